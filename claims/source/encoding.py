"""Bytes → text. UTF-8 is expected; another encoding is taken only where it is declared, and none is ever guessed."""

from __future__ import annotations

import codecs
import re

from claims.errors import Flaw, UnreadableSource

_BEGINNING = 4096  # bytes in which a page declares its encoding; the standard asks for 1024
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{1,40})""", re.I)
_XML = re.compile(rb"""\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.-]{1,40})""", re.I)
_IS_PAGE = re.compile(rb"<(?:!doctype\s|html\b|head\b|meta\b|\?xml\s)", re.I)

_MARKS = (  # byte order marks; UTF-32's begins like UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What texts are in, by Python's names for it. Others that Python knows (punycode, unicode_escape, …) hold no articles.
_ENCODINGS = frozenset(
    codecs.lookup(name).name
    for name in (
        "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "ascii",
        "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp437", "cp850",
        "cp852", "cp866", "iso8859-1", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7",
        "iso8859-8", "iso8859-9", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16", "koi8-r",
        "koi8-u", "mac-roman", "mac-cyrillic", "mac-latin2", "gb18030", "gbk", "big5", "shift_jis", "euc-jp", "euc-kr",
    )
)  # fmt: skip
# https://encoding.spec.whatwg.org/#names-and-labels: what is called so was always written as Windows does.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}

_OTHERS = (  # how files begin that are no texts, what they are, and what to do
    (b"%PDF-", "a PDF", "Save its text, with pdftotext for example, and give that."),
    (b"PK\x03\x04", "a Word or OpenDocument file, or another archive", "Save it as plain text and give that."),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "Save it as plain text and give that."),
    (b"{\\rtf", "a file of Rich Text", "Save it as plain text and give that."),
    (b"\x1f\x8b", "compressed", "Unpack it and give what is in it."),
    (b"\x89PNG", "a picture", "A text is needed."),
    (b"\xff\xd8\xff", "a picture", "A text is needed."),
    (b"GIF8", "a picture", "A text is needed."),
)
_BEFORE_PDF = 1024  # bytes that may stand before a PDF's own beginning


def decoded(data: bytes, encoding: str | None = None) -> str:
    """The text that these bytes are. A byte order mark tells the encoding; else `encoding`, else a page's declaration,
    else it is UTF-8. The mark itself is no part of the text.

    Raises UnreadableSource: for files that are no texts, for bytes that the encoding does not have, with the place of
    the first, and for encodings that nobody knows.
    """
    for beginning, what, remedy in _OTHERS:
        if data.startswith(beginning) or (what == "a PDF" and beginning in data[:_BEFORE_PDF]):
            raise UnreadableSource([Flaw("/text", f"This is {what}, no text. {remedy}")])
    mark, marked = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", None))
    if encoding is not None:
        encoding = _known(encoding, "/encoding")
    declared = None if marked or encoding else _declared(data)
    name = marked or encoding or declared or "utf-8"
    data = data.removeprefix(mark)
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableSource([_misfit(data, error, name, len(mark), by_itself=not (encoding or marked))]) from None


def _declared(data: bytes) -> str | None:
    """What a page says of its own encoding. It can't truly be UTF-16, or this could not be read in it."""
    beginning = data[:_BEGINNING]
    if not _IS_PAGE.search(beginning):
        return None
    found = _XML.match(beginning) or _META.search(beginning)
    name = _known(found[1].decode("ascii"), "/html") if found else None
    return "utf-8" if name and name.startswith(("utf-16", "utf-32")) else name


def _known(name: str, path: str) -> str:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        found = ""
    if found not in _ENCODINGS:
        raise UnreadableSource([Flaw(path, f"{name!r} is no encoding that texts are read in, such as windows-1252.")])
    return _MEANT.get(found, found)


def _misfit(data: bytes, error: UnicodeDecodeError, name: str, before: int, *, by_itself: bool) -> Flaw:
    start = error.start
    line = data[:start].decode(name, errors="ignore").count("\n") + 1
    which = f"Byte {start + before} (0x{data[start]:02x}, in line {line}) can't be read as {name.upper()}"
    if b"\0" in data and name == "utf-8":
        return Flaw("/text", f"{which}; with its NUL bytes this is a binary file, or UTF-16 without its mark.", line)
    return Flaw("/text", f"{which}." + (" Name the encoding, such as windows-1252." if by_itself else ""), line)
