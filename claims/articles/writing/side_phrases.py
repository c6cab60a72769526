"""A phrase for people or a body: where it begins and ends, and what it is the phrase of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.articles.writing import Writing
from claims.reading.scan import Atom

LONGEST = 14  # atoms of one phrase: "the heads of the two largest trade unions of the northern provinces"
ARTICLES = ("definite", "indefinite", "possessive")
LEADS = (*ARTICLES, "many_of", "number", "both", "they", "other")
_STOPS = (
    "punct", "date", "with", "between", "by", "after", "before", "at", "on", "and", "or", "relative", "who", "when",
    "that", "noun", "have", "be", "will", "do", "not", "he", "infinitive_mark", "of", "from_to", "for", "duration",
    "about", "led", "according", "condition", "since", "until", "without", "soft", "because", "reciprocal", "any_more",
    "no", "group", "counterpart", "plan_modal", "plan_words", "hedge_modal", "opinion_modal", "exclusive",
    "time_of_day", "first", "last", "there", "format", "me", "definite", "indefinite", "possessive",
)  # fmt: skip
POSTS = ("office", "title", "aide")
_OWNERS = ("office", "title")
_OF_STATES = ("of", "and", "country", "alliance", "both_countries", "nation")
_LETTERS = ({"name"}, {"word"})  # "the IMF"
_CLAUSE = ("past", "gerund")  # "wounded in the war", "representing the union"


@dataclass(frozen=True, slots=True)
class Side:
    """A phrase for people or a body, as atoms from `start` up to `stop`, without its article; `told`: whether its words
    say which they are; `people`: whether they are several people, and no body."""

    start: int
    stop: int
    told: bool
    led: bool
    people: bool


def phrase(atoms: Sequence[Atom], at: int, writing: Writing, subject: bool = False) -> Side | None:
    """The phrase for people or a body that begins here, as far as the table's noun and whose they are behind it; None
    where the noun only says what something else is ("the union leader X", "the board's offer"). `subject`: as those
    who meet somebody; whom of the people of `circles` somebody meets is told there."""
    if (those := _those_who(atoms, at, writing)) is not None:
        return those
    start = at
    led = False
    while start < len(atoms) and start - at < len(("some", "of", "the", "two")) and _leads(atoms[start], writing):
        led |= atoms[start].has("definite", "possessive", "they")
        start += 1
    head, stop = None, start
    while stop < min(len(atoms), start + LONGEST):
        atom = atoms[stop]
        if is_head(atom, writing) or (subject and _is_circle(atom, writing)) or is_lettered(atoms, stop, start):
            head = stop
        elif not _describes(atoms, stop, writing) or (head == stop - 1 and _is_past(atom)):
            break
        stop += 1
    if head is None or head != stop - 1:
        return None
    said = [atom for atom in atoms[start:head] if _says(atom, writing)] + [atoms[head]] * (" " in atoms[head].text)
    stop = _past_name(atoms, stop)
    end = past_owner(atoms, stop, writing)
    if end is None or goes_on(atoms, end) or (atoms[head].has(*_OWNERS) and _of_states(atoms[start:end])):
        return None
    begin = at
    while begin < start and atoms[begin].has(*ARTICLES) and not atoms[begin].has("they"):
        begin += 1
    told = bool(said) or end > head + 1 or _is_clause(atoms, end)
    noun = atoms[head].norm
    people = noun in writing.other_side.people or noun in writing.circles
    told |= is_lettered(atoms, head, start)
    if not told and (
        not is_head(atoms[head], writing)
        or noun in writing.other_side.untold
        or (not people and not led and not is_plural(atoms[head]))
    ):
        return None
    if atoms[head].has("sport") and not told:
        return None
    return Side(begin, end, told, led, people)


def _of_states(atoms: Sequence[Atom]) -> bool:
    """ "The leaders of Norway and Ireland", "the Peruvian ministers": each by his office, see other modules."""
    others = [atom for atom in atoms if not atom.has(*LEADS, *_OWNERS)]
    return bool(others) and all(atom.has(*_OF_STATES) for atom in others)


def _those_who(atoms: Sequence[Atom], at: int, writing: Writing) -> Side | None:
    """ "Those who speak for the teachers": up to what is no word of theirs."""
    who = at + 1
    if who + 2 >= len(atoms) or not atoms[at].has("those") or not atoms[who].has("who"):
        return None
    stop = who + 2
    while stop < min(len(atoms), at + LONGEST) and (
        _describes(atoms, stop, writing) or atoms[stop].has("of", "for", *ARTICLES) or is_head(atoms[stop], writing)
    ):
        if atoms[stop].has("date") or (
            writing.is_person(atoms[stop]) and writing.is_given(atoms[stop].text.split()[0])
        ):
            return None
        stop += 1
    return Side(at, stop, told=True, led=False, people=True) if stop > who + 2 else None


def _is_circle(atom: Atom, writing: Writing) -> bool:
    return atom.norm in writing.circles and not atom.has("people", "sport", "group", "media")


def is_lettered(atoms: Sequence[Atom], at: int, start: int) -> bool:
    """ "The IMF": letters behind an article."""
    atom = atoms[at]
    letters = atom.text.isalpha() and atom.text.isupper() and len(atom.text) > 2 and atom.kinds.keys() in _LETTERS
    return letters and at == start and at > 0 and atoms[at - 1].has("definite")


def _is_past(atom: Atom) -> bool:
    """ "Its pilots collapsed": behind a noun that is what became of it."""
    return "past" in atom.forms and not atom.capital


def _leads(atom: Atom, writing: Writing) -> bool:
    return atom.has(*LEADS) or (atom.norm in writing.circles_any and not atom.has("of"))


def is_plural(atom: Atom) -> bool:
    """Whether an atom is a noun of several."""
    return "plural" in atom.forms


def is_head(atom: Atom, writing: Writing) -> bool:
    """Whether a noun is of the tables, or a name ends with one: "Testfeld Chamber", "Nurses Association"."""
    norm = atom.norm
    if norm in writing.other_side.people or norm in writing.other_side.bodies:
        return True
    if not (atom.has("name") or (" " in norm and atom.capital and atom.kinds.keys() == {"word"})):
        return False
    last = norm.rpartition(" ")[2]
    known = last in writing.other_side.bodies or (" " in norm and last in writing.other_side.firms)
    return known and not writing.is_given(atom.text.split()[0])


def _describes(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """Whether an atom goes before a noun to say which they are: no name of somebody does, and no holder of a post."""
    atom = atoms[at]
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if atom.text in ("'", "’", "-") and atom.glued:
        return True
    owns = behind is not None and (behind.has("possessive_s") or (behind.text in ("'", "’") and behind.glued))
    if atom.has(*_OWNERS) and not atom.has("group"):
        return owns
    if atom.has("possessive_s"):
        return True
    if atom.has("name"):
        return not writing.is_given(atom.text.split()[0]) or (at == 0 and " " not in atom.text)
    if atom.has("verb") and not (atom.has("then") or "gerund" in atom.forms):
        return False
    return not atom.has(*_STOPS) or atom.has("nation", "ordinal")


def _says(atom: Atom, writing: Writing) -> bool:
    """Whether a word says which they are: "senior", "several" and "own" do not."""
    vague = (
        atom.norm in writing.vague
        or atom.norm in writing.circles_any
        or atom.has("ignorable", "possessive_s", "number")
    )
    return not vague and atom.text not in ("'", "’", "-")


def _past_name(atoms: Sequence[Atom], at: int) -> int:
    """Past the name of a body, which is letters: "pilots' union BALPO"."""
    if at < len(atoms) and atoms[at].text.isupper() and atoms[at].has("name") and " " not in atoms[at].text:
        return at + 1
    return at


def past_owner(atoms: Sequence[Atom], at: int, writing: Writing) -> int | None:
    """Past what they are of: "of the missing miners", "from Testfeld Diocese"; None where that is somebody by name."""
    stop = at
    while stop < len(atoms) and stop - at < LONGEST and _brings_owner(atoms, stop, at):
        inner = stop + 1
        while (
            inner < len(atoms)
            and inner - at < LONGEST
            and (
                atoms[inner].has(*ARTICLES, "number", "they", "country", "place", "alliance", "group", "both")
                or _describes(atoms, inner, writing)
                or _is_year_of(atoms, inner)
                or ("plural" in atoms[inner].forms and is_head(atoms[inner], writing))
            )
        ):
            if writing.is_person(atoms[inner]) and writing.is_given(atoms[inner].text.split()[0]):
                return None  # "supporters of Anna Holz"
            joined = (
                inner + 2 < len(atoms)
                and atoms[inner + 1].has("and")
                and atoms[inner].capital
                and atoms[inner + 2].capital
            )
            inner += 2 if joined and atoms[inner + 2].has("name") and atoms[inner + 2].kinds.keys() <= {"name"} else 1
        if inner == stop + 1:
            return None if inner < len(atoms) and atoms[inner].has(*POSTS, "he") else stop
        if inner < len(atoms) and atoms[inner].has(*_OWNERS):
            return None  # "aides of the governor"
        if inner < len(atoms) and inner == stop + 2 and atoms[inner - 1].has(*ARTICLES) and atoms[inner].has("date"):
            return stop
        stop = inner
    return stop


def _is_year_of(atoms: Sequence[Atom], at: int) -> bool:
    """ "Survivors of the | 2015 | attack": between an article and the word for what happened then."""
    if not atoms[at].has("date") or not atoms[at].text.isdigit() or at + 1 >= len(atoms):
        return False
    return atoms[at - 1].has(*ARTICLES) and atoms[at + 1].kinds.keys() <= {"word", "name", "thing"}


def _brings_owner(atoms: Sequence[Atom], at: int, head: int) -> bool:
    atom = atoms[at]
    if atom.has("of") or (at == head and atom.has("from") and not atom.has("infinitive_mark")):
        return True
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    of_what = (
        behind is not None and (behind.capital or behind.has("definite")) and not behind.has("date", "noun", "first")
    )
    return of_what and ((at == head and atom.has("for") and not atom.has("on")) or atom.has("from"))


def _is_clause(atoms: Sequence[Atom], at: int) -> bool:
    """ "Those wounded in the war", "who live there": which they are."""
    return at < len(atoms) and (
        atoms[at].has("who") or (atoms[at].kinds.keys() == {"word"} and not atoms[at].forms.isdisjoint(_CLAUSE))
    )


def goes_on(atoms: Sequence[Atom], at: int) -> bool:
    """Whether the phrase is no end of one: "the board's offer", "union leader", "the committee chair"."""
    if at >= len(atoms):
        return False
    atom = atoms[at]
    if atom.has("possessive_s", "noun", "name", "office", "title", "aide", "group", "venue") and not atom.has(
        "date", "verb"
    ):
        return True
    if atom.text in ("'", "’", "-") and atom.glued:
        return True
    return atom.kinds.keys() == {"word"} and atom.forms.isdisjoint((*_CLAUSE, "adverb"))
