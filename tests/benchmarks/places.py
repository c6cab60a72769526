"""Places: what the gazetteer costs, how long finding takes, and how many places of two public collections it knows.

    python -m tests.benchmarks.places [--misses]

Reads kremlin_en.jsonl and kremlin_ru.jsonl (kremlin.ru, CC BY 4.0) and us_state_travel.jsonl (Office of the Historian,
CC0) from the folder that the environment variable BELEGT_DEV_DATA names (default: ../shared/dev-data beside the
project). `known`: the name is in the gazetteer as a whole, or `find_places` finds a place in it. Loading is that of the
data, in a fresh process. Times are the best of five. The tables in claims/gazetteer/hand were written by people who had
seen these collections: the figures show gaps, not what to expect of other texts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from claims.places import Place, contains, find_nationalities, find_places, lookup
from claims.places.towns import find_towns
from claims.text import tokens

DATA = Path(os.environ.get("BELEGT_DEV_DATA", Path(__file__).resolve().parents[3] / "shared" / "dev-data"))
SENTENCES = {
    "de": "Joe Dunford und Waleri Gerasimow trafen sich am Donnerstag in der aserbaidschanischen Hauptstadt Baku.",
    "en": "Joe Dunford and Valery Gerasimov met on Thursday in Baku, the Azerbaijani capital, the Pentagon said.",
    "ru": "Валерий Герасимов встретился с Джозефом Данфордом в столице Азербайджана Баку, сообщили в Москве в четверг.",
}
LOADING = """
import resource, time
import claims.text, claims.language, rapidfuzz.process
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
from claims.places import find_nationalities, find_places, place
from claims import gazetteer
for language in {languages}:
    find_places("Baku", language)
    find_nationalities("Baku", language)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""

LOADING_TOWNS = """
import resource, time
from claims.places import find_places
from claims.places.towns import find_towns
from claims.text import tokens
for language in ("de", "en", "ru"):
    find_places("Baku", language)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
for language, text in (("de", "in Szeged"), ("ru", "в Сегеде")):
    assert find_towns(text, language, tokens(text), [])
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def best(action: Callable[[], object], times: int = 2000) -> float:
    """Seconds for one call: the best of five runs."""

    def run() -> float:
        start = time.perf_counter()
        for _ in range(times):
            action()
        return (time.perf_counter() - start) / times

    return min(run() for _ in range(5))


def loading() -> None:
    """In fresh processes: the first call, with everything that it loads."""
    scripts = {
        "+".join(codes): LOADING.format(languages=codes) for codes in (["de"], ["en"], ["ru"], ["de", "en", "ru"])
    }
    for what, script in (scripts | {"towns": LOADING_TOWNS}).items():
        runs = [subprocess.run([sys.executable, "-c", script], capture_output=True, check=True) for _ in range(5)]
        figures = [tuple(map(float, run.stdout.split())) for run in runs]
        seconds, kilobytes = min(figures)[0], max(figure[1] for figure in figures)
        print(f"load {what:9} {seconds * 1000:6.0f} ms {kilobytes / 1024:6.1f} MB more resident memory")


def finding() -> None:
    for language, sentence in SENTENCES.items():
        marks = tokens(sentence)
        whole = best(lambda language=language, sentence=sentence: find_places(sentence, language))
        places = best(lambda language=language, sentence=sentence, marks=marks: find_places(sentence, language, marks))
        words = best(
            lambda language=language, sentence=sentence, marks=marks: find_nationalities(sentence, language, marks)
        )
        towns = best(
            lambda language=language, sentence=sentence, marks=marks: find_towns(sentence, language, marks, [])
        )
        print(
            f"find {language}, {len(sentence)} characters: towns {towns * 1e6:.0f} µs, places {places * 1e6:.0f} µs "
            f"(with tokens {whole * 1e6:.0f}), nationalities {words * 1e6:.0f} µs"
        )
    for times in (10, 100, 1000):
        text = " ".join([SENTENCES["de"]] * times)
        marks = tokens(text)
        seconds = best(lambda text=text, marks=marks: find_places(text, "de", marks), times=max(1, 200 // times))
        print(f"find de, {len(text):7,} characters: {seconds * 1e6 / times:.0f} µs a sentence")
    print(f"look up a name: {best(lambda: lookup('Helsinki')) * 1e6:.1f} µs,", end=" ")
    print(f"with a slip: {best(lambda: lookup('Helsinky', fuzzy=True), times=20) * 1e3:.2f} ms")


class Asked(NamedTuple):
    """A place that a collection names, and the country it puts it in, where it says so."""

    what: str
    language: str
    name: str
    country: str | None = None


def names(file: str) -> Iterator[Asked]:
    with (DATA / file).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if "gold" in row:
                yield Asked("place", row["language"], row["gold"]["place"])
                continue
            yield Asked("country", "en", row["country"])
            for locality in filter(None, map(str.strip, (row["locale"] or "").split(","))):
                yield Asked("locality", "en", locality, row["country"])


def readings(language: str, name: str) -> tuple[Place, ...]:
    """What a name may mean: looked up as a whole, else the first place found in it."""
    return lookup(name, language) or next((m.candidates for m in find_places(name, language) if m.candidates), ())


def coverage(show: bool) -> None:
    for file in ("kremlin_en.jsonl", "kremlin_ru.jsonl", "us_state_travel.jsonl"):
        if not (DATA / file).is_file():
            print(f"{file} is not in {DATA}: set BELEGT_DEV_DATA to the folder that holds it")
            continue
        asked: Counter[str] = Counter()
        whole: Counter[str] = Counter()
        found: Counter[str] = Counter()
        placed = right = 0
        missed: Counter[str] = Counter()
        for what, language, name, country in names(file):
            said = readings(language, name)
            asked[what] += 1
            whole[what] += bool(lookup(name, language))
            found[what] += bool(said)
            missed[name] += not said
            states = readings(language, country) if country and said else ()
            placed += bool(states)
            right += any(state is said[0] or contains(state, said[0]) for state in states)
        for what, count in asked.items():
            print(
                f"{file}: of {count} mentions of a {what} {found[what]} known ({found[what] / count:.1%}), "
                f"{whole[what]} of them as a whole"
            )
        if placed:
            print(f"{file}: of {placed} localities known, {right} ({right / placed:.1%}) in the stated country")
        if show:
            print("  missed:", ", ".join(f"{name} ({count})" for name, count in missed.most_common() if count))


def main() -> None:
    loading()
    finding()
    coverage("--misses" in sys.argv[1:])


if __name__ == "__main__":
    main()
