"""What somebody asks to have checked: one request, read from JSON, a form or options, with all its faults at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from claims.errors import InvalidInput
from claims.language import installed
from service.checks import findings, plainly_fits
from service.errors import Finding, TooLarge
from service.plainjson import shown


@dataclass(frozen=True, slots=True)
class Statement:
    """A text to be checked. What is None is left to `claims.verify`; `save`: keep the verdict for ever."""

    text: str
    language: str | None = None
    stated_on: date | None = None
    as_of: int | datetime | None = None
    save: bool = False


def statement_from(request: object) -> Statement:
    """A checked statement from the object that a request holds. Raises InvalidInput, or TooLarge for a long text."""
    found = [] if plainly_fits("verify_request", request) else findings("verify_request", request)
    if not isinstance(request, Mapping):
        raise InvalidInput(list(found))
    faulty = {finding.path for finding in found}
    found += _text_findings(request.get("text"))
    language = request.get("language")
    if isinstance(language, str) and language not in installed():
        message = f"The language {shown(language)} is not installed; there are {', '.join(installed())}."
        found.append(Finding("/language", message, "language"))
    as_of = request.get("as_of")
    if "/as_of" not in faulty:
        as_of, fault = point_in_time(as_of)
        found += [fault] if fault else []
    if found:
        kind = TooLarge if any(finding.code == "long" for finding in found) else InvalidInput
        raise kind(sorted(found, key=lambda finding: (finding.path, finding.message)))
    day = request.get("stated_on")
    return Statement(
        request["text"], language, date.fromisoformat(day) if day else None, as_of, request.get("save", False)
    )


def point_in_time(as_of: Any) -> tuple[int | datetime | None, Finding | None]:
    """What `as_of` names, a change number or a moment, and what is wrong with it, if anything is."""
    if not isinstance(as_of, str):
        return (None if as_of is None else int(as_of)), None
    now = datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(as_of)
        if moment.tzinfo is None:
            raise ValueError("no time zone")
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        message = f"{shown(as_of)} is neither a change number nor a moment such as {now:%Y-%m-%dT%H:%M:%SZ}."
        return None, Finding("/as_of", message, "moment")
    if moment > now:
        return None, Finding("/as_of", f"{shown(as_of)} lies ahead; only the past can be asked.", "future")
    return moment, None


def _text_findings(text: object) -> list[Finding]:
    """What no schema can say: characters that are none."""
    if not isinstance(text, str):
        return []
    found = []
    if "\0" in text:
        message = f"Character {text.index(chr(0))} is NUL, which no text has."
        found.append(Finding("/text", message, "character"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        message = f"Character {error.start} is half of a surrogate pair, which is no character."
        found.append(Finding("/text", message, "character"))
    return found
