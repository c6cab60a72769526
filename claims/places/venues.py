"""Places that no table has, told by the words around: "at Villa Certosa", "im Schloss Meseberg", "в Унгенах".

Only articles are read with these; a statement that names such a place says something that nothing can be compared
with. A name counts
- beside a noun for a building or an area, before it or behind it, as the noun takes its name;
- right behind "in", where its language writes no common nouns with a capital letter;
- there also behind a nationality, which says the country: "в туркменской Авазе".
A building with the adjective of a town before it is in that town: "в киевском ресторане «Липа»".

A mention has no candidates but `unlisted`, its name; or those of the town in it ("at Munich Airport").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claims.language import load
from claims.names import base_forms, is_given_name
from claims.places import PlaceMention
from claims.places.around import Around, Spanned
from claims.places.found import HYPHENS, next_word, words_of
from claims.places.geography import Place, lookup
from claims.places.nationalities import nationality_ending
from claims.text import Token, normalise

_MODIFIERS = 6  # words up to a noun for a building: "at the newly restored Bocharov Ruchei residence"
_MOST_WORDS = 3  # of a name
_BEFORE_NOUN = 3  # words of "in dem alten" before a noun that opens the sentence
_ADJECTIVES = 2  # that may stand between that of a town and its noun: "в Пермском краевом епархиальном управлении"
_BACK = (2, 3)  # words from an island to its "on": "on the Indonesian island"
_HEAD = 4  # letters of a noun for a building that a compound may end with: "Kurhaus", and not "Bauhof"
_QUOTED = 5  # words of a name in quotation marks
_OPENING, _CLOSING = frozenset('«„“"'), frozenset('»“”"')


@dataclass(frozen=True, slots=True)
class _VenueWords:
    """What the [places.venues] section of a language says, folded."""

    at: frozenset[str]
    towns: frozenset[str]  # of these, those that are called like the town they are in: "base", "island"
    behind: frozenset[str]  # nouns whose name stands behind them
    named: frozenset[str]  # nouns whose name stands behind an "of" only
    on: frozenset[str]  # nouns that stand behind "on"
    leads: frozenset[str]  # that "on"
    before: frozenset[str]  # nouns whose name stands before them
    of: frozenset[str]
    bare: frozenset[str]  # prepositions that a name follows right away
    called: frozenset[str]  # those that the name of a building follows, with an article or without
    islands: frozenset[str]  # names that the language's tables know as such
    bodies: frozenset[str]  # words of names that are no building there: "at the Aspen Forum"
    no_places: frozenset[str]
    common: tuple[str, ...]  # how common nouns end, where these have a capital letter
    named_so: tuple[str, ...]  # how names of towns end although common nouns do
    heads: tuple[str, ...]  # of `before`, those that compounds end with: "Kurhaus"
    regional: frozenset[str]  # adjectives of regions without their endings
    parts: tuple[str, ...]  # how adjectives of a part of a country begin
    landmarks: tuple[str, ...]  # how names of lakes and hills end
    areas: frozenset[str]
    adjectives: tuple[str, ...]  # how adjectives end that stand between such a preposition and a name
    nouns: tuple[str, ...]  # how nouns end behind such an adjective of their own
    owners: tuple[str, ...]  # how adjectives end that say whose a building is
    posts: tuple[str, ...]  # how posts end that stand before somebody's name: "im Schloss Gewerkschaftschef X"
    particles: frozenset[str]  # that stand inside a name or open it: "Le Touquet", "Ain el-Tineh"
    named_after: tuple[str, ...]  # how adjectives end that belong to a name: "Apostolischen Palast", "Wiener Burg"
    of_a_town: tuple[str, ...]  # those of them that are made of a town's name
    plurals: tuple[str, ...]  # how nouns of several end: "talks at Brackwater Athletic"
    genitive: str  # how names of towns end in the genitive, where only that has an ending
    region: str  # how an adjective of a region ends: "im steirischen"; empty where that says nothing
    on_water: frozenset[str]  # prepositions before a lake or hill: "am Tegernsee", "auf dem Petersberg"
    beside: frozenset[str]  # those of them that an article follows before a river: "an der Oder"
    on_articles: frozenset[str]  # that stand behind these
    whose: frozenset[str]  # articles before whose a building is: "Aula der Universität Graz"
    house_of: frozenset[str]  # known words that say whose a building with a capital letter is: "Дом правительства"
    of_towns: Mapping[str, str]  # adjectives of towns without their endings, and the town


@cache
def _venue_words(language: str) -> _VenueWords:
    known = load(language)
    table = known.section("places")["venues"]

    def folded(words: Sequence[str]) -> frozenset[str]:
        return frozenset(normalise(word) for word in words)

    return _VenueWords(
        folded(known.section("clauses")["words"]["at"]), folded(table["towns"]),
        folded(table["behind"]) | folded(table["towns"]), folded(table.get("named", ())), folded(table.get("on", ())),
        folded(table.get("leads", ())),
        folded(table["before"]), folded(table["of"]),
        folded(table["bare"]), folded(table.get("called", ())),
        folded(known.section("articles")["words"].get("island", ())),
        folded(table.get("bodies", ())) | folded(known.section("articles")["bodies"]),
        folded(table["no_places"]) | folded(known.section("articles")["bodies"]),
        tuple(folded(table["common"])), tuple(folded(table.get("named_so", ()))),
        tuple(noun for noun in folded(table["before"]) if len(noun) >= _HEAD),
        folded(table.get("regional", ())), tuple(folded(table.get("parts", ()))),
        tuple(folded(table.get("landmarks", ()))), folded(table.get("areas", ())), tuple(folded(table["adjectives"])),
        tuple(folded(table.get("nouns", ()))), tuple(folded(table.get("owners", ()))),
        tuple(folded(table.get("posts", ()))), folded(table["particles"]),
        tuple(folded(table.get("named_after", ()))), tuple(folded(table.get("of_a_town", ()))),
        tuple(folded(table.get("plurals", ()))), table.get("genitive", ""), table.get("region", ""),
        folded(table.get("on_water", ())), folded(table.get("beside", ())),
        folded(table.get("on_articles", ())), folded(table.get("whose", ())), folded(table.get("house_of", ())),
        {normalise(stem): town for stem, town in table.get("of_towns", {}).items()},
    )  # fmt: skip


def find_venues(
    text: str, language: str, tokens: Sequence[Token], taken: Sequence[Spanned], known: Callable[[str], bool]
) -> list[PlaceMention]:
    """The places that no table has, in order; see above. Raises UnknownLanguage.

    `taken`: what else was found; `known`: whether a folded word is one of the language's tables, and so no name.
    """
    words = _venue_words(language)
    nouns = (position for position, token in enumerate(tokens) if token.norm in words.on)
    on = {position - back for position in nouns for back in _BACK if tokens[position - back].norm in words.leads}
    before = [position for position, token in enumerate(tokens) if token.norm in words.at or position in on]
    if not before:
        return []
    reader = _Reader(text, language, tokens, taken, known)
    found: list[PlaceMention] = []
    end = 0
    for position in before:
        if tokens[position].start >= end and (mention := reader.behind(position)) is not None:
            found.append(mention)
            end = mention.end
    return found


class _Reader(Around):
    def __init__(
        self,
        text: str,
        language: str,
        marks: Sequence[Token],
        taken: Sequence[Spanned],
        known: Callable[[str], bool],
    ) -> None:
        super().__init__(text, language, marks, taken)
        self.words = _venue_words(language)
        self.known = known
        self.capital_nouns = words_of(language).noun_capitals

    def behind(self, position: int) -> PlaceMention | None:
        """The place behind this preposition."""
        first = position + 1
        taken = self.is_word(first) and self.marks[first].start in self.starts
        if not self.is_word(first) or (taken and not (self._is_town(first) or self._is_of_country(first))):
            return None
        venue = self._in_its_town(first) or self._venue(first) or self._called_so(position)
        venue = venue or self._landmark(position)
        known = self.places.get(venue.start) if venue is not None else None
        if venue is not None and known is not None and known.candidates and known.end > venue.end:
            return None  # "at Lancaster House, London", which the tables know
        if venue is not None or not (self.norm(position) in self.words.bare or self._is_of_country(first)):
            return venue
        return self._bare(first)

    def _is_of_country(self, first: int) -> bool:
        """Whether the adjective of a country or region stands here: "im slowenischen Brdo", "im Tiroler Seefeld"."""
        if not self.capital_nouns:
            return False
        known = self._known(first)
        start, countries = nationality_ending(self.marks, first, self.language)
        return (
            (known is not None and known.compound) or (bool(countries) and start == first) or self._is_regional(first)
        )

    def _is_regional(self, at: int) -> bool:
        """Whether the adjective of a region stands here that is no country: "im steirischen", "im südmährischen"."""
        norm = self.norm(at)
        stem = norm.removesuffix(self.words.region)
        return stem != norm and (stem in self.words.regional or stem.startswith(self.words.parts))

    def _landmark(self, position: int) -> PlaceMention | None:
        """A lake, pass, hill or island that needs no noun: "am Tegernsee", "auf dem Petersberg", "auf Sylt"."""
        name = position + 1
        name += self.norm(name) in self.words.on_articles
        if not self.is_capital(name) or not self.is_free(name):
            return None
        norm, on = self.norm(name), self.norm(position) in self.words.on_water
        ends = next((end for end in self.words.landmarks if norm.endswith(end) and len(norm) > len(end) + 2), "")
        called = on and bool(ends) and norm not in self.words.no_places and not self.known(norm)
        if not called and norm not in self.words.areas:
            return None
        town = position - 1  # "in Prien am Chiemsee": its name may end as common nouns do
        named = town > 0 and self.is_capital(town) and self.is_free(town) and self.norm(town - 1) in self.words.bare
        return self._mention(town if named else name, name)

    # ---- buildings ----

    def _venue(self, first: int) -> PlaceMention | None:
        """A noun for a building or an area with its name: "the Turkish House", "in seiner Residenz Castel Gandolfo"."""
        name = -1  # where the name begins that stands before the noun, if one does
        at = first
        for _ in range(_MODIFIERS):
            if not (self.is_word(at) or self._is_joint(at) or self._is_whose(at)):
                return None
            norm = self.norm(at)
            if norm in self.words.behind:
                end = self._name_behind(at + 1)
                if end >= 0:
                    joined = at - 2 >= first and self._is_joint(at - 1)  # "auf dem US-Stützpunkt Ramstein"
                    mention = self._mention(at - 2 if joined else at, end)
                    owner = self._owner(first, at)
                    return mention if owner == at else self._called(owner, mention)
            if norm in self.words.named and self.norm(at + 1) in self.words.of and self._known(at) is None:
                end = self._name_behind(at + 2)
                return self._called(at, self._mention(at + 2, end)) if end >= 0 else None
            if norm in self.words.before and name == at - 1 and self.norm(name) in self.words.no_places:
                return None  # "at City Hall"
            compound = self._is_building(norm) and self.norm(name).endswith(self.words.of_a_town)
            if (norm in self.words.before or compound) and name >= 0:
                return None if self._known(at) is not None else self._mention(name, self._of(at))
            if self._is_building(norm) and self.is_capital(at) and (town := self._of_town(at)) is not None:
                return town
            if norm in self.words.before and self.is_capital(at) and (end := self._of(at)) > at:
                return self._mention(at, self._past_region(end))  # "at the Palace of Nations", "в Доме правительства"
            name = self._begins(at, name)
            at += 1
        return None

    def _owner(self, first: int, at: int) -> int:
        """Where the building begins that belongs to what is named here: "Aula der Universität Graz"; else here."""
        if not self.capital_nouns or self.norm(at - 1) not in self.words.whose:
            return at
        return next((word for word in range(first, at - 1) if self.is_capital(word)), at)

    def _is_building(self, norm: str) -> bool:
        """Whether a word is a noun for a building, or a compound of one: "Kurhaus"."""
        return norm in self.words.before or (self.capital_nouns and norm.endswith(self.words.heads))

    def _of_town(self, at: int) -> PlaceMention | None:
        """ "Im Rathaus von Görlitz", "im Landratsamt Augsburg": a building that stands here, in the town behind it."""
        if not self.capital_nouns:
            return None
        known = self._known(at + 1 + (self.norm(at + 1) in self.words.of))
        if known is None or known.candidates[0].kind != "city" or known.compound or self._is_genitive(known):
            return None
        start = self.marks[at].start
        return replace(known, start=start, text=self.text[start : known.end], town=True)

    def _is_genitive(self, town: PlaceMention) -> bool:
        """Whether a town's name is in the genitive, and not one that ends so ("Worms")."""
        town_itself = town.text.removesuffix(self.words.genitive)
        return town_itself != town.text and town.candidates[0] in lookup(town_itself, self.language)

    def _in_its_town(self, first: int) -> PlaceMention | None:
        """A building with the adjective of the town that it is in: "в пермском аэропорту", "в киевском ресторане"."""
        noun, adjective = first + 1, self.norm(first)
        ending = next((end for end in self.words.adjectives if adjective.endswith(end)), "")
        town = self.words.of_towns.get(adjective.removesuffix(ending))
        if town is None or not self.is_word(noun) or self.norm(noun) not in self.words.before | self.words.behind:
            return None
        named = self._name_behind(noun + 1)
        start, end = self.marks[first].start, self.marks[max(noun, named)].end
        return PlaceMention(start, end, self.text[start:end], lookup(town, self.language), town=True)

    def _begins(self, at: int, name: int) -> int:
        """Where the name that this word belongs to begins; -1 where it belongs to none."""
        if self._is_joint(at) or self._is_whose(at) or self.norm(at) in self.words.particles:
            return name
        if name >= 0 and not self.capital_nouns and self._is_kind(at):
            return name  # "the Diamniadio sports complex", "в Саратовском государственном медицинском университете"
        own = self.is_capital(at) and (self.is_free(at) or self._is_town(at))
        if self.capital_nouns:  # "im Apostolischen Palast", "im Élysée-Palast": an adjective, or joined by a hyphen
            joined = at + 1 < len(self.marks) and self._is_joint(at + 1)
            own = own and (joined or self.norm(at).endswith(self.words.named_after))
        return (at if name < 0 else name) if own else -1

    def _is_kind(self, at: int) -> bool:
        """Whether a word in small letters says what kind of building the next one is, or the one behind it."""
        behind = at + 1
        if self._is_adjective(at) and self._is_adjective(behind):
            behind += 1
        noun = self._is_common_word(behind) and self.norm(behind) in self.words.before
        plain = self._is_adjective(at) or not self.known(self.norm(at))
        return noun and plain and self.marks[at].text.islower()

    def _name_behind(self, at: int) -> int:
        """The last token of a name that stands here behind its noun, in quotation marks or not; -1 without one."""
        area = self.norm(at - 1) in self.words.towns
        while self.norm(at) in self.words.particles or (area and self.norm(at) in self.words.of):
            at += 1
        known = self._known(at)
        if known is not None and self._is_genitive(known):
            return -1  # "im Rathaus Berlins Regierenden Bürgermeister"
        if known is not None and known.candidates[0].kind in _PLACES:
            end = next(end for end in range(at, len(self.marks)) if self.marks[end].end >= known.end)
            while self._is_joint(end + 1) and self.is_capital(end + 2):  # "Flughafen Wien-Schwechat"
                end += 2
            return end
        if at < len(self.marks) and self.marks[at].text in _OPENING:
            for end in range(at + 2, min(at + 2 + _QUOTED, len(self.marks))):
                if self.marks[end].text in _CLOSING:
                    return end
            return -1
        if not self._is_name(at, national=not self.words.of):
            return -1
        if self.words.owners and self.norm(at).endswith(self.words.owners) and self._is_common_word(at + 1):
            return -1
        person = is_given_name(self.marks[at].text) and next_word(self.marks, at) == at + 1 and self.is_capital(at + 1)
        return -1 if person else self._last(at)

    def _of(self, at: int) -> int:
        """The last token of a name that goes on behind its noun: "Palace of Nations", "Музей Победы"."""
        name = at + 1
        if not self.words.of and self.is_capital(at) and self.is_word(name) and self.marks[name].text.islower():
            whose = self.norm(name) in self.words.house_of or not self.known(self.norm(name))
            return name if whose else at  # "в Доме правительства"
        if not self.words.of and not self.capital_nouns and self.is_capital(name) and self.known(self.norm(name)):
            return name  # "в Доме Правительства"
        while self.norm(name) in self.words.of:
            name += 1
        if self.capital_nouns and name > at + 1 and (owner := self._person(name)) >= 0:
            return owner if self._opens(at) or not self._may_be_participle(owner + 1) else at
        goes_on = name > at + 1 or (not self.words.of and not self.capital_nouns)
        if name > at + 1 and self.is_capital(name) and self.norm(name) in self.words.house_of:
            return name  # "at the Department for Transport"
        return self._last(name) if goes_on and self._is_name(name) else at

    def _person(self, at: int) -> int:
        """The last token of somebody's name, with a post before it or not: "im Haus von Erna Roth", "auf dem Hof von
        Landwirt Jan Kohl"; -1 without one."""
        name = at
        while name < at + _MOST_WORDS and self.is_capital(name) and self.known(self.norm(name)):
            name += 1
        if not (self.is_capital(name) and is_given_name(self.marks[name].text) and self.is_capital(name + 1)):
            return -1
        return -1 if self.known(self.norm(name + 1)) else name + 1

    def _opens(self, at: int) -> bool:
        """ "Im Haus von X trafen sich": whether a building opens the sentence, and the verb stands behind it."""
        before = self.marks[max(0, at - _BEFORE_NOUN) : at]
        return len(before) < _BEFORE_NOUN or any(mark.kind == "punct" for mark in before)

    def _may_be_participle(self, at: int) -> bool:
        """ "Im Rathaus von X empfangen": by whom, and no owner."""
        return self.is_word(at) and self.marks[at].text.islower() and self.norm(at) not in self.words.at

    def _past_region(self, end: int) -> int:
        """The last token of a building with whose it is: "в Доме Правительства Республики Татарстан"."""
        owner = self._known(end + 1) if not self.words.of and not self.capital_nouns else None
        if owner is None or owner.candidates[0].kind not in ("region", "country"):
            return end
        return next(at for at in range(end + 1, len(self.marks)) if self.marks[at].end >= owner.end)

    def _called_so(self, position: int) -> PlaceMention | None:
        """A building by its name alone: "at Banski Dvori", "at the Waldorf Astoria"; with the article two words."""
        if self.norm(position) not in self.words.called:
            return None
        led = self.norm(position + 1) in words_of(self.language).articles
        first = position + 1 + led
        opens = position < len(("Talks", "at")) or self.marks[position - 2].kind == "punct"
        several = self.norm(position - 1).endswith(self.words.plurals)
        noun = several and (opens or self.marks[position - 1].text.islower())
        if not led and noun:
            return None  # "takeover talks at Brackwater Athletic"
        if not self._is_name(first) or self.marks[first].text.isupper() or is_given_name(self.marks[first].text):
            return None
        last = self._last(first)
        follows = self.marks[last + 1] if last + 1 < len(self.marks) else None
        longer = self.is_capital(last + 1) or self._is_joint(last + 1)
        if longer or (follows is not None and follows.kind == "possessive") or last == first:
            return None
        bodies = any(self.norm(at) in self.words.bodies for at in range(first, last + 1))
        return None if bodies else self._mention(first, last)

    # ---- right behind the preposition ----

    def _bare(self, first: int) -> PlaceMention | None:
        """A name alone, or behind a nationality or an adjective."""
        country = None
        name = first
        region = self._known(first)
        if self.capital_nouns and region is not None and region.compound:  # "im Tiroler Seefeld"
            country, name = region.candidates[0].country, first + 1
        start, countries = nationality_ending(self.marks, first, self.language)
        if countries and start == first:
            country, name = (countries[0] if len(countries) == 1 else None), first + 1
        elif self._is_regional(first):
            name = first + 1
        elif not self.words.of and not self.capital_nouns and self._is_adjective(first):
            name = first + 1  # "в приграничной Валге"
        if self.is_capital(name) and self.norm(name) in self.words.particles and self._is_name(name + 1):
            return self._mention(name, self._last(name + 1), country)  # "in Le Touquet"
        if not self._is_name(name) or self.marks[name].text.isupper():
            return None
        if is_given_name(self.marks[name].text) and not self._is_in_country(name):
            return None
        if self._is_common(name) or self._describes(name):
            return None
        end = self._last(name)
        if end > name and not self.words.of and not self.capital_nouns:
            first_word = self.marks[name]
            towns = lookup(first_word.text, self.language)
            if towns and towns[0].kind == "city":  # "с консулом в Алматы Цзян Вэем": a town that is known, and somebody
                return PlaceMention(first_word.start, first_word.end, first_word.text, towns)
        if (
            self.capital_nouns
            and self._is_name(end + 1)
            and not self._is_common(end + 1)
            and not self.is_capital(end + 2)
        ):
            end += 1  # "im italienischen Borgo Egnazia"
        follows = self.marks[end + 1] if end + 1 < len(self.marks) else None
        noun = self.capital_nouns and self.known(self.norm(end + 1))  # "in Gizeh Präsident X"
        goes_on = (self.is_capital(end + 1) and not noun) or self._is_joint(end + 1)
        if follows is not None and (follows.kind == "possessive" or goes_on):
            return None  # "in Vladimir Putin's view", "in Secret Talks"
        mention = self._mention(name, self._on_its_water(end), country)
        return self._called(first, mention) if self.capital_nouns and country is not None else mention

    def _is_in_country(self, name: int) -> bool:
        """ "In Clark, Philippines": a town that is called as people are, with its country behind a comma."""
        behind = self._known(name + 2) if name + 2 < len(self.marks) and self.marks[name + 1].text == "," else None
        return behind is not None and behind.candidates[0].kind == "country" and not self.capital_nouns

    def _on_its_water(self, end: int) -> int:
        """The last token of a town's name with what it is on: "Matrei am Brenner", "Schwedt an der Oder"."""
        beside = self.norm(end + 1) in self.words.beside
        water = end + 2 + (beside and self.norm(end + 2) in self.words.on_articles)
        led = self.norm(end + 1) in self.words.on_water and (water > end + 2 or not beside)
        named = self.capital_nouns and led and self.is_capital(water) and water not in self._dated()
        return water if named and (water > end + 2 or not self.known(self.norm(water))) else end

    def _dated(self) -> set[int]:
        """The tokens that stand in what was found and is no place: dates, durations."""
        places = {each.start for each in self.places.values()}
        return {at for at in self._covered or () if self.marks[at].start not in places}

    def _is_common(self, at: int) -> bool:
        """Whether a word with a capital letter ends as common nouns do, where these have one, and no name of a town."""
        norm = self.norm(at)
        return self.capital_nouns and norm.endswith(self.words.common) and not norm.endswith(self.words.named_so)

    def _describes(self, name: int) -> bool:
        """ "В Чистом переулке", "в Пермском епархиальном управлении": an adjective whose noun stands behind it is no
        town."""
        noun = name + 1
        if self.words.of or self.capital_nouns or not self.norm(name).endswith(self.words.adjectives):
            return False
        while self._is_adjective(noun) and noun <= name + _ADJECTIVES and self._is_common_word(noun + 1):
            noun += 1
        return self._is_common_word(noun) and self.norm(noun).endswith(self.words.nouns)

    def _is_common_word(self, at: int) -> bool:
        return self.is_word(at) and self.marks[at].text.islower()

    def _is_adjective(self, at: int) -> bool:
        """Whether a word in small letters may be an adjective before a town."""
        return self.is_word(at) and self.marks[at].text.islower() and self.norm(at).endswith(self.words.adjectives)

    # ---- names ----

    def _is_name(self, at: int, national: bool = False) -> bool:
        """`national`: also a word for a nationality, where these have no capital letter ("остров Русский")."""
        if not self.is_capital(at) or not self.is_free(at) or len(self.marks[at].text) < 3:
            return False
        norm = self.norm(at)
        if norm in self.words.no_places or (self.known(norm) and norm not in self.words.islands):
            return False
        joined = at + 2 < len(self.marks) and self._is_joint(at + 1)  # "in einem Hotel GDL-Chef X"
        if self.norm(at + 2 if joined else at).endswith(self.words.posts):
            return False
        return national or not nationality_ending(self.marks, at, self.language)[1]

    def _last(self, name: int) -> int:
        """The last token of a name that starts here; one word only where all nouns have a capital letter."""
        last, words = name, 1
        while words < _MOST_WORDS:
            after = next_word(self.marks, last)
            if self.norm(after) in self.words.particles and not self.capital_nouns:  # "Ain el-Tineh"
                after = next_word(self.marks, after)
            hyphened = after == last + 2 and self.marks[last + 1].text in HYPHENS
            if after < 0 or (self.capital_nouns and not hyphened) or not self._is_name(after):
                break
            last, words = after, words + 1
        return last

    def _is_joint(self, at: int) -> bool:
        return at < len(self.marks) and self.marks[at].text in HYPHENS and self.marks[at].glued

    def _is_whose(self, at: int) -> bool:
        """ "The Governor's Mansion", "St James's Palace": between two words of a name."""
        return at < len(self.marks) and self.marks[at].kind == "possessive" and self.is_capital(at + 1)

    def _is_town(self, at: int) -> bool:
        """Whether a town that the tables know stands here: "at Munich Airport"."""
        known = self._known(at)
        return known is not None and known.candidates[0].kind in ("city", "venue")

    def _known(self, at: int) -> PlaceMention | None:
        """The place that the tables know and that begins here."""
        self.is_free(at)
        mention = self.places.get(self.marks[at].start) if at < len(self.marks) else None
        return mention if mention is not None and mention.candidates else None

    def _mention(self, first: int, last: int, country: str | None = None) -> PlaceMention:
        """A place by these tokens; a known place among them or behind a comma says where it is."""
        start, end = self.marks[first].start, self.marks[last].end
        name = self.text[start:end]
        known = None if self._in_town(last + 1) else self._inside(first, last)
        places = known.candidates if known is not None else self._declined(name)
        outer = self._known(last + 2) if last + 2 < len(self.marks) and self.marks[last + 1].text == "," else None
        outer = outer or self._town_right_behind(last)
        if outer is not None and not places:
            end = outer.end
            if outer.candidates[0].kind == "city":
                places = outer.candidates
            country = outer.candidates[0].country
        words = self.text[start:end]
        return PlaceMention(
            start, end, words, places, town=True, unlisted="" if places else name, country=None if places else country
        )

    def _town_right_behind(self, last: int) -> PlaceMention | None:
        """ "At State House Nairobi", "at Hotel Okura Amsterdam": a town that ends the name of a building; but "at the
        Ritz Paris Mayor X"."""
        known = self._known(last + 1) if self.words.of and not self.capital_nouns else None
        if known is None or known.candidates[0].kind != "city" or known.compound:
            return None
        after = next(at for at in range(last + 1, len(self.marks) + 1) if not self._is_before(at, known.end))
        return None if self.is_capital(after) or self._is_joint(after) else known

    def _is_before(self, at: int, end: int) -> bool:
        return at < len(self.marks) and self.marks[at].start < end

    def _called(self, noun: int, mention: PlaceMention) -> PlaceMention:
        """A mention that begins with the noun before its name: "village of Kreuth"."""
        start = self.marks[noun].start
        return replace(mention, start=start, text=self.text[start : mention.end])

    def _inside(self, first: int, last: int) -> PlaceMention | None:
        """The place that a name says, if it is the name of a place: "Ramstein" of a base, "Munich" of its airport."""
        for at in range(first, last + 1):
            known = self._known(at)
            if known is not None and known.candidates[0].kind in _PLACES:
                return None if at > first and self.norm(first) not in self.words.towns else known
        return None

    def _in_town(self, at: int) -> bool:
        """Whether a place stands right behind a preposition here: "at the Hotel Bristol in Vienna"."""
        return self.norm(at) in self.words.at and self._known(at + 1) is not None

    def _declined(self, name: str) -> tuple[Place, ...]:
        """The places of a name in a case that no table has: "в Биаррице"."""
        if self.capital_nouns:
            return ()
        found = (lookup(form, self.language) for form in base_forms(name, self.language)[1:])
        return next((places for places in found if places), ())


_PLACES = ("city", "venue", "region")
