"""How two words of two names are tied to each other, from "the same letters" down to "hardly different"."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from claims import language as languages
from claims.names.part import Part
from claims.names.spelling import (
    Slip,
    Word,
    answers,
    base_forms,
    convention,
    heard,
    readings,
    same_spelling,
    skeletons,
    slip,
    tables,
    word,
)
from claims.names.tables import Given, given, is_common_surname

# How far each tie carries. At FIRM and above it is that of one and the same name; below it the words are only alike,
# which makes two names ambiguous and never the same.
TIES = {
    "equal": 1.0,  # the same letters: Müller, Muller
    "spelling": 0.97,  # one name in two spellings: Gerasimow, Guerassimov
    "script": 0.96,  # the letters of one script answer to those of the other: Dunford, Данфорд
    "given": 0.95,  # the table of given names has both as one: Joe, Joseph; Waleri, Валерий
    "case": 0.94,  # a case of the other: Герасимовым, Dunfords
    "doubled": 0.92,  # a letter written twice or once
    "sound": 0.88,  # equal as far as another writing shows sounds: Hsi, Xi; Ladin, Laden; Obama in Arabic letters
    "initial": 0.86,
    "swapped": 0.84,  # a slip of the pen: two letters swapped
    "slip": 0.8,  # a slip of the pen: one letter wrong, missing or too many
    "homophone": 0.6,  # common surnames that only sound alike: Meier, Mayer
    "either": 0.55,  # a man's name in another case, or a woman's: Герасимова
    "translated": 0.5,  # Friedrich, Frederick; Bob, Rob
    "near": 0.45,  # hardly different: Kurz, Kerz
}
FIRM = 0.7

_HOPELESS = 0.4  # normalised similarity of folded words below which no spelling joins them: Jelzin, Eltsine 0.43


def tie(x: Part, y: Part, family: bool, *, chinese: bool = False, arabic: bool = False) -> str:
    """The strongest tie between two words, a key of TIES, or "" if there is none.

    `family`: both stand for the family name. Family names have no short forms; two given names of the table that
    share no line are different, however alike. `chinese`, `arabic`: these spellings may be taken for one another.
    """
    if x.initial or y.initial:
        return "initial" if _initial(x, y) else ""
    if x.word.plain == y.word.plain:
        return "equal" if x.word.plain else ""
    known = _given(x, y) if x.given and y.given and not family else ""
    if known == "given":
        return known
    foreign = x.word.script != y.word.script
    if not (foreign or chinese) and OSA.normalized_similarity(x.word.plain, y.word.plain) < _HOPELESS:
        return known
    if (foreign or not known) and (same := _same(x.word, y.word)):
        alike = family and not foreign and is_common_surname(x.word) and is_common_surname(y.word)
        return "homophone" if alike and not _marks_only(x.word, y.word) else same
    if family and _sounds(x.word, y.word, "homophones"):
        return "homophone"
    if case := _case(x, y, family):
        return case
    if known:
        return known
    if x.given and y.given and not family:
        return ""
    if x.patronymic != y.patronymic or (family and _feminine(x.word.plain, y.word.plain)):
        return ""
    if (chinese and _chinese(x.word.plain, y.word.plain)) or (arabic and _sounds(x.word, y.word, "arabic")):
        return "sound"
    if foreign and "other" in (x.word.script, y.word.script):
        return _by_consonants(x.word, y.word) if blurred(x.word) & blurred(y.word) else ""
    return _slip(x.word, y.word, family)


def _same(x: Word, y: Word) -> str:
    if x.script != y.script and "cyrillic" in (x.script, y.script):
        cyrillic, other = (x, y) if x.script == "cyrillic" else (y, x)
        if answers(cyrillic.native, other.plain) or answers(cyrillic.native, other.expanded):
            return "script"
    return "spelling" if same_spelling(x, y) else ""


def _skeletons(of: Word) -> frozenset[str]:
    return skeletons(of.plain, of.expanded)


@lru_cache(maxsize=1024)
def blurred(of: Word) -> frozenset[str]:
    """Consonants as writings show them that lack r (贝拉克, Barack) or p, or write v for u (נתניהו, Netanyahu)."""
    merged = {skeleton.replace("r", "l") for skeleton in _skeletons(of)}
    return frozenset(form for skeleton in merged for form in (skeleton.replace("f", "p"), skeleton.replace("f", "")))


def _by_consonants(x: Word, y: Word) -> str:
    """ "sound" of two words in two writings that show the same consonants, as Arabic and Chinese show little else.

    Where both writings show the vowels, the letters have to be alike, too: Γιαννιανός is no Eastson.
    """
    if _shows_vowels(x) and _shows_vowels(y) and OSA.normalized_similarity(x.plain, y.plain) < SIMILAR:
        return "near"
    return "sound"


def _shows_vowels(of: Word) -> bool:
    if of.script != "other":
        return True
    return unicodedata.name(of.native[0], "").partition(" ")[0] in tables()["letters"]["vowelled"]


def _marks_only(x: Word, y: Word) -> bool:
    """Müller, Mueller, Muller: a name with its mark, without it, or with the mark written out."""
    return x.expanded in (y.plain, y.expanded) or x.plain == y.expanded


def _given(x: Part, y: Part) -> str:
    """ "given" where the table has both words as one name, "translated" where they share a line, else ""."""
    shorter, longer = sorted((x.word.native, y.word.native), key=len)
    if _one_given_name(x.given, y.given, longer.startswith(shorter[:-1] or shorter)):
        return "given"
    return "" if {one.line for one in x.given}.isdisjoint(two.line for two in y.given) else "translated"


def _one_given_name(x: tuple[Given, ...], y: tuple[Given, ...], alike: bool = False) -> bool:
    """Whether the table has two words in one group, not both as short forms, unless they are alike (Jim, Jimmy)."""
    return any(one[:2] == two[:2] and (one.full or two.full or alike) for one in x for two in y)


@lru_cache(maxsize=2048)
def firsts(of: Word) -> frozenset[str]:
    """The letters a word may begin with, in every reading."""
    sounds = {reading[:1] for found in readings(of.plain, of.expanded) for reading in found}
    return frozenset({of.plain[:1], *sounds} - {""})


def _initial(x: Part, y: Part) -> bool:
    """Whether one is an initial of the other: V. or W. of Wladimir, J. of Jewgeni and Е. too."""
    if x.word.script != y.word.script and "cyrillic" in (x.word.script, y.word.script):
        cyrillic, other = (x.word, y.word) if x.word.script == "cyrillic" else (y.word, x.word)
        sign = cyrillic.native if cyrillic.native in tables()["initials"] else cyrillic.native[:1]
        if any(answers(sign, other.plain[:size]) for size in (1, 2, 3) if other.plain[:size]):
            return True
    if x.word.script == y.word.script and tables()["initials"] and len(x.word.native) != 1 != len(y.word.native):
        return x.word.native.startswith(y.word.native) or y.word.native.startswith(x.word.native)
    return not firsts(x.word).isdisjoint(firsts(y.word))


@lru_cache(maxsize=1024)  # of a dozen words each
def nominatives(native: str) -> tuple[Word, ...]:
    """What a word may be a case of, in any installed language."""
    forms = {form for code in languages.installed() for form in base_forms(native, code)[1:]}
    return tuple(word(form) for form in sorted(forms))


def _case(x: Part, y: Part, family: bool) -> str:
    """ "case" where one word is a case of the other, "either" where it may as well be a name of its own."""
    for inflected, base in ((x, y), (y, x)):
        if inflected.word.plain[:1] != base.word.plain[:1] and inflected.word.script == base.word.script:
            continue
        for nominative in nominatives(inflected.word.native):
            if (
                nominative.plain == base.word.plain
                or _same(nominative, base.word)
                or (not family and _one_given_name(given(nominative), base.given))
            ):
                own_name = bool(inflected.given) or (family and is_common_surname(inflected.word))
                woman = inflected.word.native.endswith(tuple(tables()["either"]))
                return "either" if own_name or woman else "case"
    return ""


def is_mans_case(inflected: Word, base: Word) -> bool:
    """Whether a word is another one in a case that it has as a man's family name only: "Шевчуком", of "Шевчук"."""
    if inflected.script != "cyrillic" or inflected.native.endswith(tuple(tables()["mans_cases"]["but"])):
        return False
    found = [form for form in nominatives(inflected.native) if form.plain == base.plain or _same(form, base)]
    return bool(found) and all(has_cases_if_a_mans(form) for form in found)


def has_cases_if_a_mans(name: Word) -> bool:
    """Whether a family name has cases where it is a man's, and none where it is a woman's: "Шевчук"."""
    ends = tables()["mans_cases"]
    return (
        name.script == "cyrillic"
        and name.native.endswith(tuple(ends["nominative"]))
        and not name.native.endswith(tuple(ends["but"]))
    )


def _feminine(x: str, y: str) -> bool:
    """Whether one is the woman's form of the other: Gerasimova, Gerasimow."""
    x, y = x.replace("w", "v"), y.replace("w", "v")
    if not (x.endswith(_womens_endings()) or y.endswith(_womens_endings())):
        return False
    return any(
        one.endswith(woman)
        and two.endswith(man)
        and _one_stem(one[: len(one) - len(woman)], two[: len(two) - len(man)])
        for man, woman in tables()["feminine"]
        for one, two in ((x, y), (y, x))
    )


@cache
def _womens_endings() -> tuple[str, ...]:
    return tuple(woman for _, woman in tables()["feminine"])


def _one_stem(x: str, y: str) -> bool:
    """Whether two stems are spellings of one: Gerasimova is no more Gerassimow than Gerasimow."""
    return x == y or (min(len(x), len(y)) > 3 and same_spelling(word(x), word(y)))


def _sounds(x: Word, y: Word, table: str) -> bool:
    return heard(x.plain, table) == heard(y.plain, table)


def _chinese(x: str, y: str) -> bool:
    """Whether one is Pinyin and the other the same syllables in Wade-Giles, or as a European hears them."""
    return any(convention(table)(x) == y or x == convention(table)(y) for table in ("wade_giles", "by_ear", "by_ear_s"))


def _slip(x: Word, y: Word, family: bool) -> str:
    """A slip of the pen, in the letters or in what one convention reads from them (Serej, Sergey).

    Never of a common surname for another word, unless letters are only swapped or doubled; and in writings whose
    signs are syllables or words (이재명) the signs count, not their Latin letters. Across scripts equal consonants are
    enough to be alike (Чейни, Cheney).
    """
    found = slip(x.plain, y.plain)
    if x.script == y.script == "other":
        return min(found, slip(x.native, y.native), key=_SLIPS.index) if found else ""
    if found in ("", "near") and OSA.normalized_similarity(x.plain, y.plain) >= SIMILAR:
        sounds = zip(readings(x.plain, x.expanded), readings(y.plain, y.expanded), strict=True)
        heard = {(one, two) for of_x, of_y in sounds for one in of_x for two in of_y}
        slips = [slip(one, two) for one, two in heard]
        alike: Slip = "near" if x.script != y.script and _skeletons(x) & _skeletons(y) else ""
        found = max([found, alike, *slips], key=_SLIPS.index)
    if family and found in ("slip", "near") and (is_common_surname(x) or is_common_surname(y)):
        return "near" if _skeletons(x) & _skeletons(y) else ""
    return found


_SLIPS: tuple[Slip, ...] = ("", "near", "slip", "swapped", "doubled")
SIMILAR = 0.5  # below this, letters and sounds are too far apart for one slip: Serej, Sergey 0.67
