"""Which error becomes which HTTP status, in one table, and the form in which every error is answered (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from claims.errors import (
    AliasTaken,
    BelegtError,
    ChangeNotReached,
    Fault,
    InvalidInput,
    NotFound,
    RevisionConflict,
    SchemaBehind,
    StaleEdit,
    StorageUnavailable,
    TextTooLong,
    UnknownLanguage,
    UnreadableSource,
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


class NotSignedIn(BelegtError):
    """Nobody asks, or somebody whose token or password is not right, where an account is needed."""

    def __init__(self, message: str = "This needs an account: sign in, or send Authorization: Bearer TOKEN.") -> None:
        super().__init__(message)


class NotAllowed(BelegtError):
    """Somebody asks who may not; the message says who may."""

    def __init__(self, role: str) -> None:
        self.role = role
        super().__init__(f"Only accounts of the role {role}, or one above it, may do this.")


class ForeignForm(BelegtError):
    """A form that was not sent from one of our pages, as far as its csrf_token tells."""

    def __init__(self, message: str = "With a session, csrf_token or X-CSRFToken is needed; nothing was done.") -> None:
        super().__init__(message)


class NameTaken(BelegtError):
    """A name that another account has, or one that differs only in capitals."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is an account of the name {name!r} already. Choose another name.")


class LastAdmin(BelegtError):
    """A change after which nobody could manage accounts any more."""

    def __init__(self) -> None:
        super().__init__("This is the last active admin. Make somebody else an admin first.")


class TooManyAttempts(BelegtError):
    """More requests or sign-ins than are allowed in a time; `retry_after` is in seconds."""

    def __init__(self, retry_after: int, what: str = "requests") -> None:
        self.retry_after = retry_after
        super().__init__(f"Too many {what}. Try again in {retry_after} seconds.")


class TooBusy(BelegtError):
    """More passwords are being checked at once than this process has room for."""

    retry_after = 2

    def __init__(self) -> None:
        super().__init__("Too many people are signing in at this moment. Try again in a few seconds.")


class TooManyBatches(BelegtError):
    """More batches at once than a process takes, so that single statements always find it free."""

    retry_after = 5

    def __init__(self) -> None:
        super().__init__("Too many batches are being answered at this moment. Try again in a few seconds.")


class ProcessLost(BelegtError):
    """A line over which two processes ended: whatever it is that ends them, it would end the next."""

    def __init__(self) -> None:
        super().__init__("Two processes ended while they answered this line, so it was left out. Send it by itself.")


class Conflict(BelegtError):
    """What can't be done with things as they are now; the message says which stands in the way."""


class RevisionNeeded(BelegtError):
    """A write that does not say which revision it starts from."""

    def __init__(self) -> None:
        super().__init__('Name the revision that you start from, as If-Match: "3"; a read gives it as its ETag.')


class RevisionUnknown(BelegtError):
    """A write that starts from what never was a revision."""

    def __init__(self, tag: str) -> None:
        super().__init__(f"{tag} is no revision. Read what you want to change; its ETag is the revision.")


# The first class that fits decides, so the special ones stand before those they are made from.
STATUS: Mapping[type[BelegtError], HTTPStatus] = {
    Malformed: HTTPStatus.BAD_REQUEST,
    TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TextTooLong: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    UnsupportedType: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    UnreadableSource: HTTPStatus.UNPROCESSABLE_ENTITY,
    InvalidInput: HTTPStatus.UNPROCESSABLE_ENTITY,
    UnreadableText: HTTPStatus.UNPROCESSABLE_ENTITY,
    UnknownLanguage: HTTPStatus.UNPROCESSABLE_ENTITY,
    ChangeNotReached: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotFound: HTTPStatus.NOT_FOUND,
    AliasTaken: HTTPStatus.CONFLICT,
    Conflict: HTTPStatus.CONFLICT,
    StaleEdit: HTTPStatus.PRECONDITION_FAILED,
    RevisionConflict: HTTPStatus.PRECONDITION_FAILED,
    RevisionUnknown: HTTPStatus.PRECONDITION_FAILED,
    RevisionNeeded: HTTPStatus.PRECONDITION_REQUIRED,
    SchemaBehind: HTTPStatus.SERVICE_UNAVAILABLE,
    StorageUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    NotSignedIn: HTTPStatus.UNAUTHORIZED,
    NotAllowed: HTTPStatus.FORBIDDEN,
    ForeignForm: HTTPStatus.BAD_REQUEST,
    NameTaken: HTTPStatus.CONFLICT,
    LastAdmin: HTTPStatus.CONFLICT,
    TooManyAttempts: HTTPStatus.TOO_MANY_REQUESTS,
    TooBusy: HTTPStatus.SERVICE_UNAVAILABLE,
    TooManyBatches: HTTPStatus.TOO_MANY_REQUESTS,
    ProcessLost: HTTPStatus.INTERNAL_SERVER_ERROR,
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
    message = error.message if isinstance(error, BelegtError) else _INTERNAL
    return [Fault(path, message if len(message) <= _LONGEST else message[: _LONGEST - 1] + "…")]


def problem(error: Exception) -> dict[str, Any]:
    """The JSON of an error."""
    return problem_of(status_of(error), faults_of(error)) | members_of(error)


def members_of(error: Exception) -> dict[str, Any]:
    """What an error says besides its faults, for those who want to go on from there."""
    match error:
        case StaleEdit():
            return asdict(error.merge) | {"conflicts": list(error.merge.conflicts)}
        case AliasTaken():
            return {"owner": error.owner}
    return {}


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
