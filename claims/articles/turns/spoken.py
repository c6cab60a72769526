"""What was spoken of, and what was only said: "told of his talks with X", "will speak with X"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.for_others import one_word
from claims.articles.writing import Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_LONGEST = 6  # atoms of "побывал во вторник в Киеве у"
_BEFORE_A_NOUN = ("word", "nation", "ignorable", "duration", "definite", "possessive")
_PLANNED = VerbForm(Verb("plan", "plan"), "present")
_TO_MEET = VerbForm(Verb("meet", "meet"), "present")
_TALKED = VerbForm(Verb("speak out", "talk"), "participle")
_SAID = VerbForm(Verb("say", "say"), "past")


def spoke_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Nach dem Treffen mit X sprach der Minister von Fortschritten": he said so."""
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].has("punct")), len(atoms))
    adjunct = next((i for i in range(at + 1, stop) if atoms[i].has("noun")), stop)
    after = atoms[at + 1 : adjunct]
    if not atoms[at].has("verb") or any(atom.has("with", "reciprocal", "about") for atom in after):
        return None
    if adjunct < stop and not any(atom.has("after", "at") for atom in after):
        return None
    of = next((i for i in range(at + 1, stop - 1) if atoms[i].has("of")), None)
    named = of is not None and " " in atoms[of + 1].text
    if of is None or named or atoms[of + 1].has("office", "title", "counterpart", "nation", "place"):
        return None
    if adjunct == stop and not any(atom.has("noun") for atom in atoms[:at]):
        return None  # nothing that it could be mistaken for
    return [atoms[at]._replace(kinds={"verb": (_SAID,)})], at + 1


def comment_on(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Koch zum Gespräch mit Kyrill", "Minister X zum Treffen von Y mit Z: …": what he says of it, or went to."""
    noun = atoms[at + 1] if at + 1 < len(atoms) else None
    start = next((i + 1 for i in reversed(range(at)) if atoms[i].text == ":"), 0)  # "«Es war gut»: Koch zum Gespräch"
    if noun is None or not noun.has("noun") or not atoms[at].has("definite") or start == at:
        return None
    stop = next((i for i in range(at, len(atoms)) if atoms[i].text == ":"), len(atoms))
    acts = ("have", "be", "will", "journey", "date")
    if any(a.has(*acts) or (a.has("verb") and not a.has("noun")) for a in atoms[start:stop]):
        return None
    who = all(atom.has("name", "office", "title", "nation", "ignorable") for atom in atoms[start:at])
    return ([atoms[at], noun._replace(kinds={"word": None})], at + 2) if who and atoms[at - 1].has("name") else None


def spoke_out(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X und Y haben sich in Bremen ausgesprochen": with each other; "für Reformen" would be something else."""
    before = atoms[:at]
    if any(atom.has("no", "not") for atom in before) or not any(atom.has("reciprocal") for atom in before):
        return None
    led = next((atom for atom in reversed(before) if atom.has("toward", "at", "on", "reciprocal", "with")), None)
    if led is not None and led.has("toward") and not led.has("at", "on"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_TALKED,)})], at + 1


def will_speak(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Will am Freitag in Wien Finanzminister X sprechen": to him, as no word says of what, or where to."""
    ends = at + 1 == len(atoms) or atoms[at + 1].has("punct")
    modal = next((i for i in reversed(range(at)) if atoms[i].has("plan_modal", "will", "punct")), None)
    if not ends or modal is None or atoms[modal].has("punct"):
        return None
    between = atoms[modal + 1 : at]
    speaks = any(form.tense == "infinitive" and form.verb.sense == "talk" for form in atoms[at].kinds.get("verb", ()))
    if not speaks or any(atom.has("with", "about", "of", "soft", "before", "not", "reciprocal") for atom in between):
        return None
    named = [atom for atom in between if atom.has("office", "title", "name", "he")]
    return ([atoms[at]._replace(kinds={"verb": (_TO_MEET,)})], at + 1) if named else None


def told_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Министр рассказал о встрече с …": it is told of what was there; "о предстоящей встрече" of what is to come."""
    stop = at + 1
    while stop < len(atoms) and stop - at < _LONGEST and not atoms[stop].has("noun"):
        if atoms[stop].has("other") or not atoms[stop].has(*_BEFORE_A_NOUN):
            return None
        stop += 1
    # "о разговоре президента X с Y"
    passed = ("place", "date", "at", "on", "office", "title", "country", "name", "nation", "former", "then")
    rest = (atom for atom in atoms[stop + 1 :] if not (atom.has(*passed) or _held(atom)))
    behind = next(rest, None)
    if stop >= len(atoms) or behind is None or not behind.has("with") or not _is_said(atoms):
        return None
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"after": None, "told_of": None})], stop


def agreed_about(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X и Y договорились о новой встрече в апреле": they plan one."""
    forms = atoms[at].kinds.get("verb", ())
    agreed = any(form.verb.sense == "agree" and form.tense == "past" for form in forms)
    if not agreed or at + 2 >= len(atoms) or not atoms[at + 1].has("about") or any(a.has("not") for a in atoms[:at]):
        return None
    stop = at + 2
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has(*_BEFORE_A_NOUN, "coming", "format", "other"):
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("noun"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_PLANNED,)}), *atoms[at + 2 : stop]], stop


def _is_said(atoms: Sequence[Atom]) -> bool:
    """Whether all verbs of a sentence are of saying, in the past, and nobody speaks for somebody else."""
    forms = [form for at, atom in enumerate(atoms) if not _is_of_it(atoms, at) for form in atom.kinds.get("verb", ())]
    said = all(form.verb.sense == "say" and form.tense in ("past", "present") for form in forms)
    said &= bool(forms) or any(atom.has("addressed") for atom in atoms)
    return said and not any(atom.has("aide", "spokesman", "not", "hedge") for atom in atoms)


def _is_of_it(atoms: Sequence[Atom], at: int) -> bool:
    """«О встрече с X, прошедшей в среду», «…, которая прошла в среду»: what is said of the meeting that is told of."""
    if _held(atoms[at]):
        return True
    led = at > 1 and atoms[at - 1].has("relative") and atoms[at - 2].text == ","
    forms = atoms[at].kinds.get("verb", ())
    return led and any(form.verb.sense == "happen" and form.tense == "past" for form in forms)


def _held(atom: Atom) -> bool:
    """ "About the negotiations held last Friday with …"."""
    held = ("participle", "attributive")
    return any(f.verb.sense in ("hold", "happen") and f.tense in held for f in atom.kinds.get("verb", ()))


def subordinate(atoms: Sequence[Atom], at: int) -> Taken:
    """ "В холле гостиницы, где жили участники": what a clause says that tells of no meeting, day or journey."""
    if atoms[at].text != "," or at + 2 >= len(atoms):
        return None
    begins = at + 1 if atoms[at + 1].has("subordinate") else at + 2
    led = begins == at + 1 or atoms[at + 1].has("at", "on", "with", "from_to")
    if not atoms[begins].has("subordinate") or not led:
        return None
    stop = next((i for i in range(begins, len(atoms)) if atoms[i].has("punct") and not atoms[i].glued), len(atoms))
    clause = atoms[begins:stop]
    forms = [form for atom in clause for form in atom.kinds.get("verb", ())]
    if any(form.verb.sense not in ("say", "believe", "other") for form in forms):
        return None
    if any(atom.has("noun", "date", "duration", "journey", "be", "will", "plan_modal", "agenda") for atom in clause):
        return None
    behind = stop + (stop < len(atoms) and atoms[stop].text == ",")
    named = any(atom.has("name") and " " in atom.text for atom in clause)
    if named and any(atom.has("office", "title") for atom in clause):  # «критику, с которой выступил министр X»
        return [one_word(atoms, begins, stop)], behind
    return [], behind
