"""Who says or agrees what came of a meeting: its members, by name, post or pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.cast import Cast
from claims.articles.member import Member
from claims.articles.results.wordings import Told
from claims.articles.sentences import ReadSentence
from claims.articles.telling.pronouns import is_one
from claims.articles.threads.thread import Thread
from claims.reading.gathering import SPEECH_SENSES
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.text import normalise

Sayers = tuple[Member, ...]
ALL: Sayers = ()  # "they", "both sides", or nobody who is named
_SAYING = 4  # phrases of ", said the spokeswoman on Monday"
_WHO = ("person", "office", "organisation", "pronoun")
_PASSED = ("not", "never", "no", "have", "be", "become", "ignorable", "reciprocal")


def sayers_of(
    told: Told, parts: Sequence[Phrase], thread: Thread, sentence: ReadSentence, cast: Cast, last: Sayers
) -> Sayers | None:
    """Who says so, ALL for everybody; None where it is somebody who was not there, or of whom nobody knows."""
    if told.row.content in ("before", "itself") or told.row.everybody or _is_led_first(told, parts):
        return ALL  # "a treaty was signed": what stands before is nobody
    if told.row.kind == "topic":
        subject = [] if told.lead else _subject(told, parts)
        named = [party for phrase in subject for party in _people(phrase) if " " in party.text]
        return ALL if all(_meant(party, thread, sentence, cast, last) is not None for party in named) else None
    subject = _subject(told, parts)
    if any(normalise(cast.text[phrase.start : phrase.end]) in told.row.we for phrase in subject):
        return ALL
    if not subject and _are_the_sides(told, parts):
        return ALL
    if not subject:
        nobody = told.lead is not None or not _is_somebody_else(told, parts)
        return ALL if told.row.kind == "agreed" and nobody else None
    found: list[Member] = []
    if subject and not any(_people(phrase) for phrase in subject):
        return None
    for party in (party for phrase in subject for party in _people(phrase)):
        meant = _meant(party, thread, sentence, cast, last)
        if meant is None:
            return None
        found += meant
    if told.row.kind == "agreed" and found:  # "agreed with him on …"
        beside = [phrase for phrase in parts if phrase.kind == "parties" and phrase.role == "with"]
        people = [party for phrase in beside for party in _people(phrase)]
        if any(_meant(party, thread, sentence, cast, last) is None for party in people if party.kind == "person"):
            return None  # "agreed with Beispiel on …"
        found += [member for party in people for member in _meant(party, thread, sentence, cast, last) or ()]
        if any(party.kind == "pronoun" for party in people) or set(found) >= set(thread.members):
            return ALL
    return tuple(dict.fromkeys(found))


def teller_of(told: Told, parts: Sequence[Phrase]) -> Party | None:
    """Who else says so: ", sagte die Sprecherin", "laut dem Ministerium"."""
    named = next((phrase for phrase in parts if phrase.kind == "speaker"), None)
    if named is not None:
        return next(iter(named.value), None)
    marks = [index for index, phrase in enumerate(parts) if phrase.kind == "mark" and phrase.start >= told.end]
    tail = next((parts[index + 1 :] for index in marks if tells_who(parts[index + 1 :])), ())
    return next((phrase.value[0] for phrase in tail if phrase.kind == "parties" and phrase.value), None)


def tells_who(rest: Sequence[Phrase]) -> bool:
    """Whether nothing follows but who says so."""
    rest = [phrase for phrase in rest if phrase.kind not in ("mark", "word")]  # ", wie das Ministerium mitteilte"
    says = any(phrase.kind == "verb" and _is_speech(phrase) for phrase in rest[:3])
    return says and any(phrase.kind == "parties" for phrase in rest[:2]) and len(rest) <= _SAYING


def _is_speech(phrase: Phrase) -> bool:
    return any(form.verb.sense in SPEECH_SENSES for form in phrase.value)


def _people(phrase: Phrase) -> list[Party]:
    return [party for party in phrase.value or () if party.kind in _WHO or party.named in ("aide", "body", "media")]


def _is_somebody(phrase: Phrase) -> bool:
    return phrase.kind == "parties" and phrase.role == "" and bool(_people(phrase))


def _subject(told: Told, parts: Sequence[Phrase]) -> list[Phrase]:
    """The phrases that name who does it: right before the wording, or else first in its sentence, or right behind."""
    start, end = told.start, told.end
    if told.row.content == "between":  # "Musterow habe Hilfen zugesagt": beside the auxiliary
        start, end = auxiliary_of(told, parts) or (start, end)
    before = [phrase for phrase in parts if phrase.end <= start]
    behind = [phrase for phrase in parts if phrase.start >= end]
    near = [phrase for phrase in before if not (phrase.kind in ("word", "verb") and phrase.has(*_PASSED))]
    if near and near[-1].kind == "unknown" and _is_some_of_many(near[-2:-1]):
        return near[-1:]  # "the two companies"
    if near and _is_somebody(near[-1]):
        return _joined(near)
    told_by = next((p for p in behind if p.kind != "word" and p.start < p.end), None)  # not behind a mark
    inverted = (
        told.row.kind != "topic"
        and not (before and before[-1].has("and", "but"))
        and not _has_subject(_own_clause(before))
        and told_by is not None
        and _is_named(told_by)
    )
    if inverted and told_by is not None:
        return [told_by]  # "… erklärte das Ministerium, beide Seiten seien …"
    nominative = next((index for index, phrase in enumerate(before) if _is_somebody(phrase)), None)
    thing = bool(near) and near[-1].kind == "parties" and near[-1].role == ""
    if nominative is not None and not thing:  # "although the schedule had not called for it"
        end = nominative
        while end + 1 < len(before) and (_is_somebody(before[end + 1]) or _links(before[end + 1])):
            end += 1
        return [phrase for phrase in before[nominative : end + 1] if _is_somebody(phrase)]
    return []


def _has_subject(clause: Sequence[Phrase]) -> bool:
    """ "Der Wirt seinerseits lud Testfeld ein": not "in einer Erklärung versprach Testfeld"."""
    return any(
        phrase.kind == "parties" and not phrase.role and not (index and clause[index - 1].has("at", "after", "before"))
        for index, phrase in enumerate(clause)
    )


def _is_led_first(told: Told, parts: Sequence[Phrase]) -> bool:
    """ "Урегулировать спор не удалось": nobody stands before the lead, and what stands behind it is a thing."""
    if told.row.content != "between" or told.row.kind != "agreed" or told.lead is None:
        return False
    return not any(phrase.kind == "parties" and phrase.end <= told.lead[0] for phrase in parts)


def _is_some_of_many(before: Sequence[Phrase]) -> bool:
    return any(p.kind == "parties" and p.has("they") and len(p.atoms) == 1 and " " in p.atoms[0].norm for p in before)


def _own_clause(before: Sequence[Phrase]) -> Sequence[Phrase]:
    """What stands behind the last mark."""
    marks = [index for index, phrase in enumerate(before) if phrase.kind == "mark" and phrase.start < phrase.end]
    return before[marks[-1] + 1 :] if marks else before


def _are_the_sides(told: Told, parts: Sequence[Phrase]) -> bool:
    """ "The sides expressed …", "both called on …": first in the sentence, unlike "neither of the sides"."""
    before = [phrase for phrase in parts if phrase.end <= told.start]
    before = [phrase for phrase in before if not phrase.has("definite", "have", "be", "also")]
    if len(before) != 1 or before[0].kind != "word":
        return False
    return any(before[0].has(one) and before[0].has(two) for one, two in (("side", "several"), ("both", "they")))


def _is_named(phrase: Phrase) -> bool:
    return (
        phrase.kind == "parties"
        and phrase.role == ""
        and any(
            party.kind in ("person", "office", "organisation") or party.named in ("aide", "body", "media", "he")
            for party in phrase.value
        )
    )


def auxiliary_of(told: Told, parts: Sequence[Phrase]) -> tuple[int, int] | None:
    """`[start, end)` of the last auxiliary before a participle."""
    before = [phrase for phrase in parts if phrase.end <= told.start]
    last = next((phrase for phrase in reversed(before) if phrase.has("have", "be", "become")), None)
    return None if last is None else (last.start, last.end)


def _is_somebody_else(told: Told, parts: Sequence[Phrase]) -> bool:
    """ "Sudan agreed in October to …": a country, a body, or who else is nobody's name."""
    before = [phrase for phrase in parts if phrase.end <= told.start and not phrase.role]
    return any(phrase.kind in ("parties", "place") or phrase.has("it") for phrase in before)


def _joined(near: Sequence[Phrase]) -> list[Phrase]:
    found = [near[-1]]
    for phrase in reversed(near[:-1]):
        if _is_somebody(phrase):
            found.append(phrase)
        elif not (phrase.kind == "word" and phrase.has("and")):
            break
    return found


def _links(phrase: Phrase) -> bool:
    return phrase.kind == "word" and phrase.has("and")


def _meant(party: Party, thread: Thread, sentence: ReadSentence, cast: Cast, last: Sayers) -> Sayers | None:
    """Whom of those who met the words mean."""
    if party.kind == "pronoun" and party.named != "he":
        return last if len(last) == 1 and is_one(sentence, party) else ALL
    if party.kind == "pronoun":
        return last if len(last) == 1 else None
    if party.kind == "office" and any(atom.start == party.start for atom in sentence.those("several")):
        return ALL  # "both leaders"
    member = cast.called(party.name or "") if party.kind == "person" else cast.known(party)
    if member is not None and not _is_of_that_side(member, party, thread):
        return None
    return (member,) if member is not None and member in thread.members else None


def _is_of_that_side(member: Member, party: Party, thread: Thread) -> bool:
    """Whether "the Polish minister" is a minister of Poland, or the others of the meeting are of other countries."""
    country = next((office.country for office in party.offices if office.country is not None), None)
    if country is None or party.kind != "office" or country in _countries(member):
        return True
    others = [_countries(other) for other in thread.members if other is not member]
    return not _countries(member) and bool(others) and all(known and country not in known for known in others)


def _countries(member: Member) -> set[str]:
    return {held.country for held in member.offices if held.country is not None}
