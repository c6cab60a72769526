"""One process as the service has them, which answers statements and tells how much memory it holds.

    python -m service.scale.worker URL

reads a JSON array a line, text and language, and writes the number of answers and its memory in KB: after the first
answer, after every thousand, and at the end.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from datetime import date
from pathlib import Path

from service.app import create_app
from service.config import Settings
from service.statement import Statement

EVERY = 1_000  # answers
_STATM = Path("/proc/self/statm")


def main(url: str) -> None:
    checker = create_app(Settings(database=url)).extensions["belegt"]
    number = told = 0
    for number, line in enumerate(sys.stdin, start=1):
        text, language = json.loads(line)
        checker.check(Statement(text, language, date(2026, 1, 1)))
        if number == 1 or number % EVERY == 0:
            print(told := number, _kilobytes(), flush=True)
    if number > told:
        print(number, _kilobytes(), flush=True)


def _kilobytes() -> int:
    """The memory that this process holds; where the system does not say, the most that it ever held."""
    if _STATM.exists():
        return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


if __name__ == "__main__":
    main(sys.argv[1])
