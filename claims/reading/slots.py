"""The slots of a clause, each read from the sorted phrases; what a slot has no room for is left over.

One function a slot. `fill` calls them in order and puts the parts together.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from claims.dates import DateMention
from claims.places import PlaceMention, contains
from claims.reading.draft import Draft
from claims.reading.durations import Duration
from claims.reading.gathering import MEETING_SENSES, SPEECH_SENSES, Group
from claims.reading.parties import Office, Party, nation_of, with_text
from claims.reading.phrases import Phrase
from claims.reading.said import Act, Clause, Loose, Outcome, Status, Words
from claims.reading.scan import Atom
from claims.reading.verbs import senses_of

Left = list[tuple[Phrase, bool]]  # phrases that no slot took; True where they may turn the sense round
_ENDS = {"since", "until", "before", "after"}
_NEXT_PLACE = 12  # code points between two places of which one is in the other: ", unweit von "
_AGREED_ON = MEETING_SENSES | {"hold", "happen"}  # "условились встретиться", "провести встречу"
_STATUS_OF: dict[str, Status] = {"plan": "planned", "cancel": "cancelled", "deny": "denied"}


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
    dates, since, until, more = _dates(text, found)
    left += more
    places, more = _places(found)
    left += more
    duration, more = _duration(found)
    left += more
    form, form_words, more = _format(text, found, nouns, meets)
    left += more
    status, status_words, more = _status(text, found)
    left += more
    deniers, more = _called_off(found)
    left += more
    outcome, topics, left = _contents(text, found, group, act, parties, left)
    if meets & {"host", "call"}:  # who was the host, or rang whom, adds something
        left += [(phrase, False) for phrase, form in found.verbs if form.verb.sense == "host" or form.verb.one_sided]
    if act == "outcome" and outcome is None:  # "X and Y agreed in Riga": on what, nobody says, nor any claim that so
        left += [(phrase, False) for phrase, form in found.verbs if form.verb.sense == "agree"]
    if act == "outcome":  # what was said before a meeting is no outcome of it
        left += [(noun, True) for noun in nouns if noun.role == "before"]
    tellers = _tellers(found) if act == "outcome" and outcome is None else ()
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
        excluded_dates=tuple(_completed(p.value, dates) for p in found.excluded if p.kind == "date"),
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
        gap_start=_gap_start(found, since, nouns),
        gap_words=_gap_words(found, until) if since is None else None,
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


# Who


def _participants(found: Draft, group: Group, nouns: Sequence[Phrase], act: Act) -> tuple[tuple[Party, ...], Left]:
    """Which parties take part, by where they stand. The others are left over, and may turn the sense round."""
    taken: list[Party] = []
    left: Left = []
    absent = found.says("absent")
    passive = found.says("become") or (found.says("be") and not found.says("reciprocal"))
    participle = any(form.tense in ("participle", "attributive") for _, form in found.verbs)  # "talks held by"
    meets = bool(found.senses & MEETING_SENSES)
    discussed = [phrase.start for phrase, form in found.verbs if form.verb.sense == "discuss"]
    topic = _topic_start(found)
    for phrase, party in found.parties:
        if topic is not None and phrase.start > topic:
            continue
        if discussed and _is_topic(phrase, party, discussed[0]):
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
                left.append((_one_atom(atom), False))
        if phrase.atoms[0].has("indefinite") and len(phrase.atoms) > 1 and phrase.atoms[1].has("name"):
            left.append((_one_atom(phrase.atoms[0]), False))
        if not phrase.has("qualified", "former", "nowadays"):
            continue
        held = any(office.former for party in phrase.value for office in party.offices)
        named = any(party.kind == "person" for party in phrase.value)
        for atom in phrase.atoms:
            if atom.has("qualified", "nowadays") or (atom.has("former") and named and not held):
                left.append((_one_atom(atom), False))
    return left


def _one_by_one(found: Draft) -> Left:
    """ "Met X and then Y": each of them at a time of his own, though one list names both. Not "and then minister Y"."""
    lists = {phrase.start: phrase for phrase, _ in found.parties if len(phrase.value) > 1}.values()
    return [
        (_one_atom(word), True)
        for phrase in lists
        for word, behind in pairwise(phrase.atoms)
        if word.has("later") and behind.has("name")
    ]


def _one_atom(atom: Atom) -> Phrase:
    return Phrase("word", atom.start, atom.end, "", None, (atom,))


def _topic_start(found: Draft) -> int | None:
    """ "Thema des Treffens war …": what stands behind the verb is the topic."""
    noun = found.word("topic_noun")
    if noun is None:
        return None
    return next((word.end for word in found.words if word.has("be") and word.start > noun.start), None)


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


def _is_topic(phrase: Phrase, party: Party, verb: int) -> bool:
    """Whether what stands behind "discussed" is what was discussed, and no party."""
    return phrase.start > verb and phrase.role == "" and party.kind in ("country", "organisation", "other")


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


# When


def _dates(text: str, found: Draft) -> tuple[tuple[DateMention, ...], DateMention | None, DateMention | None, Left]:
    """The date of the meeting, the "since" and "until" of a gap, and the dates that are none of these."""
    dates: list[DateMention] = []
    since: DateMention | None = None
    until: DateMention | None = None
    left: Left = []
    gap = found.says("first", "never", "ever", "not", "no", "last", "neither")
    denied = found.says("not", "never", "ever", "no", "neither")
    for phrase in found.dates:
        mention = _day_of(text, phrase.value)
        left += [(phrase._replace(start=span[0], end=span[1]), False)] if (span := mention.time_of_day) else []
        end = phrase.role if phrase.role in _ENDS else mention.bound
        if end == "since" and gap and since is None:
            since = mention
        elif end in ("until", "before") and denied and until is None:
            until = mention
        elif end is not None or not (not dates or _one_day(dates, mention)):
            left.append((phrase, True))
        else:
            dates.append(mention)
    return tuple(dates), since, until, left


def _one_day(dates: Sequence[DateMention], other: DateMention) -> bool:
    """Whether a second date only narrows the first: "on a Thursday", "in February 2017"."""
    return len(dates) == 1 and dates[0].weekday_only != other.weekday_only


def _day_of(text: str, mention: DateMention) -> DateMention:
    """A date without the time of day that stands before or behind it ("Abend des 17. Februar 2017")."""
    if mention.time_of_day is None or mention.day_span is None:
        return mention
    start, end = mention.day_span
    return replace(mention, start=start, end=end, text=text[start:end])


def _completed(shortened: DateMention, dates: Sequence[DateMention]) -> DateMention:
    """ "Not on the 17th but on 16 February 2017": the day alone borrows the month and year of the other date."""
    day = shortened.text.strip(".").strip()
    whole = dates[0].earliest if dates else None
    if not day.isdecimal() or whole is None or not 1 <= int(day) <= monthrange(whole.year, whole.month)[1]:
        return shortened
    on = whole.replace(day=int(day))
    return replace(shortened, earliest=on, latest=on, granularity="day")


def _gap_start(found: Draft, since: DateMention | None, nouns: Sequence[Phrase]) -> int | None:
    """Where the words of a gap begin: with "впервые" if they stand together, else with "seit"."""
    if since is None:
        return None
    starts = [word.start for word in found.words if word.has("first") and not nouns and word.start < since.start]
    own = since.start if since.bound_start is None else since.bound_start
    return min([own, *(start for start in starts if own - start < 20)])


def _gap_words(found: Draft, until: DateMention | None) -> tuple[int, int] | None:
    """The words that say "never", "for the first time" or "until 2021"."""
    said = found.word("never") or found.word("ever") or found.word("first")
    parts = [(said.start, said.end)] if said is not None else []
    if until is not None:
        parts.append((until.start if until.bound_start is None else until.bound_start, until.end))
    return (min(parts)[0], max(end for _, end in parts)) if parts else None


# Where and how long


def _places(found: Draft) -> tuple[tuple[PlaceMention, ...], Left]:
    taken: list[PlaceMention] = []
    left: Left = []
    for phrase in sorted(found.places, key=lambda phrase: (phrase.role != "at", _is_of_verb_before(phrase, found))):
        fits = phrase.role in ("at", "", "label") and not phrase.value.near and not _is_what_for(phrase, found)
        fits &= not _is_of_somebody(phrase, found)
        left += [(_one_atom(atom), True) for atom in phrase.atoms if _makes_another(atom)]
        if fits and not taken:
            taken.append(phrase.value)
        elif fits and (narrower := _one_place(taken[0], phrase.value)) is not None:
            taken[0] = narrower
        else:
            left.append((phrase, phrase.role != "near"))
    return tuple(taken), left


def _is_what_for(place: Phrase, found: Draft) -> bool:
    """ "The minister for Europe": what he is there for, and not where."""
    return found.says("for") and any(word.has("for") and place.start - word.end == 1 for word in found.words)


def _is_of_somebody(place: Phrase, found: Draft) -> bool:
    """ "Der Grazer Bürgermeister X", "Texas governor X", "Senator X of Texas": whose he is, and not where."""
    led = any(word.has("at") and 0 < place.start - word.end <= _LED for word in found.words)  # «в том же Самарканде»
    if place.role or led:
        return False
    of = any(word.has("of") and place.start - word.end == 1 for word in found.words)
    return any(
        (phrase.start - place.end == 1 and not phrase.role and bool(phrase.value[0].offices))
        or (of and 0 < place.start - phrase.end <= _OF and phrase.value[-1].kind == "person")
        for phrase, _ in found.parties
    )


_OF = 8  # code points of " of the "
_LED = 14  # code points of « том же самом »


def _is_of_verb_before(place: Phrase, found: Draft) -> bool:
    """ "Opened a station in Kalmar and later held talks in Visby": Kalmar is where the station is."""
    heads = [noun.start for noun in found.meetings()]
    heads += [phrase.start for phrase, form in found.verbs if form.verb.sense in MEETING_SENSES]
    if not heads or place.start > min(heads):
        return False
    own = max((phrase.start for phrase, _ in found.verbs if phrase.start <= min(heads)), default=0)
    return place.start < own and any(phrase.start < place.start for phrase, _ in found.verbs)


def _makes_another(atom: Atom) -> bool:
    """Whether a word before a place makes it another one: "in New Cairo"."""
    return atom.has("qualified") or (atom.capital and atom.has("then"))


def _one_place(first: PlaceMention, second: PlaceMention) -> PlaceMention | None:
    """The narrower of two mentions where one contains the other ("Baku, der Hauptstadt Aserbaidschans"), else None.

    Of a place that no table has and one right behind it ("im Palais Coburg in Wien") the one that is known, but for a
    country, which only says where the other is.
    """
    if first.unlisted and second.candidates and second.start - first.end <= _NEXT_PLACE:
        whole = second.candidates[0]
        return replace(first, country=whole.country) if whole.kind == "country" else second
    for one in first.candidates:
        for other in second.candidates:
            if one.id == other.id or contains(other, one):
                return first
            if contains(one, other):
                return second
    return None


def _duration(found: Draft) -> tuple[Duration | None, Left]:
    if not found.durations:  # "the talks went on": after what, and for how long
        return None, [(phrase, False) for phrase, form in found.verbs if form.verb.sense == "last"]
    left: Left = [(phrase, True) for phrase in found.durations[1:]]
    if "last" in found.senses and found.says("infinitive_mark"):  # "took two hours to arrange"
        left += [(phrase, True) for phrase, _ in found.loose if phrase.kind == "unknown"]
    return found.durations[0].value, left


# In which form, and whether it was held


def _format(
    text: str, found: Draft, nouns: Sequence[Phrase], meets: frozenset[str]
) -> tuple[str | None, Words | None, Left]:
    """The form of the meeting: said in words of its own, by the verb, or by the noun alone."""
    words: Words | None = None
    left: Left = []
    for phrase in found.formats:
        inner = next(atom for atom in phrase.atoms if atom.has("format"))
        if words is None:
            words = _without_preposition(text, inner, phrase.value)
        elif words.value != phrase.value:
            left.append((phrase, True))
    for phrase, form in found.verbs:
        if form.verb.sense == "call":
            last = phrase.atoms[0].text.rpartition(" ")[2]
            return "phone", words or Words(phrase.end - len(last), phrase.end, last, "phone"), left
    for noun in nouns:
        if noun.value.format in ("phone", "video"):
            inner = next(atom for atom in noun.atoms if atom.has("noun"))
            value: str = noun.value.format
            return value, words or Words(inner.start, inner.end, text[inner.start : inner.end], value), left
    if words is not None:
        return words.value, words, left
    in_person = bool(meets & {"meet", "see", "host"}) or any(noun.value.format == "in_person" for noun in nouns)
    return ("in_person" if in_person else None), None, left


def _without_preposition(text: str, atom: Atom, value: str) -> Words:
    """ "by telephone" names its form with the words behind the preposition."""
    first, space, rest = atom.text.partition(" ")
    start = atom.start + len(first) + 1 if space and len(first) <= 4 and rest else atom.start
    return Words(start, atom.end, text[start : atom.end], value)


def _status(text: str, found: Draft) -> tuple[Status, Words | None, Left]:
    """Whether it was held, is planned, was cancelled or denied; an infinitive that nothing governs says neither."""

    def words(phrase: Phrase, status: str) -> Words | None:
        """None for a mark of no width, which says what stands elsewhere in the sentence."""
        width = phrase.end - phrase.start
        return Words(phrase.start, phrase.end, text[phrase.start : phrase.end], status) if width else None

    said = [(phrase, form.verb) for phrase, form in found.verbs if form.verb.sense in _STATUS_OF]
    for phrase, verb in sorted(said, key=lambda pair: pair[1].sense == "plan"):  # "the planned meeting was cancelled"
        status = _STATUS_OF[verb.sense]
        return status, words(phrase, "put_off" if verb.put_off else status), []
    trigger = [(phrase, form) for phrase, form in found.verbs if form.verb.sense not in ("say", "other", "travel")]
    infinitives = [(phrase, form) for phrase, form in trigger if form.tense in ("infinitive", "to_infinitive")]
    planned = found.word("plan_modal", "will", "plan_words")
    if planned is not None and any(form.tense in ("infinitive", "present") for _, form in trigger):
        return "planned", words(planned, "planned"), []
    # "the meeting … is on Tuesday", but "had to be"
    of_noun = not infinitives and not found.senses & MEETING_SENSES and _is_then_or_there(found)
    if of_noun and planned is not None and not trigger:  # "will be on Tuesday"
        return "planned", words(planned, "planned"), []
    plans = (word for word in found.words if word.has("plan_words")) if found.says("plan_words") else ()
    unfulfilled = next((word for word in plans if _goes_on_with_have(word, found)), None)
    if unfulfilled is not None and any(form.tense == "participle" for _, form in trigger):
        return "planned", words(unfulfilled, "planned"), []  # "was to have met"
    future = next((phrase for phrase, form in trigger if form.tense == "future"), None)
    if future is not None:
        return "planned", words(future, "planned"), []
    agreed = next((phrase for phrase, form in found.verbs if form.verb.sense == "agree"), None)
    if agreed is not None and any(form.verb.sense in _AGREED_ON for _, form in infinitives):
        return "planned", words(agreed, "planned"), []
    left: Left = []
    if of_noun:  # "had to be on Tuesday", "needs to be"
        verbs = {word.start - 1 for word in found.words if word.has("be")}
        left += [(word, True) for word in found.words if word.has("infinitive_mark") and word.end in verbs]
    finite = any(form.tense in ("past", "present", "participle") for _, form in trigger)
    for phrase, form in infinitives:
        marked = form.tense == "to_infinitive" or found.says("infinitive_mark")
        if (marked or not finite) and not found.says("do", "hedge_modal", "opinion_modal"):
            purpose = finite and form.verb.sense in ("talk", "discuss")  # "met to discuss"
            left += [] if purpose else [(phrase, True)]
    happens = next((p for p, form in trigger if form.verb.sense == "happen" and not form.verb.impersonal), None)
    return "held", (words(happens, "held") if happens is not None else None), left


def _is_then_or_there(found: Draft) -> bool:
    """Whether a form of to be says of a meeting, by its noun, when or where it is: "the meeting … was on Tuesday"."""
    if not found.meetings():
        return False
    verbs = [word for word in found.words if word.has("be")]
    behind, before = {verb.end + 1 for verb in verbs}, {verb.start - 1 for verb in verbs}
    return any(value.start in behind or value.end in before for value in (*found.dates, *found.places))


def _called_off(found: Draft) -> tuple[tuple[Party, ...], Left]:
    """Who did it in "X called the meeting off", "X denies having met Y".

    Who denies a meeting is compared as a speaker. Who called one off no claim says, so that the verb is left over.
    """
    off = [(phrase, form) for phrase, form in found.verbs if form.verb.sense in ("cancel", "deny")]
    actors = [phrase for phrase in (*(phrase for phrase, _ in found.parties), *found.places) if not phrase.role]
    if not off or not actors or found.says("become", "be"):
        return (), []
    perfect, tenses = found.says("have"), ("past", "present", "future")
    off = [(phrase, form) for phrase, form in off if perfect or form.tense in tenses]
    told = [actor for actor in actors if off and actor.kind == "parties" and actor.start < off[0][0].start]
    if told and all(form.verb.sense == "deny" for _, form in off):
        return told[0].value[:1], []
    return (), [(phrase, False) for phrase, _ in off]


def _goes_on_with_have(word: Phrase, found: Draft) -> bool:
    return any(other.has("have") and 0 < other.start - word.end <= 1 for other in found.words)


# About what, and what came of it


def _contents(
    text: str, found: Draft, group: Group, act: Act, parties: tuple[Party, ...], left: Left
) -> tuple[Outcome | None, tuple[Words, ...], Left]:
    """What was talked about, and what was agreed, declared or felt: the words that no other slot has taken."""
    topics = [_words(text, phrase.atoms[1].start, phrase.end) for phrase in found.topics]
    senses = found.senses
    if act == "outcome":
        own = [phrase for phrase, _ in left] + found.topics + _said_of_it(found, parties)
        content = list(group.content) + (own if "agree" in senses or not group.content else [])
        left = [] if own and own[0] in content else left
        if not content:
            return None, (), left + _only_said(found)
        agreed = "agree" in senses | senses_of(content)
        kind: Literal["agreed", "felt", "declared"] = (
            "agreed" if agreed else "felt" if "call_as" in senses else "declared"
        )
        actors = _actors(found) or parties
        words = _words(text, min(p.start for p in content), max(p.end for p in content))
        denied = any(phrase.kind == "word" and phrase.has("not", "no", "never") for phrase in group.content)
        return Outcome(words, kind, actors, negated=denied), (), left
    topic = _topic_start(found)
    if topic is not None:
        ends = [p.end for p, _ in (*left, *found.parties)] + [p.end for p in (*found.topics, *group.asides)]
        start = next((at for at in range(topic, max(ends, default=topic)) if not text[at].isspace()), topic)
        topics = [_words(text, start, max(ends, default=topic))]
        return None, tuple(topics), [(phrase, hard) for phrase, hard in left if phrase.start < topic]
    verbs = [phrase.start for phrase, form in found.verbs if form.verb.sense == "discuss"]
    if verbs:
        spans = [phrase for phrase, _ in left if phrase.start > verbs[0]]
        spans += [phrase for phrase, party in found.parties if _is_topic(phrase, party, verbs[0])]
        if spans:
            topics.append(_words(text, min(p.start for p in spans), max(p.end for p in spans)))
            left = [(phrase, hard) for phrase, hard in left if phrase.start < verbs[0]]
    return None, tuple(topics), left


def _actors(found: Draft) -> tuple[Party, ...]:
    """Who says, agrees or feels it: whoever stands before that verb, else all that nothing brings in.

    "Ortega said after meeting Sousa …": not Sousa.
    """
    named = [(phrase, party) for phrase, party in found.parties if phrase.role == ""]
    verb = next((phrase.start for phrase, form in found.verbs if form.verb.sense in SPEECH_SENSES), None)
    before = tuple(party for phrase, party in named if verb is not None and phrase.start < verb)
    return before or tuple(party for _, party in named)


def _said_of_it(found: Draft, parties: Sequence[Party]) -> list[Phrase]:
    """The things that stand behind the verb and took no part: "called it a success", "agreed to set up an army"."""
    verb = next((phrase.start for phrase, form in found.verbs if form.verb.sense in SPEECH_SENSES), None)
    if verb is None:
        return []
    starts = {party.start for party in parties}
    return [phrase for phrase, party in found.parties if party.start not in starts and phrase.start > verb]


def _only_said(found: Draft) -> Left:
    """Verbs of saying without words that could be compared: "praised Gerasimov", "the meeting was not announced".

    Who "confirmed a meeting" is a speaker, and compared as such (`_tellers`).
    """
    if "agree" in found.senses:
        return []
    nouns = found.meetings()
    praised = "call_as" in found.senses or not nouns
    announced = bool(nouns) and not nouns[0].role and found.says("become", "be")  # "a meeting was announced"
    denied = found.says("not", "no", "never")
    said = [phrase for phrase, form in found.verbs if form.verb.sense in SPEECH_SENSES]
    return [(phrase, denied) for phrase in said if praised or announced or denied]


def _tellers(found: Draft) -> tuple[Party, ...]:
    """Who tells of a meeting by its noun: "Milley confirmed a meeting with …", "the Kremlin announced the meeting"."""
    verb = next((phrase for phrase, form in found.verbs if form.verb.sense == "say"), None)
    nouns = found.meetings()
    if verb is None or not nouns or found.says("become", "be"):
        return ()
    first = nouns[0].start
    return tuple(
        party
        for phrase, party in found.parties
        if not phrase.role
        and (party.kind in ("person", "office", "organisation") or party.named == "common")
        and (phrase.start < first or (verb.start > first and phrase.start > verb.start))
    )


def _words(text: str, start: int, end: int) -> Words:
    return Words(start, end, text[start:end])


# Which


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
