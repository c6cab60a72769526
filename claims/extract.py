"""An article → what it says about meetings: the main path on one page. Stores nothing, knows no claims.

Text → sentences that were read → the cast of those named → reports → meetings.
"""

from __future__ import annotations

from datetime import date

from claims.articles.cast import Cast
from claims.articles.found import Extraction, FoundMeeting, Holding
from claims.articles.gaps import gaps_of
from claims.articles.meetings import meeting_of, participant_of
from claims.articles.reports import reports
from claims.articles.sentences import read_sentences
from claims.articles.threads import gather
from claims.detect import detect_language
from claims.language import load
from claims.text import tokens

_TOP = 1  # sentences that would say on which day it was, if the article's own day were not meant


def extract(text: str, published: date | None = None, language: str | None = None) -> list[FoundMeeting]:
    """The meetings of which a text tells, each with its participants, date, place, … and their spans (code points).

    `published`: the day from which relative dates count, and on which a report without a date is taken to be made.
    `language`: a code of an installed language (UnknownLanguage for another); detected where it is not given.
    """
    return list(read_article(text, published, language).meetings)


def read_article(text: str, published: date | None = None, language: str | None = None) -> Extraction:
    """All that a text says about meetings: as `extract`, with the gaps between them and the offices people hold."""
    words = tokens(text)
    code = language or detect_language(words)
    if code is None:
        return Extraction(None)
    known = load(code)
    sentences = read_sentences(text, known, published, words)
    cast = Cast(text, known)
    cast.meet(sentences)
    threads = gather(list(reports(sentences, cast, published)), sentences, cast, published)
    undated = not any(phrase.kind == "date" for sentence in sentences[:_TOP] for phrase in sentence.phrases)
    told = [(thread, meeting_of(thread, published, undated and thread is threads[0])) for thread in threads]
    gaps = list(gaps_of(text, told, published))
    meetings = [*(meeting for _, meeting in told), *(before for _, before in gaps if before is not None)]
    held = tuple(
        Holding(participant_of(member, member.mentions), office)
        for member in cast.members
        for office in member.offices
        if member.kind == "person" and member.mentions
    )
    return Extraction(code, tuple(meetings), tuple(gap for gap, _ in gaps), held)
