"""What stands in a text that somebody copied from a page, and says nothing of a meeting: tags, links, whose picture it
is ("(Photo: Reuters)"), the word above its caption ("Im Bild: …"), and where in it somebody stands ("(left)").

It is put out of sight by blanks, so that offsets stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.language import Language
from claims.text import normalise, tokens

_TAG = re.compile("</?[A-Za-z][^<>]{0,300}>")
_LINK = re.compile(r"(?<!\w)(?:https?://|www\.|pic\.twitter\.com/)[^\s<>()\[\]{}«»„“”\"']{1,2000}")
_MARKS_BEHIND = ".,;:!?…"  # that end a sentence, and no link
_LONGEST_OWNER = 80  # code points: "APA/AFP/Getty Images/Anna Example"


@dataclass(frozen=True, slots=True)
class _Patterns:
    credit: re.Pattern[str]
    label: re.Pattern[str]
    position: re.Pattern[str]
    doctored: frozenset[str]


@cache
def _patterns(language: Language) -> _Patterns:
    table = language.section("clauses").get("next", {})

    def one_of(kind: str) -> str:
        return "|".join(map(re.escape, sorted(table.get(kind, ()), key=len, reverse=True))) or "(?!)"

    return _Patterns(
        re.compile(rf"\((?:{one_of('crediting')}):\s?([^()\n]{{1,{_LONGEST_OWNER}}})\)", re.IGNORECASE),
        re.compile(rf"^[ \t]*(?:{one_of('captioning')}):(?=\s)", re.IGNORECASE | re.MULTILINE),
        re.compile(rf"\((?:{one_of('standing')})\)", re.IGNORECASE),
        frozenset(map(normalise, table.get("doctored", ()))),
    )


def without_copied(text: str, language: Language) -> str:
    """The text with blanks for all of these."""
    if "<" in text:
        text = _TAG.sub(_blank, text)
    if "://" in text or "www." in text or "pic.twitter" in text:
        text = _LINK.sub(_blank_link, text)
    patterns = _patterns(language)
    if "(" in text:
        text = patterns.credit.sub(lambda credit: _blank(credit) if _names(credit, patterns) else credit.group(), text)
        text = patterns.position.sub(_blank, text)
    return patterns.label.sub(_blank, text) if ":" in text else text


def _names(credit: re.Match[str], patterns: _Patterns) -> bool:
    return _owns(credit.group(1), patterns)


def _owns(words: str, patterns: _Patterns) -> bool:
    named = [word for word in tokens(words) if word.text[0].isalnum()]
    capital = all(word.text[0].isupper() and not any(map(str.isdigit, word.text)) for word in named)
    made = any(part in patterns.doctored for word in named for part in word.norm.split("-"))
    return bool(named) and capital and not made


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _blank_link(found: re.Match[str]) -> str:
    link = found.group()
    kept = len(link.rstrip(_MARKS_BEHIND))
    return " " * kept + link[kept:]
