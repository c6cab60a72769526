"""Atoms joined to phrases: who with whom, when, where, how long, about what, according to whom.

A preposition decides what the words behind it are for. What no rule takes stays a phrase of kind "word" or
"unknown"; nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from claims.dates import DateMention
from claims.quickly import Small, small
from claims.reading.parties import Party, read_parties, read_party, with_text
from claims.reading.scan import Atom

# Kinds of word that bring something in: without one of them an atom stands for itself.
_LEADING = frozenset({
    "about", "according", "according_name", "after", "at", "before", "between", "by", "for", "from_to", "of", "on",
    "onto", "purpose", "since", "soft", "until", "with", "without",
})  # fmt: skip
_HEADS = frozenset({"noun", "verb", "format", "duration"})
_NO_PARTY = frozenset({"verb", "noun", "have", "be", "become"})
_UNKNOWN = frozenset({"word", "number", "name", "possessive_s"})
_FILLERS = frozenset({"definite", "indefinite", "possessive", "then", "ignorable"})
_FILLED = frozenset({"noun", "place", "date", "office"})  # what is no filler although it may be one, too


@small
class Phrase(Small):
    """`[start, end)` of the text, what it is, the word that brought it in, and what was read.

    kind: parties, date, place, duration, noun, verb, format, speaker, topic, aside, word, unknown or mark.
    role: the class of the preposition (with, between, of, by, at, on, near, from_to, since, until, before, after,
    purpose, …) or "".
    """

    kind: str
    start: int
    end: int
    role: str
    value: Any
    atoms: tuple[Atom, ...]

    @property
    def kinds(self) -> AbstractSet[str]:
        """All that its atoms can be: for whoever asks for several of them."""
        if len(self.atoms) == 1:
            return self.atoms[0].kinds.keys()
        return frozenset().union(*(atom.kinds for atom in self.atoms))

    def has(self, *kinds: str) -> bool:
        for atom in self.atoms:
            own = atom.kinds
            for kind in kinds:
                if kind in own:
                    return True
        return False


def phrases(text: str, atoms: Sequence[Atom], capital_nouns: bool) -> list[Phrase]:
    """The phrases of a sentence, in order, covering all its atoms."""
    found: list[Phrase] = []
    told = max([index for index, atom in enumerate(atoms) if "according_after" in atom.kinds], default=-1)
    at = 0
    while at < len(atoms):
        phrase, at = _next(text, atoms, at, capital_nouns, told)
        found.append(phrase)
    return found


_LONGEST_TIME = 4  # atoms: "keine | zwei | Wochen"
_LONGEST_BOUND = 5  # atoms: "nicht später als am | 20. Juni"


def _date_with_bound(atoms: Sequence[Atom], at: int) -> tuple[Phrase, int] | None:
    """ "No later than 6 October", "не позднее 13 ноября": a "no" that denies nothing, a part of what bounds a date."""
    for stop in range(at + 1, min(at + _LONGEST_BOUND, len(atoms))):
        mention = atoms[stop].kinds.get("date")
        if mention is not None:
            inside = mention.bound_start is not None and mention.bound_start <= atoms[at].start
            return _make("date", atoms, at, stop + 1, mention.bound, mention) if inside else None
    return None


def _end_of_short_time(atoms: Sequence[Atom], at: int) -> int:
    """ "Keine zwei Wochen nach dem Streit", "keine zwei Wochen später": a "no" that denies nothing; where it ends, else
    0."""
    later = atoms[at + 1].kinds.get("date") if at + 1 < len(atoms) else None
    if later is not None and later.earliest is None:
        return at + 2
    for stop in range(at + 1, min(at + _LONGEST_TIME, len(atoms) - 1)):
        if atoms[stop].has("time_unit"):
            behind = atoms[stop + 1]  # "nach seiner Wahl" is ignorable
            return stop + 1 if behind.has("after", "before", "later", "ignorable") else 0
    return 0


def _make(
    kind: str, atoms: Sequence[Atom], start: int, stop: int, role: str = "", value: Any = None
) -> tuple[Phrase, int]:
    part = tuple(atoms[start:stop])
    return Phrase(kind, part[0].start, part[-1].end, role, value, part), stop


def _next(text: str, atoms: Sequence[Atom], at: int, capital_nouns: bool, told: int) -> tuple[Phrase, int]:
    atom = atoms[at]
    kinds = atom.kinds
    if len(kinds) == 1:  # most atoms are one thing, and most of these a word that nothing knows, or a mark
        if "word" in kinds and at >= told:
            return Phrase("unknown", atom.start, atom.end, "", None, (atom,)), at + 1
        if "punct" in kinds:
            return Phrase("mark", atom.start, atom.end, "", atom.text, (atom,)), at + 1
    if ("not" in kinds or "no" in kinds) and (bounded := _date_with_bound(atoms, at)) is not None:
        return bounded
    if "no" in kinds and (stop := _end_of_short_time(atoms, at)):
        return _make("unknown", atoms, at, stop)
    taken = None
    if at < told or not _LEADING.isdisjoint(kinds):
        taken = (
            _speaker(text, atoms, at, capital_nouns, told)
            or _aside(text, atoms, at, capital_nouns)
            or _brought_in(text, atoms, at, capital_nouns)
        )
    elif capital_nouns and "duration" in kinds:
        taken = _aside(text, atoms, at, capital_nouns)
    taken = taken or _bare(text, atoms, at, capital_nouns)
    if taken is not None:
        return taken
    if "last" in kinds and at + 1 < len(atoms) and atoms[at + 1].has("verb"):
        return _make("word", atoms, at, at + 1)  # "they last met in 2017": no verb of its own
    if not _HEADS.isdisjoint(kinds):
        for kind in _heads(atoms, at, capital_nouns):
            if kind in kinds:
                return _make(kind, atoms, at, at + 1, value=kinds[kind])
    return _make("word" if _UNKNOWN.isdisjoint(kinds) else "unknown", atoms, at, at + 1)


def _heads(atoms: Sequence[Atom], at: int, capital_nouns: bool) -> tuple[str, ...]:
    """ "Treffen" is a noun, but "Treffen sich Dunford und …?" begins with the verb; "is meeting" is one, too."""
    noun_first = ("noun", "verb", "format", "duration")
    verb_first = ("verb", "noun", "format", "duration")
    if capital_nouns and atoms[at].capital and at + 1 < len(atoms) and atoms[at + 1].has("reciprocal"):
        return verb_first
    before = at - 1  # "is not meeting the criteria"
    while before >= 0 and atoms[before].has("not", "ignorable"):
        before -= 1
    return verb_first if before >= 0 and atoms[before].has("be") and not capital_nouns else noun_first


def _speaker(text: str, atoms: Sequence[Atom], at: int, capital_nouns: bool, told: int) -> tuple[Phrase, int] | None:
    """ "Laut Pentagon", "according to APA", "nach Angaben des Ministeriums", "so die Zeitung", "dem Sender zufolge".

    `told`: the last atom that may stand behind a speaker ("zufolge"), -1 without one.
    """
    atom = atoms[at]
    kinds = atom.kinds
    if "according" in kinds or "according_name" in kinds:
        start = at + 1
        if start < len(atoms) and atoms[start].has("of") and not atoms[start].has("media"):
            start += 1
        read = read_party(atoms, start, capital_nouns) if start < len(atoms) else None
        if read is not None:
            read = tuple(with_text(party, text) for party in read[0]), read[1]
            party = read[0][0]
            stop = read[1]
            says = stop < len(atoms) and atoms[stop].has("verb")
            if atom.has("according") or (party.named == "media" or party.kind == "organisation"):
                if says and atom.has("according_name"):
                    return None  # "wie die APA meldete" is a clause of its own
                return _make("speaker", atoms, at, _past_date(atoms, stop), value=read[0])
    read = read_party(atoms, at, capital_nouns) if at < told and "according" not in kinds else None
    if read is not None and read[1] < len(atoms) and atoms[read[1]].has("according_after"):
        speakers = tuple(with_text(party, text) for party in read[0])
        return _make("speaker", atoms, at, read[1] + 1, value=speakers)
    return None


def _past_date(atoms: Sequence[Atom], at: int) -> int:
    """Past the day of a report ("laut einem Bericht vom 17. Februar"): it is no day of a meeting."""
    stop = _past_fillers(atoms, at + 1) if at < len(atoms) and atoms[at].has("of") else at
    return stop + 1 if at < stop < len(atoms) and atoms[stop].has("date") else at


def _aside(text: str, atoms: Sequence[Atom], at: int, capital_nouns: bool) -> tuple[Phrase, int] | None:
    """What a preposition brings in that no slot is made for: causes, circumstances, company, hosts."""
    atom = atoms[at]
    kinds = atom.kinds
    if "duration" in kinds:  # "zwei Tage nach dem Anschlag": when, and not how long
        later = _aside(text, atoms, at + 1, capital_nouns) if _is_after_something(text, atoms, at + 1) else None
        return _make("aside", atoms, at, later[1]) if later is not None else None
    if "onto" in kinds and _somebody(text, atoms, at + 1, capital_nouns):
        return None  # "traf auf seinen Kollegen"
    if "soft" in kinds and at + 1 < len(atoms) and atoms[at + 1].has("date") and at and atoms[at - 1].has("first"):
        mention = atoms[at + 1].kinds["date"]
        if mention.bound == "since":  # "впервые за десять лет президенты …"
            return _make("date", atoms, at, at + 2, "since", mention)
    soft = "soft" in kinds or "without" in kinds or (capital_nouns and _is_after_something(text, atoms, at))
    if not soft or ("because" in kinds and at and atoms[at - 1].text == ","):
        return None
    if atom.has("at", "on", "for", "since", "until", "purpose", "before", "after") and not atom.has("without"):
        stop = _past_fillers(atoms, at + 1)
        if stop < len(atoms) and atoms[stop].has("date", "place", "duration", "noun"):
            return None
    if atom.has("apart") and at + 1 < len(atoms) and atoms[at + 1].has("and"):
        return None  # "fand in Helsinki statt und …"
    stop = at + 1
    company = atom.has("without") or capital_nouns  # "in the presence of X"; in German the verb ends it
    said = at > 0 and any(form.verb.sense == "say" for form in atoms[at - 1].kinds.get("verb", ()))
    asked = capital_nouns and atom.has("onto", "without")  # "traf sich auf Bitte der Bank mit dem Minister X"
    while stop < len(atoms) and not _ends_aside(atoms, stop):
        if asked and stop > at + 1 and atoms[stop].has("with") and _is_somebodys_post(atoms, stop + 1):
            break
        if said and atoms[stop].has("that"):
            break  # "said during a briefing that the two …"
        if not company and stop > at + 1 and atoms[stop].has("name", "title", "the_hero"):
            break
        stop += 1
    return _make("aside", atoms, at, stop) if stop > at + 1 else None


def _is_after_something(text: str, atoms: Sequence[Atom], at: int) -> bool:
    """ "Nach dem Anschlag", "vor der Wahl": something at another time, and nobody."""
    if at + 1 >= len(atoms) or not atoms[at].has("after", "before"):
        return False
    article = atoms[at + 1].has("definite", "indefinite", "possessive")
    return article and not _somebody(text, atoms, at + 1, True)


def _somebody(text: str, atoms: Sequence[Atom], at: int, capital_nouns: bool) -> bool:
    read = _parties(text, atoms, at, capital_nouns)
    return read is not None and all(party.kind in ("person", "office") for party in read[0])


def _is_somebodys_post(atoms: Sequence[Atom], at: int) -> bool:
    """ "Dem Minister …", "den beiden deutschen Vorständen …", "seinem Kollegen": with whom somebody met."""
    determined = at < len(atoms) and atoms[at].has("definite", "possessive")
    stop = at + 1
    while stop < min(len(atoms), at + _LED) and atoms[stop].has("nation", "former", "then", "they", "first", "place"):
        stop += 1 + (stop + 1 < len(atoms) and atoms[stop + 1].text == "-")
    return determined and stop < len(atoms) and atoms[stop].has("office", "title", "counterpart")


_LED = 4  # atoms of "dem früheren deutschen"


def _ends_aside(atoms: Sequence[Atom], at: int) -> bool:
    atom = atoms[at]
    kinds = atom.kinds
    if "punct" in kinds and not atom.glued:
        return True
    if atom.text in _ENDING_MARKS:
        return True
    if not _ENDING.isdisjoint(kinds):
        return "word" not in kinds and "definite" not in kinds
    if not _WHERE_OR_WHEN.isdisjoint(kinds) and "definite" not in kinds:
        stop = _past_fillers(atoms, at + 1)
        stop += stop + 1 < len(atoms) and atoms[stop].has("nation")  # "на полях саммита в китайском Ханчжоу"
        return stop < len(atoms) and atoms[stop].has("date", "place")
    if ("at" in kinds or "on" in kinds) and at + 1 < len(atoms) and atoms[at + 1].has("date", "place"):
        return True
    return "with" in kinds and at + 1 < len(atoms) and atoms[at + 1].has("name")


_ENDING_MARKS = frozenset(",;:.?!–—()")
_ENDING = frozenset({
    "verb", "have", "be", "become", "will", "reciprocal", "not", "infinitive_mark",
    "hedge_modal", "opinion_modal", "plan_modal",  # "am Rande könnte es zu einem Treffen kommen"
})  # fmt: skip
_WHERE_OR_WHEN = frozenset({"at", "on", "since", "between"})


def _past_fillers(atoms: Sequence[Atom], at: int) -> int:
    while at < len(atoms) and not _FILLERS.isdisjoint(kinds := atoms[at].kinds) and _FILLED.isdisjoint(kinds):
        at += 1
    return at


_BEFORE_NOUN = frozenset({"purpose", "at", "after", "before", "for", "of"})


def _brought_in(text: str, atoms: Sequence[Atom], at: int, capital_nouns: bool) -> tuple[Phrase, int] | None:
    """A preposition with a date, a place, a duration, a noun of meeting or parties behind it."""
    atom = atoms[at]
    kinds = atom.kinds
    for role in ("since", "until", "before", "after"):
        if role in kinds:
            stop = _past_fillers(atoms, at + 1)
            if stop < len(atoms) and atoms[stop].has("date"):
                return _make("date", atoms, at, stop + 1, role, atoms[stop].kinds["date"])
    for role, kind in (("with", "with"), ("between", "between"), ("with", "onto")):
        if kind in kinds:
            dated = _dates_between(atoms, at) if role == "between" else None
            if dated is not None:
                return dated
            read = _parties(text, atoms, at + 1, capital_nouns, brought_in=True)
            if read is not None and (kind != "onto" or _somebody(text, atoms, at + 1, capital_nouns)):
                oblique = tuple(party._replace(oblique=True) for party in read[0])
                return _make("parties", atoms, at, read[1], role, oblique)
    if "at" in kinds or "on" in kinds:
        stop = _past_fillers(atoms, at + 1)
        if stop < len(atoms):
            target = atoms[stop]
            if target.has("date") and (atom.has("on") or not target.has("place")):
                return _make("date", atoms, at, stop + 1, "at", target.kinds["date"])
            if target.has("place") and atom.has("at") and not _qualifies(atoms, stop):
                return _make("place", atoms, at, stop + 1, _place_role(target), target.kinds["place"])
            if target.has("nation") and atom.has("at") and _is_in_its_country(atoms, stop):
                town = atoms[stop + 1]  # "в китайском Ханчжоу"
                return _make("place", atoms, at, stop + 2, _place_role(town), town.kinds["place"])
            if target.has("format"):
                return _make("format", atoms, at, stop + 1, value=target.kinds["format"])
            if target.has("time_of_day", "venue"):
                return _make("aside", atoms, at, stop + 1)
    if "from_to" in kinds:
        stop = _past_fillers(atoms, at + 1)
        if stop < len(atoms) and atoms[stop].has("place") and not _qualifies(atoms, stop):
            return _make("place", atoms, at, stop + 1, "from_to", atoms[stop].kinds["place"])
    if "for" in kinds and at + 1 < len(atoms) and atoms[at + 1].has("duration"):
        return _make("duration", atoms, at, at + 2, "for", atoms[at + 1].kinds["duration"])
    if not _BEFORE_NOUN.isdisjoint(kinds):
        stop = _past_fillers(atoms, at + 1)
        end = _noun_end(atoms, stop)
        if end is not None:
            role = next(role for role in ("after", "at", "purpose", "before", "for", "of") if role in kinds)
            return _make("noun", atoms, at, end, role, atoms[end - 1].kinds["noun"])
        if stop < len(atoms) and atoms[stop].has("statement"):
            return _make("word", atoms, at, stop + 1)
    if "of" in kinds or "by" in kinds:
        read = _parties(text, atoms, at + 1, capital_nouns, brought_in=True)
        if read is not None:
            role = "of" if "of" in kinds else "by"
            oblique = tuple(party._replace(oblique=True) for party in read[0])
            return _make("parties", atoms, at, read[1], role, oblique)
        stop = _past_fillers(atoms, at + 1)
        if stop < len(atoms) and atoms[stop].has("date"):
            return _make("date", atoms, at, stop + 1, "of", atoms[stop].kinds["date"])
    if "about" in kinds:
        stop = at + 1
        while stop < len(atoms) and not _ends_topic(atoms, stop, capital_nouns):
            stop += 1
        if stop > at + 1:
            topic = text[atoms[at + 1].start : atoms[stop - 1].end]
            return _make("topic", atoms, at, stop, value=topic)
    return None


def _noun_end(atoms: Sequence[Atom], at: int) -> int | None:
    """Where a noun of meeting ends that starts here, with what a hyphen joins to it ("Nato-…treffen")."""
    if at >= len(atoms):
        return None
    kinds = atoms[at].kinds
    if "noun" in kinds and "date" not in kinds:
        return at + 1
    joined = at + 2 < len(atoms) and atoms[at + 1].text in ("-", "‑") and atoms[at + 1].glued and atoms[at + 2].glued
    if joined and atoms[at].has("alliance", "country", "nation", "place") and atoms[at + 2].has("noun"):
        return at + 3
    return None


def _ends_topic(atoms: Sequence[Atom], at: int, capital_nouns: bool) -> bool:
    atom = atoms[at]
    if capital_nouns and atom.has("have", "be", "become", "will", "plan_modal"):
        return True  # "zu Gesprächen über den Handel ist X mit Y zusammengekommen"
    if not atom.text:  # a mark of no width (claims/articles/turns)
        return True
    if atom.has("verb", "infinitive_mark") or atom.text in (",", ";", ":", ".", "?", "!", "–", "—", "(", ")"):
        return not (atom.has("purpose") and not _verb_follows(atoms, at))
    if atom.has("at", "on"):
        stop = _past_fillers(atoms, at + 1)
        return stop < len(atoms) and atoms[stop].has("date", "place")
    if atom.has("he_subject") and not capital_nouns and at > 1 and atoms[at - 1].kinds.keys() <= _LAST_OF_TOPIC:
        return not any(a.has("relative", "question") for a in atoms[:at])  # "On the third leg of the tour he met X"
    if atom.has("format") and " " in atom.text:  # «о проблеме по телефону беседовали X и Y»
        return True
    if atom.has("where") and " " in atom.text:  # "on a visit during which he will hold talks"
        return True
    return atom.has("have", "be", "become") and at == len(atoms) - 1


_LAST_OF_TOPIC = frozenset({"word", "noun", "gathering", "place", "name", "journey", "visit"})


def _verb_follows(atoms: Sequence[Atom], at: int) -> bool:
    return at + 1 < len(atoms) and atoms[at + 1].has("verb")


def _dates_between(atoms: Sequence[Atom], at: int) -> tuple[Phrase, int] | None:
    if at + 1 < len(atoms) and atoms[at + 1].has("date"):
        return _make("date", atoms, at, at + 2, "between", atoms[at + 1].kinds["date"])
    return None


def _qualifies(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a country here belongs to an office behind it ("in US-Generalstabschef …" never is a place)."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or not atoms[at].has("country"):
        return False
    return behind.has("office", "counterpart", "armed_forces") or (behind.text == "-" and behind.glued)


def _is_in_its_country(atoms: Sequence[Atom], nation: int) -> bool:
    """Whether a town of the country whose adjective stands here is behind it."""
    town = atoms[nation + 1] if nation + 1 < len(atoms) else None
    if town is None or not town.has("place"):
        return False
    return any(place.country == atoms[nation].kinds["nation"].country for place in town.kinds["place"].candidates[:1])


def _place_role(atom: Atom) -> str:
    return "near" if atom.kinds["place"].near else "at"


def _parties(
    text: str, atoms: Sequence[Atom], at: int, capital_nouns: bool, *, brought_in: bool = False
) -> tuple[tuple[Party, ...], int] | None:
    read = read_parties(atoms, at, capital_nouns, brought_in=brought_in) if at < len(atoms) else None
    if read is None:
        return None
    return tuple(with_text(party, text) for party in read[0]), read[1]


def year_mention(start: int, end: int, digits: str) -> DateMention:
    """A bare year."""
    year = int(digits)
    return DateMention(start, end, digits, date(year, 1, 1), date(year, 12, 31), "year")


def _is_brought_in(atoms: Sequence[Atom], at: int) -> bool:
    """ "On the way to X, Y …", "after meeting X, Y met Z": whether whoever is named next may be the subject."""
    if at and "from_to" in atoms[at - 1].kinds:
        return True
    return at > 1 and atoms[at - 1].has("noun") and atoms[at - 1].has("verb") and atoms[at - 2].has("before", "after")


def _bare(text: str, atoms: Sequence[Atom], at: int, capital_nouns: bool) -> tuple[Phrase, int] | None:
    """Without a preposition: dates, parties (not where a verb or noun of meeting stands), places."""
    atom = atoms[at]
    kinds = atom.kinds
    if "word" in kinds:  # which nothing knows
        return None
    if "date" in kinds:
        mention = atom.kinds["date"]
        return _make(
            "date", atoms, at, at + 1, "between" if atom.has("ends_left_out") else mention.bound or "", mention
        )
    if "year" in kinds:
        return _make("date", atoms, at, at + 1, "", year_mention(atom.start, atom.end, atom.text))
    end = _noun_end(atoms, at)
    if end is not None and end > at + 1:
        return _make("noun", atoms, at, end, "", atoms[end - 1].kinds["noun"])
    if not kinds.keys().isdisjoint(_NO_PARTY):
        return None
    read = _parties(text, atoms, at, capital_nouns, brought_in=_is_brought_in(atoms, at))
    if read is not None:
        return _make("parties", atoms, at, read[1], "", read[0])
    if atom.has("place"):
        return _make("place", atoms, at, at + 1, "near" if atom.kinds["place"].near else "", atom.kinds["place"])
    return None
