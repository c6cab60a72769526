"""Times that are open at one end: "met before 24 September 2021", "met no later than May", «после 2019 года»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from claims.dates import EVER, DateMention
from claims.reading.draft import Draft
from claims.reading.phrases import Phrase
from claims.text import normalise

# "had not met before 2014", "first since", "the last time": what is said of a gap, or turned round, is read elsewhere
_TURNED = ("first", "never", "ever", "not", "no", "last", "neither", "absent")


def open_ends(text: str, found: Draft, shape: Mapping[str, Any]) -> None:
    """Days before or after which a statement says that somebody met, as the whole time up to then or since: a meeting
    that is known to lie in it agrees, and no other is any number of days off."""
    if found.says(*_TURNED) or "last" in found.senses:  # "the talks lasted until 5 May"
        return
    found.dates = [_opened(text, phrase, shape) for phrase in found.dates]
    opened = [phrase.value for phrase in found.dates if set(EVER) & {phrase.value.earliest, phrase.value.latest}]
    if opened:  # "spätestens" has been read as a word of its own
        found.words = [word for word in found.words if not _lies_in(word, opened)]
        found.loose = [(word, hard) for word, hard in found.loose if not _lies_in(word, opened)]


def _lies_in(word: Phrase, opened: Sequence[DateMention]) -> bool:
    return any(mention.start <= word.start and word.end <= mention.end for mention in opened)


def _opened(text: str, phrase: Phrase, shape: Mapping[str, Any]) -> Phrase:
    mention: DateMention = phrase.value
    if mention.bound_start is None or mention.earliest is None or mention.latest is None or not _is_plain(mention):
        return phrase
    words = normalise(text[mention.bound_start : mention.start].strip())
    first, last = EVER
    if words in shape["no_later"]:
        last = mention.latest
    elif words in shape["no_earlier"]:
        first = mention.earliest
    elif mention.bound == "before":
        last = mention.earliest - timedelta(days=1)
    elif mention.bound == "after":
        first = mention.latest + timedelta(days=1)
    if (first, last) == EVER:
        return phrase  # "since 2014", "until May": how long, and not when
    return phrase._replace(role="", value=_between(text, mention, first, last))


def _between(text: str, mention: DateMention, first: date, last: date) -> DateMention:
    start = mention.bound_start or 0
    words = text[start : mention.end]
    return replace(
        mention, start=start, text=words, earliest=first, latest=last, granularity="range", bound=None, ahead=None
    )


def _is_plain(mention: DateMention) -> bool:
    """Whether it is said which day, month or year is meant, to the day at its end."""
    if mention.weekday_only or mention.readings or mention.margin or not mention.consistent or mention.time_of_day:
        return False
    return mention.year_stated or mention.relative
