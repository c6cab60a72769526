"""The day, length and place of a meeting among those that its clause names."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace

from claims.dates import DateMention
from claims.places import PlaceMention, contains
from claims.reading.draft import Draft, Left
from claims.reading.durations import Duration
from claims.reading.gathering import MEETING_SENSES
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom

_ENDS = {"since", "until", "before", "after"}
_NEXT_PLACE = 12  # code points between two places of which one is in the other: ", unweit von "


def one_atom(atom: Atom) -> Phrase:
    """An atom as a phrase, for what is left over."""
    return Phrase("word", atom.start, atom.end, "", None, (atom,))


def dates_of(text: str, found: Draft) -> tuple[tuple[DateMention, ...], DateMention | None, DateMention | None, Left]:
    """The date of the meeting, the "since" and "until" of a gap, and the dates that are none of these."""
    dates: list[DateMention] = []
    since: DateMention | None = None
    until: DateMention | None = None
    left: Left = []
    gap = found.says("first", "never", "ever", "not", "no", "last", "neither")
    denied = found.says("not", "never", "ever", "no", "neither")
    for phrase in found.dates:
        mention = _day_of(text, phrase.value)
        left += [(phrase._replace(start=span[0], end=span[1]), False)] if (span := mention.time_of_day) else []
        end = phrase.role if phrase.role in _ENDS else mention.bound
        if end == "since" and gap and since is None:
            since = mention
        elif end in ("until", "before") and denied and until is None:
            until = mention
        elif end is not None or not (not dates or _one_day(dates, mention)):
            left.append((phrase, True))
        else:
            dates.append(mention)
    return tuple(dates), since, until, left


def _one_day(dates: Sequence[DateMention], other: DateMention) -> bool:
    """Whether a second date only narrows the first: "on a Thursday", "in February 2017"."""
    return len(dates) == 1 and dates[0].weekday_only != other.weekday_only


def _day_of(text: str, mention: DateMention) -> DateMention:
    """A date without the time of day that stands before or behind it ("Abend des 17. Februar 2017")."""
    if mention.time_of_day is None or mention.day_span is None:
        return mention
    start, end = mention.day_span
    return replace(mention, start=start, end=end, text=text[start:end])


def completed(shortened: DateMention, dates: Sequence[DateMention]) -> DateMention:
    """ "Not on the 17th but on 16 February 2017": the day alone borrows the month and year of the other date."""
    day = shortened.text.strip(".").strip()
    whole = dates[0].earliest if dates else None
    if not day.isdecimal() or whole is None or not 1 <= int(day) <= monthrange(whole.year, whole.month)[1]:
        return shortened
    on = whole.replace(day=int(day))
    return replace(shortened, earliest=on, latest=on, granularity="day")


def gap_start(found: Draft, since: DateMention | None, nouns: Sequence[Phrase]) -> int | None:
    """Where the words of a gap begin: with "впервые" if they stand together, else with "seit"."""
    if since is None:
        return None
    starts = [word.start for word in found.words if word.has("first") and not nouns and word.start < since.start]
    own = since.start if since.bound_start is None else since.bound_start
    return min([own, *(start for start in starts if own - start < 20)])


def gap_words(found: Draft, until: DateMention | None) -> tuple[int, int] | None:
    """The words that say "never", "for the first time" or "until 2021"."""
    said = found.word("never") or found.word("ever") or found.word("first")
    parts = [(said.start, said.end)] if said is not None else []
    if until is not None:
        parts.append((until.start if until.bound_start is None else until.bound_start, until.end))
    return (min(parts)[0], max(end for _, end in parts)) if parts else None


def places_of(found: Draft) -> tuple[tuple[PlaceMention, ...], Left]:
    """The place of the meeting (none or one), and what no slot takes."""
    taken: list[PlaceMention] = []
    left: Left = []
    for phrase in sorted(found.places, key=lambda phrase: (phrase.role != "at", _is_of_verb_before(phrase, found))):
        fits = phrase.role in ("at", "", "label") and not phrase.value.near and not _is_what_for(phrase, found)
        fits &= not _is_of_somebody(phrase, found)
        left += [(one_atom(atom), True) for atom in phrase.atoms if _makes_another(atom)]
        if fits and not taken:
            taken.append(phrase.value)
        elif fits and (narrower := _one_place(taken[0], phrase.value)) is not None:
            taken[0] = narrower
        else:
            left.append((phrase, phrase.role != "near"))
    return tuple(taken), left


def _is_what_for(place: Phrase, found: Draft) -> bool:
    """ "The minister for Europe": what he is there for, and not where."""
    return found.says("for") and any(word.has("for") and place.start - word.end == 1 for word in found.words)


def _is_of_somebody(place: Phrase, found: Draft) -> bool:
    """ "Der Grazer Bürgermeister X", "Texas governor X", "Senator X of Texas": whose he is, and not where."""
    led = any(word.has("at") and 0 < place.start - word.end <= _LED for word in found.words)  # «в том же Самарканде»
    if place.role or led:
        return False
    of = any(word.has("of") and place.start - word.end == 1 for word in found.words)
    return any(
        (phrase.start - place.end == 1 and not phrase.role and bool(phrase.value[0].offices))
        or (of and 0 < place.start - phrase.end <= _OF and phrase.value[-1].kind == "person")
        for phrase, _ in found.parties
    )


_OF = 8  # code points of " of the "
_LED = 14  # code points of « том же самом »


def _is_of_verb_before(place: Phrase, found: Draft) -> bool:
    """ "Opened a station in Kalmar and later held talks in Visby": Kalmar is where the station is."""
    heads = [noun.start for noun in found.meetings()]
    heads += [phrase.start for phrase, form in found.verbs if form.verb.sense in MEETING_SENSES]
    if not heads or place.start > min(heads):
        return False
    own = max((phrase.start for phrase, _ in found.verbs if phrase.start <= min(heads)), default=0)
    return place.start < own and any(phrase.start < place.start for phrase, _ in found.verbs)


def _makes_another(atom: Atom) -> bool:
    """Whether a word before a place makes it another one: "in New Cairo"."""
    return atom.has("qualified") or (atom.capital and atom.has("then"))


def _one_place(first: PlaceMention, second: PlaceMention) -> PlaceMention | None:
    """The narrower of two mentions where one contains the other ("Baku, der Hauptstadt Aserbaidschans"), else None.

    Of a place that no table has and one right behind it ("im Palais Coburg in Wien") the one that is known, but for a
    country, which only says where the other is.
    """
    if first.unlisted and second.candidates and second.start - first.end <= _NEXT_PLACE:
        whole = second.candidates[0]
        return replace(first, country=whole.country) if whole.kind == "country" else second
    for one in first.candidates:
        for other in second.candidates:
            if one.id == other.id or contains(other, one):
                return first
            if contains(one, other):
                return second
    return None


def duration_of(found: Draft) -> tuple[Duration | None, Left]:
    """How long the meeting was, and what no slot takes."""
    if not found.durations:  # "the talks went on": after what, and for how long
        return None, [(phrase, False) for phrase, form in found.verbs if form.verb.sense == "last"]
    left: Left = [(phrase, True) for phrase in found.durations[1:]]
    if "last" in found.senses and found.says("infinitive_mark"):  # "took two hours to arrange"
        left += [(phrase, True) for phrase, _ in found.loose if phrase.kind == "unknown"]
    return found.durations[0].value, left
