"""What each sentence of an article reports of a meeting: its clauses with the parties resolved to members of the cast.

A report keeps what a clause says; whether two reports are of one meeting is claims/articles/meetings.py's business.
Precision comes first: a clause that may say something else ("would like to meet", "if they met") reports nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claims.articles.cast import Cast, Member
from claims.articles.found import Mention
from claims.articles.sentences import ReadSentence
from claims.reading.parties import COUNTERPART, Office, Party
from claims.reading.said import Clause, Head, Status

_MAKES_DOUBTFUL = (
    "condition", "hedge", "hedge_modal", "irrealis", "opinion_modal", "nobody", "or", "question", "falsehood",
)  # fmt: skip
_NO_MEETING = frozenset({"common", "thing", "media", "nobody", "body"})


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
    they: bool = False  # "they", "die beiden": those of the meeting told of before

    @property
    def heads(self) -> tuple[Head, ...]:
        return self.clause.heads

    def parties(self) -> list[Member]:
        return list(dict.fromkeys(member for member, _ in self.members))


def reports(sentences: Sequence[ReadSentence], cast: Cast) -> Iterator[Report]:
    """The reports of an article, in order. Pronouns are resolved by whoever asks: `cast.focus` is kept for them."""
    for index, sentence in enumerate(sentences):
        for clause in sentence.clauses:
            report = _report(sentence, index, clause, cast)
            if report is not None:
                yield report
        _note_all(sentence, cast)


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
    if not heads or (clause.status == "planned" and not clause.heads):
        return None
    clause = replace(clause, heads=heads)
    report = Report(sentence, index, clause, status=clause.status, back=clause.back or clause.definite)
    _resolve(report, cast)
    report.doubtful = _is_doubtful(sentence, clause) or not _talk_to_each_other(clause, report)
    if len(report.members) == 1 and not report.they and clause.heads[-1].sense == "noun":
        _add_subject(sentence, report, cast)
    report.other = any(
        atom.has("other") for atom in sentence.atoms for head in clause.heads if 0 <= head.start - atom.end < 25
    )
    if clause.attends and report.back:
        report.joins = report.open = True
    report.open |= any(atom.has("open") for atom in sentence.atoms if clause.start <= atom.start < clause.end)
    if clause.negated or clause.untrue:
        report.status = "denied"
    if heads[-1].sense == "noun" and report.status in ("held", "planned"):
        report.status = _what_became_of_it(sentence) or report.status
    if clause.act == "outcome" and _is_new(sentence, heads[0]):
        report.status = "planned"  # "agreed to hold a meeting in the autumn"
    return report


def _what_became_of_it(sentence: ReadSentence) -> Status | None:
    """ "A meeting that had been set for Monday has been called off": what another clause of the sentence says of it."""
    if sum(bool(clause.heads) for clause in sentence.clauses) > 1:
        return None
    senses = {form.verb.sense for atom in sentence.atoms for form in atom.kinds.get("verb", ())}
    return "cancelled" if "cancel" in senses else "denied" if "deny" in senses else None


def _is_new(sentence: ReadSentence, head: Head) -> bool:
    """Whether a noun of meeting stands with an indefinite article: no meeting that was told of."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start][-4:]
    articles = [atom for atom in before if atom.has("definite", "indefinite", "possessive")]
    return head.sense == "noun" and bool(articles) and articles[-1].has("indefinite")


def _talk_to_each_other(clause: Clause, report: Report) -> bool:
    """Verbs of talking are of a meeting only where somebody is talked with: "X sprach mit Y", "X und Y sprachen"."""
    if len(report.members) < 2 or any(head.sense not in ("talk", "discuss") for head in clause.heads):
        return True
    return any(party.listed or party.oblique for party in clause.parties if party.kind in ("person", "office"))


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
                owner = cast.called(party.name) if party.named == "aide" and party.name else None
                member = owner or _member(party, cast)
                if member is not None and member is not report.members[0][0]:
                    report.members.append((member, cast.mention(member, party)))
                    return
    for member in (cast.hero, cast.focus):
        if member is not None and member is not report.members[0][0] and member.mentions:
            report.members.append((member, member.mentions[-1]))
            return


def _is_doubtful(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a part that was left over may turn the sense round: a condition, a hedge, a verb hanging on another."""
    if any(head.sense == "call" for head in clause.heads) and clause.loose:
        return True  # "called him a good specialist"
    if clause.status == "held" and all(head.tense in ("infinitive", "to_infinitive") for head in clause.heads):
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
        offices = _with_counterparts(party.offices, roles)
        if party.kind == "person":
            member = cast.called(party.name or "")
        elif party.kind == "office" and offices:
            if len(cast.holders(offices[0])) > 1:
                report.back = report.they = True  # "the presidents discussed …"
                continue
            member = cast.holder(offices[0]) or cast.office(offices[0], party)
        elif party.kind == "pronoun":
            one = party.named == "he" or (named and _is_one(report.sentence, party))
            if not one or cast.focus is None:
                report.back = report.they = True
                continue
            member = cast.focus
        if member is None:
            report.open |= party.named not in _NO_MEETING
            continue
        mention = cast.mention(member, party)
        cast.give(member, offices, mention)
        roles += [office for office in offices if office.role != COUNTERPART] or [
            Office(held.role, held.country) for held in member.offices[:1]
        ]
        if all(member is not other for other, _ in report.members):
            report.members.append((member, mention))


def _is_topic(report: Report, party: Party) -> bool:
    """ "They discussed the agreements between the Russian and Ukrainian Presidents": who is named behind the verb."""
    heads = report.heads
    if any(head.sense != "discuss" for head in heads) or party.start < heads[0].end:
        return False
    return not any(
        p.kind == "parties" and p.start <= party.start < p.end and p.role == "with" for p in report.sentence.phrases
    )


def _is_one(sentence: ReadSentence, party: Party) -> bool:
    """Whether a pronoun means one person. "sie" is she or they: where somebody else is named beside it, she."""
    return party.named == "he" or any(atom.start == party.start and atom.has("she") for atom in sentence.atoms)


def _with_counterparts(offices: Sequence[Office], before: Sequence[Office]) -> tuple[Office, ...]:
    """ "His Russian counterpart" holds the office of the party named before him."""
    return tuple(
        replace(before[0], country=office.country) if office.role == COUNTERPART and before else office
        for office in offices
    )
