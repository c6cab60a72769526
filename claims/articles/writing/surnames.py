"""Surnames that are words, too: "Ludwig Steiner", "Birgit Stein", "Karl Schlager"; and words that are none.

A given name before such a word says so, and then the word alone is that name wherever the article has it. Where the
article has named somebody in full, his surname before another noun is he alone: "bot Hagemann Hilfe an".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from claims.articles.writing import Writing, basic_form, between, named
from claims.language import load
from claims.names import base_forms, is_given_name, particles
from claims.reading.scan import Atom, ScannedSentence
from claims.text import normalise

_COMMON = frozenset({"thing", "sport", "people", "media", "venue", "time_of_day", "statement", "falsehood", "served"})
# of words that are written small: "Petra Lang", "Sebastian Kurz", "Anna Offen"
_SMALL = frozenset({
    "ignorable", "exclusive", "leaves_open", "calls_for", "toward", "any_more", "hedge", "of_duration", "how",
    "truth", "sure",
})  # fmt: skip
_WORD = frozenset({"word"})
_DOES = ("verb", "have", "be", "become", "will", "punct", "plan_modal", "hedge_modal")


def with_surnames(sentences: Iterable[ScannedSentence], writing: Writing) -> Iterable[ScannedSentence]:
    """The sentences of an article, with such words as names. Of languages that write all nouns with a capital letter:
    in others the letter alone tells a name. Double surnames: of all languages."""
    sentences = _with_double_surnames(sentences)
    if not writing.capital_nouns:
        sentences = _by_surnames_that_are_posts(sentences, writing)
        return _apart(sentences, writing) if writing.instrumental else sentences
    sentences = list(sentences)
    if deeds := _behind_names(writing.code):
        runs_on = [any("name" in a.kinds and a.text.rpartition(" ")[2] in deeds for a in s.atoms) for s in sentences]
        pairs = zip(sentences, runs_on, strict=True)
        sentences = [s.with_atoms(_without_deeds(s.atoms, deeds, writing)) if on else s for s, on in pairs]
    sentences = [s.with_atoms(_given_words(s.atoms)) if any(map(_is_given_word, s.atoms)) else s for s in sentences]
    noble = {tail for s in sentences for atom in s.atoms if "name" in atom.kinds for tail in _behind_given(atom)}
    if noble:
        sentences = [s.with_atoms(_noble(s.atoms, noble)) for s in sentences]
    known = {second.text for s in sentences for first, second in _pairs(s.atoms, writing)}
    if known:
        sentences = [s.with_atoms(_named(s.atoms, known, writing)) for s in sentences]
    borne = {surname for s in sentences for surname in _borne(s.atoms, writing)}
    return [_cut(s, borne, writing) for s in sentences] if borne else sentences


def _with_double_surnames(sentences: Iterable[ScannedSentence]) -> Iterable[ScannedSentence]:
    """ "Nora Hoffmeister-Kurz … Am Montag sprach Hoffmeister-Kurz mit …": her surname is one, whatever its halves are
    by themselves. Behind the sentence that names her in full."""
    double: set[str] = set()
    for sentence in sentences:
        hyphened = double and any(atom.text == "-" for atom in sentence.atoms)
        yield sentence.with_atoms(_joined(sentence.atoms, double)) if hyphened else sentence
        words = (atom.text.rpartition(" ") for atom in sentence.atoms if "name" in atom.kinds)
        double.update(surname for given, _, surname in words if given and "-" in surname)


def _joined(atoms: Sequence[Atom], double: AbstractSet[str]) -> tuple[Atom, ...]:
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        halves = atoms[at : at + len(("A", "-", "B"))]
        surname = "".join(atom.text for atom in halves)
        if surname in double and halves[0].end == halves[1].start and halves[1].end == halves[2].start:
            result.append(_name(halves[0], halves[2], surname))
            at += len(halves)
        else:
            result.append(atoms[at])
            at += 1
    return tuple(result)


def _by_surnames_that_are_posts(sentences: Iterable[ScannedSentence], writing: Writing) -> Iterable[ScannedSentence]:
    """ "Peter King met X. On Tuesday King met Y": the sentences, with such a post alone as the name of whom the text
    has named in full before; not "the King", "King Charles"."""
    borne: set[str] = set()
    nouns = _that_are_nouns(writing.code)  # "Carl Sessions said … Sessions met X"
    for sentence in sentences:
        if borne and any(_is_surname(trio, borne) for trio in _trios(sentence.atoms)):
            sentence = sentence.with_atoms(_with_surnames(sentence.atoms, borne))
        yield sentence
        names = (atom.text.rpartition(" ") for atom in sentence.atoms if "name" in atom.kinds)
        for surname in (last for first, _, last in names if first and (writing.is_post(last) or last in nouns)):
            borne.update((surname, *base_forms(surname, writing.code)))


@cache
def _behind_names(code: str) -> frozenset[str]:
    return frozenset(load(code).section("articles").get("behind_names", ()))


def _without_deeds(atoms: Sequence[Atom], deeds: AbstractSet[str], writing: Writing) -> tuple[Atom, ...]:
    """The atoms with a full name apart from what its bearer does: "zugleich forderte | Jan Kohl | Reformen |"."""
    result: list[Atom] = []
    for atom in atoms:
        name, _, noun = atom.text.rpartition(" ") if "name" in atom.kinds else ("", "", "")
        if noun in deeds and " " in name and writing.is_given(name.partition(" ")[0]):
            result.append(named(atom, atom.start, name))
            result.append(atom._replace(start=atom.end - len(noun), text=noun, norm=normalise(noun), kinds=_A_WORD))
        else:
            result.append(atom)
    return tuple(result)


def _is_given_word(atom: Atom) -> bool:
    """ "Anders": what may be a given name though it is a word, too, with a capital letter."""
    return atom.capital and atom.kinds.keys() <= _SMALL | {"word", "turns_out"} and atom.text.isalpha()


def _given_words(atoms: Sequence[Atom]) -> tuple[Atom, ...]:
    """The atoms with such a name between a post and a surname as one: "Schwedens Premier | Anders Ek |"."""
    result: list[Atom] = []
    for atom in atoms:
        given = result[-1] if result else None
        post = len(result) > 1 and result[-2].has("office", "title")
        behind = given is not None and atom.start == given.end + 1 and "name" in atom.kinds and " " not in atom.text
        if given is not None and post and behind and _is_given_word(given):
            result[-1] = _name(given, atom, f"{given.text} {atom.text}")
        else:
            result.append(atom)
    return tuple(result)


_A_WORD: dict[str, None] = {"word": None}


@cache
def _that_are_nouns(code: str) -> frozenset[str]:
    return frozenset(load(code).section("articles").get("surnames_that_are_nouns", ()))


_Trio = tuple[Atom | None, Atom, Atom | None]  # an atom between its neighbours


def _trios(atoms: Sequence[Atom]) -> Iterable[_Trio]:
    return zip((None, *atoms), atoms, (*atoms[1:], None), strict=False)


def _is_surname(trio: _Trio, borne: AbstractSet[str]) -> bool:
    """Whether a post stands here as the name of somebody named before."""
    before, atom, behind = trio
    if atom.text not in borne or "name" in atom.kinds:
        return False
    led = before is not None and before.has("definite", "indefinite", "possessive", "possessive_s", "nation", "country")
    return not led and not (behind is not None and behind.has("name"))


def _with_surnames(atoms: Sequence[Atom], borne: AbstractSet[str]) -> Iterable[Atom]:
    for trio in _trios(atoms):
        yield named(trio[1], trio[1].start, trio[1].text) if _is_surname(trio, borne) else trio[1]


def _apart(sentences: Iterable[ScannedSentence], writing: Writing) -> Iterable[ScannedSentence]:
    """ "Анна Горелова прилетела. После встречи с Мартой Бах Горелова …": the sentences, with whom the text has named
    before apart from the name in another case that stands before hers."""
    borne: set[str] = set()
    for sentence in sentences:
        names = [atom for atom in sentence.atoms if "name" in atom.kinds and " " in atom.text]
        if names and borne and any(_in_another_case(atom, borne, writing) for atom in names):
            atoms: list[Atom] = []
            for atom in sentence.atoms:
                first, _, own = atom.text.rpartition(" ") if _in_another_case(atom, borne, writing) else ("", "", "")
                if own:
                    start = atom.end - len(own)
                    name = named(atom, atom.start, first)
                    atoms += [name, between(name)._replace(glued=False), named(atom, start, own)]
                else:
                    atoms.append(atom)
            sentence = sentence.with_atoms(atoms)
        yield sentence
        for atom in names:
            whole = basic_form(atom.text, writing.code) or atom.text
            borne.update(_borne((named(atom, atom.start, whole),), writing))


def _in_another_case(atom: Atom, borne: AbstractSet[str], writing: Writing) -> bool:
    """Whether a name ends in such a surname, and all before it is in the case that stands behind "with"."""
    if "name" not in atom.kinds or " " not in atom.text:
        return False
    *led, own = atom.text.split()
    if own not in borne or len(led) > len(("given", "family")) or own.endswith(writing.instrumental_surnames):
        return False
    given = len(led) > 1 and writing.is_given(led[0])
    if given and is_given_name(led[0]):
        return led[1].endswith(writing.instrumental_surnames)  # "с Ингрид Гореловой Зарубин …"
    family = len(led) == 1 and led[0].endswith(writing.instrumental_surnames) and not writing.is_given(led[0])
    return (given and led[0].endswith(writing.instrumental_surnames)) or family


def _behind_given(atom: Atom) -> Iterable[str]:
    """ "von der Leyen" of "Ursula von der Leyen": the surname that begins with a particle, behind one given name."""
    _, _, tail = atom.text.partition(" ")
    if " " in tail and tail.partition(" ")[0] in particles():
        yield tail


def _noble(atoms: Sequence[Atom], known: set[str]) -> tuple[Atom, ...]:
    """The atoms with such a surname alone as one: "Von der Leyen sagte", "traf von der Leyen"."""
    first = {tail.partition(" ")[0] for tail in known}
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        stop = at + 1
        if atoms[at].norm in first:
            words = [atoms[at].norm]
            while stop < len(atoms) and len(words) < _LONGEST and " ".join(words) not in known:
                words.append(atoms[stop].text)
                stop += 1
            if " ".join(words) in known:
                text = " ".join([atoms[at].text, *words[1:]])
                result.append(_name(atoms[at], atoms[stop - 1], text))
                at = stop
                continue
        result.append(atoms[at])
        at += 1
    return tuple(result)


_LONGEST = 6  # atoms of "von der Osten-Sacken"


def _borne(atoms: Sequence[Atom], writing: Writing) -> Iterable[str]:
    """The surnames of those who are named in full: behind a given name."""
    for atom in atoms:
        given, _, surname = atom.text.partition(" ") if "name" in atom.kinds else ("", "", "")
        if surname and " " not in surname and writing.is_given(given):
            yield surname


def _cut(sentence: ScannedSentence, borne: set[str], writing: Writing) -> ScannedSentence:
    """A sentence whose names of two words are a surname and another one, or a word; behind
    a word that no table knows such a surname is known ("warf Hagemann vor"), and no other noun."""
    result: list[Atom] = []
    for atom in sentence.atoms:
        if "name" not in atom.kinds:
            result.append(atom)
        elif _runs_on(atom, borne, writing) or _are_two(atom, result[-1:], borne):
            surname, _, noun = atom.text.partition(" ")
            name = atom._replace(end=atom.start + len(surname), text=surname, norm=normalise(surname))
            another = noun in borne  # "am Montag empfing Hagemann Gauthier"
            kinds = {"name": noun} if another else {"word": None}
            behind = atom._replace(start=name.end + 1, text=noun, norm=normalise(noun), kinds=kinds, nations=())
            result += [name._replace(kinds={"name": surname}), behind]
        elif atom.text in borne and result and result[-1].kinds.keys() == _WORD:
            result.append(atom._replace(kinds={**atom.kinds, "known": None}))
        else:
            result.append(atom)
    return sentence.with_atoms(result)


def _runs_on(atom: Atom, borne: set[str], writing: Writing) -> bool:
    """ "Hagemann Hilfe", if the article has named a Rolf Hagemann."""
    if "name" not in atom.kinds or " " not in atom.text:
        return False
    surname, _, noun = atom.text.partition(" ")
    return surname in borne and " " not in noun and not writing.is_given(surname)


def _are_two(atom: Atom, before: Sequence[Atom], borne: set[str]) -> bool:
    """ "Im Frühjahr hatte Sander Bremer versprochen", of an Elke Sander and a Horst Bremer, though Sander is a given
    name, too; but "Staatssekretär Sander Bremer" is one."""
    first, _, second = atom.text.partition(" ")
    introduced = any(led.has("office", "title", "definite", "possessive", "word", "thing") for led in before)
    return not introduced and first != second and {first, second} <= borne


def _pairs(atoms: Sequence[Atom], writing: Writing) -> list[tuple[Atom, Atom]]:
    """Each given name with such a word behind it."""
    return [pair for pair in pairwise(atoms) if _is_pair(*pair, writing)]


def _is_pair(first: Atom, second: Atom, writing: Writing) -> bool:
    if "name" not in first.kinds or not second.capital or second.start != first.end + 1:
        return False
    post, _, name = first.text.rpartition(" ")
    known = second.kinds.keys() <= _COMMON | _SMALL or "surname_too" in second.kinds
    led = not post or "-" in post or post.endswith(".")  # "Verdi-Chefin Petra", "Dr. Petra"
    return led and known and writing.is_given(name)


def _named(atoms: Sequence[Atom], known: set[str], writing: Writing) -> tuple[Atom, ...]:
    result: list[Atom] = []
    stop = 0
    for index, atom in enumerate(atoms):
        if index < stop:
            continue
        whose = "owner" in atom.forms and atom.text[:-1] in known  # "Verdis Antrag"
        called = atom.capital and (whose or atom.text in known) and _may_be(atoms, index)
        if not called:
            result.append(atom)
            continue
        stop = _behind_hyphen(atoms, index)
        first = result.pop() if result and _is_pair(result[-1], atom, writing) else None
        text = "".join(each.text for each in atoms[index:stop])
        result.append(_name(first or atom, atoms[stop - 1], f"{first.text} {text}" if first else text))
    return tuple(result)


def _behind_hyphen(atoms: Sequence[Atom], at: int) -> int:
    """Where a surname ends of which such a word is the first half: "Brigitte Kaiser-Frick"."""
    hyphen, second = (*atoms[at + 1 : at + 3], None, None)[:2]
    if hyphen is None or second is None or hyphen.text != "-" or not (hyphen.glued and second.glued):
        return at + 1
    return at + 3 if second.capital and " " not in second.text else at + 1


def _may_be(atoms: Sequence[Atom], at: int) -> bool:
    """Whether such a word may be a name here; what is written small has a capital where a sentence begins, too: "Kurz
    vor dem Treffen", but "Kurz traf …"."""
    kinds = atoms[at].kinds.keys()
    if kinds <= _COMMON:
        return True
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if "surname_too" in kinds:  # "König sagte", but "König Charles"
        return behind is None or not behind.has("name", "number")
    return kinds <= _COMMON | _SMALL and (at > 0 or (behind is not None and behind.has(*_DOES)))


def _name(first: Atom, last: Atom, text: str) -> Atom:
    return first._replace(end=last.end, text=text, norm=normalise(text), kinds={"name": text})
