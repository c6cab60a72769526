"""The words that people read at the doors: a table for each language, `translations/CODE.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "de")  # the first is spoken where none of them is asked for


class Words:
    """One language's table, and how it writes dates and known values."""

    def __init__(self, code: str, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self.code = code
        self._tables = tables

    def __call__(self, section: str, key: str | int, **values: object) -> str:
        """The words of this key with their values filled in."""
        text: str = self._tables[section][str(key)]
        return text.format(**values) if values else text

    def get(self, section: str, key: str | int) -> str | None:
        """The words of this key, if it has any."""
        return self._tables[section].get(str(key))

    def day(self, day: date) -> str:
        """A day ("16 February 2017")."""
        return self("values", "day", day=day.day, month=self._month(day), year=day.year)

    def interval(self, earliest: date, latest: date) -> str:
        """A closed interval of days: a day, a whole month or year, or from … to …"""
        if earliest == latest:
            return self.day(earliest)
        after = latest + timedelta(days=1) if latest < date.max else latest
        if earliest.day == 1 and after.day == 1 and earliest.year == latest.year:
            if earliest.month == latest.month:
                return self("values", "month", month=self._month(earliest), year=earliest.year)
            if (earliest.month, latest.month) == (1, 12):
                return str(earliest.year)
        return self("values", "range", earliest=self.day(earliest), latest=self.day(latest))

    def value(self, value: Mapping[str, Any]) -> str:
        """A known value as one reads it: a name and an office, a time and the source's words for it, …"""
        if name := value.get("name"):
            if value.get("office"):
                return f"{name}, {value['office']}"
            return f"{name} ({value['country']})" if value.get("country") else str(name)
        if value.get("earliest") and value.get("latest"):
            earliest, latest = date.fromisoformat(value["earliest"]), date.fromisoformat(value["latest"])
            if "granularity" not in value:
                return self("values", "gap", earliest=self.day(earliest), latest=self.day(latest))
            return f"{self.interval(earliest, latest)} {self('values', 'words', text=value['text'])}"
        for field in ("format", "status"):
            if field in value:
                return self.get("values", value[field]) or str(value[field])
        return str(value.get("text", ""))

    def _month(self, day: date) -> str:
        month: str = self._tables["values"]["months"][day.month - 1]
        return month


@cache
def words(code: str) -> Words:
    """The words of one of LANGUAGES."""
    text = (files("service") / "translations" / f"{code}.toml").read_text(encoding="utf-8")
    return Words(code, tomllib.loads(text))
