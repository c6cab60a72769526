"""What the desk costs when there is much to review: `python -m tests.benchmarks.desk`.

A queue of 50,000 proposed claims and a document with 5,000 spans, asked for as a reviewer's browser does. The aim is an
answer within a second on two cores.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from claims import open_store
from claims.record import document_from
from claims.storage.interface import Batch
from claims.types import Claim, Subject, quote
from service.app import create_app
from service.config import Settings
from service.scale.world import World
from tests.signing import sign_in, with_people

MEETINGS = 8_400  # some 50,000 claims
SPANS = 5_000
ROUNDS = 7


def fill(url: str) -> int:
    """A world in which everything is proposed, and one document in which every word is claimed; how many claims."""
    store = open_store(url)
    for batch in World(MEETINGS).batches():
        proposed = [replace(claim, status="proposed") for claim in batch.claims]
        store.write(replace(batch, claims=proposed), by="bench", action="load")
    store.write(_crowded(), by="bench", action="load")
    with store.view() as view:
        counts = view.counts()
    store.close()
    return counts["proposed"]


def _crowded() -> Batch:
    """A made-up document of 5,000 words, each with a claim, and every tenth span over ten of them."""
    words = [f"Wort{number}" for number in range(SPANS)]
    text = " ".join(words) + "\n"
    document = document_from({"id": "crowded", "text": text, "language": "de", "public": True})
    claims, at = [], 0
    for number, word in enumerate(words):
        end = min(len(text) - 1, at + (80 if number % 10 == 0 else len(word)))
        span = quote("crowded", text, at, end)
        subject, value = Subject("meeting", (f"mt{number % 50}",)), {"text": word, "language": "de"}
        claims.append(Claim(f"crowded-{number}", subject, "topic", value, "crowded", (span,)))
        at += len(word) + 1
    return Batch(documents=[document], claims=claims)


def seconds(call: Callable[[], object]) -> float:
    """The median of some rounds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'claims.sqlite'}"
        claims = fill(url)
        with_people(url, (("rita", "reviewer"),))
        client = create_app(Settings(database=url)).test_client()
        sign_in(client, "rita")
        print(f"desk           {claims:,} proposed claims, a document with {SPANS:,} spans")
        for address in (
            "/review", "/review?property=place", "/review?q=Wort4999", "/review?contradicts=yes", "/review?entity=p7",
            "/v1/claims?status=proposed", "/documents/crowded", "/v1/documents/crowded/annotations", "/meetings",
            "/claims/crowded-77",
        ):  # fmt: skip
            status = client.get(address).status_code
            taken = seconds(lambda address=address: client.get(address).get_data())  # type: ignore[misc]
            print(f"  {address:40} {status} {taken:7.3f} s")


if __name__ == "__main__":
    main()
