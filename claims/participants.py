"""Who takes part: each party of a proposition against the known participants of one meeting.

Every party is matched with a participant of its own. Alike is not the same: a name decides by claims/names, an
office by the claims of the meeting or by a claim that shows it on that very day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claims.facts import Facts, Participant, is_called, is_general
from claims.language import Language
from claims.messages import entity_name, list_of, office_table, say
from claims.names import compare_names, generation, leading_office
from claims.namesakes import names_of
from claims.quickly import Small, quickly, small
from claims.quoted_posts import posts_quoted
from claims.reading.parties import COUNTERPART, Office, Party
from claims.recall import Recalled
from claims.resolve import Resolved, office_id
from claims.types import Claim, Comparison, Entity, Outcome, Value

_new_comparison = quickly(Comparison)  # one for each party and meeting
_UNSURE: Mapping[str, Outcome] = {"participant_ambiguous": "ambiguous", "participant_finer": "finer"}


@small
class Match(Small):
    """A party beside the participant it was matched with. `swap`: it stands in that participant's very office."""

    party: Resolved
    participant: Participant | None
    comparison: Comparison
    swap: bool = False


class _Fit(NamedTuple):
    sure: bool
    score: float | None
    key: str


def match_parties(
    parties: Sequence[Resolved], facts: Facts, known: Recalled, language: Language, *, share: bool = False
) -> list[Match]:
    """One match for each party, in order. `share`: offices may name participants who are named besides."""
    fits = [[_fit(party, participant, facts, known) for participant in facts.participants] for party in parties]
    chosen = _assign(parties, fits, share)
    taken = set(chosen)
    free = [] if None not in taken else [one for at, one in enumerate(facts.participants) if at not in taken]
    return [
        _compared(party, place, fits[number], facts, known, language, free)
        for number, (party, place) in enumerate(zip(parties, chosen, strict=True))
    ]


def _assign(parties: Sequence[Resolved], fits: list[list[_Fit | None]], share: bool) -> list[int | None]:
    """A participant for each party, sure fits first (augmenting paths); nobody twice."""
    chosen: list[int | None] = [None] * len(parties)
    ranked = [_ranked(row) for row in fits]
    if not any(ranked):  # of most meetings that only come near
        return chosen
    if share:
        for number, party in enumerate(parties):
            if party.party.kind != "person":
                sure = [place for place, fit in enumerate(fits[number]) if fit is not None and fit.sure]
                used = {chosen[other] for other in range(number) if parties[other].party.kind != "person"}
                chosen[number] = next((place for place in sure if place not in used), None)
    taken: dict[int, int] = {}
    for certain in (True, False):
        for number, party in enumerate(parties):
            if number in taken.values() or (share and party.party.kind != "person"):
                continue
            _place(number, ranked, taken, set(), certain)
    for at, number in taken.items():
        chosen[number] = at
    return chosen


def _place(
    number: int, ranked: Sequence[Sequence[tuple[int, _Fit]]], taken: dict[int, int], seen: set[int], sure: bool
) -> bool:
    """Give a party a participant, in `taken`, and whoever has him another one. (No closure: one that calls itself is a
    circle, which only the collector of garbage undoes.)"""
    for at, fit in ranked[number]:
        if at in seen or (sure and not fit.sure):
            continue
        seen.add(at)
        if at not in taken or _place(taken[at], ranked, taken, seen, sure):
            taken[at] = number
            return True
    return False


def _ranked(fits: Sequence[_Fit | None]) -> list[tuple[int, _Fit]]:
    """The participants who may be meant, by their places, the highest score first."""
    found = [(at, fit) for at, fit in enumerate(fits) if fit is not None]
    if len(found) > 1:
        found.sort(key=lambda pair: -(pair[1].score or 0.0))
    return found


def _fit(party: Resolved, participant: Participant, facts: Facts, known: Recalled) -> _Fit | None:
    """Whether this participant may be meant; not sure where only no claim says otherwise."""
    kind = party.party.kind
    if kind == "person":
        return _fit_person(party, participant, facts, known)
    if kind == "office":
        if _is_a_man(participant, party.party.address):
            return None
        office = party.party.offices[0]
        if office.role == COUNTERPART:
            return None if office.former else _fit_counterpart(office, participant, facts, known)
        return _fit_office(office, participant, facts, known)
    if kind == "country":
        held = [office for office in participant.offices if office.country == party.party.country]
        if participant.entity.id == f"country:{party.party.country}":  # the source, too, names no more than the country
            return _Fit(True, None, "participant_match")
        return _Fit(True, None, "participant_office") if held else None
    if kind == "organisation" and participant.entity.id == party.party.organisation:
        return _Fit(True, None, "participant_match")
    return None


def _is_a_man(participant: Participant, address: str) -> bool:
    """Whether whoever is addressed as a woman can't be this participant, by the given name: "the Ministerin"."""
    if not address or participant.entity.kind != "person":
        return False
    names = names_of(participant.entity)
    return any(compare_names(f"{address} {name.rpartition(' ')[2]}", name).rule == "sex" for name in names)


def _fit_person(party: Resolved, participant: Participant, facts: Facts, known: Recalled) -> _Fit | None:
    for candidate in party.candidates:
        if candidate.entity.id == participant.entity.id:
            if candidate.finer:
                return _Fit(False, candidate.score, "participant_finer")
            return _Fit(
                candidate.sure, candidate.score, "participant_match" if candidate.sure else "participant_ambiguous"
            )
    if participant.entity.kind == "office":
        for candidate in party.candidates:
            for holding in known.holdings(candidate.entity.id):
                if holding.office == participant.entity.id and holding.covers(facts.earliest, facts.latest):
                    return _Fit(True, None, "participant_office")
        if party.candidates:
            return _Fit(False, None, "participant_office_only")
    return None


def _fit_office(office: Office, participant: Participant, facts: Facts, known: Recalled) -> _Fit | None:
    if office.former:
        return None
    for held in participant.offices:
        if _is_office(held, office):
            return _Fit(True, None, "participant_office")
    if participant.entity.kind in ("group", "office") and _is_office(participant.entity, office):
        return _Fit(True, None, "participant_office")
    if participant.offices:
        return None
    for holding in known.holdings(participant.entity.id):
        entity = known.entity(holding.office)
        if entity is not None and _is_office(entity, office):
            if holding.covers(facts.earliest, facts.latest):
                return _Fit(True, None, "participant_office")
            return _Fit(False, None, "participant_unknown")
    return None


def _is_office(held: Entity, said: Office) -> bool:
    if held.role is None or not is_called(held.role, said.role):
        return False
    if said.country is not None:
        return held.country == said.country
    return not said.among or held.country in said.among


def _fit_counterpart(office: Office, participant: Participant, facts: Facts, known: Recalled) -> _Fit | None:
    """A counterpart holds the office of another participant, for the country that was said; where no claim says what
    that one holds, the quotes that name him may ("Außenministerin X" of a country that nobody names); else he may."""
    may_be = False
    for held in participant.offices:
        if office.country is not None and held.country != office.country:
            continue
        for other in facts.participants:
            if other is not participant and any(own.role == held.role for own in other.offices):
                return _Fit(True, None, "participant_office")
            if other is not participant and not other.offices:
                quoted = posts_quoted(_with_quotes(other, facts, known))
                if any(post.role == held.role and not post.former for post in quoted):
                    return _Fit(True, None, "participant_office")
                may_be = True
    return _Fit(False, None, "participant_unknown") if may_be else None


def _compared(
    party: Resolved,
    place: int | None,
    fits: list[_Fit | None],
    facts: Facts,
    known: Recalled,
    language: Language,
    free: Sequence[Participant],
) -> Match:
    """One party beside its participant, as a comparison with its sentence."""
    said = party.party
    if place is not None:
        participant, fit = facts.participants[place], fits[place]
        if fit is None:
            raise ValueError("a party is placed only where it fits")
        if not fit.sure:
            outcome = _UNSURE.get(fit.key, "unknown")
            why = say(language, fit.key, said=said.text, known=_name(participant, language))
            candidates = _candidates(party, language) if outcome == "ambiguous" else ()
            unsure = _comparison(language, said, (participant,), outcome, fit.score, why, candidates)
            return Match(party, participant, unsure)
        if said.kind == "person" and _is_of_another_generation(said, participant):
            why = say(language, "participant_ambiguous", said=said.text, known=_name(participant, language))
            unsure = _comparison(language, said, (participant,), "ambiguous", fit.score, why)
            return Match(party, participant, unsure)
        if said.kind == "person":
            problem = _office_problem(said, participant, facts, known, language)
            if problem is not None:
                outcome, why = problem
                return Match(party, participant, _comparison(language, said, (participant,), outcome, fit.score, why))
        name = _name(participant, language)
        why = say(language, _agreeing_key(fit.key, said, participant, name), said=said.text, known=name)
        return Match(party, participant, _comparison(language, said, (participant,), "match", fit.score, why))
    if said.kind == "person" and len(party.candidates) > 1 and not any(c.sure for c in party.candidates):
        names = list_of(language, (entity_name(language, c.entity) for c in party.candidates))
        why = say(language, "participant_ambiguous", said=said.text, known=names)
        return Match(party, None, _comparison(language, said, (), "ambiguous", None, why, _candidates(party, language)))
    open_office = said.kind == "office" and all(office.country is None for office in said.offices)
    if open_office and not facts.participants:
        why = say(language, "participant_ambiguous", said=said.text, known="…")
        return Match(party, None, _comparison(language, said, (), "ambiguous", None, why))
    if said.kind == "person" and not party.candidates and not _swaps(party, free, known):
        why = say(language, "participant_nobody", said=said.text)
        return Match(party, None, _comparison(language, said, (), "unknown", None, why))
    if not facts.complete or said.kind in ("other", "pronoun", "organisation") or not facts.participants:
        why = say(language, "participant_unknown", said=said.text)
        return Match(party, None, _comparison(language, said, (), "unknown", None, why))
    names = list_of(language, (_name(participant, language) for participant in facts.participants))
    why = say(language, "participant_conflict", said=said.text, known=names)
    against = tuple(free) or facts.participants
    return Match(party, None, _comparison(language, said, against, "conflict", None, why), _swaps(party, free, known))


def _agreeing_key(key: str, said: Party, participant: Participant, name: str) -> str:
    """Which sentence says that somebody took part: "Joe Dunford is Joe Dunford" tells nobody anything, nor does "that
    was the chief of staff"."""
    if key == "participant_match" and said.text == name:
        return "participant_same"
    return "participant_post" if key == "participant_office" and participant.entity.kind == "office" else key


def _swaps(party: Resolved, free: Sequence[Participant], known: Recalled) -> bool:
    """Whether somebody is presented, in the statement or by a claim, in the very office of the one who is missing.

    Whom the statement itself calls a former holder it does not; and another ambassador may have met the same people, as
    a country has many.
    """
    if len(free) != 1 or party.party.kind != "person" or any(office.former for office in party.party.offices):
        return False
    shared = office_table()["shared"]["roles"]
    offices = {office.id for office in free[0].offices if office.role not in shared}
    claimed = {
        holding.office
        for candidate in party.candidates
        if candidate.sure
        for holding in known.holdings(candidate.entity.id)
        if not holding.former
    }
    said = {id for office in party.party.offices if not office.former and (id := office_id(office)) is not None}
    return bool(offices & (said or claimed))


def _is_of_another_generation(said: Party, participant: Participant) -> bool:
    """Whether "Donald Trump Jr." is said where only a Donald Trump is known: that may be his father."""
    own = generation(said.name or "")
    return bool(own) and not any(generation(name) == own for name in names_of(participant.entity))


def _office_problem(
    said: Party, participant: Participant, facts: Facts, known: Recalled, language: Language
) -> tuple[Outcome, str] | None:
    """What is wrong with the office said of a participant who is named rightly; None where nothing is."""
    title = leading_office(said.name or "")
    if title and not any(name.startswith(title) for name in names_of(participant.entity)):
        return "unknown", say(language, "office_unknown", said=said.text, known=_name(participant, language))
    if not said.offices and said.country is None:
        return None
    offices = [office for office in said.offices if office.role != COUNTERPART]
    holdings = known.holdings(participant.entity.id)
    if said.country is not None and not offices:
        countries = {office.country for office in participant.offices}
        countries |= {entity.country for h in holdings if (entity := known.entity(h.office)) is not None}
        if said.country not in countries:
            return "unknown", say(language, "office_unknown", said=said.text, known=_name(participant, language))
    if not offices:
        if any(office.role == COUNTERPART for office in said.offices):
            current = [office for office in said.offices if not office.former]
            fits = any((fit := _fit_counterpart(office, participant, facts, known)) and fit.sure for office in current)
            fits |= len(facts.participants) == len(_A_PAIR) and _is_quoted(participant, current, facts, known)
            return (
                None
                if fits
                else ("unknown", say(language, "office_unknown", said=said.text, known=_name(participant, language)))
            )
        return None
    for office in offices:
        if not office.former and any(_is_office(held, office) for held in participant.offices):
            return None
        for holding in holdings:
            entity = known.entity(holding.office)
            if entity is None or not _is_office(entity, office) or holding.former != office.former:
                continue
            if holding.covers(facts.earliest, facts.latest) or (office.former and holding.former):
                return None
            if is_general(office.role):
                return None
    for office in offices:
        id = office_id(office)
        holder = known.holder(id, facts.earliest, facts.latest) if id is not None and not office.former else None
        if holder is not None and holder.id != participant.entity.id:
            name = _name(participant, language)
            return "conflict", say(
                language, "office_conflict", said=said.text, known=name, holder=entity_name(language, holder)
            )
    if _is_quoted(participant, offices, facts, known):
        return None
    return "unknown", say(language, "office_unknown", said=said.text, known=_name(participant, language))


_A_PAIR = ("one", "his counterpart")


def _is_quoted(participant: Participant, said: Sequence[Office], facts: Facts, known: Recalled) -> bool:
    """Whether the quotes that name him call him so, of no other country and no more a former one; or the counterpart
    of one who is called so."""
    quoted = list(posts_quoted(_with_quotes(participant, facts, known)))
    if len(facts.participants) == len(_A_PAIR):
        [other] = (one for one in facts.participants if one is not participant)
        roles = {held.role for held in other.offices if held.role is not None}
        roles |= {post.role for post in posts_quoted(_with_quotes(other, facts, known)) if not post.former}
        beside = [post.country for post in quoted if post.role == COUNTERPART and not post.former]
        quoted += [Office(role, country) for role in sorted(roles) for country in beside]
    return any(
        is_called(post.role, office.role)
        and post.former == office.former
        and office.country in (None, post.country)
        and (not office.among or office.among == post.among or post.country in office.among)
        for post in quoted
        for office in said
    )


def _with_quotes(participant: Participant, facts: Facts, known: Recalled) -> tuple[Claim, ...]:
    """The claims that name him, with their quotes: of meetings that are read many at once these do not come along."""
    return tuple(known.claims((claim.id for claim in participant.claims), facts).values())


def _name(participant: Participant, language: Language) -> str:
    return entity_name(language, participant.entity)


def _comparison(
    language: Language,
    said: Party,
    known: Sequence[Participant],
    outcome: Outcome,
    score: float | None,
    why: str,
    candidates: tuple[Value, ...] = (),
) -> Comparison:
    return _new_comparison(
        "participants",
        said.start,
        said.end,
        {"text": said.text, "entity": None, "office": _office_text(said)},
        tuple([known_value(participant, language) for participant in known]),
        outcome,
        score,
        why,
        candidates,
    )


def _office_text(said: Party) -> str | None:
    if said.kind != "person" or not said.offices:
        return None
    return next((id for office in said.offices if (id := office_id(office)) is not None), None)


def known_value(participant: Participant, language: Language) -> Value:
    """A participant as a comparison shows it: its claims, its name, the office it held there in that language."""
    return {
        "claims": [claim.id for claim in participant.claims],
        "entity": participant.entity.id,
        "name": participant.entity.label,
        "office": entity_name(language, participant.offices[0]) if participant.offices else None,
    }


def _candidates(party: Resolved, language: Language) -> tuple[Value, ...]:
    return tuple(
        {"entity": candidate.entity.id, "name": entity_name(language, candidate.entity), "score": candidate.score}
        for candidate in party.candidates
    )
