"""Somebody who holds two posts: "den österreichischen Außenminister und Vizekanzler Karl Beck" is one person."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import POSTS, Taken, Writing
from claims.articles.writing.cases import stands
from claims.articles.writing.names_apart import split_name
from claims.language import load
from claims.reading.scan import Atom
from claims.text import normalise

_LED = ("definite", "possessive", "indefinite", "nation", "country", "of", "place", "then", "former", "word", "name")
_OF_A_POST = ("definite", "for", "of", "title", "word")  # "Bundesminister des Auswärtigen …"
_WHOSE = ("name", "place", "country", "nation", "bodies")  # "… und Finanzminister des Fürstentums, Karl Beck"
_LONGEST = 3  # atoms of what a post is the post of


def two_posts(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """The post beside the name stands for both: where the first has no article, as whoever is told of by his post alone
    has one, or where one of them is held beside another ("Vizekanzler", "CSU-Chef")."""
    if not writing.capital_nouns or at + 2 >= len(atoms) or not atoms[at + 1].has("and"):
        return None
    own = at + 2  # the second post, without "heutigen", "Vize-"
    while own < len(atoms) - 1 and (atoms[own].has("then", "former", "aide") or atoms[own].text == "-"):
        own += 1
    second = atoms[own]
    stop = _behind_holder(atoms, own, writing)
    if stop is None:
        return None
    behind = atoms[stop] if stop < len(atoms) else None
    led = next((i for i in reversed(range(at)) if not atoms[i].has("definite", "nation", "possessive")), None)
    listed = led is not None and (atoms[led].has("and") or atoms[led].text == ",")  # "A und der Kanzler und …"
    if behind is not None and (behind.has("and") or (behind.has("plural") and not listed)):
        return None  # "Der Kanzler und Außenminister Karl Beck trafen sich"
    apposed = atoms[stop - 2].text == ","  # "den Kanzler und Außenminister des Landes, Karl Beck"
    bare = at == 0 or not atoms[at - 1].has(*_LED) or (apposed and not listed)
    beside = own > at + 2  # "früheren Kollegen und heutigen Minister", and not "den Kanzler und den heutigen Minister"
    beside |= second.has("name") and "-" in second.text.partition(" ")[0]
    beside |= any(normalise(post.text).startswith(writing.held_beside) for post in (atoms[at], second))
    beside |= led is None and behind is not None and _is_of_one(behind)
    if not (bare or beside):
        return None
    between = atoms[own + 1 : stop - 1]  # "des Auswärtigen", between the post and its holder
    return ([second], stop - 1) if between and not apposed else ([], at + 2)


def two_posts_of_one(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«Глава РФПИ и спецпредставитель президента Чехии X встретил Y»: one man, as his verb is of one; «… встретились»
    are two. The second post alone is left."""
    joint = next((i for i in range(at + 2, min(len(atoms), at + 2 + _LONGEST)) if atoms[i].has("and")), None)
    if joint is None or not (at == 0 or atoms[at - 1].has("punct")) or not stands(atoms[at], writing):
        return None
    if joint + 1 >= len(atoms) or not atoms[joint + 1].has("title", "post", "office"):
        return None
    if not all(atom.has("name", "word", "bodies", "place", "country", "alliance") for atom in atoms[at + 1 : joint]):
        return None
    if any(writing.is_person(atom) for atom in atoms[at + 1 : joint]) or not stands(atoms[joint + 1], writing):
        return None
    name = joint + 2
    while name < min(len(atoms), joint + 2 + _LONGEST) and not writing.is_person(atoms[name]):
        if not atoms[name].has("name", "word", "bodies", "place", "country", "office", "title"):
            return None
        name += 1
    verb = atoms[name + 1] if name + 1 < len(atoms) else None
    forms = verb.kinds.get("verb", ()) if verb is not None else ()
    past = any(form.tense == "past" for form in forms)
    plural = tuple(load(writing.code).section("articles").get("several_did", ()))
    several = verb is None or not plural or verb.norm.endswith(plural)
    return (list(atoms[joint + 1 : name]), name) if past and not several else None


def _is_of_one(verb: Atom) -> bool:
    """ "Der Kanzler und Außenminister Karl Beck hat …": a verb right behind the subject that is none of several."""
    finite = verb.has("have", "be", "become") or any(f.tense in ("past", "present") for f in verb.kinds.get("verb", ()))
    return finite and not (verb.has("plural") or "plural_verb" in verb.forms)


def post_behind_dash(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Начальник Генштаба ВС РФ – первый заместитель министра обороны генерал армии Иван Зимин", "Chief of the General
    Staff – First Deputy Defence Minister Ivan Zimin": one man, by both of his posts."""
    if atoms[at].text not in _DASHES or atoms[at].glued or writing.capital_nouns:
        return None
    first = next((i for i in reversed(range(at)) if not (atoms[i].has(*_WHERE_HELD) or atoms[i].text.isupper())), None)
    if first is None or at - first > _LONGEST_POST or not atoms[first].has(*POSTS):
        return None
    first -= first > 0 and atoms[first - 1].has("aide", "title")
    second = next((atom for atom in atoms[at + 1 : at + 1 + _LONGEST_POST] if atom.has(*POSTS)), None)
    if second is not None and stands(second, writing) and not stands(atoms[first], writing):
        return None  # "принял заместителя министра – начальник штаба Иван Зимин отсутствовал"
    posts = 0
    for index in range(at + 1, min(len(atoms), at + 1 + _LONGEST_POST)):
        name = split_name(atoms[index], writing)[-1] if atoms[index].has("name") else None
        if name is not None and writing.is_person(name):  # but "Руководителем Аппарата Правительства"
            return ([name], index + 1) if posts else None
        posts += atoms[index].has(*POSTS, "aide")
        if atoms[index].has(*_NO_POST) and not atoms[index].has(*POSTS):
            return None
    return None


def aide_before_dash(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Заместитель председателя правительства – министр финансов Иван Зимин": a deputy by the first of his posts."""
    stop = min(len(atoms), at + _LONGEST_POST)
    dash = next((i for i in range(at + 1, stop) if not atoms[i].has(*POSTS, *_WHERE_HELD, *_IN_A_POST)), None)
    taken = None if dash is None else post_behind_dash(atoms, dash, writing)
    if dash is None or taken is None:
        return None
    return [atoms[at]._replace(end=atoms[dash - 1].end, kinds={"title": None}, nations=()), *taken[0]], taken[1]


_DASHES = ("–", "—", "-")
_IN_A_POST = ("aide", "first", "word", "bodies", "ministry")
_NO_POST = ("verb", "noun", "with", "between", "date", "and", "punct", "not", "relative", "he", "have", "be", "will")
_WHERE_HELD = ("country", "nation", "armed_forces", "alliance", "place")
_LONGEST_POST = 8  # atoms of "первого заместителя министра обороны РФ генерала армии"


def _behind_holder(atoms: Sequence[Atom], at: int, writing: Writing) -> int | None:
    """Where the name of whoever holds the post at `at` ends; None where no post and name stand there."""
    if atoms[at].has("name"):  # "CSU-Chef Karl Beck": one name so far
        post = atoms[at].text.partition(" ")[0].rpartition("-")[2]
        return at + 1 if writing.is_post(post) else None
    if not atoms[at].has(*POSTS):
        return None
    for index in range(at + 1, min(len(atoms), at + 2 + _LONGEST)):
        if writing.is_person(atoms[index]):
            return index + 1
        if atoms[index].has("country") and writing.is_person(atoms[min(index + 1, len(atoms) - 1)]):
            continue  # "ehemalige Außenministerin Finnlands Lisa Beck"
        comma = next((i for i in range(index, min(index + _LONGEST, len(atoms) - 1)) if atoms[i].text == ","), None)
        apposed = comma is not None and writing.is_person(atoms[comma + 1])
        whose = apposed and atoms[index].has(*_WHOSE, "punct") and not atoms[index].has("and")
        if not (atoms[index].has(*_OF_A_POST) or whose):
            return None
    return None
