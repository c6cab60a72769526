"""Whether a meeting was held, is planned, was called off or denied, and in which form."""

from __future__ import annotations

from collections.abc import Sequence

from claims.reading.draft import Draft, Left
from claims.reading.gathering import MEETING_SENSES
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.said import Status, Words
from claims.reading.scan import Atom

_AGREED_ON = MEETING_SENSES | {"hold", "happen"}  # "условились встретиться", "провести встречу"
_STATUS_OF: dict[str, Status] = {"plan": "planned", "cancel": "cancelled", "deny": "denied"}


def format_of(
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


def status_of(text: str, found: Draft) -> tuple[Status, Words | None, Left]:
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


def called_off(found: Draft) -> tuple[tuple[Party, ...], Left]:
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
