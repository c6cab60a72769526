"""One meeting of an article, while its reports are gathered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.articles.cast import Cast
from claims.articles.found import HeldOffice, Mention
from claims.articles.member import Member, holders_of
from claims.articles.setting.counted_days import width
from claims.articles.setting.sorts_of_place import is_country, is_town
from claims.articles.setting.when import days_of, overlap
from claims.articles.setting.when_called_off import did_not_happen
from claims.articles.setting.where import place_of
from claims.articles.telling.report import Building, Report
from claims.articles.telling.still_open import had_been_off, is_put_off, was_put_off_often
from claims.dates import DateMention
from claims.facts import is_general
from claims.places import PlaceMention, contains
from claims.reading.parties import Office, is_deputy
from claims.reading.said import Status
from claims.reading.scan import Atom

_LEADER = "leader"  # the role of whoever leads a country
_OF_MANY = ("official", "delegation")  # roles that tell of nobody who holds an office that he is meant
TOP = 2  # sentences in which a gathering may be told of whose members are named later


@dataclass(slots=True, eq=False)
class Thread:
    """One meeting while it is gathered: its reports, in order."""

    reports: list[Report] = field(default_factory=list)
    members: dict[Member, list[Mention]] = field(default_factory=dict)
    status: Status = "held"
    _days: DateMention | None = None
    _place: PlaceMention | None = None

    def take(self, report: Report) -> None:
        was_planned = self.status == "planned" and bool(self.reports)
        put_off = self.status == "cancelled" and report.status == "planned" and self._elsewhen(report)
        put_off &= not (report.clause.pluperfect or was_meant(report))  # "it had been set for Friday"
        announced = bool(self.reports) and report.status == "planned" and report.index <= TOP and is_headline(self)
        self.reports.append(report)
        if was_planned and is_put_off(report):
            self._days = None  # "it is set for Monday. It was put off to Friday"
        open_day = report.doubtful and self.status == "planned" and bool(self.reports[1:])  # "may take place on Friday"
        days = [day for day in (self._days, None if open_day else days_of(report)) if day is not None]
        lasts = self._days is not None and self._days.granularity == "range"
        lasts &= any(not each.sentence.kinds.isdisjoint(("began", "ended")) for each in self.reports)
        lasted = self._days if lasts else None
        self._days = lasted or min(days, key=width, default=None)  # of days that it lasted, none is the only one
        self._place = _closer(self._place, place_of(report))
        if unnamed(self, report.parties()):
            self._name(report.parties())
        for member, mention in report.members:
            mentions = self.members.setdefault(member, [])
            if mention not in mentions:
                mentions.append(mention)
        gap = report.clause.negated and report.clause.since is not None  # "had not met since": says nothing of this one
        earlier = report.status == "cancelled" and (report.clause.pluperfect or had_been_off(report.sentence))
        gap |= self.status == "held" and earlier  # "had been postponed twice"
        gap |= self.status == "held" and report.status == "cancelled" and "adjourned" in report.sentence.kinds
        gap |= self.status == "planned" and report.status == "cancelled" and was_put_off_often(report.sentence)
        gap |= self.status == "held" and report.status == "denied" and report.doubtful  # "had never met before"
        gap |= self.status == "cancelled" and report.status == "denied" and self._was_called_off(report)
        gap |= report.status == "cancelled" and report.doubtful and not report.members[1:]
        if len(self.reports) == 1 or (report.status in ("cancelled", "denied") and not gap) or put_off:
            self.status = report.status
            if was_planned and report.clause.negated and did_not_happen(report):
                self._is_over()
        elif announced:
            self.status = self.reports[0].status = "planned"
        elif self.status == "planned" and _took_place(report) and all(each.before for each in self.reports[:-1]):
            self._is_held()

    def _was_called_off(self, report: Report) -> bool:
        """ "X cancelled the meeting. He has no plans to meet Y": nothing else than that; but "Y denied that …"."""
        off = any("cancel" in each.sentence.senses for each in self.reports if each is not report)
        return off and "deny" not in report.sentence.senses

    def _is_held(self) -> None:
        """ "Ahead of talks with X, …", and then "The two met for an hour"."""
        self.status = "held"
        for report in self.reports:
            report.status = "held"
        days = [mention for report in self.reports if (mention := days_of(report)) is not None]
        self._days = min(days, key=width, default=None)

    def _is_over(self) -> None:
        """ "War für Dienstag geplant. Es fand nicht statt": on the Tuesday that is over."""
        self.status = "cancelled"
        for report in self.reports:
            report.clause = report.clause._replace(dates=tuple(replace(d, ahead=None) for d in report.clause.dates))
        days = [mention for report in self.reports if (mention := days_of(report)) is not None]
        self._days = min(days, key=width, default=None)

    def named_by(self, end: int) -> tuple[Member, ...]:
        """Whom "they" means up to this place of the text, if not all who took part: two or more were named by then, and
        others join them later ("It was their first meeting since June. A third minister, Z, took part as well")."""
        named = tuple(m for m, mentions in self.members.items() if any(mention.start < end for mention in mentions))
        return named if len("XY") <= len(named) < len(self.members) else ()

    def without_joined(self) -> tuple[Member, ...]:
        """Its members but for whoever only "took part as well", if two are left: of "they had last met in May" and
        "their first meeting since" these are no part."""
        joined = {member for each in self.reports if each.joins for member, _ in each.members}
        joined -= {member for each in self.reports if not each.joins for member, _ in each.members}
        kept = tuple(member for member in self.members if member not in joined)
        return kept if len(kept) >= len("XY") else tuple(self.members)

    def date(self, day: DateMention | None) -> None:
        """Take a day that the words around give it, if it has none."""
        self._days = self._days or day

    def settle(self, cast: Cast) -> None:
        """Put people in the place of the offices that they are known to hold by now."""
        for office in [member for member in self.members if member.kind == "office" and not member.then]:
            held = office.offices[0] if office.offices else None
            if held is not None and held.role in _OF_MANY:
                continue  # "US and Iranian officials", below whom the Secretary of State is named
            person = cast.holder(Office(held.role, held.country)) if held is not None and held.country else None
            if person is None and held is not None and held.country and held.role == _LEADER:
                person = cast.leader_of(held.country)  # "the leaders of A and B", and not their officials
            if person is not None and held and cast.may_be_of_another(person, held.country, office.mentions[0].start):
                continue
            if person is not None and held and cast.may_hold_one_of(person, held, self._offices()):
                continue
            if person is not None and person not in self.members:
                self.members = {person if m is office else m: mentions for m, mentions in self.members.items()}

    def _offices(self) -> list[HeldOffice]:
        return [held for member in self.members if member.kind == "office" for held in member.offices[:1]]

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
        """The first place that its reports give, or the town in that country."""
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
        """Its form. Where nothing is said of it, people who talk in a place are there; a "meeting" may be by video."""
        said = [report.clause.format for report in self.reports if report.clause.format is not None]
        there = self.where() is not None or any(map(_is_in_private, self.reports))
        return "video" if "video" in said else said[0] if said else "in_person" if there else None


def _is_in_private(report: Report) -> bool:
    """ "In einem Gespräch unter vier Augen": they sat together."""
    start, end = report.clause.start, report.clause.end
    return any(start <= atom.start < end for atom in report.sentence.those("in_private"))


def was_meant(report: Report) -> bool:
    """ "The meeting was due on Friday", "was planned for Friday": what was to be before something came of it; but "was
    rescheduled for Friday", "has been set for Friday"."""
    if not report.sentence.kinds.isdisjoint(("was_due", "unfulfilled")):
        return True
    if report.sentence.kinds >= {"would_have", "meant"}:
        return True  # "an dem Gespräch hätte auch Z teilnehmen sollen"
    if "be" not in report.sentence.kinds:
        return False
    atoms = [atom for atom in report.sentence.atoms if not atom.has("ignorable")]
    return any(
        one.has("be") and not one.has("is") and not led.has("have", "will", "hedge_modal") and _is_plan(verb)
        for led, one, verb in zip(atoms, atoms[1:], atoms[2:], strict=False)
    )


def _is_plan(atom: Atom) -> bool:
    return not atom.has("anew") and any(form.verb.sense == "plan" for form in atom.kinds.get("verb", ()))


def _closer(known: PlaceMention | None, other: PlaceMention | None) -> PlaceMention | None:
    """ "The first meeting in Russia since 2015 … met in Sochi": the town; by its name, where it has been described
    ("сочинская встреча … пройдёт в Сочи")."""
    if known is not None and other is not None and known.definite and not other.definite:
        return other if known.candidates[:1] == other.candidates[:1] else known
    if known is None or other is None or not is_country(known):
        return known or other
    inside = other.candidates[:1] and contains(known.candidates[0], other.candidates[0])
    return other if inside and is_town(other) else known


def is_with_another(report: Report) -> bool:
    """ "Ein Treffen mit Gewerkschaftern wurde abgesagt": with somebody who is in no table."""
    verbs = any(head.sense != "noun" for head in report.heads)
    met = [(p.start, p.end) for p in report.sentence.phrases if p.kind == "parties" and p.role == "with"]
    named = any(start <= mention.start < end for start, end in met for _, mention in report.members)
    atoms = [atom for atom in report.sentence.atoms if report.clause.start <= atom.start < report.clause.end]
    for index, atom in enumerate(atoms[:-1]):
        behind = atoms[index + 1]
        own = any(head.sense == "noun" and 0 <= atom.start - head.end <= 1 for head in report.heads)
        off = report.status == "cancelled" and report.sentence.capital_nouns  # "hätte er mit Arbeitern reden sollen"
        own |= index == 0 or (verbs and (atom.has("since") or off))
        if own and atom.has("with") and not behind.has("he", "they", "him", "reciprocal", "possessive") and not named:
            return True
    return False


def is_first_of_all(report: Report) -> bool:
    """ "Ein erstes Gespräch hatte es vor zwei Wochen in Bonn gegeben", "schon im Januar hatte es in Kairo ein Treffen
    gegeben": an earlier one, of which nothing was told."""
    kinds = report.sentence.kinds
    if "it" in kinds and "pluperfect" in kinds and not report.clause.definite and not report.clause.negated:
        taken = (form.verb.sense == "happen" for _, form in report.sentence.verbs)
        before = [atom for atom in report.sentence.atoms if atom.end <= report.heads[-1].start] if report.heads else []
        one = any(atom.has("indefinite") for atom in before[-2:])
        return one and any(taken) and report.sentence.capital_nouns and not report.clause.parties
    one = "first" in kinds and report.sentence.atoms[0].has("indefinite") and not report.clause.definite
    return one and "pluperfect" in kinds and report.sentence.capital_nouns and not report.members


def is_headline(thread: Thread) -> bool:
    """ "Kanzler empfängt Präsident X", "Встреча X и Y", and below when it will be: a headline's verb of the present, or
    a headline without a verb, may be a plan."""
    first = thread.reports[0]
    bare = len(thread.reports) == 1 and first.index == 0 and thread.days() is None
    verbless = not first.sentence.verbs and not first.sentence.capital_nouns
    nouns = verbless and first.sentence.atoms[-1].text != "." and all(head.sense == "noun" for head in first.heads)
    return bare and bool(first.heads) and (nouns or all(head.tense == "present" for head in first.heads))


def _took_place(report: Report) -> bool:
    """Whether a verb of the simple past tells of a meeting, and not of an earlier one."""
    if report.status != "held" or report.other or report.doubtful or report.clause.pluperfect:
        return False
    if any(form.verb.sense in ("happen", "last") and form.tense == "past" for _, form in report.sentence.verbs):
        return True
    if not report.sentence.kinds.isdisjoint(("have", "last", "first", "repeated")):
        return False
    return any(head.sense != "noun" and head.tense == "past" for head in report.heads)


def unnamed(thread: Thread, parties: Sequence[Member]) -> bool:
    """Whether a meeting of which only offices were named so far may be that of these people: as many, and no other; or
    one of an office and somebody who is the same ("X meets Canada's minister")."""
    offices = [member for member in thread.members if member.kind == "office"]
    same = [member for member in thread.members if member.kind != "office"]
    people = [member for member in parties if member.kind == "person" and member not in same]
    if len(people) + len(same) != len(parties) or len(offices) != len(people) or not offices:
        return False
    fitting = all(
        not person.offices or any(_may_hold(person, held) for office in offices for held in office.offices)
        for person in people
    )
    if same:
        told = {report.index for report in thread.reports}
        headline = min(told) == 0 and len(told) <= TOP  # or it and who they are
        other = any(office.offices for office in offices) and thread.reports[0].sentence.atoms[-1].text == "."
        other &= bool(people[0].styles)  # "X met Chad's ambassador. On Monday he saw Governor Y"
        bare = headline and not people[0].offices and not other
        one = len(offices) == 1 and (bare or _is_called(people[0], offices[0]))
        held = people[0].offices
        one &= not (held and _is_below(thread, offices[0]) and not any(is_deputy(each.role) for each in held))
        several = len(offices) > 1 and headline and fitting  # "X telefoniert mit russischem und türkischem Kollegen"
        return set(same) <= set(parties) and (one or several)
    return fitting


def _is_below(thread: Thread, office: Member) -> bool:
    """ "Met Canada's deputy foreign minister", who is not "Foreign Minister X"."""
    named = office.mentions[:1]
    atoms = [atom for report in thread.reports for atom in report.sentence.atoms]
    words = [atom for atom in atoms if any(mention.start <= atom.start < mention.end for mention in named)]
    return any(atom.has("aide") or (atom.has("office") and is_deputy(atom.kinds["office"].role)) for atom in words)


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


def names_its_parties(report: Report) -> bool:
    """Whether a clause says who met: by a verb of meeting, or right behind the noun ("the meeting between …")."""
    if not report.heads or any(head.sense != "noun" for head in report.heads):
        return True
    end = report.heads[-1].end
    behind = [p for p in report.sentence.phrases if p.start >= end][: len(("X", "with Y"))]
    if not behind or behind[0].kind != "parties":
        return False
    if behind[0].role == "" and not report.sentence.capital_nouns:  # «первая встреча X с Y прошла в мае»
        return len(behind) > 1 and behind[1].kind == "parties" and behind[1].role == "with"
    return behind[0].role in ("with", "between", "of")
