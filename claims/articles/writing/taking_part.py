"""Whether those whose words stand in a clause take part in what it tells of: who meets, who is met, who is brought in
(`anybody`).
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from claims.articles.writing.people_nouns import Nouns
from claims.reading.lexicon import Verb
from claims.reading.scan import Atom

_MEETING = frozenset({"meet", "talk", "host", "discuss", "call"})
_TALKING = frozenset({"talk", "discuss", "call"})
_SETTING = frozenset({"date", "place", "duration"})
_PRONOUNS = frozenset({"he", "they", "he_subject"})
_FINITE = ("verb", "have", "be", "will", "become")
_ENDS_A_CLAUSE = (";", ":", "–", "—", "!", "?", "(", ")")
_PASSED = ("date", "place", "capital", "on", "duration", "definite", "ignorable", "time_of_day")
_LONGEST_PASSED = 6  # atoms between a noun of meeting and "mit"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for somebody: from its article (or `begin`) to its end. `role`: with, between, by, at, direct, or none."""

    start: int
    begin: int
    stop: int
    role: str
    known: bool  # somebody anyway, by a name, a post or as a group
    series: int  # where the list begins that it stands in: "A, B und C" are one
    own: bool = True  # whether its words say who they are
    led: bool = True  # whether it has an article
    joined: bool = False  # whether it goes on with a list
    house: bool = False  # whether they may be a building: "eine Schule"
    sides: int = 0  # where "und" stands between two whose people they are: "die Spitzen von Grünen und SPD"


@dataclass(frozen=True, slots=True)
class _Clause:
    """The clause in which words for somebody stand. `others`: the words for others in it."""

    first: int
    atoms: Sequence[Atom]
    verbs: tuple[Verb, ...]
    senses: frozenset[str]
    kinds: frozenset[str]
    others: tuple[Phrase, ...]

    def has(self, *roles: str) -> bool:
        return any(other.role in roles for other in self.others)

    def is_set(self) -> bool:
        """Whether it says when, where or how long."""
        return not self.kinds.isdisjoint(_SETTING)

    def tells(self) -> bool:
        return tells(self.senses, self.kinds)


def tells(senses: AbstractSet[str], kinds: AbstractSet[str]) -> bool:
    """Whether a clause, or one of a sentence, tells of a meeting with its setting, or that somebody met."""
    told = "noun" in kinds or not senses.isdisjoint(_MEETING)
    return told and ("meet" in senses or not kinds.isdisjoint(_SETTING))


def takes_part(atoms: Sequence[Atom], phrase: Phrase, phrases: Sequence[Phrase], nouns: Nouns) -> bool:
    """Whether the clause of these words tells of a meeting with them."""
    clause = _clause_of(atoms, phrase, phrases)
    if phrase.role == "with":
        return _is_brought_in(atoms, phrase, clause, phrases, nouns)
    if phrase.role == "between":
        return "noun" in clause.kinds and clause.has("between")
    if phrase.role == "by":
        return _is_agent(atoms, phrase, clause, nouns)
    if phrase.role != "direct" or not (phrase.own or phrase.led or phrase.joined):
        return False
    if not clause.tells() and not _receives(clause, nouns):
        return False
    if clause.has("with"):
        return not clause.senses.isdisjoint({"meet", "talk", "discuss", "call", "hold"})
    if clause.has("at", "by"):
        return "host" in clause.senses or ("noun" in clause.kinds and clause.has("at")) or _receives(clause, nouns)
    return _meets_another(phrase, clause, nouns)


def _clause_of(atoms: Sequence[Atom], phrase: Phrase, phrases: Sequence[Phrase]) -> _Clause:
    """From mark to mark, but for commas of a list; behind "und" with the subject of what stands before it."""
    listed = {each.start - 1 for each in phrases if each.role} & {each.stop for each in phrases}
    joined = [each.start for each in phrases if each.role and each.series != each.start]
    listed |= {start - 1 for start in joined}  # "dem Bürgermeister der Stadt, Jan Kohl, und Vertretern"
    listed |= {start - 2 for start in joined if atoms[start - 1].has("and")}
    first = next((i + 1 for i in reversed(range(phrase.start)) if _cuts(atoms, i, listed)), 0)
    last = next((i for i in range(phrase.stop, len(atoms)) if _cuts(atoms, i, listed)), len(atoms))
    inside = [each for each in phrases if first <= each.start and each.stop <= last]
    others = [each for each in inside if each is not phrase and each.role]
    if first > 1 and atoms[first - 1].has("and"):
        others += _subject(atoms, first - 1, phrases)
    part = atoms[first:last]
    verbs = tuple(form.verb for atom in part for form in atom.kinds.get("verb", ()))
    kinds = frozenset(kind for atom in part for kind in atom.kinds)
    return _Clause(first, part, verbs, frozenset(verb.sense for verb in verbs), kinds, tuple(others))


def _cuts(atoms: Sequence[Atom], at: int, listed: AbstractSet[int]) -> bool:
    """Whether a mark ends a clause here, or an "und" behind which another verb follows."""
    if atoms[at].has("and"):
        return at + 1 < len(atoms) and atoms[at + 1].has(*_FINITE)
    if _frames_a_name(atoms, at) or _is_of_brackets(atoms, at):
        return False
    return atoms[at].text in _ENDS_A_CLAUSE or (atoms[at].text == "," and at not in listed)


def _frames_a_name(atoms: Sequence[Atom], at: int) -> bool:
    """ "Der Chef der Bahn | , | Jan Kohl | , | hat mit den Kassen gesprochen"."""
    for first in (at, at - len((",", "Jan Kohl"))):
        framed = atoms[max(0, first) : first + len((",", "Jan Kohl", ","))]
        if [atom.text for atom in framed[::2]] == [",", ","] and framed[1].kinds.keys() == {"name"}:
            listed = any(atom.has("and") for atom in atoms[first + len(framed) : first + len(framed) + 1])
            return first > 0 and " " in framed[1].text and not listed
    return False


def _is_of_brackets(atoms: Sequence[Atom], at: int) -> bool:
    """ "Landrat Jan Kohl (CDU) sprach mit den Winzern"."""
    if atoms[at].text == "(":
        inside = atoms[at + 1 : at + _LONGEST_BRACKET]
        stop = next((i for i, atom in enumerate(inside) if atom.text == ")"), None)
    elif atoms[at].text == ")":
        inside = atoms[max(0, at - _LONGEST_BRACKET) : at][::-1]
        stop = next((i for i, atom in enumerate(inside) if atom.text == "("), None)
    else:
        return False
    return stop is not None and not any(atom.has(*_FINITE) for atom in inside[:stop])


_LONGEST_BRACKET = 4  # atoms of "(Bündnis 90/Grüne)"


def _subject(atoms: Sequence[Atom], joint: int, phrases: Sequence[Phrase]) -> list[Phrase]:
    """ "Der Minister reiste nach Kiel und traf …": who stands first in what "und" goes on with."""
    before = [each for each in phrases if each.stop <= joint and each.known and each.role == "direct"]
    opens = before and not any(atom.has(*_FINITE) for atom in atoms[: before[0].start])
    return before[:1] if opens else []


def _is_brought_in(
    atoms: Sequence[Atom], phrase: Phrase, clause: _Clause, phrases: Sequence[Phrase], nouns: Nouns
) -> bool:
    """Whether "mit" brings somebody in to a meeting: behind its noun, or in a clause that tells so of somebody else."""
    told = phrase.own or (phrase.led and atoms[phrase.stop - 1].norm not in nouns.circles)
    if _is_behind_noun(atoms, phrase.start - 1, clause.first, phrases):
        return told or (not phrase.led and atoms[phrase.stop - 1].norm not in nouns.circles)
    nobody = not any(other.role != "with" for other in clause.others) and clause.kinds.isdisjoint(_PRONOUNS)
    if nobody and (atoms[phrase.stop - 1].has("nation") or not _has_one_by_surname(clause.atoms)):
        return False  # "sprach Kohl mit den Georgiern": whose side that is, is known elsewhere
    held = "hold" in clause.senses and "noun" in clause.kinds
    return "meet" in clause.senses or (told and clause.is_set() and (held or not clause.senses.isdisjoint(_TALKING)))


def _has_one_by_surname(atoms: Sequence[Atom]) -> bool:
    """ "Mit den Kassen hatte Kohl im März gesprochen", "Kohl traf sich mit Winzern", "hat die SPD-Politikerin mit den
    Kassen gesprochen": somebody by his surname, or as one of a kind, right beside the verb. Who that is, is not asked
    here."""
    for at, atom in enumerate(atoms):
        if not atom.capital or not atom.kinds.keys() <= {"name", "nation", "people"}:
            continue
        start = at
        while start > 1 and atoms[start - 1].text in _HYPHENS and atoms[start - 1].glued:
            start -= 2  # "der 54-Jährige"
        article = start > 0 and atoms[start - 1].has("his_article", "her_article")
        if not (article or atom.kinds.keys() == {"name"}):
            continue
        before, behind = atoms[: start - article], atoms[at + 1 : at + 2]
        led = bool(before) and before[-1].has(*_FINITE, "plan_modal", "hedge_modal", "reciprocal", "plan_words")
        if led or (not before and behind and behind[0].has(*_FINITE, "plan_modal", "hedge_modal", "plan_words")):
            return True
    return False


_HYPHENS = ("-", "‑")


def _is_behind_noun(atoms: Sequence[Atom], at: int, first: int, phrases: Sequence[Phrase]) -> bool:
    """Whether "mit" here stands behind a noun of meeting, with nothing but where and when, or of whom, between."""
    before = at
    of = next((each for each in phrases if each.stop == at and each.start > first), None)
    if of is not None and (atoms[of.start - 1].has("of") or atoms[of.start].has("genitive_article")):
        before = of.start - atoms[of.start - 1].has("of")
    while before > first and at - before < _LONGEST_PASSED and atoms[before - 1].has(*_PASSED):
        before -= 1
    return before > first and atoms[before - 1].has("noun")


def _is_agent(atoms: Sequence[Atom], phrase: Phrase, clause: _Clause, nouns: Nouns) -> bool:
    """ "Wurde von Vertretern des Verbands empfangen", but "begleitet von einer Delegation"; "ein Treffen von Vertretern
    des Verbands mit X"."""
    if atoms[phrase.start - 2].has("noun") and phrase.start > 1:
        return clause.has("with") and (phrase.own or phrase.led)
    if phrase.start - 2 <= clause.first or atoms[phrase.start - 2].kinds.keys() == {"word"}:
        return False
    takes = any(verb.lemma in nouns.takes for verb in clause.verbs)
    return takes and "become" in clause.kinds and clause.has("direct")


def _receives(clause: _Clause, nouns: Nouns) -> bool:
    """ "Hatte die Winzer zu Gast", "hieß sie willkommen": with a setting."""
    return clause.is_set() and any(atom.norm in nouns.receives for atom in clause.atoms)


def _invites(clause: _Clause) -> bool:
    """ "Begrüßte die Winzer zu einem Gespräch"."""
    at = next((i for i, atom in enumerate(clause.atoms) if atom.has("noun")), 0)
    led = at > 0 and any(atom.has("purpose") for atom in clause.atoms[max(0, at - len(("zu", "einem"))) : at])
    return led and "see" in clause.senses and clause.is_set()


def _meets_another(phrase: Phrase, clause: _Clause, nouns: Nouns) -> bool:
    """Whether those who are subject or object meet another one who is, or each other."""
    beside = [other for other in clause.others if other.role == "direct"]
    apart = [other for other in beside if other.series != phrase.series]
    takes = any(verb.lemma in nouns.takes for verb in clause.verbs) or _receives(clause, nouns) or _invites(clause)
    if takes and not phrase.house and any(other.known or (phrase.own and not other.house) for other in apart):
        return True
    if "host" in clause.senses and any(other.known and other.start > phrase.stop for other in apart):
        return True  # "die Stadträte besuchten Bürgermeister X"
    if phrase.sides and not beside:
        return "reciprocal" in clause.kinds and _is_mutual(clause)
    told_apart = any(other.known or other.own for other in (phrase, *beside) if other.series == phrase.series)
    return told_apart and len(apart) < len(beside) and _is_mutual(clause)


def _is_mutual(clause: _Clause) -> bool:
    """ "Trafen sich", "kamen zusammen", "führten Gespräche": what several do."""
    if clause.senses.isdisjoint({"meet", "talk", "discuss"}) and "noun" not in clause.kinds:
        return False
    forms = [form for atom in clause.atoms for form in atom.kinds.get("verb", ())]
    particles = {particle for form in forms for particle in (form.verb.particle, *form.verb.particles)}
    together = any(form.joined for form in forms) or any(atom.norm in particles for atom in clause.atoms)
    each_other = not clause.kinds.isdisjoint({"reciprocal", "noun"})
    return each_other or together or "talk" in clause.senses
