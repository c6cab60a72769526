"""The posts that a source's own words give somebody: "Regierungschef Orechkowski", of a country that is not said.

No office stands for such a post among the entities, so no claim names it; but the words of the source are quoted with
the claim that he took part, and a statement that calls him the same agrees with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from claims.language import Language, installed, load
from claims.messages import office_table
from claims.reading.lexicon import lexicon
from claims.reading.parties import Office, Party
from claims.reading.phrases import Phrase, phrases
from claims.reading.scan import Atom, scan
from claims.text import normalise
from claims.types import Claim

_LONGEST = 120  # code points of a quote that may be a name with its post, and no sentence
_MOST = 8  # quotes of one claim
_JOINED = ("-", "‑")  # "Вице-губернатор X": what stands behind it is not his post
_UNKNOWN = {"word", "name"}
_LONGEST_POST = 6  # atoms of "мэром Нижнего Тарска Иваном Котовым"
_WHERE = {"word", "name", "place", "country", "capital", "ignorable", "of"}
_BEFORE_A_POST = ("verb", "with", "between", "by", "and", "date", "place", "punct")


def posts_quoted(claims: tuple[Claim, ...]) -> Iterator[Office]:
    """The posts in the quotes of these claims: in those that are a person with his post, and nothing else."""
    for claim in claims:
        for span in claim.spans[:_MOST]:
            if " " in span.quote and len(span.quote) <= _LONGEST:
                yield from _posts(span.quote)


def post_beside(text: str, start: int, language: str) -> tuple[int, int] | None:
    """Where a name with the post beside it stands, by the place where the name begins; None where it has none."""
    for phrase in _phrases(text, language):
        for party in phrase.value if phrase.kind == "parties" else ():
            if party.start == start and party.kind == "person" and party.offices:
                found = min(party.start, party.whole[0]), max(party.end, party.whole[1])
                return found if _posts(text[slice(*found)]) else None
    return _place_and_name(text, start, language)


def _place_and_name(text: str, start: int, language: str) -> tuple[int, int] | None:
    """The same of "губернатор Приокской области Вера Долгих", of whose province no table knows; but not of "заместитель
    губернатора области Иван Котов"."""
    for part in scan(text, load(language), None):
        for at, atom in enumerate(part.atoms):
            if atom.start != start or not atom.has("name"):
                continue
            near = range(at - 1, max(-1, at - _LONGEST_POST), -1)
            first = next((i for i in near if part.atoms[i].has("office")), None)
            if first is None or _of_a_place(part.atoms[first : at + 1]) is None:
                return None
            before = part.atoms[first - 1] if first else None
            led = before is None or (before.has(*_BEFORE_A_POST) and not before.glued)
            return (part.atoms[first].start, atom.end) if led else None
    return None


def _of_a_place(atoms: Sequence[Atom]) -> Office | None:
    """The post in "губернатор Приокской области Вера Долгих": a governor she is, whichever province it is."""
    role = atoms[0].kinds.get("office") if len(atoms) > len(("Mayor", "X")) else None
    if role is None or role.role not in office_table()["of_places"]["roles"] or not atoms[-1].has("name"):
        return None
    where = all(a.kinds.keys() <= _WHERE and not (a.has("name") and " " in a.text) for a in atoms[1:-1])
    return Office(role.role, None) if where else None


def is_qualified(before: str, post: str, language: str) -> bool:
    """Whether the words before a post may say that he is not, or not yet, what it says: "the self-proclaimed president
    X", "будущий президент X", "вице-губернатор X". Any that no table knows may."""
    if before[-1:] in _JOINED:
        return True
    if not before.strip():
        return False
    last = word_before(before, post, load(language))
    return last is None or last.has("at") or last.kinds.keys() <= _UNKNOWN  # «кандидат в президенты X»


def word_before(before: str, post: str, language: Language) -> Atom | None:
    """The last word before a post, read together with it ("der Grazer Bürgermeister"), but for such as make no other
    post of it ("visiting"). None where no word ends there."""
    told = before.rstrip()
    atoms = [atom for part in scan(f"{told} {post}", language, None) for atom in part.atoms if atom.end <= len(told)]
    end = len(told)
    while atoms and atoms[-1].end == end and atoms[-1].norm in _passing(language):
        atoms.pop()
        end = len(told[: atoms[-1].end if atoms else 0].rstrip()) if atoms else 0
    return atoms[-1] if atoms and atoms[-1].end == end else None


@cache
def _passing(language: Language) -> frozenset[str]:
    return frozenset(map(normalise, language.section("offices")["passing"]))


@lru_cache(maxsize=1 << 12)
def _posts(quote: str) -> tuple[Office, ...]:
    """In whichever language it reads as a person with a post."""
    found = (_person(quote, code) for code in installed())
    offices = next((party.offices for party in found if party is not None and party.offices), ())
    if offices:
        return offices
    atoms = (part.atoms for code in installed() for part in scan(quote, load(code), None)[:1])
    return next(((office,) for each in atoms if each and (office := _of_a_place(each)) is not None), ())


def _person(quote: str, code: str) -> Party | None:
    """Whom a quote names, if it is one person and nothing else."""
    match _phrases(quote, code):
        case [Phrase(kind="parties", value=(Party(kind="person") as party,))]:
            return party
    return None


def _phrases(text: str, code: str) -> list[Phrase]:
    language = load(code)
    nouns = lexicon(language).capital_nouns
    return [phrase for part in scan(text, language, None) for phrase in phrases(text, part.atoms, nouns)]
