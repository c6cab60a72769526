"""Articles taken in: once for each publication, whole or not at all, killed or not, and every span quotes its text."""

from __future__ import annotations

import os
import random
import signal
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import ingest as module
from claims import open_store, review, verify
from claims.errors import InvalidInput
from claims.ingest import Article, ingest, of_one_origin, read
from claims.source import Source, Stated, of_page, of_text
from claims.storage.backup import prove
from claims.storage.interface import Batch, Store
from seeds.load import load
from service.shown import present
from tests.articles.reader import articles
from tests.doors import SUPPORTED, belegt, command, environment

MADE_UP = articles(Path(__file__).parent / "articles" / "made_up_de.txt")
PUBLISHED = date(2017, 2, 17)
TEXT = "Die Präsidentin von Finnland, Erna Beispiel, traf am Donnerstag in Baku Estlands Präsidenten Otto Muster."


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(f"sqlite:///{tmp_path / 'claims.sqlite'}")) as store:
        yield store


def article(text: str = TEXT, publisher: str | None = "Die Erfundene", **known: Any) -> Article:
    return read(of_text(text, Stated(publisher=publisher, **{"published": PUBLISHED} | known)))


def counts(store: Store) -> dict[str, int]:
    with store.view() as view:
        return dict(view.counts())


# Reading


def test_an_article_becomes_a_document_and_what_it_says() -> None:
    found = article(title="Ein Treffen", author="A. Schreiberin", url="https://example.org/a")
    document = found.document
    assert (document.text, document.language, document.published) == (TEXT, "de", PUBLISHED)
    assert (document.title, document.author, document.publisher) == ("Ein Treffen", "A. Schreiberin", "Die Erfundene")
    assert not document.public
    [meeting] = found.extraction.meetings
    assert [each.name for each in meeting.participants] == ["Erna Beispiel", "Otto Muster"]


@pytest.mark.parametrize(("stated", "declared", "text", "read_in", "tag"), [
    (None, None, TEXT, "de", "de"),
    (None, "de-AT", TEXT, "de", "de-AT"),
    (None, "en", TEXT, "de", "de"),  # pages are often declared wrongly: the text decides
    ("de-CH", "en", TEXT, "de", "de-CH"),
    ("en", None, TEXT, "en", "en"),  # what is stated is believed
    (None, "fr", "Otto Muster, Baku.", None, "fr"),
    (None, "ru-RU", "42 – 17", "ru", "ru-RU"),
    (None, None, "Le président a rencontré la présidente à Paris, et ils ont parlé.", None, None),
])  # fmt: skip
def test_the_language(stated: Any, declared: str | None, text: str, read_in: str | None, tag: str | None) -> None:
    found = read(Source(text, Stated(published=PUBLISHED, language=stated), declared))
    assert (found.extraction.language, found.document.language) == (read_in, tag)


# Once for each publication


def test_the_same_publication_twice_is_one_document(fresh: Store) -> None:
    first = ingest(fresh, article(), by="eva")
    before = counts(fresh)
    again = ingest(fresh, article(title="Ein anderer Titel"), by="rita")
    assert (first.new, again.new) == (True, False)
    assert (again.document.id, again.proposed, again.change) == (first.document.id, (), first.change)
    assert counts(fresh) == before
    assert before["documents"] == 1
    assert before["proposed"] == before["claims"] == len(first.proposed) > 0
    with fresh.view() as view:
        change = view.change_info(first.change)
        assert (change.by, change.action) == ("eva", "ingest")
        assert view.document(first.document.id).title is None  # as it came first


@pytest.mark.parametrize("other", [
    {"publisher": "Eine andere"}, {"publisher": None}, {"published": date(2017, 2, 18)}, {"url": "https://example.org/b"},
])  # fmt: skip
def test_another_publication_of_one_text_is_another_document_of_one_origin(fresh: Store, other: dict[str, Any]) -> None:
    first, second = ingest(fresh, article(), by="eva"), ingest(fresh, article(**other), by="eva")
    assert second.new
    assert second.document.id != first.document.id
    assert second.document.sha256 == first.document.sha256
    with fresh.view() as view:
        assert of_one_origin(view, second.document) == [first.document.id]
        assert of_one_origin(view, first.document) == [second.document.id]
        assert of_one_origin(view, article(f"{TEXT} ").document) == []


def test_a_publication_that_is_there_under_another_id_is_there(tmp_path: Path) -> None:
    with closing(open_store(f"sqlite:///{tmp_path / 'claims.sqlite'}")) as store:
        load(store)
        with store.view() as view:
            seed = view.document("apa-2017-02-17")
        done = ingest(store, article(seed.text, "APA"), by="eva")
        assert (done.new, done.document.id) == (False, seed.id)


def test_many_at_once_bring_the_same_publication_once(tmp_path: Path, fresh: Store) -> None:
    with closing(open_store(f"sqlite:///{tmp_path / 'alone.sqlite'}")) as alone:
        ingest(alone, article(), by="eva")
        wanted = counts(alone)
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: ingest(fresh, article(), by="eva"), range(16)))
    assert len({each.document.id for each in done}) == 1
    assert counts(fresh) == wanted
    assert fresh.latest_change() == 1


def test_an_erased_text_does_not_come_back(fresh: Store) -> None:
    first = ingest(fresh, article(), by="eva")
    review.erase(fresh, first.document.id, by="ada", note="a court")
    again = ingest(fresh, article(), by="eva")
    assert (again.new, again.document.erased) == (False, True)
    with fresh.view() as view:
        assert view.document(first.document.id).text == ""


def test_verdicts_tell_documents_from_origins(tmp_path: Path) -> None:
    with closing(open_store(f"sqlite:///{tmp_path / 'claims.sqlite'}")) as store:
        load(store)
        with store.view() as view:
            seed = view.document("apa-2017-02-17")
        assert "sources" not in present.verdict(verify(SUPPORTED, store=store), {})["propositions"][0]
        for text, publisher in ((seed.text, "Die Erfundene"), (f"{seed.text}\n", "Noch eine")):
            done = ingest(store, article(text, publisher), by="eva")
            for id in done.proposed:
                review.decide(store, "accept", {id: 1}, by="eva")
        [proposition] = present.verdict(verify(SUPPORTED, store=store), {})["propositions"]
        assert proposition["label"] == "supported"
        assert proposition["sources"] == {"documents": 3, "origins": 2}


# All or nothing


class Stop(Exception):
    """What a bug would raise."""


@pytest.mark.parametrize("where", ["link", "write"])
def test_nothing_is_stored_half(fresh: Store, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    def stop(*_: object, **__: object) -> None:
        raise Stop

    if where == "link":
        monkeypatch.setattr(module, "link", stop)
    else:  # in the midst of the rows: the last table of a write
        monkeypatch.setattr("claims.storage.sqlite_write.Writer._store_claims", stop)
    with pytest.raises(Stop):
        ingest(fresh, article(), by="eva")
    assert fresh.latest_change() == 0
    assert not any(counts(fresh).values())
    monkeypatch.undo()
    assert ingest(fresh, article(), by="eva").new


def test_one_bad_claim_keeps_the_whole_article_out(fresh: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def with_one_moved(*given: Any) -> Batch:
        batch = link(*given)
        first, *others = batch.claims
        moved = replace(first, spans=(replace(first.spans[0], start=0, end=3),))
        return replace(batch, claims=[moved, *others])

    link = module.link
    monkeypatch.setattr(module, "link", with_one_moved)
    with pytest.raises(InvalidInput):
        ingest(fresh, article(), by="eva")
    assert fresh.latest_change() == 0


KILLS = 12


def test_killed_at_any_moment_and_done_again_it_is_as_if_never_killed(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, each in enumerate(MADE_UP[:20]):
        (folder / f"{number:02}.txt").write_text(each.text, encoding="utf-8")
    options = ("--published", "2026-03-01", "--publisher", "Die Erfundene", "--by", "eva")
    urls = [f"sqlite:///{tmp_path / name}.sqlite" for name in ("killed", "whole")]
    chance = random.Random(17)
    killed = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            command("ingest", str(folder), *options, "--database", urls[0]),
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(tmp_path), cwd=tmp_path,
        )  # fmt: skip
        assert process.stdout is not None
        for _ in range(chance.randrange(4)):  # so many articles are acknowledged before it is killed
            process.stdout.readline()
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            killed += 1
        process.communicate()
    assert killed > KILLS // 2
    for url in urls:
        assert belegt(tmp_path, "ingest", str(folder), *options, "--database", url).returncode == 0
        prove(Path(url.removeprefix("sqlite:///")))
    states = []
    for url in urls:
        with closing(open_store(url)) as store, store.view() as view:
            documents = view.list_documents(limit=100)
            rows = {each.id: [(c.id, c.value, c.spans) for c in view.claims_in(each.id)] for each in documents}
            states.append((rows, dict(view.counts())))
    assert states[0] == states[1]


# Spans


def held(store: Store) -> int:
    """How many spans there are; each quotes its document."""
    total = 0
    with store.view() as view:
        for each in view.list_documents(limit=1000):
            text = view.document(each.id).text
            for claim in view.claims_in(each.id):
                assert claim.status == "proposed"
                assert claim.spans
                for span in claim.spans:
                    assert text[span.start : span.end] == span.quote
                    assert span.quote.strip()
                    total += 1
    return total


def test_every_stored_span_quotes_its_document(fresh: Store) -> None:
    for number, each in enumerate(MADE_UP):
        ingest(fresh, article(each.text, f"Blatt {number}", published=each.published), by="eva")
    assert held(fresh) > 100


SENTENCES = st.lists(
    st.sampled_from([sentence for each in MADE_UP[:12] for sentence in each.text.split("\n") if sentence.strip()]),
    min_size=1, max_size=5,
)  # fmt: skip


BETWEEN = st.sampled_from(["\n", "\r\n", "\n\n", " ", "\u00a0", "\n👩\u200d👩\u200d👧 ", "\u0308\n"])


@settings(max_examples=25)
@given(sentences=SENTENCES, between=BETWEEN)
def test_spans_of_any_text_quote_it(
    tmp_path_factory: pytest.TempPathFactory, sentences: list[str], between: str
) -> None:
    url = f"sqlite:///{tmp_path_factory.mktemp('any') / 'claims.sqlite'}"
    with closing(open_store(url)) as store:
        ingest(store, article(between.join(sentences)), by="eva")
        held(store)


def test_a_page_is_taken_in_by_its_clean_text(fresh: Store) -> None:
    page = f"""<html lang=de><head><meta property="article:published_time" content="2017-02-17T09:00">
        <meta property="og:site_name" content="Die Erfundene"></head>
        <body><nav>Start</nav><article><p>{TEXT.replace("Baku", "<b>Ba&shy;ku</b>")}</p></article></body></html>"""
    done = ingest(fresh, read(of_page(page, Stated())), by="eva")
    assert (done.document.text, done.document.published) == (TEXT, PUBLISHED)
    assert held(fresh) > 4
    assert not ingest(fresh, article(), by="eva").new  # the same text, from a file: the same publication
