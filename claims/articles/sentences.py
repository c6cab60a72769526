"""An article as sentences that have been read: atoms, phrases, and the clauses of those that may tell of a meeting.

Two things are written in articles that nobody writes in a statement, and are made plain here before phrases are read:
a post with all that it is the post of before its holder's name ("Chairman of the Central Bank Sergei Ignatyev",
"губернатором Калужской области Владиславом Шапшой"), and a name with what the name finder joined to it in front ("World
Bank James Wolfensohn").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.language import Language
from claims.names import is_given_name
from claims.reading.clauses import clauses
from claims.reading.phrases import Phrase, phrases
from claims.reading.said import Clause
from claims.reading.scan import Atom, ScannedSentence, scan
from claims.text import Token, normalise

_LONGEST_LABEL = 16  # atoms of a speaker's name and post before the colon
_LONGEST_POST = 12  # atoms between a post and its holder's name
_POSTS = ("office", "title")
_OF_A_POST = (
    "of", "definite", "country", "nation", "place", "alliance", "organisations", "bodies", "ministry", "armed_forces",
    "name", "word", "ignorable", "then", "capital", "office", "title", "counterpart", "thing", "media", "at", "on",
    "for",
)  # fmt: skip
_ENDS_A_POST = ("verb", "and", "date", "noun", "with", "between", "have", "be", "become", "will", "reciprocal")


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """One sentence with its phrases in order. `clauses` are empty where no word of meeting stands in it."""

    scanned: ScannedSentence
    phrases: tuple[Phrase, ...]
    clauses: tuple[Clause, ...]
    paragraph: int
    spoken: bool = False  # words of somebody, behind his name and a colon

    @property
    def atoms(self) -> tuple[Atom, ...]:
        return self.scanned.atoms


def read_sentences(
    text: str, language: Language, published: date | None, words: Sequence[Token] | None = None
) -> list[ReadSentence]:
    """The sentences of an article. Relative dates count from `published`."""
    return list(_read(text, language, scan(text, language, published, words, articles=True)))


def _read(text: str, language: Language, sentences: Sequence[ScannedSentence]) -> Iterator[ReadSentence]:
    capital_nouns = bool(language.section("lexicon").get("capital_nouns", False))
    bodies = frozenset(map(normalise, language.section("articles")["bodies"]))
    paragraph, end, spoken = 0, 0, False
    for sentence in sentences:
        paragraph += "\n" in text[end : sentence.start]
        end = sentence.end
        plain = replace(sentence, atoms=tuple(_without_dateline(_holders_named(sentence.atoms, capital_nouns, bodies))))
        found = phrases(text, plain.atoms, capital_nouns)
        spoken = spoken or _is_speech(plain.atoms)
        said = clauses(text, plain, language, found) if not spoken and _may_tell(plain) else []
        yield ReadSentence(plain, tuple(found), tuple(said), paragraph, spoken)


def _may_tell(sentence: ScannedSentence) -> bool:
    """Whether a verb or noun stands in a sentence that may be one of meeting; most sentences have none."""
    for atom in sentence.atoms:
        if atom.has("noun") or (atom.has("verb") and any(form.verb.sense != "say" for form in atom.kinds["verb"])):
            return True
    return False


def _is_speech(atoms: Sequence[Atom]) -> bool:
    """Whether a transcript begins: "President of Russia Vladimir Putin: Good afternoon …". All that follows is speech."""
    for index, atom in enumerate(atoms[:_LONGEST_LABEL]):
        if atom.text == ":":
            return any(other.has("name") for other in atoms[:index]) and index + 1 < len(atoms)
        if atom.has("verb", "noun", "have", "be", "date"):
            return False
    return False


def _without_dateline(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """ "Minsk/Riga – …": the places before the first dash are where the report was written."""
    for index, atom in enumerate(atoms[:6]):
        if atom.text in ("–", "—", "-") and not atom.glued and index:
            return atoms[index + 1 :] if len(atoms) > index + 3 else atoms
        if not (atom.has("place", "media") or atom.text in "/,("):
            break
    return atoms


def _holders_named(atoms: Sequence[Atom], capital_nouns: bool, bodies: frozenset[str]) -> list[Atom]:
    """The atoms without what stands between a post and its holder's name; the post then stands before the name."""
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        atom = atoms[at]
        if (stop := _past_bracket(atoms, at)) > at:
            at = stop
            continue
        if (stop := _hyphened(atoms, at)) > at:
            joined = "".join(part.text for part in atoms[at : stop + 1])
            result.append(
                atom._replace(end=atoms[stop].end, text=joined, norm=normalise(joined), kinds={"name": joined})
            )
            at = stop + 1
            continue
        if _only_qualifies(atoms, at):
            at += 1
            continue
        if atom.has("aide") and at + 1 < len(atoms) and _is_person(atoms[at + 1], bodies):
            result.append(atom._replace(kinds={"title": None}))  # "his deputy Oskar …" is somebody himself
            at += 1
            continue
        holder = _holder(atoms, at, bodies) if atom.has(*_POSTS) and not capital_nouns else None
        if holder is None:
            result.append(_bare_name(atom) if atom.has("name") else atom)
            at += 1
            continue
        stop, name = holder
        kept = {kind: value for kind, value in atom.kinds.items() if kind in _POSTS}
        nations = [other for other in atoms[at + 1 : stop - 1] if other.has("nation", "country")]
        if len(nations) == 1 and atom.has("office"):
            result += [atom._replace(kinds=kept), *nations, name]
        else:
            result += [atom._replace(kinds=kept | {"title": None}), name]
        at = stop
    return result


def _holder(atoms: Sequence[Atom], at: int, bodies: frozenset[str]) -> tuple[int, Atom] | None:
    """Behind a post with what it is the post of, the atom that names its holder, and where that ends."""
    bracket = False
    for index in range(at + 1, min(at + 1 + _LONGEST_POST, len(atoms))):
        atom = atoms[index]
        if atom.text in "()" and atom.has("punct"):
            bracket = atom.text == "("
            continue
        if bracket:
            continue
        if atom.has("name") and index > at + 1:
            name = _bare_name(atom)
            if name is not atom or _is_person(atom, bodies):
                behind = atoms[index + 1] if index + 1 < len(atoms) else None
                if behind is None or not behind.has("name", "bodies"):
                    return index + 1, name
        if atom.has("punct") and atom.text not in '«»"“”-':
            return None
        if atom.has(*_ENDS_A_POST) and not atom.has("of", "definite"):
            return None
        if not atom.has(*_OF_A_POST, "punct"):
            return None
    return None


def _only_qualifies(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a name belongs to the post behind it: "Economic Development Minister", "Royal Dutch Shell CEO"."""
    if not atoms[at].has("name") or at + 1 >= len(atoms) or not atoms[at + 1].has(*_POSTS) or atoms[at + 1].glued:
        return False
    return not any(is_given_name(word) for word in atoms[at].text.split()[:1])


def _past_bracket(atoms: Sequence[Atom], at: int) -> int:
    """Past a bracket behind a name or post ("(Partei der Mitte)", "(FSB)"), which adds nothing; else `at`."""
    if atoms[at].text != "(" or not at or not atoms[at - 1].has("name", *_POSTS, "word", "bodies", "ministry", "place"):
        return at
    for index in range(at + 1, min(at + 8, len(atoms))):
        if atoms[index].has("verb", "noun", "date"):
            return at
        if atoms[index].text == ")":
            return index + 1
    return at


def _hyphened(atoms: Sequence[Atom], at: int) -> int:
    """Where a name ends that goes on behind a hyphen in small letters ("Kim Dae-jung"); `at` if it does not."""
    if not atoms[at].has("name") or at + 2 >= len(atoms):
        return at
    glued = atoms[at + 1].text in "-‑" and atoms[at + 1].glued and atoms[at + 2].glued and atoms[at + 2].has("word")
    return at + 2 if glued else at


def _is_person(atom: Atom, bodies: frozenset[str]) -> bool:
    """Whether a name of two words or more may be somebody's."""
    words = atom.text.split() if atom.has("name") else []
    return len(words) > 1 and not any(normalise(word) in bodies for word in words)


def _bare_name(atom: Atom) -> Atom:
    """The name from its given name on, where words of something else stand before that."""
    words = atom.text.split()
    if len(words) >= 3 and not is_given_name(words[0]):
        for index in range(1, len(words) - 1):
            if is_given_name(words[index]) and (len(words) - index) >= 2:
                start = atom.start + atom.text.index(words[index], sum(map(len, words[:index])))
                cut = atom.text[start - atom.start :]
                return atom._replace(start=start, text=cut, norm=normalise(cut), kinds={"name": cut})
    return atom
