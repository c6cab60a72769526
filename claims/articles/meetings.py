"""Reports → meetings: what is told in three paragraphs of one meeting is one, and several in a text stay apart.

A report joins a meeting that it can be of: the same parties, or fewer of them; nothing that excludes it (another day,
another place, another form, "the previous meeting"). Where several meetings fit, the one told of last is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from claims.articles.cast import Cast, Member, holders_of
from claims.articles.found import (
    FoundDate,
    FoundDuration,
    FoundMeeting,
    FoundOutcome,
    FoundPlace,
    HeldOffice,
    Mention,
    Participant,
    Speaker,
)
from claims.articles.reports import Report
from claims.articles.sentences import ReadSentence
from claims.dates import DateMention
from claims.places import PlaceMention, contains
from claims.reading.parties import Office, Party
from claims.reading.said import Status
from claims.reading.scan import Atom

_TOP = 2  # sentences in which a gathering may be told of whose members are named later
_LEAD = 8  # sentences in which the host of a headline's meeting must be named


_NEWS = 14  # days: what an undated lead tells of is not older


@dataclass(slots=True, eq=False)
class Thread:
    """One meeting while it is gathered: its reports, in order."""

    reports: list[Report] = field(default_factory=list)
    members: dict[Member, list[Mention]] = field(default_factory=dict)
    status: Status = "held"

    def take(self, report: Report) -> None:
        self.reports.append(report)
        if _unnamed(self, report.parties()):
            self._name(report.parties())
        for member, mention in report.members:
            mentions = self.members.setdefault(member, [])
            if mention not in mentions:
                mentions.append(mention)
        put_off = self.status == "cancelled" and report.status == "planned" and self._elsewhen(report)
        if len(self.reports) == 1 or report.status in ("cancelled", "denied") or put_off:
            self.status = report.status

    def settle(self, cast: Cast) -> None:
        """Put people in the place of the offices that they are known to hold by now."""
        for office in [member for member in self.members if member.kind == "office" and not member.then]:
            held = office.offices[0] if office.offices else None
            person = cast.holder(Office(held.role, held.country)) if held is not None and held.country else None
            if person is not None and person not in self.members:
                self.members = {person if m is office else m: mentions for m, mentions in self.members.items()}

    def _elsewhen(self, report: Report) -> bool:
        """Whether a report names another day than is known."""
        mine, known = days_of(report), self.days()
        return mine is not None and (known is None or not _overlap(mine, known))

    def _name(self, people: Sequence[Member]) -> None:
        """Put people in the place of the offices that they hold: by country, the others in the order of the text."""
        named = holders_of(list(self.members), people)
        self.members = {named[office]: mentions for office, mentions in self.members.items()}

    def days(self) -> DateMention | None:
        found = [mention for report in self.reports if (mention := days_of(report)) is not None]
        return min(found, key=_width, default=None)

    def place(self) -> PlaceMention | None:
        return next((place for report in self.reports if (place := place_of(report)) is not None), None)

    def format(self) -> str | None:
        """Its form. Where nothing is said of it, people who talk in a place are there."""
        said = [report.clause.format for report in self.reports if report.clause.format is not None]
        return said[0] if said else "in_person" if self.place() is not None else None


def days_of(report: Report) -> DateMention | None:
    """The date of a report; of two that narrow each other the shorter. Of a plan the coming day, month or year."""
    if report.only_outcome:
        return None
    dates = [
        date
        for date in report.clause.dates
        if date.earliest is not None and date.consistent and not _declared(report, date.start)
    ]
    if report.status in ("planned", "cancelled"):
        dates = [replace(d, earliest=d.ahead[0], latest=d.ahead[1]) if d.ahead is not None else d for d in dates]
    return min(dates, key=_width, default=None)


def _declared(report: Report, at: int) -> bool:
    """Whether the words at this offset are what was agreed or declared, and say nothing of the meeting."""
    outcome = report.clause.outcome
    return report.status == "held" and outcome is not None and outcome.words.start <= at < outcome.words.end


def place_of(report: Report) -> PlaceMention | None:
    """The place of a report; what was discussed may name places, too."""
    clause = report.clause
    if report.only_outcome:
        return None
    discussed = min((head.start for head in clause.heads if head.sense == "discuss"), default=clause.end)
    if report.there is not None:
        return report.there
    said = (place for place in clause.places if place.candidates and place.start < discussed)
    return next((p for p in said if not (_declared(report, p.start) or _qualifies(report, p))), None)


def _qualifies(report: Report, place: PlaceMention) -> bool:
    """ "The situation in the Balkans", "the Ambassador of Serbia": a place that belongs to the word before it."""
    atoms = report.sentence.atoms
    at = next((index for index, atom in enumerate(atoms) if atom.end > place.start), 0)
    while at and not atoms[at].has("at") and _before_a_place(atoms[at - 1]):
        at -= 1  # "in der oberösterreichischen Landeshauptstadt"
    if not atoms[at].has("at"):
        return True
    before = next((p for p in reversed(report.sentence.phrases) if at and p.end == atoms[at - 1].end), None)
    if before is None:
        return False
    noun = before.kind == "unknown" and before.has("word") and not report.sentence.capital_nouns
    return noun or (before.kind in ("aside", "topic") and not before.has("noun"))  # "am Rande des Gipfels in Rom"


def _before_a_place(atom: Atom) -> bool:
    """Whether a word may stand between "in" and its place, or be the "in"."""
    return atom.has("definite", "nation", "at") or (atom.has("word") and not atom.capital)


def _width(mention: DateMention) -> int:
    return (mention.latest - mention.earliest).days if mention.earliest and mention.latest else 1 << 20


def gather(
    reports: Sequence[Report], sentences: Sequence[ReadSentence], cast: Cast, published: date | None
) -> list[Thread]:
    """The meetings that the reports are of, in order of the text."""
    threads: list[Thread] = []
    for report in reports:
        if report.instead_of is not None:
            _add_other_side(report, threads)
        if report.joins and not threads:
            report.joins = False
        if not report.members and any(part.hard for part in report.clause.loose):
            continue
        for known in threads:
            known.settle(cast)
        thread = _thread_of(report, threads, published)
        if thread is None:
            if threads and not report.members and (report.they or _is_next(report)):
                report.members = [(member, mentions[-1]) for member, mentions in threads[-1].members.items()]
            if not _begins(report, threads):
                continue
            thread = Thread()
            threads.append(thread)
        thread.take(report)
    if threads and len(threads[0].members) == 1:
        _add_host(threads[0], sentences, cast)
    return [thread for thread in threads if len(thread.members) >= 2]


def _add_host(thread: Thread, sentences: Sequence[ReadSentence], cast: Cast) -> None:
    """ "Meeting with Economic Development Minister …" is a headline: who met him is who is named next."""
    headline = thread.reports[0]
    if headline.index or any(phrase.kind == "verb" for phrase in headline.sentence.phrases):
        return
    for sentence in sentences[1:_LEAD]:
        for phrase in sentence.phrases:
            for party in phrase.value if phrase.kind == "parties" else ():
                member = cast.means(party)
                if member is not None and member not in thread.members:
                    thread.members[member] = [cast.mention(member, party)]
                    return


def _add_other_side(report: Report, threads: Sequence[Thread]) -> None:
    """ "The last meeting of the chiefs of staff of both countries, then still with Dunford's predecessor": with whom he
    met is whoever held the other office, or those whom the article told to have met Dunford."""
    report.other = True
    if len(report.members) > 1:
        return
    known = next((thread for thread in reversed(threads) if report.instead_of in thread.members), None)
    if known is None:
        return
    others = [(member, mentions[-1]) for member, mentions in known.members.items() if member is not report.instead_of]
    report.members = [pair for pair in report.members if pair[0] is not report.instead_of]
    for member, mention in others:
        held = member.offices[0] if member.offices else None
        if report.holders is not None and held is not None:  # whoever held the office then
            office = HeldOffice(held.role, held.country, report.holders)
            words = report.holders
            report.members.append((Member("office", [words.text], [words], [office], then=True), words))
        elif member not in report.parties():
            report.members.append((member, mention))


def _is_next(report: Report) -> bool:
    """ "Das nächste Treffen ist am 5. November in Szeged geplant": another one of those of whom the article tells."""
    told = days_of(report) is not None or place_of(report) is not None
    return report.status == "planned" and told and any(head.sense == "noun" for head in report.heads)


def _begins(report: Report, threads: Sequence[Thread]) -> bool:
    """Whether a report alone tells of a meeting: two parties, or one that a headline names ("Meeting with …").

    What was discussed may have been so in a meeting already told of, or in none.
    """
    if not report.heads or report.clause.never or (report.clause.negated and report.clause.since is not None):
        return False
    discussed = all(head.sense == "discuss" for head in report.heads)
    gathering = (
        report.index < _TOP
        and not report.clause.negated
        and (days_of(report) is not None or place_of(report) is not None)
    )
    return bool(report.members or gathering) and not report.doubtful and not (discussed and bool(threads))


def _thread_of(report: Report, threads: Sequence[Thread], published: date | None) -> Thread | None:
    parties = report.parties()
    fitting = [thread for thread in threads if _fits(report, thread, published)]
    if report.joins and fitting:
        return fitting[-1]
    if report.only_outcome:
        whole = [t for t in threads if t.status == "held" and (not parties or set(parties) == set(t.members))]
        return whole[-1] if whole and (parties or report.they) else None
    if report.clause.since is not None and report.clause.negated:  # "had not met since": of those who met after all
        return next((t for t in threads if not parties or set(parties) <= set(t.members)), None)
    if len(parties) >= 2:
        same = [thread for thread in fitting if set(thread.members) == set(parties)]
        same = same or [thread for thread in fitting if _unnamed(thread, parties)]
        mine = set(parties)
        less = [t for t in fitting if set(t.members) < mine or mine < set(t.members)]
        found = same or less
        if not found and report.back and not _names_its_parties(report):
            found = [thread for thread in fitting if mine & set(thread.members)]
            if found:  # "After the talks Putin and …": who else is named there did something else
                report.members = [(m, mention) for m, mention in report.members if m in found[-1].members]
        return found[-1] if found else None
    if len(parties) == 1:
        own = [thread for thread in fitting if parties[0] in thread.members]
        return own[-1] if own and report.back else None
    return fitting[-1] if fitting and report.back else None


def _unnamed(thread: Thread, parties: Sequence[Member]) -> bool:
    """Whether a meeting of which only offices were named so far may be that of these people: as many, and no other."""
    offices = [member for member in thread.members if member.kind == "office"]
    people = [member for member in parties if member.kind == "person"]
    if len(offices) != len(thread.members) or len(people) != len(parties) or len(offices) != len(people):
        return False
    return all(
        not person.offices or any(person.holds(Office(o.role, o.country)) for office in offices for o in office.offices)
        for person in people
    )


def _names_its_parties(report: Report) -> bool:
    """Whether a clause says who met: by a verb of meeting, or right behind the noun ("the meeting between …")."""
    if not report.heads or any(head.sense != "noun" for head in report.heads):
        return True
    end = report.heads[-1].end
    behind = next((p for p in report.sentence.phrases if p.start >= end), None)
    return behind is not None and behind.kind == "parties" and behind.role in ("with", "between", "of")


def _fits(report: Report, thread: Thread, published: date | None) -> bool:
    if report.other:
        return False
    if thread.reports[0].index < 2 and thread.days() is None and _is_old(days_of(report), published):
        return False
    mine, known = days_of(report), thread.days()
    if mine is not None and known is not None and not _overlap(mine, known):
        return False
    place, there = place_of(report), thread.place()
    if place is not None and there is not None and not _may_be_one(place, there):
        return False
    form, theirs = report.clause.format, thread.format()
    if form is not None and theirs is not None and form != theirs:
        return False
    told = mine is not None or place is not None
    return report.status == thread.status or thread.status != "held" or report.back or not told


def _is_old(mention: DateMention | None, published: date | None) -> bool:
    """Whether a date lies too far back to be that of the news with which the article begins."""
    if mention is None or mention.latest is None or published is None:
        return False
    return (published - mention.latest).days > _NEWS


def _overlap(one: DateMention, other: DateMention) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest


def _may_be_one(one: PlaceMention, other: PlaceMention) -> bool:
    return any(
        a.id == b.id or contains(a, b) or contains(b, a) for a in one.candidates for b in other.candidates
    ) or not (one.candidates and other.candidates)


# What is known of each


def meeting_of(thread: Thread, published: date | None, lead: bool) -> FoundMeeting:
    """A thread as a meeting. `lead`: it is what the article begins with, and may have its day inferred."""
    members = list(thread.members)
    heads = [Mention(head.start, head.end, head.text) for report in thread.reports for head in report.heads]
    status_words = [w for report in thread.reports if (w := report.clause.status_words) is not None]
    formats = [w for report in thread.reports if (w := report.clause.format_words) is not None]
    duration = next((r.clause.duration for r in thread.reports if r.clause.duration is not None), None)
    form = thread.format()
    return FoundMeeting(
        mentions=tuple(heads),
        participants=tuple(participant_of(member, thread.members[member]) for member in members),
        complete=not next((report.open for report in thread.reports if len(report.members) >= 2), True),
        status=thread.status,
        status_mentions=tuple(Mention(w.start, w.end, w.text) for w in status_words if w.value == thread.status),
        format=form,  # type: ignore[arg-type]  # one of the three
        format_mentions=tuple(Mention(w.start, w.end, w.text) for w in formats if w.value == form),
        date=_date(thread, published, lead, heads[0]),
        place=_place(thread),
        duration=None
        if duration is None
        else FoundDuration(
            Mention(duration.start, duration.end, duration.text), duration.minutes, duration.unit, duration.bound
        ),
        topics=tuple(Mention(t.start, t.end, t.text) for report in thread.reports for t in report.clause.topics),
        outcomes=tuple(_outcomes(thread, members)),
        speaker=next((s for r in thread.reports for p in r.clause.speakers if (s := _speaker(p, members))), None),
    )


def participant_of(member: Member, mentions: Sequence[Mention]) -> Participant:
    return Participant(
        member.name,
        member.kind,
        tuple(mentions),
        tuple(member.offices),
        member.country,
        member.organisation,
    )


def _date(thread: Thread, published: date | None, lead: bool, head: Mention) -> FoundDate | None:
    days = thread.days()
    if days is not None and days.earliest is not None and days.latest is not None:
        return FoundDate(Mention(days.start, days.end, days.text), days.earliest, days.latest, days.granularity)
    if lead and published is not None and thread.status == "held":
        return FoundDate(head, published, published, "day", inferred=True)
    return None


def _place(thread: Thread) -> FoundPlace | None:
    place = thread.place()
    return None if place is None else FoundPlace(Mention(place.start, place.end, place.text), place.candidates)


def _outcomes(thread: Thread, members: Sequence[Member]) -> list[FoundOutcome]:
    """What was agreed, declared or felt, by whom, and who says so."""
    found = []
    for report in thread.reports:
        outcome = report.clause.outcome
        if outcome is None:
            continue
        by = {member for member, mention in report.members for party in outcome.by if party.start == mention.start}
        speakers = [s for party in report.clause.speakers if (s := _speaker(party, members)) is not None]
        found.append(
            FoundOutcome(
                Mention(outcome.words.start, outcome.words.end, outcome.words.text),
                outcome.kind,
                tuple(index for index, member in enumerate(members) if member in by),
                outcome.negated,
                speakers[0] if speakers else None,
            )
        )
    return found


def _speaker(party: Party, members: Sequence[Member]) -> Speaker | None:
    """Who says so; an agency or paper is none, it is the source."""
    if party.kind == "other" or not party.text:
        return None
    own = (index for index, member in enumerate(members) if party.name is not None and party.name in member.names)
    return Speaker(Mention(party.start, party.end, party.text), party.country, party.organisation, next(own, None))
