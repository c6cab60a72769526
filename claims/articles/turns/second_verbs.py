"""What another verb governs than the one that tells of a meeting: "hat das Werk besucht und Kanzlerin X gelobt",
"sprach mit X über die von Y geplante Reform". In German, where verbs end their clauses, and participles stand before
their noun.

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Row, Taken
from claims.reading.lexicon import VerbForm
from claims.reading.scan import Atom

_MEETS = frozenset({"meet", "talk", "call", "host", "see", "hold", "attend"})
_AUXILIARIES = ("have", "will", "plan_modal", "past_modal")
_ENDS = (".", ",", ";", ":", "!", "?", "–")


def _and_praised(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Hat am Montag das Werk besucht und Kanzlerin X gelobt", "will Y treffen und die Regierung auffordern, …": whom
    somebody praised he need not have met. "Hat X besucht und Y getroffen" has another verb of meeting."""
    if not at or not any(atom.has(*_AUXILIARIES) for atom in atoms[: at - 1]) or not _ends_clause(atoms[at - 1]):
        return None
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].text in _ENDS), len(atoms))
    last, between = atoms[stop - 1], atoms[at + 1 : stop - 1]
    if not any(atom.has("name", "office", "group", "title") for atom in between) or not _is_other_verb(last):
        return None
    if any(atom.has("verb", "noun", *_AUXILIARIES, "be", "and", "with", "reciprocal") for atom in between):
        return None
    return [atoms[at]._replace(text=";", norm=";", kinds={"punct": ";"})], at + 1


def _done_by(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Sagte ihm Hilfe bei den von Minister X begonnenen Arbeiten zu", "über die von der Regierung geplanten
    Reformen": by whom something was done, and what is planned, is nothing of the meeting. "Das von X vermittelte
    Gespräch" is."""
    if not at or not atoms[at - 1].has("definite", "possessive", "indefinite") or atoms[at - 1].has("at"):
        return None
    somebody = False
    for index in range(at + 1, min(len(atoms) - 1, at + _LONGEST)):
        atom = atoms[index]
        if somebody and not atom.capital and "attributive" in atom.forms and atoms[index + 1].capital:
            if atoms[index + 1].has("noun", "visit", "date") or not _is_participle(atom):
                return None
            return [atom._replace(start=atoms[at].start, kinds={"word": None}, nations=())], index + 1
        if not (atom.has(*_DOER) or atom.kinds.keys() == {"word"}):
            return None
        somebody |= atom.has("name", "office", "group", "title", "ministry", "bodies", "post")
    return None


def _is_participle(atom: Atom) -> bool:
    forms = _forms(atom)  # and no "der von X empfangene Minister Y"
    return atom.kinds.keys() == {"word"} or (bool(forms) and all(form.verb.sense not in _MEETS for form in forms))


_LONGEST = 9  # atoms of "von der neuen finnischen Ministerin X am Montag vorgestellten"
_DOER = (
    "name", "office", "title", "group", "definite", "possessive", "nation", "country", "counterpart", "ministry", "and",
    "bodies", "post", "ignorable", "date", "on", "at", "place",
)  # fmt: skip


def _ends_clause(atom: Atom) -> bool:
    """ "Besucht", "getroffen", "treffen": of a verb of meeting."""
    tenses = ("participle", "infinitive", "present")
    return any(form.verb.sense in _MEETS and form.tense in tenses for form in _forms(atom))


def _is_other_verb(atom: Atom) -> bool:
    """ "Gelobt", "auffordern": by its end, and of no meeting."""
    if atom.capital or atom.forms.isdisjoint(("participle", "infinitive")):
        return False
    if atom.has("ignorable", "also", "together", "there"):
        return False
    return all(form.verb.sense not in _MEETS for form in _forms(atom))


def _forms(atom: Atom) -> tuple[VerbForm, ...]:
    forms: tuple[VerbForm, ...] = () if atom.has("noun") else atom.kinds.get("verb", ())
    return forms


_TELLS = frozenset({"noun", *(f"to {sense}" for sense in _MEETS)})
TURNS: tuple[Row, ...] = (
    (_and_praised, {"and"}, set(_AUXILIARIES), _TELLS),
    (_done_by, {"by"}, _TELLS),
)
