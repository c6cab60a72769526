"""What an article says of times without a meeting: "the first meeting since 2014", "had not met since 2019".

"Since A" leaves out A itself: the gap begins after the meeting that the article tells of in A, else after all of A, and
ends on the day before the meeting that was the first. That there was a meeting in A is presupposed; where the article
does not tell of it itself, it is given as a meeting of which no more is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from claims.articles.found import Format, FoundDate, FoundGap, FoundMeeting, Mention, Participant
from claims.articles.member import Member
from claims.articles.telling.report import Report
from claims.articles.threads.thread import Thread
from claims.dates import DateMention

Told = tuple[Thread, FoundMeeting]


def gaps_of(text: str, told: Sequence[Told], published: date | None) -> Iterator[tuple[FoundGap, FoundMeeting | None]]:
    """The gaps between the parties of the meetings, each with the meeting at its beginning that is only presupposed."""
    for thread, meeting in told:
        for report in thread.reports:
            since = report.clause.since
            if since is None or since.latest is None or since.earliest is None:
                continue
            until = _until(report, meeting, published)
            before = _before(since, told, thread)
            start = (days.latest if before and (days := before.date) else since.latest) + timedelta(days=1)
            if until is None or until < start:
                continue
            mention = _mention(text, report, since)
            form = report.clause.format
            they = _they(report, thread)
            whole = zip(thread.members, meeting.participants, strict=True)
            parties = tuple(participant for member, participant in whole if member in they)
            gap = FoundGap(mention, parties, start, until, form)  # type: ignore[arg-type]  # one of three
            yield gap, None if before else _presupposed(gap, since, parties)


def _they(report: Report, thread: Thread) -> tuple[Member, ...]:
    """Whose first meeting it was: whom the sentence names ("the first meeting of X and Y since June"), else those told
    of so far, without whoever "took part as well"."""
    named = thread.named_by(report.sentence.scanned.end) or tuple(thread.members)
    own = [member for member, mention in report.members if report.sentence.scanned.start <= mention.start]
    theirs = tuple(member for member in named if member in own)
    if not report.they and len(theirs) >= len("XY"):
        return theirs
    return tuple(member for member in thread.without_joined() if member in named) or named


def _until(report: Report, meeting: FoundMeeting, published: date | None) -> date | None:
    """The last day of a gap: the one before the first meeting, or the day of the article where there was none since."""
    if report.clause.negated and (met := _met_after_all(report, meeting)) is not None:
        return met - timedelta(days=1)
    if report.clause.first and not report.clause.negated:
        return meeting.date.earliest - timedelta(days=1) if meeting.date is not None else None
    return published if report.clause.negated else None


def _met_after_all(report: Report, meeting: FoundMeeting) -> date | None:
    """ "Had not met since February", and now did: the day on which they met again."""
    since = report.clause.since
    if meeting.status != "held" or meeting.date is None or since is None or since.latest is None:
        return None
    return meeting.date.earliest if meeting.date.earliest > since.latest else None


def _before(since: DateMention, told: Sequence[Told], own: Thread) -> FoundMeeting | None:
    """The meeting of the article that "since" counts from."""
    for thread, meeting in told:
        days = meeting.date
        if thread is own or days is None or since.earliest is None or since.latest is None:
            continue
        if meeting.status == "held" and since.earliest <= days.earliest and days.latest <= since.latest:
            return meeting
    return None


def _mention(text: str, report: Report, since: DateMention) -> Mention:
    start = since.start if report.clause.gap_start is None else report.clause.gap_start
    heads = [head.start for head in report.heads if head.start < since.end and since.end - head.start < 60]
    start = min([start, *heads])
    return Mention(start, since.end, text[start : since.end])


def _presupposed(gap: FoundGap, since: DateMention, participants: Sequence[Participant]) -> FoundMeeting | None:
    if since.earliest is None or since.latest is None or not since.year_stated:
        return None  # "erstmals seit zehn Jahren" says not that there was a meeting in just that year
    parties = tuple(Participant(p.name, p.kind, (gap.mention,), (), p.country, p.organisation) for p in participants)
    days = FoundDate(Mention(since.start, since.end, since.text), since.earliest, since.latest, since.granularity)
    form: Format | None = gap.format
    return FoundMeeting((gap.mention,), parties, True, "held", format=form, date=days, presupposed=True)
