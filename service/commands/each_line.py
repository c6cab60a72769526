"""Many articles: a line of JSON in, a line of JSON out, in the same order and one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from claims.errors import BelegtError
from service.errors import Finding, TooLarge, problem
from service.plainjson import dump, load
from service.watching.events import tell


def answers(
    lines: Iterable[bytes],
    answer: Callable[[object], object],
    defaults: Mapping[str, Any] | None,
    longest: int,
) -> Iterator[tuple[bool, bytes]]:
    """For each line whether it could be answered, and its answer or its error, which carries the line's number.

    `answer`: what answers a request, or raises. A line is at most `longest` bytes; `lines_of` cuts a longer one.
    `defaults`: fields for requests that do not have them. Only one line and its answer are held at a time.
    """
    for number, line in enumerate(lines, start=1):
        try:
            found = dump(answer(_request(line, defaults, longest)))
        except Exception as error:  # one bad line, and even a bug that it hits, leaves the others their answers
            if not isinstance(error, BelegtError):
                tell("line-failed", error, line=number)
            yield False, dump({"line": number, "error": problem(error)})
        else:
            yield True, found


def lines_of(readline: Any, longest: int) -> Iterator[bytes]:
    """The lines of a stream, given its `readline(limit)`; of one that is too long only the beginning, which is refused.

    What follows the last line end is a line only if there is something.
    """
    while line := readline(longest + 1):
        rest = line
        while len(rest) > longest and not rest.endswith(b"\n"):
            rest = readline(longest + 1)
        yield line


def _request(line: bytes, defaults: Mapping[str, Any] | None, longest: int) -> object:
    if len(line) > longest:
        raise TooLarge([Finding("", f"The line is longer than {longest} bytes; split its text.", "long")])
    request = load(line)
    return {**defaults, **request} if defaults and isinstance(request, dict) else request
