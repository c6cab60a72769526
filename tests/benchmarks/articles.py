"""Articles: how much of what a careful reader marked an extractor finds, how much of it is right, and how fast.

    python -m tests.benchmarks.articles [--misses] [--extractor MODULE:FUNCTION]

Reads the sets of tests/articles (README.md there says what they are and what counts). The texts of others are taken
from the folder that the environment variable BELEGT_DEV_DATA names (default: ../shared/dev-data beside the project);
what is missing is said and left out. The extractor: `extract(text, published=…, language=…)`, answering what
`belegt extract --json` does (default: Belegt itself). Precision is what is right of what was proposed, recall what was
found of what was marked, with counts, for each language. The German and the no-meeting texts are made up, and whoever
writes the extractor may have seen all of them: the figures show gaps, not what to expect of other texts. Closer to
that are the frozen sets, against which nobody tunes: of these no mistake is ever listed, only counted.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from claims.extract import read_article
from service import collector
from service.shown.present_articles import extraction
from tests.articles.reader import Article, articles, of_others
from tests.articles.score import MEASURES, Score, score
from tests.articles.seeds import MAIN, findings
from tests.articles.standoff import rows_of

HERE = Path(__file__).parents[1] / "articles"
DATA = Path(os.environ.get("BELEGT_DEV_DATA", Path(__file__).resolve().parents[3] / "shared" / "dev-data"))
AIMS = {"de": (0.9, 0.8), "en": (0.9, 0.8), "ru": (0.9, 0.65)}  # precision, recall of participants, date, place, status
AIMED = ("participants", "date", "place", "status")
FROZEN = "frozen_"  # how the names of the frozen sets begin
AIM_FALSE, AIM_SPEED, LENGTH = 2, 100, 3000  # texts of 100; articles of this many characters a second

Extractor = Callable[..., Any]


def main() -> int:
    options = argparse.ArgumentParser(prog="tests.benchmarks.articles")
    options.add_argument("--misses", action="store_true", help="list every mistake (of the frozen sets: count them)")
    options.add_argument("--extractor", default="tests.benchmarks.articles:answered", metavar="MODULE:FUNCTION")
    chosen = options.parse_args()
    sets = dict(known_sets())
    nobody_met = articles(HERE / "no_meeting.txt")
    for name, found in {**sets, "no_meeting": nobody_met}.items():
        certain = sum(not meeting.optional for article in found for meeting in article.meetings)
        characters = sum(len(article.text) for article in found)
        print(f"{name}: {len(found)} texts, {certain} meetings, {characters:,} characters")
    extractor = loaded(chosen.extractor)
    if extractor is None:
        print(f"there is no extractor {chosen.extractor} yet: nothing is measured")
        return 0
    failures = print_sets(extractor, sets, chosen.misses)
    print_nobody_met(extractor, nobody_met, failures, chosen.misses)
    print_seeds()
    print_speed(extractor, [article for found in sets.values() for article in found])
    print_growth(extractor, sets["made_up_de"])
    for failure in failures:
        print(f"failed: {failure}")
    return 1 if failures else 0


def known_sets() -> Iterator[tuple[str, list[Article]]]:
    """The sets in which somebody met, by name; what is missing is printed."""
    yield "made_up_de", articles(HERE / "made_up_de.txt")
    for name in ("kremlin_en", "kremlin_ru"):
        rows = DATA / f"{name}.jsonl"
        if rows.is_file():
            yield name, of_others(HERE / f"{name}.tsv", rows_of(rows))
        else:
            print(f"{name} is left out, as there is no {rows}: set BELEGT_DEV_DATA to the folder that holds it")
    for name in ("fresh", "frozen"):
        for language in AIMS:
            yield f"{name}_{language}", articles(HERE / f"{name}_{language}.txt")
    for name in (
        "more",
        "late",
        "last",
        "new",
        "further",
        "long",
        "plain",
        "frozen_more",
        "frozen_long",
        "frozen_plain",
        "results",
        "frozen_results",
    ):
        for path in sorted(HERE.glob(f"{name}_*.txt")):
            yield path.stem, articles(path)


def answered(text: str, published: Any = None, language: str | None = None) -> Any:
    """What `belegt extract --json` answers."""
    return extraction(read_article(text, published, language))


def loaded(name: str) -> Extractor | None:
    """The function MODULE:FUNCTION; None where there is none yet."""
    module, _, function = name.partition(":")
    try:
        found = getattr(importlib.import_module(module), function, None)
    except ModuleNotFoundError:
        return None
    return found if callable(found) else None


def asked(extractor: Extractor, article: Article) -> Any:
    return extractor(article.text, published=article.published, language=article.language)


def measured(extractor: Extractor, found: list[Article], failures: list[str]) -> Score:
    """All articles of a set; an extractor that fails at one has found nothing there, and is listed."""
    total = Score()
    for article in found:
        answer: Any = []
        try:
            answer = asked(extractor, article)
        except Exception as error:  # whatever an extractor does, the others are measured
            failures.append(f"{article}: {error!r}")
        total += score(article, answer)
    return total


def print_sets(extractor: Extractor, sets: dict[str, list[Article]], show: bool) -> list[str]:
    """Each set with its figures and, if asked for, its mistakes; gives back where the extractor failed."""
    failures: list[str] = []
    for name, found in sets.items():
        failed: list[str] = []
        result = measured(extractor, found, failed)
        print_set(name, found[0].language, result)
        if show:
            print(*told(name, result.mistakes, "mistakes"), sep="\n")
        failures += told(name, failed, "texts")
    return failures


def told(name: str, lines: list[str], what: str) -> list[str]:
    """What is wrong with a set, a line each; of a frozen set how much there is, as a line would tell what to tune."""
    if not name.startswith(FROZEN):
        return lines
    return [f"{name}: {len(lines)} {what}"] if lines else []


def print_set(name: str, language: str, result: Score) -> None:
    print(f"\n{name:14} {'precision':>20} {'recall':>20}")
    for measure in MEASURES:
        tally = result[measure]
        if tally.proposed or tally.wanted:
            print(
                f"{measure:14} {share(tally.right, tally.proposed)} {share(tally.found, tally.wanted)}"
                f"{aim(language, measure)}"
            )


def share(part: int, whole: int) -> str:
    return f"{part / whole:7.1%} {f'({part}/{whole})':>12}" if whole else f"{'–':>20}"


def aim(language: str, measure: str) -> str:
    if measure not in AIMED:
        return ""
    precision, recall = AIMS[language]
    return f"   aim {precision:.0%}, {recall:.0%}"


def print_nobody_met(extractor: Extractor, found: list[Article], failures: list[str], show: bool) -> None:
    """Texts for which a meeting is proposed as held; and how plans, cancelled and denied meetings fare."""
    total, wrong = Score(), list[str]()
    for article in found:
        result = measured(extractor, [article], failures)
        if result.held:
            wrong.append(article.id)
        total += result
    print(f"\nno meeting, but one proposed as held: {len(wrong)} of {len(found)} texts   aim {AIM_FALSE} of 100")
    for language in AIMS:
        print(f"  {language}: {sum(f'-{language}-' in id for id in wrong)}", end="")
    print()
    for measure in ("participants", "date", "place", "status", "spans"):
        tally = total[measure]
        print(f"  {measure:14} {share(tally.right, tally.proposed)} {share(tally.found, tally.wanted)}")
    if wrong:
        print("  ", ", ".join(wrong))
    if show:
        print(*total.mistakes, sep="\n")


def print_seeds() -> None:
    """The two seed articles against their reviewed claims."""
    found, false = findings()
    for name, chosen in (
        ("main", [each.found for each in found if each.meeting in MAIN]),
        ("rest", [each.found for each in found if each.meeting not in MAIN]),
    ):
        print(f"seeds, {name}: {share(sum(chosen), len(chosen))} of dates, places, participants and gaps")
    print(f"seeds, false: {len(false)}")


def print_growth(extractor: Extractor, found: list[Article]) -> None:
    """How processor time grows with the length of a text: articles put one behind the other."""
    text = "\n\n".join(article.text for article in found)
    times = []
    for factor in (1, 2, 4, 8):
        part = text[: 3_000 * factor]
        times.append(min(_once(extractor, part, found[0]) for _ in range(5)))
    grown = ", ".join(f"{3_000 * f} characters {t / times[0]:.1f}" for f, t in zip((1, 2, 4, 8), times, strict=True))
    print(f"length: {grown}")


def _once(extractor: Extractor, text: str, like: Article) -> float:
    start = time.process_time()
    extractor(text, published=like.published, language=like.language)
    return time.process_time() - start


def print_speed(extractor: Extractor, found: list[Article]) -> None:
    """The best of three passes over all articles, after one that loads what is needed, in a process as the service's
    are; processor time."""
    passed(extractor, found)
    collector.seldom()
    seconds = min(passed(extractor, found) for _ in range(3))
    characters = sum(len(article.text) for article in found)
    print(
        f"\nspeed: {len(found) / seconds:.0f} articles a second, or {characters / seconds / LENGTH:.0f} "
        f"of {LENGTH:,} characters   aim {AIM_SPEED}"
    )


def passed(extractor: Extractor, found: list[Article]) -> float:
    start = time.process_time()
    for article in found:
        try:
            asked(extractor, article)
        except Exception:  # noqa: S112 - it was listed when it was measured
            continue
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
