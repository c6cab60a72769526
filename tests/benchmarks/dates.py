"""Dates against two public collections, and how long finding them takes.

    python -m tests.benchmarks.dates [--misses]

Reads dates_recognizers.jsonl (Recognizers-Text, MIT) and dates_chrono.jsonl (chrono, MIT) from the folder that the
environment variable BELEGT_DEV_DATA names (default: ../shared/dev-data beside the project). `found`: a mention overlaps
the expected span; `exact`: it is that span; `right`: it begins on the expected day, or on one of the candidates;
`covers`: it is right, or its interval holds that day (the sets take "three years ago" for a day, we for a year).
False alarms are mentions that overlap no expected span of their text.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

from claims.dates import DateMention, find_dates
from claims.text import tokens

DATA = Path(os.environ.get("BELEGT_DEV_DATA", Path(__file__).resolve().parents[3] / "shared" / "dev-data"))
SETS = ("dates_recognizers", "dates_chrono")
SENTENCE = "Dunford und Gerassimow trafen sich am Donnerstag, dem 16. Februar 2017, in Baku zu einem Gespräch."
PROSE = "Beide Seiten seien bemüht, die Sicherheit der Truppen zu verbessern und Krisen künftig zu vermeiden. "


def kind(row: dict) -> str:
    """The four kinds that are counted apart."""
    if "Holiday" in row["source"] or row["granularity"] == "century":
        return "holiday"
    if row["granularity"] in ("time", "ref") or "T" in str(row["value"]) or ":" in str(row["value"]):
        return "time of day"
    if "within" in row["source"] or "casual_relative" in row["source"] or "units_later" in row["source"]:
        return "duration"
    return "date"


def begins(value: str) -> set[str]:
    """The days that may count as the beginning of a value: of an open range, its only end."""
    first, _, last = value.partition("/")
    return {(first or last)[:10]}


def judge(row: dict, mentions: list[DateMention]) -> tuple[bool, bool, bool, bool, DateMention | None]:
    start, end = row["span"]
    best = max(
        (m for m in mentions if m.start < end and start < m.end),
        key=lambda m: min(m.end, end) - max(m.start, start),
        default=None,
    )
    if best is None:
        return False, False, False, False, None
    wanted = set().union(*(begins(value) for value in [row["value"], *(row.get("candidates") or [])]))
    got = {first.isoformat() for first, _ in best.readings} | ({best.earliest.isoformat()} if best.earliest else set())
    if row["granularity"] == "open_range" and best.latest:
        got.add(date.fromordinal(best.latest.toordinal() + 1).isoformat())
    right = bool(wanted & got)
    covers = right or any(
        best.earliest and best.latest and best.earliest.isoformat() <= day <= best.latest.isoformat() for day in wanted
    )
    return True, (best.start, best.end) == (start, end), right, covers, best


def accuracy(show: bool) -> None:
    for name in SETS:
        path = DATA / f"{name}.jsonl"
        if not path.exists():
            print(f"{path} is missing: set BELEGT_DEV_DATA to the folder that has it.")
            continue
        groups: dict[tuple, list[dict]] = defaultdict(list)
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            groups[(row["lang"] or "en")[:2], row["text"], row["reference_time"]].append(row)
        counts: Counter = Counter()
        for (language, text, when), rows in groups.items():
            try:
                reference = date.fromisoformat(str(when)[:10])
            except ValueError:
                counts[language, "unreadable reference"] += len(rows)
                continue
            mentions = find_dates(text, language, reference)
            for row in rows:
                found, exact, right, covers, best = judge(row, mentions)
                key = (language, kind(row))
                counts.update({(*key, "rows"): 1, (*key, "found"): found, (*key, "exact"): exact})
                counts.update({(*key, "right"): right, (*key, "covers"): covers})
                if show and not (found and right):
                    said = best and f"{best.text!r} {best.earliest}..{best.latest}"
                    fault = "WRONG" if found else "MISS "
                    print(f"{fault} {key} @{when} {text!r} [{row['surface']}] {row['value']}: {said}")
            alarms = [m for m in mentions if not any(m.start < r["span"][1] and r["span"][0] < m.end for r in rows)]
            counts[language, "alarms"] += len(alarms)
            for alarm in alarms if show else ():
                print(f"ALARM {language} @{when} {text!r}: {alarm.text!r} {alarm.earliest}")
        print(f"\n{name}")
        for language in sorted({key[0] for key in counts}):
            for of in ("date", "duration", "holiday", "time of day"):
                rows_of = counts[language, of, "rows"]
                if rows_of:
                    figures = (f"{f} {counts[language, of, f]:3}" for f in ("found", "exact", "right", "covers"))
                    print(f"  {language} {of:12} {rows_of:3} rows: {', '.join(figures)}")
            print(f"  {language} false alarms {counts[language, 'alarms']}")


def best_of(run: int, *call: object) -> float:
    """Microseconds of the quickest of some runs of `find_dates(*call)`."""
    times = []
    for _ in range(run):
        start = time.perf_counter()
        find_dates(*call)  # type: ignore[arg-type]
        times.append(time.perf_counter() - start)
    return min(times) * 1e6


def speed() -> None:
    reference = date(2017, 2, 17)
    find_dates(SENTENCE, "de", reference)
    print(f"\n{len(SENTENCE)} characters with a date: {best_of(300, SENTENCE, 'de', reference):.0f} µs,")
    print(f"  of a reader who has the tokens: {best_of(300, SENTENCE, 'de', reference, tokens(SENTENCE)):.0f} µs")
    print(f"{len(PROSE)} characters without: {best_of(300, PROSE, 'de', reference):.1f} µs")
    hard = {
        "prose": PROSE, "dates": SENTENCE + " ", "numbers": "10 10. 10 - 10/10 2010 ", "dots": "1.2.3.4.5.6.7.8.9.",
        "openings": "vom 3. bis vom 4. bis 5. und ", "words": "letzten drei Jahre Mitte Ende Anfang ",
    }  # fmt: skip
    for name, text in hard.items():
        short, long = best_of(7, text * 20, "de", reference), best_of(5, text * 200, "de", reference)
        print(f"  {name:9} tenfold text: {long / short:5.1f}-fold time ({long / len(text) / 200 * 100:.0f} µs per 100)")


if __name__ == "__main__":
    accuracy("--misses" in sys.argv[1:])
    speed()
