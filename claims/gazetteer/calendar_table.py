"""Writes the names of months and weekdays from the Unicode CLDR into the language files, between two marker lines.

    python -m claims.gazetteer.calendar_table

Needs babel (a development dependency). What CLDR lacks (Feber, Sonnabend, в феврале) stands by hand below the markers
and is left alone. Running it again changes nothing unless babel brings a newer CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from babel import Locale

LANGUAGES = Path(__file__).resolve().parent.parent / "languages"
BEGIN = "# ---- from CLDR by python -m claims.gazetteer.calendar_table: do not edit ----"
END = "# ---- end of what is from CLDR ----"

LOCALES = {
    "de": ("de", "de_AT", "de_CH"),
    "en": ("en", "en_GB", "en_AU", "en_CA"),
    "ru": ("ru",),
}
_WIDTHS = {"": "wide", "_short": "abbreviated"}


def table(code: str) -> str:
    """The tables of one language as TOML: number → names; weekdays count from 0, which is Monday in CLDR, too.

    A short name that is a full one as well (Mai) stands only among the full ones.
    """
    lines = [BEGIN]
    for kind in ("months", "days"):
        full: dict[int, list[str]] = {}
        for suffix, width in _WIDTHS.items():
            lines.append(f"[calendar.{kind.replace('days', 'weekdays')}{suffix}]")
            rows = _names(kind, width, LOCALES[code])
            for number, words in sorted(rows.items()):
                if kept := [word for word in words if word not in full.get(number, ())]:
                    lines.append(f"{number} = [{', '.join(map(_quoted, kept))}]")
            full = full or rows
    return "\n".join([*lines, END])


def _names(kind: str, width: str, locales: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for locale in locales:
        data = getattr(Locale.parse(locale), kind)
        for context in ("format", "stand-alone"):
            for number, name in data[context][width].items():
                word = name.rstrip(".")  # templates say where a full stop may stand
                if word not in found.setdefault(number, []):
                    found[number].append(word)
    return found


def _quoted(word: str) -> str:
    return f'"{word}"'


def write(code: str) -> bool:
    """Replaces what stands between the markers in a language's file; True when that changed it.

    Raises ValueError when the file has not exactly one pair of markers.
    """
    path = LANGUAGES / f"{code}.toml"
    text = path.read_text(encoding="utf-8")
    new, count = re.subn(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: table(code), text, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"{path} has {count} pairs of marker lines; there must be one")
    if new != text:
        path.write_text(new, encoding="utf-8")
    return new != text


def main() -> None:
    for code in LOCALES:
        print(f"{code}.toml: {'written' if write(code) else 'unchanged'}")


if __name__ == "__main__":
    main()
