"""The other side of a meeting, whoever that is, in English: "held talks with the external creditor committee", "the
dockers met the minister", "talks between the school board and the teachers' union were held". Where a sentence tells of
a meeting and the other side must stand, the people of a kind and the bodies of the tables are that side, as a
delegation is (`groups`), whatever else is said of them.

Only what is nobody yet is read here, and only between a word of meeting and what ends a phrase: whose office or name it
is that stands there, other modules know. A word of meeting alone makes nobody a side: "the committee met" is a session,
"met the union's demands" has a thing behind, and "several officials" are nobody whom a reader could tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from claims.articles.writing import Writing
from claims.articles.writing.bodies import is_discussed, is_wanted
from claims.articles.writing.circles import is_aside
from claims.reading.scan import Atom
from claims.text import normalise

_LONGEST = 14  # atoms of one phrase: "the heads of the two largest trade unions of the northern provinces"
_LONGEST_VERB = 5  # atoms of "have agreed in principle to meet"
_LONGEST_NOUN = 6  # atoms of "a first round of direct talks"
_LONGEST_OTHER = 9  # atoms of somebody else in a list: "Prime Minister of the Kingdom of Lesotho Thabo Moroka"
_LONGEST_LIST = 6  # of those whom one word brings in
_ARTICLES = ("definite", "indefinite", "possessive")
_LEADS = (*_ARTICLES, "many_of", "number", "both", "they", "other")
_STOPS = (
    "punct", "date", "with", "between", "by", "after", "before", "at", "on", "and", "or", "relative", "who", "when",
    "that", "noun", "have", "be", "will", "do", "not", "he", "infinitive_mark", "of", "from_to", "for", "duration",
    "about", "led", "according", "condition", "since", "until", "without", "soft", "because", "reciprocal", "any_more",
    "no", "group", "counterpart", "plan_modal", "plan_words", "hedge_modal", "opinion_modal", "exclusive",
    "time_of_day", "first", "last", "there", "format", "me", "definite", "indefinite", "possessive",
)  # fmt: skip
_POSTS = ("office", "title", "aide")
_OWNERS = ("office", "title")
_OF_STATES = ("of", "and", "country", "alliance", "both_countries", "nation")
_AUXILIARIES = (
    "have", "will", "be", "plan_words", "plan_modal", "infinitive_mark", "ignorable", "date", "exclusive", "not", "on",
    "do", "any_more",
)  # fmt: skip
_MET = frozenset({"meet", "see"})
_MEETING = frozenset({"meet", "talk"})
_LETTERS = ({"name"}, {"word"})  # "the IMF"
_TELLING = frozenset({"meet", "see", "talk", "host"})
_DONE = ("past", "participle")  # "negotiated with", and not "would never negotiate with"
_HELD = frozenset({"hold", "happen", "attend"})
_PASSED = (
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
_BEFORE_A_SUBJECT = ("punct", "and", "that", "when", "after", "before", "date", "says")
_WHOM = ("name", "office", "title", "counterpart", "group", "he", "country", "alliance")
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


def with_other_side(text: str, atoms: Sequence[Atom], kinds: AbstractSet[str], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence with those who meet or are met as one of them each, a group. `text`: the article's;
    `kinds`: all that the atoms can be."""
    if not writing.other_side.bodies or not ("noun" in kinds or ("verb" in kinds and _tells(atoms))):
        return atoms
    if not any(
        atom.has("group") or _is_head(atom, writing) or atom.norm in writing.circles or _is_lettered(atoms, at, at)
        for at, atom in enumerate(atoms)
    ):
        return atoms
    atoms = _without_appeals(atoms, writing)
    spans = {side.start: side.stop for side in _sides(atoms, writing)}
    if not spans and not any(atom.has("group") for atom in atoms):
        return atoms
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        stop = spans.get(at, at + 1)
        own = stop > at + 1 or at in spans
        if not (own or atoms[at].has("group")):
            result.append(atoms[at])
            at += 1
            continue
        if not own and at and atoms[at - 1].has("have") and atoms[at].text[0].isdigit():
            result.append(atoms[at]._replace(kinds={"word": None}))  # "which has 200 members"
            at += 1
            continue
        if not own:
            stop = _past_rest(atoms, stop, writing)
        stop = _past_letters(atoms, stop)
        result.append(_group(text, atoms[at:stop]) if stop > at + 1 or own else atoms[at])
        at = stop
        led = at + (at < len(atoms) and atoms[at].text == ",")
        if own and led < len(atoms) and atoms[led].has("led"):  # "bishops from the diocese, led by X": and X
            result.append(atoms[led]._replace(kinds={"and": None}))
            at = led + 1
    return result


def _tells(atoms: Sequence[Atom]) -> bool:
    """Whether a verb may tell of a meeting."""
    return any(form.verb.sense in _TELLING for atom in atoms for form in atom.kinds.get("verb", ()))


def _without_appeals(atoms: Sequence[Atom], writing: Writing) -> Sequence[Atom]:
    """ "Called on lawmakers to pass the bill": nobody met them."""
    result = list(atoms)
    for at in range(1, len(atoms)):
        called = atoms[at].has("threatens") and atoms[at].has("verb") and " " in atoms[at].text
        whom = at + 1 + (called and at + 1 < len(atoms) and atoms[at + 1].has(*_ARTICLES))
        if not called or whom >= len(atoms) or not (atoms[whom].has("group") or _is_head(atoms[whom], writing)):
            continue
        to = next((i for i in range(whom + 1, min(len(atoms), whom + _LONGEST_NOUN)) if not atoms[i].has(*_PASSED)), at)
        if atoms[to].has("infinitive_mark"):
            result[at] = atoms[at]._replace(kinds={"threatens": None})
    return result


def _past_rest(atoms: Sequence[Atom], at: int, writing: Writing) -> int:
    """Past what a group is of that only this module knows: "seven delegates of the bar council"."""
    if at >= len(atoms) or not atoms[at].has("of"):
        return at
    stop = _past_owner(atoms, at, writing)
    return at if stop is None or _goes_on(atoms, stop) else stop


def _past_letters(atoms: Sequence[Atom], at: int) -> int:
    """Past the letters of a body: "leaders of the Nationalist Party (NP)"."""
    inside = at + 2 < len(atoms) and atoms[at].text == "(" and atoms[at + 2].text == ")"
    return at + 3 if inside and atoms[at + 1].text.isupper() else at


def _sides(atoms: Sequence[Atom], writing: Writing) -> Iterator[Side]:
    told = -_LONGEST  # the last "with" that brings in whom somebody met
    for at, atom in enumerate(atoms):
        if atom.has("with"):  # one more: "with X on Tuesday and with Y on Wednesday"
            again = atoms[at - 1].has("and") and at - told < _LONGEST
            if again or _is_told_with(atoms, at):
                told = at
                aside = is_aside(atoms, at)  # "said at a meeting with farmers"
                yield from (side for side in _those_met(atoms, at + 1, writing) if side.told or side.led or not aside)
        elif atom.has("between"):
            if at and atoms[at - 1].has("noun", "verb", "date"):
                yield from _those_met(atoms, at + 1, writing, of_noun=True)
        elif atom.norm in writing.other_side.takes:
            if _acts(atoms, at) and (not atom.has("noun") or _is_gerund(atoms, at)) and not is_wanted(atoms, at):
                yield from _those_met(atoms, at + 1, writing)
        elif atom.norm in writing.other_side.hosts and _acts(atoms, at):
            yield from (side for side in _those_met(atoms, at + 1, writing) if _is_guest(atoms, side, writing))
        if at == 0 or atoms[at - 1].has(*_BEFORE_A_SUBJECT):
            yield from _those_who_meet(atoms, at, writing)


# Where the other side must stand


def _acts(atoms: Sequence[Atom], verb: int) -> bool:
    """Whether a verb here has somebody before it who does it."""
    return verb > 0 and atoms[verb].has("verb") and not atoms[verb - 1].has(*_ARTICLES)


def _is_gerund(atoms: Sequence[Atom], at: int) -> bool:
    """ "After meeting the bishops", "denied meeting them", and not "a meeting the bishops missed"."""
    return atoms[at].has("verb") and atoms[at - 1].has("after", "before", "by", "when", "soft", "since", "verb")


def _is_told_with(atoms: Sequence[Atom], at: int) -> bool:
    """Whether "with" here brings in whom somebody met: behind a word of meeting, with nothing but where and when
    between. "Is in talks with" may go on for months, and nobody sits at a table."""
    first = at
    while (
        first
        and at - first < _LONGEST_NOUN
        and atoms[first - 1].has(*_PASSED)
        and not atoms[first - 1].has("noun", "verb")
    ):
        first -= 1
    if not first:
        return False
    word = atoms[first - 1]
    if word.has("with"):
        return False
    if not word.has("noun", "verb") and (noun := _noun_of_topic(atoms, at)) is not None:
        return not _is_of_many(atoms, noun)  # "held discussions on pay with the doctors"
    if word.has("noun"):
        return not (_is_under_way(atoms, first - 1) or _is_of_many(atoms, first - 1))
    held = word.has("verb") and any(atom.has("noun") for atom in atoms[max(0, first - _LONGEST_OTHER) : first - 1])
    forms = word.kinds.get("verb", ())
    met = any(form.verb.sense in _MET or (form.verb.sense == "talk" and form.tense in _DONE) for form in forms)
    return met or (held and any(form.verb.sense in _HELD for form in forms))


def _noun_of_topic(atoms: Sequence[Atom], at: int) -> int | None:
    """Where the noun stands of "held discussions on pay with", if somebody held them."""
    about = next((i for i in reversed(range(max(0, at - _LONGEST_NOUN), at)) if atoms[i].has("about")), 0)
    if not about or any(not atom.has("word", "definite", "thing") for atom in atoms[about + 1 : at]):
        return None
    noun = about - 1
    held = any(
        form.verb.sense == "hold" for atom in atoms[max(0, noun - 3) : noun] for form in atom.kinds.get("verb", ())
    )
    return noun if held and atoms[noun].has("noun") else None


def _is_of_many(atoms: Sequence[Atom], noun: int) -> bool:
    """ "Opened a conference with the growers", and not "held a summit with them"."""
    held = any(
        form.verb.sense == "hold" for atom in atoms[max(0, noun - 3) : noun] for form in atom.kinds.get("verb", ())
    )
    return atoms[noun].has("gathering", "event") and not held


def _is_under_way(atoms: Sequence[Atom], noun: int) -> bool:
    """ "Is in talks", "are in close dialogue"."""
    start = noun
    while start and set(atoms[start - 1].kinds) <= {"word", "ignorable", "bilateral", "exclusive", "with_each"}:
        start -= 1
    if not start:
        return False
    in_it = start > 1 and atoms[start - 1].has("inside") and not atoms[start - 2].has("noun")
    return in_it or is_discussed(atoms, start)


def _is_guest(atoms: Sequence[Atom], side: Side, writing: Writing) -> bool:
    """Whether somebody may be received: people are, and a board; a bank is paid, a fund and a mission are given."""
    guests = any(atoms[index].norm in writing.other_side.guests for index in range(side.start, side.stop))
    return side.people or guests


# Who stands there


def _those_met(atoms: Sequence[Atom], at: int, writing: Writing, of_noun: bool = False) -> Iterator[Side]:
    """Those of a list that begins here: "the union, Minister X and representatives of …". `of_noun`: whose talks they
    were, of which a verb may follow."""
    named = any(atom.has(*_WHOM) for atom in atoms[:at])
    first = True
    for _ in range(_LONGEST_LIST):
        side = _phrase(atoms, at, writing)
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
    return last.has("group") and " " in last.text and not atoms[at].has(*_LEADS)


def _is_apposed(atoms: Sequence[Atom], at: int) -> bool:
    """ "(Met) X, head of the farmers' union,": who X is; "met X, heads of unions and Y" is a list."""
    post = atoms[at].has("title", "office", "post") and not _is_plural(atoms[at])
    return post and at > 1 and atoms[at - 1].text == "," and atoms[at - 2].has("name")


def _its_owner(atoms: Sequence[Atom], at: int, stop: int, writing: Writing) -> Side | None:
    """ "Nordvik and its pilots": a name that has those who stand behind it is that of a body."""
    if stop != at + 1 or stop + 2 >= len(atoms) or atoms[at].kinds.keys() != {"name"}:
        return None
    owns = atoms[stop].has("and") and atoms[stop + 1].has("belonging")
    if not owns or writing.is_given(atoms[at].text.split()[0]) or _phrase(atoms, stop + 1, writing) is None:
        return None
    return Side(at, stop, told=True, led=False, people=False)


def _past_somebody(atoms: Sequence[Atom], at: int) -> int | None:
    """Past somebody whom other modules know: "Prime Minister X", "a delegation of the party", "Peru"."""
    stop = at
    while stop < min(len(atoms), at + _LONGEST_OTHER):
        atom = atoms[stop]
        known = atom.has(*_WHOM, *_ARTICLES, "former", "then", "nation", "word", "possessive_s", "ministry", "place")
        if (
            not (known or atom.has("of", "for"))
            or atom.has("date", "noun")
            or (atom.has("verb") and not atom.has(*_POSTS))
        ):
            break
        stop += 1
    return stop if stop > at and any(atom.has(*_WHOM) for atom in atoms[at:stop]) else None


def _those_who_meet(atoms: Sequence[Atom], at: int, writing: Writing) -> Iterator[Side]:
    """The subjects that begin here, if a verb of meeting follows them with somebody to meet: "the union met on Monday"
    is a session, and so is one of any body; two of them that "and" joins meet each other."""
    sides: list[Side] = []
    others = _is_joined(atoms, at)
    stop = at
    for _ in range(_LONGEST_LIST):
        side = _phrase(atoms, stop, writing, subject=True) or _its_owner(atoms, stop, stop + 1, writing)
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
    apposed = next(
        (i for i in reversed(range(max(0, at - _LONGEST_OTHER), at - 2)) if atoms[i].has("punct", "verb")), 0
    )
    return atoms[apposed].text == "," and atoms[apposed - 1].has("name") and atoms[at - 3].has("office", "title")


def _whom(atoms: Sequence[Atom], at: int) -> bool:
    return any(atom.has("name", "office", "title", "counterpart") for atom in atoms[at : at + _LONGEST])


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
                (i for i in range(index + 1, min(len(atoms), index + _LONGEST_NOUN)) if atoms[i].has("noun")), None
            )
            if noun is None or any(atoms[i].has("punct", "and", "with", "relative") for i in range(index + 1, noun)):
                return False
            brings = next(
                (i for i in range(noun + 1, min(len(atoms), noun + _LONGEST_NOUN)) if not atoms[i].has(*_PASSED)), noun
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
    return at < len(atoms) and (atoms[at].has(*_ARTICLES) or (atoms[at].has("word") and not atoms[at].forms))


def _is_at_a_meeting(atoms: Sequence[Atom], at: int) -> bool:
    """ "Told the minister at a meeting": of which the clause tells, before what they told."""
    for index in range(at, min(len(atoms) - 2, at + _LONGEST)):
        if atoms[index].has("that", "punct", "relative"):
            return False
        if atoms[index].has("at") and atoms[index + 1].has("indefinite") and atoms[index + 2].has("noun"):
            return True
    return False


def _is_somebody(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """Whether somebody stands here who can be met: "met with the President", "met the visiting French delegation"."""
    at += at < len(atoms) and atoms[at].has("with")
    for index in range(at, min(len(atoms), at + _LONGEST_NOUN)):
        atom = atoms[index]
        if atom.has(*_WHOM):
            behind = atoms[index + 1] if index + 1 < len(atoms) else None
            return behind is None or not behind.has("possessive_s")
        if not (atom.has(*_LEADS, "nation", "former", "then", "word") and not atom.has("verb", "punct", "on")):
            return False
        if (side := _phrase(atoms, index, writing)) is not None:
            return side.told or side.led
    return False


# The phrase


def _phrase(atoms: Sequence[Atom], at: int, writing: Writing, subject: bool = False) -> Side | None:
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
    while stop < min(len(atoms), start + _LONGEST):
        atom = atoms[stop]
        if _is_head(atom, writing) or (subject and _is_circle(atom, writing)) or _is_lettered(atoms, stop, start):
            head = stop
        elif not _describes(atoms, stop, writing) or (head == stop - 1 and _is_past(atom)):
            break
        stop += 1
    if head is None or head != stop - 1:
        return None
    said = [atom for atom in atoms[start:head] if _says(atom, writing)] + [atoms[head]] * (" " in atoms[head].text)
    stop = _past_name(atoms, stop)
    end = _past_owner(atoms, stop, writing)
    if end is None or _goes_on(atoms, end) or (atoms[head].has(*_OWNERS) and _of_states(atoms[start:end])):
        return None
    begin = at
    while begin < start and atoms[begin].has(*_ARTICLES) and not atoms[begin].has("they"):
        begin += 1
    told = bool(said) or end > head + 1 or _is_clause(atoms, end)
    noun = atoms[head].norm
    people = noun in writing.other_side.people or noun in writing.circles
    told |= _is_lettered(atoms, head, start)
    if not told and (
        not _is_head(atoms[head], writing)
        or noun in writing.other_side.untold
        or (not people and not led and not _is_plural(atoms[head]))
    ):
        return None
    if atoms[head].has("sport") and not told:
        return None
    return Side(begin, end, told, led, people)


def _of_states(atoms: Sequence[Atom]) -> bool:
    """ "The leaders of Norway and Ireland", "the Peruvian ministers": each by his office, see other modules."""
    others = [atom for atom in atoms if not atom.has(*_LEADS, *_OWNERS)]
    return bool(others) and all(atom.has(*_OF_STATES) for atom in others)


def _those_who(atoms: Sequence[Atom], at: int, writing: Writing) -> Side | None:
    """ "Those who speak for the teachers": up to what is no word of theirs."""
    who = at + 1
    if who + 2 >= len(atoms) or not atoms[at].has("those") or not atoms[who].has("who"):
        return None
    stop = who + 2
    while stop < min(len(atoms), at + _LONGEST) and (
        _describes(atoms, stop, writing) or atoms[stop].has("of", "for", *_ARTICLES) or _is_head(atoms[stop], writing)
    ):
        if atoms[stop].has("date") or (
            writing.is_person(atoms[stop]) and writing.is_given(atoms[stop].text.split()[0])
        ):
            return None
        stop += 1
    return Side(at, stop, told=True, led=False, people=True) if stop > who + 2 else None


def _is_circle(atom: Atom, writing: Writing) -> bool:
    return atom.norm in writing.circles and not atom.has("people", "sport", "group", "media")


def _is_lettered(atoms: Sequence[Atom], at: int, start: int) -> bool:
    """ "The IMF": letters behind an article."""
    atom = atoms[at]
    letters = atom.text.isalpha() and atom.text.isupper() and len(atom.text) > 2 and atom.kinds.keys() in _LETTERS
    return letters and at == start and at > 0 and atoms[at - 1].has("definite")


def _is_past(atom: Atom) -> bool:
    """ "Its pilots collapsed": behind a noun that is what became of it."""
    return "past" in atom.forms and not atom.capital


def _leads(atom: Atom, writing: Writing) -> bool:
    return atom.has(*_LEADS) or (atom.norm in writing.circles_any and not atom.has("of"))


def _is_plural(atom: Atom) -> bool:
    return "plural" in atom.forms


def _is_head(atom: Atom, writing: Writing) -> bool:
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


def _past_owner(atoms: Sequence[Atom], at: int, writing: Writing) -> int | None:
    """Past what they are of: "of the missing miners", "from Testfeld Diocese"; None where that is somebody by name."""
    stop = at
    while stop < len(atoms) and stop - at < _LONGEST and _brings_owner(atoms, stop, at):
        inner = stop + 1
        while (
            inner < len(atoms)
            and inner - at < _LONGEST
            and (
                atoms[inner].has(*_ARTICLES, "number", "they", "country", "place", "alliance", "group", "both")
                or _describes(atoms, inner, writing)
                or _is_year_of(atoms, inner)
                or ("plural" in atoms[inner].forms and _is_head(atoms[inner], writing))
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
            return None if inner < len(atoms) and atoms[inner].has(*_POSTS, "he") else stop
        if inner < len(atoms) and atoms[inner].has(*_OWNERS):
            return None  # "aides of the governor"
        if inner < len(atoms) and inner == stop + 2 and atoms[inner - 1].has(*_ARTICLES) and atoms[inner].has("date"):
            return stop
        stop = inner
    return stop


def _is_year_of(atoms: Sequence[Atom], at: int) -> bool:
    """ "Survivors of the | 2015 | attack": between an article and the word for what happened then."""
    if not atoms[at].has("date") or not atoms[at].text.isdigit() or at + 1 >= len(atoms):
        return False
    return atoms[at - 1].has(*_ARTICLES) and atoms[at + 1].kinds.keys() <= {"word", "name", "thing"}


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


def _goes_on(atoms: Sequence[Atom], at: int) -> bool:
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


def _is_verb(atom: Atom) -> bool:
    return atom.has("verb", "have", "be", "will", "do") or "past" in atom.forms


def _group(text: str, atoms: Sequence[Atom]) -> Atom:
    first, last = atoms[0], atoms[-1]
    words = text[first.start : last.end]
    return Atom(first.start, last.end, words, normalise(words), {"group": None}, first.capital, first.glued)
