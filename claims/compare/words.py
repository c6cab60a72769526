"""What was talked about and agreed, and who says so, as stated and as known."""

from __future__ import annotations

from collections.abc import Sequence

from claims.compare.case import Case
from claims.compare.times import compare_date, compare_duration
from claims.messages import say
from claims.names.spelling import base_forms
from claims.reading.parties import Party
from claims.reading.said import Outcome as SaidOutcome
from claims.reading.said import Words
from claims.types import Claim, Comparison, Outcome, Value
from claims.wordings import WORDING, content_words, says_as_much, wording_score


def compare_topic(case: Case) -> list[Comparison]:
    """A topic agrees with a stored wording of the same language if their words do; it never conflicts."""
    return [_topic(case, words) for words in case.clause.topics]


def _topic(case: Case, words: Words) -> Comparison:
    best, score = _closest_wording(case, words.text, case.facts.topics)
    agrees = best is not None and score >= WORDING
    values = ({"claims": [best.id], "text": best.value["text"]},) if agrees and best is not None else ()
    known = best.value["text"] if best is not None else ""
    key = "topic_match" if agrees else _unknown_key(case, case.facts.topics, "topic_unknown")
    why = say(case.language, key, said=words.text, known=known)
    outcome: Outcome = "match" if agrees else "unknown"
    return Comparison("topic", words.start, words.end, {"text": words.text}, values, outcome, score, why)


def _unknown_key(case: Case, claims: Sequence[Claim], key: str) -> str:
    """Which sentence says that nothing agrees: words in other languages are not compared, and may say it."""
    elsewhere = any(claim.value["language"] != case.language.code for claim in claims)
    return "wording_elsewhere" if elsewhere else key


def _closest_wording(case: Case, text: str, claims: Sequence[Claim]) -> tuple[Claim | None, float]:
    best: Claim | None = None
    score = 0.0
    said = content_words(text, case.language)
    for claim in claims:
        if claim.value["language"] != case.language.code:
            continue
        close = wording_score(said, content_words(claim.value["text"], case.language))
        if close > score:
            best, score = claim, close
    return best, round(score, 1)


def compare_outcome(case: Case) -> list[Comparison]:
    """What was agreed, declared or felt agrees with a stored wording of the same language only if actor, polarity
    and kind do, if it leaves out no verb and no denial ("agreed to end their cooperation" is no agreement on it), and
    if it is attributed to the same side or to the source. It never conflicts."""
    said = case.clause.outcome
    if said is None:
        return []
    claims = [
        claim
        for claim in case.facts.outcomes
        if bool(claim.value.get("polarity", True)) != said.negated
        and says_as_much(said.words.text, claim.value["text"], case.language)
    ]
    best, score = _closest_wording(case, said.words.text, claims)
    near = best is not None and score >= WORDING
    fits = near and best is not None and _same_side(case, said, best)
    outcome: Outcome = "match" if fits else "unknown"
    values = ({"claims": [best.id], "text": best.value["text"]},) if near and best is not None else ()
    open_key = _unknown_key(case, case.facts.outcomes, "outcome_unknown")
    key = "outcome_match" if fits else "outcome_side" if near else open_key
    known = best.value["text"] if best is not None else ""
    why = say(case.language, key, said=said.words.text, known=known)
    return [
        Comparison(
            "outcome", said.words.start, said.words.end, {"text": said.words.text, "kind": said.kind}, values, outcome,
            score, why,
        )
    ]  # fmt: skip


def _same_side(case: Case, said: SaidOutcome, claim: Claim) -> bool:
    """Whether the statement says it of the same people and leaves it to the side, or the source, that said so."""
    kinds = {"agreed": {"agreed"}, "declared": {"declared"}, "felt": {"felt"}}
    if claim.value["kind"] not in kinds.get(said.kind, set()):
        return False
    speakers = case.clause.speakers
    side = claim.attribution.side if claim.attribution else None
    if said.kind == "agreed":
        by = {entity for match in case.matches if match.participant for entity in [match.participant.entity.id]}
        if not set(claim.value["by"]) <= by:
            return False
        if claim.attribution is None and not speakers:  # the source itself says what these, and no others, agreed
            return set(claim.value["by"]) == by
        return any(_is_side(speaker, side) or _is_source(speaker, case, claim) for speaker in speakers)
    actors = _entities(said.by, case)
    return bool(actors) and actors == set(claim.value["by"])


def _entities(parties: Sequence[Party], case: Case) -> set[str]:
    found: set[str] = set()
    for party in parties:
        if party.organisation is not None:
            found.add(party.organisation)
        for match in case.matches:
            same = (match.party.party.start, match.party.party.end) == (party.start, party.end)
            if same and match.participant is not None and match.comparison.outcome == "match":
                found.add(match.participant.entity.id)
    return found


def _is_side(speaker: Party, side: str | None) -> bool:
    return side is not None and speaker.organisation == side


def _is_source(speaker: Party, case: Case, claim: Claim) -> bool:
    document = case.document(claim.document)
    publisher = document.publisher if document is not None else None
    if publisher is None:
        return False
    named = {_without_article(form, case) for form in base_forms(speaker.text, case.language.code)}  # «Интерфакса»
    return _without_article(publisher, case) in named


def _says_otherwise(speaker: Party, case: Case) -> bool:
    """Whether a source tells of this meeting, and contradicts by itself what it is said to report: "according to AFP, X
    met Y", where AFP only has that Y denies it."""
    facts, own = case.facts, {claim.id for claim in case.facts.claims if _is_source(speaker, case, claim)}
    alone = case._replace(
        facts=facts._replace(
            dates=tuple(known for known in facts.dates if known.claim.id in own),
            durations=tuple(claim for claim in facts.durations if claim.id in own),
        )
    )
    statuses = {claim.value["status"] for claim in facts.statuses if claim.id in own}
    if statuses and case.clause.status not in statuses:
        return True
    compared = [
        *(compare_date(alone) if alone.facts.dates else ()),
        *(compare_duration(alone) if alone.facts.durations else ()),
    ]
    return any(each.outcome in ("conflict", "unknown") for each in compared)


def _without_article(name: str, case: Case) -> str:
    """ "The Delta Times", "Delta Times"."""
    first, _, rest = name.casefold().partition(" ")
    return rest if rest and first in case.language.section("clauses")["words"]["definite"] else name.casefold()


def compare_attribution(case: Case) -> list[Comparison]:
    """Who is said to report it: the source itself, or a side whose words the source reports of this meeting."""
    found: list[Comparison] = []
    for speaker in case.clause.speakers:
        if speaker.named == "media" or (speaker.kind == "office" and all(o.country is None for o in speaker.offices)):
            continue  # "agencies", "officials": nobody in particular
        claims = [claim for claim in case.facts.claims if _speaks(speaker, case, claim)]
        outcome: Outcome = "match" if claims and not _says_otherwise(speaker, case) else "unknown"
        claims = claims if outcome == "match" else []
        why = say(case.language, f"attribution_{outcome}", said=speaker.text, known="")
        values = ({"claims": [claims[0].id], "text": speaker.text},) if claims else ()
        said: Value = {"text": speaker.text}
        found.append(Comparison("attribution", speaker.start, speaker.end, said, values, outcome, None, why))
    return found


def _speaks(speaker: Party, case: Case, claim: Claim) -> bool:
    if _is_source(speaker, case, claim):
        return True
    side = claim.attribution.side if claim.attribution else None
    if _is_side(speaker, side):
        return True
    return side is not None and any(
        match.participant is not None and match.participant.entity.id == side and match.party.party.text == speaker.text
        for match in case.matches
    )
