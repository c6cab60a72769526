"""One small function for each slot: what was said against what one meeting's accepted claims say.

Each returns a Comparison, whose `why` is a sentence in the statement's language. The docstring of each function is
the rule that the public reads. `SLOTS` lists them in the order in which they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import combinations

from claims.contradict import are_disputed
from claims.dates import DateMention, find_dates
from claims.facts import Facts, KnownDate
from claims.language import Language
from claims.lengths import compare_lengths
from claims.messages import duration, interval, list_of, say
from claims.names.spelling import base_forms
from claims.participants import Match
from claims.places import PlaceMention
from claims.places.geography import compare_places
from claims.quickly import Small, quickly, small
from claims.reading.parties import Party
from claims.reading.said import Clause, Head, Words
from claims.reading.said import Outcome as SaidOutcome
from claims.types import Claim, Comparison, Document, Outcome, Slot, Value
from claims.wordings import WORDING, content_words, says_as_much, wording_score

_new_comparison = quickly(Comparison)  # one for each slot and meeting


@small
class Case(Small):
    """One proposition and one meeting, with what comparing them needs."""

    clause: Clause
    facts: Facts
    matches: Sequence[Match]
    document: Callable[[str], Document | None]  # the publication of this id; read when it is asked for
    language: Language
    dated: bool = False  # the day of the statement is known, so that "on Tuesday" is one Tuesday


def compare_date(case: Case) -> list[Comparison]:
    """The day or time that was stated agrees if it is the known one or contains it; inside a known longer time it
    says more; else it conflicts, where vague words do so only beyond their margin, and a time that may be of what they
    talked about never does. "From A to B" is how long they met, and agrees with these very days only. A weekday alone
    must be that of the known day. A date that contradicts its own weekday decides nothing."""
    return [_date(case, mention) for mention in case.clause.dates]


def _date(case: Case, mention: DateMention) -> Comparison:
    known = case.facts.dates
    values = tuple(_date_value(each) for each in known)
    said = {
        "text": mention.text,
        "earliest": mention.earliest.isoformat() if mention.earliest else None,
        "latest": mention.latest.isoformat() if mention.latest else None,
        "granularity": mention.granularity,
    }

    def answer(outcome: Outcome, key: str) -> Comparison:
        shown = list_of(case.language, dict.fromkeys(_shown(case, each, outcome == "conflict") for each in known))
        why = say(case.language, key, said=mention.text, known=shown)
        return _new_comparison("date", mention.start, mention.end, said, values, outcome, None, why)

    if not mention.consistent:
        return answer("ambiguous", "date_inconsistent")
    if mention.earliest is None or mention.latest is None:
        return answer("ambiguous", "date_unresolved") if not mention.weekday_only else _weekday(known, mention, answer)
    if not known:
        return answer("unknown", "date_unknown")
    if mention.weekday_only:
        found = _weekday(known, mention, answer)
        apart = case.dated and found.outcome == "match" and _is_later_than(mention.earliest, known)
        return answer("ambiguous", "date_ambiguous") if apart else found
    readings = mention.readings or ((mention.earliest, mention.latest),)
    denied = mention.from_to and (case.clause.negated or case.clause.never)  # "did not meet from 2015 to 2019"
    if (case.clause.between or denied) and mention in case.clause.dates:
        readings = (*readings, without_ends(mention, case.language))
    readings = (*readings, *_in_known_years(mention, known))
    outcomes = {_intervals(mention, reading, known) for reading in readings}
    match = ("match", "date_match")
    if outcomes == {match} and _is_how_long(case.clause, mention) and not _is_known_as(mention, known):
        return answer("finer", "date_finer")
    if len(outcomes) > 1 or (len(mention.readings) > 1 and match not in outcomes):
        return answer("ambiguous", "date_ambiguous")
    outcome, key = outcomes.pop()
    return (
        answer("unknown", "date_open") if outcome == "conflict" and "date" in case.clause.open else answer(outcome, key)
    )


def _in_known_years(mention: DateMention, known: Sequence[KnownDate]) -> list[tuple[date, date]]:
    """ "On 7 February", without a year, in the years of the known meeting: whenever that is said, it may be of then."""
    if mention.year_stated or mention.ahead is None or (mention.granularity == "range" and not mention.from_to):
        return []
    if mention.earliest is None or mention.latest is None:
        return []
    found = []
    for years in {each.earliest.year - mention.earliest.year for each in known}:
        try:
            earliest, latest = (day.replace(year=day.year + years) for day in (mention.earliest, mention.latest))
        except ValueError:  # 29 February
            continue
        found.append((earliest, latest))
    return found


def _is_how_long(clause: Clause, mention: DateMention) -> bool:
    """Whether a time is all the days that they met: "from 14 to 16 February", but not "between 14 and 16 February", nor
    what "they did not meet" rules out."""
    return mention.from_to and not (clause.between or clause.negated or clause.untrue or clause.never)


def _is_known_as(mention: DateMention, known: Sequence[KnownDate]) -> bool:
    return any((each.earliest, each.latest) == (mention.earliest, mention.latest) for each in known)


def without_ends(mention: DateMention, language: Language) -> tuple[date, date]:
    """ "Between A and B" leaves out A and B themselves: the year, month or day at either end.

    Raises ValueError for a mention without an interval.
    """
    if mention.earliest is None or mention.latest is None:
        raise ValueError(f"{mention.text!r} has no interval")
    earliest, latest = mention.earliest, mention.latest
    ends = [part for part in find_dates(mention.text[_first_word(mention.text) :], language) if part.earliest]
    if len(ends) == 2 and ends[0].earliest == earliest and ends[1].latest == latest:
        first, last = ends[0].latest, ends[1].earliest
        if first is not None and last is not None and (last - first).days >= 2:
            return first + timedelta(days=1), last - timedelta(days=1)
    years = (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31)
    months = earliest.day == 1 and (latest + timedelta(days=1)).day == 1
    if years and latest.year - earliest.year >= 2:
        return date(earliest.year + 1, 1, 1), date(latest.year - 1, 12, 31)
    if months and not years:
        first = (earliest.replace(day=28) + timedelta(days=4)).replace(day=1)
        last = latest.replace(day=1) - timedelta(days=1)
        return (first, last) if first <= last else (earliest, latest)
    if not months and (latest - earliest).days >= 2:
        return earliest + timedelta(days=1), latest - timedelta(days=1)
    return earliest, latest


def _first_word(text: str) -> int:
    """Where the word behind the first one starts: behind "between"."""
    return text.find(" ") + 1


def _intervals(mention: DateMention, reading: tuple[date, date], known: Sequence[KnownDate]) -> tuple[Outcome, str]:
    """The outcome of one reading against all known dates; contradictory sources make it disputed."""
    outcomes = [_interval(mention, reading, each) for each in known]
    if disputed_dates(known):
        return ("disputed", "date_disputed") if "match" in outcomes else ("conflict", "date_disputed")
    for outcome in ("match", "finer", "unknown"):
        if outcome in outcomes:
            key = {"match": "date_match", "finer": "date_finer", "unknown": "date_margin"}[outcome]
            if outcome == "unknown" and any(each.day_of for each in known):
                key = "date_day_of"
            return outcome, key
    return "conflict", "date_conflict"


def _interval(mention: DateMention, reading: tuple[date, date], known: KnownDate) -> Outcome:
    earliest, latest = reading
    if earliest <= known.earliest and known.latest <= latest:
        return "match"
    if known.earliest <= latest and earliest <= known.latest:
        return "finer"
    if distance(mention, reading, known) <= 0 or known.day_of:
        return "unknown"
    return "conflict"


def distance(mention: DateMention, reading: tuple[date, date], known: KnownDate) -> int:
    """Days between the nearest ends of the stated interval, widened by its margin, and the known; 0 if they meet."""
    apart = max((reading[0] - known.latest).days, (known.earliest - reading[1]).days)
    return max(apart - mention.margin, 0)


def disputed_dates(known: Sequence[KnownDate]) -> bool:
    """Whether two accepted dates exclude each other."""
    if len(known) < 2:
        return False
    return any(a.latest < b.earliest or b.latest < a.earliest for a, b in combinations(known, 2))


def _weekday(
    known: Sequence[KnownDate], mention: DateMention, answer: Callable[[Outcome, str], Comparison]
) -> Comparison:
    days = [each for each in known if each.to_the_day]
    if not known:
        return answer("unknown", "date_unknown")
    if not days:
        return answer("finer", "date_finer")
    if any(each.earliest.weekday() == mention.weekday for each in days):
        return answer("match", "date_match")
    if any(each.day_of for each in days):
        return answer("unknown", "date_day_of")
    return answer("conflict", "date_conflict")


def _is_later_than(said: date, known: Sequence[KnownDate]) -> bool:
    """Whether a meeting was later than "on Tuesday" can mean on the day of the statement, the next one included."""
    return all(each.earliest > said + timedelta(days=7) for each in known)


def _shown(case: Case, known: KnownDate, conflict: bool) -> str:
    value = known.claim.value
    return interval(case.language, known.earliest, known.latest, value["granularity"], weekday=conflict)


def _date_value(known: KnownDate) -> Value:
    value = known.claim.value
    return {
        "claims": [known.claim.id],
        "text": value["text"],
        "earliest": value["earliest"],
        "latest": value["latest"],
        "granularity": value["granularity"],
    }


def compare_place(case: Case) -> list[Comparison]:
    """A stated place agrees if it is the known one or contains it; inside the known one it says more. Two places
    conflict if neither contains the other and they are at least 50 km apart. A continent never conflicts, nor does a
    place that may be of what they talked about."""
    return [_place(case, mention) for mention in case.clause.places]


def _place(case: Case, mention: PlaceMention) -> Comparison:
    known = case.facts.places
    code = case.language.code
    said: Value = {
        "text": mention.text,
        "entity": mention.candidates[0].id if len(mention.candidates) == 1 else None,
        "name": mention.candidates[0].label(code) if mention.candidates else None,
    }
    values = tuple(
        {
            "claims": [each.claim.id],
            "entity": each.place.id,
            "name": each.place.label(code),
            "country": each.place.country,
        }
        for each in known
    )

    def answer(outcome: Outcome, key: str) -> Comparison:
        shown = list_of(case.language, dict.fromkeys(each.place.label(code) for each in known))
        why = say(case.language, key, said=mention.text, known=shown)
        candidates = (
            tuple({"entity": p.id, "name": p.label(code)} for p in mention.candidates) if outcome == "ambiguous" else ()
        )
        return _new_comparison("place", mention.start, mention.end, said, values, outcome, None, why, candidates)

    if not mention.candidates:
        return answer("ambiguous", "place_ambiguous")
    if not known:
        return answer("unknown", "place_unknown")
    read = [compare_places(mention.candidates, each.place, guessed=mention.town, near=mention.near) for each in known]
    outcomes = {each.outcome for each in read}
    if disputed_places(case.facts):
        return answer("disputed", "place_disputed") if "match" in outcomes else answer("conflict", "place_disputed")
    if "match" in outcomes:
        same = any(each.why_key == "same" for each in read)
        return answer("match", "place_same" if same else "place_match")
    if "finer" in outcomes:
        return answer("finer", "place_finer")
    if "ambiguous" in outcomes:
        return answer("ambiguous", "place_ambiguous")
    if "unknown" in outcomes:
        return answer("unknown", "place_near" if any(each.why_key == "near" for each in read) else "place_open")
    if "place" in case.clause.open:
        return answer("unknown", "place_open")
    return answer("conflict", "place_conflict")


def disputed_places(facts: Facts) -> bool:
    """Whether two accepted places exclude each other."""
    if len(facts.places) < 2:  # as of most meetings
        return False
    pairs = combinations([each.place for each in facts.places], 2)
    return any(compare_places((a,), b).outcome == "conflict" for a, b in pairs)


def compare_duration(case: Case) -> list[Comparison]:
    """Durations mean the total and compare in the unit stated; "about" has a tolerance, "more than" is a lower
    bound, "less than" an upper one, and neither decides where the source gives that very length without such words."""
    said = case.clause.duration
    if said is None:
        return []
    known = case.facts.durations
    values = tuple({"claims": [claim.id], **claim.value} for claim in known)
    stated: Value = {"text": said.text, "minutes": said.minutes, "unit": said.unit, "bound": said.bound}
    outcomes = [compare_lengths(said, claim.value) for claim in known]
    outcome: Outcome = "unknown" if not outcomes else outcomes[0]
    for better in ("match", "unknown"):
        if better in outcomes:
            outcome = better
            break
    if "match" in outcomes and ("conflict" in outcomes or ("unknown" in outcomes and are_disputed("duration", known))):
        outcome = "disputed"  # "more than two hours" fits three, of which one source tells, and not the other's two
    key = "duration_unknown" if not known else "duration_conflict" if outcome == "conflict" else "duration_match"
    if known and outcome == "unknown":
        key = "duration_open"
    shown = dict.fromkeys(duration(case.language, claim.value["minutes"], claim.value["bound"]) for claim in known)
    why = say(case.language, key, said=said.text, known=list_of(case.language, shown))
    return [Comparison("duration", said.start, said.end, stated, values, outcome, None, why)]


def compare_format(case: Case) -> list[Comparison]:
    """In person, by telephone or by video: as the source says it; "met" without more means in person."""
    words = case.clause.format_words
    known = case.facts.formats
    if words is None:
        return _form_left_open(case)
    values = tuple({"claims": [claim.id], **claim.value} for claim in known)
    formats = {claim.value["format"] for claim in known}
    outcome: Outcome = "unknown"
    if formats:
        outcome = "match" if words.value in formats else "conflict"
        if outcome == "match" and len(formats) > 1:
            outcome = "disputed"
    names = list_of(case.language, (say(case.language, format) for format in sorted(formats)))
    why = say(case.language, f"format_{outcome if outcome != 'disputed' else 'match'}", said=words.text, known=names)
    said: Value = {"text": words.text, "format": words.value}
    return [Comparison("format", words.start, words.end, said, values, outcome, None, why)]


def _form_left_open(case: Case) -> list[Comparison]:
    """ "X met Y", where the source says in words that they spoke, and neither where nor in which form: by telephone, as
    likely. A row of a table of meetings has no words for that."""
    clause, facts = case.clause, case.facts
    if clause.format != "in_person" or facts.formats or facts.places or not clause.heads:
        return []
    if not any(span.quote for claim in facts.statuses for span in claim.spans):
        return []
    head = clause.heads[-1]
    why = say(case.language, "format_unknown")
    return [
        Comparison(
            "format", head.start, head.end, {"text": head.text, "format": clause.format}, (), "unknown", None, why
        )
    ]


NOT_HELD = "not_held"  # of words that say that a meeting did not take place: it was called off, or put off


def compare_status(case: Case) -> list[Comparison]:
    """Held, planned, cancelled or denied: a plan never shows that it took place, nor the reverse. To put off is less
    than to cancel."""
    clause, known = case.clause, case.facts.status
    words = clause.status_words
    values = tuple({"claims": [claim.id], **claim.value} for claim in case.facts.statuses)
    if case.facts.status_disputed and any(value["status"] == clause.status for value in values):
        return _disputed_status(case, values)
    if words is None:
        return []
    outcome: Outcome = "unknown"
    if known is not None:
        outcome = "match" if known == clause.status else "unknown" if clause.status == "planned" else "conflict"
    took_place = known == clause.status == "held"
    key = "status_unknown" if known is None else "status_match" if took_place else "status_conflict"
    put_off = words.value != NOT_HELD and (words.value == "put_off") != _is_put_off(case.facts)
    if outcome == "match" and known == "cancelled" and put_off:
        outcome, key = "unknown", "status_conflict"
    why = say(case.language, key, said=words.text, known=_shown_status(case))
    said: Value = {"text": words.text, "status": clause.status}
    return [Comparison("status", words.start, words.end, said, values, outcome, None, why)]


def _disputed_status(case: Case, values: tuple[Value, ...]) -> list[Comparison]:
    """What the sources say became of a meeting, where they contradict each other; beside the words that tell of it."""
    clause = case.clause
    beside: tuple[Head | PlaceMention | Party, ...] = (*clause.heads, *clause.places, *clause.parties)
    told = clause.status_words or next(iter(beside), None)
    if told is None:
        return []
    known = list_of(case.language, dict.fromkeys(say(case.language, value["status"]) for value in values))
    said: Value = {"text": told.text, "status": clause.status}
    why = say(case.language, "status_conflict", known=known)
    return [Comparison("status", told.start, told.end, said, values, "disputed", None, why)]


def _is_put_off(facts: Facts) -> bool:
    """Whether the sources say of a meeting that was called off no more than that it was put off."""
    return all(claim.value.get("put_off") for claim in facts.statuses if claim.value["status"] == "cancelled")


def _shown_status(case: Case) -> str:
    known = case.facts.status
    if known == "cancelled" and _is_put_off(case.facts):
        return say(case.language, "put_off")
    return say(case.language, known) if known else ""


def known_status(case: Case) -> Comparison | None:
    """What the source says became of a meeting that was stated as held, and was planned, cancelled or denied."""
    known, heads = case.facts.status, case.clause.heads
    if known in (None, case.clause.status) or not heads:
        return None
    values = tuple({"claims": [claim.id], **claim.value} for claim in case.facts.statuses)
    why = say(case.language, "status_conflict", known=_shown_status(case))
    said: Value = {"text": heads[0].text, "status": case.clause.status}
    return Comparison("status", heads[0].start, heads[0].end, said, values, "unknown", None, why)


def compare_topic(case: Case) -> list[Comparison]:
    """A topic agrees with a stored wording of the same language if their words do; it never conflicts."""
    return [_topic(case, words) for words in case.clause.topics]


def _topic(case: Case, words: Words) -> Comparison:
    best, score = _closest_wording(case, words.text, case.facts.topics)
    agrees = best is not None and score >= WORDING
    values = ({"claims": [best.id], "text": best.value["text"]},) if agrees and best is not None else ()
    known = best.value["text"] if best is not None else ""
    why = say(case.language, "topic_match" if agrees else "topic_unknown", said=words.text, known=known)
    outcome: Outcome = "match" if agrees else "unknown"
    return Comparison("topic", words.start, words.end, {"text": words.text}, values, outcome, score, why)


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
    key = "outcome_match" if fits else "outcome_side" if near else "outcome_unknown"
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


SLOTS: dict[Slot, Callable[[Case], list[Comparison]]] = {
    "date": compare_date,
    "place": compare_place,
    "duration": compare_duration,
    "format": compare_format,
    "status": compare_status,
    "topic": compare_topic,
    "outcome": compare_outcome,
    "attribution": compare_attribution,
}


def compare(case: Case) -> list[Comparison]:
    """All comparisons of a proposition with one meeting: the participants first, then `SLOTS` in order."""
    found = [match.comparison for match in case.matches]
    for slot in SLOTS.values():
        found += slot(case)
    return found
