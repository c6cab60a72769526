"""Whose aide, envoy, predecessor or minister somebody is: who is named for that, and did not meet."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import POSTS, Taken, Writing, between, named
from claims.articles.writing.names_apart import split_name
from claims.articles.writing.post_words import is_lower
from claims.articles.writing.two_posts import aide_before_dash
from claims.articles.writing.whose_aide import is_of_another_case, whose
from claims.places import find_places
from claims.reading.scan import Atom


def owner_first(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Dunfords Vorgänger Martin Dempsey", "Raddatz' Vorgänger …", "Putin's aide Yury Ushakov": who is named last is
    meant."""
    mark = at + 1 < len(atoms) and (atoms[at + 1].has("possessive_s") or atoms[at + 1].text in ("'", "’"))
    stop = at + 2 if mark else at + 1
    if not atoms[at].has("name") or stop >= len(atoms) or not atoms[stop].has("aide"):
        return None
    taken = aide_of(atoms, stop, writing)
    if taken is None:
        return None
    return [taken[0][0]._replace(kinds={**taken[0][0].kinds, "owner": atoms[at].text})], taken[1]


def owner_in_genitive(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Jan Becks Außenminister Tom Rind": who is named last is meant, where a genitive has no mark but its letter."""
    if not writing.capital_nouns or at + 2 >= len(atoms) or "owner" not in atoms[at].forms:
        return None
    owns = writing.is_person(atoms[at]) and atoms[at + 1].has(*POSTS) and writing.is_person(atoms[at + 2])
    first, _, country = atoms[at].text.rpartition(" ")
    if owns and " " in first and find_places(country, writing.code):  # "hat Li Wang Bayerns Ministerpräsidenten …"
        name = named(atoms[at], atoms[at].start, first)
        return [name, between(name), atoms[at + 1]], at + 2
    return ([atoms[at + 1]], at + 2) if owns else None


def aide_of(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Sein Stellvertreter Oskar …", "Deputy Prime Minister Abdullah …": who is named is the deputy himself."""
    if not atoms[at].has("aide"):
        return None
    if (taken := aide_before_dash(atoms, at, writing)) is not None:
        return taken
    stop = at + 1
    if stop + 1 < len(atoms) and atoms[stop].text == "-" and atoms[stop].glued and atoms[stop + 1].has(*POSTS):
        stop += 1  # "Vice-Chancellor"
    while stop < len(atoms) and stop - at < 5:
        hyphen = atoms[stop].text == "-" and atoms[stop].glued and stop > at + 1
        if not (atoms[stop].has(*POSTS) or (atoms[stop].has("nation", "country") and stop == at + 1) or hyphen):
            break
        stop += 1
    if stop < len(atoms) and writing.is_person(atoms[stop]):
        if _is_somebodys_aide(atoms, at, atoms[stop], writing):
            return None
        if not writing.articles and is_of_another_case(atoms[at].norm, atoms[stop].text, writing):
            return [atoms[at]._replace(kinds={"aide": None}), whose(atoms[at])], at + 1  # "помощник президента X"
        kinds = {kind: None for kind in ("title", "predecessor") if kind == "title" or atoms[at].has(kind)}
        names = _behind_owner(atoms[stop], writing) if not writing.articles else []
        if len(names) > 1:  # "помощник президента Петра Зимина Олег Пашкевич": whose aide he is, and he
            return [atoms[at]._replace(end=atoms[stop - 1].end, kinds=kinds, nations=()), names[-1]], stop + 1
        return [atoms[at]._replace(end=atoms[stop - 1].end, kinds=kinds, nations=())], stop
    return None


def _is_somebodys_aide(atoms: Sequence[Atom], at: int, name: Atom, writing: Writing) -> bool:
    """ "Den Sprecher Putins", "die Frau Anton Voglers": a genitive behind an article, and nobody's own name."""
    if not atoms[at].capital:
        return False  # "der stellvertretenden Ministerin Anna Peters"
    led = at > 0 and atoms[at - 1].has("definite", "indefinite")
    return writing.capital_nouns and "owner" in name.forms and (led or " " not in name.text)


def one_of_his(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Holt ally Peter Lund met Y", "Ida Holt supporter Peter Lund, who …", "Holt ally Latvia summons Y": a noun of no
    table between two names, and the verb right behind; so it is Lund who did it."""
    if writing.capital_nouns or not writing.articles or at + 3 >= len(atoms):
        return None
    word, who, behind = atoms[at + 1 : at + 4]
    if not (writing.is_person(who) or who.has("country")):
        return None
    noun = is_lower(word) and word.text.isalpha() and {"past", "plural"}.isdisjoint(word.forms)
    if not noun or word.start - atoms[at].end != 1 or not behind.has("verb", "have", "will", "plan_words", "punct"):
        return None
    if behind.has("punct") and behind.text != ",":
        return None
    title = word._replace(kinds={"title": None, "owner": atoms[at].text})
    return [who] if who.has("country") else [title, who], at + 3


def envoy_of(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "The pope's envoy, Cardinal X, met Y", "the president's chief economic adviser, X": whose X is did not."""
    stop = at + 2
    if stop >= len(atoms) or not atoms[at + 1].has("possessive_s") or writing.capital_nouns:
        return None
    while stop < len(atoms) and (atoms[stop].has("aide", *POSTS) or is_lower(atoms[stop])):
        stop += 1
    sent = any(atom.has("aide", *POSTS) for atom in atoms[at + 2 : stop])
    if sent and stop < len(atoms) and atoms[stop].has("on", "for"):  # "senior adviser on energy"
        field = stop + 1
        while field < len(atoms) and (is_lower(atoms[field]) or atoms[field].has("and", "thing")):
            field += 1
        stop = field if field > stop + 1 and field < len(atoms) and atoms[field].text == "," else stop
    post, plain = stop, all(atom.has("aide", *POSTS) for atom in atoms[at + 2 : stop])
    stop += stop < len(atoms) and atoms[stop].text == ","
    while stop < len(atoms) and atoms[stop].has(*POSTS):
        stop += 1
    if not sent or stop >= len(atoms) or not writing.is_person(atoms[stop]):
        return None
    if plain or stop != post + 1:
        return [], at + 2
    end = stop + 1  # "chief economic adviser, X, in Lusaka": one post, and who holds it
    goes_on = end + 1 < len(atoms) and atoms[end].text == "," and atoms[end + 1].has("at", "on", "date", "from_to")
    title = atoms[at + 2]._replace(end=atoms[post - 1].end, kinds={"title": None}, nations=())
    return [title, atoms[stop]], end + goes_on


def _behind_owner(atom: Atom, writing: Writing) -> list[Atom]:
    """ "Зятем Краева Джаредом Кирхнером", "помощник президента Петра Зимина Олег Пашкевич": whose he is, and he."""
    words = atom.text.split()
    full = len(words) == 2 * len(("given", "family")) and not any(word.islower() for word in words)
    short = len(words) == len(("surname", "given", "family")) and not writing.is_given(words[0])
    count = 2 if full else 1 if short and writing.is_given(words[1]) else 0
    if not count:
        return split_name(atom, writing)
    start = len(atom.text) - len(" ".join(words[count:]))
    return [named(atom, atom.start, " ".join(words[:count])), named(atom, atom.start + start, atom.text[start:])]
