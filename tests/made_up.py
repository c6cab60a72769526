"""The store of made-up articles that tests judge statements by: what they say was read, proposed and accepted."""

from __future__ import annotations

from datetime import date

from claims.ingest import ingest, read
from claims.review import decide
from claims.source import Source, Stated
from claims.storage.interface import Store
from tests.cases_reader import CASES


def take_in(store: Store) -> None:
    """The articles of made_up_articles.txt, each with all of its claims accepted."""
    for source in sources():
        found = ingest(store, read(source), by="test")
        with store.view() as view:
            revisions = {id: claim.revision for id, claim in view.claims(found.proposed).items()}
        left = decide(store, "accept", revisions, by="test").skipped
        for id in left:  # of whom only a surname is known
            decide(store, "accept", {id: revisions[id]}, by="test")


def sources() -> list[Source]:
    """Each article as the text that is taken in, in the notation of tests/cases/README.md."""
    text = (CASES / "made_up_articles.txt").read_text(encoding="utf-8")
    found = []
    for block in text.split("\n== ")[1:]:
        about, _, article = block.partition("\n")
        language, published, publisher = (part.strip() for part in about.split("|"))
        stated = Stated(language=language, published=date.fromisoformat(published), publisher=publisher)
        found.append(Source(article.strip() + "\n", stated))
    return found
