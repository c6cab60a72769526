"""The words beside a meeting that say it may not have been so, or that add something to it."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

from claims.reading.acts import is_meeting_verb
from claims.reading.draft import Draft
from claims.reading.gathering import MEETING_SENSES, Frame, Group
from claims.reading.meeting_words import OF_A_NOUN, PEOPLE, heads, pluperfect
from claims.reading.phrases import Phrase
from claims.reading.said import Act, Head, Status

# Function words that a clause uses up: they carry nothing of their own
_USED = (
    "definite", "indefinite", "possessive", "and", "both", "with", "between", "of", "by", "at", "on", "for",
    "reciprocal", "have", "be", "become", "will", "do", "plan_modal", "opinion_modal", "irrealis", "not", "never",
    "ever", "no", "neither", "nor", "rather", "any_more", "that", "when", "because", "relative", "question", "first",
    "last", "absent", "they", "he", "there", "thereby", "it", "ignorable", "then", "cleft", "infinitive_mark",
    "purpose", "plan_words", "topic_noun", "where", "scene", "truth", "onto", "about",
)  # fmt: skip
_DOUBTING = ("hedge", "hedge_modal", "not_only", "condition", "falsehood", "nobody", "each_alone")
_ADDING = ("exclusive", "ordinal", "last", "time_of_day", "venue", "statement", "media", "written")
_ADDING_NOTHING = ("first", "at", "on", "of")
_BOUNDS = ("since", "until", "before", "after")  # one that no date followed leaves open what it bounds
_NOT_BOUNDING = ("at", "on", "of", "with", "when", "apart", "first")


def untold(text: str, found: Draft, group: Group) -> tuple[Head, ...]:
    """The words of what states no meeting, but tells of one: "having met him in Oslo", "and were joined by Austin"."""
    somebody = any(party.kind in (*PEOPLE, "pronoun") or party.named == "common" for _, party in found.parties)
    if found.senses & MEETING_SENSES and not found.meetings() and somebody and not is_meeting_verb(found, group):
        return heads(text, found)
    came = next((phrase for phrase in group.phrases if phrase.has("took_part")), None)
    if came is None or not somebody:
        return ()
    return (Head(came.start, came.end, text[came.start : came.end], "attend"),)


def telling(found: Draft, frame: Frame, act: Act, status: Status) -> list[tuple[Phrase, bool]]:
    """Function words that say it may not have been so, or add something: they are never let pass."""
    left: list[tuple[Phrase, bool]] = []
    open_end = found.says("not", "never", "no") and not found.dates  # "never met again": since when is not said
    before = pluperfect(found) and found.says("not") and not found.says("never")  # "had not met him yet": on that day
    for phrase in found.words:
        kinds = phrase.kinds
        if (
            (before and "yet" in kinds)
            or not kinds.isdisjoint(_DOUBTING)
            or (open_end and "any_more" in kinds)
            or ("irrealis" in kinds and not (frame.reported or frame.judged))
            or ("opinion_modal" in kinds and "condition" not in kinds)
            # "will … getroffen haben": so he says; "is expected to met": a slip, but no word of what was
            or (not kinds.isdisjoint(("plan_modal", "plan_words")) and status == "held")
            or ("will" in kinds and status == "held" and _perfect(found))  # "will have met": so one thinks
            or (not kinds.isdisjoint(_BOUNDS) and kinds.isdisjoint(_NOT_BOUNDING))
        ):
            left.append((phrase, True))
        elif "statement" in kinds and act == "outcome":
            continue
        elif "or" in kinds or ("nor" in kinds and "ignorable" not in kinds and not found.says("neither")):
            left.append((phrase, True))
        elif _adds(kinds) or _judges_it(phrase, found):
            left.append((phrase, False))
        elif kinds.isdisjoint(_USED) or _changes_duration(phrase, found):
            left.append((phrase, True))
    return left


def _adds(kinds: Set[str]) -> bool:
    if "qualified" in kinds and "ignorable" not in kinds:  # "a new meeting"
        return True
    return not kinds.isdisjoint(_ADDING) and kinds.isdisjoint(_ADDING_NOTHING)


def _judges_it(phrase: Phrase, found: Draft) -> bool:
    """ "The talks went well", "das Treffen war lang": what somebody thinks of it."""
    if phrase.has("how") and not found.senses & MEETING_SENSES:
        return any(verb.start < phrase.start for verb, _ in found.verbs)
    return phrase.has("of_duration") and not found.durations


def each_for_himself(found: Draft) -> list[tuple[Phrase, bool]]:
    """ "X and Y both spoke in Helsinki", "И X, и Y говорили", "talked about each other": each of them did, and maybe
    not with the other."""
    if found.meetings() or any(phrase.role in ("with", "between") for phrase, _ in found.parties):
        return []
    senses = found.senses & MEETING_SENSES
    if senses == {"discuss"}:
        verbs = {phrase.end + 1 for phrase, form in found.verbs if form.verb.sense == "discuss"}
        return [(word, True) for word in found.words if word.has("reciprocal") and word.start in verbs]
    if senses != {"talk"} or found.says("reciprocal"):
        return []
    parties = {phrase.start: phrase for phrase, party in found.parties if party.kind != "pronoun"}
    first = min(parties, default=0)
    told = [word for word in found.words if len(parties) > 1 and word.has("and") and word.end + 1 == first]
    told += [phrase for phrase in (*parties.values(), *found.words) if parties and phrase.has("both")]
    return [(phrase, True) for phrase in told]


def only_ahead(group: Group, found: Draft, place: tuple[int, int], stated: bool) -> Phrase | None:
    """ "Vor Treffen von X und Y in Baku", "X and Y ahead of talks in Baku": what was before a meeting does not say that
    it was held; nor does "Treffen von X und Y im Gespräch", where it stands twice."""
    nouns = [phrase for phrase in group.phrases if phrase.kind == "noun"]
    if place != (0, 1) or found.verbs or not nouns:
        return None
    if not stated and nouns[0] is not group.phrases[0]:
        return None
    twice = len(nouns) > 1 and not nouns[0].role and bool(nouns[-1].role) and nouns[-1] is group.phrases[-1]
    return nouns[-1] if twice or all(noun.role == "before" for noun in nouns) else None


def denied_alone(found: Draft) -> list[tuple[Phrase, bool]]:
    """ "(Noch) kein Treffen von X und Y in Laibach": a headline, of which occasion it speaks is not said."""
    if found.verbs or found.dates or not found.meetings():
        return []
    return [(word, True) for word in found.words if word.has("no", "not") and not word.has("absent")]


def going_on(found: Draft) -> list[tuple[Phrase, bool]]:
    """ "X and Y are meeting in Baku": now, and not on a day that is known."""
    if found.dates or not found.says("be"):
        return []
    verbs = [(phrase, form.verb.sense in MEETING_SENSES) for phrase, form in found.verbs]
    return [(phrase, True) for phrase, meets in verbs if meets and "gerund" in phrase.atoms[-1].forms]


def denies_first(group: Group) -> bool:
    """ "Nicht X traf Y": what stands first, and right behind "not", is denied, and no verb."""
    first, behind = (*group.phrases, None, None)[:2]
    return first is not None and first.kind == "word" and first.has("not") and behind is not None


def met_otherwise(group: Group, found: Draft) -> list[tuple[Phrase, bool]]:
    """ "Встретились не в Вене", "it was not in Cairo that they met": they met, and elsewhere.

    Of which meeting that is said, only a day tells. "It was not X who met Y in Vienna": somebody else did, some time.
    """
    if not found.senses & MEETING_SENSES:
        return []
    if group.cleft and group.subject and group.opener == "relative":
        dated = any(date.value.granularity == "day" for date in found.dates)
        return [] if dated else [(word, True) for word in found.words if word.has("not")]
    kinds = ("place", "parties") if group.cleft else ("place", "parties", "date")  # "not on Tuesday that they met in …"
    denied = [
        (word, value)
        for word, value in pairwise(group.phrases)
        if word.kind == "word" and word.has("not") and value.kind in kinds
    ]
    days = [date for date in found.dates if date.value.granularity == "day"]
    told = any(date is not value for date in days for _, value in denied)
    return [] if told else [(word, True) for word, _ in denied]


def says_himself(found: Draft) -> list[tuple[Phrase, bool]]:
    """ "Harlow: I met Petrescu": so she says, and no source is compared with that."""
    return [(word, True) for word in found.words if word.has("me")] if found.parties else []


def just_now(found: Draft) -> list[tuple[Phrase, bool]]:
    """ "Treffen sich gerade", "haben sich soeben getroffen": a time that was compared with nothing."""
    return [(word, True) for word in found.words if word.has("now")] if not found.dates else []


def on_the_way(found: Draft) -> list[tuple[Phrase, bool]]:
    """ "X arrived in Baku for talks with Y", "едет на встречу с": who goes to a meeting has not met yet."""
    nouns = found.meetings()
    goal = bool(nouns) and all(
        noun.role in ("purpose", "for") or (noun.role == "at" and noun.atoms[0].has("purpose")) for noun in nouns
    )
    if not goal or found.senses & (MEETING_SENSES | OF_A_NOUN):
        return []
    return [(phrase, True) for phrase, form in found.verbs if form.verb.sense == "travel"]


def _perfect(found: Draft) -> bool:
    return found.says("have") and any(form.tense == "participle" for _, form in found.verbs)


def _changes_duration(phrase: Phrase, found: Draft) -> bool:
    """The "als" that is left of "mehr … als" right before a duration."""
    near = found.durations and phrase.has("when", "any_more")
    return bool(near) and any(0 <= duration.start - phrase.end <= 1 for duration in found.durations)


def hedges(phrase: Phrase, group: Group) -> bool:
    """ "Allegedly, they met": a hedge before all else; behind it says less: "…, as had been rumoured"."""
    return phrase.has("hedge") and all(phrase.end <= own.start for own in group.phrases)
