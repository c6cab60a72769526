"""What each sentence of an article reports of a meeting: its clauses with the parties resolved to members of the cast.

A report keeps what a clause says; whether two reports are of one meeting is claims/articles/meetings.py's business.
Precision comes first: a clause that may say something else ("would like to meet", "if they met") reports nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claims.articles.cast import Cast, Member, holders_of, own_offices
from claims.articles.found import Mention
from claims.articles.sentences import ReadSentence
from claims.dates import DateMention
from claims.places import PlaceMention
from claims.reading.parties import COUNTERPART, Office, Party
from claims.reading.said import Clause, Head, Status
from claims.reading.verbs import read_verbs

_MAKES_DOUBTFUL = (
    "condition", "hedge", "hedge_modal", "irrealis", "opinion_modal", "nobody", "or", "question", "falsehood",
)  # fmt: skip


Scene = tuple[int, tuple[DateMention, ...], tuple[PlaceMention, ...]]  # the paragraph for which it holds, day and place


@dataclass(slots=True, eq=False)
class Report:
    """One clause about a meeting."""

    sentence: ReadSentence
    index: int  # of the sentence
    clause: Clause
    members: list[tuple[Member, Mention]] = field(default_factory=list)
    status: Status = "held"
    back: bool = False  # "das Treffen", "they": the meeting told of before
    other: bool = False  # "the previous meeting"
    open: bool = False  # somebody took part who is not named
    doubtful: bool = False
    joins: bool = False  # "X and Y attended the meeting": they belong to those named before
    only_outcome: bool = False  # tells what was agreed, and nothing else of the meeting
    holders: Mention | None = None  # words for an office that several of those named hold: "the presidents"
    there: PlaceMention | None = None  # its place, where another clause or sentence says it
    instead_of: Member | None = None  # "then still with Dunford's predecessor": whose place somebody had
    they: bool = False  # "they", "die beiden": those of the meeting told of before

    @property
    def heads(self) -> tuple[Head, ...]:
        return self.clause.heads

    def parties(self) -> list[Member]:
        return list(dict.fromkeys(member for member, _ in self.members))


def reports(sentences: Sequence[ReadSentence], cast: Cast) -> Iterator[Report]:
    """The reports of an article, in order. Pronouns are resolved by whoever asks: `cast.focus` is kept for them."""
    scene: Scene = (-1, (), ())
    years: Sequence[DateMention] = ()  # the dates with a year of the sentence before
    for index, sentence in enumerate(sentences):
        told = False
        for clause in sentence.clauses:
            report = _report(sentence, index, clause, cast)
            if report is not None:
                told = True
                _add_its_scene(report)
                report.clause = replace(report.clause, dates=_in_their_year(report.clause.dates, years))
                if scene[0] == sentence.paragraph and not clause.dates and _goes_on(sentence):
                    report.clause = replace(report.clause, dates=scene[1])
                    report.there = report.there or next(iter(scene[2]), None)
                yield report
        if not told and (attending := _attending(sentence, index, cast)) is not None:
            told = True
            yield attending
        if not told or not _goes_on(sentence):
            scene = _scene(sentence) if not told else (-1, (), ())
        _note_all(sentence, cast)
        years = [p.value for p in sentence.phrases if p.kind == "date" and p.value.year_stated and p.value.earliest]


def _add_its_scene(report: Report) -> None:
    """ "… reist am Montag nach Ankara, wo er mit … zusammenkommen wird": the day and place of the relative clause."""
    sentence, clause = report.sentence, report.clause
    where = next((p for p in sentence.phrases if p.kind == "word" and p.has("where") and p.end < clause.end), None)
    if where is None or clause.places or not any(head.start > where.end for head in clause.heads):
        return
    atoms = [atom for atom in sentence.atoms if atom.end <= where.start]
    places = [atom.kinds["place"] for atom in atoms if atom.has("place") and not atom.kinds["place"].compound]
    dates = [atom.kinds["date"] for atom in atoms if atom.has("date")]
    report.there = places[-1] if places else None
    report.clause = replace(clause, dates=clause.dates or tuple(dates[-1:]))


def _in_their_year(dates: Sequence[DateMention], before: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """ "Im Juni 2020 … Das Treffen war damals am 14. Juni": a day of the month that the sentence before names."""
    return tuple(next((d for b in before if (d := _in_month(date, b)) is not None), date) for date in dates)


def _in_month(day: DateMention, month: DateMention) -> DateMention | None:
    if day.year_stated or day.granularity != "day" or day.earliest is None or month.earliest is None:
        return None
    if month.granularity != "month" or month.earliest.month != day.earliest.month:
        return None
    there = day.earliest.replace(year=month.earliest.year)
    return replace(day, earliest=there, latest=there, year_stated=True, ahead=None)


def _attending(sentence: ReadSentence, index: int, cast: Cast) -> Report | None:
    """ "Teilgenommen haben auch X und Y": they belong to the meeting told of before."""
    if "attend" not in {form.verb.sense for _, form in read_verbs(sentence.phrases).verbs}:
        return None
    clause = Clause(sentence.scanned.start, sentence.scanned.end, "meeting")
    report = Report(sentence, index, clause, back=True, joins=True, open=True)
    for phrase in sentence.phrases:
        for party in phrase.value if phrase.kind == "parties" and phrase.role == "" else ():
            told = party.listed or party.offices or party.whole[0] < party.start
            member = cast.means(party) if party.kind == "person" and told else None
            if member is not None:
                report.members.append((member, cast.mention(member, party)))
    return report if report.members and not sentence.spoken else None


def _goes_on(sentence: ReadSentence) -> bool:
    """ "Am Abend sprach sie mit …": a part of the day that was named in the sentence before."""
    return any(atom.has("time_of_day") for atom in sentence.atoms)


def _scene(sentence: ReadSentence) -> Scene:
    """ "Die Präsidentin hatte am Mittwoch in Prag einen vollen Tag": the day and place of what is told next."""
    dates = tuple(p.value for p in sentence.phrases if p.kind == "date" and p.role in ("", "at") and not p.value.bound)
    places = tuple(p.value for p in sentence.phrases if p.kind == "place" and p.role == "at")
    return (sentence.paragraph, dates, places) if len(dates) == 1 else (-1, (), ())


def _note_all(sentence: ReadSentence, cast: Cast) -> None:
    """Note every mention of the sentence, and who is its subject: the pronouns of the next one mean him."""
    subject: Member | None = None
    for phrase in sentence.phrases:
        if phrase.kind != "parties":
            continue
        for party in phrase.value:
            if party.kind == "pronoun" and phrase.role == "" and subject is None and _is_one(sentence, party):
                subject = cast.focus
            member = _member(party, cast)
            if member is not None:
                cast.give(member, party.offices, cast.mention(member, party))
                if subject is None and phrase.role == "" and member.kind == "person":
                    subject = member
    cast.focus = subject or cast.focus
    cast.hero = cast.hero or subject


def _member(party: Party, cast: Cast) -> Member | None:
    if party.kind == "person":
        return cast.called(party.name or "")
    if party.kind == "office" and party.offices:
        return cast.holder(party.offices[0])
    return None


def _report(sentence: ReadSentence, index: int, clause: Clause, cast: Cast) -> Report | None:
    if clause.act not in ("meeting", "outcome") or clause.question:
        return None
    heads = tuple(head for head in clause.heads if not (head.sense == "host" and head.tense == "infinitive"))
    outcome = clause.outcome
    if not heads:
        if clause.act != "outcome" or outcome is None or outcome.kind != "agreed":
            return None
        report = Report(sentence, index, clause, only_outcome=True, back=True)
        _resolve(report, cast)
        return report
    clause = replace(clause, heads=heads)
    report = Report(sentence, index, clause, status=clause.status, back=clause.back or clause.definite)
    _resolve(report, cast)
    _name_offices(report, cast)
    report.doubtful = _is_doubtful(sentence, clause) or not _talk_to_each_other(clause, report)
    if len(report.members) == 1 and not report.they and clause.heads[-1].sense == "noun":
        _add_subject(sentence, report, cast)
    report.other = any(
        atom.has("other") for atom in sentence.atoms for head in clause.heads if 0 <= head.start - atom.end < 25
    )
    if clause.attends or any(atom.has("attended") for atom in sentence.atoms):
        report.joins = report.open = True
        report.members = [(member, mention) for member, mention in report.members if member.kind == "person"]
    report.open |= any(atom.has("open") for atom in sentence.atoms if clause.start <= atom.start < clause.end)
    if clause.untrue or (clause.negated and _denies(sentence, clause)):
        report.status = "held" if clause.status == "planned" else "denied"  # "was not planned"
    became = _what_became_of_it(sentence) if report.status in ("held", "planned") else None
    if became == "denied" or (became is not None and heads[-1].sense == "noun"):
        report.status = became
    if report.status == "held" and heads[-1].sense == "noun" and not report.members and _is_planned(sentence):
        report.status = "planned"
    if clause.act == "outcome" and _is_new(sentence, heads[0]):
        report.status = "planned"  # "agreed to hold a meeting in the autumn"
    return report


def _denies(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a negation is of the meeting itself: of its verb, of "took place", or of its noun ("no talks")."""
    head = clause.heads[-1]
    if head.sense != "noun" or clause.status_words is not None:
        return True
    before = [atom for atom in sentence.atoms if atom.end <= head.start][-2:]
    return any(atom.has("no", "never") for atom in before)


def _what_became_of_it(sentence: ReadSentence) -> Status | None:
    """ "A meeting that had been set for Monday has been called off": what another clause of the sentence says of it."""
    if sum(bool(clause.heads) for clause in sentence.clauses) > 1:
        return None
    senses = {
        form.verb.sense for _, form in read_verbs(sentence.phrases).verbs if form.joined or form.verb.particle is None
    }
    return "cancelled" if "cancel" in senses else "denied" if "deny" in senses else None


def _is_planned(sentence: ReadSentence) -> bool:
    """ "Ein Treffen, das im Mai geplant ist, soll trotzdem stattfinden": of a noun that names nobody."""
    senses = {form.verb.sense for _, form in read_verbs(sentence.phrases).verbs}
    modal = any(phrase.has("hedge_modal", "plan_modal", "will") for phrase in sentence.phrases if phrase.kind == "word")
    return "plan" in senses or (modal and bool(senses & {"happen", "hold"}))


def _is_new(sentence: ReadSentence, head: Head) -> bool:
    """Whether a noun of meeting stands with an indefinite article: no meeting that was told of."""
    if head.sense != "noun":
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    for index in range(len(before) - 1, max(len(before) - 5, 0), -1):
        if before[index].has("definite", "possessive"):
            return False
        if before[index].has("indefinite"):
            return not before[index - 1].has("at", "on", "after", "before")
    return False


def _talk_to_each_other(clause: Clause, report: Report) -> bool:
    """Verbs of talking are of a meeting only where somebody is talked with: "X sprach mit Y", "X und Y sprachen"."""
    if len(report.members) < 2 or any(head.sense not in ("talk", "discuss") for head in clause.heads):
        return True
    members = [party for party in clause.parties if party.kind in ("person", "office", "pronoun")]
    led = {phrase.start for phrase in report.sentence.phrases if phrase.role in ("with", "between")}
    return sum(party.listed for party in members) > 1 or any(
        phrase.start in led and phrase.start <= party.start < phrase.end
        for phrase in report.sentence.phrases
        for party in members
    )


def _hangs(sentence: ReadSentence, head: Head) -> bool:
    """Whether a verb is an infinitive that hangs on another: "an invitation to meet him"."""
    if head.tense in ("infinitive", "to_infinitive"):
        return True
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    return head.tense == "present" and before is not None and before.has("infinitive_mark")


def _add_subject(sentence: ReadSentence, report: Report, cast: Cast) -> None:
    """ "Putin said at the meeting with Kuchma", "in Rom ist ein Treffen mit … vorgesehen": who else met is the subject
    of the sentence, or of the one before."""
    head = report.clause.heads[-1]
    behind = next((p for p in sentence.phrases if p.start >= head.end), None)
    if behind is None or behind.kind != "parties" or behind.role != "with":
        return
    for phrase in sentence.phrases:
        if phrase.kind == "parties" and phrase.role == "" and phrase.start < head.start:
            for party in phrase.value:
                if party.kind == "pronoun" and _is_one(sentence, party) and _joins(report, cast.focus):
                    return
                owner = cast.called(party.name) if party.named == "aide" and party.name else None
                member = owner or _member(party, cast)
                if member is not None and member is not report.members[0][0]:
                    report.members.append((member, cast.mention(member, party)))
                    return
    _ = _joins(report, cast.hero) or _joins(report, cast.focus)


def _joins(report: Report, member: Member | None) -> bool:
    """Add somebody named earlier to those who met, if he is not the one who is there."""
    if member is None or member is report.members[0][0] or not member.mentions:
        return False
    report.members.append((member, member.mentions[-1]))
    return True


def _is_doubtful(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a part that was left over may turn the sense round: a condition, a hedge, a verb hanging on another."""
    named = max((party.end for party in clause.parties), default=0)
    called = any(head.sense == "call" and " " not in head.text for head in clause.heads)
    if called and any(0 <= part.start - named <= len(" a ") for part in clause.loose):
        return True  # "called him a good specialist"
    if clause.status == "held" and all(_hangs(sentence, head) for head in clause.heads):
        return True  # "asked them to talk to each other"
    for part in clause.loose:
        if part.hard and any(
            head.tense in ("infinitive", "to_infinitive") and part.start <= head.start < part.end
            for head in clause.heads
        ):
            return True
        if part.hard and any(
            atom.has(*_MAKES_DOUBTFUL)
            for atom in sentence.atoms
            if part.start <= atom.start < part.end and not atom.has("verb")
        ):
            return True
    return False


def _resolve(report: Report, cast: Cast) -> None:
    """The members that the parties of a clause mean."""
    roles: list[Office] = []
    named = any(party.kind in ("person", "office") for party in report.clause.parties)
    for party in report.clause.parties:
        if _is_topic(report, party):
            continue
        member: Member | None = None
        offices = _with_counterparts(own_offices(party, report.clause.parties), roles)
        if party.kind == "person":
            member = cast.called(party.name or "")
        elif party.kind == "office" and offices:
            if len(cast.holders(offices[0])) > 1:
                report.back = report.they = True  # "the presidents discussed …"
                report.holders = Mention(party.start, party.end, party.text)
                continue
            member = cast.holder(offices[0]) or cast.office(offices[0], party)
        elif party.kind == "pronoun":
            one = party.named == "he" or (named and _is_one(report.sentence, party))
            named_before = _subject(report.sentence, cast, party.start) or cast.focus
            if not one or named_before is None:
                report.back = report.they = True
                continue
            member = named_before
        if member is None:
            report.open |= party.named == "aide" or party.kind in ("office", "organisation")
            continue
        mention = cast.mention(member, party)
        cast.give(member, offices, mention)
        predecessor = _predecessor_of(report.sentence, party, cast)
        if predecessor is not None:
            report.instead_of = predecessor
            cast.give(member, [Office(o.role, o.country) for o in predecessor.offices[:1]], mention)
        roles += [office for office in offices if office.role != COUNTERPART] or [
            Office(held.role, held.country) for held in member.offices[:1]
        ]
        if all(member is not other for other, _ in report.members):
            report.members.append((member, mention))


def _name_offices(report: Report, cast: Cast) -> None:
    """ "… trafen sich die Generalstabschefs beider Länder in Helsinki, Mark Milley und Valery Gerasimov": those named
    last are the ones who hold the offices, if they are as many."""
    said = [party for party in report.clause.parties if party.kind in ("person", "office")]
    if len(said) < 2 or any(party.kind != "office" or not party.offices for party in said):
        return
    offices = [cast.stands_for(party) for party in said]
    for phrase in report.sentence.phrases:
        parties = phrase.value if phrase.kind == "parties" and phrase.start > said[-1].end else ()
        people = [member for party in parties if (member := cast.means(party)) is not None and member.kind == "person"]
        if len(people) == len(parties) == len(offices) == len(set(people)):
            mentions = {member: cast.mention(member, party) for member, party in zip(people, parties, strict=True)}
            named = holders_of(offices, people)
            report.members = [(named[office], mentions[named[office]]) for office in offices]
            return


def _predecessor_of(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """Whose predecessor a party is said to be: "Dunfords Vorgänger …", "his predecessor …"."""
    for atom in sentence.atoms:
        if atom.has("predecessor") and 0 <= party.start - atom.end <= 1:
            owner = atom.kinds.get("owner")
            return cast.called(owner) if owner else cast.hero
    return None


def _is_topic(report: Report, party: Party) -> bool:
    """ "They discussed the agreements between the Russian and Ukrainian Presidents": who is named behind the verb."""
    heads = report.heads
    if not heads or party.start < heads[0].end or any(head.sense != "discuss" for head in heads):
        return False
    return not any(
        p.kind == "parties" and p.start <= party.start < p.end and p.role == "with" for p in report.sentence.phrases
    )


def _subject(sentence: ReadSentence, cast: Cast, end: int) -> Member | None:
    """The person who is the subject of a sentence, if he is named before this offset."""
    for phrase in sentence.phrases:
        if phrase.end <= end and phrase.kind == "parties" and phrase.role == "":
            people = [m for party in phrase.value if (m := cast.means(party)) is not None and m.kind == "person"]
            return people[0] if len(people) == 1 else None
    return None


def _is_one(sentence: ReadSentence, party: Party) -> bool:
    """Whether a pronoun means one person. "sie" is she or they: where somebody else is named beside it, she."""
    return party.named == "he" or any(atom.start == party.start and atom.has("she") for atom in sentence.atoms)


def _with_counterparts(offices: Sequence[Office], before: Sequence[Office]) -> tuple[Office, ...]:
    """ "His Russian counterpart" holds the office of the party named before him."""
    return tuple(
        replace(before[0], country=office.country) if office.role == COUNTERPART and before else office
        for office in offices
    )
