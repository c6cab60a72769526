"""An article → what it says about meetings: the main path on one page. Stores nothing, knows no claims.

Text → sentences that were read → the cast of those named → reports → meetings → what came of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims.articles.cast import Cast
from claims.articles.casting import take_in
from claims.articles.found import Extraction, FoundMeeting, Holding
from claims.articles.gaps import gaps_of
from claims.articles.meetings import meeting_of, participant_of
from claims.articles.results import results_of, with_results
from claims.articles.sentences import ReadSentence, read_sentences
from claims.articles.setting.days_around import is_line
from claims.articles.telling.reports import reports
from claims.articles.threads import gather
from claims.articles.threads.thread import TOP, Thread
from claims.detect import detect_language
from claims.language import load
from claims.text import tokens

_SAID = 2  # sentences behind one that tells of a meeting, which may say when it was made known
_BEGINS = 8  # sentences that an article begins with: what is told further below need not be the news of its day
_WEEK = 7  # days: a longer time is told of what leads to a meeting, and not of the meeting


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
    take_in(cast, sentences)
    threads = gather(list(reports(sentences, cast, published)), sentences, cast, published)
    line = next((sentence.line for sentence in sentences if sentence.line is not None), None)
    came_of = results_of(threads, sentences, cast, known)
    told = [
        (thread, with_results(meeting, came_of[own], list(thread.members)))
        for own, thread in enumerate(threads)
        for leads in [
            thread is threads[0]
            and thread.reports[0].index <= _BEGINS
            and not (_is_dated(sentences, thread, published) or _was_said_before(sentences, thread, published))
            and not _is_dated_below(threads)
        ]
        for meeting in [meeting_of(thread, published, leads, cast.language, line if leads else None)]
    ]
    gaps = list(gaps_of(text, told, published))
    meetings = [*(meeting for _, meeting in told), *(before for _, before in gaps if before is not None)]
    held = tuple(
        Holding(participant_of(member, member.mentions), office)
        for member in cast.members
        for office in member.offices
        if member.kind == "person" and member.mentions
    )
    return Extraction(code, tuple(meetings), tuple(gap for gap, _ in gaps), held)


def _is_dated_below(threads: Sequence[Thread]) -> bool:
    """ "Regierung und Opposition haben sich an einen Tisch gesetzt. X und Y sprachen am Mittwoch …": what is told of
    bodies, and right behind it of people on a day, may be one meeting."""
    lead, behind = (*threads[:2], None, None)[:2]
    if lead is None or behind is None or not lead.reports[0].sentence.capital_nouns:
        return False
    if any(member.kind != "group" for member in lead.members):
        return False
    near = behind.reports[0].index - lead.reports[0].index <= TOP
    return near and behind.status == lead.status and behind.days() is not None


def _was_said_before(sentences: Sequence[ReadSentence], thread: Thread, published: date | None) -> bool:
    """ "… hieß es in einer Mitteilung am Freitagabend", in an article of Saturday: on that day it was over."""
    first = thread.reports[0].index
    last = max(report.index for report in thread.reports if report.index <= first + 1 + _SAID)  # below a headline
    said = (
        atom.kinds[kind]
        for sentence in sentences[first + 1 : last + 1 + _SAID]
        if ("say" in sentence.senses or "sure" in sentence.kinds) and "pluperfect" not in sentence.kinds
        for kind in ("date", "said_on")
        for atom in sentence.those(kind)
    )
    return published is not None and any(
        day.bound is None and day.latest is not None and day.earliest == day.latest
        and 0 < (published - day.latest).days <= _WEEK
        for day in said
    )  # fmt: skip


def _is_dated(sentences: Sequence[ReadSentence], thread: Thread, published: date | None) -> bool:
    """Whether a date stands in what leads to a meeting, and may be its own: then it is not on the article's own day."""
    leading = sentences[: thread.reports[0].index + 1]
    dates = [atom.kinds[kind] for sentence in leading for kind in ("date", "said_on") for atom in sentence.those(kind)]
    lines = [sentence for sentence in leading if is_line(sentence)]  # "Tbilisi, 22 March 2017"
    above = {atom.start for sentence in lines for atom in sentence.atoms if atom.has("date")}
    return any(
        published is None or mention.earliest is None or mention.latest is None
        or ((mention.latest - mention.earliest).days <= _WEEK and mention.earliest <= published)
        for mention in dates
        if mention.bound is None and not (mention.start in above and mention.earliest == mention.latest == published)
    )  # fmt: skip
