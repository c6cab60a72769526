"""What somebody brings, bytes, a text or a page, → the clean text of one publication with what is known of it.

Clean first: the text that comes out here is the document for ever. Line ends are LF and a byte order mark is gone;
nothing else of a plain text is changed, and nothing is normalised. Of a page the main text is kept (`page`), and what
the page itself declares of its publication (`declared`): nothing is guessed. What was stated wins over the declared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta

from claims.errors import Flaw, UnreadableSource
from claims.language import installed
from claims.properties import record_faults
from claims.source.encoding import decoded

__all__ = ["LARGEST_PAGE", "LARGEST_TEXT", "Source", "Stated", "of_bytes", "of_page", "of_text", "stated_faults"]

LARGEST_TEXT = 1_000_000  # bytes of a text in UTF-8
LARGEST_PAGE = 4_000_000  # bytes of a page, most of which is no text
_FIRST_NEWSPAPER = date(1605, 1, 1)  # the Relation of Strasbourg; what is dated earlier is mistyped
_BEGINNING = 4096  # characters in which a page shows that it is one
# No text has these; they come from binaries and wrongly declared encodings. White space is all right.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Stated:
    """What is known of a publication without its text; what nobody says is None."""

    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None  # a BCP 47 tag


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it will be stored, and its publication. `declared_language`: the page's own word for it, which counts
    only where the text itself does not tell: pages are often declared wrongly."""

    text: str
    about: Stated
    declared_language: str | None = None


def of_bytes(
    data: bytes, stated: Stated, *, encoding: str | None = None, page: bool | None = None, today: date | None = None
) -> Source:
    """The source that a file or stream holds. `encoding`: what it is said to be in, else its byte order mark or the
    page's own declaration tells, else it is UTF-8. `page`: whether it is HTML; by its beginning, where nobody says.

    Raises UnreadableSource, whose paths are /text, or /html for a page, or the fields of Stated.
    """
    text = decoded(data, encoding)
    if page or (page is None and _is_page(text)):
        return of_page(text, stated, today=today)
    return of_text(text, stated, today=today)


def of_text(text: str, stated: Stated, *, today: date | None = None) -> Source:
    """The source of a plain text. Raises UnreadableSource with all faults."""
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    flaws = [*_flaws(clean, "/text", LARGEST_TEXT), *stated_faults(stated, today)]
    if flaws:
        raise UnreadableSource(flaws)
    return Source(clean, stated)


def of_page(html: str, stated: Stated, *, today: date | None = None) -> Source:
    """The source of a web page, from its HTML. Nothing is fetched. Raises UnreadableSource with all faults."""
    from claims.source.page import read_page  # slow to load, and needed for pages only

    html = html.removeprefix("\ufeff")
    flaws = [*_flaws(html, "/html", LARGEST_PAGE, controls="\0"), *stated_faults(stated, today)]
    if flaws:
        raise UnreadableSource(flaws)
    text, declared, line = read_page(html)
    flaws = list(_flaws(text, "/html", LARGEST_TEXT))
    if declared.published and not stated.published and (why := _impossible(declared.published, today)):
        said = f"The page says that it was published on {declared.published}, which {why}. State when it was published."
        flaws.append(Flaw("/published", said, line, "day"))
    if flaws:
        raise UnreadableSource(flaws)
    known = {name: getattr(stated, name) or getattr(declared, name) for name in _NAMES if name != "language"}
    return Source(text, replace(stated, **known), declared.language)


def stated_faults(stated: Stated, today: date | None = None) -> list[Flaw]:
    """What is wrong with what is stated of a publication: impossible days, languages nobody can read, no addresses."""
    known = {name: getattr(stated, name) for name in _NAMES if name != "published"}
    record = {name: value for name, value in known.items() if value is not None}
    found = [
        Flaw(fault.path, _WORDS.get(fault.path, fault.message), code=fault.path[1:])
        for fault in record_faults("document", {"id": "d", "text": "-", **record})
    ]
    if stated.published and (why := _impossible(stated.published, today)):
        found.append(Flaw("/published", f"{stated.published} {why}; no article was published then.", code="day"))
    if stated.language and "/language" not in {fault.path for fault in found} and not readable(stated.language):
        there = ", ".join(installed())
        said = f"The language {stated.language!r} is not installed; there are {there}."
        found.append(Flaw("/language", said, code="language"))
    return found


def readable(tag: str) -> str | None:
    """The code of the installed language that a BCP 47 tag means: "de-AT" is read as "de"."""
    code = tag.partition("-")[0].lower()
    return code if code in installed() else None


def _is_page(text: str) -> bool:
    """Whether a text is HTML: it begins so, after comments and an XML declaration."""
    rest = text[:_BEGINNING].lstrip()
    while rest.startswith(("<!--", "<?xml")):
        rest = rest.partition("-->" if rest.startswith("<!--") else "?>")[2].lstrip()
    return rest[:14].lower().startswith(("<!doctype html", "<html"))


_NAMES = tuple(each.name for each in fields(Stated))
_WORDS = {
    "/url": "An address begins with http:// or https:// and holds no blanks.",
    "/language": "A language is a code such as de, or a tag such as de-AT.",
}


def _impossible(day: date, today: date | None) -> str | None:
    """Why nothing can have been published on a day. One day ahead is let pass: it is tomorrow already in the east."""
    if day > (today or datetime.now(UTC).date()) + timedelta(days=1):
        return "lies ahead"
    return "lies before the first newspaper" if day < _FIRST_NEWSPAPER else None


def _flaws(text: str, path: str, largest: int, controls: str = "") -> Iterator[Flaw]:
    """Why a text can't be a document. `controls`: which control characters are refused, if not all are."""
    if not text.strip():
        yield Flaw(path, "There is no text in it.", code="empty")
        return
    if half := _HALF.search(text):
        yield _at(text, half.start(), path, "half of a surrogate pair, which is no character")
        return
    size = len(text) if text.isascii() else len(text.encode("utf-8"))
    if size > largest:
        yield Flaw(path, f"It has {size:,} bytes; at most {largest:,} are read. Split it.", code="long")
    place = text.find(controls) if controls else next((found.start() for found in _CONTROL.finditer(text)), -1)
    if place >= 0:
        name = "NUL" if text[place] == "\0" else f"the control character U+{ord(text[place]):04X}"
        yield _at(text, place, path, f"{name}, which no text has; is it a binary file, or in another encoding?")


def _at(text: str, place: int, path: str, what: str) -> Flaw:
    line = text.count("\n", 0, place) + 1
    column = place - (text.rfind("\n", 0, place) + 1) + 1
    return Flaw(path, f"Character {column} of line {line} is {what}", line, "character")
