"""The main path, on one page: parse → find → compare → judge.

`verify` reads one consistent state of the store and writes nothing. The same statement against the same claims gives
the same verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from claims import gaps
from claims.compare import compare
from claims.compare.case import Case
from claims.compare.standing import NOT_HELD, known_status
from claims.correct import corrected, corrections
from claims.dates import DateMention
from claims.errors import TextTooLong
from claims.facts import Facts, facts
from claims.find import find, of_people
from claims.judge import (
    Evaluation,
    closeness,
    is_nearest,
    nearer_than_any_other_day,
    negate,
    only_a_name_is_open,
    reason,
    refutable,
    refuted,
    ruled_out,
    supported,
    text_label,
    touches,
)
from claims.language import Language
from claims.messages import say
from claims.order import in_order
from claims.parse import Parsed, Proposition, parse
from claims.participants import match_parties
from claims.places import PlaceMention
from claims.quickly import quickly
from claims.quoted_words import borne_out
from claims.reading.durations import Duration
from claims.reading.parties import Party
from claims.reading.said import Clause
from claims.recall import Recalled, recalled
from claims.resolve import Resolved, resolve
from claims.storage.interface import Store
from claims.types import (
    Closest,
    Comparison,
    Correction,
    Evidence,
    Label,
    PropositionVerdict,
    Reason,
    Span,
    Unchecked,
    Verdict,
)
from claims.watch import Stopwatch

LONGEST_TEXT = 20_000  # code points of one statement
_new_evidence = quickly(Evidence)  # one for each span that is shown


def verify(
    text: str,
    *,
    store: Store,
    language: str | None = None,
    stated_on: date | None = None,
    as_of: int | datetime | None = None,
    watch: Stopwatch | None = None,
) -> Verdict:
    """Check a statement against the accepted claims.

    `language`: a code of an installed language, else it is detected. `stated_on`: the day from which relative dates
    count, else today in UTC. `as_of`: a change number or a moment; with the claims as they stood then. `watch`: is
    told which stage has begun.
    Raises TextTooLong, UnknownLanguage, ChangeNotReached, StorageUnavailable.
    """
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(len(text), LONGEST_TEXT)
    watch = watch or Stopwatch()
    watch.to("parse")
    parsed = parse(text, language, stated_on)
    watch.to("find")
    at = store.change_at(as_of) if isinstance(as_of, datetime) else as_of
    with store.view(at) as view:
        known = recalled(store, view)
        watch.to("judge")
        return _with_sound_corrections(judge(parsed, known, watch), parsed, known, watch)


def judge(parsed: Parsed, known: Recalled, watch: Stopwatch) -> Verdict:
    """The verdict on a statement that was parsed, against one state of the store."""
    code = parsed.language.code if parsed.language else None
    if parsed.language is None:
        silent = not any(letter.isalpha() for letter in parsed.text)  # "…", "👍": that states nothing
        label: Label = "no_claim" if silent else "not_enough_evidence"
        why: Reason | None = None if silent else "not_understood"
        whole = PropositionVerdict(0, len(parsed.text), parsed.text, label, why, False, None)
        return Verdict(None, parsed.stated_on, known.change, label, (whole,))
    bench = _Bench(parsed, known, parsed.language, watch)
    each_alone = [bench.proposition(proposition) for proposition in parsed.propositions]
    found = _one_person_each(parsed.propositions, in_order(parsed.text, parsed.propositions, each_alone, known))
    found = _each_its_own_meeting(parsed.propositions, found)
    documents = {span.document for each in found for span in _spans(each)}
    return Verdict(
        code,
        parsed.stated_on,
        known.change,
        text_label([each.label for each in found]),
        found,
        known.documents(sorted(documents)),
    )


def _one_person_each(
    propositions: Sequence[Proposition], found: tuple[PropositionVerdict, ...]
) -> tuple[PropositionVerdict, ...]:
    """The verdicts, where one name of the text stands for one person in all of them: "Harrison met Doyle in Dublin,
    then in Cork" is not of two Harrisons, of whom each was in one of the towns."""
    if len(found) < 2:
        return found
    meant: dict[tuple[int, int], set[str]] = {}
    for proposition, verdict in zip(propositions, found, strict=True):
        named = {(party.start, party.end) for party in proposition.clause.parties if party.kind == "person"}
        if verdict.label in ("supported", "conflicting_evidence"):
            for each in verdict.comparisons:
                if each.slot == "participants" and (each.start, each.end) in named and each.known:
                    meant.setdefault((each.start, each.end), set()).add(each.known[0]["entity"])
    several = {words for words, people in meant.items() if len(people) > 1}
    return tuple(
        replace(verdict, label="not_enough_evidence", reason="ambiguous")
        if verdict.label in ("supported", "conflicting_evidence")
        and any((party.start, party.end) in several for party in proposition.clause.parties)
        else verdict
        for proposition, verdict in zip(propositions, found, strict=True)
    )


def _each_its_own_meeting(
    propositions: Sequence[Proposition], found: tuple[PropositionVerdict, ...]
) -> tuple[PropositionVerdict, ...]:
    """The verdicts, where a meeting that the text itself tells of refutes no other: "They met on 7 May. They met on 8
    May, too." """
    told = [
        (verdict.meeting, proposition.clause)
        for proposition, verdict in zip(propositions, found, strict=True)
        if verdict.label == "supported" and verdict.meeting is not None and not verdict.negated
    ]
    if not told or len(found) < 2:
        return found
    return tuple(
        replace(verdict, label="not_enough_evidence", reason="no_such_meeting", corrections=())
        if verdict.label == "refuted"
        and not verdict.negated
        and any(verdict.meeting == meeting and _is_besides(proposition.clause, clause) for meeting, clause in told)
        else verdict
        for proposition, verdict in zip(propositions, found, strict=True)
    )


def _is_besides(clause: Clause, told: Clause) -> bool:
    """Whether a clause tells of a meeting besides that of another one: on another day, or in so many words."""
    if clause.again or clause.as_well:
        return True
    pairs = ((one, other) for one in clause.dates for other in told.dates)
    return any(
        one.earliest is not None
        and one.latest is not None
        and other.earliest is not None
        and other.latest is not None
        and (one.latest < other.earliest or other.latest < one.earliest)
        for one, other in pairs
    )


def _with_sound_corrections(verdict: Verdict, parsed: Parsed, known: Recalled, watch: Stopwatch) -> Verdict:
    """The verdict with those corrections that do what they promise: the text that has them all is judged anew.

    What was supported must stay so: a name may stand for somebody in two assertions ("After meeting X, Y met Z").
    """
    verdict = _without_edits_of_each(verdict)
    edits = [edit for each in verdict.propositions for edit in each.corrections]
    if not edits or parsed.language is None:
        return verdict
    watch.to("parse")
    again = replace(parse(corrected(parsed.text, edits), parsed.language.code, parsed.stated_on), dated=parsed.dated)
    found = judge(again, known, watch).propositions
    paired = len(found) == len(verdict.propositions) and all(
        after.label == "supported"
        for before, after in zip(verdict.propositions, found, strict=True)
        if before.label == "supported"
    )
    return replace(
        verdict,
        propositions=tuple(
            each if paired and found[number].label == "supported" else replace(each, corrections=())
            for number, each in enumerate(verdict.propositions)
        ),
    )


def _without_edits_of_each(verdict: Verdict) -> Verdict:
    """ "Both X and Y met Z" is one assertion of each, in the same words: whoever is put for X may be Y."""
    spans = [(each.start, each.end) for each in verdict.propositions]
    if len(set(spans)) == len(spans):
        return verdict
    alone = (
        replace(each, corrections=()) if spans.count((each.start, each.end)) > 1 else each
        for each in verdict.propositions
    )
    return replace(verdict, propositions=tuple(alone))


def _spans(verdict: PropositionVerdict) -> Iterator[Span]:
    yield from (evidence.span for evidence in verdict.evidence)
    if verdict.closest is not None:
        yield from (evidence.span for evidence in verdict.closest.evidence)


@dataclass(frozen=True, slots=True)
class _Found:
    """The meetings beside a proposition, nearest first; `cut_off`: there may be more, which none of them refutes.

    `all_there`: none that was cut off supports it.
    """

    evaluations: list[Evaluation]
    cut_off: bool
    all_there: bool

    @property
    def is_open(self) -> bool:
        """Whether it is the bound of the search that keeps the proposition undecided."""
        return self.cut_off and not (self.all_there and not any(map(refutable, self.evaluations)))


class _Bench:
    """One statement beside one state of the store."""

    def __init__(self, parsed: Parsed, known: Recalled, language: Language, watch: Stopwatch) -> None:
        self.parsed, self.known, self.language, self.watch = parsed, known, language, watch

    def proposition(self, proposition: Proposition) -> PropositionVerdict:
        """The verdict on one proposition."""
        clause = proposition.clause
        negated = clause.negated != clause.untrue
        blank = PropositionVerdict(
            proposition.start, proposition.end, proposition.text, "no_claim", None, negated, None
        )
        if clause.act == "none":
            return blank
        if clause.act == "unread":
            return replace(blank, label="not_enough_evidence", reason="not_understood")
        self.watch.to("find")
        parties = [resolve(party, self.known, self.language.code) for party in clause.parties]
        found = self._found(clause, parties)
        between = self._gaps(clause, parties)
        self.watch.to("judge")
        note = say(self.language, "question") if clause.question else None
        verdict = self._about_gap(blank, clause, between, found.evaluations)
        if verdict is None:
            verdict = self._with_gap(self._about_meeting(blank, clause, parties, found), clause)
            verdict = self._beside_gap(verdict, clause, parties, between)
        verdict = self._or_called_off(verdict, blank, clause, parties)
        best = next((each for each in found.evaluations if each.facts.meeting == verdict.meeting), None)
        if best is not None:
            clause = clause._replace(loose=best.clause.loose)  # without what quotes of that meeting have
        if clause.untrue:
            verdict = replace(verdict, label=negate(verdict.label), corrections=())
        if verdict.label == "refuted" and negated and any(len(party.ids) > 1 for party in parties):
            verdict = replace(verdict, label="not_enough_evidence", reason="ambiguous")  # the other one may not have
        if clause.loose and verdict.label == "supported":  # what was refuted, and so holds when negated
            verdict = replace(verdict, label="not_enough_evidence", reason="unchecked_content")
        if verdict.label == "supported" and any(_says_somebody_else(each) for each in verdict.comparisons):
            verdict = replace(verdict, label="not_enough_evidence", reason="unknown_slot")
        if clause.loose or note:
            verdict = replace(verdict, unchecked=self._unchecked(clause), note=note)
        return verdict

    # One meeting

    def _found(self, clause: Clause, parties: Sequence[Resolved]) -> _Found:
        """The candidate meetings beside the proposition, nearest first; what only comes near where nothing fits."""
        evaluations: list[Evaluation] = []
        cut_off = all_there = False
        if parties and not any(party.known for party in parties):  # no meeting of theirs is known, and none is shown
            return _Found(evaluations, cut_off, all_there)
        for candidates in find(clause, parties, self.known):
            nearer = self._evaluate(clause, parties, candidates.meetings)
            evaluations += nearer
            self.watch.to("find")
            cut_off, all_there = candidates.cut_off, candidates.all_there
            if any(supported(each) or only_a_name_is_open(each) for each in nearer):
                break
            if candidates.all_then and any(map(nearer_than_any_other_day, evaluations)):
                break
        return _Found(sorted(evaluations, key=closeness), cut_off, all_there)

    def _evaluate(self, clause: Clause, parties: Sequence[Resolved], meetings: Sequence[str]) -> list[Evaluation]:
        """Each of these meetings beside the proposition, by its accepted claims, up to one to which none is nearer.

        The id decides between equals, so the first by their ids are read and compared before the others are.
        """
        evaluations: list[Evaluation] = []
        one_will_do, one_refutes = _one_will_do(clause, parties), _one_refutes(clause)
        ids = sorted(meetings)
        for part in (ids[:1], ids[1:5], ids[5:]) if one_will_do or one_refutes else (ids,):
            if not part:
                break
            self.watch.to("find")
            known = self.known.facts(part).values()
            self.watch.to("compare")
            for about in known:
                evaluations.append(self._evaluation(clause, parties, about))
                if (one_will_do or (one_refutes and about.surely_held)) and is_nearest(evaluations[-1]):
                    return evaluations
        return evaluations

    def _evaluation(self, clause: Clause, parties: Sequence[Resolved], about: Facts) -> Evaluation:
        positive = borne_out(self._beside(clause, parties, about), self.parsed.text, self.known, self.language)
        if not (clause.excluded_dates or clause.excluded_places or clause.excluded or clause.excluded_duration):
            return positive
        turned = [
            self._as_ruled_out(ruled_out(said, instead))
            for instead in self._instead(clause, parties, about)
            for said in instead.comparisons
            if _is_ruled_out(clause, said)
        ]
        return positive._replace(excluded=tuple(turned)) if turned else positive

    def _as_ruled_out(self, said: Comparison) -> Comparison:
        """ "Not Milley": that he was there after all, and not only who he is."""
        if said.slot != "participants" or said.outcome != "conflict":
            return said
        name = self.parsed.text[said.start : said.end] if said.start is not None else ""
        return replace(said, why=say(self.language, "participant_not_excluded", said=name))

    def _beside(self, clause: Clause, parties: Sequence[Resolved], about: Facts) -> Evaluation:
        matches = tuple(match_parties(parties, about, self.known, self.language, share=clause.first or clause.attends))
        case = Case(clause, about, matches, self.known.document, self.language, self.parsed.dated)
        compared = tuple([self._as_written(comparison) for comparison in compare(case)])
        return Evaluation(clause, about, matches, compared, (), self.known.document, self.parsed.dated)

    def _as_written(self, comparison: Comparison) -> Comparison:
        """A comparison that quotes the statement's own letters, where it was read with capitals put in."""
        written = self.parsed.text[comparison.start : comparison.end]
        if comparison.said.get("text") in (None, written):
            return comparison
        return replace(comparison, said={**comparison.said, "text": written})

    def _instead(self, clause: Clause, parties: Sequence[Resolved], about: Facts) -> Iterator[Evaluation]:
        """The statement with each thing that it rules out in the place of what it says."""
        for mention in clause.excluded_dates:
            yield self._beside(clause._replace(dates=(mention,)), parties, about)
        for place in clause.excluded_places:
            yield self._beside(clause._replace(places=(place,)), parties, about)
        if clause.excluded_duration is not None:
            yield self._beside(clause._replace(duration=clause.excluded_duration), parties, about)
        for party in clause.excluded:
            other = resolve(party, self.known, self.language.code)
            yield self._beside(clause, [other, *parties[1:]], about)

    # Labels

    def _about_gap(
        self,
        blank: PropositionVerdict,
        clause: Clause,
        between: Sequence[gaps.Gap],
        evaluations: Sequence[Evaluation],
    ) -> PropositionVerdict | None:
        """The verdict on a proposition about a gap ("first since", "never met"); None for any other."""
        of_gaps = clause.never or clause.first or clause.since is not None or gaps.is_not_until(clause)
        if not of_gaps or len(clause.parties) < 2 or clause.act != "meeting" or clause.doubtful:
            return None
        meetings = [each for each in evaluations if each.matches and each.agrees("participants")]
        base = [each for each in meetings if supported(each)]
        given = gaps.answer(clause, self.parsed.text, between, meetings, base, self.parsed.stated_on, self.language)
        if given is None:
            return None
        best = base[0] if base else None
        shown = given.comparison
        if shown is None and given.reason is not None:
            shown = gaps.left_open(clause, self.parsed.text, self.language)
        comparisons = (*(best.comparisons if best else ()), *((shown,) if shown else ()))
        label, why = given.label, given.reason
        if label == "not_enough_evidence" and why is None:
            return None
        about = best.facts if best else None
        claims = [*_shown(best.comparisons if best else ()), *(claim.id for claim in given.claims)]
        return replace(
            blank,
            label=label,
            reason=why,
            meeting=best.facts.meeting if best else None,
            comparisons=comparisons,
            evidence=self._evidence(claims, about),
        )

    def _with_gap(self, verdict: PropositionVerdict, clause: Clause) -> PropositionVerdict:
        """The verdict with the words of a gap, which no meeting answers: "for the first time", "since 2014"."""
        if not (clause.first or clause.never or clause.since) or verdict.label != "not_enough_evidence":
            return verdict
        shown = gaps.left_open(clause, self.parsed.text, self.language)
        return verdict if shown is None else replace(verdict, comparisons=(*verdict.comparisons, shown))

    def _gaps(self, clause: Clause, parties: Sequence[Resolved]) -> list[gaps.Gap]:
        if len(parties) < 2 or clause.act != "meeting":
            return []
        return gaps.gaps_of(parties, clause, self.known)

    def _beside_gap(
        self, verdict: PropositionVerdict, clause: Clause, parties: Sequence[Resolved], between: Sequence[gaps.Gap]
    ) -> PropositionVerdict:
        """What a gap in which the stated date lies makes of a verdict: it refutes, or contradicts what supports."""
        excluding = gaps.excluding(clause, between, self.language)
        positive = negate(verdict.label) if clause.negated else verdict.label
        if excluding is None or positive == "refuted" or clause.doubtful:
            return verdict
        shown = gaps.excluded_by(clause, excluding, self.language)
        evidence = self._evidence([excluding.claim.id])
        if positive in ("supported", "conflicting_evidence"):
            disputed = replace(shown, outcome="disputed")
            return replace(
                verdict,
                label="conflicting_evidence",
                comparisons=(*verdict.comparisons, disputed),
                evidence=(*verdict.evidence, *evidence),
            )
        label = negate("refuted") if clause.negated else "refuted"
        named = gaps.parties_of(excluding, parties, self.known, self.language)
        alone = self._evaluation(clause, parties, facts("", [excluding.claim], {}))
        rest = [each for each in alone.comparisons if each.slot not in ("participants", "date")]
        return replace(
            verdict,
            label=label,
            reason=None,
            meeting=None,
            comparisons=(*named, shown, *rest),
            evidence=evidence,
            closest=None,
            corrections=(),
        )

    def _about_meeting(
        self, blank: PropositionVerdict, clause: Clause, parties: Sequence[Resolved], found: _Found
    ) -> PropositionVerdict:
        """The verdict by the meeting that fits best."""
        evaluations = found.evaluations
        about_gap = clause.first or clause.since is not None  # what a meeting alone can't decide
        fitting = [] if about_gap else [each for each in evaluations if supported(each)]
        if fitting and _one_reading(parties, fitting):
            disputed = any(c.outcome == "disputed" for c in fitting[0].comparisons)
            label: Label = "conflicting_evidence" if disputed else "supported"
            return self._decided(blank, clause, fitting[0], label)
        if not (found.cut_off or fitting or about_gap):
            for each in filter(refutable, evaluations):
                others = [other for other in evaluations if other is not each]
                by_name = self._by_name(clause, parties, each, others)
                if by_name is not None and refuted(each, list(map(self._with_proposed, (*others, *by_name)))):
                    return self._decided(blank, clause, each, "refuted")
        best = evaluations[0] if evaluations and touches(evaluations[0]) else None
        known = all(party.known for party in parties)
        why: Reason = "ambiguous" if fitting else reason(clause, best, found.is_open, known)
        return self._undecided(blank, clause, parties, best, why)

    def _by_name(
        self, clause: Clause, parties: Sequence[Resolved], found: Evaluation, others: Sequence[Evaluation]
    ) -> list[Evaluation] | None:
        """Further meetings of those whom a statement calls by their posts, and other sources by their names alone; they
        could be meant as well. None where there are too many."""
        if not any(party.party.kind == "office" for party in parties):
            return []
        people = [match.participant.entity.id for match in found.matches if match.participant is not None]
        further = of_people(people, self.known)
        seen = {other.facts.meeting for other in (found, *others)}
        return (
            None if further.cut_off else self._evaluate(clause, parties, [m for m in further.meetings if m not in seen])
        )

    def _or_called_off(
        self, verdict: PropositionVerdict, blank: PropositionVerdict, clause: Clause, parties: Sequence[Resolved]
    ) -> PropositionVerdict:
        """ "The meeting of X and Y in Derby did not take place": so it was, if the sources say that it was called off;
        beside one of theirs that was held, nobody knows which is meant."""
        words = clause.status_words
        if not (clause.negated and clause.definite) or words is None or clause.status not in ("held", "planned"):
            return verdict
        value = NOT_HELD if clause.status == "held" else "cancelled"  # what is put off will not be, or later
        off = clause._replace(
            status="cancelled", status_words=words._replace(value=value), negated=False, never=False, gap_words=None
        )
        found = self._about_meeting(blank, off, parties, self._found(off, parties))
        if found.label != "supported":
            known_off = any(c.slot == "status" and c.outcome == "match" for c in found.comparisons)
            return found if verdict.label == "supported" and known_off else verdict  # of one on another day
        either = verdict.label == "refuted"
        return replace(verdict, label="not_enough_evidence", reason="ambiguous") if either else found

    def _with_proposed(self, evaluation: Evaluation) -> Evaluation:
        """The meeting with what is only proposed of it, or not anchored: it may be the one that is meant."""
        meeting = evaluation.facts.meeting
        if all(claim.decides() for claim in self.known.meeting_claims([meeting])[meeting]):
            return evaluation
        parties = [match.party for match in evaluation.matches]
        [about] = self.known.possible_facts([meeting]).values()
        return self._evaluation(evaluation.clause, parties, about)

    def _decided(self, blank: PropositionVerdict, clause: Clause, best: Evaluation, label: Label) -> PropositionVerdict:
        final = negate(label) if clause.negated else label
        comparisons = (*best.comparisons, *best.excluded)
        held = best.facts.statuses if label != "refuted" else ()
        return replace(
            blank,
            label=final,
            meeting=best.facts.meeting,
            comparisons=comparisons,
            evidence=self._evidence([*_shown(comparisons), *(claim.id for claim in held)], best.facts),
            corrections=self._corrections(best) if final == "refuted" and not clause.negated else (),
        )

    def _undecided(
        self,
        blank: PropositionVerdict,
        clause: Clause,
        parties: Sequence[Resolved],
        best: Evaluation | None,
        why: Reason,
    ) -> PropositionVerdict:
        if best is None:
            alone = self._evaluation(clause, parties, facts("", (), {}))
            return replace(blank, label="not_enough_evidence", reason=why, comparisons=alone.comparisons)
        comparisons = (*best.comparisons, *best.excluded)
        ruled_out = (each.slot for each in best.excluded if each.outcome not in ("match", "disputed"))
        differing = tuple(dict.fromkeys((*best.differing, *ruled_out)))
        if not best.of("status"):
            case = Case(clause, best.facts, best.matches, self.known.document, self.language, self.parsed.dated)
            if (status := known_status(case)) is not None:
                comparisons, differing = (*comparisons, self._as_written(status)), (*differing, "status")
        evidence = self._evidence(_shown(comparisons), best.facts)
        closest = Closest(best.facts.meeting, differing, comparisons, evidence)
        return replace(
            blank,
            label="not_enough_evidence",
            reason=why,
            meeting=best.facts.meeting,
            comparisons=comparisons,
            evidence=evidence,
            closest=closest,
            corrections=self._corrections(best) if why == "near_miss" and not clause.negated else (),
        )

    # What is shown

    def _corrections(self, best: Evaluation) -> tuple[Correction, ...]:
        return corrections(self.parsed.text, best, self.language)

    def _evidence(self, claims: Sequence[str], about: Facts | None = None) -> tuple[Evidence, ...]:
        """One entry for each span of these claims, in their order. `about`: the meeting that most of them tell of."""
        return tuple(
            _new_evidence(
                claim.id,
                claim.revision,
                claim.property,
                claim.attribution.text if claim.attribution else None,
                span,
            )
            for claim in self.known.claims(claims, about).values()
            for span in claim.spans
        )

    def _unchecked(self, clause: Clause) -> tuple[Unchecked, ...]:
        text = self.parsed.text
        return tuple(Unchecked(part.start, part.end, text[part.start : part.end]) for part in clause.loose)


def _shown(comparisons: Sequence[Comparison]) -> list[str]:
    """The ids of the claims that comparisons show as known."""
    return [id for comparison in comparisons for value in comparison.known for id in value.get("claims", ())]


def _says_somebody_else(comparison: Comparison) -> bool:
    """Whether a named speaker is not known to have said so; what was refuted, and holds when negated, may have one."""
    return comparison.slot == "attribution" and comparison.outcome != "match"


def _is_ruled_out(clause: Clause, said: Comparison) -> bool:
    ruled: tuple[DateMention | PlaceMention | Party | Duration, ...]
    ruled = (*clause.excluded_dates, *clause.excluded_places, *clause.excluded)
    ruled += (clause.excluded_duration,) if clause.excluded_duration is not None else ()
    return any((part.start, part.end) == (said.start, said.end) for part in ruled)


def _one_will_do(clause: Clause, parties: Sequence[Resolved]) -> bool:
    """Whether one meeting that fits decides, whatever others there are: not of gaps between meetings, nor where a name
    fits several people, as another may have been at another one that fits."""
    about_gap = clause.first or clause.since is not None or clause.until is not None
    return not about_gap and all(len(party.ids) < 2 for party in parties)


def _one_refutes(clause: Clause) -> bool:
    """Whether one meeting that was surely held answers it, whoever else may bear a name: "they have never met"."""
    plainly = gaps.is_plainly_never(clause) and clause.until is None
    return plainly and len(clause.parties) > 1 and clause.act == "meeting" and not clause.doubtful


def _one_reading(parties: Sequence[Resolved], fitting: Sequence[Evaluation]) -> bool:
    """Whether a name that fits several entities is left with one by the rest of the proposition."""
    for number, party in enumerate(parties):
        if len(party.ids) < 2:
            continue
        people = {
            match.participant.entity.id for each in fitting if (match := each.matches[number]).participant is not None
        }
        if len(people) > 1:
            return False
    return True
