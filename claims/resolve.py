"""Who is meant: a party as it was written → the entities of the store that it may be."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language import load
from claims.names import (
    asked_keys,
    base_forms,
    compare_names,
    is_given_name,
    is_undeclined,
    parse_name,
    possible_bearers,
    surely_different,
    tells_sex,
    word_ties,
)
from claims.names.links import pair
from claims.names.spelling import tables
from claims.names.ties import nominatives
from claims.namesakes import MOST_NAMESAKES, is_no_more_than_a_surname, is_surname_alone, names_of
from claims.quickly import Small, small
from claims.reading.parties import COUNTERPART, Office, Party
from claims.recall import Recalled
from claims.storage.interface import Found
from claims.types import Entity


@small
class Candidate(Small):
    """An entity that a name may mean. `score` 0 to 100; `sure` where the names are the same person's.

    `somebody`: no more than a surname is known of it. It may be any other who bears that name, or none of these.
    `finer`: and the name says more. `rule`: which rule of `claims.names` decided.
    """

    entity: Entity
    score: float
    sure: bool
    somebody: bool = False
    finer: bool = False
    rule: str = ""


@small
class Resolved(Small):
    """A party with the entities it may be, best first. Offices, countries and groups are told by their own ids."""

    party: Party
    candidates: tuple[Candidate, ...] = ()
    cut_off: bool = False
    ids: frozenset[str] = frozenset()  # who is surely meant by the name, whoever it is

    @property
    def known(self) -> bool:
        """Whether anything in the store may be meant by it."""
        if self.party.kind == "person":
            return bool(self.candidates)
        return self.party.kind in ("office", "country", "organisation")

    @property
    def offices(self) -> tuple[str, ...]:
        """The ids of the offices said of it, where role and country are both known."""
        return tuple(id for office in self.party.offices if (id := office_id(office)) is not None)


def office_id(office: Office) -> str | None:
    """The id under which the store keeps an office (of an alliance: a group), or None while its country is open."""
    if office.country is None or office.role == COUNTERPART:
        return None
    return f"{'office' if len(office.country) == 2 else 'group'}:{office.role}:{office.country}"


def resolve(party: Party, known: Recalled, language: str) -> Resolved:
    """Look a party up by its name. Case endings are undone where the party does not stand as a subject."""
    if party.kind != "person" or party.name is None:
        return Resolved(party)
    forms = _forms(party, language)
    candidates, cut_off, ids = known.resolved(forms, lambda: _look_up(forms, known))
    if not party.oblique and _may_be_in_a_case(party.name, language):
        candidates = tuple(each for each in candidates if _is_without_ending(party.name, each.entity))
        ids = _surely_meant(candidates)
    return Resolved(party, candidates, cut_off, ids)


def _may_be_in_a_case(name: str, language: str) -> bool:
    """ "Webers trafen Müllers", «Веберы встретились»: several of that name, as no surname alone has such a case there;
    but "Peters traf Ebers"."""
    cases = load(language).section("lexicon").get("cases")
    if cases is None:
        return False
    given, _, surname = name.rpartition(" ")
    if given:  # «Представитель Марко Дельмонта встретился»: his, as a given name without cases does not tell
        return given.endswith(tuple(cases["without"])) and surname.endswith(tuple(cases["genitive"]))
    return name.endswith(tuple(cases["no_subject"]))


def _is_without_ending(name: str, entity: Entity) -> bool:
    return any("case" not in word_ties(name, known) for known in names_of(entity) if not surely_different(name, known))


def _look_up(forms: Sequence[str], known: Recalled) -> tuple[tuple[Candidate, ...], bool, frozenset[str]]:
    """Those who may be meant by a name in one of these forms, best first, whether there may be more of them, and the
    ids of those who surely are.

    That the pen slipped is thought of only where nobody plainly bears the name: of a Steinberger and a Steinburger,
    who are both known, each is called by his own name.
    """
    seen: dict[str, Candidate | None] = {}
    candidates, cut_off = _bearers(forms, known, seen, slips=False)
    if any(candidate.rule in _PLAIN for candidate in candidates) and not any(map(is_surname_alone, forms)):
        candidates = [candidate for candidate in candidates if candidate.rule not in _SLIPPED]
    else:
        candidates, cut_off = _bearers(forms, known, seen, slips=True)
    candidates.sort(key=lambda each: (not each.sure, each.somebody, -each.score, each.entity.id))
    if candidates and candidates[0].sure:
        candidates = [candidate for candidate in candidates if candidate.sure]
    return tuple(candidates), cut_off, _surely_meant(candidates)


def _surely_meant(candidates: Sequence[Candidate]) -> frozenset[str]:
    """Somebody of that surname is nobody besides those who are known by name; his meetings are looked at all the
    same."""
    sure = [candidate for candidate in candidates if candidate.sure]
    return frozenset([each.entity.id for each in ([each for each in sure if not each.somebody] or sure)])


_FEW = 8  # people who are looked at, however few of the keys they have

# By which of the rules two names are the same to the last word, and by which in all but a slip of the pen.
_PLAIN = frozenset({"equal", "glued", "spelling", "script", "given"})
_SLIPPED = frozenset({"swapped", "slip"})


def _bearers(
    forms: Sequence[str], known: Recalled, seen: dict[str, Candidate | None], *, slips: bool
) -> tuple[list[Candidate], bool]:
    """Those who are found under the keys of a name, as far as it may be theirs, and whether there may be more.

    `seen`: by id, those whose names were compared already; it is added to.
    """
    keys = dict.fromkeys(key for form in forms for key in asked_keys(form, slips=slips))
    found = known.entities_by_keys(keys, MOST_NAMESAKES)
    entities = known.entities(_likely(forms, found, known))
    for id, entity in entities.items():
        if id not in seen:
            seen[id] = _candidate(forms, entity) if entity.kind == "person" else None
    return [each for id in entities if (each := seen[id]) is not None], found.cut_off


def _likely(forms: Sequence[str], found: Found, known: Recalled) -> Sequence[str]:
    """Those of many whose name may be the one that is looked for, and who have nearly as many of the keys as the one
    who has most: others only sound alike here and there. A few are told apart as they are compared."""
    if len(found.ids) <= _FEW:
        return found.ids
    near = {id for id, shared in zip(found.ids, found.shares, strict=True) if shared * 3 >= found.shares[0]}
    people = known.people_names([id for at, id in enumerate(found.ids) if at < _FEW or id in near])
    bearers = {id for form in forms for id in possible_bearers(form, people)}
    return [id for id in people if id in bearers]


def _forms(party: Party, language: str) -> tuple[str, ...]:
    """The name as written, and with the last word's case ending undone."""
    name = f"{party.address} {party.name}" if party.address else party.name or ""
    if not party.oblique:
        return (name,)
    words = name.split(" ")
    variants = [base_forms(word, language) for word in words]
    longest = max(len(forms) for forms in variants)
    bases = [" ".join(forms[min(index, len(forms) - 1)] for forms in variants) for index in range(min(longest, 4))]
    if len(words) == 1:
        bases = [_addressed(base, name, language) for base in bases]
    elif variants[-1] == (words[-1],) and is_undeclined(words[-1]) and any(map(is_given_name, variants[0][1:])):
        return tuple(_hers(base, language) for base in bases if base != name)
    own = [name] if len(set(bases)) < 2 or not _is_in_a_case(words[-1]) else []
    return tuple(dict.fromkeys([*own, *(base for base in bases if own or base != name)]))


def _addressed(base: str, name: str, language: str) -> str:
    """A family name whose case only a man's has, with his form of address: "Шевчуком" is no Нина Шевчук."""
    cases = load(language).section("lexicon").get("cases")
    if base == name or not cases or not cases["man"] or not is_undeclined(base):
        return base
    return f"{cases['man'][0]} {base}"


def _hers(name: str, language: str) -> str:
    """A name of which only the first word has a case, with a woman's form of address: «встреча Марты Квист» is of Марта
    Квист, and of no Marty or Martin, who would be «Мартина Квиста»."""
    cases = load(language).section("lexicon").get("cases")
    return f"{cases['woman'][0]} {name}" if cases and cases["woman"] else name


def _is_in_a_case(word: str) -> bool:
    """«Встреча Петрова»: where no subject stands, it is Петров in a case, and no woman: she would be «Петровой»."""
    return word.casefold().endswith(tuple(ending for ending in tables()["either"] if len(ending) > 1))


def _says_what_he_is(said: str, known: str) -> bool:
    """Whether a name begins with a word that is no given name, nor part of the known one: "Teamchef Joe Dunford"."""
    first = parse_name(said).parts[0]
    if first.given or first.initial:
        return False
    words = [part.word for part in parse_name(known).parts]
    return not any(form in words for form in (first.word, *nominatives(first.word.native)))  # "Марком Милли"


def _begins_with_another(said: str, known: str) -> bool:
    """Whether what a name has before the known one is no given name alone: "Martin Kessler Joe Dunford" is two people
    side by side, and not Joe Dunford."""
    pairing = pair(parse_name(said), parse_name(known))
    parts = pairing.a.parts
    agreeing = [at for at in range(len(parts)) if at not in pairing.left_a]
    return bool(agreeing) and not all(part.given or part.initial or part.optional for part in parts[: agreeing[0]])


def _adds_a_family_name(said: str, known: str) -> bool:
    """Whether a name ends with a word of which the known one has nothing: "Hassan Farouk Sayed" may be another man than
    Hassan Farouk. A father's name at the end says nothing of that."""
    pairing = pair(parse_name(said), parse_name(known))
    last = len(pairing.a.parts) - 1
    return last in pairing.left_a and not pairing.a.parts[last].optional


def _is_of_the_other_sex(said: str, known: str) -> bool:
    """ "Госпожа Драгана Вукович" is no Драган, whose name in a case is written like hers."""
    address, _, name = said.partition(" ")
    surname = name.rpartition(" ")[2]
    if not tells_sex(address):
        return False
    own = f"{address} {known.rpartition(' ')[2]}"  # "госпожа Милошевски": Драган is none
    return (
        compare_names(f"{address} {surname}", known).outcome == "different" or compare_names(own, known).rule == "sex"
    )


def _candidate(forms: Sequence[str], entity: Entity) -> Candidate | None:
    best: Candidate | None = None
    for form in forms:
        for name in names_of(entity):
            if surely_different(form, name):
                continue
            comparison = compare_names(form, name)
            if comparison.outcome == "different" or (
                comparison.rule in ("case", "either") and _is_of_the_other_sex(form, name)
            ):
                continue
            score, sure = round(100 * comparison.score, 1), comparison.outcome == "same"
            if sure and comparison.rule == "left_out":
                adds = _adds_a_family_name(form, name)
                sure = not (_says_what_he_is(form, name) or _begins_with_another(form, name) or adds)
            somebody = is_no_more_than_a_surname(entity)
            finer = somebody and not is_surname_alone(form)
            candidate = Candidate(entity, score, sure, somebody, finer, comparison.rule)
            if best is None or (candidate.sure, candidate.score) > (best.sure, best.score):
                best = candidate
    return best
