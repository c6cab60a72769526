"""The verbs of a run of phrases, each with one reading: the separable one if its particle stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.quickly import Small, small
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.phrases import Phrase

# Kinds of word that make a particle a preposition where something stands right behind it ("traf sich zu einem …")
_PREPOSITION = ("at", "on", "purpose", "with", "from_to", "before", "after", "soft", "indefinite")


@small
class ReadVerbs(Small):
    """The verbs in order, and the particles that belong to them."""

    verbs: tuple[tuple[Phrase, VerbForm], ...]
    particles: tuple[Phrase, ...]

    @property
    def senses(self) -> set[str]:
        return {form.verb.sense for _, form in self.verbs}


_NO_VERBS = ReadVerbs((), ())


def read_verbs(phrases: Sequence[Phrase]) -> ReadVerbs:
    """One reading for each verb of these phrases; forms of the chosen verb that differ in tense are all kept."""
    kinds = {phrase.kind for phrase in phrases}
    if "verb" not in kinds:
        return _NO_VERBS
    noun = "noun" in kinds and any(p.kind == "noun" and p.role not in ("after", "before") for p in phrases)
    words = [phrase for phrase in phrases if phrase.kind == "word" and phrase.has("apart")]
    if "aside" in kinds:
        words += _behind_asides(phrases)
    verbs: list[tuple[Phrase, VerbForm]] = []
    used: list[Phrase] = []
    for phrase in phrases:
        if phrase.kind != "verb":
            continue
        if len(phrase.value) == 1 and not words:  # half of all verbs
            verbs.append((phrase, phrase.value[0]))
            continue
        particles = {
            word.atoms[0].norm: word
            for word in words
            if word.start > phrase.start and not (_governs(word, phrases) or _is_of_the_next(phrase, word, phrases))
        }
        chosen = [form for form in phrase.value if form.joined or form.verb.particle in particles]
        if chosen and not chosen[0].joined and chosen[0].verb.particle:
            used.append(particles[chosen[0].verb.particle])
        if not chosen:
            chosen = [form for form in phrase.value if form.verb.particle is None]
            used += [particles[p] for p in sorted({p for f in chosen for p in f.verb.particles} & set(particles))]
        if not chosen and particles:  # "setzten sich durch": a verb that no table has
            continue
        chosen = chosen or list(phrase.value)
        verb = _preferred(chosen, noun)
        verbs += [(phrase, form) for form in chosen if form.verb is verb or form.verb == verb]
    return ReadVerbs(tuple(verbs), tuple(used))


def senses_of(phrases: Sequence[Phrase]) -> set[str]:
    """What the verbs of these phrases say."""
    return read_verbs(phrases).senses


def _behind_asides(phrases: Sequence[Phrase]) -> list[Phrase]:
    """ "Fiel wegen des Streiks aus": the particle at the end, which an aside took along."""
    ends = (one for one, two in pairwise((*phrases, None)) if one is not None and (two is None or two.kind == "mark"))
    last = [phrase.atoms[-1] for phrase in ends if phrase.kind == "aside" and phrase.atoms[-1].has("apart")]
    return [Phrase("word", atom.start, atom.end, "", None, (atom,)) for atom in last]


def _governs(word: Phrase, phrases: Sequence[Phrase]) -> bool:
    """Whether "zu", "auf" here is a preposition with words behind it, and no part of a separable verb."""
    if not word.has(*_PREPOSITION):
        return False
    behind = next((phrase for phrase in phrases if phrase.start >= word.end), None)
    near = behind is not None and behind.start - word.end <= 1
    return near and behind is not None and behind.kind not in ("verb", "mark") and not behind.has("and")


def _is_of_the_next(verb: Phrase, word: Phrase, phrases: Sequence[Phrase]) -> bool:
    """ "Traf X und lud ihn nach Riga ein": a particle that belongs to another verb, which no table has as one, behind
    an "and"; but "traf in Oslo und Bergen ein"."""
    between = [phrase for phrase in phrases if verb.end <= phrase.start and phrase.end <= word.start]
    return any(
        joint.kind == "word" and joint.has("and") and (behind.kind == "unknown" or behind.has("asks_in"))
        for joint, behind in pairwise(between)
    )


def _preferred(forms: Sequence[VerbForm], noun: bool) -> Verb:
    """ "Called the meeting constructive" is an opinion of it, "called Gerasimov" a call; "saw him" no outcome."""
    first = forms[0].verb
    if all(form.verb is first for form in forms):  # mostly one verb in several tenses
        return first
    wished = next((form.verb for form in forms if form.verb.sense == "wish"), None)
    if wished is not None:
        return wished
    for form in forms:
        if form.verb.sense in (("call_as",) if noun else ("call", "see")):
            return form.verb
    planned, said = (next((f.verb for f in forms if f.verb.sense == sense), None) for sense in ("plan", "say"))
    if planned is not None and said is not None:  # "ожидается встреча", "ожидается, что они встретятся"
        return planned if noun else said
    return first
