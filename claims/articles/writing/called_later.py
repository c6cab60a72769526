"""Nouns by which an article calls somebody of whom it told by another one, where nouns have capital letters: "die
Kreischefin" is a "Landrätin", "der Gewerkschafter" a "Gewerkschaftschef", and anybody may be "die 52-Jährige".

Which noun may be whom is a language's table (`called_later`); who is meant is for claims/articles/cast.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claims.articles.writing import Taken, Writing
from claims.articles.writing.people_nouns import nouns_of
from claims.language import load
from claims.reading.scan import Atom
from claims.text import normalise


@dataclass(frozen=True, slots=True)
class Calling:
    """What a noun says of whoever is called so. `posts`: one of these stands in one of his; or anybody is."""

    posts: tuple[str, ...]
    woman: bool


@cache
def _nouns(code: str) -> Mapping[str, tuple[str, ...]]:
    """The nouns of a language in all their cases → what stands in the posts of whoever is called so."""
    language = load(code)
    return {
        normalise(noun + ending): tuple(map(normalise, posts))
        for noun, posts in language.section("articles").get("called_later", {}).items()
        for ending in language.section("lexicon")["endings"]
    }


@cache
def _of_party(code: str) -> Mapping[str, frozenset[str]]:
    """The nouns of a language for somebody of a party → the parties that he may be of."""
    language = load(code)
    return {
        normalise(noun + ending): frozenset(map(normalise, parties))
        for noun, parties in language.section("articles").get("of_party", {}).items()
        for ending in language.section("lexicon")["endings"]
    }


def parties_said(word: str, code: str) -> frozenset[str]:
    """Of which parties one may be who is called so: "der CDU-Politiker", "der Sozialdemokrat"; none where the word says
    nothing of it."""
    first, hyphen, _ = word.partition("-")
    if hyphen:
        return frozenset({normalise(first)}) if is_party(first, code) else frozenset()
    return _of_party(code).get(normalise(word), frozenset())


def is_party(word: str, code: str) -> bool:
    """Whether a word is the name of a body that is known by it, as parties are: "CDU", "Grünen"."""
    nouns = nouns_of(code)
    return nouns is not None and normalise(word) in nouns.named


def is_calling(word: str, code: str) -> bool:
    """Whether a noun is of the table, in any case."""
    return normalise(word) in _nouns(code)


def calling(word: str, article: str, code: str) -> Calling | None:
    """What a noun says behind its article: "die Geistliche" is a woman; None where it is not of the table, or may mean
    several ("die Diplomaten", "den Gewerkschaftern")."""
    posts = _nouns(code).get(word)
    if posts is None:
        return None
    reports = load(code).section("articles")
    hers, his, many = (article in reports["words"][kind] for kind in ("her_article", "his_article", "of_many"))
    woman = word.endswith(tuple(reports["women"]))
    if not woman and hers and not word.endswith(tuple(reports["either"])):
        return None
    oblique = word.endswith(reports["anybody"]["oblique_ending"])
    if not woman and oblique and (his or (many and posts)):
        return None  # "den 52-Jährigen" is one whom somebody met
    return Calling(posts, woman or hers)


def _may_be_of_several(atom: Atom) -> bool:
    """ "Das Treffen der Manager", "zwei der Politiker": what stands before "der" where it is a genitive."""
    return atom.has("number", "of", "between") or (atom.capital and not atom.has("date", "place", "verb", "punct"))


def _is_of_one_whom(atom: Atom) -> bool:
    """ "Empfing | den 52-Jährigen", "habe | den 52-Jährigen empfangen": no preposition, and no noun that is his."""
    return not atom.has("with", "between", "of", "by", "at", "on", "for", "after", "before", "toward", "about")


def as_subject(led: str, article: str, noun: str, code: str) -> tuple[str, str]:
    """A noun and its article as they are read behind this word: "mit der 52-Jährigen", "bei der Geistlichen" is one
    woman, by the case behind such a preposition, "die 52-Jährige"."""
    language = load(code)
    words, reports = language.section("clauses")["words"], language.section("articles")
    if "called_later" not in reports:
        return noun, article
    dative = {word for kind in ("with", "between") for word in words[kind]} | set(reports["words"]["with_whom"])
    oblique, women = reports["anybody"]["oblique_ending"], tuple(reports["women"])
    hers = led in dative and article in reports["words"]["his_article"] and not noun.endswith(women)
    if hers and noun.endswith(oblique):
        return noun.removesuffix(oblique), reports["words"]["her_article"][0]
    return noun, article


def told_otherwise(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Die 52-Jährige traf X", "der Gewerkschafter saß mit X zusammen": a noun that calls somebody, as a post."""
    stop = at + 1
    if atoms[at].has("number"):
        if len(atoms) <= at + 2 or atoms[at + 1].text != "-" or not atoms[at + 2].glued:
            return None
        stop = at + 3
    noun, article = atoms[stop - 1], atoms[at - 1] if at else None
    if article is None or not article.has("definite") or article.has("they") or not noun.capital:
        return None
    word, led = noun.norm.rpartition("-")[2], atoms[at - 2].norm if at > 1 else ""
    told = calling(*as_subject(led, article.norm, word, writing.code), writing.code)
    if told is None or noun.has("office", "post"):
        return None
    if article.has("his_article") and not told.woman and at > 1 and _may_be_of_several(atoms[at - 2]):
        return None
    if article.has("of_many") and not told.posts and at > 1 and not _is_of_one_whom(atoms[at - 2]):
        return None  # "mit den 52-Jährigen"
    behind = atoms[stop] if stop < len(atoms) else None
    if behind is not None and (behind.has("name") or behind.text == "-"):
        return None  # "der Gewerkschafter Karl Ott", "die Politiker-Riege"
    first = atoms[at]
    text = noun.text if stop == at + 1 else f"{first.text}-{noun.text}"
    kinds = {"title": None, "post": None}
    return [Atom(first.start, noun.end, text, normalise(text), kinds, True, first.glued)], stop
