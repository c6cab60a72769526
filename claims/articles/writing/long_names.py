"""Names that go on where they seem to end, in languages that have articles and write common nouns in small letters
(English): a body's behind "and", somebody's behind an article and a style.

As in `called`, each function takes one writing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.writing import Taken, Writing
from claims.articles.writing.well_known import is_well_known
from claims.articles.writing.whole_names import styled
from claims.places import PlaceMention
from claims.reading.scan import Atom
from claims.text import normalise

_LONGEST_REST = 5  # atoms of "Petrochemical Workers' Union"
_LONGEST_BEFORE = 3  # of "the Jamaica Amateur Track"
_LONGEST_STYLE = 6  # of "the late Rt. Rev. Dr."


def body_with_and(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "The president of the Jamaica Track and Field Union", "talks between the Transit and Tramways Union and …": one
    article before both, and no name of a person among them, make it one body; "the Histadrut and the Labour Party" are
    two. Behind "with" the other side of a meeting is read whole anyway (see `other_side`)."""
    if at and atoms[at - 1].has("with"):
        return None
    first = at + 1
    while first < len(atoms) and atoms[first].has("country", "place", "nation") and not atoms[first].has("alliance"):
        first += 1
    link = first
    while link < min(len(atoms), first + _LONGEST_BEFORE) and _is_of_body(atoms[link], writing):
        link += 1
    if link == first or link + 1 >= len(atoms) or not atoms[link].has("and"):
        return None
    for stop in range(link + 1, min(len(atoms), link + 1 + _LONGEST_REST)):
        atom = atoms[stop]
        if atom.text in ("'", "’") and atom.glued and stop > link + 1:
            continue
        if not atom.capital or atom.has("office", "country", "nation", "date", "alliance", "definite"):
            return None
        if normalise(atom.text.rpartition(" ")[2]) in writing.bodies:
            goes_on = stop + 1 < len(atoms) and atoms[stop + 1].capital and not atoms[stop + 1].has("title", "office")
            return None if goes_on else ([*atoms[at:first], _joined(atoms[first : stop + 1])], stop + 1)
    return None


def _is_of_body(atom: Atom, writing: Writing) -> bool:
    """Whether a word with a capital letter may be one of a body's name, and no person's, post's or body's own."""
    if not atom.capital or atom.has("office", "title", "punct", "and", "date", "ministry", "bodies", "verb"):
        return False
    words = atom.text.split()
    own = any(writing.is_given(word) or normalise(word) in writing.bodies for word in words)
    return not (own or is_well_known(words[-1], writing.code))


def _joined(atoms: Sequence[Atom]) -> Atom:
    text = atoms[0].text
    for before, atom in pairwise(atoms):
        text += ("" if atom.start == before.end else " ") + atom.text
    return atoms[0]._replace(end=atoms[-1].end, text=text, norm=normalise(text), kinds={"name": text})


def styled_behind_comma(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "The Speaker of Parliament, the Rt. Hon. Ebenezer Tackie", "the council's president, the late Rev. X": a style
    with its article before a name joins the name to the post as the name alone does."""
    if at < 2 or atoms[at - 1].text != "," or writing.is_person(atoms[at - 2]):
        return None
    index = at + 1
    while index < len(atoms) and atoms[index].norm in writing.before_styles:
        index += 1
    first = index
    while index < min(len(atoms), at + _LONGEST_STYLE) and (_is_style(atoms[index], writing) or _is_stop(atoms, index)):
        index += 1
    if index == first or index >= len(atoms) or not writing.is_person(atoms[index]):
        return None
    return list(atoms[first : index + 1]), index + 1


def _is_style(atom: Atom, writing: Writing) -> bool:
    return atom.has("title") and normalise(atom.text.rstrip(".").rpartition(" ")[2]) in writing.titles


def _is_stop(atoms: Sequence[Atom], at: int) -> bool:
    """The full stop behind "Rev"."""
    return atoms[at].text == "." and atoms[at].glued


def beside_namesakes(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "The minister, Chief A, Chief B and Chief C": a list of people of one style, and she is none of them."""
    if at < 2 or not atoms[at - 1].has("office", "title") or not atoms[at - 2].has("definite") or at + 2 >= len(atoms):
        return None
    style = atoms[at + 1]
    if not style.has("title") or style.norm == atoms[at - 1].norm or not writing.is_person(atoms[at + 2]):
        return None
    same = [i for i in range(at + 3, len(atoms) - 1) if atoms[i].norm == style.norm and writing.is_person(atoms[i + 1])]
    listed = any(atoms[i - 1].has("and") for i in same)
    inside = atoms[at + 1 : max(same, default=at)]
    only = all(atom.has("punct", "and", "name", "title", "of", "place") for atom in inside)
    joint = atoms[at]._replace(text="and", norm="and", kinds={"and": None})
    return ([joint], at + 1) if listed and only else None


def apposed_name(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "The captain of the women's team, Shanice Dacosta, says …", "the chair of the school board, X, and …": a name
    between commas behind a post and what it is the post of is his who holds it."""
    if not at or at + 4 >= len(atoms) or not atoms[at + 1].has("of", "for") or "plural" in atoms[at].forms:
        return None
    if atoms[at].has("office", "group") or not atoms[at - 1].has("definite", "possessive", "possessive_s", "word"):
        return None
    stop = at + 2
    while stop < min(len(atoms) - 1, at + 2 + _LONGEST_OF_WHAT) and _is_of_what(atoms[stop], writing):
        stop += 1
    if stop < at + _SHORTEST_OF_WHAT or atoms[stop].text != "," or not writing.is_person(atoms[stop + 1]):
        return None
    if not any(a.has("word", "thing", "sport", "people", "aide") and not a.capital for a in atoms[at + 2 : stop]):
        return None  # of a body, by its name: others know how to read it
    behind = atoms[stop + 2] if stop + 2 < len(atoms) else None
    if behind is not None and behind.text != ",":
        return None
    return [atoms[at]._replace(end=atoms[stop - 1].end), atoms[stop + 1]], stop + 2 + (behind is not None)


_LONGEST_OF_WHAT = 8  # atoms of "of the largest association of small traders"
_SHORTEST_OF_WHAT = 3  # "of unions"


def _is_of_what(atom: Atom, writing: Writing) -> bool:
    """Whether words may say what a post is the post of: no verb, mark, day or name of a person."""
    if atom.has("verb", "and", "with", "at", "date", "office", "counterpart", "who", "relative", "by", "be", "have"):
        return False
    return not (atom.has("punct") and not atom.has("possessive_s")) and not writing.is_person(atom)


def in_brackets(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Dr. (Ms.) Ishara Perera", "Commissioner (Central) Meena Rao", "Commander (ret'd) Joel Amir": between a post or
    title and a name brackets name nobody."""
    before = at - 1 - (at > 1 and atoms[at - 1].text == ".")
    if before < 0 or not atoms[before].has("title", "office"):
        return None
    stop = next((i for i in range(at + 1, min(len(atoms) - 1, at + _LONGEST_BRACKET)) if atoms[i].text == ")"), None)
    if stop is None or not writing.is_person(atoms[stop + 1]):
        return None
    return ([], stop + 1) if not any(a.has("date", "number", "country") for a in atoms[at + 1 : stop]) else None


_LONGEST_BRACKET = 6  # atoms of "(ret'd.)"


def thing_called_off(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "A week of cancelled trains", "the postponed matches": which things they are, and nothing that is told of a
    meeting."""
    forms = atoms[at].kinds["verb"]
    if not at or at + 1 >= len(atoms) or not all(form.verb.sense == "cancel" for form in forms):
        return None
    led = atoms[at - 1].has("of", "indefinite", "definite", "possessive", "for", "with", "number")
    thing = set(atoms[at + 1].kinds) == {"word"} and "plural" in atoms[at + 1].forms and "past" in atoms[at].forms
    return ([atoms[at]._replace(kinds={"word": None})], at + 1) if led and thing else None


def called_it(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "X called it “a conversation between two people who want the same”": what it was like, which was told of."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has("it"):
        return None
    noun = at + 2
    while noun < min(len(atoms), at + _LONGEST_WORTH) and atoms[noun].has("punct", "indefinite", "definite", "word"):
        noun += 1
    if noun >= len(atoms) or noun == at + 2 or not atoms[noun].has("noun"):
        return None
    called = atoms[at]._replace(kinds={"word": None})
    return [called, *atoms[at + 1 : noun], atoms[noun]._replace(kinds={"word": None})], noun + 1


_LONGEST_WORTH = 8  # atoms of "called it 'a long and honest conversation'"


def called_to_a_house(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Summoned the chairman, X, to Rajiv Gandhi Bhawan and gave him a day": behind whom somebody called in or
    welcomed, "to" and a name are where to, and nobody."""
    if at + 1 >= len(atoms) or not atoms[at].has("put_to"):
        return None
    before = next((i for i in range(at - 1, max(-1, at - _LONGEST_WHOM), -1) if atoms[i].has("verb")), None)
    if before is None or not any(form.verb.sense == "host" for form in atoms[before].kinds["verb"]):
        return None
    if not any(atom.has("name", "office", "title", "group") for atom in atoms[before + 1 : at]):
        return None
    name, behind = atoms[at + 1], atoms[at + 2] if at + 2 < len(atoms) else None
    if not name.has("name") or " " not in name.text or name.has("title", "office"):
        return None
    if behind is not None and not behind.has("and", "punct", "date", "on", "for", "after", "before"):
        return None
    place = PlaceMention(name.start, name.end, name.text, (), unlisted=name.text)
    return [atoms[at], name._replace(kinds={"place": place})], at + 2


_LONGEST_WHOM = 14  # atoms of "X and the airline's chairman, Y, "


def second_apposed(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Met the mayor, X, and the divisional police commander, Chief Superintendent Y, on Monday": words between an
    article and a comma say what the second is, too, whether a table has them or not, and the comma before "and" begins
    no clause. What he does himself behind his comma ("and the health director, Y, said …") is one of its own."""
    link = at + (atoms[at].text == ",")
    if not at or link + 4 >= len(atoms) or not (atoms[link].has("and") and writing.is_person(atoms[at - 1])):
        return None
    first = link + 1
    if first + 2 < len(atoms) and atoms[first].has("definite") and atoms[first + 2].has("possessive_s"):
        first += 2  # "and the school's head teacher, Y"
    if not atoms[first].has("definite", "possessive", "possessive_s") or atoms[first].has("at", "on"):
        return None
    stop = first + 1
    while stop < min(len(atoms), first + 1 + _LONGEST_CALLED) and _is_calling(atoms[stop]):
        stop += 1
    if stop == first + 1 or stop + 1 >= len(atoms) or atoms[stop].text != ",":
        return None
    name = stop + 1
    while name < len(atoms) - 1 and (atoms[name].has("title", "office") or _is_stop(atoms, name)):
        name += 1
    if not writing.is_person(atoms[name]):
        return None
    ranked = styled(atoms, name, writing)
    holder = ranked[0][-1] if ranked is not None else atoms[name]
    posted = atoms[stop - 1].has("title", "office") or name > stop + 1 or ranked is not None
    if not (posted or writing.is_given(holder.text.split()[0])):
        return None  # "and the local team, Northgate Rovers,"
    behind = atoms[name + 1] if name + 1 < len(atoms) else None
    if behind is not None and not behind.has("punct"):
        return None
    after = next((atom for atom in atoms[name + 2 :] if not atom.has(*_WHEN)), None)  # "Y, on Monday met Z"
    if behind is not None and behind.text == "," and (after is None or after.has(*_DOES)):
        return None
    title = atoms[first + 1]._replace(end=holder.start - 1, kinds={"title": None}, nations=())
    return [atoms[link], title, holder], name + 1 + (behind is not None and behind.text == ",")


_LONGEST_CALLED = 5  # words of "the regional public health director"
_DOES = ("verb", "have", "be", "will", "hedge_modal", "who", "relative", "and", "not", "addressed", "plan_words")


def _is_calling(atom: Atom) -> bool:
    """Whether a word may say what somebody is."""
    if atom.has("verb", "punct", "with", "at", "and", "date", "number", "name", "noun", "definite", "counterpart"):
        return False
    return set(atom.kinds) == {"word"} or atom.has(
        "title", "office", "aide", "people", "media", "venue", "sport", "bodies", "thing"
    )


_WHEN = ("date", "on", "at", "time_of_day", "ignorable", "place")
_CALLS = ("title", "office", "aide", "people", "media", "venue", "sport", "bodies", "thing")
