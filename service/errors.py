"""Which error becomes which HTTP status, in one table, and the form in which every error is answered (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from claims.errors import (
    BelegtError,
    ChangeNotReached,
    Fault,
    InvalidInput,
    NotFound,
    RevisionConflict,
    StorageUnavailable,
    TextTooLong,
    UnknownLanguage,
    UnreadableText,
)

RETRY_AFTER = 5  # seconds: a database that is being written, migrated or restored


@dataclass(frozen=True, slots=True)
class Finding(Fault):
    """A fault with the name of its kind, by which a page says it in the reader's language."""

    code: str = ""


class Malformed(InvalidInput):
    """Bytes that are not what their content type says."""


class TooLarge(InvalidInput):
    """More than is read; the faults say how much that is."""


class UnsupportedType(BelegtError):
    """A body of another content type than the one that is read here."""

    def __init__(self, given: str, wanted: str) -> None:
        shown = repr(given[:100]) if given else "no content type"
        super().__init__(f"The body is sent as {shown}; send {wanted}.")


# The first class that fits decides, so the special ones stand before those they are made from.
STATUS: Mapping[type[BelegtError], HTTPStatus] = {
    Malformed: HTTPStatus.BAD_REQUEST,
    TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TextTooLong: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    UnsupportedType: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    InvalidInput: HTTPStatus.UNPROCESSABLE_ENTITY,
    UnreadableText: HTTPStatus.UNPROCESSABLE_ENTITY,
    UnknownLanguage: HTTPStatus.UNPROCESSABLE_ENTITY,
    ChangeNotReached: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotFound: HTTPStatus.NOT_FOUND,
    RevisionConflict: HTTPStatus.PRECONDITION_FAILED,
    StorageUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}

_LONGEST = 400  # characters of a message; an error may repeat an id that somebody made up
_PATHS = {TextTooLong: "/text", UnreadableText: "/text", UnknownLanguage: "/language", ChangeNotReached: "/as_of"}

_INTERNAL = "Something went wrong here; it is in the service's log. Your request need not be at fault."


def status_of(error: Exception) -> HTTPStatus:
    """The HTTP status of an error; 500 for one that nobody raised on purpose."""
    found = (status for kind, status in STATUS.items() if isinstance(error, kind))
    return next(found, HTTPStatus.INTERNAL_SERVER_ERROR)


def faults_of(error: Exception) -> Sequence[Fault]:
    """Everything that an error says is wrong, each with its path; what has no path stands for the whole."""
    if isinstance(error, InvalidInput):
        return error.faults
    path = next((path for kind, path in _PATHS.items() if isinstance(error, kind)), "")
    message = str(error) if isinstance(error, BelegtError) else _INTERNAL
    return [Fault(path, message if len(message) <= _LONGEST else message[: _LONGEST - 1] + "…")]


def problem(error: Exception) -> dict[str, Any]:
    """The JSON of an error."""
    return problem_of(status_of(error), faults_of(error))


def problem_of(status: HTTPStatus, faults: Sequence[Fault]) -> dict[str, Any]:
    """The JSON of a status with its faults. It never shows more than their messages."""
    detail = faults[0].message if len(faults) == 1 else f"{len(faults)} faults, listed under errors."
    return {
        "type": "about:blank",
        "title": status.phrase,
        "status": int(status),
        "detail": detail,
        "errors": [{"path": fault.path, "message": fault.message} for fault in faults],
    }
