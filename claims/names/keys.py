"""Keys under which names are stored and looked up. A key never decides anything: it only finds candidates.

| key | is made of |
| --- | --- |
| `f:` | the folded family name, with marks dropped and with marks written out, with and without its particles |
| `w:` | all letters of the name, for names glued together or split at the wrong place |
| `s:` | the consonants of the family name by class of sound: other scripts, other spellings |
| `d:` | four letters, in order, out of the first six of the family name: one slip of the pen, and nearly always two |

Two words within two edits of each other share four of their first six letters in order, whatever the edits are, if
both have six (SymSpell's prefix argument). So fifteen keys do what otherwise all deletions of two letters would.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations

from claims import language as languages
from claims.names.part import Part
from claims.names.parts import Name, parse_name
from claims.names.spelling import Word, base_forms, skeletons, tables, word
from claims.names.tables import small_words

MAX_KEYS = 40  # of one name; a usual one has 15 to store and 16 to look up

_PREFIX = 6  # letters of a family name that `d:` keys are taken from …
_KEPT = 4  # … and how many of them a key keeps
_PLACES = {size: tuple(combinations(range(size), _KEPT)) for size in range(_KEPT, _PREFIX + 1)}


def index_keys(name: str) -> frozenset[str]:
    """The keys under which an entity is stored for one of its names; none for a name without letters."""
    parsed = parse_name(name)
    families = _families(parsed)
    keys = [f"f:{fold}" for part in families for fold in _folds(part)]
    keys += [f"f:{fold}" for fold in (*_joined_families(parsed), *_other_words(parsed))]
    keys += [f"w:{parsed.glued}"] if parsed.glued else []
    keys += [key for part in (*families, *_eastern(parsed)) for key in _sounds(part.word)]
    keys += [key for part in families for key in _slips(part.word.plain)]
    return frozenset(list(dict.fromkeys(keys))[:MAX_KEYS])


def query_keys(name: str, *, slips: bool = True) -> tuple[str, ...]:
    """The keys under which to look for whom a statement names, the most exact first, at most MAX_KEYS.

    Case endings of every installed language are undone, so the name may be given as it stands in the text. `slips`:
    find names in which the pen slipped, too.
    """
    plain, of_nominatives = _asked(name)
    slipped = [key for part in _families(parse_name(name)) for key in _slips(part.word.plain)] if slips else []
    return tuple(dict.fromkeys((*plain, *slipped, *of_nominatives)))[:MAX_KEYS]


@lru_cache(maxsize=64)  # of one statement: who is not found is looked for once more, with slips
def _asked(name: str) -> tuple[list[str], list[str]]:
    """The keys to look under, but for slips of the pen: of the words as they are, and of how nominatives sound."""
    parsed = parse_name(name)
    families = _families(parsed)
    nominatives = [[word(form) for form in _nominatives(part)] for part in families]
    keys = [f"f:{fold}" for part in families for fold in _folds(part)]
    keys += [f"f:{form.plain}" for forms in nominatives for form in forms]
    keys += [f"f:{fold}" for fold in (*_joined_families(parsed), *_other_words(parsed))]
    keys += [f"w:{parsed.glued}"] if parsed.glued else []
    keys += [f"f:{last}" for last in _last_two(parsed)]
    keys += [key for part in (*families, *_eastern(parsed)) for key in _sounds(part.word)]
    return keys, [key for forms in nominatives for form in forms[:2] for key in _sounds(form)]


def _families(name: Name) -> list[Part]:
    return [name.parts[i] for i in sorted(name.family) if name.parts[i].word.plain]


def _folds(part: Part) -> tuple[str, ...]:
    return (part.word.plain, part.word.expanded)


def _nominatives(part: Part) -> list[str]:
    return [form for code in languages.installed() for form in base_forms(part.word.native, code)[1:]]


def _joined_families(name: Name) -> Iterator[str]:
    """Kramp-Karrenbauer as one word, and Van der Bellen with its particles."""
    if not name.family or name.family_first:
        return
    start = first = min(name.family)
    yield "".join(name.parts[i].word.plain for i in sorted(name.family))
    while start > 0 and name.parts[start - 1].optional:
        start -= 1
    yield "".join(part.word.plain for part in name.parts[start : first + 1])


def _other_words(name: Name) -> Iterator[str]:
    """Words beside the family name that the press may call the man by: no given name the table knows (Saddam), or a
    father's (Mohammed bin Salman Al Saud)."""
    for i in name.core:
        part = name.parts[i]
        if i not in name.family and (part.filial or not (part.given or part.initial or part.patronymic)):
            yield part.word.plain
    yield from (part.word.plain for part in _eastern(name))


def _eastern(name: Name) -> list[Part]:
    """A first word that is a given name here and a family name in East Asia: Дэн Сяопин, Дэн Браун."""
    first = name.parts[name.core[0]] if len(name.core) > 1 else None
    return [first] if first and not name.family_first and first.word.native in small_words().family_first else []


def _last_two(name: Name) -> Iterator[str]:
    """Patr ushev."""
    if len(name.core) > 1:
        yield "".join(name.parts[i].word.plain for i in name.core[-2:])


def _sounds(of: Word) -> list[str]:
    return [f"s:{skeleton}" for skeleton in sorted(skeletons(of.plain, of.expanded))]


@cache
def _rough() -> dict[int, str]:
    """Letter for letter, so that an edit stays one edit: w is v, y and j are i."""
    rough: dict[str, str] = tables()["finding"]["rough"]
    return str.maketrans(rough)


def _slips(plain: str) -> list[str]:
    start = plain.translate(_rough())[:_PREFIX]
    return ["d:" + "".join([start[i] for i in places]) for places in _PLACES.get(len(start), ())]
