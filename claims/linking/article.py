"""One article while it is linked: its text, what was found in it, and who its names are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from claims.articles.found import Extraction, FoundDate, Mention
from claims.language import load
from claims.linking.people import Person
from claims.reading.lexicon import lexicon
from claims.text import sentences
from claims.types import Document, Span, quote

MOST_SPANS = 50  # of one claim: more quotes tell a reviewer nothing new
NEWS_DAYS = 7  # what an article reports of the days around its publication, it reports with the offices of that time
_BETWEEN = 300  # code points between words that are quoted as one


@dataclass(frozen=True)
class Article:
    """`people`: every name of a person in the article, as it is written there → who that is."""

    document: Document
    extraction: Extraction
    people: Mapping[str, Person]

    @property
    def language(self) -> str | None:
        return self.extraction.language

    def spans(self, mentions: Iterable[Mention]) -> tuple[Span, ...]:
        """The words as spans, in order of the text; those that overlap, or have only a space between, as one."""
        joined: list[tuple[int, int]] = []
        for start, end in sorted({(mention.start, mention.end) for mention in mentions}):
            before = joined[-1] if joined else None
            if before and (start <= before[1] or self.document.text[before[1] : start] == " "):
                joined[-1] = before[0], max(before[1], end)
            else:
                joined.append((start, end))
        return tuple(quote(self.document.id, self.document.text, *each) for each in joined[:MOST_SPANS])

    def as_one(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """The words from the first to the last, where these stand in one line and near; else the words themselves."""
        found = sorted(mentions, key=lambda mention: mention.start)
        start, end = found[0].start, max(mention.end for mention in found)
        between = self.document.text[start:end]
        return (Mention(start, end, between),) if len(between) <= _BETWEEN and "\n" not in between else tuple(found)

    def in_one_sentence(self, one: Mention, others: Iterable[Mention]) -> bool:
        """Whether these words stand in a sentence with any of the others."""
        return any(self._sentence(one) == self._sentence(other) for other in others)

    def is_news(self, date: FoundDate | None) -> bool:
        """Whether the days of a meeting are those around the publication."""
        published = self.document.published
        if date is None or published is None:
            return False
        near = timedelta(days=NEWS_DAYS)
        return date.earliest - near <= published <= date.latest + near

    def _sentence(self, mention: Mention) -> int:
        return bisect_right(self._starts, mention.start)

    @cached_property
    def _starts(self) -> list[int]:
        if self.language is None:
            return []
        table = lexicon(load(self.language), articles=True)
        found = sentences(self.document.text, self.language, table.abbreviations, table.ordinal_stop, table.in_full)
        return [each.start for each in found]
