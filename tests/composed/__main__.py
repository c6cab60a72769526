"""`python -m tests.composed en [--count 1000] [--seed N] [--show WORDS]`: which parts come out wrong, worst first, and
the reports whose faults or parts hold these words."""

from __future__ import annotations

import argparse
from collections import Counter

from tests.composed import LANGUAGES, faults, reports


def main() -> None:
    options = argparse.ArgumentParser(prog="tests.composed")
    options.add_argument("language", choices=LANGUAGES)
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--seed", type=int, default=20170216)
    options.add_argument("--show", metavar="WORDS")
    chosen = options.parse_args()
    of_all: Counter[str] = Counter()
    of_wrong: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    shown = []
    for report in reports(chosen.language, chosen.count, chosen.seed):
        found = faults(report)
        of_all.update(report.parts)
        if not found:
            continue
        of_wrong.update(report.parts)
        kinds.update({fault.kind for fault in found})
        told = "; ".join(f"{fault.kind} {fault.what}".strip() for fault in found)
        if chosen.show is not None and any(chosen.show in words for words in (told, *report.parts)):
            shown.append(f"{report.text}  [{report.published}]\n    {told}")
    print(f"{chosen.language}: {chosen.count}", ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()))
    for part in sorted(of_wrong, key=lambda part: -of_wrong[part] / of_all[part])[:40]:
        print(f"  {of_wrong[part]:4} of {of_all[part]:4}  {part}")
    print("\n".join(shown[:60]))


if __name__ == "__main__":
    main()
