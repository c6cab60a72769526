"""A headline that runs on into the text, where a page has lost its line breaks: "Встреча с губернатором Иваном Краевым
Президент провёл рабочую встречу …". It is a sentence of its own."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Writing, basic_form
from claims.reading.scan import Atom, ScannedSentence

_PREPOSITIONS = ("at", "on", "with", "since", "about", "from_to", "purpose", "for", "until", "soft")
_BEGINS = 3  # atoms of "Рабочая встреча", or of "Российско-белорусские переговоры"


def headline_apart(sentence: ScannedSentence, writing: Writing) -> list[ScannedSentence]:
    """The first sentence of an article; as two where a headline runs on. (Only where names decline: in other languages
    a capital letter behind a name says little.)"""
    cut = _end(sentence.atoms, writing) if writing.instrumental else 0
    if not cut:
        return [sentence]
    above, below = sentence.atoms[:cut], sentence.atoms[cut:]
    stop, start = above[-1].end - sentence.start, below[0].start - sentence.start
    return [
        sentence._replace(end=above[-1].end, text=sentence.text[:stop], atoms=above, question=False),
        sentence._replace(start=below[0].start, text=sentence.text[start:], atoms=below),
    ]


def _end(atoms: Sequence[Atom], writing: Writing) -> int:
    """Where such a headline ends, 0 where there is none: in front of a preposition with a capital letter; or, if it
    names a meeting and has no verb, behind a full name or two names side by side, where another capital begins."""
    bare = any(atom.has("noun") for atom in atoms[:_BEGINS])
    for at in range(1, len(atoms)):
        atom, before = atoms[at], atoms[at - 1]
        bare = bare and not atom.has("verb")
        if not atom.capital or (before.text and before.has("punct")):
            continue
        named = not before.text or (before.has("name") and " " in before.text)
        if atom.has("name") and basic_form(atom.text, writing.code) not in (None, atom.text):
            continue  # «с главой Сбербанка Иваном Зиминым прошла»: no subject
        told = any(behind.has("verb") for behind in atoms[at:])
        short = writing.letters.get(atom.text.lower(), frozenset())  # and not "с председателем КНР Ли Цзинем"
        if not short.isdisjoint(_PREPOSITIONS) or (bare and named and told):
            return at
    return 0
