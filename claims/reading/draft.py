"""The phrases of one assertion sorted by kind, and its verbs read: the step between a group and its slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claims.reading.gathering import MEETING_SENSES, Group, as_place
from claims.reading.lexicon import VerbForm
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.two_names import told_apart, told_apart_by_case
from claims.reading.verbs import ReadVerbs, read_verbs

_LISTS = {
    "noun": "nouns", "date": "dates", "place": "places", "duration": "durations", "format": "formats",
    "topic": "topics", "speaker": "speakers",
}  # fmt: skip
_OF_A_MEETING = frozenset({"happen", "hold", "last", "attend", "plan", "cancel", "deny"})  # what becomes of a meeting
_RULED_OUT = frozenset({"date", "place", "parties", "duration"})

Left = list[tuple[Phrase, bool]]  # phrases that no slot took; True where they may turn the sense round


@dataclass(slots=True)
class Draft:
    """The phrases of a group by kind. `loose`: what is left so far; hard where it may turn the sense round."""

    verbs: list[tuple[Phrase, VerbForm]] = field(default_factory=list)
    nouns: list[Phrase] = field(default_factory=list)
    parties: list[tuple[Phrase, Party]] = field(default_factory=list)
    dates: list[Phrase] = field(default_factory=list)
    places: list[Phrase] = field(default_factory=list)
    durations: list[Phrase] = field(default_factory=list)
    formats: list[Phrase] = field(default_factory=list)
    topics: list[Phrase] = field(default_factory=list)
    speakers: list[Phrase] = field(default_factory=list)
    excluded: list[Phrase] = field(default_factory=list)
    words: list[Phrase] = field(default_factory=list)
    loose: list[tuple[Phrase, bool]] = field(default_factory=list)
    open: frozenset[str] = (
        frozenset()
    )  # "place", "date": may be of what they talked about: "discussed the war in Syria"
    senses: frozenset[str] = frozenset()  # what the verbs say …
    kinds: frozenset[str] = frozenset()  # … and all that the function words can be; both are asked for again and again

    def says(self, *kinds: str) -> bool:
        """Whether one of the function words is of one of these kinds."""
        return not self.kinds.isdisjoint(kinds)

    def word(self, *kinds: str) -> Phrase | None:
        """The first of the function words that is of one of these kinds; that none is, is known without a look."""
        return next((word for word in self.words if word.has(*kinds)), None) if self.says(*kinds) else None

    def meetings(self) -> list[Phrase]:
        """The nouns of meeting; a session of one body is none."""
        return [noun for noun in self.nouns if noun.value.sense == "meeting"]

    def everything(self) -> Iterator[Phrase]:
        """All phrases that may hold a telling word."""
        yield from self.words
        yield from (phrase for phrase, _ in self.parties)
        yield from (phrase for phrase, _ in self.loose)
        yield from self.places


def draft(group: Group, capital_nouns: bool, cases: Mapping[str, Sequence[str]] | None = None) -> Draft:
    """Sort a group's phrases and read its verbs. `capital_nouns`: of its language."""
    result = Draft()
    kept = _on_the_scene(list(_ruled_out(group.phrases, result.excluded)))
    read = read_verbs(kept)
    result.verbs = list(read.verbs)
    result.senses = frozenset(read.senses)
    known = {phrase.start for phrase, _ in read.verbs}
    if (particle := _other_particle(kept, read)) is not None:
        result.loose.append((particle, True))
    for phrase in kept:
        if phrase.kind == "verb" and phrase.start not in known:  # of another verb, as its particle tells
            result.loose.append((phrase, True))
        if phrase.kind == "verb" or phrase in read.particles:
            continue
        if phrase.kind == "parties":
            result.parties += [(phrase, party) for party in phrase.value]
        elif phrase.kind in _LISTS:
            getattr(result, _LISTS[phrase.kind]).append(phrase)
        elif phrase.kind == "aside":
            result.loose.append((phrase, False))
        elif phrase.kind == "unknown":
            result.loose.append((phrase, phrase.has("name", "number")))
        else:
            result.words.append(phrase)
    result.kinds = frozenset(kind for phrase in result.words for atom in phrase.atoms for kind in atom.kinds)
    _set_aside_other_meeting(result, kept)
    _tell_apart(result, group, cases)
    _leave_to_other_verb(result, kept)
    _leave_to_topic(result)
    _leave_to_asides(result, kept, capital_nouns)
    result.open = frozenset(_of_topics(result, kept))
    return result


def _other_particle(phrases: Sequence[Phrase], read: ReadVerbs) -> Phrase | None:
    """ "Traf Gerassimow in Baku an", "Treffen X und Y ein?": the particle at the end of a verb that no table has."""
    last = phrases[-1] if phrases else None
    if last is None or last.kind != "word" or not last.has("apart") or last in read.particles:
        return None
    if not read.verbs and phrases[0].kind == "noun" and not phrases[0].role:
        return last
    met = (form.tense for phrase, form in read.verbs if form.verb.sense == "meet" and phrase.start < last.start)
    return last if any(tense in ("past", "present") for tense in met) else None


def _of_topics(found: Draft, phrases: Sequence[Phrase]) -> Iterator[str]:
    """The kinds of what stands right behind something that they talked about, or another meeting: "discussed the war in
    Syria", "spoke about the vote on 17 February", "met to prepare a summit in Sofia"."""
    for kind, values in (("date", found.dates), ("place", found.places)):
        if any(phrase.role == "label" for phrase in values):
            yield kind
    other = bool(found.senses & MEETING_SENSES) and any(map(_is_other_meeting, found.nouns))
    if not (other or found.topics or found.senses & {"discuss", "agree"} or found.says("topic_noun")):
        return
    before: Phrase | None = None
    for phrase in phrases:
        if phrase.kind in ("place", "date") and before is not None and _is_something(before):
            yield phrase.kind
        elif phrase.kind != "place":  # "the war in Syria on 17 February"
            before = phrase


def _is_something(phrase: Phrase) -> bool:
    """Whether words may have a place and a time of their own, as "the war" has, and "Syria" has not."""
    if phrase.kind == "parties":
        return all(party.kind == "other" for party in phrase.value)
    if phrase.kind == "topic" and phrase.atoms[-1].has("country", "place"):
        return False
    return phrase.kind in ("topic", "unknown", "aside") or _is_other_meeting(phrase)


def _is_other_meeting(phrase: Phrase) -> bool:
    return phrase.kind == "noun" and not phrase.role and phrase.has("event")


def _on_the_scene(phrases: list[Phrase]) -> list[Phrase]:
    """ "Helsinki was the venue for talks between …": a capital beside a word for the place is where they met."""
    if not any(phrase.has("scene") for phrase in phrases) or not any(phrase.kind == "noun" for phrase in phrases):
        return phrases
    return [
        as_place(phrase) if phrase.kind == "parties" and not phrase.role and len(phrase.value) == 1
        else phrase._replace(role="at") if phrase.kind == "place" and not phrase.role
        else phrase
        for phrase in phrases
    ]  # fmt: skip


def _leave_to_topic(found: Draft) -> None:
    """ "Met in Baku to discuss the incident of 15 February", "… an incident in Syria on 15 February": that day is, or
    may be, one of the topic."""
    verb = min((phrase.start for phrase, form in found.verbs if form.verb.sense == "discuss"), default=None)
    if verb is None:
        return
    others = [place.start for place in found.places if place.start > verb]
    elsewhere = min(others, default=None) if len(others) < len(found.places) else None
    for date in list(found.dates):
        own = date.start > verb and date.atoms[0].has("of")
        if own or (elsewhere is not None and date.start > elsewhere):
            found.dates.remove(date)
            found.loose.append((date, not own))


def _leave_to_asides(found: Draft, phrases: Sequence[Phrase], capital_nouns: bool) -> None:
    """ "Met Gerasimov because of the incident of 15 February", "on the way to Moscow": a day or place that stands right
    behind what nothing is compared with may belong to that; and "the Moscow-based general" was met anywhere."""
    if not (found.loose or found.topics) or not (found.dates or found.places):
        return
    doubtful: set[int] = set()
    before: Phrase | None = None
    for index, phrase in enumerate(phrases):
        if phrase.kind in ("date", "place"):
            if phrase.kind == "place" and _is_joined_on(phrases[index + 1 : index + 2]):
                found.places = [place for place in found.places if place is not phrase]
                found.loose.append((phrase, True))
            elif before is not None and before.kind == "topic" and phrase.kind == "date" and phrase.atoms[0].has("of"):
                found.dates = [date for date in found.dates if date is not phrase]
                found.loose.append((phrase, False))
            elif before is not None and _may_belong(phrase, before, capital_nouns):
                doubtful.add(before.start)
                continue
            before = None
        elif phrase.kind in ("aside", "unknown", "topic") and not phrase.has("time_of_day", "venue"):
            before = phrase
        elif not _goes_between(phrase):
            before = None
    if doubtful:
        found.loose = [(phrase, hard or phrase.start in doubtful) for phrase, hard in found.loose]


def _is_joined_on(behind: Sequence[Phrase]) -> bool:
    """Whether what follows a place makes it part of something else: "Moscow's", "Moscow-based"."""
    return bool(behind) and behind[0].kind == "unknown" and behind[0].atoms[0].glued


def _may_belong(value: Phrase, before: Phrase, capital_nouns: bool) -> bool:
    """Whether a day or place belongs to the words before it. A place does not to an adverb ("kurzfristig in Wien"), but
    where nouns have no capital, one can't tell ("the unrest in London")."""
    adverb = capital_nouns and before.kind == "unknown" and not before.atoms[0].capital
    adverb = adverb and value.start - before.end <= 1
    return before.kind != "topic" and not (adverb and value.kind == "place")


def _goes_between(phrase: Phrase) -> bool:
    """Whether words between an aside and a day or place still belong to it: a pronoun, an article, "for a summit"."""
    if phrase.kind == "noun":
        return phrase.role in ("purpose", "for", "of")
    kinds = ("reciprocal", "and", "be", "have", "become", "will", "not", "apart")
    return phrase.kind == "word" and not phrase.has(*kinds)


def _leave_to_other_verb(found: Draft, phrases: Sequence[Phrase]) -> None:
    """ "The meeting of X and Y in Baku was criticised on 17 February", "was preceded by a phone call": that day, or
    call, may be the verb's.

    What is said of the meeting is doubtful where a day, a place, a duration or a form stands outside the noun's own
    words, and a verb of saying, or a word that nothing knows, stands there as well.
    """
    nouns = found.meetings()
    if not nouns or found.senses & (MEETING_SENSES | _OF_A_MEETING):
        return
    verbs = [phrase for phrase, form in found.verbs if form.verb.sense in ("say", "travel")]
    verbs += [word for word in found.words if word.has("truth", "falsehood")]  # "became known on 17 February"
    subject = any(not phrase.role and phrase.end < nouns[0].start for phrase, _ in found.parties)
    silent = subject and not found.verbs and not found.says("be", "have", "become")
    words = {
        phrase.start for phrase, _ in found.loose if phrase.kind == "unknown" and _may_govern(phrase, nouns[0], silent)
    }
    if not (verbs or words):
        return
    ends = [phrase.start for phrase in phrases if phrase.start > nouns[0].end and _may_be_verb(phrase)]
    values = list(found.dates)
    if ends:  # else what stands at the end is the noun's, but for a day
        values += [*found.places, *found.durations, *found.formats, *nouns[1:]]
    end = min(ends, default=nouns[0].end)
    outside = any(not nouns[0].start <= phrase.start < end for phrase in values)
    beside = nouns[0].role in ("after", "before")
    if outside and (ends or not beside):  # "speaking after a meeting in Baku on Tuesday": the day is the noun's
        found.loose += [(phrase, True) for phrase in verbs]
    if outside or (found.dates and beside):  # "interviewed after their meeting on 17 …"
        found.loose = [(phrase, hard or phrase.start in words) for phrase, hard in found.loose]


def _may_govern(word: Phrase, noun: Phrase, silent: bool) -> bool:
    """Whether an unknown word may be the verb of a noun of meeting: behind it, or before it and no adjective of it.

    `silent`: somebody stands before them, and no verb that is known: "X prepared talks with Y".
    """
    if word.start > noun.end:
        return True
    return not word.atoms[0].capital and (silent or noun.atoms[-1].start - word.end > 1)


def _may_be_verb(phrase: Phrase) -> bool:
    return phrase.kind in ("verb", "unknown") or (phrase.kind == "word" and phrase.has("be", "become", "have"))


def _tell_apart(found: Draft, group: Group, cases: Mapping[str, Sequence[str]] | None) -> None:
    """Two names side by side, where the verb needs a party on either side and there is but one."""
    strikes = any(form.verb.hit and form.verb.sense in ("meet", "host") for _, form in found.verbs)
    if not strikes or len(found.parties) != 1 or found.excluded or group.subject or group.continues:
        return
    phrase, party = found.parties[0]
    if phrase.role == "with" and cases is not None and (two := told_apart_by_case(party, cases)) is not None:
        found.parties = [(phrase, two[0]), (phrase._replace(role="", start=two[1].start), two[1])]
        return
    if phrase.role or found.meetings() or found.says("reciprocal", "become"):
        return
    if found.says("be") and all(form.tense == "participle" for _, form in found.verbs if form.verb.hit):
        return  # "был принят министром Иваном Зиминым": by him
    if (two := told_apart(party)) is not None:
        found.parties = [(phrase, each) for each in two]


def _set_aside_other_meeting(found: Draft, phrases: Sequence[Phrase]) -> None:
    """ "Before the meeting in Baku they had never met": the noun names another meeting than the verb."""
    if not found.senses & MEETING_SENSES:
        return
    for noun in [noun for noun in found.nouns if noun.role in ("before", "after")]:
        at = phrases.index(noun)
        end = at + 1
        while end < len(phrases) and phrases[end].kind in ("place", "date", "parties"):
            met = end == at + 1 and phrases[end].kind == "parties" and noun.atoms[-1].has("verb")  # "after meeting X"
            if not (phrases[end].role or met):
                break
            end += 1
        for phrase in phrases[at:end]:
            found.loose.append((phrase, False))
        found.nouns.remove(noun)
        found.places = [place for place in found.places if place not in phrases[at:end]]
        found.dates = [date for date in found.dates if date not in phrases[at:end]]
        found.parties = [(phrase, party) for phrase, party in found.parties if phrase not in phrases[at:end]]


def _ruled_out(phrases: Sequence[Phrase], excluded: list[Phrase]) -> Iterable[Phrase]:
    """The phrases without what "not … but", "and not …" rule out; that goes to `excluded`."""
    rather = any(phrase.kind == "word" and phrase.has("rather") for phrase in phrases)
    corrected = _corrected(phrases)
    skip = False
    for index, phrase in enumerate(phrases):
        if corrected is not None and phrase in corrected:
            if phrase is corrected[1]:
                excluded.append(phrase)
            continue
        if skip:
            skip = False
            continue
        if phrase.role == "excluded":
            excluded.append(phrase)
            continue
        behind = phrases[index + 1] if index + 1 < len(phrases) else None
        before = phrases[index - 1] if index else None
        joined = before is not None and before.kind == "word" and before.has("and")
        if phrase.kind == "word" and phrase.has("not") and behind is not None and behind.kind in _RULED_OUT:
            others = any(other.kind == behind.kind for other in phrases if other is not behind)
            if (rather or joined) and others:
                excluded.append(behind._replace(start=phrase.start))
                rather, skip = False, True
                continue
        yield phrase


def _corrected(phrases: Sequence[Phrase]) -> tuple[Phrase, Phrase] | None:
    """ "Did not meet in Geneva but in Helsinki": the "not", and the argument that it rules out."""
    for index, phrase in enumerate(phrases[:-1]):
        if not (phrase.kind == "word" and phrase.has("rather")):
            continue
        said = phrases[index + 1]
        denials = [p for p in phrases[:index] if p.kind == "word" and p.has("not")]
        same = [p for p in phrases[:index] if p.kind == said.kind and p.role == said.role]
        if said.kind in _RULED_OUT and len(denials) == 1 and len(same) == 1 and denials[0].end < same[0].start:
            at = phrases.index(denials[0])
            if phrases[at + 1] is not same[0]:
                return denials[0], same[0]
    return None
