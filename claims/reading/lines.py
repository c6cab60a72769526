"""Lines of a text that was wrapped: a sentence may go on behind the end of a line."""

from __future__ import annotations

import re

_ENDS = ".!?…:;\"'»”“)]"  # what a line ends with where a sentence ends there, too
_LINE_END = re.compile(r"(?<=\S)[ \t]*\r?\n[ \t]*(?=[^\W_])")
_NEXT_LINE = re.compile(r"[ \t]*\r?\n[ \t]*(?=\S)")


def unwrapped(text: str) -> str:
    """A text with blanks for the ends of lines behind which a sentence plainly goes on: a small letter, a number.

    Offsets stay.
    """
    if "\n" not in text:
        return text
    return _LINE_END.sub(lambda end: " " * len(end.group()) if _continues(text, end) else end.group(), text)


def _continues(text: str, line_end: re.Match[str]) -> bool:
    first, last = text[line_end.end()], text[line_end.start() - 1]
    return first.islower() or (first.isdecimal() and last not in _ENDS)


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether the sentence `[start, end)` may go on in the next line: nothing ends it, and no empty line follows."""
    return start < end and text[end - 1] not in _ENDS and _NEXT_LINE.match(text, end) is not None
