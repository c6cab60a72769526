"""The slots of a clause, each read from the sorted phrases; what a slot has no room for is left over.

One function a slot. `fill` calls them in order and puts the parts together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.reading.contents import contents, is_topic, tellers_of, topic_start
from claims.reading.draft import Draft, Left
from claims.reading.gathering import MEETING_SENSES, Group
from claims.reading.parties import Office, Party, nation_of, with_text
from claims.reading.phrases import Phrase
from claims.reading.said import Act, Clause, Loose
from claims.reading.standing import called_off, format_of, status_of
from claims.reading.when_and_where import completed, dates_of, duration_of, gap_start, gap_words, one_atom, places_of


def fill(text: str, found: Draft, group: Group, act: Act, articles: bool) -> Clause:
    """A clause with its slots; `loose` holds what they left over."""
    left: Left = [(phrase, hard or _touches_value(phrase, found)) for phrase, hard in found.loose]
    nouns = found.meetings()
    meets = found.senses & MEETING_SENSES
    parties, more = _participants(found, group, nouns, act)
    left += more + _qualified(found) + _one_by_one(found)
    for noun in nouns:
        parties, more = _joined_to(noun, parties, found)
        left += more
    left += [(noun, False) for noun in nouns if _are_many(noun, found)]  # "meetings of X and Y": how many is not known
    if meets or "attend" in found.senses:  # "met at the summit in Baku": that is not their meeting, but one of many
        left += [(noun, False) for noun in nouns if noun.role != "purpose" and _is_event(noun)]
        left += [(noun, False) for noun in nouns if noun.has("exclusive")]  # "met tête-à-tête": the two alone
    dates, since, until, more = dates_of(text, found)
    left += more
    places, more = places_of(found)
    left += more
    duration, more = duration_of(found)
    left += more
    form, form_words, more = format_of(text, found, nouns, meets)
    left += more
    status, status_words, more = status_of(text, found)
    left += more
    deniers, more = called_off(found)
    left += more
    outcome, topics, left = contents(text, found, group, act, parties, left)
    if meets & {"host", "call"}:  # who was the host, or rang whom, adds something
        left += [(phrase, False) for phrase, form in found.verbs if form.verb.sense == "host" or form.verb.one_sided]
    if act == "outcome" and outcome is None:  # "X and Y agreed in Riga": on what, nobody says, nor any claim that so
        left += [(phrase, False) for phrase, form in found.verbs if form.verb.sense == "agree"]
    if act == "outcome":  # what was said before a meeting is no outcome of it
        left += [(noun, True) for noun in nouns if noun.role == "before"]
    tellers = tellers_of(found) if act == "outcome" and outcome is None else ()
    if sum(phrase.role in ("of", "between") for phrase, _ in found.parties) > 1:  # "APA reported a meeting of X and Y"
        parties = tuple(party for party in parties if party not in tellers)
    ministries = tuple(party for party in outcome.by if party.kind == "organisation") if outcome else ()
    return Clause(
        start=0,
        end=0,
        act=act,
        parties=tuple(with_text(party, text) for party in parties),
        excluded=tuple(party for phrase in found.excluded if phrase.kind == "parties" for party in phrase.value),
        dates=dates,
        excluded_dates=tuple(completed(p.value, dates) for p in found.excluded if p.kind == "date"),
        places=places,
        open=found.open,
        excluded_places=tuple(phrase.value for phrase in found.excluded if phrase.kind == "place"),
        duration=duration,
        excluded_duration=next((phrase.value for phrase in found.excluded if phrase.kind == "duration"), None),
        format=form,
        format_words=form_words,
        status=status,
        status_words=status_words,
        topics=topics,
        outcome=outcome,
        speakers=(*ministries, *tellers, *deniers, *(party for phrase in found.speakers for party in phrase.value)),
        definite=_definite(found, nouns, articles),
        theirs=any(_is_theirs(noun, found.words) for noun in nouns),
        attends="attend" in found.senses,
        since=since,
        until=until,
        gap_start=gap_start(found, since, nouns),
        gap_words=gap_words(found, until) if since is None else None,
        between=any(phrase.role == "between" for phrase in found.dates),
        loose=tuple(Loose(phrase.start, phrase.end, hard) for phrase, hard in left),
    )


def _touches_value(phrase: Phrase, found: Draft) -> bool:
    """Whether an unknown word stands right before a date or a duration ("mehr … als fünf"), or joined to the end of a
    duration ("an hour and three quarters"), and may change it."""
    if phrase.kind != "unknown":
        return False
    if any(0 <= value.start - phrase.end <= 1 for value in (*found.dates, *found.durations)):
        return True
    ends = {value.end + 1 for value in found.durations}
    return any(word.start in ends and word.end + 1 == phrase.start and word.has("and") for word in found.words)


def _participants(found: Draft, group: Group, nouns: Sequence[Phrase], act: Act) -> tuple[tuple[Party, ...], Left]:
    """Which parties take part, by where they stand. The others are left over, and may turn the sense round."""
    taken: list[Party] = []
    left: Left = []
    absent = found.says("absent")
    passive = found.says("become") or (found.says("be") and not found.says("reciprocal"))
    participle = any(form.tense in ("participle", "attributive") for _, form in found.verbs)  # "talks held by"
    meets = bool(found.senses & MEETING_SENSES)
    discussed = [phrase.start for phrase, form in found.verbs if form.verb.sense == "discuss"]
    topic = topic_start(found)
    for phrase, party in found.parties:
        if topic is not None and phrase.start > topic:
            continue
        if discussed and is_topic(phrase, party, discussed[0]):
            continue
        if not phrase.role and not nouns and taken and _is_spoken_of(phrase, party, found):
            left.append((phrase, True))
            continue
        fits = (
            phrase.role in ("", "with", "between")
            or (phrase.role == "of" and (bool(nouns) or (passive and meets)))
            or (phrase.role == "by" and (passive or participle))
        )
        if fits:
            beside_noun = any(
                0 <= phrase.start - noun.end <= 2 or 0 <= noun.start - phrase.end <= 2 for noun in nouns
            )  # "Holtkamps Treffen", "das Treffen Holtkamps"
            oblique = party.oblique or beside_noun or absent
            taken.append(party._replace(oblique=True) if oblique and not party.oblique else party)
        else:
            left.append((phrase, True))
    if group.subject:
        taken = [*(party for party in group.subject if party not in taken), *taken]
    if act == "outcome":  # a ministry that calls a meeting constructive took no part in it
        acting = ("person", "office", "country", "pronoun")
        cut = {party.start for phrase, party in found.parties if phrase.atoms[-1].has("definite")}  # "dem Chef der …"
        met = [p for p in taken if p.named == "aide" and p.oblique and p.start not in cut]  # "dem Treffen mit dem Abt"
        taken = [party for party in taken if party.kind in acting or party.named == "group" or party in met]
        taken = taken if len(taken) > len(met) else []
    return tuple(taken), left


def _qualified(found: Draft) -> Left:
    """What is said of somebody beside the office he held: "newly appointed", "the later minister", and "retired" where
    no office follows; "a Diane Harlow" is somebody of that name."""
    left: Left = []
    for phrase in {phrase.start: phrase for phrase, _ in found.parties}.values():
        for before, atom in pairwise(phrase.atoms[:-1]):
            if before.has("definite") and atom.has("later") and not atom.has("then"):
                left.append((one_atom(atom), False))
        if phrase.atoms[0].has("indefinite") and len(phrase.atoms) > 1 and phrase.atoms[1].has("name"):
            left.append((one_atom(phrase.atoms[0]), False))
        if not phrase.has("qualified", "former", "nowadays"):
            continue
        held = any(office.former for party in phrase.value for office in party.offices)
        named = any(party.kind == "person" for party in phrase.value)
        for atom in phrase.atoms:
            if atom.has("qualified", "nowadays") or (atom.has("former") and named and not held):
                left.append((one_atom(atom), False))
    return left


def _one_by_one(found: Draft) -> Left:
    """ "Met X and then Y": each of them at a time of his own, though one list names both. Not "and then minister Y"."""
    lists = {phrase.start: phrase for phrase, _ in found.parties if len(phrase.value) > 1}.values()
    return [
        (one_atom(word), True)
        for phrase in lists
        for word, behind in pairwise(phrase.atoms)
        if word.has("later") and behind.has("name")
    ]


def _is_spoken_of(phrase: Phrase, party: Party, found: Draft) -> bool:
    """ "Dunford spoke of Gerasimov", "spoke for Gerasimov": somebody who was not there, as far as that is said."""
    if party.kind not in ("person", "office"):
        return False
    verbs = [verb for verb, form in found.verbs if form.verb.sense in ("discuss", "talk") and verb.start < phrase.start]
    if not verbs:
        return False
    people = (other for other, one in found.parties if not other.role and one.kind in ("person", "office", "pronoun"))
    if not any(other.start < verbs[-1].start for other in people):
        return False
    if any(form.verb.sense == "discuss" for verb, form in found.verbs if verb.start < phrase.start):
        return True
    before = next((word for word in found.words if 0 < phrase.start - word.end <= 1), None)
    return before is not None and before.has("for") and not before.has("with", "and")


def _joined_to(noun: Phrase, parties: tuple[Party, ...], found: Draft) -> tuple[tuple[Party, ...], Left]:
    """What a compound or hyphen joins to a noun: the ministers of a "Nato-Verteidigungsministertreffen", a place."""
    nation = next((code for atom in noun.atoms if (code := nation_of(atom)) is not None), None)
    compound = noun.atoms[-1].kinds.get("compound")
    if compound is not None and compound[1] is not None:
        start = next(atom.start for atom in noun.atoms if nation_of(atom) is not None or atom is noun.atoms[-1])
        office = Office(compound[1], nation)
        party = Party(start, noun.end, "", "office", offices=(office,), country=nation, whole=(start, noun.end))
        return (*parties, party), []
    for atom in noun.atoms:
        if atom.has("place") and not atom.has("country"):
            found.places.append(Phrase("place", atom.start, atom.end, "", atom.kinds["place"], (atom,)))
    return parties, [(noun, False)] if compound is not None else []


def _are_many(noun: Phrase, found: Draft) -> bool:
    """Whether several meetings are told of: by the noun alone ("Begegnungen"), or where it has one form for one and for
    many, by its verb ("Treffen fanden statt"), or as what there was without an article ("es gab Treffen", "es kam zu
    Treffen").
    """
    if noun.has("repeated"):
        return True
    if not noun.has("one_or_many") or found.says("not", "no"):
        return False
    if noun.role:  # "es kam zu Treffen", but "es kam zum Treffen", "zu einem Treffen"
        came_to_it = any(form.verb.impersonal for _, form in found.verbs)
        return came_to_it and not noun.has("definite", "indefinite", "possessive")
    if any(phrase.has("several_did") for phrase in (*(phrase for phrase, _ in found.verbs), *found.words)):
        subjects = (phrase for phrase, _ in found.parties if not phrase.role)
        return all(0 <= phrase.start - noun.end <= 1 for phrase in subjects)  # "Встречи Данфорда и Герасимова прошли"
    held = (form for _, form in found.verbs if form.verb.sense == "hold" or form.verb.impersonal)
    return any(form.tense != "attributive" for form in held) and not _has_article(noun, found)


def _has_article(noun: Phrase, found: Draft) -> bool:
    """Whether an article or the like stands somewhere before a noun, and not far."""
    if noun.has("definite", "indefinite", "possessive"):
        return True
    return any(
        word.has("definite", "indefinite", "possessive", "first", "last", "no") and 0 < noun.start - word.end < 60
        for word in found.words
    )


def _is_event(noun: Phrase) -> bool:
    """A larger meeting at which two may meet, and not their own."""
    return noun.has("event") and not noun.has("possessive")


def _is_theirs(noun: Phrase, words: Sequence[Phrase]) -> bool:
    """ "Their meeting": of those named before."""
    own = any(atom.has("possessive") for atom in noun.atoms)
    return own or any(word.has("possessive") and 0 < noun.start - word.end <= 1 for word in words)


def _definite(found: Draft, nouns: Sequence[Phrase], articles: bool) -> bool:
    """Whether the noun of meeting stands with a definite article, a possessive or an owner before it.

    Where a language has no articles, a subject before its verb is the one already known: "Встреча … состоялась".
    """
    if not articles:
        verbs = [phrase.start for phrase, form in found.verbs if form.tense != "participle"]
        verbs += [word.start for word in found.words if word.has("be")]
        known = [noun for noun in nouns if noun.role == "" and verbs and noun.start < min(verbs)]
        return bool(known) and not found.says("indefinite", "no")
    for noun in nouns:
        own = next((atom for atom in noun.atoms if atom.has("definite", "possessive", "indefinite")), None)
        if own is not None:
            return not own.has("indefinite")
        if noun.role and noun.atoms[0].has(noun.role):
            continue  # "assured him of his support during talks": of no meeting told of before
        articles_before = [
            word
            for word in found.words
            if word.end <= noun.start and word.has("definite", "indefinite", "possessive", "no")
        ]
        near = articles_before and noun.start - articles_before[-1].end < 60
        if near and not articles_before[-1].has("indefinite", "no"):
            return True
        owners = (phrase for phrase, _ in found.parties if phrase.role == "" and phrase.has("name"))
        if any(0 <= noun.start - phrase.end <= 2 for phrase in owners):
            return True
    return False
