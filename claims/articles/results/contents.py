"""The words that say what came of a meeting: without who, when and where, and without who says so."""

from __future__ import annotations

from collections.abc import Container, Sequence

from claims.articles.results.speakers import auxiliary_of, tells_who
from claims.articles.results.wordings import Told
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom

_PASSED = ("reciprocal", "ignorable", "have", "be", "become", "that", "infinitive_mark", "they")
_OCCASIONS = ("at", "after", "before")
_FELT = 4  # words of "described | the long meeting | as frank"
_OCCASION = 4  # phrases of "nach den zweistündigen Gesprächen"
_LED = ("at", "after", "before", "definite", "possessive", "indefinite")  # "at their meeting"
_UNNAMED = ("question", "relative", "it", "nobody")  # "which was signed", "it was signed"
_NOTHING = ("no", "not", "never", "nobody", "question", "it", "this", "they", "possessive", "definite", "he")
_BEGINS = ' "“„'
_ENDS = " .,;:\n"
_OPENING, _CLOSING = ("«", "„"), ("»", "“", "”")


def content_of(
    told: Told, following: Told | None, parts: Sequence[Phrase], text: str, own: Container[int]
) -> tuple[int, int] | None:
    """`[start, end)` of the words that say what, in code points; None where there are none.

    `following`: the next wording of the sentence. `own`: where the words start that say when and where they met.
    """
    row = told.row
    if row.content == "itself":
        return told.start, told.end
    behind = [phrase for phrase in parts if phrase.end > told.end]
    if row.content == "about":
        behind = [phrase for phrase in parts if phrase.kind == "topic"][:1]
    elif row.content == "behind_noun":  # "nannte das Gespräch | offen"
        noun = next((index for index, phrase in enumerate(behind[:_OCCASION]) if phrase.kind == "noun"), None)
        if noun is None or any(phrase.kind not in ("word", "parties") for phrase in behind[:noun]):
            return None
        behind = _till(following, behind[noun + 1 :], text)
    elif row.content == "before":
        behind = _own_clause([phrase for phrase in parts if phrase.start < told.start])
        return _span(behind, told, text, own, 0, told.start)
    elif row.content == "between":
        led = told.lead or auxiliary_of(told, parts)
        if led is None:
            return None
        start = led[1]
        inner = _last_verb([phrase for phrase in parts if phrase.end > start and phrase.start < told.start])
        said = _span(inner, told, text, own, start, told.start)
        more = _span(_till(following, behind, text), told, text, own, told.end)
        if said is None or more is None:
            return said or more
        goes_on = text[told.end : told.end + 1] == "," and not any(p.has("according_name") for p in behind[1:2])
        return (said[0], more[1]) if goes_on else said  # "auf Maßnahmen verständigt, Spannungen zu reduzieren"
    elif told.particle is not None:
        inner = [phrase for phrase in behind if phrase.start < told.particle[0]]
        rest = [phrase for phrase in behind if phrase.start >= told.particle[1]]
        told_so = rest[:1] and rest[0].kind == "mark" and len(rest) > 1  # "kündigte als Zeichen … an, dass …"
        behind = _till(following, rest, text) if told_so else []
        return _span(behind, told, text, own) or _span(inner, told, text, own, 0, told.particle[0])
    else:
        behind = _till(following, _said_to_somebody(behind) if row.weak else behind, text, row.goes_on)
    return _span(behind, told, text, own, told.end if row.content == "behind" else 0)


def _said_to_somebody(behind: list[Phrase]) -> list[Phrase]:
    """Without whom somebody told it, and without "as she left": "told | reporters, | that …"."""
    that = next((index for index, phrase in enumerate(behind) if phrase.kind == "word" and phrase.has("that")), None)
    if that is None or not behind[0].atoms:
        return behind
    heard = behind[0].kind == "parties" and all(phrase.kind == "mark" for phrase in behind[1:that])
    return behind[that:] if heard or behind[0].has("when") else behind


def _behind_occasion(found: list[Phrase]) -> list[Phrase]:
    """Without "nach zweistündigen Gesprächen" before it."""
    if found and found[0].kind == "word" and found[0].has(*_OCCASIONS):
        noun = next((index for index, phrase in enumerate(found[:_OCCASION]) if phrase.kind == "noun"), None)
        return found[noun + 1 :] if noun is not None else found
    return found


def _from_what_is_said(kept: list[Phrase], skips: bool, people: bool) -> list[Phrase]:
    """Without who, when and where before it; behind a comma or "that" all belongs to it: ", er sei bereit".

    `people`: names before it are of those who say so, and not what is talked about.
    """
    marked = False
    while kept:
        first = kept[0]
        begins = first.kind == "word" and first.has("that", "infinitive_mark")
        if not (
            first.kind == "mark"
            or begins
            or (skips and not marked and (people or not _is_name(first)) and _is_around(first))
        ):
            break
        marked |= first.kind == "mark" and first.start < first.end
        kept = kept[1:]
        if begins:
            break
    return kept


def _last_verb(inner: list[Phrase]) -> list[Phrase]:
    """ "Habe ihn getroffen und ihm Hilfe | zugesagt": what goes with the last of several verbs."""
    verbs = [index for index, phrase in enumerate(inner[:-1]) if phrase.kind == "verb" and inner[index + 1].has("and")]
    return inner[verbs[-1] + 2 :] if verbs else inner


def _own_clause(before: Sequence[Phrase]) -> list[Phrase]:
    """What is a subject: "At the meeting, | a treaty" was signed."""
    own = list(before)
    marks = [index for index, phrase in enumerate(own) if phrase.kind == "mark"]
    said = bool(own) and (own[0].kind == "speaker" or own[0].has("according"))
    led = bool(own) and own[0].atoms and (own[0].kind == "aside" or own[0].atoms[0].has("at"))  # "in addition, …"
    if marks and (said or led or all(phrase.role and _is_around(phrase) for phrase in own[: marks[0]])):
        own = own[marks[0] + 1 :]
    if all(phrase.kind == "date" or (phrase.role and phrase.kind == "place") for phrase in own):
        return []
    unnamed = (atom for phrase in own for atom in phrase.atoms if atom.has("verb", *_UNNAMED))
    return [] if any(not atom.has("definite") for atom in unnamed) else own  # «die» is both


def _till(following: Told | None, behind: Sequence[Phrase], text: str, goes_on: Container[str] = ()) -> list[Phrase]:
    """The phrases up to the next wording, or up to who says so: ", sagte die Sprecherin"."""
    kept: list[Phrase] = []
    for index, phrase in enumerate(behind):
        if following is not None and phrase.end > following.start:
            break
        rest = behind[index + 1 :]
        if phrase.kind == "mark" and kept and _is_more(rest, kept, goes_on):
            break
        if phrase.kind == "speaker" or (phrase.kind == "mark" and (text[phrase.start] == ";" or tells_who(rest))):
            break
        kept.append(phrase)
    while kept and (kept[-1].kind == "mark" or (kept[-1].kind == "word" and kept[-1].has("and", "but", "also"))):
        kept.pop()
    return kept


def _is_more(rest: Sequence[Phrase], kept: Sequence[Phrase], goes_on: Container[str]) -> bool:
    """ "…, according to the statement", "…, but left open when", «…, а до того спорили»; not "not to X, but to Y"."""
    if rest and rest[0].atoms and rest[0].atoms[0].norm in goes_on:
        return True  # "…, ließ aber offen, wann"
    if not rest or rest[0].kind != "word" or rest[0].has("that"):
        return False
    denied = any(phrase.has("not", "no") for phrase in kept)
    return rest[0].has("according") or (rest[0].has("but", "rather") and not denied)


def _span(
    found: Sequence[Phrase], told: Told, text: str, own: Container[int], start: int = 0, stop: int | None = None
) -> tuple[int, int] | None:
    """Without what stands around it: who, when, where, at which meeting; and without marks."""
    skips = told.row.content not in ("about", "before") and not (told.row.kind == "topic" and told.row.weak)
    people = told.row.kind != "topic" and not told.row.to_whom
    kept = _from_what_is_said(list(found), skips, people)
    if (behind := _behind_occasion(kept)) is not kept:
        kept = _from_what_is_said(behind, skips, people)
    while kept and (kept[-1].kind == "mark" or (kept[-1].start in own and len(kept) > 1)):
        kept.pop()
    if told.row.weak and kept and _is_while(kept[0]):
        return None
    atoms = [atom for phrase in kept for atom in phrase.atoms]
    begins = next((index for index, atom in enumerate(atoms) if atom.norm in told.row.begins), None)
    if told.row.required and (begins is None or begins > (0 if told.row.kind == "declared" else _FELT)):
        return None
    if told.row.asks and not any(atom.has("infinitive_mark") for atom in atoms[1:]):
        return None
    if told.row.to_whom and not any(phrase.kind not in ("parties", "mark") for phrase in kept):
        return None  # "invited Musterow", to the meeting itself
    atoms = atoms[(begins or 0) + (told.row.required and told.row.kind == "topic") :]  # "briefed him on | the plans"
    while atoms and (atoms[0].norm in told.row.passed or atoms[0].text == ","):
        atoms = atoms[1:]  # "anschließend", "darauf, dass"
    if kept and kept[0].kind == "topic" and told.row.kind == "topic" and len(kept[0].atoms) > 1:
        atoms = atoms[1:]  # without "about"
    atoms = _till_next_deed(atoms, told.row.goes_on)
    atoms = _without_occasion([atom for atom in atoms if atom.end > start and (stop is None or atom.start < stop)])
    while atoms and atoms[-1].has("be", "become", "have"):
        atoms.pop()  # "über Visa wurde"
    atoms = _quoted(atoms)
    if not atoms or (len(atoms) == 1 and atoms[0].has(*_NOTHING)):
        return None
    led = atoms[0].has("at", "after", "before", "with", "by") and atoms[0].norm not in told.row.begins
    apart = any(phrase.kind == "mark" and phrase.start < phrase.end <= kept[0].start for phrase in found)
    if told.row.kind == "declared" and led and not apart:
        return None  # "said after the Muscat meetings"
    begin, end = max(atoms[0].start, start), atoms[-1].end
    begin += len(text[begin:end]) - len(text[begin:end].lstrip(_BEGINS))
    end = begin + len(text[begin:end].rstrip(_ENDS))
    return (begin, end) if begin < end else None


def _till_next_deed(atoms: list[Atom], goes_on: Container[str]) -> list[Atom]:
    """Up to "and informed the President", and to "when they met"."""
    for index in range(1, len(atoms) - 1):
        behind = atoms[index + 1]
        if atoms[index].has("and") and behind.norm in goes_on:
            return atoms[:index]
        if atoms[index].has("when") and behind.has("they"):
            return atoms[:index]
    return atoms


def _quoted(atoms: list[Atom]) -> list[Atom]:
    """Up to a mark that ends a quotation which has begun before: "…», – говорится в сообщении"."""
    opened = 0
    for index, atom in enumerate(atoms):
        opened += atom.text in _OPENING
        if atom.text in _CLOSING:
            if not opened:
                return atoms[:index]
            opened -= 1
    return atoms


def _without_occasion(atoms: list[Atom]) -> list[Atom]:
    """Cut before "at their meeting", "nach den Gesprächen"."""
    for index in range(1, len(atoms)):
        if not atoms[index].has("noun"):
            continue
        led = index
        while led > 1 and atoms[led - 1].has(*_LED):
            led -= 1
        if atoms[led].has(*_OCCASIONS):
            return atoms[:led]
    return atoms


def _is_while(phrase: Phrase) -> bool:
    """ "Said | after seeing X"."""
    return phrase.kind == "verb" and " " in phrase.atoms[0].norm and all(f.tense == "participle" for f in phrase.value)


def _is_name(phrase: Phrase) -> bool:
    return phrase.kind == "parties" and any(party.kind != "pronoun" for party in phrase.value)


def _is_around(phrase: Phrase) -> bool:
    if phrase.kind in ("date", "duration"):
        return True
    if phrase.kind in ("noun", "place"):
        return bool(phrase.role)
    if phrase.kind == "parties":
        return any(party.kind in ("person", "office", "pronoun") for party in phrase.value)
    return phrase.kind == "word" and phrase.has(*_PASSED)
