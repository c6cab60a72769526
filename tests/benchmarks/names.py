"""How well names of persons are compared and found: `python -m tests.benchmarks.names`.

Reads real names from the folder in BELEGT_DEV_DATA (default: ../shared/dev-data beside the project). The pairs come
from OpenSanctions' name_bench; the surnames that slips and other scripts are made for from the US Office of the
Historian's travels and visits, and from kremlin.ru. Slips are made by a seeded generator: one or two random edits
(letter changed, missing, added, two swapped) at any place of a family name of six letters or more.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claims.names import base_forms, compare_names, fold_name, index_keys, is_given_name, query_keys

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("BELEGT_DEV_DATA", ROOT.parent / "shared" / "dev-data"))
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SIX = 6


def rows(file: str) -> Iterator[dict[str, Any]]:
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def pairs() -> None:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: list[str] = []
    for row in rows("name_pairs.jsonl"):
        found = compare_names(row["a"], row["b"])
        same = found.outcome == "same"
        kind = "right" if same == row["match"] else "false match" if same else "missed match"
        source = "llm_proposed" if row["llm_proposed"] else "others"
        for group in (source, "all"):
            counted[group][kind] += 1
            counted[group][f"answered {found.outcome}"] += 1
        if kind != "right":
            wrong.append(f"    {kind:12} {row['a']} | {row['b']}: {found.outcome}, {found.why}")
    for group, counts in counted.items():
        total = counts["right"] + counts["missed match"] + counts["false match"]
        print(
            f"pairs, {group:12}: {counts['right']}/{total} right ({counts['right'] / total:.1%}), "
            f"{counts['missed match']} missed, {counts['false match']} false"
        )
    if "-v" in sys.argv:
        print("\n".join(sorted(wrong)))


def people() -> list[str]:
    """Names of two and more words, their titles cut off, in the order of the alphabet."""
    found: set[str] = set()
    for row in rows("us_state_travel.jsonl"):
        for name in row["participants"]:
            words = re.findall(r"(?:[A-Z][\w'’-]+ |[A-Z]\. |al-)+[A-Z][\w'’-]+$", name.split(" of ")[0])
            if words and len(fold_name(words[0]).split()) > 1:
                found.add(words[0])
    return sorted(found)


def slipped(word: str, edits: int, chance: random.Random) -> str:
    """The word after so many random edits, in lower case."""
    letters = list(word.lower())
    for _ in range(edits):
        at = chance.randrange(len(letters))
        kind = chance.randrange(4)
        if kind == 0:
            letters[at] = chance.choice(LETTERS.replace(letters[at], ""))
        elif kind == 1:
            del letters[at]
        elif kind == 2:
            letters.insert(at, chance.choice(LETTERS))
        elif at + 1 < len(letters):
            letters[at : at + 2] = letters[at + 1], letters[at]
        else:
            letters[at - 1 : at + 1] = letters[at], letters[at - 1]
    return "".join(letters)


def recall(names: list[str], edits: int) -> None:
    chance = random.Random(edits)
    found = asked = same = ambiguous = 0
    for name in names:
        given, _, surname = name.rpartition(" ")
        if len(surname) < SIX or not (surname.isascii() and surname.isalpha()):
            continue
        if compare_names(surname, name).outcome != "same":  # not the family name: Xi Jinping, Jonathan Trumbull Jr.
            continue
        wrong = slipped(surname, edits, chance)
        if wrong == surname.lower():
            continue
        asked += 1
        found += not index_keys(name).isdisjoint(query_keys(wrong))
        outcome = compare_names(f"{given} {wrong.title()}", name).outcome
        same += outcome == "same"
        ambiguous += outcome == "ambiguous"
    print(
        f"{edits} slip(s) in the family name: found by its keys alone {found / asked:.2%} of {asked}; with the given "
        f"name compared as same {same / asked:.1%}, ambiguous {ambiguous / asked:.1%}"
    )


# Russian family names in kremlin.ru's texts → the usual German, English and French spellings, made by the rules of
# Duden, BGN/PCGN and the French press; only for measuring.
SYSTEMS = {
    system: dict(pair.split("=") for pair in table.split())
    for system, table in {
        "English": "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh "
        "ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya",
        "German": "в=w ё=jo ж=sch з=s й=i х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja",
        "French": "ё=io ж=j й=ï у=ou ч=tch ш=ch щ=chtch ю=iou я=ia",
    }.items()
}


def transliterated(word: str, system: str) -> str:
    table = SYSTEMS["English"] | SYSTEMS[system]
    return "".join(table.get(letter, "") for letter in word.lower()).title()


def russians() -> list[tuple[str, str]]:
    """Two words in kremlin.ru's texts of which the second ends as Russian family names do in the nominative."""
    found: set[tuple[str, str]] = set()
    pattern = re.compile(r"\b([А-ЯЁ][а-яё]+) ([А-ЯЁ][а-яё]{3,}(?:ов|ев|ёв|ин|ын|ский|цкий|ой|ий|ко|ук|юк))\b")
    for row in rows("kremlin_ru.jsonl"):
        found.update(pattern.findall(row["text"]))
    return sorted(found)


def cases() -> None:
    """Every case of a man's name, made by pymorphy3, against its nominative."""
    try:
        from pymorphy3 import MorphAnalyzer
    except ImportError:
        print("case endings: not measured, pymorphy3 is not installed")
        return
    morph = MorphAnalyzer()
    asked = based = keyed = same = 0
    wrong = []
    for given, surname in russians():
        if not is_given_name(given):
            continue
        readings = [p for p in morph.parse(surname) if {"Surn", "masc", "nomn", "sing"} <= set(p.tag.grammemes)]
        for case in ("gent", "datv", "accs", "ablt", "loct"):
            form = readings[0].inflect({case}) if readings else None
            first = next((p for p in morph.parse(given) if {"Name", "masc", "nomn"} <= set(p.tag.grammemes)), None)
            if form is None or first is None or form.word == surname.lower():
                continue
            name = f"{first.inflect({case}).word.title()} {form.word.title()}"
            asked += 1
            based += surname.replace("ё", "е") in [f.replace("ё", "е") for f in base_forms(form.word.title(), "ru")]
            keyed += not index_keys(f"{given} {surname}").isdisjoint(query_keys(form.word.title()))
            outcome = compare_names(name, f"{given} {surname}").outcome
            same += outcome == "same"
            if outcome == "different":
                wrong.append(name)
    print(
        f"case endings: nominative among the base forms {based / asked:.1%} of {asked}, found by the keys "
        f"{keyed / asked:.1%}, full name compared as same {same / asked:.1%}, as different {len(wrong)} {wrong[:8]}"
    )


def scripts() -> None:
    people = russians()
    for system in SYSTEMS:
        keys = same = 0
        for _, surname in people:
            latin = transliterated(surname, system)
            keys += found_both_ways(latin, surname)
            same += compare_names(latin, surname).outcome == "same"
        print(
            f"other script, Russian in {system} letters: found both ways by the keys {keys / len(people):.2%} of "
            f"{len(people)}, compared as same {same / len(people):.2%}"
        )
    lines = (ROOT / "tests/cases/names.txt").read_text(encoding="utf-8").splitlines()
    pairs = [[part.strip() for part in line[1:].split("|")[:2]] for line in lines if line.startswith("=")]
    crossing = [(a, b) for a, b in pairs if re.search("[А-я]", a) and not re.search("[А-я]", b)]
    keys = sum(found_both_ways(a, b) for a, b in crossing)
    print(f"other script, tests/cases/names.txt: found both ways by the keys {keys}/{len(crossing)}")


def found_both_ways(a: str, b: str) -> bool:
    return not (index_keys(a).isdisjoint(query_keys(b)) or index_keys(b).isdisjoint(query_keys(a)))


def sizes(names: list[str]) -> None:
    stored = [len(index_keys(name)) for name in names]
    asked = [len(query_keys(name)) for name in names]
    buckets: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        for key in index_keys(name):
            buckets[key[:2]][key] += 1
    print(
        f"keys of {len(names)} names: {sum(stored) / len(stored):.1f} stored on average (most {max(stored)}), "
        f"{sum(asked) / len(asked):.1f} to look up (most {max(asked)})"
    )
    for kind, bucket in sorted(buckets.items()):
        largest, count = bucket.most_common(1)[0]
        print(
            f"    {kind} {len(bucket)} keys, {sum(bucket.values()) / len(bucket):.1f} names each, "
            f"at most {count} ({largest})"
        )
    chance = random.Random(5)
    index: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for key in index_keys(name):
            index[key].append(name)
    candidates = [
        len({n for key in query_keys(name) for n in index[key]}) for name in chance.sample(names, min(300, len(names)))
    ]
    print(f"    candidates for a name: {sum(candidates) / len(candidates):.0f} on average, at most {max(candidates)}")


def speed(names: list[str]) -> None:
    chance = random.Random(7)
    pairs = [(chance.choice(names), chance.choice(names)) for _ in range(20_000)]
    usual = [(a, b) for a, b in pairs if len(fold_name(a).split()) == len(fold_name(b).split()) == 2]
    alike = [(row["a"], row["b"]) for row in rows("name_pairs.jsonl")]
    compare_names("Joe Dunford", "Джозеф Данфорд")  # loads the tables
    print(
        f"compare_names: {timed(alike):.0f} µs a pair of like names that it never saw (name_pairs), {timed(alike):.0f} "
        f"the second time; {timed(pairs):.0f} any two names of the travels, {timed(usual):.0f} of given and family name"
    )
    worst = "Abdul Rahman " * 40
    print(f"    longest input: {timed([(worst, worst[1:])]) / 1e3:.1f} ms")


def timed(pairs: list[tuple[str, str]]) -> float:
    """Microseconds of processor time a pair."""
    start = time.process_time()
    for a, b in pairs:
        compare_names(a, b)
    return (time.process_time() - start) / len(pairs) * 1e6


def main() -> None:
    if not (DATA / "name_pairs.jsonl").exists():
        print(f"No development data in {DATA}; set BELEGT_DEV_DATA to the folder that has name_pairs.jsonl.")
        return
    names = people()
    speed(names)
    pairs()
    recall(names, 1)
    recall(names, 2)
    scripts()
    cases()
    sizes(names)


if __name__ == "__main__":
    main()
