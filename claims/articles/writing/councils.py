"""Councils, boards, unions and parties that meet somebody as one, in German: "Der Bundesrat empfing …", "sprach mit dem
Betriebsrat", "Bahn und GDL kamen zusammen". Each is the noun of a group (`groups`).

Only where it stands in the case of who meets or is met and its clause tells of that, with a day, a place or that they
*met*, and names somebody else: a council that meets alone holds a session.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from claims.articles.writing import POSTS, Writing
from claims.reading.scan import Atom, kinds_of
from claims.text import normalise

_MEETING = frozenset({"meet", "talk", "see", "host"})
_TAKES_OBJECT = frozenset({"meet", "see", "host"})
_SETTING = ("date", "place", "duration")
_SOMEBODY = ("name", "group", "counterpart", "he", "they", *POSTS)
_COUNCIL = frozenset({
    "name", "word", "bodies", "bench", "ministry", "media", "thing", "group", "for_itself", "title", "post", "sport",
})  # fmt: skip
_BEFORE_A_PARTY = (
    "verb", "have", "be", "become", "will", "plan_modal", "hedge_modal", "reciprocal", "date", "place", "name", "and",
    "ignorable",
)  # fmt: skip
_LONGEST = 4  # atoms of "mit dem neu gewählten Betriebsrat"
_ENDS_A_CLAUSE = (",", ";", ":", "–", "—", ".", "!", "?")
_ARTICLES = ("definite", "indefinite", "possessive")
_LONGEST_OWNER = 3  # atoms of "des Werks" before "und"


def with_councils(atoms: Sequence[Atom], kinds: AbstractSet[str], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence with each such noun marked as a group's, and as one that need not say whose it is.
    `kinds`: all that they can be."""
    if not writing.councils or not _tells(_senses(atoms), kinds):
        return atoms
    nouns = [at for at, atom in enumerate(atoms) if atom.capital and _is_council(atoms, at, writing)]
    if not nouns:
        return atoms
    found = [at for at in nouns if _takes_part(atoms, at, nouns, writing.councils)]
    result = list(atoms)
    for at in found:
        result[at] = atoms[at]._replace(kinds={"group": None, "council": None})
    return result


def _is_council(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """Whether a noun is one of the table, and not the post of somebody ("Betriebsrat Jan Kohl")."""
    atom = atoms[at]
    if not atom.kinds.keys() <= _COUNCIL or not (_article_of(atom, writing.councils) or _is_bare(atom, writing)):
        return False
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    return not any(map(writing.is_given, atom.text.split()[1:])) and (behind is None or not behind.has("name"))


def _article_of(atom: Atom, councils: Mapping[str, tuple[str, ...]]) -> str:
    """The article in front of such a noun where it is a subject; none where the table has no such noun."""
    noun = normalise(atom.text.partition(" ")[0])
    return next((article for article, ends in councils.items() if noun.endswith(ends)), "")


def _is_bare(atom: Atom, writing: Writing) -> bool:
    """ "GDL", "Union": what needs no article."""
    return atom.kinds.keys() == {"name"} and (atom.norm in writing.councils_bare or _is_letters(atom.text))


def _is_letters(text: str) -> bool:
    return text.isalpha() and text.isupper() and len(text) > 2


def _senses(atoms: Sequence[Atom]) -> set[str]:
    return {form.verb.sense for atom in atoms for form in atom.kinds.get("verb", ())}


def _tells(senses: AbstractSet[str], kinds: AbstractSet[str]) -> bool:
    """Whether a clause, or one of a sentence, tells of a meeting with its setting, or that somebody met."""
    told = "noun" in kinds or bool(senses & _MEETING)
    return told and ("meet" in senses or not kinds.isdisjoint(_SETTING))


def _takes_part(atoms: Sequence[Atom], at: int, nouns: Sequence[int], councils: Mapping[str, tuple[str, ...]]) -> bool:
    first, last = _clause(atoms, at)
    clause = atoms[first:last]
    senses = _senses(clause)
    if not _tells(senses, kinds_of(clause)):
        return False
    start = _begin(atoms, at, first)
    before = atoms[start - 1] if start > first else None
    if before is not None and before.has("with", "between"):
        return _is_brought_in(atoms, start - 1, first, senses)
    beside = _joined(atoms, at, nouns, first, last)
    if beside is not None and (beside < at or not _is_governed(before)):
        return bool(senses & _MEETING) and (_is_mutual(clause, senses) or any(a.has(*POSTS) for a in clause))
    direct = _is_direct(atoms[start:at], _article_of(atoms[at], councils)) and not _is_governed(before)
    return direct and bool(senses & _MEETING) and _meets_somebody(atoms, at, first, last, senses)


def _clause(atoms: Sequence[Atom], at: int) -> tuple[int, int]:
    """From where to where the clause goes in which an atom stands: from mark to mark."""
    first = next((i + 1 for i in reversed(range(at)) if atoms[i].text in _ENDS_A_CLAUSE), 0)
    return first, next((i for i in range(at, len(atoms)) if atoms[i].text in _ENDS_A_CLAUSE), len(atoms))


def _begin(atoms: Sequence[Atom], at: int, first: int) -> int:
    """Where the words for a council begin: with its article."""
    at -= _of_two_parts(atoms, at)
    for start in range(at - 1, max(first, at - _LONGEST) - 1, -1):
        if _is_article(atoms[start]):
            return start
        if not (atoms[start].has("word", "nation", "place") and not atoms[start].has("and", "with", "at", "verb")):
            break
    return at


def _of_two_parts(atoms: Sequence[Atom], at: int) -> int:
    """How many atoms stand before "Handelskammer" in "Industrie- und Handelskammer", which are part of the noun."""
    before = atoms[at - len(("Industrie", "-", "und")) : at] if at >= len(("Industrie", "-", "und")) else ()
    hyphened = bool(before) and before[1].text == "-" and before[1].glued and before[2].has("and")
    return len(before) if hyphened and before[0].capital and before[2].start > before[1].end else 0


def _is_direct(led: Sequence[Atom], article: str) -> bool:
    """Whether the article says that a council is who meets, or whom somebody meets."""
    if not led or not article:
        return False
    return led[0].norm == article or led[0].has("object_article", "indefinite")


def _is_governed(before: Atom | None) -> bool:
    return before is not None and not before.has(*_BEFORE_A_PARTY)


def _is_mutual(clause: Sequence[Atom], senses: set[str]) -> bool:
    """ "Trafen sich", "sprachen": what several do, and not "der Streik trifft die Bahn und den Konzern"."""
    return "talk" in senses or any(atom.has("reciprocal", "apart", "noun") for atom in clause)


def _is_brought_in(atoms: Sequence[Atom], at: int, first: int, senses: set[str]) -> bool:
    """Whether "mit" here brings in whom somebody met or spoke to: behind a noun of meeting, or in a clause that tells
    so of somebody."""
    noun = any(atom.has("noun") for atom in atoms[max(first, at - _LONGEST) : at])
    return noun or (bool(senses & _MEETING) and any(_is_somebody(atoms, index) for index in range(first, at)))


def _joined(atoms: Sequence[Atom], at: int, nouns: Sequence[int], first: int, last: int) -> int | None:
    """Who is joined to a council by "und": another one, or a person named right beside it."""
    start = _begin(atoms, at, first)
    if start - 1 > first and atoms[start - 1].has("and"):
        other = next((i for i in reversed(range(first, start - 1)) if i in nouns or atoms[i].has("name")), None)
        if other is not None and start - 1 - other <= _LONGEST_OWNER:
            return other
    if at + 2 < last and atoms[at + 1].has("and"):
        behind = range(at + 2, min(last, at + 2 + _LONGEST))
        return next((i for i in behind if i in nouns or atoms[i].has("name")), None)
    return None


def _meets_somebody(atoms: Sequence[Atom], at: int, first: int, last: int, senses: set[str]) -> bool:
    """Whether a clause brings in, or has as subject or object, somebody beside the council."""
    for index in range(first, last):
        if index == at or not _is_somebody(atoms, index):
            continue
        led = next((i for i in reversed(range(first, index)) if not _is_of_a_name(atoms[i])), None)
        before = atoms[led] if led is not None else None
        if before is not None and before.has("with"):
            return bool(senses - {"host"} & _MEETING)  # "besuchte mit X das Klinikum"
        if senses & _TAKES_OBJECT and (before is None or not _is_governed(before)) and not _is_genitive(atoms, index):
            return True
    return False


def _is_article(atom: Atom) -> bool:
    """An article, and not "im"."""
    return atom.has(*_ARTICLES) and not atom.has("at", "on")


def _is_of_a_name(atom: Atom) -> bool:
    return _is_article(atom) or atom.has("nation", *POSTS)


def _is_somebody(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a name of two words or behind a post stands here, as "Wünschen" is not, or a word for people."""
    if set(atoms[at].kinds) == {"name"}:
        return " " in atoms[at].text or (at > 0 and atoms[at - 1].has("nation", *POSTS))
    return atoms[at].has(*_SOMEBODY)


def _is_genitive(atoms: Sequence[Atom], at: int) -> bool:
    return at > 0 and atoms[at - 1].has("genitive_article", "of")
