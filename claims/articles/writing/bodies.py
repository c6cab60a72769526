"""Bodies that sit at a table themselves: "the union and the management met", "talks between Ryanair and its pilots'
union". Each is a group that takes part, as a delegation is (`groups`), with no word that says who speaks for it.

Only where it stands as who meets or is met, and where its sentence says when, where or how long, or that they *met*:
"is in talks with the union" may go on for months, and nobody sits at a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from claims.articles.writing import Writing
from claims.reading.scan import Atom
from claims.text import normalise

_LONGEST_BEFORE = 6  # atoms of "the country's largest teachers' union"
_LONGEST_BEHIND = 5  # atoms of "of the state railway"
_LONGEST_VERB = 5  # atoms of "have agreed in principle to meet"
_LONGEST_LIST = 9  # atoms between "with" and the last of those it brings in
_ARTICLES = ("definite", "indefinite", "possessive")
_DESCRIBING = ("word", "nation", "country", "name", "alliance", "possessive_s", "place", "bodies")
_MEETING = frozenset({"meet", "talk", "see", "host", "hold"})
_BEFORE_A_VERB = ("have", "will", "be", "plan_words", "plan_modal", "infinitive_mark", "ignorable", "not", "date")
_SETTING = ("date", "place", "duration")
_PASSED = ("date", "place", "at", "on", "duration", "for", "ignorable", "exclusive", "any_more", "venue")
_TALKING = frozenset({"meet", "talk", "call", "see"})
_CUTS = ("punct", "relative", "that", "when")

Span = tuple[int, int]


def with_bodies(text: str, atoms: Sequence[Atom], kinds: AbstractSet[str], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence with each body that takes part in a meeting as one of them, a group. `text`: the
    article's, in which the atoms stand; `kinds`: all that they can be."""
    if not writing.seated:
        return atoms
    if "team" in kinds:
        atoms = _with_teams(text, atoms)
    if not _may_tell(atoms, writing):
        return atoms
    found = [span for at in range(len(atoms)) if (span := _span(atoms, at, writing)) is not None]
    spans = [span for span in found if _takes_part(atoms, span)]
    spans += [span for span in found if span not in spans and _is_beside(span, spans, atoms)]
    spans += _named_beside(atoms, spans, writing)
    result: list[Atom] = []
    at = 0
    for start, stop in sorted(spans):
        if start >= at:
            result += [*atoms[at:start], _group(text, atoms[start:stop])]
            at = stop
    return [*result, *atoms[at:]]


def _with_teams(text: str, atoms: Sequence[Atom]) -> Sequence[Atom]:
    """ "An International Monetary Fund team led by X", "a mission of the African Union headed by Y": a group, whom
    somebody leads."""
    at = next((i for i in range(len(atoms) - 2) if "team" in atoms[i].kinds), None)
    if at is None:
        return atoms
    stop = at + 1
    if atoms[stop].has("of", "from") and not atoms[stop].has("at"):
        while stop < min(len(atoms) - 1, at + _LONGEST_BEHIND) and atoms[stop + 1].has(*_DESCRIBING, "definite"):
            stop += 1
        stop += 1
    led_by = stop + (stop < len(atoms) and atoms[stop].text == ",")
    if led_by + 1 >= len(atoms) or not atoms[led_by].has("led"):
        return atoms
    start = at
    while start and at - start < _LONGEST_BEFORE and _describes(atoms[start - 1]):
        start -= 1
    if start == at and not (start and atoms[start - 1].has(*_ARTICLES)):
        return atoms
    begin = atoms[led_by + 1].start
    leads = atoms[led_by]._replace(start=begin, end=begin, text="", norm="", kinds={"title": None}, glued=False)
    return [*atoms[:start], _group(text, atoms[start:stop]), atoms[led_by], leads, *atoms[led_by + 1 :]]


def _may_tell(atoms: Sequence[Atom], writing: Writing) -> bool:
    """Whether a sentence names such a body and tells of a meeting with its setting, or that somebody met."""
    if not writing.seated or not any(atom.norm in writing.seated for atom in atoms):
        return False
    senses = {form.verb.sense for atom in atoms for form in atom.kinds.get("verb", ())}
    told = bool(senses & _MEETING) or any(atom.has("noun") for atom in atoms)
    return told and ("meet" in senses or any(atom.has(*_SETTING) for atom in atoms))


def _span(atoms: Sequence[Atom], at: int, writing: Writing) -> Span | None:
    """From where to where the words for a body go whose noun stands here, without its article."""
    if atoms[at].norm not in writing.seated or atoms[at].has("sport", "alliance"):
        return None
    start = at
    while start and at - start < _LONGEST_BEFORE and _describes(atoms[start - 1]):
        start -= 1
    while start < at and (atoms[start].has("possessive_s") or atoms[start].glued or "adverb" in atoms[start].forms):
        start += 1
    if atoms[at].capital and start > 2 and atoms[start - 1].has("and") and atoms[start - 3].has("definite"):
        start -= 2 * atoms[start - 2].capital  # "the Warehouse and Cold Store Employers' Association"
    stop = _end(atoms, at + 1, writing)
    if stop is None:
        return None
    led = start > 0 and atoms[start - 1].has(*_ARTICLES)
    alone = start == at and stop == at + 1 and not led
    return None if alone and not (atoms[at].norm in writing.seated_alone or _is_joined(atoms, at)) else (start, stop)


def _describes(atom: Atom) -> bool:
    if atom.text in ("'", "’") and atom.glued:
        return True
    return atom.has(*_DESCRIBING) and not atom.has("verb", "date", "at", "and", "noun", "of", "ignorable", *_ARTICLES)


def _is_joined(atoms: Sequence[Atom], at: int) -> bool:
    """ "Union and management met"."""
    return (at > 0 and atoms[at - 1].has("and")) or (at + 1 < len(atoms) and atoms[at + 1].has("and"))


def _end(atoms: Sequence[Atom], at: int, writing: Writing) -> int | None:
    """Where the words for a body end that go on here, with its name or whose it is; None where its noun only says what
    sort of official somebody is, or whose something is: "the union leader", "the union's offer"."""
    if at >= len(atoms):
        return at
    if atoms[at].has("name") and " " not in atoms[at].text and atoms[at].start == atoms[at - 1].end + 1:
        at += 1  # "pilots' union BALPA"
    elif atoms[at].has("of"):
        stop = at + 1
        while stop < min(len(atoms), at + _LONGEST_BEHIND) and atoms[stop].has(*_DESCRIBING, "definite", "capital"):
            stop += 1
        at = stop if stop > at + 1 else at
    if at >= len(atoms):
        return at
    behind = atoms[at]
    if behind.has("possessive_s", "title", "office", "group", "aide", "counterpart", "noun", "team", "venue", "bodies"):
        return None
    if behind.norm in writing.seated or (behind.text in ("'", "’", "-") and behind.glued):
        return None
    return None if set(behind.kinds) == {"word"} and "past" not in behind.forms else at


def _takes_part(atoms: Sequence[Atom], span: Span) -> bool:
    """Whether a body stands as who meets, or is brought in as who is met."""
    start, stop = span
    start -= start > 0 and atoms[start - 1].has(*_ARTICLES)
    before = atoms[start - 1] if start else None
    if before is not None and before.has("of") and start > 1 and atoms[start - 2].has("office", "title", "aide"):
        return False  # "the Governor of the Bank of England met …"
    if before is not None and (_brings_in(atoms, start - 1) or (_meets(before) and not is_wanted(atoms, start - 1))):
        return True
    if before is not None and before.has("and") and _is_brought_in(atoms, start - 1):
        return True
    return _acts(atoms, stop, joined=before is not None and before.has("and"))


def _brings_in(atoms: Sequence[Atom], at: int) -> bool:
    """Whether "with" or "between" here stands behind a word of meeting: "an accord between …" is none."""
    if not atoms[at].has("with", "between"):
        return False
    led = [atom for atom in atoms[max(0, at - _LONGEST_LIST) : at] if not atom.has(*_PASSED)]
    held = len(led) > 1 and led[-2].has("noun") and any(f.verb.sense == "hold" for f in led[-1].kinds.get("verb", ()))
    if held:
        led.pop()  # "talks held on Monday between …"
    before = led[-1] if led else None
    if before is not None and is_discussed(atoms, atoms.index(before)):
        return False
    met = before is not None and any(form.verb.sense in _TALKING for form in before.kinds.get("verb", ()))
    return before is not None and (met or before.has("noun", "with", "format"))


def is_discussed(atoms: Sequence[Atom], at: int) -> bool:
    """ "To discuss talks with the rebels": what they spoke of."""
    return at > 0 and any(form.verb.sense == "discuss" for form in atoms[at - 1].kinds.get("verb", ()))


def _meets(atom: Atom) -> bool:
    return not atom.has("noun") and any(f.verb.sense in ("meet", "host", "see") for f in atom.kinds.get("verb", ()))


def is_wanted(atoms: Sequence[Atom], at: int) -> bool:
    """ "Met X and urged her to meet the rebels": behind another verb of meeting, one that hangs on what he said."""
    hangs = at > 1 and atoms[at - 1].has("infinitive_mark") and atoms[at - 2].has("him", "whom", "he", "they")
    return hangs and any(_meets(atom) for atom in atoms[: at - 1])


def _is_brought_in(atoms: Sequence[Atom], joint: int) -> bool:
    """Whether an "and" here goes on with those whom a "with" or a verb of meeting brings in."""
    for at in range(joint - 1, max(0, joint - _LONGEST_LIST) - 1, -1):
        if _brings_in(atoms, at) or _meets(atoms[at]):
            return True
        of_a_group = atoms[at].has("group") and at < joint - 1  # "representatives of the union and the management"
        if of_a_group or atoms[at].has(*_CUTS, "verb", "with", "between"):
            return False
    return False


def _acts(atoms: Sequence[Atom], at: int, joined: bool) -> bool:
    """Whether a verb of meeting follows, with nothing but what stands before a verb between. One body alone must have
    somebody to meet: "the union met on Monday" is a session."""
    for index in range(at, min(len(atoms), at + _LONGEST_VERB)):
        atom, behind = atoms[index], atoms[index + 1] if index + 1 < len(atoms) else None
        forms = atom.kinds.get("verb", ())
        if any(form.verb.sense in _MEETING for form in forms):
            alone = behind is None or behind.has("punct", "at", "on", "date", "infinitive_mark", "for", "any_more")
            if joined and behind is not None and behind.has(*_ARTICLES) and _is_word_only(atoms, index + 2):
                return False  # "nurses and unions met the announcement with joy"
            return joined or not (alone and any(form.verb.sense == "meet" for form in forms))
        if forms and all(form.verb.sense in ("agree", "plan") for form in forms):
            continue
        if not atom.has(*_BEFORE_A_VERB):
            return False
    return False


def _is_word_only(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a thing stands here: a word of which nothing more is known, with no noun for somebody behind it."""
    return (
        at < len(atoms)
        and atoms[at].kinds.keys() == {"word"}
        and (at + 1 == len(atoms) or atoms[at + 1].has("on", "at", "punct", "with"))
    )


def _is_beside(span: Span, others: Sequence[Span], atoms: Sequence[Atom]) -> bool:
    """Whether "and" joins a body to one that takes part."""
    start = span[0] - (span[0] > 0 and atoms[span[0] - 1].has(*_ARTICLES))
    for first, last in others:
        first -= first > 0 and atoms[first - 1].has(*_ARTICLES)
        if (last == start - 1 and atoms[last].has("and")) or (span[1] == first - 1 and atoms[span[1]].has("and")):
            return True
    return False


def _named_beside(atoms: Sequence[Atom], spans: Sequence[Span], writing: Writing) -> list[Span]:
    """ "Talks between Ryanair and its pilots' union": a name of one word, or of a body, joined to one of them."""
    found: list[Span] = []
    for start, stop in spans:
        start -= start > 0 and atoms[start - 1].has(*_ARTICLES)
        for at, joint in ((start - 2, start - 1), (stop + 1, stop)):
            if not 0 <= at < len(atoms) or not atoms[joint].has("and") or set(atoms[at].kinds) != {"name"}:
                continue
            of = at < start and at > 1 and atoms[at - 1].has("of") and atoms[at - 2].capital
            first = at - 2 if of else at  # "the Royal Union of Nurses and the government"
            body = any(normalise(word) in writing.bodies for word in atoms[first].text.split())
            one = first == at and " " not in atoms[at].text and not writing.is_given(atoms[at].text)
            called = first > 0 and atoms[first - 1].has("title", "office")
            called |= at + 1 < len(atoms) and atoms[at + 1].has("title", "office")  # "Education Minister X"
            if (body or one) and not called:
                found.append((first, at + 1))
    return found


def _group(text: str, atoms: Sequence[Atom]) -> Atom:
    first, last = atoms[0], atoms[-1]
    words = text[first.start : last.end]
    return Atom(
        first.start, last.end, words, normalise(words), {"group": None, "bodily": None}, first.capital, first.glued
    )
