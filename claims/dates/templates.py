"""Templates of phrases as text, as language files list them, and how they are read.

month = ["{full}", "{short} [.]"]
date  = ["[{weekday} ,] {day} {month} [{year}]", "<am> {day} {month}"]

word, |      this very token, in the form tables know it by (claims.text.normalise); | parts alternatives
{class}      a token of a class (a table of words, or a class of numbers), or a match of another rule
{slot=class} the same, kept under another name; {slot=a|b}: a or b
[ … ]        may be missing
< … >        has to stand there but is no part of the match
… = value    the match has this value, whatever its slots hold
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


class BadTemplate(ValueError):
    """A template that can't be read, or names what there is not; the message says which."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a template. A literal word stands among the classes with an apostrophe before it."""

    classes: tuple[str, ...]
    slot: str | None
    context: bool  # between < and >

    def spread(self, unions: Mapping[str, tuple[str, ...]]) -> Element:
        """The same with each union of classes replaced by the classes it unites; that spares a layer of matches."""
        classes = self.classes
        while any(name in unions for name in classes):
            classes = tuple(part for name in classes for part in unions.get(name, (name,)))
        return Element(tuple(dict.fromkeys(classes)), self.slot, self.context)


Path = tuple[tuple[Element, ...], object]  # one way through a template, and the value after its "="

_PIECE = re.compile(r"\{([^{}]+)\}|(\[|\]|<|>)|([^\s\[\]<>{}]+)|\s+")
_VALUE = re.compile(r"\s=\s*(\S+)\s*\Z")


def read(template: str) -> Iterator[Path]:
    """Every way through a template, with and without what may be missing. Raises BadTemplate."""
    given = _VALUE.search(template)
    body = template[: given.start()] if given else template
    value: object = None
    if given:
        value = int(given[1]) if given[1].lstrip("-").isdigit() else given[1]
    pieces = [m for m in _PIECE.finditer(body) if not m[0].isspace()]
    if sum(m.end() - m.start() for m in _PIECE.finditer(body)) != len(body):
        raise BadTemplate(template)
    position = 0

    def sequences(closing: str, context: bool) -> list[tuple[Element, ...]]:
        nonlocal position
        found: list[tuple[Element, ...]] = [()]
        while position < len(pieces) and pieces[position][0] != closing:
            piece = pieces[position]
            position += 1
            if piece[0] == "[":
                inner = sequences("]", context)
                found = [head + tail for head in found for tail in [*inner, ()]]
            elif piece[0] == "<":
                inner = sequences(">", True)
                found = [head + tail for head in found for tail in inner]
            elif piece[2]:
                raise BadTemplate(template)
            else:
                found = [(*head, _element(piece, context)) for head in found]
        if closing:
            if position == len(pieces):
                raise BadTemplate(template)
            position += 1
        return found

    for elements in sequences("", False):
        if not elements or all(element.context for element in elements):
            raise BadTemplate(template)
        yield elements, value


def union(paths: Sequence[Path]) -> tuple[str, ...]:
    """The classes that a rule does no more than unite; none when it does more."""
    if any(value is not None or len(elements) > 1 or elements[0].slot is None for elements, value in paths):
        return ()
    return tuple(name for elements, _ in paths for name in elements[0].classes)


def _element(piece: re.Match[str], context: bool) -> Element:
    if piece[1] is None:
        return Element(tuple("'" + word for word in piece[3].split("|")), None, context)
    slot, _, classes = piece[1].rpartition("=")
    names = tuple(classes.split("|"))
    return Element(names, None if context else slot or names[0], context)
