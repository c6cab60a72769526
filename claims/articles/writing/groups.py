"""Groups that speak for somebody and take part as one: "a delegation of the European Parliament".

A group is a noun of the table `group` with what it is the group of, before or behind it. Without that, as in "the
delegations", it says nothing that a reader could use. Its words become one atom; of "negotiators for the government
and a rebel alliance" two, each a group. "Led by X" joins who leads it as one more who took part.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from claims.articles.writing import Writing, is_named
from claims.articles.writing.anybody import with_anybody
from claims.articles.writing.bodies import with_bodies
from claims.articles.writing.by_case import with_groups_by_case
from claims.articles.writing.circles import with_circles
from claims.articles.writing.councils import with_councils
from claims.articles.writing.ends_of_groups import (
    ARTICLES,
    BODIES,
    LONGEST,
    LONGEST_BEFORE,
    WHOSE,
    ends_of,
    is_one_of_them,
)
from claims.articles.writing.listed_names import without_named_groups
from claims.articles.writing.other_side import with_other_side
from claims.articles.writing.people_nouns import is_of_one
from claims.articles.writing.plural_posts import counted_before, past_towns, with_plural_posts
from claims.reading.scan import Atom
from claims.text import normalise


def with_groups(text: str, atoms: Sequence[Atom], kinds: AbstractSet[str], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence with each group as one of them. `text`: the article's, in which the atoms stand; `kinds`:
    all that they can be."""
    atoms = with_anybody(text, _with_known(text, atoms, kinds, writing), kinds, writing)
    return _with_what_they_are_like(text, with_other_side(text, atoms, kinds, writing), writing)


def _with_what_they_are_like(text: str, atoms: Sequence[Atom], writing: Writing) -> Sequence[Atom]:
    """ "X and Y met with | several senior | business leaders": words before a group are of it, so that "with" stands
    right before."""
    if not writing.articles or writing.capital_nouns or not any(atom.has("group") for atom in atoms):
        return atoms
    result: list[Atom] = []
    for atom in atoms:
        first = len(result)
        while first and len(result) - first < _LONGEST_LIKENESS and _says_what_like(result[first - 1]):
            first -= 1
        if atom.has("group") and 0 < first < len(result) and result[first - 1].has("with"):
            group = _joined(text, [*result[first:], atom])._replace(kinds=atom.kinds)
            del result[first:]
            result.append(group)
        else:
            result.append(atom)
    return result


def _says_what_like(atom: Atom) -> bool:
    return atom.kinds.keys() == {"word"} and not atom.capital and atom.text.isalpha()


_LONGEST_LIKENESS = 3  # words of "several very senior"


def _with_known(text: str, atoms: Sequence[Atom], kinds: AbstractSet[str], writing: Writing) -> Sequence[Atom]:
    """With the groups whose nouns say that they are one."""
    if "between" in kinds:
        atoms = _with_sides(atoms, writing)
    atoms = with_groups_by_case(text, atoms, kinds, writing)
    atoms = with_circles(text, with_bodies(text, atoms, kinds, writing), writing)
    atoms = with_plural_posts(with_councils(atoms, kinds, writing), kinds, writing)
    if not any("group" in atom.kinds for atom in atoms):
        return atoms
    if writing.articles and not writing.capital_nouns:
        atoms = without_named_groups(atoms, writing)
    atoms = _with_leaders(_gathered_around(atoms))
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        read = _at_a_glance(result, atoms, at, writing)
        if read is None:
            extent = _extent(result, atoms, at, writing)
            read = _of_one(text, result, atoms, at, extent, writing)
            if read is None and _is_none(result, atoms, at, extent, writing):
                read = [_plain(atoms[at])], at + 1
            if read is None:
                read = _taken(text, result, atoms, at, extent, writing)
        result += read[0]
        at = read[1]
    return result


Read = tuple[list[Atom], int]  # the atoms that stand there instead, and where the sentence goes on


class _Extent(NamedTuple):
    """A group: from `start` among the atoms read so far to `end` among those of the sentence; `stop`: past the comma
    before who leads it; `others`: where each further group behind "and" ends; `led`: whether "led by" follows."""

    start: int
    end: int
    stop: int
    others: list[int]
    led: bool


def _at_a_glance(result: list[Atom], atoms: Sequence[Atom], at: int, writing: Writing) -> Read | None:
    """What is no group, or one by itself, or no more than a word, whatever stands around it."""
    if not atoms[at].has("group"):
        led = atoms[at].has("led") and bool(result) and result[-1].has("group")
        leads = {"and": None, "leads": None} if writing.seated else {"and": None}
        return [atoms[at]._replace(kinds=leads) if led else atoms[at]], at + 1
    if atoms[at].has("bodily"):
        return [atoms[at]._replace(kinds={"group": None})], at + 1
    of_each = _are_of_each(writing)
    if of_each and _comes_to(result, atoms, at):
        return [atoms[at]._replace(kinds={"word": None})], at + 1
    if (of_each or atoms[at].has("leader")) and _of_two(result) and atoms[at].has("office"):
        return [_plain(atoms[at])], at + 1  # "Russian and Ukrainian negotiators": those of each
    return None


def _are_of_each(writing: Writing) -> bool:
    """Whether "the A and B negotiators" are those of each, as in a language with articles and few capitals."""
    return writing.articles and not writing.capital_nouns


def _extent(result: Sequence[Atom], atoms: Sequence[Atom], at: int, writing: Writing) -> _Extent:
    """From where to where the group is whose noun stands here."""
    start, (stop, *others) = _begin(result, writing), ends_of(atoms, at, writing)
    if _are_of_each(writing):
        start = len(result) - len(("A", "and", "B")) if _of_two(result) else start
        start -= counted_before(result, start, writing)
    start -= _others_before(result, start, writing) if stop > at + 1 else 0
    if atoms[at].has("plural_post"):
        stop, others = past_towns(atoms, at, stop, writing), []
    end = stop
    if stop + 1 < len(atoms) and atoms[stop].text == "," and atoms[stop + 1].has("led"):
        stop += 1  # "the delegation, led by X, met …"
    return _Extent(start, end, stop, others, led=stop < len(atoms) and atoms[stop].has("led"))


def _of_one(
    text: str, result: Sequence[Atom], atoms: Sequence[Atom], at: int, extent: _Extent, writing: Writing
) -> Read | None:
    """Where the noun is the post of one person, or says who tells of it."""
    post, end = atoms[at]._replace(kinds={"title": None, "post": None}), extent.end
    if at + 1 < len(atoms) and _is_holder(atoms[at + 1], writing):  # "dem Hohen Repräsentanten Bertram …"
        return [post], at + 1
    article = result[extent.start - 1].norm if writing.capital_nouns and extent.start else ""
    one = bool(article) and is_of_one(atoms[at].text, article, writing.code)
    if one and (past := _past_his_name(atoms, end, writing)):
        return [post, atoms[end + 1]], past
    if atoms[at].has("spokesman") and _name_follows(atoms, at, writing):
        return [post], at + 1
    alone = end == at + 1 and not extent.led
    if atoms[at].has("spokesman") and alone and result and result[-1].has("nation"):
        return [_plain(atoms[at])], at + 1  # "российского представителя принял президент": one person
    if atoms[at].has("media") and writing.seated and end < len(atoms) and _says(atoms[end]):
        return [atoms[at]._replace(kinds={"media": None})], at + 1  # "US officials say X's meeting with Y …"
    if end > at + 1 and end < len(atoms) and is_one_of_them(atoms[at], atoms[end], writing):
        return [_joined(text, atoms[at:end])._replace(kinds=post.kinds)], end
    return None


def _is_none(result: Sequence[Atom], atoms: Sequence[Atom], at: int, extent: _Extent, writing: Writing) -> bool:
    """Whether the noun alone is too little for a group, or part of something else."""
    end = extent.end
    of_a_post = bool(result) and result[-1].has("title", "office")  # "Глава делегации Чада"
    if of_a_post or _holds_office(atoms[at : extent.stop]):
        return True
    alone = extent.start == len(result) and end == at + 1 and not extent.led and " " not in atoms[at].text
    brought_in = atoms[at].has("for_itself") and _is_brought_in(atoms, at)  # "mit den Gewerkschaften"
    if alone and not brought_in and not atoms[at].has("council"):
        return True  # "union leaders"
    tail = [*extent.others, end][0]
    if atoms[at].has("heads") and any(a.has("name", "office", "title") for a in atoms[tail : tail + len(",X")]):
        return True
    # "Die Chefs des mächtigsten und …"
    return writing.capital_nouns and end > at + 1 and not any(atom.capital for atom in atoms[at + 1 : end])


def _taken(text: str, result: list[Atom], atoms: Sequence[Atom], at: int, extent: _Extent, writing: Writing) -> Read:
    """The group as one atom, with those that stand behind "and"; what it takes is taken from `result`."""
    before = result[extent.start :]
    group = _joined(text, [*before, *atoms[at : extent.end]])
    if atoms[at].has("spokesman"):
        group = group._replace(kinds={**group.kinds, "spokesman": None})
    if any(atom.norm in writing.any_number or atom.has("many_of") for atom in before[:2]):
        group = group._replace(kinds={**group.kinds, "many": None})
    del result[extent.start :]
    if atoms[at].has("plural_post") and (ends := _past_their_names(atoms, extent.end, writing)) is not None:
        return list(atoms[extent.end + 1 : ends]), ends + 1  # "the mayors of A and B, X and Y, met"
    if not writing.articles and len(result) > 1 and result[-1].has("and") and result[-2].has("nation"):
        result[-2] = _joined(text, result[-2:-1])  # "российская и американская делегации"
    taken, stop = [group], extent.stop
    for other in extent.others:
        taken += [atoms[stop], _joined(text, atoms[stop + 1 : other])]
        stop = other
    return taken, stop


def _past_his_name(atoms: Sequence[Atom], comma: int, writing: Writing) -> int:
    """Past the name, between commas, of the one person who represents somebody: "der Unterhändler der griechischen
    Zyprer, X, traf"; 0 where none follows."""
    if comma + 1 >= len(atoms) or atoms[comma].text != "," or not writing.is_person(atoms[comma + 1]):
        return 0
    behind = atoms[comma + 2] if comma + 2 < len(atoms) else None
    if behind is None or not (behind.has("punct") or behind.has(*_GOES_ON)):
        return 0
    closed = behind.text == "," and comma + 3 < len(atoms) and atoms[comma + 3].has(*_GOES_ON)
    return comma + 2 + closed


_GOES_ON = ("verb", "have", "be", "become", "will", "and", "at", "on", "date", "reciprocal")


def _comes_to(before: Sequence[Atom], atoms: Sequence[Atom], at: int) -> bool:
    """ "Welcomed the minister and delegation to Norway", "President X and his delegation to Norway": where they came
    to, and not whose delegation it is; but "met the EU delegation to Norway"."""
    led = before[-2:] if before and before[-1].has("possessive") else before[-1:]
    to = at + 2 < len(atoms) and atoms[at + 1].has("to_a_town") and atoms[at + 1].has("infinitive_mark")
    return bool(led) and led[0].has("and") and to and atoms[at + 2].has("place")


def _past_their_names(atoms: Sequence[Atom], comma: int, writing: Writing) -> int | None:
    """Where the names end, between two commas, of those whom a post means: ", X and Y,"."""
    if comma >= len(atoms) or atoms[comma].text != ",":
        return None
    stop = next((i for i in range(comma + 1, min(len(atoms), comma + LONGEST)) if not _lists(atoms[i], writing)), None)
    listed = stop is not None and stop > comma + len("X,Y") and atoms[stop - 3].has("and")
    return stop - 1 if stop is not None and listed and atoms[stop - 1].text == "," else None


def _lists(atom: Atom, writing: Writing) -> bool:
    return writing.is_person(atom) or atom.has("and", "title") or atom.text == ","


def _is_brought_in(atoms: Sequence[Atom], at: int) -> bool:
    """Whether those who need not say whose they are stand behind "with" or in a list, and no strike hits them."""
    before = next((atom for atom in reversed(atoms[:at]) if not atom.has(*ARTICLES) or atom.has("of")), None)
    led = before is not None and before.has("with", "between", "and", "of", "by")
    gathered = at + 1 < len(atoms) and atoms[at + 1].has("and", "led")
    return led or gathered


def _with_sides(atoms: Sequence[Atom], writing: Writing) -> Sequence[Atom]:
    """ "Das Spitzengespräch zwischen der Bahn und der Gewerkschaft GDL": two sides, of which one at least is a body."""
    at = next((index for index in range(1, len(atoms)) if "between" in atoms[index].kinds), None)
    if at is None or not writing.sides or not atoms[at - 1].has("noun") or at + len("and") >= len(atoms):
        return atoms
    joint = next((index for index in (at + 2, at + 3) if index < len(atoms) and atoms[index].has("and")), None)
    if joint is None or joint + 2 >= len(atoms):
        return atoms
    second = joint + 1 + atoms[joint + 1].has("definite")
    sides = (joint - 1, second)
    if any(not atoms[i].kinds.keys() <= BODIES or writing.is_given(atoms[i].text.split()[0]) for i in sides):
        return atoms
    led = atoms[at + 1].has("definite") and second > joint + 1
    if sum(_is_body(atoms[index], writing) for index in sides) < 2 - led:
        return atoms  # "im Gespräch zwischen Bahn und Kunde"
    result = list(atoms)
    for index in sides:
        result[index] = atoms[index]._replace(kinds={"group": None, "bodily": None})
    return result


def _is_body(atom: Atom, writing: Writing) -> bool:
    """ "Gewerkschaft GDL", "Branchenverband", "GDL"."""
    first = atom.text.split()[0]
    known = atom.has("ministry", "bodies") or normalise(first).endswith(writing.sides)
    return known or (first.isupper() and len(first) > 1)


def _gathered_around(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """ "Die Delegation um Vizepremier X", "die Verhandler um Y": led by them."""
    if not any(atom.has("around") for atom in atoms):
        return atoms
    result = list(atoms)
    for at in range(1, len(atoms) - 1):
        if atoms[at].has("around") and atoms[at - 1].has("group") and atoms[at + 1].has("office", "title", "name"):
            result[at] = atoms[at]._replace(kinds={"led": None})
    return result


def _with_leaders(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """ "Eine Delegation, die von X und Y angeführt wurde": X and Y, behind a group that is somebody's: it, led by X."""
    for at in range(len(atoms) - 3):
        if atoms[at].text != "," or not (atoms[at + 1].has("relative") and atoms[at + 2].has("by")):
            continue
        group = next((i for i in reversed(range(max(0, at - LONGEST), at)) if atoms[i].has("group")), None)
        stop = next((i for i in range(at + 3, len(atoms) - 1) if atoms[i].has("verb", "punct", "noun")), None)
        if group is None or stop is None or not atoms[stop + 1].has("become", "will"):
            continue
        if not any(form.verb.sense == "lead" for form in atoms[stop].kinds.get("verb", ())):
            continue
        leaders, end = atoms[at + 3 : stop], stop + 2
        end += end < len(atoms) and atoms[end].text == "," and end + 1 < len(atoms)
        if group < at - 1:
            return [*atoms[:at], atoms[at + 2]._replace(kinds={"led": None}), *leaders, *atoms[end:]]
        article = group - (group > 0 and atoms[group - 1].has(*ARTICLES))
        return [*atoms[:article], *leaders, *atoms[end:]]
    return atoms


def _of_two(before: Sequence[Atom]) -> bool:
    return len(before) > 2 and before[-1].has("nation") and before[-2].has("and") and before[-3].has("nation")


def _is_holder(atom: Atom, writing: Writing) -> bool:
    """Whether a name behind such a noun is somebody's; "делегация Всемирного банка" is the delegation of a body."""
    return atom.has("name") and (writing.articles or writing.is_person(atom) or writing.is_given(atom.text.split()[0]))


def _name_follows(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """ "Верховный представитель ЕС по иностранным делам Жозе Мария Алкантара": one person, and no group. Behind whom he
    represents ("представителем ООН Кайсой Каллио") it is no body's, even if it ends as an adjective."""
    for index, atom in enumerate(atoms[at + 1 : at + 1 + LONGEST], at + 1):
        if is_named(atom, writing) or (atoms[index - 1].has("alliance") and writing.is_person(atom)):
            return True
        if atom.has("verb", "noun", "with", "and", "punct", "date", "office", "title"):
            return False
    return False


def _begin(before: Sequence[Atom], writing: Writing) -> int:
    """Where the words before a group's noun begin that say whose it is: "Swedish business", "die schwedische"."""
    start = len(before)
    if start == 1 and before[0].has("name") and " " not in before[0].text and not writing.is_given(before[0].text):
        return 0  # "Ranghohe Vertreter …": a capital letter that only opens the sentence
    body = _body_before(before, writing)
    if body < start:
        return body
    owned = False
    while start and len(before) - start < LONGEST_BEFORE:
        atom = before[start - 1]
        adjective = set(atom.kinds) == {"word"} and not (writing.capital_nouns and atom.capital)
        adjective &= not writing.adjectives or atom.norm.endswith(writing.adjectives)  # "Россия высылает дипломатов"
        owner = before[start - 2] if start > 1 and atom.has("possessive_s") else None
        owned_by = atom.text in "'’" or (owner is not None and not owner.has("country", "name"))  # "the government's"
        owners = owned_by and atom.glued and writing.articles  # "the dockers' leaders"
        if not (atom.has(*WHOSE) or adjective or owners) or atom.has("at", "on"):
            break
        owned |= owners
        start -= 1 + (owners and start > 1)
    if owned:
        return start
    if not writing.articles and start and before[start - 1].has("with", "between"):
        return start  # "с официальной делегацией Польской Церкви"
    whose = next((index for index in range(start, len(before)) if before[index].has(*WHOSE)), len(before))
    behind_article = start < len(before) and start > 0 and before[start - 1].has(*ARTICLES)
    return start if behind_article and not writing.capital_nouns else whose


def _others_before(before: Sequence[Atom], at: int, writing: Writing) -> int:
    """How many words go before the noun of those who were met besides somebody: "with X and other leaders of …"."""
    start = at
    while start and at - start < len(("other", "senior")) and before[start - 1].norm in writing.vague:
        start -= 1
    return at - start if start > 1 and before[start - 1].has("and") and before[start - 2].has("name") else 0


def _body_before(before: Sequence[Atom], writing: Writing) -> int:
    """Where "Audit Chamber" begins, or "oil company", before "officials", behind a word that brings in who was met."""
    if not writing.articles or writing.capital_nouns:
        return len(before)
    start = len(before)
    while start and set(before[start - 1].kinds) == {"word"} and not before[start - 1].capital:
        start -= 1
    name = before[start - 1] if start else None
    if name is not None and name.has("name") and not writing.is_given(name.text.split()[0]):
        start -= 1
    brought_in = start and (before[start - 1].has("with", *ARTICLES) or _meets(before[start - 1]))
    says_whose = any(atom.norm not in writing.vague for atom in before[start:])
    return start if brought_in and says_whose else len(before)


def _says(atom: Atom) -> bool:
    return any(form.verb.sense == "say" for form in atom.kinds.get("verb", ()))


def _meets(atom: Atom) -> bool:
    return any(form.verb.sense == "meet" for form in atom.kinds.get("verb", ()))


def _holds_office(atoms: Sequence[Atom]) -> bool:
    """ "The leaders of Nigeria and Sweden": an office of each country, and no group."""
    return atoms[0].has("title") and len(atoms) > 1 and all(a.has("country", "of", *ARTICLES) for a in atoms[1:])


def _plain(atom: Atom) -> Atom:
    """A noun that is no group here: what else it can be."""
    return atom._replace(kinds={kind: value for kind, value in atom.kinds.items() if kind != "group"} or {"word": None})


def _joined(text: str, atoms: Sequence[Atom]) -> Atom:
    first, last = atoms[0], atoms[-1]
    words = text[first.start : last.end]
    return Atom(first.start, last.end, words, normalise(words), {"group": None}, first.capital, first.glued)
