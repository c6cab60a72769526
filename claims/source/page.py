"""HTML → the main text of a page and what the page declares. Loaded when the first page is read, as it takes long.

trafilatura finds the main text. What it may be given is bounded first, by size, depth and the number of elements: on
30,000 inline elements in one paragraph it takes minutes, as its time grows with the square of that number. What is
within the bounds takes at most a few seconds (`python -m tests.benchmarks.sources`).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import trafilatura
from lxml.etree import ParserError, _Element
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from claims.errors import Flaw, UnreadableSource
from claims.source import Stated
from claims.source.declared import declared_by

MOST_ELEMENTS = 30_000  # of a page; long ones of newspapers have 5,000
MOST_INLINE = 2_500  # elements within one, beside each other and its words, as a paragraph has them
_ALONE = frozenset((  # elements that stand on lines of their own, in HTML
    "p", "div", "section", "article", "main", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "tr", "td", "th",
    "blockquote", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip
_BLOCKS = frozenset(("p", "head", "quote", "list", "table", "div", "code"))  # trafilatura's elements, with a blank
_LINES = frozenset(("item", "row", "lb"))  # line between them, or on lines of their own
_CELL, _BETWEEN_CELLS = "cell", " · "
# Soft hyphens and their like say where a line may end, controls say nothing.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_INNER = re.compile(r"\s+")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what matters of it is said by our errors


def read_page(html: str) -> tuple[str, Stated, int]:
    """The main text of a page, empty where it has none; what the page declares of itself; and the line on which it
    says when it was published. Raises UnreadableSource for a page that is beyond the bounds."""
    tree = _tree(html)
    if tree is None:
        return "", Stated(), 1
    declared = declared_by(tree)
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    except Exception as error:  # rules of thumb, on whatever a page holds: one that they stumble over is bad input
        said = f"Its main text can't be told from the rest ({type(error).__name__}). Save the text and give that."
        raise UnreadableSource([Flaw("/html", said)]) from error
    body: _Element | None = getattr(found, "body", None)
    return ("" if body is None else _text(body)), declared.about, declared.line


def _tree(html: str) -> HtmlElement | None:
    """The page's elements. The parser loads nothing, and HTML has no entities that could be declared."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, no_network=True)
    try:
        tree: HtmlElement = document_fromstring(html.encode("utf-8"), parser=parser, ensure_head_body=True)
    except ParserError:  # nothing but comments
        return None
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise _beyond("Its elements are nested too deeply; at most 256 levels are read", entry.line)
    for count, element in enumerate(tree.iter(), start=1):
        if count > MOST_ELEMENTS:
            raise _beyond(f"It has more than {MOST_ELEMENTS:,} elements", element.sourceline)
        if len(element) > MOST_INLINE and sum(map(_is_inline, element)) > MOST_INLINE:
            raise _beyond(f"An element has more than {MOST_INLINE:,} others within its words", element.sourceline)
    return tree


def _is_inline(element: HtmlElement) -> bool:
    return element.tag not in _ALONE or bool(element.tail and element.tail.strip())


def _beyond(what: str, line: int | None) -> UnreadableSource:
    return UnreadableSource([Flaw("/html", f"{what}. Save the page's text and give that.", line or 1)])


def _text(body: _Element) -> str:
    """The text of what was found: a blank line between paragraphs, one blank between words."""
    blocks: list[list[str]] = [[""]]  # each of lines
    for part in _parts(body):
        if part == "\n\n":
            blocks.append([""])
        elif part == "\n":
            blocks[-1].append("")
        else:
            blocks[-1][-1] += part
    clean = (tuple(line for each in block if (line := _on_one_line(each))) for block in blocks)
    return "\n\n".join("\n".join(lines) for lines in clean if lines)


def _parts(element: _Element) -> Iterator[str]:
    """The words of an element and what follows it, with "\\n\\n" and "\\n" where blocks and lines begin and end."""
    around = "\n\n" if element.tag in _BLOCKS else "\n" if element.tag in _LINES else ""
    if around:
        yield around
    if element.text:
        yield _INNER.sub(" ", element.text)
    for number, child in enumerate(element):
        if child.tag == _CELL and number:
            yield _BETWEEN_CELLS
        yield from _parts(child)
    if around and element.tag != "lb":
        yield around
    if element.tail:
        yield _INNER.sub(" ", element.tail)


def _on_one_line(words: str) -> str:
    return " ".join(_UNSEEN.sub("", words).split())
