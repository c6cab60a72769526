"""Buildings and rooms without a name: "im Rathaus", "at the presidential palace", "в резиденции губернатора".

They stand in the town that an adjective gives them ("in einem Wiener Hotel", "в киевском ресторане"), or else in the
town of the dateline, as long as the article leads nowhere else; without either they say nothing of the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claims.articles.sentences import ReadSentence
from claims.articles.setting.not_where import belongs_to_another_verb, is_declared, is_who_says
from claims.articles.telling.report import Building, Report
from claims.language import Language, load
from claims.places import PlaceMention, contains, lookup
from claims.reading.scan import Atom
from claims.text import Token, normalise, tokens

_MODIFIERS = 5  # words between "at the" and the building: "newly restored presidential"


@dataclass(frozen=True, slots=True)
class _Words:
    """The [articles.buildings] table of a language, folded."""

    at: frozenset[str]
    leads: frozenset[str]  # what must stand behind the preposition; empty where nouns need no article
    nouns: frozenset[str]
    ends: tuple[str, ...]  # how further nouns end
    bare: frozenset[str]  # buildings that need no article: "at City Hall"
    breaks: frozenset[str]  # what stands between no preposition and its building
    behind: frozenset[str]  # small words that may follow a building; empty: any may
    not_behind: frozenset[str]
    adjectives: tuple[str, ...]  # how words in small letters between the preposition and its building end
    here: frozenset[str]  # the town of the dateline
    elsewhere: frozenset[str]  # those of a well-known name that other towns of its country have, too
    towns: dict[str, tuple[str, ...]]  # how the adjective of a town ends → how the town does
    any: tuple[str, ...]  # in small letters: a sentence in which none of these stands names no building


@cache
def _words(code: str) -> _Words:
    table = load(code).section("articles")["buildings"]

    def folded(key: str) -> frozenset[str]:
        return frozenset(normalise(word) for word in table.get(key, ()))

    known = (*table["nouns"], *table.get("ends", ()), *table.get("bare", ()))
    return _Words(
        folded("at"), folded("leads"), folded("nouns"), tuple(folded("ends")), folded("bare"), folded("breaks"),
        folded("behind"), folded("not_behind"), tuple(folded("adjectives")), folded("here"),
        folded("elsewhere"),
        {normalise(end): tuple(table["towns"][end]) for end in sorted(table.get("towns", ()), key=len, reverse=True)},
        tuple(dict.fromkeys(word.lower() for word in known)),
    )  # fmt: skip


def building_of(report: Report, language: Language, dateline: PlaceMention | None) -> Building | None:
    """The building without a name in which a report says that a meeting was, None without one. `dateline`: the town of
    the article's, None where the article has none or leads elsewhere."""
    if not report.heads or report.only_outcome or report.clause.format in ("phone", "video"):
        return None
    sentence = report.sentence
    for first, last, marks in _stretches(sentence, language.code):
        start, end, led = marks[first].start, marks[last].end, marks[first - 1].start
        if is_declared(report, start) or belongs_to_another_verb(report, led) or _is_of_a_person(report, start):
            continue
        if not report.clause.start <= start < report.clause.end or _is_of_what_was_before(report, start):
            continue
        behind, near = _place_behind(sentence, end, language.code)
        if behind is not None and near:
            return _near(sentence, start, behind)
        if behind is None and not near and (town := _in_the_capital(sentence, end)) is not None:
            words = sentence.scanned.text[start - sentence.scanned.start : town.end - sentence.scanned.start]
            return Building(replace(town, start=start, text=words, definite=False))
        if behind is not None or near:
            continue
        town = _town_within(sentence, marks[first:last], language.code)
        where = town or dateline
        if where is None:
            continue
        words = sentence.scanned.text[start - sentence.scanned.start : end - sentence.scanned.start]
        place = replace(where, start=start, end=end, text=words, compound=False, definite=False)
        return Building(place, None if town is not None else dateline)
    return near_a_town(report, language) or in_town_of_dateline(report, language, dateline)


def in_town_of_dateline(report: Report, language: Language, dateline: PlaceMention | None) -> Building | None:
    """ "ASTANA – … met here on Monday with …", "… met Chancellor X here on Monday": the town of the dateline, right
    behind what tells of the meeting, or whom it was with."""
    if dateline is None:
        return None
    atoms, words = report.sentence.atoms, _words(language.code)
    for index, atom in enumerate(atoms):
        if not index or atom.norm not in words.here or not report.clause.start <= atom.start < report.clause.end:
            continue
        before, behind = atoms[index - 1], atoms[index + 1] if index + 1 < len(atoms) else None
        whom = before.has("name", "counterpart", "group") and (behind is None or behind.has(*_BEHIND_HERE))
        dated = behind is not None and behind.has("date", "on")  # "X here on Sunday met Y"
        if before.has("date") or _is_head(report, before) or (whom and (dated or atom.start > report.heads[0].start)):
            place = replace(dateline, start=atom.start, end=atom.end, text=atom.text, compound=False, definite=False)
            return Building(place, dateline)
    return None


def says_here(sentence: ReadSentence, language: Language) -> bool:
    """Whether a sentence speaks of the town of the dateline, and not of one that was told of."""
    here = _words(language.code).here
    return any(atom.norm in here for atom in sentence.those("there"))


_BEHIND_HERE = ("punct", "date", "on", "at", "with", "for", "and")


def _is_head(report: Report, atom: Atom) -> bool:
    return any(head.start <= atom.start < head.end for head in report.heads)


def town_of_venue(place: PlaceMention, sentence: ReadSentence, language: Language) -> PlaceMention | None:
    """A building with a name that no table has, in the town that stands before it: "в киевском ресторане «Липа»"."""
    if not place.unlisted:
        return None
    start = sentence.scanned.start
    words = [
        token._replace(start=token.start + start) for token in tokens(sentence.scanned.text[: place.start - start])
    ]
    town = _town_within(sentence, words[-1:], language.code)
    return None if town is None else replace(place, candidates=town.candidates, unlisted="", start=town.start)


def is_building(place: PlaceMention, sentence: ReadSentence, language: Language) -> bool:
    """Whether a place that no table has is a building, and no town: "in der Villa Hügel", "at the Waldorf Astoria"; but
    "in a Dearborn hotel" is in a town of that name."""
    words = _words(language.code)
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= place.start), None)
    if not place.unlisted or (before is not None and before.has("indefinite")):
        return False
    named = (normalise(word) for word in place.unlisted.split())
    if any(word in words.nouns or (words.ends and word.endswith(words.ends)) for word in named):
        return True
    led = [atom for atom in sentence.atoms if atom.end <= place.start and not atom.has("definite")][-1:]
    return bool(led) and led[0].has("right_at")


def namesake(place: PlaceMention, language: Language, dateline: PlaceMention | None) -> PlaceMention | None:
    """A building that is called like a better known one of another country: "im Bundeskanzleramt", written in Vienna.
    None where it is the one that is known."""
    words = _words(language.code)
    known, here = place.candidates[:1], dateline.candidates[:1] if dateline is not None else ()
    if not known or not here or known[0].kind != "venue" or known[0].country == here[0].country:
        return None
    common = " " not in place.text and bool(words.ends) and normalise(place.text).endswith(words.ends)
    return replace(place, candidates=dateline.candidates) if common and dateline is not None else None


def may_be_of_this_town(place: PlaceMention, language: Language, dateline: PlaceMention) -> bool:
    """Whether a building that is known in one town may be that of another, where the article was written: "in the
    Kremlin", written in Kazan."""
    known, here = place.candidates[:1], dateline.candidates[:1]
    if not known or not here or known[0].kind != "venue" or here[0].kind != "city":
        return False
    same_country = known[0].country == here[0].country and not contains(here[0], known[0])
    return same_country and normalise(place.text) in _words(language.code).elsewhere


def leads_elsewhere(sentence: ReadSentence, dateline: PlaceMention) -> bool:
    """Whether a sentence tells of a journey or of something in another town than that of the dateline."""
    travels = "journey" in sentence.kinds or "visit" in sentence.kinds
    for index, atom in enumerate(sentence.atoms):
        place: PlaceMention | None = atom.kinds.get("place")
        if place is None or place.compound or not place.candidates:
            continue
        if index and atom.has("country") and sentence.atoms[index - 1].has("office", "title"):
            continue  # "подготовку визита президента Узбекистана в Россию"
        if index + 1 < len(sentence.atoms) and sentence.atoms[index + 1].has("possessive_s"):
            continue  # "welcomed Ukraine's president at the palace"
        led = index > 0 and sentence.atoms[index - 1].has("at", "definite")
        if travels or (led and place.candidates[0].kind in ("city", "venue")):
            here = any(contains(a, b) or contains(b, a) for a in place.candidates for b in dateline.candidates)
            if not here:
                return True
    return False


def _stretches(sentence: ReadSentence, code: str) -> Iterator[tuple[int, int, Sequence[Token]]]:
    """Where a building stands behind its preposition: the first and the last token, and all tokens."""
    words = _words(code)
    if not any(map(sentence.scanned.text.lower().__contains__, words.any)):  # a tenth of cutting it into words
        return
    marks, start = tokens(sentence.scanned.text), sentence.scanned.start
    for at, token in enumerate(marks):
        if token.norm in words.at and (last := _building(marks, at + 1, words)) is not None:
            yield at + 1, last, [mark._replace(start=mark.start + start, end=mark.end + start) for mark in marks]


def _building(marks: Sequence[Token], first: int, words: _Words) -> int | None:
    led = not words.leads
    for at in range(first, min(len(marks), first + _MODIFIERS + 1)):
        token, pair = marks[at], " ".join(mark.norm for mark in marks[at : at + 2])
        if pair in words.bare:
            return _closed(marks, at + 1, words)
        if token.norm in words.bare:
            return _closed(marks, at, words)
        if led and (token.norm in words.nouns or (token.norm.endswith(words.ends) and words.ends)):
            return _closed(marks, at, words)
        if (token.norm in words.leads and at == first) or token.kind == "possessive":
            led = True
        elif (
            token.norm in words.leads
            or token.norm in words.breaks
            or token.kind != "word"
            or (token.text[0].islower() and words.adjectives and not token.norm.endswith(words.adjectives))
        ):
            return None
    return None


def _closed(marks: Sequence[Token], last: int, words: _Words) -> int | None:
    """The last token of a building, if what follows is no part of a longer noun ("the hotel chain", "office hours")."""
    behind = marks[last + 1] if last + 1 < len(marks) else None
    if behind is None or (behind.kind == "punct" and not behind.glued):
        return last
    if behind.kind == "possessive" or (behind.glued and behind.text in "-–") or behind.norm in words.not_behind:
        return None
    small = behind.kind == "word" and behind.text[0].islower()
    return None if small and words.behind and behind.norm not in words.behind else last


def _is_of_what_was_before(report: Report, start: int) -> bool:
    """ "A day after shots were fired at the synagogue, X met Y": of a clause of its own that opens the sentence."""
    head = report.heads[0].start
    led = [atom for atom in report.sentence.atoms if atom.end <= start]
    opens = next((i for i, atom in enumerate(led) if atom.has("after", "since", "before")), len(led))
    closed = any(atom.text == "," and start < atom.start < head for atom in report.sentence.atoms)
    return closed and any(atom.has("be", "have") for atom in led[opens:]) and not any(a.text == "," for a in led)


def _is_of_a_person(report: Report, start: int) -> bool:
    """ "The director at the ministry": who somebody is; "im Kanzleramt hieß es, …": who says so."""
    sentence = report.sentence
    before = [atom for atom in sentence.atoms if atom.end <= start and not atom.has("at", "definite")]
    turned = sentence.capital_nouns and any(atom.has("be", "have", "become", "verb", "will") for atom in before)
    if before and before[-1].has("office", "title", "group", "people") and not (before[-1].has("name") or turned):
        return True
    return is_who_says(report, start)


def _place_behind(sentence: ReadSentence, end: int, code: str) -> tuple[PlaceMention | None, bool]:
    """The place that says where a building is, and whether only near there: "at a hotel in Vienna", "in a lodge outside
    the Georgian town of X"."""
    led, near, small = False, False, _near_words(code)
    for atom in sentence.atoms:
        if atom.start < end:
            continue
        if atom.has("punct", "verb", "date", "with"):
            break
        place: PlaceMention | None = atom.kinds.get("place")
        if place is not None and (led or near or place.near):
            return place, near or place.near
        if near and atom.has("name"):  # "at a golf club near Harrogate", which no table has
            return PlaceMention(atom.start, atom.end, atom.text, (), unlisted=atom.text), True
        near |= atom.norm in small and not atom.has("at", "of", "on", "definite", "indefinite", "from_to")
        led |= atom.has("at", "soft")
    return None, near


def _in_the_capital(sentence: ReadSentence, end: int) -> PlaceMention | None:
    """ "Im Präsidentenpalast der nordmazedonischen Hauptstadt": whose it is says where it is."""
    of, town = (*(atom for atom in sentence.atoms if atom.start >= end), None, None)[:2]
    if of is None or town is None or not of.has("definite") or of.has("at"):
        return None
    place: PlaceMention | None = town.kinds.get("place")
    return place if place is not None and place.definite else None


def near_a_town(report: Report, language: Language) -> Building | None:
    """ "In der Nähe von Genf", "outside Minsk": where no building is told of."""
    small = _near_words(language.code)
    atoms = report.sentence.atoms
    for index, atom in enumerate(atoms):
        place: PlaceMention | None = atom.kinds.get("place")
        if place is None or not place.near or place.compound or not _is_town(place):
            continue
        if is_declared(report, atom.start) or belongs_to_another_verb(report, atom.start):
            continue
        if _is_set_apart(report, index):
            continue
        first = index
        while first and (small.issuperset(atoms[first - 1].norm.split()) or atoms[first - 1].has("definite")):
            first -= 1  # "недалеко от" may be one atom
        if _is_of_a_thing(report, first):
            continue
        if first < index and report.clause.start <= atoms[first].start < report.clause.end:
            return _near(report.sentence, atoms[first].start, place)
    return None


def _is_of_a_thing(report: Report, first: int) -> bool:
    """ "After a crash near Riga", "to discuss fighting near Riga": where that was, by a noun right before it; but "in a
    village near Riga". `first`: where the words begin that say near what."""
    atoms = report.sentence.atoms
    led = first
    while led and (atoms[led - 1].has("indefinite", "definite") or _is_plain(atoms[led - 1])):
        led -= 1
    thing = led < first and not report.sentence.capital_nouns
    return thing and led > 0 and not atoms[led - 1].has("at", "inside")


def _is_plain(atom: Atom) -> bool:
    return atom.kinds.keys() <= {"word", "a_town", "town", "venue", "tie"} and not atom.capital


def _is_set_apart(report: Report, place: int) -> bool:
    """ "X, родившийся под Минском, встретился с Y": of somebody, between two commas before what tells of it."""
    atoms = report.sentence.atoms
    head = min((each.start for each in report.heads), default=0)
    closed = any(atom.text == "," and atom.end <= head for atom in atoms[place + 1 :])
    opened = next((i for i in reversed(range(place)) if atoms[i].text == ","), None)
    return closed and opened is not None and any(atom.kinds.keys() == {"word"} for atom in atoms[opened:place])


def _is_town(place: PlaceMention) -> bool:
    return not place.candidates or place.candidates[0].kind in ("city", "venue")


@cache
def _near_words(code: str) -> frozenset[str]:
    return frozenset(normalise(word) for phrase in load(code).section("places")["near"] for word in phrase.split())


def _near(sentence: ReadSentence, start: int, place: PlaceMention) -> Building:
    """A building near a town is in none that the text names: a place of its own, by its words."""
    words = sentence.scanned.text[start - sentence.scanned.start : place.end - sentence.scanned.start]
    country = place.candidates[0].country if place.candidates else place.country
    return Building(PlaceMention(start, place.end, words, (), unlisted=words, country=country))


def _town_within(sentence: ReadSentence, marks: Sequence[Token], code: str) -> PlaceMention | None:
    """The town that the words before a building name: "in der Göttinger Aula", "in a central Athens hotel"."""
    endings = _words(code).towns
    for token in reversed(marks):
        known = next((a.kinds["place"] for a in sentence.atoms if a.start == token.start and a.has("place")), None)
        if known is not None and known.candidates and known.candidates[0].kind == "city":
            mention: PlaceMention = known
            return mention
        for end, towns in endings.items():  # the longest first
            if not token.norm.endswith(end):
                continue
            names = (token.text[: len(token.text) - len(end)] + town for town in towns)
            found = (lookup(name[0].upper() + name[1:], code) for name in names if len(name) > 2)
            places = next((cities for some in found if (cities := tuple(p for p in some if p.kind == "city"))), ())
            if places:
                return PlaceMention(token.start, token.end, token.text, places)
    return None
