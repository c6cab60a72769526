"""The words that people read at the doors: English here and in the templates, each other language in a catalogue.

The catalogues are `translations/CODE/LC_MESSAGES/messages.po`, compiled to `.mo`. This module knows nothing of
requests, so that the terminal and the tests can use it as the pages do.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton

from claims.errors import Fault, Sentence

LANGUAGES = ("en", "de")  # the first is spoken where none of them is asked for
_REGIONS = {"en": "en_GB", "de": "de_AT"}  # how days and months are written: "16 February 2017", "Jänner"


def N_(message: str) -> str:  # noqa: N802  # the name by which gettext's tools know it
    """Mark words to be translated where they are shown."""
    return message


# What codes mean to a person.
TABLES: Mapping[str, Mapping[str, str]] = {
    "labels": {
        "supported": N_("Supported"),
        "refuted": N_("Refuted"),
        "not_enough_evidence": N_("Not enough evidence"),
        "conflicting_evidence": N_("Conflicting evidence"),
        "no_claim": N_("Nothing about a meeting"),
    },
    "sentences": {
        "supported": N_("The sources say so, in every part that was stated."),
        "refuted": N_("The sources say otherwise."),
        "not_enough_evidence": N_("The claims that were checked do not decide it."),
        "conflicting_evidence": N_("The sources contradict each other here."),
        "no_claim": N_("The text states nothing about who met whom."),
    },
    "reasons": {
        "unknown_party": N_("Somebody who is named is not in the claims that were checked."),
        "ambiguous": N_("The words fit more than one person, place or time."),
        "no_such_meeting": N_("No such meeting is known."),
        "near_miss": N_("A known meeting comes close but differs in one point."),
        "finer": N_("The statement is more exact than the sources."),
        "unknown_slot": N_("The sources leave open something that is stated."),
        "unchecked_content": N_("A part of the statement could not be checked."),
        "not_held": N_("Such a meeting is known only as planned, cancelled or denied."),
        "not_understood": N_("The text is not understood; perhaps it is in another language."),
        "search_cut_off": N_("Too many meetings fit; the search was stopped."),
    },
    "slots": {
        "participants": N_("Who"),
        "date": N_("When"),
        "place": N_("Where"),
        "duration": N_("How long"),
        "format": N_("In which form"),
        "status": N_("Did it happen"),
        "topic": N_("What about"),
        "outcome": N_("With what result"),
        "gap": N_("First since"),
        "attribution": N_("Who says so"),
    },
    "outcomes": {
        "match": N_("agrees"),
        "finer": N_("more exact"),
        "conflict": N_("contradicts"),
        "disputed": N_("sources disagree"),
        "ambiguous": N_("ambiguous"),
        "unknown": N_("not known"),
        "unchecked": N_("not checked"),
    },
    "values": {
        "in_person": N_("in person"),
        "phone": N_("by telephone"),
        "video": N_("by video"),
        "held": N_("it took place"),
        "planned": N_("planned"),
        "cancelled": N_("cancelled"),
        "denied": N_("denied"),
        "complete": N_("these were all"),
        "inferred": N_("inferred from the day of publication"),
        "presupposed": N_("taken for granted"),
    },
    "properties": {
        "participant": N_("Participant"),
        "participants_complete": N_("All participants named"),
        "date": N_("Date"),
        "place": N_("Place"),
        "duration": N_("Duration"),
        "format": N_("Form"),
        "status": N_("Whether it took place"),
        "multilateral": N_("Gathering of many"),
        "topic": N_("Topic"),
        "outcome": N_("Outcome"),
        "office": N_("Office"),
        "alias": N_("Name"),
        "gap": N_("No meeting between"),
    },
    "statuses": {
        "proposed": N_("proposed"),
        "accepted": N_("accepted"),
        "rejected": N_("rejected"),
        "withdrawn": N_("withdrawn"),
        "unanchored": N_("needs re-anchoring"),
    },
    "kinds": {
        "person": N_("Person"),
        "office": N_("Office"),
        "organisation": N_("Organisation"),
        "place": N_("Place"),
        "group": N_("Group of offices"),
    },
    "actions": {  # what a change did, as the history keeps it
        "seed": N_("loaded"),
        "import": N_("imported"),
        "add": N_("added"),
        "propose": N_("proposed"),
        "accept": N_("accepted"),
        "reject": N_("rejected"),
        "withdraw": N_("withdrawn"),
        "edit": N_("edited"),
        "revert": N_("gone back"),
        "undo": N_("undone"),
        "re-anchor": N_("anchored anew"),
        "new version": N_("new version of the document"),
        "erase": N_("text erased"),
        "ingest": N_("article taken in"),
        "split": N_("put to another meeting"),
        "merge": N_("meetings made one"),
        "identify": N_("said who it is"),
        "add alias": N_("name added"),
        "remove alias": N_("name removed"),
    },
    "faults": {
        "empty": N_("Please enter a statement first."),
        "missing": N_("Please enter a statement first."),
        "long": N_("The text has %(length)s characters; at most 20,000 are read. Please check its parts one by one."),
        "character": N_(
            "The text contains characters that are none (NUL or half of a surrogate pair). Please remove them."
        ),
        "language": N_("This language is not installed."),
        "day": N_("There is no such day. Days are written like 2021-09-22."),
    },
    "article_faults": {
        "missing": N_("Please fill this in."),
        "empty": N_("Please paste an article first."),
        "long": N_("The text is larger than 1 MB. Please split it."),
        "character": N_(
            "Line %(line)s holds a character that no text has. Perhaps it comes from a file of another kind."
        ),
        "no_day": N_("This is no day. Write it as year-month-day: 2017-02-16."),
        "day": N_("No article was published on this day: it lies ahead, or before the first newspaper."),
        "language": N_("This language is not installed."),
        "url": N_("An address begins with http:// or https:// and holds no blanks."),
    },
    "errors": {
        "400": N_("The request can't be read"),
        "401": N_("Please sign in first"),
        "403": N_("Your account may not do that"),
        "404": N_("There is nothing at this address"),
        "405": N_("That can't be done here"),
        "409": N_("That collides with something else"),
        "412": N_("Somebody else was faster"),
        "413": N_("That is too much at once"),
        "422": N_("That does not fit"),
        "429": N_("That was too often"),
        "500": N_("Something went wrong here"),
        "503": N_("The claims can't be read at the moment"),
        "unsaved": N_("Nothing can be saved at the moment"),
    },
    "remedies": {
        "403": N_("Ask whoever administers this service for another role."),
        "404": N_("Perhaps the address was cut off when it was copied."),
        "429": N_("Please wait a little and try again."),
        "500": N_("It is not your fault, and it is in the service's log. Please try again."),
        "503": N_(
            "The database can't be opened. Please try again in a moment; "
            "whoever runs this service finds the reason under /readyz."
        ),
        "unsaved": N_(
            "The database can't be written; perhaps the disk is full. Nothing was done. Go back: what you typed still "
            "stands in the form; please try again in a moment. Whoever runs this service finds the reason in its log."
        ),
        "other": N_("Please go back and try again."),
    },
}  # fmt: skip


class Words:
    """One language's words, and how it writes dates and known values."""

    def __init__(self, code: str) -> None:
        folder = str(files("service") / "translations")
        self.code = code
        self.region = Locale.parse(_REGIONS[code])
        self.say = gettext.translation("messages", folder, [code], fallback=code == LANGUAGES[0]).gettext

    def __call__(self, table: str, key: str | int, **values: object) -> str:
        """The words for a key of one of the TABLES, with their values filled in."""
        text = self.say(TABLES[table][str(key)])
        return text % values if values else text

    def get(self, table: str, key: str | int) -> str | None:
        """The words for this key, if there are any."""
        return self(table, key) if str(key) in TABLES[table] else None

    def sentence(self, message: str) -> str:
        """What an error says, in this language; a text that is no Sentence stays as it is."""
        if not isinstance(message, Sentence):
            return message
        said = self.say(message.words)
        return said % message.values if message.values else said

    def fault(self, fault: Fault) -> str:
        """What is wrong: as a page says what its forms ask for, or else as the error says it."""
        known = self.get("faults", getattr(fault, "code", ""))
        return known % getattr(fault.message, "values", {}) if known else self.sentence(fault.message)

    def language(self, code: str) -> str:
        """A language's name; its code, where nobody knows one."""
        known = Locale.parse(code) if code in _known_locales() else None
        return (known and known.get_display_name(self.region)) or code

    def country(self, code: str) -> str:
        """A country's name; its code, where nobody knows one."""
        return str(self.region.territories.get(code, code))

    def origins(self, documents: int, texts: int) -> str:
        """Of how many documents, and different texts, evidence is ("2 documents, 1 origin")."""
        _ = self.say
        if texts == 1:
            return _("%(documents)s documents, 1 origin") % {"documents": documents}
        return _("%(documents)s documents, %(origins)s origins") % {"documents": documents, "origins": texts}

    def quoted(self, text: object) -> str:
        """Words of a source, in quotation marks."""
        _ = self.say
        return _("“%(text)s”") % {"text": text}

    def day(self, day: date | None) -> str:
        """A day ("16 February 2017")."""
        return format_date(day, "long", self.region) if day else ""

    def moment(self, moment: datetime) -> str:
        """A moment, to the minute, in UTC ("16 Feb 2017, 14:05 UTC")."""
        return f"{format_date(moment, 'medium', self.region)}, {moment:%H:%M} UTC"

    def month(self, day: date) -> str:
        """The month of a day ("February 2017")."""
        return format_skeleton("yMMMM", day, locale=self.region)

    def interval(self, earliest: date, latest: date) -> str:
        """A closed interval of days: a day, a whole month or year, or from … to …"""
        _ = self.say
        if earliest == latest:
            return self.day(earliest)
        after = latest + timedelta(days=1) if latest < date.max else latest
        if earliest.day == 1 and after.day == 1 and earliest.year == latest.year:
            if earliest.month == latest.month:
                return self.month(earliest)
            if (earliest.month, latest.month) == (1, 12):
                return str(earliest.year)
        return _("%(earliest)s to %(latest)s") % {"earliest": self.day(earliest), "latest": self.day(latest)}

    def value(self, value: Mapping[str, Any]) -> str:
        """A known value as one reads it: a name and an office, a time and the source's words for it, …"""
        _ = self.say
        if name := value.get("name"):
            if value.get("office"):
                return f"{name}, {value['office']}"
            return f"{name} ({value['country']})" if value.get("country") else str(name)
        if value.get("earliest") and value.get("latest"):
            earliest, latest = date.fromisoformat(value["earliest"]), date.fromisoformat(value["latest"])
            if "granularity" not in value:
                days = {"earliest": self.day(earliest), "latest": self.day(latest)}
                return _("no meeting from %(earliest)s to %(latest)s") % days
            return f"{self.interval(earliest, latest)} {self.quoted(value['text'])}"
        for field in ("format", "status"):
            if field in value:
                return self.get("values", value[field]) or str(value[field])
        return str(value.get("text", ""))


@cache
def _known_locales() -> frozenset[str]:
    from babel.localedata import locale_identifiers

    return frozenset(locale_identifiers())


@cache
def words(code: str) -> Words:
    """The words of one of LANGUAGES."""
    return Words(code)
