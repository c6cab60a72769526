"""Those who meet and those who are met, each a phrase for people or a body beside a verb of meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.articles.writing import Writing
from claims.articles.writing.side_phrases import ARTICLES, LEADS, LONGEST, POSTS, Side, is_plural, phrase
from claims.reading.scan import Atom

_LONGEST_VERB = 5  # atoms of "have agreed in principle to meet"
LONGEST_NOUN = 6  # atoms of "a first round of direct talks"
LONGEST_OTHER = 9  # atoms of somebody else in a list: "Prime Minister of the Kingdom of Lesotho Thabo Moroka"
_LONGEST_LIST = 6  # of those whom one word brings in
_AUXILIARIES = (
    "have", "will", "be", "plan_words", "plan_modal", "infinitive_mark", "ignorable", "date", "exclusive", "not", "on",
    "do", "any_more",
)  # fmt: skip
_MEETING = frozenset({"meet", "talk"})
PASSED = (
    "date",
    "place",
    "capital",
    "at",
    "on",
    "duration",
    "definite",
    "ignorable",
    "venue",
    "exclusive",
    "time_of_day",
)
_WHOM = ("name", "office", "title", "counterpart", "group", "he", "country", "alliance")


def those_met(atoms: Sequence[Atom], at: int, writing: Writing, of_noun: bool = False) -> Iterator[Side]:
    """Those of a list that begins here: "the union, Minister X and representatives of …". `of_noun`: whose talks they
    were, of which a verb may follow."""
    named = any(atom.has(*_WHOM) for atom in atoms[:at])
    first = True
    for _ in range(_LONGEST_LIST):
        side = phrase(atoms, at, writing)
        if side is not None:
            if not first and _is_of_the_last(atoms, at):
                return
            if not (first or of_noun) and side.stop < len(atoms) and _is_verb(atoms[side.stop]):
                return  # "met X and young scientists asked questions"
            if (side.told or side.led or named) and not _is_apposed(atoms, at):
                yield side
            at = side.stop
        else:
            past = _past_somebody(atoms, at)
            if past is None:
                return
            if (owner := _its_owner(atoms, at, past, writing)) is not None:
                yield owner
            at = past
        at += at < len(atoms) and atoms[at].text == "," and at + 1 < len(atoms) and atoms[at + 1].has("and")
        if at >= len(atoms) or not (atoms[at].has("and") or atoms[at].text == ","):
            return
        at += 1
        at += at < len(atoms) and atoms[at].has("with")
        first = False


def _is_of_the_last(atoms: Sequence[Atom], at: int) -> bool:
    """ "Representatives of consumer protection and business associations": what stands here without an article goes on
    with whose representatives they were."""
    last = atoms[at - 2]
    return last.has("group") and " " in last.text and not atoms[at].has(*LEADS)


def _is_apposed(atoms: Sequence[Atom], at: int) -> bool:
    """ "(Met) X, head of the farmers' union,": who X is; "met X, heads of unions and Y" is a list."""
    post = atoms[at].has("title", "office", "post") and not is_plural(atoms[at])
    return post and at > 1 and atoms[at - 1].text == "," and atoms[at - 2].has("name")


def _its_owner(atoms: Sequence[Atom], at: int, stop: int, writing: Writing) -> Side | None:
    """ "Nordvik and its pilots": a name that has those who stand behind it is that of a body."""
    if stop != at + 1 or stop + 2 >= len(atoms) or atoms[at].kinds.keys() != {"name"}:
        return None
    owns = atoms[stop].has("and") and atoms[stop + 1].has("belonging")
    if not owns or writing.is_given(atoms[at].text.split()[0]) or phrase(atoms, stop + 1, writing) is None:
        return None
    return Side(at, stop, told=True, led=False, people=False)


def _past_somebody(atoms: Sequence[Atom], at: int) -> int | None:
    """Past somebody whom other modules know: "Prime Minister X", "a delegation of the party", "Peru"."""
    stop = at
    while stop < min(len(atoms), at + LONGEST_OTHER):
        atom = atoms[stop]
        known = atom.has(*_WHOM, *ARTICLES, "former", "then", "nation", "word", "possessive_s", "ministry", "place")
        if (
            not (known or atom.has("of", "for"))
            or atom.has("date", "noun")
            or (atom.has("verb") and not atom.has(*POSTS))
        ):
            break
        stop += 1
    return stop if stop > at and any(atom.has(*_WHOM) for atom in atoms[at:stop]) else None


def those_who_meet(atoms: Sequence[Atom], at: int, writing: Writing) -> Iterator[Side]:
    """The subjects that begin here, if a verb of meeting follows them with somebody to meet: "the union met on Monday"
    is a session, and so is one of any body; two of them that "and" joins meet each other."""
    sides: list[Side] = []
    others = _is_joined(atoms, at)
    stop = at
    for _ in range(_LONGEST_LIST):
        side = phrase(atoms, stop, writing, subject=True) or _its_owner(atoms, stop, stop + 1, writing)
        past = side.stop if side is not None else _past_somebody(atoms, stop) if sides else None
        if past is None:
            return
        sides += [side] if side is not None else []
        others |= side is None
        stop = past
        if stop >= len(atoms) or not (atoms[stop].has("and") or atoms[stop].text == ","):
            break
        inside = stop + 1 + (stop + 1 < len(atoms) and atoms[stop + 1].has("relative"))  # "the union, which met X"
        if atoms[stop].text == "," and _verb_of_meeting(atoms, inside, len(sides) + others > 1, writing):
            stop = inside
            break
        stop += 1
    if sides and _verb_of_meeting(atoms, stop, len(sides) + others > 1, writing):
        whom = others or _whom(atoms, stop)
        yield from (side for side in sides if side.told or side.led or whom)


def _is_joined(atoms: Sequence[Atom], at: int) -> bool:
    """ "X and the committee", "X, the finance minister, and the committee": with somebody before them."""
    if at < len(("X", "and")) or not atoms[at - 1].has("and"):
        return False
    before = atoms[at - 2]
    if before.text != ",":
        return before.has("name", "group")
    apposed = next((i for i in reversed(range(max(0, at - LONGEST_OTHER), at - 2)) if atoms[i].has("punct", "verb")), 0)
    return atoms[apposed].text == "," and atoms[apposed - 1].has("name") and atoms[at - 3].has("office", "title")


def _whom(atoms: Sequence[Atom], at: int) -> bool:
    return any(atom.has("name", "office", "title", "counterpart") for atom in atoms[at : at + LONGEST])


def _verb_of_meeting(atoms: Sequence[Atom], at: int, joined: bool, writing: Writing) -> bool:
    """Whether a verb of meeting stands here, with nothing but what goes before a verb between, and whom they met
    behind: nobody needs to where several are joined."""
    for index in range(at, min(len(atoms), at + _LONGEST_VERB)):
        atom = atoms[index]
        senses = {form.verb.sense for form in atom.kinds.get("verb", ())}
        if atom.norm in writing.other_side.takes and not atom.has("noun"):
            return _is_somebody(atoms, index + 1, writing) or (joined and not _is_thing(atoms, index + 1))
        if senses & {"hold", "happen"} and not atom.has("noun"):
            noun = next(
                (i for i in range(index + 1, min(len(atoms), index + LONGEST_NOUN)) if atoms[i].has("noun")), None
            )
            if noun is None or any(atoms[i].has("punct", "and", "with", "relative") for i in range(index + 1, noun)):
                return False
            brings = next(
                (i for i in range(noun + 1, min(len(atoms), noun + LONGEST_NOUN)) if not atoms[i].has(*PASSED)), noun
            )
            return joined or (atoms[brings].has("with") and _is_somebody(atoms, brings + 1, writing))
        behind = atoms[index + 1] if index + 1 < len(atoms) else None
        if senses & {"host"} and index > at and any(a.has("be") for a in atoms[at:index]):
            return joined or (behind is not None and behind.has("by"))
        if senses & {"agree", "plan"}:
            continue
        if senses & _MEETING and not atom.has("noun"):
            if behind is not None and behind.has("with"):
                return _is_somebody(atoms, index + 1, writing)
            return joined and (
                behind is None or behind.has("punct", "date", "reciprocal", "lasting", "duration", "first", "for")
            )
        if atom.has("addressed") or "say" in senses:
            return _is_somebody(atoms, index + 1, writing) and _is_at_a_meeting(atoms, index + 1)
        if not atom.has(*_AUXILIARIES):
            return False
    return False


def _is_thing(atoms: Sequence[Atom], at: int) -> bool:
    """ "Nurses and their unions met the announcement with joy": an object that is nobody."""
    return at < len(atoms) and (atoms[at].has(*ARTICLES) or (atoms[at].has("word") and not atoms[at].forms))


def _is_at_a_meeting(atoms: Sequence[Atom], at: int) -> bool:
    """ "Told the minister at a meeting": of which the clause tells, before what they told."""
    for index in range(at, min(len(atoms) - 2, at + LONGEST)):
        if atoms[index].has("that", "punct", "relative"):
            return False
        if atoms[index].has("at") and atoms[index + 1].has("indefinite") and atoms[index + 2].has("noun"):
            return True
    return False


def _is_somebody(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """Whether somebody stands here who can be met: "met with the President", "met the visiting French delegation"."""
    at += at < len(atoms) and atoms[at].has("with")
    for index in range(at, min(len(atoms), at + LONGEST_NOUN)):
        atom = atoms[index]
        if atom.has(*_WHOM):
            behind = atoms[index + 1] if index + 1 < len(atoms) else None
            return behind is None or not behind.has("possessive_s")
        if not (atom.has(*LEADS, "nation", "former", "then", "word") and not atom.has("verb", "punct", "on")):
            return False
        if (side := phrase(atoms, index, writing)) is not None:
            return side.told or side.led
    return False


def _is_verb(atom: Atom) -> bool:
    return atom.has("verb", "have", "be", "will", "do") or "past" in atom.forms
