"""Who a phrase names: persons with titles and offices, offices alone, counterparts, countries, groups, and the rest.

A phrase is read from atoms, left to right: words before the head (articles, nationalities, titles, offices), the
head, what belongs behind it ("der USA und Russlands"), and appositions between commas. A phrase that names somebody
beside a person ("Gerasimov's deputy", "ein Sprecher Milleys") is a party of its own, never that person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from claims.names import compare_names, is_given_name, tells_sex
from claims.quickly import Small, small
from claims.reading.lexicon import Role
from claims.reading.scan import Atom

_QUOTES = frozenset("\"„“”«»‚‘’'")
COUNTERPART = "counterpart"  # the role of "his Russian counterpart": that of the other party


@small
class Office(Small):
    """An office as it was written: its role, and the country or alliance it is held for, where that is said.

    `among`: the countries of which alone it is said so, where the words name none: "Bundeskanzler".
    """

    role: str
    country: str | None
    former: bool = False
    among: frozenset[str] = frozenset()


@small
class Party(Small):
    """One participant as a statement names it. `[start, end)` covers the name, or the office where no name stands."""

    start: int
    end: int
    text: str
    kind: Literal["person", "office", "country", "organisation", "pronoun", "other"]
    name: str | None = None
    offices: tuple[Office, ...] = ()  # with a name: one of these is said of it
    country: str | None = None  # of a country or organisation; beside a name, the nationality that was said
    organisation: str | None = None  # its entity, where the tables know it
    named: str | None = None  # of `other` and `pronoun`: aide, body, thing, media; they, he
    subject: bool = False  # a pronoun that can only be a subject: er, he, он
    listed: bool = False  # stands in a list: "X and Y"
    oblique: bool = False  # stands where its language uses another case than the subject's
    whole: tuple[int, int] = (0, 0)  # the phrase with its titles and appositions
    address: str = ""  # a title that tells whether a man or a woman is meant: "Mrs"


@dataclass(slots=True)
class _Phrase:
    """What has been read of one phrase."""

    start: int
    nations: list[tuple[str, Atom]] = field(default_factory=list)
    offices: list[tuple[Role, Atom]] = field(default_factory=list)
    determined: bool = False
    possessive: bool = False
    titled: bool = False
    address: str = ""
    former: bool = False
    aide: bool = False
    body: bool = False
    name: Atom | None = None
    first: Atom | None = None  # the first atom that is no determiner


def read_party(atoms: Sequence[Atom], at: int, capital_nouns: bool) -> tuple[tuple[Party, ...], int] | None:
    """One party and no list of them: who is named behind "according to"."""
    return _party(atoms, at, capital_nouns)


def read_parties(
    atoms: Sequence[Atom], at: int, capital_nouns: bool, *, brought_in: bool = False
) -> tuple[tuple[Party, ...], int] | None:
    """The parties that a phrase starting at atom `at` names, with those joined to it; and where it ends.

    `brought_in`: behind a preposition, so that whoever stands between a comma and a verb is the verb's subject: "before
    talks with X, Y met Z".
    """
    if _BEGINS.isdisjoint(atoms[at].kinds):  # a third of those that are asked for
        return None
    both = "both" in atoms[at].kinds
    read = _told_by_name(atoms, at, capital_nouns) or _apposed(atoms, at + both, capital_nouns)
    if read is None:
        return None
    parties, stop = read
    tells = parties[-1].kind == "organisation" or _is_told_by(atoms, at)
    while stop < len(atoms):
        if tells and atoms[stop].text == ",":
            break  # «как сообщил Пентагон, X и Y встретились»
        step = _joined(atoms, stop, capital_nouns, brought_in)
        if step is None:
            break
        parties, stop = (*parties, *step[0]), step[1]
    if len(parties) > 1:
        parties, stop = _shared_apposition(atoms, _shared_offices(parties), stop, capital_nouns)
        parties = tuple(party._replace(listed=True) for party in parties)
    return tuple(map(_deputy, parties)), stop


def _is_told_by(atoms: Sequence[Atom], at: int) -> bool:
    """«Как сообщил X, Y и Z …»: who says so, and no list of three."""
    if at < len(("as", "said")) or not atoms[at - 2].has("according_name"):
        return False
    return any(form.verb.sense == "say" for form in atoms[at - 1].kinds.get("verb", ()))


def _deputy(party: Party) -> Party:
    """ "The deputy foreign minister", where no name stands: one of several, and not the minister."""
    below = party.kind == "office" and all(is_deputy(office.role) for office in party.offices)
    return party._replace(kind="other", offices=(), named="aide") if below else party


def is_deputy(role: str) -> bool:
    """Whether whoever has this role stands below the holder of an office."""
    return role.startswith(_DEPUTY)


def _told_by_name(atoms: Sequence[Atom], at: int, capital_nouns: bool) -> tuple[tuple[Party, ...], int] | None:
    """ "The two generals, Milley and Gerasimov,", "die beiden Generäle Dunford und Gerasimow": the names say who."""
    if "they" not in atoms[at].kinds or at + 1 >= len(atoms):
        return None
    comma = next((index for index in range(at + 1, min(at + 4, len(atoms))) if atoms[index].text == ","), None)
    passed = range(at + 1, comma) if comma is not None else range(0)
    if any(not atoms[index].has("title", "ignorable") for index in passed):  # whoever else is named is a party
        return None
    if comma is None and atoms[at].has("only_pronoun"):
        return None  # "in Rom traf sie X und Y"
    start = comma + 1 if comma is not None else at + 1
    held: tuple[Office, ...] = ()
    while comma is None and start < len(atoms) and atoms[start].has("title", "office") and not atoms[start].nations:
        if atoms[start].has("office"):
            held = (Office(atoms[start].kinds["office"].role, atoms[start].kinds["office"].country),)
        start += 1
    if start >= len(atoms) or not atoms[start].has("name", "title"):
        return None
    read = read_parties(atoms, start, capital_nouns)
    if read is None or len(read[0]) != 2 or any(party.kind != "person" for party in read[0]):
        return None
    if comma is None:
        return tuple(party._replace(offices=party.offices or held) for party in read[0]), read[1]
    return (read[0], _past_close(atoms, read[1])) if _closes(atoms, read[1]) else None


def _joined(
    atoms: Sequence[Atom], at: int, capital_nouns: bool, brought_in: bool = False
) -> tuple[tuple[Party, ...], int] | None:
    """One more party behind "and" or a comma; a comma joins only where a list or a verb follows."""
    atom = atoms[at]
    slashed = atom.text == "/" or (atom.text in "–-" and atom.glued)
    if atom.has("and") or (slashed and at + 1 < len(atoms) and atoms[at + 1].has("name")):
        following = at + 1
        while following < len(atoms) and atoms[following].has("both", "ignorable") and not atoms[following].capital:
            following += 1
        read = _apposed(atoms, following, capital_nouns) if following < len(atoms) else None
        return read if read is not None and read[0][0].named != "thing" else None
    if atom.text != ",":
        return None
    read = _apposed(atoms, at + 1, capital_nouns) if at + 1 < len(atoms) else None
    if read is None or read[0][0].kind not in ("person", "country"):
        return None
    if read[1] < len(atoms):
        behind = atoms[read[1]]
        says = behind.has("verb") and any(form.verb.sense == "say" for form in behind.kinds["verb"])
        subject = brought_in and not behind.has("and")
        if not says and not subject and behind.has("and", "verb", "infinitive_mark"):
            return read
        if behind.text == "," and _joined(atoms, read[1], capital_nouns, brought_in) is not None:
            return read
    return None


def _apposed(atoms: Sequence[Atom], at: int, capital_nouns: bool) -> tuple[tuple[Party, ...], int] | None:
    """A party with its apposition: "Dunford, der US-Generalstabschef,", "his counterpart, Valery Gerasimov,"."""
    read = _party(atoms, at, capital_nouns)
    if read is None:
        return None
    parties, stop = read
    if stop >= len(atoms) or atoms[stop].text not in (",", "("):
        return read
    if all(party.kind == "office" for party in parties):
        return _names_behind(atoms, parties, stop, capital_nouns) or read
    if len(parties) == 1 and parties[0].kind == "person" and (gloss := _gloss(atoms, parties[0], stop)):
        return parties, gloss
    if len(parties) == 1 and parties[0].kind == "person" and not parties[0].offices:
        offices = _party(atoms, stop + 1, capital_nouns)
        if offices is not None and len(offices[0]) == 1 and _closes(atoms, offices[1]):
            office = offices[0][0]
            if office.kind == "office":
                person = parties[0]._replace(offices=office.offices, whole=(parties[0].whole[0], office.whole[1]))
                return (person,), _past_close(atoms, offices[1])
    return read


def _gloss(atoms: Sequence[Atom], person: Party, at: int) -> int | None:
    """Past the same name in brackets: "Марк Милли (Mark Milley)"."""
    if at + 2 >= len(atoms) or atoms[at].text != "(" or atoms[at + 2].text != ")" or not atoms[at + 1].has("name"):
        return None
    found = compare_names(person.name or "", atoms[at + 1].text)
    return at + 3 if found.outcome == "same" else None


def _names_behind(
    atoms: Sequence[Atom], offices: tuple[Party, ...], at: int, capital_nouns: bool
) -> tuple[tuple[Party, ...], int] | None:
    """The names that follow offices between commas: "die Generalstabschefs …, Joe Dunford und Waleri Gerasimow,"."""
    names: list[Party] = []
    position = at + 1
    while position < len(atoms):
        read = _party(atoms, position, capital_nouns)
        if read is None or len(read[0]) != 1 or read[0][0].kind != "person" or read[0][0].offices:
            break
        names.append(read[0][0])
        position = read[1]
        if position < len(atoms) and atoms[position].has("and") and len(names) < max(2, len(offices)):
            position += 1
            continue
        break
    plural = len(offices) > 1 or len(names) > 1
    if not names or (len(offices) > 1 and len(names) != len(offices)) or not _closes(atoms, position, verb=True):
        return None
    held = tuple(office for party in offices for office in party.offices)
    whole = (offices[0].whole[0], names[-1].whole[1])
    people = tuple(name._replace(offices=held if plural else offices[0].offices, whole=whole) for name in names)
    return people, _past_close(atoms, position)


def _shared_offices(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """ "Президенты России и Турции X и Y": the offices before the first of two names are those of both."""
    people = len(parties) == 2 and all(party.kind == "person" for party in parties)
    if not people or len(parties[0].offices) != len(parties) or parties[1].offices:
        return parties
    return parties[0], parties[1]._replace(offices=parties[0].offices)


def _shared_apposition(
    atoms: Sequence[Atom], parties: tuple[Party, ...], at: int, capital_nouns: bool
) -> tuple[tuple[Party, ...], int]:
    """ "Joe Dunford und Waleri Gerasimow, die Generalstabschefs der USA und Russlands,": offices behind a list."""
    if at < len(atoms) and atoms[at].text == "," and all(party.kind == "person" for party in parties):
        read = _party(atoms, at + 1, capital_nouns)
        if read is None or len(read[0]) != len(parties) or not _closes(atoms, read[1]):
            return parties, at
        if all(party.kind == "office" for party in read[0]):
            held = tuple(office for party in read[0] for office in party.offices)
            return tuple(party._replace(offices=held) for party in parties), _past_close(atoms, read[1])
    return parties, at


def _closes(atoms: Sequence[Atom], at: int, verb: bool = False) -> bool:
    return at >= len(atoms) or atoms[at].text in ",;:).!?–—" or (verb and atoms[at].has("verb", "be", "have", "become"))


def _past_close(atoms: Sequence[Atom], at: int) -> int:
    """Past the comma or bracket that closes an apposition; one that a reporting frame follows cuts the sentence, too
    ("met his counterpart, Luo Jianfeng, her ministry said on Thursday"), or a new subject ("after meeting Kenya's
    minister, Ada Kimani, he said")."""
    if at >= len(atoms) or atoms[at].text not in ",)":
        return at
    new = at + 1 < len(atoms) and atoms[at + 1].has("he_subject")
    if atoms[at].text == "," and (new or _is_reported(atoms, at + 1)):
        return at
    return at + 1


def _is_reported(atoms: Sequence[Atom], at: int) -> bool:
    """Whether what follows here only says who says so: its first verb is one of saying, and nothing stands between."""
    for atom in atoms[at : at + _LONGEST_FRAME]:
        if atom.has("verb"):
            return any(form.verb.sense == "say" for form in atom.kinds["verb"])
        if atom.text in ",;:()–—" or atom.has("have", "be", "with", "at", "relative"):
            return False
    return False


_LONGEST_FRAME = 7  # atoms up to the verb of "a senior official in his office said"


def _party(atoms: Sequence[Atom], at: int, capital_nouns: bool) -> tuple[tuple[Party, ...], int] | None:
    """One phrase without its apposition: the parties it names (two for "the US and Russian chiefs") and its end."""
    if at >= len(atoms) or _BEGINS.isdisjoint(atoms[at].kinds):
        return None
    phrase = _Phrase(at)
    stop = at
    while stop < len(atoms):
        following = _word_before_head(atoms, stop, phrase)
        if following is None:
            break
        stop = following
    if stop < len(atoms) and phrase.first is None and phrase.name is None:
        simple = _simple(atoms, stop, phrase)
        if simple is not None:
            return simple
    if _represents(phrase) or phrase.aide or (phrase.titled and phrase.name is None and not phrase.offices):
        return _aide(atoms, at, stop, capital_nouns)  # "ein Oberst" is somebody, too
    if phrase.name is not None:
        return _person(atoms, phrase, stop, capital_nouns)
    if phrase.offices:
        return _offices(atoms, phrase, stop), stop
    return None


def _represents(phrase: _Phrase) -> bool:
    """Whether the office of somebody else stands behind his own: "представитель министра обороны"."""
    roles = [role.role for role, _ in phrase.offices]
    return len(roles) > 1 and roles[0] in _OWNED and any(role not in _OWNED for role in roles[1:])


_BEFORE_HEAD = frozenset({
    "definite", "indefinite", "possessive", "office", "counterpart", "aide", "former", "nation", "country", "alliance",
    "and", "title", "armed_forces", "then", "ignorable", "name",
})  # fmt: skip
_JOINTS = frozenset("-‑,")
_DETERMINERS = frozenset({"definite", "indefinite", "possessive"})
_NO_DETERMINERS = frozenset({"verb", "at", "on", "purpose", "of"})
_SIMPLE = frozenset({
    "organisations", "ministry", "bodies", "nation", "they", "he", "country", "capital", "alliance", "media", "nobody",
    "people", "group", "thing", "sport",
})  # fmt: skip
_BEGINS = _BEFORE_HEAD | _SIMPLE | {"both"}  # what no party begins without


def _word_before_head(atoms: Sequence[Atom], at: int, phrase: _Phrase) -> int | None:
    """Take one word of a phrase: where the next one starts, or None where the phrase has ended."""
    if phrase.name is not None:
        return None
    atom = atoms[at]
    kinds = atom.kinds
    if len(kinds) == 1 and "name" in kinds:  # most words are one thing, and most of these a name or nothing
        return _take_name(atoms, at, phrase)
    if _BEFORE_HEAD.isdisjoint(kinds) and atom.text not in _JOINTS:
        return None
    fresh = phrase.first is None
    if fresh and not _DETERMINERS.isdisjoint(kinds) and _NO_DETERMINERS.isdisjoint(kinds):
        phrase.determined = True
        phrase.possessive |= "possessive" in kinds
        return at + 1
    if atom.text in "-‑" and atom.glued and not fresh:
        return at + 1
    if "office" in kinds or "counterpart" in kinds:
        role = kinds.get("office") or Role(COUNTERPART)
        country = atom.nations[0] if atom.nations else None
        phrase.offices.append((Role(role.role, role.country or country, role.among), atom))
        phrase.first = phrase.first or atom
        return _countries_behind(atoms, at + 1, phrase)
    if "aide" in kinds:
        phrase.aide = True
        phrase.first = phrase.first or atom
        return at + 1
    if "former" in kinds:
        phrase.former = True
        phrase.first = phrase.first or atom
        return at + 1
    code = nation_of(atom)
    if code is not None and (_stands_before_office(atoms, at + 1) or _owns_name(atoms, at + 1)):
        phrase.nations.append((code, atom))
        phrase.first = phrase.first or atom
        return _past_possessive(atoms, at + 1)
    if phrase.nations and ("and" in kinds or atom.text == ",") and not phrase.offices:
        return at + 1 if at + 1 < len(atoms) and nation_of(atoms[at + 1]) is not None else None
    if "title" in kinds:
        phrase.titled = True
        phrase.nations += [(country, atom) for country in atom.nations]  # «заместитель госсекретаря США»
        if tells_sex(atom.text):
            phrase.address = atom.text
        phrase.first = phrase.first or atom
        return _past_stop(atoms, at + 1)
    if "armed_forces" in kinds and not fresh:
        return at + 1
    if "then" in kinds and (phrase.offices or _leads_to_head(atoms, at + 1)):
        return at + 1
    if "ignorable" in kinds and phrase.determined and not atom.capital and _leads_to_head(atoms, at + 1):
        return at + 1
    return _take_name(atoms, at, phrase) if "name" in kinds else None


def _take_name(atoms: Sequence[Atom], at: int, phrase: _Phrase) -> int | None:
    if _quoted(atoms, at):
        return None
    phrase.name = atoms[at]
    phrase.first = phrase.first or atoms[at]
    return at + 1


def _quoted(atoms: Sequence[Atom], at: int) -> bool:
    """A single word in quotation marks is no name: "Produktiv" nannte Milley das Treffen."""
    if not 0 < at < len(atoms) - 1 or " " in atoms[at].text:
        return False
    return atoms[at - 1].text in _QUOTES and atoms[at + 1].text in _QUOTES


def nation_of(atom: Atom) -> str | None:
    """The country or alliance that an atom stands for beside an office: "US", "russische", "Nato"."""
    kinds = atom.kinds
    if "nation" in kinds:
        code: str = kinds["nation"].country
        return code
    named: str | None = kinds.get("country") or kinds.get("alliance")
    return named


def _stands_before_office(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a country here only qualifies what follows: an office, a title, a counterpart, armed forces, a name."""
    led = atoms[at - 1]
    for atom in atoms[at : at + 8]:
        if atom.has("office", "counterpart", "aide", "armed_forces", "ministry"):
            return True
        qualifies = atom.has("nation", "country", "alliance", "then", "former", "possessive_s", "title", "and")
        qualifies |= atom.text == "." and atom.glued and led.has("title")  # "Russian Gen. Valery Gerasimov"
        led = atom
        if not (qualifies or atom.text in ("-", "‑", ",") or (atom.has("ignorable") and not atom.capital)):
            return atom.has("name") and atoms[at - 1].has("nation") and atoms[at].text != ","
        if atom.text == "," and not atoms[at - 1].has("nation", "country"):
            return False
    return False


def _owns_name(atoms: Sequence[Atom], at: int) -> bool:
    """ "Russia's Gerasimov"."""
    return at + 1 < len(atoms) and atoms[at].has("possessive_s") and atoms[at + 1].has("name", "title")


def _leads_to_head(atoms: Sequence[Atom], at: int) -> bool:
    for atom in atoms[at : at + 5]:
        if atom.has("office", "counterpart", "name", "title"):
            return True
        if not (atom.has("nation", "country", "then", "former", "ignorable") or atom.text == "-"):
            return False
    return False


def _past_stop(atoms: Sequence[Atom], at: int) -> int:
    """Past the full stop of "Gen. Milley"; one that ends the sentence is none: "sprach mit dem Kapitän."."""
    return at + 1 if at + 1 < len(atoms) and atoms[at].text == "." and atoms[at].glued else at


def _past_possessive(atoms: Sequence[Atom], at: int) -> int:
    return at + 1 if at < len(atoms) and atoms[at].has("possessive_s") else at


def _countries_behind(atoms: Sequence[Atom], at: int, phrase: _Phrase) -> int:
    """The countries behind an office: "der USA und Russlands", "of the Russian armed forces", "ВС РФ"."""
    stop = at
    while stop < len(atoms) and atoms[stop].has("of", "definite", "armed_forces", "from_to") and stop - at < 4:
        stop += 1
    if stop < len(atoms) and atoms[stop].has("both_countries"):
        return stop + 1
    countries: list[tuple[str, Atom]] = []
    while stop < len(atoms):
        code = nation_of(atoms[stop])
        if code is None and countries and _of_government(atoms, stop):
            code = atoms[stop].kinds["capital"]
        adjective = atoms[stop].has("nation") and not atoms[stop].has("country")
        if code is None or (adjective and not _armed_forces_follow(atoms, stop)):
            break
        countries.append((code, atoms[stop]))
        stop += 1
        while stop < len(atoms) and atoms[stop].has("armed_forces"):
            stop += 1
        joins = stop + 1 < len(atoms) and (atoms[stop].has("and") or _lists_countries(atoms, stop))
        following = stop + 1
        while joins and following < len(atoms) and atoms[following].has("of", "definite"):
            following += 1
        another = joins and following < len(atoms) and nation_of(atoms[following]) is not None
        if not another or _stands_before_office(atoms, following + 1):
            break
        stop = following
    if not countries:
        return at
    if phrase.nations:
        return at  # the office has its country already: what follows belongs to something else
    phrase.nations.extend(countries)
    return stop


def _lists_countries(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a comma here stands in a list of countries that an "and" ends ("von Kasachstan, Iran und Irak")."""
    while at + 1 < len(atoms) and atoms[at].text == ",":
        behind = _past_article(atoms, at + 1)
        if not atoms[behind].has("country"):
            break
        at = behind + 1
    return at + 1 < len(atoms) and atoms[at].has("and") and atoms[_past_article(atoms, at + 1)].has("country")


def _past_article(atoms: Sequence[Atom], at: int) -> int:
    """Past the article of a country: "Tschechiens und der Slowakei"."""
    return at + 1 if atoms[at].has("definite") and not atoms[at].has("country") and at + 1 < len(atoms) else at


def _of_government(atoms: Sequence[Atom], at: int) -> bool:
    return atoms[at].has("capital")


def _armed_forces_follow(atoms: Sequence[Atom], at: int) -> bool:
    return at + 1 < len(atoms) and atoms[at + 1].has("armed_forces")


def _simple(atoms: Sequence[Atom], at: int, phrase: _Phrase) -> tuple[tuple[Party, ...], int] | None:
    """A phrase of one word: a country, a capital that stands for one, a body, a ministry, a pronoun, a thing."""
    atom = atoms[at]
    if _SIMPLE.isdisjoint(atom.kinds):
        return None
    whole = (atoms[phrase.start].start, atom.end)
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is not None and behind.text in ("-", "‑") and behind.glued:
        return None  # the first half of a compound

    def one(kind: Literal["country", "organisation", "pronoun", "other"], **what: str | None) -> tuple[Party, ...]:
        return (Party(atom.start, atom.end, atom.text, kind, whole=whole, **what),)  # type: ignore[arg-type]  # all of text

    if atom.has("organisations"):
        key = atom.kinds["organisations"]
        return one("organisation", organisation=key, country=key.rpartition(":")[2]), at + 1
    if atom.has("ministry", "bodies"):
        named = "body" if atom.has("bodies") else None
        kind: Literal["organisation", "other"] = "organisation" if atom.has("ministry") else "other"
        return one(kind, named=named), _past_country(atoms, at + 1)
    if atom.has("nation") and at + 1 < len(atoms) and atoms[at + 1].has("ministry"):
        party = Party(atom.start, atoms[at + 1].end, "", "organisation", country=nation_of(atom), whole=whole)
        return (party,), at + 2
    if atom.has("they", "he"):
        pronoun = one("pronoun", named="they" if atom.has("they") else "he")[0]
        return (pronoun._replace(subject=atom.has("he_subject")),), at + 1
    if atom.has("country") or (atom.has("capital") and not phrase.determined):
        if behind is not None and behind.has("possessive_s", "noun"):
            return None  # "the Baku meeting", "Finland's capital"
        return one("country", country=atom.kinds.get("country") or atom.kinds.get("capital")), at + 1
    if atom.has("alliance"):
        return one("organisation", country=atom.kinds["alliance"]), at + 1
    if atom.has("media", "nobody"):
        return one("other", named="media" if atom.has("media") else "nobody"), at + 1
    if atom.has("people"):
        return one("other", named="aide"), at + 1
    if atom.has("group"):  # "a delegation of the Parliament" (claims/articles/writing/groups.py)
        return one("other", named="group"), at + 1
    if atom.has("thing", "sport"):
        return one("other", named="thing"), at + 1
    return None


def _past_country(atoms: Sequence[Atom], at: int) -> int:
    """Past the country of a body: "der Generalstab der USA"."""
    stop = at
    while stop < len(atoms) and atoms[stop].has("of", "definite") and stop - at < 2:
        stop += 1
    return stop + 1 if stop < len(atoms) and nation_of(atoms[stop]) is not None else at


def _aide(atoms: Sequence[Atom], start: int, stop: int, capital_nouns: bool) -> tuple[tuple[Party, ...], int] | None:
    """Somebody beside somebody: the phrase with all that belongs to it ("ein Sprecher Milleys")."""
    alone = capital_nouns and stop < len(atoms) and atoms[stop].has("object_article")  # "der Politiker die Ministerin"
    while not alone and stop < len(atoms) and atoms[stop].has("of", "definite", "possessive", "for", "belongs"):
        stop += 1
    owner = _party(atoms, stop, capital_nouns) if stop < len(atoms) and not alone else None
    if owner is not None and not atoms[stop - 1].has("and"):
        stop = owner[1]
    elif stop - 1 > start and atoms[stop - 1].has("at"):
        stop -= 1  # "traf den Bischof am Dienstag"
    first, last = atoms[start], atoms[stop - 1]
    party = Party(first.start, last.end, "", "other", named="aide", whole=(first.start, last.end))
    return (party,), stop


_DEPUTY = "deputy_"  # how the roles of those begin who stand below the holder of an office
# whose they are, a genitive behind them says
_OWNED = frozenset({"official", "delegation", "military_official", "envoy", "diplomat", "state_secretary", "lawmaker"})
_SKIP_TO_NOUN = ("nation", "format", "ignorable", "duration", "first", "last", "ordinal", "then", "date", "place")


def _is_full_name(text: str) -> bool:
    """ "Traf zunächst Angela Neu": a given name and more, behind whatever word; "große Erfolge" is none."""
    first, _, rest = text.partition(" ")
    return bool(rest) and is_given_name(first)


def _person(atoms: Sequence[Atom], phrase: _Phrase, stop: int, capital_nouns: bool) -> tuple[tuple[Party, ...], int]:
    name = phrase.name
    if name is None:
        raise ValueError("a person's phrase has a name")
    named: Literal["person", "other"] = "person"
    before = atoms[phrase.start - 1] if phrase.start else None
    led = phrase.determined or atoms[phrase.start] is not name  # "der …", "jetzigen Zeitpunkt"
    led |= before is not None and before.has("definite") and before.has("at", "of")  # "zum Zeitpunkt"
    common = capital_nouns and led and not (phrase.offices or phrase.titled or phrase.nations)
    common |= not capital_nouns and led and _is_somebody(atoms[phrase.start], atoms[phrase.start + 1], name)
    common |= "family" in name.forms and " " not in name.text  # "Петровы": several of that name
    number = before is not None and before.has("number") and not before.has("year")
    counted = before is not None and (number or (capital_nouns and before.has("word")))
    if counted and not (phrase.offices or phrase.titled or name.has("known") or _is_full_name(name.text)):
        common = True
    if stop < len(atoms) and atoms[stop].has("possessive_s"):
        head = stop + 1
        while head < len(atoms) and (atoms[head].has(*_SKIP_TO_NOUN) or atoms[head].text == "-"):
            head += 1
        if head < len(atoms) and atoms[head].has("noun"):
            stop += 1
        else:
            named = "other"
            stop = head if head < len(atoms) and atoms[head].has("verb", "be", "have") else min(head + 1, len(atoms))
    elif stop < len(atoms) and atoms[stop].has("aide", "office", "counterpart") and not phrase.offices:
        named, stop = "other", stop + 1
    elif capital_nouns and "owner" in name.forms and _is_somebodys(phrase, name):
        named = "other"  # "Vertreter Gerassimows"
    offices = _held(phrase)
    origin = phrase.nations[0][0] if phrase.nations else None
    if origin is None and all(office.country is None for office in offices):
        origin, stop = _origin(atoms, stop)
        offices = tuple(office._replace(country=origin) for office in offices)
    first = atoms[phrase.start]
    party = Party(
        name.start,
        name.end,
        name.text,
        "other" if common else named,
        name.text,
        offices,
        None if offices else origin,
        named="common" if common else "aide" if named == "other" else None,
        whole=(first.start, atoms[stop - 1].end),
        address=phrase.address,
    )
    return (party,), stop


def _is_somebodys(phrase: _Phrase, name: Atom) -> bool:
    """Whether a genitive may stand behind a post: "Vertreter Gerassimows", "den Wahlkampfmanager Trumps", but not
    "Parlamentspräsidentin Bas", nor "Bürgermeister Karl Voss", "dem Bürgermeister Jan Peters": a mayor is nobody's."""
    full = " " in name.text
    if full and (not phrase.determined or all(post.has("post") for _, post in phrase.offices)):
        return False
    return any(role.role in _OWNED and (phrase.determined or not post.has("title")) for role, post in phrase.offices)


def _is_somebody(article: Atom, behind: Atom, name: Atom) -> bool:
    """Whether a name right behind an article is that of several, or of one of them: "the Obamas", "another Obama"."""
    if behind is not name or " " in name.text:
        return False
    return article.has("indefinite") or (article.has("definite") and "owner" in name.forms)


def _origin(atoms: Sequence[Atom], at: int) -> tuple[str | None, int]:
    """ "Mark Milley of the United States", "Dunford (USA)": the country behind a name, and where that ends."""
    bracket = at < len(atoms) and atoms[at].text == "("
    if not (bracket or (at < len(atoms) and atoms[at].has("of"))):
        return None, at
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has("definite"):
        stop += 1
    code = nation_of(atoms[stop]) if stop < len(atoms) else None
    if code is None or (bracket and not (stop + 1 < len(atoms) and atoms[stop + 1].text == ")")):
        return None, at
    return code, stop + 1 + bracket


def _held(phrase: _Phrase) -> tuple[Office, ...]:
    """The offices of a phrase, each with the country that it names or that stands beside it."""
    held: list[Office] = []
    for role, atom in phrase.offices:
        if phrase.name is not None and atom.has("title"):
            continue  # "General Milley": a title adds nothing
        nations = [code for code, _ in phrase.nations]
        countries: list[str] = (
            [role.country] if role.country and not nations else nations
        )  # "British Secretary of State"
        held += [Office(role.role, country, phrase.former) for country in countries]
        held += [] if countries else [Office(role.role, None, phrase.former, role.among)]
    return tuple(held)


def _offices(atoms: Sequence[Atom], phrase: _Phrase, stop: int) -> tuple[Party, ...]:
    """Offices without a name: one party for each country that stands with a plural office."""
    first = phrase.first or atoms[phrase.start]
    start, end = first.start, atoms[stop - 1].end
    whole = (atoms[phrase.start].start, end)
    return tuple(
        Party(start, end, "", "office", offices=(office,), country=office.country, whole=whole)
        for office in _held(phrase)
    )


def with_text(party: Party, text: str) -> Party:
    """The party with its words filled in from the text it was read from."""
    return party if party.text else party._replace(text=text[party.start : party.end])
