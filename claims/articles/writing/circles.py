"""People of a kind whom somebody meets: "met with Kenyan journalists", "received veterans of the war", "a meeting with
the Olympic team". Each is a group that takes part, as a delegation is (`groups`).

Only where a word of meeting brings them in, and where their words say which they are; behind "with" they need not, but
for the press and those known from before ("met with the students"). Whom nobody but somebody's name tells apart
("relatives of journalist X") are none, and who talks to people talks to an audience.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Writing
from claims.reading.gathering import MEETING_SENSES
from claims.reading.scan import Atom
from claims.text import normalise

_LONGEST_BEFORE = 8  # atoms of "current and former Kenyan national football team"
_LONGEST_BEHIND = 12  # atoms of "of the Great Patriotic War"
_LONGEST_PASSED = 6  # atoms of "in the State Palace on Monday"
_LONGEST_EVENT = 5  # atoms of "in the third national youth forum"
_LONGEST_CLAUSE = 6  # atoms of "living in the occupied territories"
_LONGEST_LIST = 3  # of "teachers, parents and pupils"
_ARTICLES = ("definite", "indefinite", "possessive")
_DESCRIBING = (
    "word", "nation", "country", "capital", "name", "alliance", "possessive_s", "place", "bodies", "then", "former",
    "sport", "media", "people", "team", "aide", "thing", "organisations", "ministry", "number", "ignorable", "venue",
    "a_town", "title",
)  # fmt: skip
_NOT_DESCRIBING = ("verb", "date", "and", "noun", "of", "with", "from_to", "punct", "not", *_ARTICLES)
_OWNING = (*_DESCRIBING, "definite", "indefinite", "ordinal", "armed_forces", "houses", "both_countries")
_POSTS = ("office", "title", "post", "counterpart")
_EMPTY = frozenset({"possessive_s", "ignorable"})
_QUALITY = ({"word"}, {"then"}, {"then", "nowadays"}, {"former"}, {"nation"})
_PASSED = (
    "date", "place", "capital", "at", "on", "duration", "definite", "ignorable", "venue", "time_of_day", "reciprocal",
)  # fmt: skip
_LAST = ("participle", "infinitive")  # of verbs at the end: "getroffen"
_MET, _TALKED = frozenset({"meet", "see"}), frozenset({"talk"})
_GOES_ON = (
    "punct", "and", "at", "on", "date", "relative", "who", "verb", "have", "be", "will", "with", "for", "after",
    "infinitive_mark", "duration", "there", "reciprocal", "exclusive", "any_more", "about", "by", "beside",
    "when", "reported", "ignorable", "journey",
)  # fmt: skip
_DOING = ("verb", "have", "be", "will", "do", "plan_modal", "hedge_modal")
_GOES_ON_IN = ("past", "gerund", "adverb")  # "living in Israel", "affected by it", "separately"

_ASIDE = ("at", "after", "before", "soft", "beside")
_NAMED = ("name", "nation", "group", "word", "definite", "former", *_POSTS)
_OF_MANY = ("gathering", "event", "visit", "journey", "sitting", "occasion")

Span = tuple[int, int]


def with_circles(text: str, atoms: Sequence[Atom], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence with the people of a kind who are met as one of them, a group. `text`: the article's."""
    if not any(atom.norm in writing.circles for atom in atoms):
        return atoms
    result: list[Atom] = []
    at = 0
    for start, stop in _spans(atoms, writing):
        result += [*atoms[at:start], _group(text, atoms[start:stop])]
        at = stop
    return [*result, *atoms[at:]]


def _spans(atoms: Sequence[Atom], writing: Writing) -> list[Span]:
    spans: list[Span] = []
    at = 0
    while at < len(atoms):
        span = _listed(atoms, at, writing) if atoms[at].norm in writing.circles else None
        if span is not None and (not spans or span[0] >= spans[-1][1]):
            spans.append(span)
        at = max(at + 1, span[1] if span is not None else 0)
    return spans


def _listed(atoms: Sequence[Atom], at: int, writing: Writing) -> Span | None:
    """From where to where those go who are met, with those whom a list joins: "teachers, parents and pupils"."""
    start = _begin(atoms, at, writing)
    led = start - (start > 0 and atoms[start - 1].has(*_ARTICLES)) - (start > 0 and atoms[start - 1].has("many_of"))
    led -= led > 0 and atoms[led].has("many_of") and atoms[led - 1].has("indefinite")
    if not led:
        return None
    if writing.capital_nouns and led < start:
        return None  # "mit dem Studenten": one
    joined = _past_others(atoms, led - 1)
    direct = atoms[joined].norm in writing.circles_by and not atoms[joined].has("noun")
    if not (direct or _is_brought_in(atoms, joined, writing)):
        return None
    if joined < led - 1 and not any(atom.has("verb") for atom in atoms[: joined + 1]):
        return None  # "meetings with X and several ministers have been held": by whom?
    stop = _end(atoms, at, writing)
    if stop is None or (writing.articles and atoms[at].has(*_POSTS) and stop > at + 1):
        return None  # "the mayors of Berlin and Hamburg": of those posts `plural_posts` knows more
    if joined < led - 1:  # "met with X and veterans of the war": who must say which they are
        direct = True
        if stop < len(atoms) and (atoms[stop].has(*_DOING) or "past" in atoms[stop].forms):
            return None  # "met with X and young scientists asked questions"
    ends = [stop]
    closed = False
    while not closed and len(ends) < _LONGEST_LIST and (following := _next(atoms, ends[-1], writing)) is not None:
        closed = atoms[ends[-1]].has("and")
        ends.append(following)
    stop = ends[-1] if closed else stop
    if not closed and atoms[at].has("group") and not _is_no_group_yet(atoms[start:at]):
        return None
    if _tells_which(atoms, start, at, ends[0], writing):
        anybody = direct and atoms[at].has("people") and atoms[at].norm in writing.circles_of
        return None if anybody else (start, stop)  # "met women from Ukraine"
    if direct or is_aside(atoms, joined):
        return None
    bare = start == led and not atoms[at].has("media", "group", *_POSTS) and atoms[at].norm not in writing.circles_of
    sits = atoms[at].has("bodies") and start == led + 1
    return (start, stop) if closed or bare or sits else None


def _is_no_group_yet(before: Sequence[Atom]) -> bool:
    """Whether `groups` does not know words before "members" or "activists" as whose they are: "Tula Region community",
    "women", "the Russian Popular Front"."""
    kinds = {kind for atom in before for kind in atom.kinds}
    return not kinds.isdisjoint(("place", "people")) or kinds >= {"nation", "name"}


def _begin(atoms: Sequence[Atom], at: int, writing: Writing) -> int:
    """Where the words begin that say which they are: "current and former regional governors"."""
    start = at
    while start and at - start < _LONGEST_BEFORE:
        before = atoms[start - 1]
        both = before.has("and") and 1 < start < at and _is_quality(atoms[start - 2]) and _is_quality(atoms[start])
        owner = before.text in "'’" and before.glued
        if not (both or owner or before.norm in writing.circles or before.has(*_DESCRIBING)):
            break
        if writing.circles_before and not (both or before.norm.endswith(writing.circles_before)):
            break  # "с тренером сборной"
        if not both and (before.has(*_NOT_DESCRIBING) or "adverb" in before.forms or _is_somebody(before, writing)):
            break
        start -= 1
    while start < at and (atoms[start].kinds.keys() <= _EMPTY or atoms[start].glued):
        start += 1
    return start


def _is_quality(atom: Atom) -> bool:
    return atom.kinds.keys() in _QUALITY


def _is_somebody(atom: Atom, writing: Writing) -> bool:
    return atom.has("name") and writing.is_given(atom.text.split()[0])


def _end(atoms: Sequence[Atom], at: int, writing: Writing) -> int | None:
    """Where they end who have their noun here, with whose they are; None where it only says what something else is
    ("a students' protest"), where they are named, and where somebody's name alone tells who they are."""
    stop = at + 1
    if not writing.articles:
        stop = _past_genitives(atoms, stop, writing)
    elif stop < len(atoms) and _brings_owner(atoms[stop], writing):
        while stop < min(len(atoms), at + _LONGEST_BEHIND):
            atom = atoms[stop]
            led = atom.has("of") or (atom.has("from_to", "for") and stop == at + 1)
            mark = atom.text in "'’-" and atom.glued
            ends = atom.has("verb", "date", "noun", "punct", "with", "and", "at", *_POSTS) or not atom.has(*_OWNING)
            if not (led or mark) and ends:
                break
            if stop > at + 2 and not atom.capital and not atom.forms.isdisjoint(_GOES_ON_IN[:2]):
                stop += atoms[stop - 1].has("definite")  # "relatives of those killed", "veterans of the war living …"
                break
            if (writing.is_person(atom) and not atoms[stop - 1].has("definite")) or _is_somebody(atom, writing):
                return None  # but "the Winter Games"
            stop += 1
        if stop < len(atoms) and atoms[stop].has(*_POSTS):
            return None  # "relatives of journalist X", "supporters of the governor"
        while stop > at + 1 and atoms[stop - 1].has("of", "from_to", "for", "definite", "ignorable", "indefinite"):
            stop -= 1
    if not any(_says(atom, writing) for atom in atoms[at + 1 : stop]):
        stop = at + 1  # "people from all over the world"
    stop = _past_clause(atoms, stop)
    if stop >= len(atoms):
        return stop
    behind = atoms[stop]
    if behind.has("possessive_s", "name") or (behind.glued and behind.text in ("'", "’", "-")):
        return None
    return stop if behind.has(*_GOES_ON) or not behind.forms.isdisjoint(_GOES_ON_IN) else None


def _brings_owner(atom: Atom, writing: Writing) -> bool:
    """ "Of the plant", "from Oslo", "des Werks"."""
    genitive = writing.capital_nouns and atom.has("genitive_article")
    return genitive or (atom.has("of", "from_to", "for") and not atom.has("infinitive_mark"))


def _past_genitives(atoms: Sequence[Atom], at: int, writing: Writing) -> int:
    """Past whose they are, where nouns need no article: "ветеранами Великой Отечественной войны"."""
    stop = at
    while stop < min(len(atoms), at + _LONGEST_BEHIND):
        atom = atoms[stop]
        if not atom.has(*_OWNING) or atom.has(*_NOT_DESCRIBING) or _is_somebody(atom, writing):
            break
        if atom.norm.endswith(writing.verbs) or atom.has("at", "on", *_POSTS):
            break
        stop += 1
    return stop


def _past_clause(atoms: Sequence[Atom], at: int) -> int:
    """Past "living in Israel", "injured in the accident": where they live, and not where they were met."""
    if at + 2 >= len(atoms) or atoms[at].capital or atoms[at].forms.isdisjoint(_GOES_ON_IN[:2]):
        return at
    if atoms[at].kinds.keys() != {"word"} or not atoms[at + 1].has("at"):
        return at
    stop = at + 2 + atoms[at + 2].has("definite")
    while stop < min(len(atoms), at + _LONGEST_CLAUSE) and atoms[stop].has(*_DESCRIBING) and not atoms[stop].has("at"):
        stop += 1
    return stop if atoms[stop - 1].has(*_DESCRIBING) else at


def _says(atom: Atom, writing: Writing) -> bool:
    return atom.norm not in writing.circles_any and not atom.has("number", "of", "from_to", "definite", "indefinite")


def _next(atoms: Sequence[Atom], stop: int, writing: Writing) -> int | None:
    """Where those end whom "and" or a comma joins: of the same kinds of people."""
    if stop >= len(atoms) or not (atoms[stop].has("and") or atoms[stop].text == ","):
        return None
    last = min(len(atoms), stop + 1 + _LONGEST_BEFORE)
    head = next((i for i in range(stop + 1, last) if atoms[i].norm in writing.circles), None)
    if head is None or (head + 1 < len(atoms) and atoms[head + 1].norm in writing.circles):
        return None
    start = _begin(atoms, head, writing)
    start -= atoms[start - 1].has("definite")
    return _end(atoms, head, writing) if start == stop + 1 else None


def _past_others(atoms: Sequence[Atom], at: int) -> int:
    """What brings in those whom an "and" here joins to somebody: "met with Minister X and young scientists"."""
    if not atoms[at].has("and") or not at or not atoms[at - 1].has("name", "group"):
        return at
    first = at - 1
    while first and at - first < _LONGEST_PASSED and atoms[first].has(*_NAMED):
        first -= 1
    return first


def _is_brought_in(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """Whether "with" here stands behind a word of meeting, with nothing but where and when between; to have talked with
    people needs a time that it took. A verb at the end may tell of it, too: "hat sich mit Schülern getroffen"."""
    if not atoms[at].has("with"):
        return False
    first = at
    while first and at - first < _LONGEST_PASSED and atoms[first - 1].has(*_PASSED) and not _is_word(atoms[first - 1]):
        first -= 1
    if not first:
        return False
    word = atoms[first - 1]
    if writing.capital_nouns and word.has("have", "will"):
        verbs = next((atom.kinds["verb"] for atom in atoms[at:] if atom.has("verb")), ())
        return any(form.verb.sense in _MET and form.tense in _LAST for form in verbs)
    senses = {form.verb.sense for form in word.kinds.get("verb", ())}
    talked = bool(senses & _TALKED) and any(atom.has("duration") for atom in atoms[first:at])
    return _is_told_of(atoms, first - 1) if word.has("noun") else bool(senses & _MET) or talked


def is_aside(atoms: Sequence[Atom], at: int) -> bool:
    """ "Said at a meeting with farmers": what the sentence tells of is something else."""
    noun = next((i for i in range(at - 1, max(0, at - _LONGEST_PASSED) - 1, -1) if atoms[i].has("noun")), 0)
    return noun > 1 and any(atom.has(*_ASIDE) for atom in atoms[noun - 2 : noun])


def _is_told_of(atoms: Sequence[Atom], noun: int) -> bool:
    """Whether a noun is what the sentence tells of: "held a meeting with", or nothing else that is a meeting; but "told
    a conference with students", and "called Y from a meeting with students" tells of a call."""
    if atoms[noun].has(*_OF_MANY):
        return False
    start = noun
    while start and (atoms[start - 1].has("word", *_ARTICLES) or atoms[start - 1].has("ignorable", "ordinal")):
        start -= 1
    if start and atoms[start - 1].has("from_to"):
        return False
    held = start and any(form.verb.sense == "hold" for form in atoms[start - 1].kinds.get("verb", ()))
    others = [atom for index, atom in enumerate(atoms) if index != noun]
    return bool(held) or not any(
        atom.has("noun") or any(form.verb.sense in MEETING_SENSES for form in atom.kinds.get("verb", ()))
        for atom in others
    )


def _is_word(atom: Atom) -> bool:
    return atom.has("noun", "verb")


def _tells_which(atoms: Sequence[Atom], start: int, at: int, stop: int, writing: Writing) -> bool:
    """Whether their words say which they are: before or behind their noun, or in a clause of their own."""
    said = any(_says(atom, writing) for atom in atoms[start:at])
    behind = atoms[stop] if stop < len(atoms) else None
    there = atoms[stop : stop + _LONGEST_EVENT] if behind is not None and behind.has("at") else ()
    if any(atom.has("gathering", "event", "sport") for atom in there):
        return True  # "participants in the youth forum"
    clause = behind is not None and (behind.has("who") or not behind.forms.isdisjoint(("past", "gerund")))
    return said or stop > at + 1 or clause


def _group(text: str, atoms: Sequence[Atom]) -> Atom:
    first, last = atoms[0], atoms[-1]
    words = text[first.start : last.end]
    return Atom(
        first.start, last.end, words, normalise(words), {"group": None, "bodily": None}, first.capital, first.glued
    )
