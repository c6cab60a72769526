"""Reports → meetings: what is told in three paragraphs of one meeting is one, and several in a text stay apart.

A report joins a meeting that it can be of: the same parties, or fewer of them; nothing that excludes it (another day,
another place, another form, "the previous meeting"). Where several meetings fit, the one told of last is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from claims.articles.cast import Cast, Member, holders_of
from claims.articles.certainty import is_adjunct, is_not_planned
from claims.articles.found import HeldOffice, Mention
from claims.articles.report import Building, Report
from claims.articles.sentences import ReadSentence
from claims.articles.when_where import days_of, may_be_one, overlap, place_of, width
from claims.dates import DateMention
from claims.facts import is_called, is_general
from claims.places import PlaceMention
from claims.reading.parties import COUNTERPART, Office
from claims.reading.said import Loose, Status

_TOP = 2  # sentences in which a gathering may be told of whose members are named later
_SOON = 5  # sentences after which "the next meeting" may be that of others
_NEAR = 16  # meetings told of last, beside the first one of the article, that a report may be of
_LEAD = 8  # sentences in which the host of a headline's meeting must be named
_NEWS = 14  # days: what an undated lead tells of is not older


@dataclass(slots=True, eq=False)
class Thread:
    """One meeting while it is gathered: its reports, in order."""

    reports: list[Report] = field(default_factory=list)
    members: dict[Member, list[Mention]] = field(default_factory=dict)
    status: Status = "held"
    _days: DateMention | None = None
    _place: PlaceMention | None = None

    def take(self, report: Report) -> None:
        put_off = self.status == "cancelled" and report.status == "planned" and self._elsewhen(report)
        announced = bool(self.reports) and report.status == "planned" and report.index <= _TOP and _is_headline(self)
        self.reports.append(report)
        days = [mention for mention in (self._days, days_of(report)) if mention is not None]
        self._days = min(days, key=width, default=None)
        self._place = self._place or place_of(report)
        if _unnamed(self, report.parties()):
            self._name(report.parties())
        for member, mention in report.members:
            mentions = self.members.setdefault(member, [])
            if mention not in mentions:
                mentions.append(mention)
        gap = report.clause.negated and report.clause.since is not None  # "had not met since": says nothing of this one
        earlier = report.clause.pluperfect and report.status == "cancelled"
        gap |= self.status == "held" and earlier  # "had been postponed twice"
        if len(self.reports) == 1 or (report.status in ("cancelled", "denied") and not gap) or put_off:
            self.status = report.status
        elif announced:
            self.status = self.reports[0].status = "planned"
        elif self.status == "planned" and _took_place(report) and all(each.before for each in self.reports[:-1]):
            self._is_held()

    def _is_held(self) -> None:
        """ "Ahead of talks with X, …", and then "The two met for an hour"."""
        self.status = "held"
        for report in self.reports:
            report.status = "held"
        days = [mention for report in self.reports if (mention := days_of(report)) is not None]
        self._days = min(days, key=width, default=None)

    def date(self, day: DateMention | None) -> None:
        """Take a day that the words around give it, if it has none."""
        self._days = self._days or day

    def settle(self, cast: Cast) -> None:
        """Put people in the place of the offices that they are known to hold by now."""
        for office in [member for member in self.members if member.kind == "office" and not member.then]:
            held = office.offices[0] if office.offices else None
            person = cast.holder(Office(held.role, held.country)) if held is not None and held.country else None
            if person is None and held is not None and held.country and is_general(held.role):
                person = cast.leader_of(held.country)
            if person is not None and person not in self.members:
                self.members = {person if m is office else m: mentions for m, mentions in self.members.items()}

    def _elsewhen(self, report: Report) -> bool:
        """Whether a report names another day than is known."""
        mine, known = days_of(report), self.days()
        return mine is not None and (known is None or not overlap(mine, known))

    def _name(self, people: Sequence[Member]) -> None:
        """Put people in the place of the offices that they hold: by country, the others in the order of the text."""
        offices = [member for member in self.members if member.kind == "office"]
        named = holders_of(offices, [person for person in people if person not in self.members])
        self.members = {named.get(member, member): mentions for member, mentions in self.members.items()}

    def days(self) -> DateMention | None:
        """The narrowest of the dates that its reports give."""
        return self._days

    def place(self) -> PlaceMention | None:
        """The first place that its reports give."""
        return self._place

    def where(self) -> PlaceMention | None:
        """Its place, or else where one of them had gone, or a building's town; that tells no meeting from another."""
        if self._place is not None:
            return self._place
        stay = next((report.stay for report in self.reports if report.stay is not None), None)
        building = self.building()
        return stay or (building.place if building is not None else None)

    def building(self) -> Building | None:
        """The first building without a name that its reports give."""
        return next((report.building for report in self.reports if report.building is not None), None)

    def format(self) -> str | None:
        """Its form. Where nothing is said of it, people who talk in a place are there."""
        said = [report.clause.format for report in self.reports if report.clause.format is not None]
        return said[0] if said else "in_person" if self.where() is not None else None


def gather(
    reports: Sequence[Report], sentences: Sequence[ReadSentence], cast: Cast, published: date | None
) -> list[Thread]:
    """The meetings that the reports are of, in order of the text."""
    threads: list[Thread] = []
    weighed: Report | None = None  # whether two will meet, left open just before
    for report in _with_both(reports, threads):
        if report.instead_of is not None:
            _add_other_side(report, threads)
        if report.joins and not threads:
            report.joins = False
            two = _pair_before(report, sentences[: report.index], cast) if report.index else []
            report.members = [*(one for one in two if one[0] not in report.parties()), *report.members]
        if cast.has_articles and _is_of_something_else(report):
            continue
        if _says_too_little(report) or (_is_it(report) and not _is_near(report, threads)):
            continue
        near = [*threads[:1], *threads[1:][-_NEAR:]]
        for known in near:
            known.settle(cast)
        _know_groups_again(report, near)
        if len(report.members) == 1 and _is_with_colleague(report):
            _add_colleague(report, threads, cast)
        if report.they and not report.members and threads:
            report.members = _pair_weighed(report, weighed) or _pair_told_of(report, sentences, cast, threads[-1])
        weighed = report if report.doubtful and len(report.members) == len("XY") else None
        thread = _thread_of(report, near, published)
        if (
            thread is not None
            and report.clause.attends
            and len(report.members) == 1
            and report.parties()[0] in thread.members
        ):
            continue  # "am Samstag nimmt er an der Sicherheitskonferenz teil": that is another event
        if thread is None:
            whole = [known for known in threads if len(known.members) > 1 or (report.they and known is threads[-1])]
            called = [known for known in whole if _are_called_so(report, known)]  # "the two ministers"
            last = next(reversed(called or whole), None)
            if last is not None and _is_of_the_same(report, last):
                report.members = [(member, mentions[-1]) for member, mentions in last.members.items()]
            elif last is not None and _are_with_another(report, last):
                pair = [(member, mentions[-1]) for member, mentions in last.members.items()]
                report.members = [*pair, *report.members]
            elif not threads and not report.members and (report.they or _is_theirs(report) or _is_known(report)):
                report.members = _pair_before(report, sentences, cast)
            elif not threads and not report.members and _is_of_pair(report, sentences):
                report.members = _pair_before(report, sentences, cast)
                report.they = True
            elif not threads and len(report.members) == 1 and _is_known(report):  # "die Unterredung bei der Ministerin"
                pair = _pair_before(report, sentences, cast)
                report.members = pair if report.members[0][0] in [member for member, _ in pair] else report.members
            elif not threads and len(report.members) == 1 and (report.they or _is_theirs(report)):
                pair = [one for one in _pair_before(report, sentences, cast) if one[0] not in report.parties()]
                report.members = [*pair, *report.members] if len(pair) > 1 else report.members
            if not _begins(report, threads):
                continue
            thread = Thread()
            threads.append(thread)
        thread.take(report)
    for thread in threads:
        thread.settle(cast)
    for thread in threads[:1]:
        thread.date(_day_of_lead(thread, sentences, cast))
    if threads and len(threads[0].members) == 1:
        _add_host(threads[0], sentences, cast)
    return [thread for thread in threads if len(thread.members) >= 2]


def _with_both(reports: Sequence[Report], threads: Sequence[Thread]) -> Iterator[Report]:
    """The reports; one of somebody and "the two" told of just before is of all three, or, where a word says so, of him
    with each of them: "Beide waren zuvor getrennt von Präsident X empfangen worden"."""
    for report in reports:
        last = threads[-1] if threads else None
        hosts = bool(report.heads) and all(head.sense == "host" for head in report.heads)
        near = last is not None and report.index - last.reports[-1].index <= _TOP
        if last is None or not (report.they and hosts and near and len(report.members) == 1 and len(last.members) > 1):
            yield report
            continue
        both = [(m, mentions[-1]) for m, mentions in last.members.items() if m not in report.parties()]
        if len(both) < len(last.members):
            yield report
        elif "separately" in report.sentence.kinds:
            yield from (replace(report, members=[pair, *report.members], they=False) for pair in both)
        else:
            report.members = [*both, *report.members]
            report.other |= "next" in report.sentence.kinds
            yield report


def _are_called_so(report: Report, thread: Thread) -> bool:
    """Whether all who met hold the office by which "die beiden Minister" calls them."""
    clause = report.clause
    inside = (atom for atom in report.sentence.atoms if clause.start <= atom.start < clause.end)
    roles = [atom.kinds["held_by"] for atom in inside if atom.has("held_by")]
    held = [[office.role for office in member.offices] for member in thread.members]
    return all(any(is_called(mine, role) for mine in theirs) for role in roles for theirs in held)


def _is_of_the_same(report: Report, last: Thread) -> bool:
    """Whether another meeting is that of those who met in the last one, of whom it names nobody, or who tells of it."""
    index = last.reports[-1].index
    if report.other and report.status == "planned" and _is_next(report, index):
        return set(report.parties()) <= set(last.members)  # "X kündigte eine Fortsetzung im März in Wien an"
    if report.members:
        return False
    return report.they or _is_another_one(report, index) or _is_second_verb(report, index)


def _are_with_another(report: Report, last: Thread) -> bool:
    """ "The pair plan to see Minister X": the two told of before, and one more whom a verb names."""
    if not report.they or len(report.members) != 1 or len(last.members) != len("XY") or report.joins:
        return False
    if report.instead_of is not None or report.parties()[0].kind == "group":
        return False  # "then still with Dunford's predecessor", "the two church leaders"
    verbs = bool(report.heads) and all(head.sense in ("meet", "see", "host", "talk") for head in report.heads)
    return verbs and report.parties()[0] not in last.members and report.index - last.reports[-1].index <= _SOON


def _is_second_verb(report: Report, last: int) -> bool:
    """ "Sie hatten sich im Juni in Genf getroffen und im Juli noch einmal telefoniert"."""
    verbs = bool(report.heads) and all(head.sense in ("meet", "talk", "call") for head in report.heads)
    return verbs and report.index == last and not report.clause.parties and days_of(report) is not None


def _day_of_lead(thread: Thread, sentences: Sequence[ReadSentence], cast: Cast) -> DateMention | None:
    """ "X and Y agreed on Friday to …", "X confronted Y on Friday", and then "the two leaders met …": on that day."""
    first = thread.reports[0]
    if thread.status != "held" or len(thread.members) != len("XY") or not first.they:
        return None
    for sentence in sentences[max(0, first.index - 1) : first.index]:
        phrases = sentence.phrases
        days: list[DateMention] = [phrase.value for phrase in phrases if phrase.kind == "date"]
        people = [i for i, phrase in enumerate(phrases) if phrase.kind == "parties" and phrase.role == ""][:2]
        if len(days) != 1 or days[0].bound is not None or width(days[0]) or not people:
            continue
        both = people if len(phrases[people[0]].value) == 1 else people[:1]
        named = {cast.means(party) for index in both for party in phrases[index].value}
        before = [form for phrase, form in sentence.verbs if phrase.end <= days[0].start]
        told = any(form.verb.sense in ("say", "believe") for form in before)
        if named == set(thread.members) and (len(both) == 1 or not told):
            return days[0]
    return None


def _is_theirs(report: Report) -> bool:
    """ "Their meeting lasted two hours"."""
    head = report.heads[-1] if report.heads else None
    led = (a for a in reversed(report.sentence.atoms) if head and a.end <= head.start and not a.has("first", "ordinal"))
    before = next(led, None)
    return head is not None and head.sense == "noun" and before is not None and before.has("possessive")


def _is_known(report: Report) -> bool:
    """ "X и Y подписали договор. Встреча прошла …": the meeting is taken for granted, though none was told of."""
    held = report.clause.status_words is not None or report.clause.duration is not None
    return report.clause.definite and held and report.status == "held" and report.heads[-1].sense == "noun"


def _is_of_pair(report: Report, sentences: Sequence[ReadSentence]) -> bool:
    """ "X und Y haben einen Vertrag unterzeichnet. Bei dem Treffen …": of the two who are the subject just before."""
    head = report.heads[-1] if report.heads else None
    held = report.clause.definite and report.status == "held" and not report.clause.parties
    if head is None or head.sense != "noun" or not held or not report.index:
        return False
    before = sentences[report.index - 1]
    lists = [p for p in before.phrases if p.kind == "parties" and p.role == "" and len(p.value) > 1]
    near = before.paragraph == report.sentence.paragraph and is_adjunct(report.sentence, head)
    return near and len(lists) == 1 and len(lists[0].value) == len("XY")


def _pair_before(report: Report, sentences: Sequence[ReadSentence], cast: Cast) -> list[tuple[Member, Mention]]:
    """Those whom "the two" mean where no meeting was told of yet: the two people of the sentence before that names
    any, or else of their own, if it names two; or a list of more ("A, B and C signed it in Riga, where they met on
    Monday")."""
    leading = sentences[max(0, report.index - _LED_BY) : report.index]
    named = next((each for each in reversed(leading) if _people(each, cast)[0]), None)
    for sentence in (*((named,) if named is not None else ()), *sentences[report.index : report.index + 1]):
        found, listed = _people(sentence, cast)
        if len(found) == listed:
            return list(found.items())
    return _two_of_paragraph(report, sentences, cast)


def _two_of_paragraph(report: Report, sentences: Sequence[ReadSentence], cast: Cast) -> list[tuple[Member, Mention]]:
    """ "X had flown in on a private jet. Y had taken the train. They talked for an hour": the two of whom it tells."""
    found: dict[Member, Mention] = {}
    before = [each for each in sentences[: report.index] if each.paragraph == report.sentence.paragraph]
    for phrase in (phrase for sentence in before for phrase in sentence.phrases if phrase.kind == "parties"):
        for party in phrase.value:
            member = cast.known(party)
            if member is not None and member.kind == "person":
                found.setdefault(member, cast.mention(member, party))
    return list(found.items()) if len(found) == len("XY") else []


def _is_with_colleague(report: Report) -> bool:
    """ "Im November will er seine Kollegin in Brody empfangen": of whom nothing is said but that."""
    alone = [p for p in report.clause.parties if p.kind == "office" and p.offices and p.offices[0].role == COUNTERPART]
    led = {atom.end + 1 for atom in report.sentence.atoms if atom.has("possessive")}
    return len(alone) == 1 and alone[0].offices[0].country is None and alone[0].start in led


def _add_colleague(report: Report, threads: Sequence[Thread], cast: Cast) -> None:
    """The other one of the last meeting, if somebody met one other person there."""
    one, mention = report.members[0]
    last = next((thread for thread in reversed(threads) if one in thread.members), None)
    if last is None or len(last.members) != len("XY"):
        return
    word = next(p for p in report.clause.parties if p.offices and p.offices[0].role == COUNTERPART)
    called = [member for member in last.members if member.styles and cast.agrees(word, member)]
    meant = called[0] if len(called) == 1 else next(member for member in last.members if member is not one)
    who = next(member for member in last.members if member is not meant)
    report.members = [(who, mention), (meant, cast.mention(meant, word))]
    report.stranger = report.open = False


def _pair_weighed(report: Report, weighed: Report | None) -> list[tuple[Member, Mention]]:
    """ "Ob er auch mit X zusammenkommt, ist offen. Beide hatten zuletzt im Mai telefoniert": he and X."""
    if weighed is None or not weighed.index < report.index <= weighed.index + 1:
        return []
    if "held_by" in report.sentence.kinds:
        return []  # "die Minister" are two of whom the article told before
    return list(weighed.members) if all(member.kind == "person" for member, _ in weighed.members) else []


def _pair_told_of(
    report: Report, sentences: Sequence[ReadSentence], cast: Cast, last: Thread
) -> list[tuple[Member, Mention]]:
    """ "Minister X und Präsident Y haben sich verständigt. Die beiden kamen in Genf zusammen": the two people of the
    sentence before, which tells of no meeting, and not those who met in the last one."""
    if not report.index or last.reports[-1].index >= report.index - 1:
        return []
    before = sentences[report.index - 1]
    found, _ = _people(before, cast)
    if len(found) != len("XY") or before.paragraph != report.sentence.paragraph or set(found) <= set(last.members):
        return []
    return list(found.items())


def _people(sentence: ReadSentence, cast: Cast) -> tuple[dict[Member, Mention], int]:
    """The people whom a sentence names, and how many "they" would be: two, or a list of more."""
    found: dict[Member, Mention] = {}
    listed = len("XY")
    for phrase in sentence.phrases:
        for party in phrase.value if phrase.kind == "parties" else ():
            member = cast.known(party)
            if member is not None and member.kind == "person":
                found.setdefault(member, cast.mention(member, party))
        if phrase.kind == "parties" and phrase.role == "" and len(phrase.value) == len(found):
            listed = max(listed, len(found))
    return found, listed


_LED_BY = 3  # sentences before "the two" that may name them


def _know_groups_again(report: Report, threads: Sequence[Thread]) -> None:
    """ "Minister trifft Vertreter der Wirtschaft", and below: "hat eine Delegation des Verbands empfangen": one group,
    where he met one only."""
    groups = [member for member in report.parties() if member.kind == "group"]
    if not groups and threads and report.index:
        _name_headline_group(report, threads[0])
    for thread in threads[:1] if len(groups) == 1 else ():
        known = [member for member in thread.members if member.kind == "group"]
        people = {member for member in thread.members if member.kind != "group"}
        named = bool(people) or _is_same_group(known, groups)
        if len(known) == 1 and named and people <= set(report.parties()) and thread.reports[0].index < _TOP:
            report.members = [(known[0] if m is groups[0] else m, mention) for m, mention in report.members]


def _is_same_group(known: Sequence[Member], groups: Sequence[Member]) -> bool:
    """ "Встреча с делегацией Эфиопской Церкви", and then "принял представителей Эфиопской Церкви": of the same body."""
    bodies = {group.name.partition(" ")[2] for group in (*known, *groups)}
    return len(bodies) == 1 and "" not in bodies


def _name_headline_group(report: Report, thread: Thread) -> None:
    """ "Епископ встретился с руководством университета", and below with whom: people instead of a group."""
    known = [member for member in thread.members if member.kind == "group"]
    people = {member for member in thread.members if member.kind != "group"}
    bare = thread.reports[-1].index == 0 and thread.days() is None and thread.place() is None
    if bare and len(known) == 1 and people and people < set(report.parties()) and report.status == thread.status:
        del thread.members[known[0]]
        thread.reports[-1].open = False


def _thread_of(report: Report, threads: Sequence[Thread], published: date | None) -> Thread | None:
    parties = report.parties()
    fitting = [thread for thread in threads if _fits(report, thread, published)]
    if report.joins and fitting:
        return _joined(report, fitting)
    if report.only_outcome:
        whole = [t for t in threads if t.status == "held" and (not parties or set(parties) == set(t.members))]
        return whole[-1] if whole and (parties or report.they) else None
    if report.clause.since is not None and report.clause.negated:  # "had not met since": of those who met after all
        return next((t for t in threads if not parties or set(parties) <= set(t.members)), None)
    if len(parties) >= 2:
        if all(party.kind == "office" for party in parties) and (theirs := _of_people(parties, fitting)):
            report.members = []  # "Президенты Киргизии и Таджикистана говорили …": of whom nothing else was said
            return theirs[-1]
        same = [thread for thread in fitting if set(thread.members) == set(parties)]
        same = same or [thread for thread in fitting if _unnamed(thread, parties)]
        mine = set(parties)
        less = [
            t
            for t in fitting
            if (set(t.members) < mine and not (_is_with_others(t, report) or _is_of_another_one(t, report)))
            or (mine < set(t.members) and not _is_another(report, t))
        ]
        found = same or less
        if not found and report.back and report.status == "held" and not _names_its_parties(report):
            found = [thread for thread in fitting if mine & set(thread.members)]
            if found:  # "After the talks Putin and …": who else is named there did something else
                report.members = [(m, mention) for m, mention in report.members if m in found[-1].members]
        return found[-1] if found else None
    if len(parties) == 1 and (led := [thread for thread in fitting if _is_lead(report, thread)]):
        return led[-1]
    if len(parties) == 1 and report.stranger and any(head.sense != "noun" for head in report.heads):
        return None  # "met the crown prince of Abu Dhabi on Sunday": somebody else than those told of
    if len(parties) == 1:
        own = [thread for thread in fitting if parties[0] in thread.members]
        off = report.status == "cancelled" and not _names_its_parties(report)  # "но встреча сорвалась"
        return own[-1] if own and (report.back or off or _is_of_headline(report, own[-1])) else None
    return fitting[-1] if fitting and report.back else None


def _is_of_another_one(thread: Thread, report: Report) -> bool:
    """ "Ein Treffen mit X wird es nicht geben. Ob er mit Y zusammenkommt, ist offen": not the first one."""
    return report.doubtful and len(thread.members) == 1 and thread.status in ("cancelled", "denied", "planned")


def _is_with_others(thread: Thread, report: Report) -> bool:
    """Whether somebody met people who are in no table ("с обманутыми дольщиками"): whom else he met, by a report below
    the lead, is told apart."""
    if len(thread.members) != 1 or report.index <= _TOP:
        return False
    return any(_is_with_another(each) for each in thread.reports)


def _joined(report: Report, threads: Sequence[Thread]) -> Thread:
    """ "Present at the State House meeting were …": the last one there, that was no mere plan of one."""
    there = place_of(report) or next(iter(report.clause.places), None)
    if there is not None:
        same = [t for t in threads if (place := t.place()) is not None and may_be_one(place, there)]
        if same:
            return same[-1]
    return next((t for t in reversed(threads) if len(t.members) != 1 or t.status == "held"), threads[-1])


def _is_of_headline(report: Report, thread: Thread) -> bool:
    """ "X und Y sprechen über Grenzen", and below: "bei einem Treffen in Flensburg sagte X …"."""
    bare = (
        thread.reports[-1].index == 0 and len(thread.members) > 1 and thread.days() is None and thread.place() is None
    )
    noun = bool(report.heads) and report.heads[-1].sense == "noun" and is_adjunct(report.sentence, report.heads[-1])
    return bare and noun and report.index <= _TOP


def _is_lead(report: Report, thread: Thread) -> bool:
    """ "Встреча с губернатором области X", and below: "в Стрельне состоялась встреча с X", "Президент встретился в
    Стрельне с губернатором области"."""
    if report.index != 1 or thread.reports[-1].index or thread.reports[-1].sentence.verbs or len(thread.members) > 1:
        return False
    if report.parties()[0] in thread.members:
        return all(form.verb.sense == "happen" for _, form in report.sentence.verbs)
    return report.status == "held" and any(head.sense in ("meet", "host") for head in report.heads)


def _of_people(offices: Sequence[Member], threads: Sequence[Thread]) -> list[Thread]:
    """The meetings of as many people, of none of whom an office was said, that "the presidents of A and B" may mean."""
    return [
        thread
        for thread in threads
        if len(thread.members) == len(offices)
        and all(member.kind == "person" and not member.offices for member in thread.members)
    ]


def _is_another(report: Report, thread: Thread) -> bool:
    """ "Bei einem Gespräch zu zweit": some of those who met before, in a meeting that is told of for the first time."""
    head = report.heads[-1]
    if len(thread.members) < 3:
        return False
    clause = report.clause
    if any(a.has("in_private") for a in report.sentence.atoms if clause.start <= a.start < clause.end):
        return True  # "trafen unter vier Augen aufeinander"
    if head.sense != "noun":
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= head.start][-3:]
    return any(atom.has("indefinite") for atom in before)


def _begins(report: Report, threads: Sequence[Thread]) -> bool:
    """Whether a report alone tells of a meeting: two parties, or one that a headline names ("Meeting with …").

    What was discussed may have been so in a meeting already told of, or in none.
    """
    if (
        not report.heads
        or report.joins
        or (report.clause.never and report.status != "denied")
        or (report.clause.negated and report.clause.since is not None)
    ):
        return False
    if report.index and len(report.members) < 2 and all(head.sense == "host" for head in report.heads):
        return False  # "die er am Vormittag besucht hatte": a thing, or somebody whom no word names
    if _speaks_alone(report):
        return False
    discussed = all(head.sense == "discuss" for head in report.heads) and not _discussed_with(report)
    discussed = discussed and not _is_new_pair(report, threads)
    anybody = report.stranger and all(head.sense == "talk" for head in report.heads)  # "darüber reden die Leute in X"
    gathering = (
        report.index < _TOP
        and not (report.clause.negated or anybody)
        and (days_of(report) is not None or place_of(report) is not None)
    )
    return bool(report.members or gathering) and not report.doubtful and not (discussed and bool(threads))


def _speaks_alone(report: Report) -> bool:
    """ "He spoke in a schoolyard in Farchana": to nobody who is named."""
    alone = len(report.members) == 1 and not report.they and report.clause.format is None
    alone = alone and report.index > 0 and not report.sentence.capital_nouns and not _is_with_somebody(report)
    return alone and all(head.sense == "talk" for head in report.heads)


def _is_new_pair(report: Report, threads: Sequence[Thread]) -> bool:
    """ "Премьер X и президент Y обсудили …": two who are named as one list, and in no meeting told of so far."""
    pair = report.parties()
    listed = [party for party in report.clause.parties if party.listed]
    both = len(pair) == len(report.clause.parties) == len(listed) == 2
    told = (
        set(pair) <= set(t.members) or (len(t.members) < 2 and (not t.reports[0].index or set(pair) & set(t.members)))
        for t in threads
    )
    return both and not any(told)


def _discussed_with(report: Report) -> bool:
    """ "С главой Минфина он обсудил бюджет": with whom is said, so that it is a meeting of its own."""
    return len(report.members) > 1 and _is_with_somebody(report)


def _is_with_somebody(report: Report) -> bool:
    return any(
        phrase.kind == "parties" and phrase.role == "with" and report.clause.start <= phrase.start < report.clause.end
        for phrase in report.sentence.phrases
    )


def _says_too_little(report: Report) -> bool:
    """Whether a report without parties may be of anything: something unknown stands in it that may turn its sense."""
    clause = report.clause
    told = clause.since is not None or clause.duration is not None or report.status == "planned"
    if report.status == "denied" and not (report.members or report.they) and _names_its_parties(report):
        return all(head.sense != "noun" for head in report.heads)  # "mediators were not called in"
    told |= not report.doubtful and report.they and any(h.sense == "meet" and h.tense == "past" for h in report.heads)
    if not report.doubtful and place_of(report) is not None:
        told |= report.status == "cancelled" or (report.status == "held" and not clause.dates)
    if len(report.members) < 2 and report.status in ("cancelled", "denied", "planned") and _is_with_another(report):
        return True
    return not report.members and not told and any(_is_open(report, part) for part in clause.loose)


def _is_of_something_else(report: Report) -> bool:
    """ "Applications for the exchange will open in autumn", "Branch secretaries will discuss it at their conference": a
    word that only opens the sentence is the subject, and none of those told of."""
    first = next((atom for atom in report.sentence.atoms if not atom.has("punct")), None)
    if first is None or report.sentence.capital_nouns or report.they or report.members:
        return False
    return any(party.start == first.start and party.kind == "person" for party in report.clause.parties)


def _is_it(report: Report) -> bool:
    """ "Она состоялась в Кремле": a pronoun stands for the meeting."""
    return report.heads[:1] != () and any(
        atom.has("it_was") and atom.start == report.heads[0].start for atom in report.sentence.atoms
    )


def _is_near(report: Report, threads: Sequence[Thread]) -> bool:
    """Whether the sentence before told of the last meeting, or was all that there is of the first one."""
    return bool(threads) and report.index - threads[-1].reports[-1].index == 1


def _is_open(report: Report, part: Loose) -> bool:
    """Whether a part that was left over may turn the sense; "российско-алжирские" says only of which countries, "unter
    vier Augen" how, and "Meudon" where."""
    inside = [atom for atom in report.sentence.atoms if part.start <= atom.start < part.end]
    dated = any(phrase.kind == "date" and phrase.start >= part.end for phrase in report.sentence.phrases)
    harmless = ("nation", "in_private", "place") if dated else ("nation", "in_private", "place", "since")
    return part.hard and not all(atom.has(*harmless) or atom.glued for atom in inside)


def _is_with_another(report: Report) -> bool:
    """ "Ein Treffen mit Gewerkschaftern wurde abgesagt": with somebody who is in no table."""
    verbs = any(head.sense != "noun" for head in report.heads)
    met = [(p.start, p.end) for p in report.sentence.phrases if p.kind == "parties" and p.role == "with"]
    named = any(start <= mention.start < end for start, end in met for _, mention in report.members)
    atoms = [atom for atom in report.sentence.atoms if report.clause.start <= atom.start < report.clause.end]
    for index, atom in enumerate(atoms[:-1]):
        behind = atoms[index + 1]
        own = any(head.sense == "noun" and 0 <= atom.start - head.end <= 1 for head in report.heads)
        own |= index == 0 or (verbs and atom.has("since"))
        if own and atom.has("with") and not behind.has("he", "they", "him", "reciprocal", "possessive") and not named:
            return True
    return False


def _is_another_one(report: Report, last: int) -> bool:
    return _is_next(report, last) or _is_former(report, last)


def _is_next(report: Report, last: int) -> bool:
    """ "Das nächste Treffen ist am 5. November in Szeged geplant": another one of those of whom the article tells."""
    told = days_of(report) is not None or place_of(report) is not None
    noun = any(head.sense == "noun" for head in report.heads) and not _is_of_many(report)
    return report.status == "planned" and told and noun and report.index - last <= _SOON


def _is_of_many(report: Report) -> bool:
    """ "The next summit will be in Samarkand": of more than those who met in its corridors."""
    heads = {(head.start, head.end) for head in report.heads}
    return all(
        any(a.has("gathering", "summit") for a in report.sentence.atoms if (a.start, a.end) == head) for head in heads
    )


def _is_first_of_all(report: Report) -> bool:
    """ "Ein erstes Gespräch hatte es vor zwei Wochen in Bonn gegeben": an earlier one, of which nothing was told."""
    kinds = report.sentence.kinds
    one = "first" in kinds and report.sentence.atoms[0].has("indefinite") and not report.clause.definite
    return one and "pluperfect" in kinds and report.sentence.capital_nouns and not report.members


def _is_former(report: Report, last: int) -> bool:
    """ "Предыдущая встреча прошла в январе в Вене": another one of those of whom the article tells, if it says when."""
    noun = all(head.sense == "noun" for head in report.heads)
    if noun and _is_first_of_all(report) and report.status == "held" and days_of(report) is not None:
        return report.index - last <= _SOON
    told = days_of(report) is not None and report.status == "held" and _is_known_to_be(report)
    return report.other and noun and told and report.index - last <= _SOON


def _is_known_to_be(report: Report) -> bool:
    """ "The previous meeting", "their second round", "a second meeting": one of those told of."""
    before = [atom for atom in report.sentence.atoms if atom.end <= report.heads[-1].start][-2:]
    return report.clause.definite or _is_theirs(report) or (len(before) > 1 and before[0].has("indefinite"))


def _fits(report: Report, thread: Thread, published: date | None) -> bool:
    if report.other or _is_first_of_all(report):
        return False
    news = thread.reports[0].index < _TOP or len(report.parties()) < 2
    if news and thread.status != "denied" and thread.days() is None and _is_old(days_of(report), published):
        return False  # but what is denied today may have been said of last year
    mine, known = days_of(report), thread.days()
    if mine is not None and known is not None and not overlap(mine, known):
        return False
    place, there = place_of(report), thread.place()
    if place is not None and there is not None and not may_be_one(place, there):
        return False
    form, theirs = report.clause.format, thread.format()
    if form is not None and theirs is not None and form != theirs:
        return False
    told = mine is not None or place is not None
    to_come = thread.status == "planned" and not all(each.before for each in thread.reports)
    if to_come and report.status == "held" and _has_happened(report):
        return False
    if thread.status == "denied" and mine is not None and known is None and _is_stated(report):
        return False
    off = thread.status == "denied" and len(thread.members) < len("XY")
    if off and report.status == "planned" and len(report.members) > 1:
        return False  # "kein Treffen mit X; stattdessen ist ein Gespräch von X mit Y geplant"
    another = report.status == "denied" and thread.status == "held" and "indefinite" in report.sentence.kinds
    if another and is_not_planned(report.sentence):
        return not _is_over(thread)  # "sprach kurz mit X. Ein Treffen der beiden sei nicht geplant"
    if report.status == "planned" and thread.status == "held" and _lies_ahead(mine, published):
        return _is_headline(thread) and report.index <= _TOP
    return report.status == thread.status or thread.status != "held" or report.back or not told


def _is_headline(thread: Thread) -> bool:
    """ "Kanzler empfängt Präsident X", and below when he will: a headline's verb of the present may be a plan."""
    first = thread.reports[0]
    bare = len(thread.reports) == 1 and first.index == 0 and thread.days() is None
    return bare and bool(first.heads) and all(head.tense == "present" for head in first.heads)


def _has_happened(report: Report) -> bool:
    """ "Помощник уточнил: разговор состоялся в воскресенье": a noun whose verb of the past says that it was."""
    if not report.heads or report.heads[-1].sense != "noun":
        return False
    words = report.clause.status_words
    return (
        words is not None
        and words.value == "held"
        and any(form.tense == "past" and phrase.start == words.start for phrase, form in report.sentence.verbs)
    )


def _is_stated(report: Report) -> bool:
    """ "Am 14. März aßen X und Y zu Mittag": the article itself says so, and nobody whom somebody contradicts."""
    says = any(form.verb.sense in ("say", "believe") for _, form in report.sentence.verbs)
    start = report.heads[0].start if report.heads else report.sentence.scanned.end
    says |= any(atom.has("media", "statement") for atom in report.sentence.atoms if atom.end <= start)
    return report.status == "held" and not says and not report.clause.speakers


def _is_over(thread: Thread) -> bool:
    """Whether a verb of the past tells of a meeting, or of holding one."""
    held = (
        form.tense in ("past", "participle")
        for report in thread.reports
        if report.heads and report.heads[-1].sense == "noun" and report.status == "held"
        for _, form in report.sentence.verbs
        if form.verb.sense in ("hold", "happen")
    )
    return any(head.tense in ("past", "participle") for report in thread.reports for head in report.heads) or any(held)


def _took_place(report: Report) -> bool:
    """Whether a verb of the simple past tells of a meeting, and not of an earlier one."""
    if report.status != "held" or report.other or report.doubtful or report.clause.pluperfect:
        return False
    if any(atom.has("have", "last", "first", "repeated") for atom in report.sentence.atoms):
        return False
    return any(head.sense != "noun" and head.tense == "past" for head in report.heads)


def _lies_ahead(mention: DateMention | None, published: date | None) -> bool:
    if mention is None or published is None:
        return False
    coming = mention.ahead[0] if mention.ahead is not None else mention.earliest
    return coming is not None and coming > published


def _is_old(mention: DateMention | None, published: date | None) -> bool:
    """Whether a date lies too far back to be that of the news with which the article begins."""
    if mention is None or mention.latest is None or published is None:
        return False
    return (published - mention.latest).days > _NEWS


def _unnamed(thread: Thread, parties: Sequence[Member]) -> bool:
    """Whether a meeting of which only offices were named so far may be that of these people: as many, and no other; or
    one of an office and somebody who is the same ("X meets Canada's minister")."""
    offices = [member for member in thread.members if member.kind == "office"]
    same = [member for member in thread.members if member.kind != "office"]
    people = [member for member in parties if member.kind == "person" and member not in same]
    if len(people) + len(same) != len(parties) or len(offices) != len(people) or not offices:
        return False
    if same:
        told = {report.index for report in thread.reports}
        bare = min(told) == 0 and len(told) <= _TOP and not people[0].offices  # a headline's, or it and who they are
        return len(offices) == 1 and set(same) <= set(parties) and (bare or _is_called(people[0], offices[0]))
    return all(
        not person.offices or any(_may_hold(person, held) for office in offices for held in office.offices)
        for person in people
    )


def _is_called(person: Member, office: Member) -> bool:
    """Whether a word of an office stood beside a name, or its very office does."""
    said = (word for mention in office.mentions[:1] for word in mention.text.lower().split())
    words = {word for word in said if len(word) > len("head")}
    styled = any(words & set(style.split()) for style in person.styles)
    return styled or any(_may_hold(person, held) and person.offices for held in office.offices)


def _may_hold(person: Member, office: HeldOffice) -> bool:
    """Whether a person may be whom an office means: one of "the Greek and Turkish leaders" is said to be Greek."""
    if is_general(office.role) and office.country not in (person.country, *(held.country for held in person.offices)):
        return False
    return person.holds(Office(office.role, office.country))


def _names_its_parties(report: Report) -> bool:
    """Whether a clause says who met: by a verb of meeting, or right behind the noun ("the meeting between …")."""
    if not report.heads or any(head.sense != "noun" for head in report.heads):
        return True
    end = report.heads[-1].end
    behind = next((p for p in report.sentence.phrases if p.start >= end), None)
    return behind is not None and behind.kind == "parties" and behind.role in ("with", "between", "of")


def _add_host(thread: Thread, sentences: Sequence[ReadSentence], cast: Cast) -> None:
    """ "Meeting with Economic Development Minister …" is a headline: who met him is who is named next. Under "В Кремле
    состоялась встреча с главой Чечни …" it is who speaks first in the transcript."""
    headline = thread.reports[0]
    verbs = headline.sentence.verbs
    if headline.index or headline.clause.negated or any(form.verb.sense != "happen" for _, form in verbs):
        return
    for sentence in sentences[1:_LEAD]:
        if verbs and not sentence.spoken:
            continue
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
