"""A sentence as a row of atoms: the smallest parts that the analyser reads, each with all that it can be.

An atom is a date, a place, a nationality, a duration, a name, a wording of the tables, or a single word, number or
mark that nothing knows. Atoms follow each other without overlap and cover every token; offsets are code points of
the text.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

from claims.dates import DateMention, find_dates
from claims.language import Language
from claims.names import base_forms, is_given_name
from claims.names.tables import small_words
from claims.places import PlaceMention, find_nationalities, find_places, stands_for
from claims.places.towns import find_towns
from claims.places.venues import find_venues
from claims.quickly import Small, small
from claims.reading.durations import find_durations
from claims.reading.lexicon import Entry, Lexicon, MeetingNoun, Role, lexicon
from claims.text import Sentence, Token, normalise, sentences, tokens


@small
class Atom(Small):
    """`[start, end)` of the text and what it can be: kind → value."""

    start: int
    end: int
    text: str
    norm: str
    kinds: Mapping[str, Any]
    capital: bool
    glued: bool
    nations: tuple[str, ...] = ()  # countries named inside the wording
    forms: frozenset[str] = frozenset()  # that its ending may be of: "past", "plural", … (see Lexicon.forms_of)

    def has(self, kind: str, *others: str) -> bool:
        own = self.kinds
        if kind in own:  # asked ten thousand times an article, and mostly for one kind: a fifth less than any loop
            return True
        for other in others:  # noqa: SIM110 - isdisjoint() takes a fifth longer
            if other in own:
                return True
        return False


@small
class ScannedSentence(Small):
    start: int
    end: int
    text: str
    atoms: tuple[Atom, ...]
    question: bool

    def with_atoms(self, atoms: Iterable[Atom]) -> ScannedSentence:
        """The same sentence, read as these atoms."""
        return ScannedSentence(self.start, self.end, self.text, tuple(atoms), self.question)


_KINDS: Callable[[Atom], Mapping[str, Any]] = attrgetter("kinds")


def kinds_of(atoms: Iterable[Atom]) -> frozenset[str]:
    """All that these atoms can be."""
    return frozenset().union(*map(_KINDS, atoms))


def scan(
    text: str, language: Language, reference: date | None, words: Sequence[Token] | None = None
) -> list[ScannedSentence]:
    """The sentences of a text as atoms. `reference` is the day from which relative dates count.

    Work is linear in the length of the text: every finder walks the tokens once. Pass `words` if they are at hand.
    """
    return list(scanned(text, language, reference, words))


def scanned(
    text: str,
    language: Language,
    reference: date | None,
    words: Sequence[Token] | None = None,
    articles: bool = False,
) -> Iterator[ScannedSentence]:
    """As `scan`, one sentence after the other. `articles`: with the words that only reports use (see `lexicon`)."""
    words = tokens(text) if words is None else words
    table = lexicon(language, articles)
    found: dict[str, Mapping[int, Any]] = {
        "date": {mention.start: mention for mention in find_dates(text, language, reference, words)},
        "place": {mention.start: mention for mention in find_places(text, language.code, words)},
        "nation": {mention.start: mention for mention in find_nationalities(text, language.code, words)},
        "duration": {mention.start: mention for mention in find_durations(text, language, words)},
    }
    named = [mention for kind in ("date", "duration", "place") for mention in found[kind].values()]
    towns = find_towns(text, language.code, words, named)
    if articles:
        towns += find_venues(text, language.code, words, [*named, *towns], table.knows)
    found["place"] = {**found["place"], **{town.start: town for town in towns if articles or town.candidates}}
    found["any"] = {start: _PREFER for kind in _PREFER for start in found[kind]}  # where to look at all
    words = [word for word in words if word.text != "#"]  # a hashtag is a word
    at, asks = 0, "?" in text
    for sentence in _split(
        text, sentences(text, language.code, table.abbreviations, table.ordinal_stop, table.in_full)
    ):
        last = at
        while last < len(words) and words[last].start < sentence.end:
            last += 1
        part = words[at:last]
        at = last
        if part:
            question = asks and any(word.text == "?" for word in part[-3:])
            atoms = _atoms(text, part, table, found, question)
            yield ScannedSentence(
                sentence.start,
                sentence.end,
                text[sentence.start : sentence.end],
                tuple(atoms),
                question,
            )


def _split(text: str, found: list[Sentence]) -> list[Sentence]:
    """A sentence is never cut inside a date or an initial: that is sentencex's business; here only line ends cut."""
    result: list[Sentence] = []
    for sentence in found:
        start = sentence.start
        for line in text[sentence.start : sentence.end].split("\n"):
            body = line.strip()
            if body:
                begin = text.index(body, start)
                result.append(Sentence(begin, begin + len(body)))
            start += len(line) + 1
    return result


_PREFER = ("date", "duration", "place", "nation")


def _atoms(
    text: str, words: Sequence[Token], table: Lexicon, found: Mapping[str, Mapping[int, Any]], question: bool
) -> list[Atom]:
    nations: dict[int, int] = {}
    codes: dict[int, str] = {}
    anything = found["any"]
    begins = [index for index, word in enumerate(words) if word.start in anything]
    ends = {word.end: index + 1 for index, word in enumerate(words)} if begins else {}
    for index in begins:
        start = words[index].start
        if start in found["nation"] or start in found["place"]:
            code = _nation_code(start, found)
            mention = found["nation"].get(start) or found["place"][start]
            stop = ends.get(mention.end)
            if code is not None and stop is not None:
                nations[index], codes[index] = stop, code
    headline = _title_case(words)
    atoms: list[Atom] = []
    at = 0
    while at < len(words):
        word = words[at]
        start = word.start
        if start not in anything and word.kind != "number" and not word.text[0].isupper():  # most of an article
            following, alone, forms = _small(word.kind, word.text, table)
            if not following or not table.goes_on(following, words, at, nations):
                atoms.append(Atom(start, word.end, word.text, word.norm, alone, False, word.glued, (), forms))
                at += 1
                continue
        stop, kinds = at + 1, dict[str, Any]()
        for kind in anything.get(start, ()):
            mention = found[kind].get(start)
            if mention is not None and (end := ends.get(mention.end)) is not None:
                if end > stop:
                    stop, kinds = end, {kind: mention}
                elif end == stop and (not kinds or kind == "nation"):
                    kinds[kind] = mention
        free = headline or at == 0 or words[at - 1].text in _OPENERS or _leads_to_place(words, at, table, found)
        match = None if _starts_with_initial(words, at) else table.match(words, at, nations, free)
        single = match is not None and match[0] == at + 1 and words[at].text[0].isupper()
        if match is not None and single and not question and _is_given(words, at, match[1], table, anything):
            match = None
        if match is not None and match[0] > at + 1 and _cuts_length(words, match[0], found):
            kinds, match = dict(_small(word.kind, word.text, table)[1]), None
        if match is not None and match[0] > at + 1 and words[match[0] - 1].start in found["duration"]:
            length = found["duration"][words[match[0] - 1].start]
            match = None if length.end > words[match[0] - 1].end else match  # "the two-hour talks" are not of "the two"
        if match is not None and (match[0] > stop or (match[0] == stop and "date" not in kinds)):
            kinds = _kinds(match[1], {} if match[0] > stop else kinds)
            stop = match[0]
        if not kinds:
            compound = _compound(words[at], table)
            name_end = at if compound else _name_end(words, at, table, found, nations, headline)
            if compound:
                kinds = compound
            elif name_end > at:
                stop, kinds = name_end, {"name": text[words[at].start : words[name_end - 1].end]}
            else:
                kinds = _unknown(words[at])
        if "place" in kinds:
            kinds |= _government(kinds["place"])
            if "sport" in kinds and atoms and atoms[-1].has("at"):
                del kinds["sport"]  # "in Barcelona" is no club
        if "date" in kinds and words[at].norm in table.between:
            kinds["ends_left_out"] = None
        if stop > at + 1 and ("place" in kinds or "name" in kinds):
            kinds |= table.landform(words[at], words[stop - 1])
        if "number" in kinds and _is_year(words, at, atoms, table, found):
            kinds["year"] = None
        first, last = words[at], words[stop - 1]
        atoms.append(
            Atom(
                first.start,
                last.end,
                text[first.start : last.end],
                first.norm if stop == at + 1 else normalise(text[first.start : last.end]),
                kinds,
                first.text[0].isupper(),
                first.glued,
                tuple(codes[index] for index in range(at, stop) if index in codes) if codes else (),
                table.forms_of(last.norm),
            )
        )
        at = stop
    return atoms


def _cuts_length(words: Sequence[Token], stop: int, found: Mapping[str, Mapping[int, Any]]) -> bool:
    """ "The two-hour meeting": whether a wording ("the two") would take the number of a length from it."""
    joined = stop < len(words) and words[stop].glued and words[stop].text in "-‑"
    return joined and words[stop - 1].start in found["duration"]


@lru_cache(maxsize=1 << 14)
def _small(kind: str, text: str, table: Lexicon) -> tuple[frozenset[str], Mapping[str, Any], frozenset[str]]:
    """A word in small letters, or a mark: with what a wording may go on behind it, what it can be by itself, and what
    its ending may be of: none of it depends on where it stands."""
    norm = normalise(text)
    known = table.alone(norm, capital=False, free=False)
    kinds = _kinds(known, {}) or ({} if table.capital_nouns else _compound_of(norm, table))
    kinds = kinds or _unknown(Token(0, len(text), text, norm, kind, False))
    return table.following(norm), kinds, table.forms_of(norm)


def _kinds(entries: Sequence[Entry], known: Mapping[str, Any]) -> dict[str, Any]:
    """What was known, and entries by their kinds: of verbs all readings, else the first."""
    kinds = dict(known)
    for entry in entries:
        if entry.kind == "verb":
            kinds["verb"] = (*kinds.get("verb", ()), entry.value)
        else:
            kinds.setdefault(entry.kind, entry.value)
    return kinds


def _is_year(
    words: Sequence[Token],
    at: int,
    before: Sequence[Atom],
    table: Lexicon,
    found: Mapping[str, Mapping[int, Any]],
) -> bool:
    """A bare number that can only be a year: four digits, nothing counted behind it ("traf sich 2019 mit …")."""
    if len(words[at].text) != 4 or not "1900" <= words[at].text <= "2099":
        return False
    behind = words[at + 1] if at + 1 < len(words) else None
    counted = behind is not None and behind.kind == "word" and behind.text[0].isupper()
    if counted and behind is not None:
        match = table.match(words, at + 1, {}, free=False)
        titled = match is not None and any(entry.kind in ("title", "office") for entry in match[1])
        placed = behind.start in found["place"]  # "the 2021 Helsinki meeting"
        counted = not (placed or titled or is_given_name(behind.text) or _starts_with_initial(words, at + 1))
    ahead = before[-1] if before else None
    return not counted and not (ahead is not None and (ahead.has("number") or ahead.text in ".,:-/§#"))


_OPENERS = frozenset('"„“”«»:–—-(')


def _nation_code(start: int, found: Mapping[str, Mapping[int, Any]]) -> str | None:
    nationality = found["nation"].get(start)
    if nationality is not None:
        code: str = nationality.country
        return code
    place: PlaceMention | None = found["place"].get(start)
    if place is not None and place.candidates and place.candidates[0].kind == "country":
        return place.candidates[0].country
    return None


def _government(mention: PlaceMention) -> dict[str, str]:
    """A country, or the capital that may stand for its government, as kind → ISO code."""
    code = stands_for(mention.candidates[0]) if mention.candidates else None
    if code is None:
        return {}
    return {"country" if mention.candidates[0].kind == "country" else "capital": code}


def _title_case(words: Sequence[Token]) -> bool:
    """A headline in title case: of its longer words nearly all have a capital letter (three at least)."""
    longer = [word.text[0].isupper() for word in words if word.kind == "word" and len(word.text) >= 4]
    return len(longer) >= 3 and sum(longer) >= 0.8 * len(longer)


def _name_end(
    words: Sequence[Token],
    at: int,
    table: Lexicon,
    found: Mapping[str, Mapping[int, Any]],
    nations: Mapping[int, int],
    headline: bool,
) -> int:
    """Where a name that starts at this token ends: capitals in a row, initials, particles between; `at` if none."""
    if not _may_be_name(words[at]):
        return at
    stop = at + 1
    last = at  # the last token of the name so far
    while stop < len(words):
        word = words[stop]
        if word.text == "." and word.glued and _is_initial(words[last]):
            behind = words[stop + 1] if stop + 1 < len(words) else None
            if last == at + 1 and table.is_given_letter(words[at].text, words[last].text) and not _is_initial(behind):
                break  # "… с министром Ван И. Стороны": no initial
            last, stop = stop, stop + 1
        elif word.text in "-'’" and word.glued and stop + 1 < len(words) and words[stop + 1].glued:
            if not _may_be_name(words[stop + 1]) and not (last > at and _is_syllable(words, stop)):
                break
            last, stop = stop + 1, stop + 2
        elif word.norm in table.particles and _is_hyphened(words, stop):  # "Khalid al-Otaibi"
            last, stop = stop + 2, stop + 3
        elif word.norm in table.particles and _joins_name(words, at, stop, table, found, nations):
            last, stop = stop + 1, stop + 2
        elif _may_be_name(word) and (
            not any(word.start in found[kind] for kind in ("date", "duration", "nation"))
            or (last == at and _is_surname_too(words, stop, table, headline, found["nation"]))
        ):
            if _leads_to_place(words, stop, table, found):
                break
            match = None if _starts_with_initial(words, stop) else table.match(words, stop, nations, headline)
            if _is_alliance(match) and len(word.text) == len("Un") and not word.text.isupper():
                match = None  # "Kim Jong Un" is not of the UN
            if last == at and table.is_given_letter(words[at].text, word.text):
                match = None  # "Ван И": no "and"
            if last == at and match is not None and _is_post_or_thing(match, stop, table):
                match = None if _is_surname_too(words, stop, table, headline) else match
            if match is not None or (table.title_suffixes and _compound_of(word.norm, table)):
                break
            if table.noun_endings and last > at and word.norm.endswith(table.noun_endings):
                break  # "warf Anna Berg Untätigkeit vor"
            named = (
                bool(table.title_suffixes) and last > at
            )  # "Tran Quoc Vinh": in articles a third word may be a place
            placed = word.start in found["place"] and not _is_initial(words[last]) and not named
            if placed and (last > at or not _is_surname_too(words, stop, table, headline, found["place"])):
                break
            last, stop = stop, stop + 1
        else:
            break
    return last + 1


def _is_syllable(words: Sequence[Token], hyphen: int) -> bool:
    """ "Kim Jong-un", "Ban Ki-moon": a given name that goes on in small letters behind its hyphen."""
    before, behind = words[hyphen - 1], words[hyphen + 1]
    short = max(len(before.text), len(behind.text)) <= _LONGEST_SYLLABLE
    return words[hyphen].text == "-" and behind.kind == "word" and short and behind.text.islower()


_LONGEST_SYLLABLE = 5  # letters of "Chung"; "Merkel-treu" is none


def _is_alliance(match: tuple[int, Sequence[Entry]] | None) -> bool:
    return match is not None and all(entry.kind == "alliance" for entry in match[1])


def _leads_to_place(words: Sequence[Token], at: int, table: Lexicon, found: Mapping[str, Mapping[int, Any]]) -> bool:
    """Whether one capital letter is a preposition: "… с Рамзаном Кадыровым В Туле состоялась", a headline run on."""
    if len(words[at].text) > 1 or at + 1 >= len(words) or words[at + 1].start not in found["place"]:
        return False
    return any(entry.kind == "at" for entry in table.alone(words[at].norm, capital=False, free=True))


def _is_hyphened(words: Sequence[Token], at: int) -> bool:
    """Whether a hyphen joins a name to the word here."""
    hyphen, name = words[at + 1 : at + 2], words[at + 2 : at + 3]
    return bool(name) and hyphen[0].text in "-‑" and hyphen[0].glued and name[0].glued and _may_be_name(name[0])


def _joins_name(
    words: Sequence[Token],
    first: int,
    at: int,
    table: Lexicon,
    found: Mapping[str, Mapping[int, Any]],
    nations: Mapping[int, int],
) -> bool:
    """Whether a particle here stands inside the name that begins at `first` ("Ursula von der Leyen") and is no
    preposition before a place."""
    following, most = at + 1, min(len(words), at + _MOST_PARTICLES)
    while following < most and words[following].norm in table.particles:
        following += 1
    if following >= len(words) or not _may_be_name(words[following]):
        return False
    filial = words[following - 1].norm in small_words().filial  # "Фахд бин Турки": a father's name, and no nation
    if any(words[following].start in found[kind] for kind in (("date", "duration") if filial else _PREFER)):
        return False
    match = table.match(words, at, nations, free=False)
    if match is None or not any(entry.kind in _NO_PARTICLE for entry in match[1]):
        return True
    return _is_behind_given_name(words, first, at, match, table) and not _is_known(words, following, table, nations)


def _is_behind_given_name(
    words: Sequence[Token], first: int, at: int, match: tuple[int, tuple[Entry, ...]], table: Lexicon
) -> bool:
    """ "Otto von Habsburg", "Hans-Georg von der Marwitz": a given name and nothing else stands before the particle,
    where it is also the preposition of what is somebody's. Not "Königin Silvia von Angehörigen": who goes by one
    name."""
    end, entries = match
    kinds = {entry.kind for entry in entries}
    if end > at + 1:  # "von der", "von und zu": the particles behind the first one are read as they come
        kinds = {entry.kind for entry in table.alone(words[at].norm, capital=False, free=False)}
    if "of" in kinds:
        if not is_given_name(words[at - 1].text):
            return False
        joined = all(word.text in "-‑" and word.glued for word in words[first + 1 : at : 2])
        if is_given_name(words[first].text) and not joined:
            return False  # "Martin Walter von der Gewerkschaft", but "CDU-Politikerin Ursula von der Thann"
        return not (first and _goes_by_one_name(words[first - 1], table))
    return words[at - 1].norm in table.particles and is_given_name(words[first].text)


def _is_surname_too(
    words: Sequence[Token], at: int, table: Lexicon, headline: bool, mentions: Mapping[int, Any] | None = None
) -> bool:
    """ "Peter King met …", "Tom Holland", «Иван Акимов»: one word right behind a given name, and before no name.
    `mentions`: of these it is one."""
    given, behind = words[at - 1].text, words[at + 1] if at + 1 < len(words) else None
    if mentions is not None and (words[at].start not in mentions or mentions[words[at].start].end != words[at].end):
        return False
    if behind is not None and (_may_be_name(behind) or (behind.glued and behind.text == "-")):
        return False
    if at > 1 and _goes_by_one_name(words[at - 2], table):
        return False  # "Pope Leo Rome"
    if headline and not any(word.text.islower() and _is_verb(word, table) for word in words):
        return False  # "Peter King Meets Rivals"
    return any(map(is_given_name, (given, *base_forms(given, table.language.code))))  # "с Сергеем Королёвым"


def _is_verb(word: Token, table: Lexicon) -> bool:
    return any(entry.kind == "verb" for entry in table.alone(word.norm, capital=False, free=False))


def _is_post_or_thing(match: tuple[int, Sequence[Entry]], at: int, table: Lexicon) -> bool:
    """Whether a wording is one word that has a capital letter in names alone, and is no verb or small word; where all
    nouns have one, a thing: "Mia Stein traf X". (Articles look at the whole text: claims/articles/writing/surnames.)"""
    end, entries = match
    if table.capital_nouns:
        return end == at + 1 and not table.title_suffixes and all(entry.kind == "thing" for entry in entries)
    return end == at + 1 and not any(entry.kind in _NO_PARTICLE for entry in entries)


def _goes_by_one_name(word: Token, table: Lexicon) -> bool:
    """Whether a word is a post of those who go by their given name alone: "Papst", "Königin"."""
    entries = table.alone(word.norm, capital=word.text[0].isupper(), free=False)
    return any(entry.kind == "office" and entry.value.role == "monarch" for entry in entries)


def _is_known(words: Sequence[Token], at: int, table: Lexicon, nations: Mapping[int, int]) -> bool:
    """Whether the tables know the word here: "wurde Ursula von Präsident Kohl empfangen"."""
    return table.match(words, at, nations, free=False) is not None or bool(_compound_of(words[at].norm, table))


_MOST_PARTICLES = 5  # in a row: "von und zu der" has four; a text of nothing else is no name, and soon read
_NO_PARTICLE = frozenset(
    {"and", "or", "at", "on", "of", "by", "with", "definite", "from_to", "purpose", "verb", "be", "when"}
)


def _may_be_name(word: Token) -> bool:
    return word.kind == "word" and word.text[0].isupper()


def _starts_with_initial(words: Sequence[Token], at: int) -> bool:
    """ "В. Герасимов": one capital letter with its full stop before a name is no preposition."""
    return (
        len(words[at].text) <= 2
        and at + 2 < len(words)
        and _is_initial(words[at])
        and words[at + 1].text == "."
        and words[at + 1].glued
        and _may_be_name(words[at + 2])
    )


def _is_given(
    words: Sequence[Token], at: int, known: Sequence[Entry], table: Lexicon, anything: Container[int]
) -> bool:
    """Whether a word that the tables know is a given name here: "Bill Clinton", "Marine Le Pen".

    A soldier may stand before a given name ("the US Marine Joseph Dunford"). `anything`: where dates, places, … start.
    """
    if at + 1 >= len(words) or not (_may_be_name(words[at]) and _may_be_name(words[at + 1])):
        return False
    behind = words[at + 1]
    soldier = is_given_name(behind.text) and any(entry.kind == "armed_forces" for entry in known)
    if not is_given_name(words[at].text) or soldier or behind.start in anything:
        return False
    return table.match(words, at + 1, {}, free=False) is None


def _is_initial(word: Token | None) -> bool:
    return word is not None and word.kind == "word" and len(word.text) <= 2 and word.text[0].isupper()


def _unknown(word: Token) -> dict[str, Any]:
    if word.kind == "number":
        return {"number": word.text}
    if word.kind == "possessive":
        return {"possessive_s": None}
    if word.kind == "punct":
        return {"punct": word.text}
    return {"word": None}


def _compound(word: Token, table: Lexicon) -> dict[str, Any]:
    """A compound noun of meeting ("Verteidigungsministertreffen"): the noun, its prefix, the role that names.

    In articles also a compound that is a title ("Umweltministerin").
    """
    if table.capital_nouns and not word.text[0].isupper():
        return {}
    return _compound_of(word.norm, table)


def _compound_of(norm: str, table: Lexicon) -> dict[str, Any]:
    return _ends_in(norm, table) if table.suffixes or table.title_suffixes else {}  # few languages write compounds


@lru_cache(maxsize=1 << 13)
def _ends_in(norm: str, table: Lexicon) -> dict[str, Any]:
    for suffix, role in table.title_suffixes:
        if norm.endswith(suffix) and len(norm) > len(suffix) + 1:
            return {"title": None, "post": None, "office": Role(role)}
    for suffix, noun in table.suffixes:
        if norm.endswith(suffix) and len(norm) > len(suffix) + 1:
            prefix = norm[: -len(suffix)]
            return {"noun": noun, "compound": (prefix, table.role_of(prefix))}
    return {}


__all__ = ["Atom", "DateMention", "MeetingNoun", "Role", "ScannedSentence", "kinds_of", "scan", "scanned"]
