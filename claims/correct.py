"""The smallest edits that would make a statement supported: the words that conflict, replaced by what is known.

An edit says its like: a month is put for a month, a weekday for a weekday. Where words would have to be taken away or
the sentence built anew, there is none. `claims/verify.py` offers only edits whose result it found supported.
"""

from __future__ import annotations

from collections.abc import Iterable

from claims.dates import DateMention
from claims.facts import KnownDate
from claims.judge import Evaluation
from claims.language import Language
from claims.messages import day, declines, duration, entity_name, month_within, place_within, weekday, weekday_on_day
from claims.names.spelling import word
from claims.places import Place, PlaceMention
from claims.types import Comparison, Correction, Value


def corrections(text: str, evaluation: Evaluation, language: Language) -> tuple[Correction, ...]:
    """One edit of the text for each slot that conflicts; none at all where something else, too, keeps it from being
    supported."""
    clause = evaluation.clause
    outcomes = {comparison.outcome for comparison in evaluation.comparisons}
    if clause.negated or clause.loose or evaluation.excluded or not outcomes <= {"match", "conflict"}:
        return ()
    edits: list[Correction] = []
    for comparison in evaluation.comparisons:
        if comparison.outcome == "conflict":
            edit = _edit(evaluation, comparison, language)
            if edit is None:
                return ()
            edits.append(_with_preposition(text, edit, language))
    return tuple(edits)


def _with_preposition(text: str, edit: Correction, language: Language) -> Correction:
    """ "во [вторник]" becomes "[в среду]": an edit with the preposition before it, where that has to change, too."""
    before = text[: edit.start].rstrip()
    word = before[before.rfind(" ") + 1 :]
    for forms in language.section("messages").get("prepositions", ()):
        if word.casefold() not in (forms["usual"], forms["other"]):
            continue
        beginnings = tuple(forms["before"])
        fits = forms["other"] if edit.text.casefold().startswith(beginnings) else forms["usual"]
        if fits != word.casefold():
            start = len(before) - len(word)
            written = fits.capitalize() if word[0].isupper() else fits
            return Correction(start, edit.end, written + text[len(before) : edit.start] + edit.text)
    return edit


def corrected(text: str, edits: Iterable[Correction]) -> str:
    """The text with these edits; of two at the same place the first."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(set(edits), key=lambda edit: (edit.start, edit.end, edit.text)):
        if edit.start >= at:
            pieces += [text[at : edit.start], edit.text]
            at = edit.end
    return "".join([*pieces, text[at:]])


def _edit(evaluation: Evaluation, comparison: Comparison, language: Language) -> Correction | None:
    start, end = comparison.start, comparison.end
    clause, facts = evaluation.clause, evaluation.facts
    text: str | None = None
    if comparison.slot == "date" and len(facts.dates) == 1:
        mention = next((mention for mention in clause.dates if mention.start == start), None)
        text = _date(mention, facts.dates[0], language) if mention is not None else None
    elif comparison.slot == "place" and len(facts.places) == 1:
        mentioned = next((mention for mention in clause.places if mention.start == start), None)
        if mentioned is not None and not mentioned.definite:  # of "the Finnish capital" an article would be left over
            text = _place(mentioned, facts.places[0].place, language)
    elif comparison.slot == "duration" and len(facts.durations) == 1:
        value: Value = facts.durations[0].value
        if any(letter.isspace() for letter in str(comparison.said["text"])):  # not "sechsstündig"
            text = duration(language, value["minutes"], value["bound"])
    elif comparison.slot == "participants":
        return _participant(evaluation, comparison, language)
    return Correction(start, end, text) if text is not None else None


def _place(mention: PlaceMention, known: Place, language: Language) -> str | None:
    """The known place in the case of the words that it stands for: those that are no nominative stand behind "in"."""
    label = known.label(language.code)
    named = mention.candidates[0].label(language.code) if mention.candidates else mention.text
    nominative = mention.text == named != place_within(language, named)
    return label if nominative else place_within(language, label)


def _date(mention: DateMention, known: KnownDate, language: Language) -> str | None:
    """The known day as exact as the words that it stands for; None where it is not known as exactly."""
    if mention.bound or mention.time_of_day or mention.counted or len(mention.readings) > 1:
        return None
    if mention.relative and mention.ahead is None and not mention.weekday_only:  # "gestern" has no preposition
        return day(language, known.earliest, adverb=True) if mention.granularity == "day" and known.to_the_day else None
    if mention.granularity == "year":
        return str(known.earliest.year) if known.earliest.year == known.latest.year else None
    if mention.granularity == "month":
        same = (known.earliest.year, known.earliest.month) == (known.latest.year, known.latest.month)
        return month_within(language, known.earliest) if same else None
    if not known.to_the_day:
        return None
    if mention.weekday_only:
        return weekday(language, known.earliest)
    if mention.granularity != "day":
        return None
    named = mention.weekday is not None and not mention.text[0].isdecimal()  # "Wednesday, 19 June 2019"
    return weekday_on_day(language, known.earliest) if named else day(language, known.earliest)


def _participant(evaluation: Evaluation, comparison: Comparison, language: Language) -> Correction | None:
    """The one participant who is not named, instead of somebody who was not there; with a wrong office, without it."""
    at = [comparison.slot for comparison in evaluation.comparisons].index("participants")  # theirs come first, in order
    number = next(n for n, each in enumerate(evaluation.comparisons[at:]) if each is comparison)
    match = evaluation.matches[number]
    taken = {other.participant.entity.id for other in evaluation.matches if other is not match
             and other.participant is not None}  # fmt: skip
    free = [each for each in evaluation.facts.participants if each.entity.id not in taken]
    party = match.party.party
    if len(free) != 1 or party.kind != "person" or (party.oblique and declines(language)):
        return None
    start, end = (party.start, party.end) if match.swap or not party.offices else party.whole
    name = entity_name(language, free[0].entity)
    return Correction(start, end, name) if word(name).script == word(party.text).script else None
