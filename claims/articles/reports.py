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
from claims.reading.said import Clause, Status, Words

_MAKES_DOUBTFUL = (
    "condition", "hedge", "hedge_modal", "irrealis", "opinion_modal", "nobody", "or", "question", "falsehood",
)  # fmt: skip
_NO_MEETING = frozenset({"common", "thing", "media", "nobody", "body"})


@dataclass(slots=True, eq=False)
class Report:
    """One clause about a meeting. `they`: it names its parties by a pronoun, or not at all."""

    sentence: ReadSentence
    index: int  # of the sentence
    clause: Clause
    members: list[tuple[Member, Mention]] = field(default_factory=list)
    status: Status = "held"
    back: bool = False  # "das Treffen", "they": the meeting told of before
    other: bool = False  # "the previous meeting"
    open: bool = False  # somebody took part who is not named
    doubtful: bool = False

    @property
    def heads(self) -> tuple[Words, ...]:
        return self.clause.heads

    def parties(self) -> list[Member]:
        return list(dict.fromkeys(member for member, _ in self.members))


def reports(text: str, sentences: Sequence[ReadSentence], cast: Cast) -> Iterator[Report]:
    """The reports of an article, in order. Pronouns are resolved by whoever asks: `cast.focus` is kept for them."""
    for index, sentence in enumerate(sentences):
        for clause in sentence.clauses:
            report = _report(text, sentence, index, clause, cast)
            if report is not None:
                yield report
        _note_all(text, sentence, cast)


def _note_all(text: str, sentence: ReadSentence, cast: Cast) -> None:
    """Note every mention of the sentence, and who is its subject: the pronouns of the next one mean him."""
    subject: Member | None = None
    for phrase in sentence.phrases:
        if phrase.kind != "parties":
            continue
        for party in phrase.value:
            member = _member(party, cast)
            if member is not None:
                cast.give(member, party.offices, cast.mention(member, party, text))
                if subject is None and phrase.role == "" and member.kind == "person":
                    subject = member
    cast.focus = subject or cast.focus


def _member(party: Party, cast: Cast) -> Member | None:
    if party.kind == "person":
        return cast.person(party)
    if party.kind == "office" and party.offices:
        return cast.holder(party.offices[0])
    return None


def _report(text: str, sentence: ReadSentence, index: int, clause: Clause, cast: Cast) -> Report | None:
    if clause.act not in ("meeting", "outcome") or clause.question or not clause.heads:
        return None
    report = Report(sentence, index, clause, status=clause.status, back=clause.back or clause.definite)
    _resolve(text, report, cast)
    report.doubtful = _is_doubtful(sentence, clause)
    report.other = any(
        atom.has("other") for atom in sentence.atoms for head in clause.heads if 0 <= head.start - atom.end < 25
    )
    report.open |= any(atom.has("open") for atom in sentence.atoms if clause.start <= atom.start < clause.end)
    if clause.negated or clause.untrue:
        report.status = "denied"
    return report


def _is_doubtful(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a part that was left over may turn the sense round: conditions, hedges, wishes."""
    for part in clause.loose:
        if part.hard and any(
            atom.has(*_MAKES_DOUBTFUL)
            for atom in sentence.atoms
            if part.start <= atom.start < part.end and not atom.has("verb")
        ):
            return True
    return False


def _resolve(text: str, report: Report, cast: Cast) -> None:
    """The members that the parties of a clause mean."""
    roles: list[Office] = []
    for party in report.clause.parties:
        member: Member | None = None
        offices = _with_counterparts(party.offices, roles)
        if party.kind == "person":
            member = cast.person(party)
        elif party.kind == "office" and offices:
            member = cast.holder(offices[0]) or cast.office(offices[0], party, text)
        elif party.kind == "pronoun":
            if party.named == "he" and cast.focus is not None:
                member = cast.focus
            else:
                report.back = True
                continue
        if member is None:
            report.open |= party.named not in _NO_MEETING
            continue
        mention = cast.mention(member, party, text)
        cast.give(member, offices, mention)
        roles += [office for office in offices if office.role != COUNTERPART] or [
            Office(held.role, held.country) for held in member.offices[:1]
        ]
        if all(member is not other for other, _ in report.members):
            report.members.append((member, mention))


def _with_counterparts(offices: Sequence[Office], before: Sequence[Office]) -> tuple[Office, ...]:
    """ "His Russian counterpart" holds the office of the party named before him."""
    return tuple(
        replace(before[0], country=office.country) if office.role == COUNTERPART and before else office
        for office in offices
    )
