"""Anybody who is met, whoever that is, in German: "traf sich mit den Betriebsräten der Werft", "die Rektorinnen kamen
mit X zusammen", "empfing Winzer von der Mosel". Each is a group that takes part (`groups`), with all of its words.

Nouns for people and bodies are known by how they end (a language's `[articles.anybody]`); that they take part is told
by where they stand: in the case of who meets or is met, or behind the word that brings them in, in a clause that tells
of a meeting of somebody else with them. Whoever meets alone holds a session, and is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.articles.writing import POSTS, Writing
from claims.language import load
from claims.reading.scan import Atom
from claims.text import normalise

_MEETING = frozenset({"meet", "talk", "host"})
_SETTING = frozenset({"date", "place", "duration"})
_ARTICLES = ("definite", "indefinite", "possessive")
_NO_HEAD = (
    "place", "country", "nation", "date", "verb", "noun", "counterpart", "duration", "have", "be", "become", "will",
    "not", "with", "and", "number", "sport", "event", "alliance", "armed_forces", "host",
)  # fmt: skip
_DESCRIBING = ("word", "nation", "number", "many", "former", "then", "other", "ordinal", "both", "people", "coming")
_OWNER = (
    "name", "word", "bodies", "ministry", "tie", "bench", "thing", "venue", "place", "country", "alliance", "sport",
    "houses", "group",
)  # fmt: skip
_PASSED = ("date", "place", "capital", "on", "duration", "definite", "ignorable", "time_of_day")
_BEFORE_A_PARTY = (
    "verb", "have", "be", "become", "will", "reciprocal", "date", "place", "ignorable", "time_of_day", "several_did",
    "first", "exclusive", "again", "name", "punct",
)  # fmt: skip
_PEOPLE = ("several", "several_with", "adjectival", "adjectival_n")
_SOMEBODY = ("name", "group", "counterpart", "he", "they", "he_subject", *POSTS)
_ENDS_A_CLAUSE = (";", ":", "–", "—", "!", "?", "(", ")")
_HYPHENS = ("-", "‑")
_LONGEST_BEFORE = 5  # atoms of "die drei neu gewählten türkischen"
_LONGEST_BEHIND = 10  # atoms of "der Städte und Gemeinden aus dem Norden des Landes"
_LONGEST_PASSED = 6  # atoms between a noun of meeting and "mit"
_SHORTEST_FIRST = 3  # letters before the end of a compound: "Vorräte" is long enough, "Geräte" not


@dataclass(frozen=True, slots=True)
class Nouns:
    """A language's nouns for whoever may be met. `ends`: how they end → the sets that they are of."""

    sets: Mapping[str, tuple[str, ...]]
    never: tuple[str, ...]
    direct: Mapping[str, frozenset[str]]  # article as who meets or is met → sets of nouns behind it
    oblique: Mapping[str, frozenset[str]]  # the same behind "with"
    owners: frozenset[str]  # what begins whose they are: "der", "aller"
    takes: frozenset[str]  # verbs that take whom somebody met as their object
    circles: frozenset[str]  # people of a kind who must say which they are (`circles`)
    qualities: tuple[str, ...]  # how adjectives end
    strong: tuple[str, ...]  # how they end before a noun in the genitive that has no article: "tschechischer"

    def of(self, word: str) -> frozenset[str]:
        """The sets that a word is of."""
        if word.endswith(self.never):
            return frozenset()
        return frozenset(name for name, ends in self.sets.items() if _ends(word, ends))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for somebody: from its article (or `begin`) to its end. `role`: with, between, by, direct, or none."""

    start: int
    begin: int
    stop: int
    role: str
    known: bool  # somebody anyway, by a name, a post or as a group
    series: int  # which of the lists of a sentence: "A, B und C" are one
    own: bool = True  # whether its words say who they are
    led: bool = True  # whether it has an article
    joined: bool = False  # whether it goes on with a list


def with_anybody(text: str, atoms: Sequence[Atom], kinds: AbstractSet[str], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence with whoever takes part in a meeting as one of them, a group.
    `kinds`: all that they can be."""
    nouns = nouns_of(writing.code)
    if nouns is None or not _tells(_senses(atoms), kinds):
        return atoms
    heads = [at for at, atom in enumerate(atoms) if atom.capital and _is_head(atoms, at, nouns, writing)]
    if not heads:
        return atoms
    phrases = _phrases(atoms, heads, nouns, writing)
    found = [phrase for phrase in phrases if not phrase.known and _takes_part(atoms, phrase, phrases, nouns)]
    if not found:
        return atoms
    result: list[Atom] = []
    at = 0
    for phrase in found:
        result += [*atoms[at : phrase.begin], _group(text, atoms[phrase.begin : phrase.stop])]
        at = phrase.stop
    return [*result, *atoms[at:]]


@cache
def nouns_of(code: str) -> Nouns | None:
    table = load(code).section("articles").get("anybody")
    if table is None:
        return None
    several, adjectival = (tuple(map(normalise, table[key])) for key in ("several", "adjectival"))
    ending, endless = table["oblique_ending"], tuple(table["endless"])
    sets = {
        **{article: tuple(map(normalise, table[article])) for article in table["articles"]},
        "several": several,
        "several_with": tuple(word if word.endswith(endless) else word + ending for word in several),
        "adjectival": adjectival,
        "adjectival_n": tuple(word + ending for word in adjectival),
    }
    return Nouns(
        sets,
        tuple(map(normalise, table["not"])),
        {article: frozenset(names) for article, names in table["direct"].items()},
        {article: frozenset(names) for article, names in table["oblique"].items()},
        frozenset(map(normalise, table["owners"])),
        frozenset(table["takes"]),
        frozenset(map(normalise, load(code).section("articles").get("circles", ()))),
        tuple(table["qualities"]),
        tuple(table["strong"]),
    )


def _ends(word: str, ends: tuple[str, ...]) -> bool:
    return word in ends or word[_SHORTEST_FIRST:].endswith(ends)


@lru_cache(maxsize=1 << 13)
def _sets(word: str, code: str) -> frozenset[str]:
    nouns = nouns_of(code)
    return nouns.of(normalise(word)) if nouns is not None else frozenset()


def _is_head(atoms: Sequence[Atom], at: int, nouns: Nouns, writing: Writing) -> bool:
    """Whether a noun for people or a body stands here, and no name of somebody behind it."""
    atom = atoms[at]
    if atom.has(*_NO_HEAD) or atom.has("group") or not _sets_of(atom, nouns, writing):
        return False
    if any(map(writing.is_given, atom.text.split()[1:])):
        return False
    behind = atoms[at + 1 : at + 3]
    particle = len(behind) > 1 and behind[0].kinds.keys() == {"word"} and not behind[0].capital
    named = behind[particle : particle + 1]
    if named and named[0].has("name") and (not particle or not _is_article(atoms[at - 1])):
        return False  # "Abgeordnete Eva Brandt", "Sondervermittler di Marzo"
    return not behind or not behind[0].glued or behind[0].has("punct")


def _sets_of(atom: Atom, nouns: Nouns, writing: Writing) -> frozenset[str]:
    """The sets that a noun is of: by its first word, where a name follows in one atom, or its last behind others."""
    first, _, rest = atom.text.partition(" ")
    found = _sets(first, writing.code)
    if not rest:
        return found
    if found:
        return found - {"several", "several_with"}
    *before, last = atom.text.split()
    adjectives = all(
        word[0].isupper() and word.endswith(nouns.qualities) and not writing.is_given(word) for word in before
    )
    return _sets(last, writing.code) if adjectives else frozenset()


def _senses(atoms: Sequence[Atom]) -> set[str]:
    return {form.verb.sense for atom in atoms for form in atom.kinds.get("verb", ())}


def _tells(senses: AbstractSet[str], kinds: AbstractSet[str]) -> bool:
    """Whether a clause, or one of a sentence, tells of a meeting with its setting, or that somebody met."""
    told = "noun" in kinds or bool(senses & _MEETING)
    return told and ("meet" in senses or not kinds.isdisjoint(_SETTING))


def _phrases(atoms: Sequence[Atom], heads: Sequence[int], nouns: Nouns, writing: Writing) -> list[Phrase]:
    """Words for somebody in a sentence, in order: those for whoever has a head here, and those known anyway."""
    result: list[Phrase] = []
    at = 0
    while at < len(atoms):
        head = next((i for i in heads if i >= at), None)
        if head is not None:
            begin = _begin(atoms, head, at)
            start = begin - (begin > at and _is_article(atoms[begin - 1]))
        last = head if head is not None else len(atoms)
        known = next((i for i in range(at, last) if _is_somebody(atoms, i, writing)), None)
        if known is not None and (head is None or known < start):
            result.append(_known(atoms, known, at, result))
            at = result[-1].stop
            continue
        if head is None:
            break
        opens, both = head, head + 2 if _are_both(atoms, head) else head
        if atoms[both].has("group"):
            stop = both + 1
        else:
            stop, head = _end(atoms, both + 1, nouns), both
        role, series = _role(atoms, start, result)
        sets = _sets_of(atoms[head], nouns, writing)
        own = begin < opens or stop > both + 1 or atoms[both].has("group") or sets.isdisjoint(_PEOPLE)
        own |= _is_compound(atoms[head], nouns)
        of_somebody = stop == head + 1 and _is_of_somebody(atoms, stop, nouns)
        joined = series != start and start == begin and role == "direct"
        joined &= atoms[head].has(*POSTS) or " " in atoms[start - 2].text  # "die Spitzen der Kirchen und Verbände"
        holders = atoms[head].has("office") and start < begin and (not own or role == "with")
        its_own = start < begin and atoms[start].has("possessive") and series == start  # "mit ihrem Kabinett"
        if not (of_somebody or joined or holders or its_own) and _is_in_case(atoms[start:begin], sets, role, nouns):
            result.append(Phrase(start, begin, stop, role, False, series, own, start < begin, series != start))
        elif _is_somebody(atoms, head, writing):
            result.append(_known(atoms, head, at, result))
            stop = result[-1].stop
        at = stop
    return result


def _known(atoms: Sequence[Atom], at: int, first: int, before: Sequence[Phrase]) -> Phrase:
    """The words for somebody by his post, his name or both, the first of which stands here."""
    start, stop = at, at + 1
    while start > first and (atoms[start - 1].has("nation", *POSTS) or _describes(atoms[start - 1])):
        start -= 1
    start -= start > first and _is_article(atoms[start - 1])
    while stop < len(atoms) and atoms[stop - 1].has(*POSTS) and atoms[stop].has("name", *POSTS):
        stop += 1
    role, series = _role(atoms, start, before)
    return Phrase(start, at, stop, role, known=True, series=series)


def _is_somebody(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """Whether a name of two words or behind a post stands here, as "Wünschen" is not, or a word for people."""
    atom = atoms[at]
    if atom.kinds.keys() == {"name"}:
        return writing.is_person(atom) or (at > 0 and atoms[at - 1].has("nation", *POSTS)) or _is_letters(atom.text)
    return atom.has(*_SOMEBODY)


def _is_letters(text: str) -> bool:
    return text.isalpha() and text.isupper() and len(text) > 1


def _are_both(atoms: Sequence[Atom], at: int) -> bool:
    """ "Vertreterinnen und Vertreter", "Schülerinnen und Schülern": women and men of a kind."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has("and") or not atoms[at + 2].capital:
        return False
    return atoms[at].text[:_STEM] == atoms[at + 2].text[:_STEM]


_STEM = 4  # letters that women and men of a kind share: "Ärztinnen und Ärzte" do not


def _begin(atoms: Sequence[Atom], head: int, first: int) -> int:
    """Where the words begin that say which they are: "die drei neu gewählten türkischen Abgeordneten"."""
    begin = head
    while begin - 1 > first and atoms[begin].glued and atoms[begin - 1].glued and atoms[begin - 1].text in _HYPHENS:
        begin -= 2  # "EU-Botschafter"
    while begin > first and head - begin < _LONGEST_BEFORE:
        if not _describes(atoms[begin - 1]):
            break
        begin -= 1
    return begin


def _describes(atom: Atom) -> bool:
    """ "Drei", "neu gewählten", "türkischen"."""
    if not atom.has(*_DESCRIBING) or atom.has("at", "with", "and", "verb", "not", "punct", *_ARTICLES):
        return False
    return not atom.capital or atom.has("nation", "number")


def _is_article(atom: Atom) -> bool:
    """An article, and not "im"."""
    return atom.has(*_ARTICLES) and not atom.has("at", "on")


def _is_compound(atom: Atom, nouns: Nouns) -> bool:
    """ "Missbrauchsbetroffene", "Milchbauern": a word that says which."""
    word = normalise(atom.text.partition(" ")[0])
    return not any(word in nouns.sets[name] for name in _PEOPLE)


def _is_of_somebody(atoms: Sequence[Atom], at: int, nouns: Nouns) -> bool:
    """ "Die Vertrauten des Präsidenten Ulf Roth": whom only somebody else tells apart."""
    led = at + 1 < len(atoms) and (atoms[at].norm in nouns.owners or atoms[at].has("of"))
    behind = at + 1 + (led and at + 2 < len(atoms) and _is_article(atoms[at + 1]))
    return led and atoms[behind].has("name", "nation", "title", *POSTS)


def _end(atoms: Sequence[Atom], at: int, nouns: Nouns) -> int:
    """Past whose they are, and from where: "der Städte und Gemeinden", "von der Mosel", "aus Politik und Kultur"."""
    stop = at
    while stop < min(len(atoms), at + _LONGEST_BEHIND):
        atom = atoms[stop]
        led = atom.has("of", "from") or atom.norm in nouns.owners
        adjective = not atom.capital and atom.has("word", "nation") and atom.norm.endswith(nouns.strong)
        if not (led or adjective):
            break
        end = stop + led
        while end < len(atoms) and (_is_article(atoms[end]) or _is_adjective(atoms[end])):
            end += 1
        if end + 1 < len(atoms) and atoms[end + 1].text in _HYPHENS and atoms[end + 1].glued:
            end += 2  # "der EU-Staaten"
        if end >= len(atoms) or not (_is_owner(atoms, end) or (adjective and _is_post(atoms, end))):
            break
        stop = _past_list(atoms, _past_name(atoms, end + 1))
    return stop


def _is_post(atoms: Sequence[Atom], at: int) -> bool:
    """ "Eine Gruppe tschechischer Bürgermeister"."""
    return atoms[at].has(*POSTS) and not (at + 1 < len(atoms) and atoms[at + 1].has("name"))


def _past_name(atoms: Sequence[Atom], at: int) -> int:
    """ "Aus der Partnerstadt Opole"."""
    named = at < len(atoms) and atoms[at].has("place") and not atoms[at].glued and atoms[at - 1].has("name")
    return at + 1 if named else at


def _is_adjective(atom: Atom) -> bool:
    return (
        not atom.capital and atom.has("word", "nation", "number", "both") and not atom.has("and", "verb", "punct", "at")
    )


def _is_owner(atoms: Sequence[Atom], at: int) -> bool:
    atom = atoms[at]
    if not atom.capital or not atom.has(*_OWNER) or atom.has("date", "verb", "noun", "with", *POSTS):
        return False
    return not (at + 1 < len(atoms) and atoms[at + 1].has("name"))


def _past_list(atoms: Sequence[Atom], at: int) -> int:
    """Past the others whom commas and "und" join to the first of a list without articles."""
    stop = at
    while stop + 1 < len(atoms) and atoms[stop].text == "," and _is_owner(atoms, stop + 1):
        stop += 2
    joined = stop + 1 < len(atoms) and atoms[stop].has("and") and _is_owner(atoms, stop + 1)
    return stop + 2 if joined else at


def _role(atoms: Sequence[Atom], start: int, before: Sequence[Phrase]) -> tuple[str, int]:
    """How words stand in their clause, by what stands before them, or as those that "und" joins them to; and where the
    list begins that they stand in."""
    if not start:
        return "direct", start
    atom = atoms[start - 1]
    if atom.has("and") or atom.text == ",":
        if before and before[-1].stop == start - 1:
            return before[-1].role, before[-1].series
        return ("direct" if atom.text == "," else ""), start
    for role in ("with", "between"):
        if atom.has(role):
            return role, start
    if atom.has("by") and not atom.has("verb"):
        return "by", start
    if atom.has("with_whom"):
        return "at", start
    direct = atom.has(*_BEFORE_A_PARTY) and not atom.has("of") and not (atom.capital and atom.has("ordinal", "first"))
    return ("direct" if direct else ""), start


def _is_in_case(article: Sequence[Atom], sets: AbstractSet[str], role: str, nouns: Nouns) -> bool:
    """Whether a noun behind its article stands in the case of its role."""
    led = article[0].norm if article else ""
    table = nouns.direct if role == "direct" else nouns.oblique
    return bool(role) and not table.get(led, frozenset()).isdisjoint(sets)


def _clause(atoms: Sequence[Atom], phrase: Phrase, phrases: Sequence[Phrase]) -> tuple[int, int]:
    """From where to where the clause goes in which words stand: from mark to mark, but for commas of a list."""
    listed = {each.start - 1 for each in phrases if each.role} & {each.stop for each in phrases}
    first = next((i + 1 for i in reversed(range(phrase.start)) if _cuts(atoms, i, listed)), 0)
    return first, next((i for i in range(phrase.stop, len(atoms)) if _cuts(atoms, i, listed)), len(atoms))


def _cuts(atoms: Sequence[Atom], at: int, listed: AbstractSet[int]) -> bool:
    """Whether a mark ends a clause here, or an "und" behind which another verb follows."""
    if atoms[at].has("and"):
        return at + 1 < len(atoms) and atoms[at + 1].has("verb", "have", "be", "will", "become")
    return atoms[at].text in _ENDS_A_CLAUSE or (atoms[at].text == "," and at not in listed)


def _takes_part(atoms: Sequence[Atom], phrase: Phrase, phrases: Sequence[Phrase], nouns: Nouns) -> bool:
    """Whether the clause of these words tells of a meeting with them."""
    first, last = _clause(atoms, phrase, phrases)
    clause = atoms[first:last]
    verbs = [form.verb for atom in clause for form in atom.kinds.get("verb", ())]
    senses = {verb.sense for verb in verbs}
    kinds = {kind for atom in clause for kind in atom.kinds}
    others = [p for p in phrases if p is not phrase and first <= p.start and p.stop <= last and p.role]
    circle = not phrase.own and atoms[phrase.stop - 1].norm in nouns.circles
    if phrase.role == "with":
        if _is_told_of(atoms, phrase.start - 1, first):
            return not circle
        if not any(other.role != "with" for other in others) and not kinds & {"he", "they", "he_subject"}:
            return False
        told = phrase.own or phrase.led
        return "meet" in senses or ("talk" in senses and told and not circle and not kinds.isdisjoint(_SETTING))
    if phrase.role == "between":
        return "noun" in kinds and any(other.role == "between" for other in others)
    takes = any(verb.lemma in nouns.takes for verb in verbs)
    if phrase.role == "by":
        opens = phrase.start - 2 <= first or atoms[phrase.start - 2].kinds.keys() == {"word"}
        takes &= not opens  # "begleitet von einer Delegation"
        return takes and "become" in kinds and any(other.role == "direct" for other in others)
    if phrase.role != "direct" or not _tells(senses, kinds) or not (phrase.own or phrase.led or phrase.joined):
        return False
    if any(other.role == "with" for other in others):
        return bool(senses & {"meet", "talk", "hold"})
    if any(other.role in ("at", "by") for other in others):
        return "host" in senses
    beside = [other for other in others if other.role == "direct"]
    apart = [other for other in beside if other.series != phrase.series]
    mutual = _is_mutual(clause, kinds, senses)
    if takes and any(other.known or phrase.own for other in apart):
        return True
    visits = "host" in senses and any(other.known and other.start > phrase.stop for other in apart)
    told_apart = any(other.known or other.own for other in (phrase, *beside) if other.series == phrase.series)
    return visits or (mutual and told_apart and len(apart) < len(beside))


def _is_told_of(atoms: Sequence[Atom], at: int, first: int) -> bool:
    """Whether "mit" here stands behind a noun of meeting, with nothing but where and when between."""
    before = at
    while before > first and at - before < _LONGEST_PASSED and atoms[before - 1].has(*_PASSED):
        before -= 1
    return before > first and atoms[before - 1].has("noun")


def _is_mutual(clause: Sequence[Atom], kinds: AbstractSet[str], senses: AbstractSet[str]) -> bool:
    """ "Trafen sich", "kamen zusammen", "führten Gespräche": what several do."""
    if not senses & {"meet", "talk"} and "noun" not in kinds:
        return False
    particles = {
        particle
        for atom in clause
        for form in atom.kinds.get("verb", ())
        for particle in (form.verb.particle, *form.verb.particles)
    }
    return not kinds.isdisjoint({"reciprocal", "noun"}) or "talk" in senses or any(a.norm in particles for a in clause)


def _group(text: str, atoms: Sequence[Atom]) -> Atom:
    first, last = atoms[0], atoms[-1]
    words = text[first.start : last.end]
    kinds = {"group": None, "bodily": None}
    return Atom(first.start, last.end, words, normalise(words), kinds, first.capital, first.glued)
