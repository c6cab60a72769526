"""What all writing requests have in common: their JSON, the revision that they start from, and how they are answered.

Every write names the revision it started from (`If-Match`), so that nobody overwrites what he has not seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from flask import Response, request

from claims.errors import Fault, InvalidInput
from claims.review import Written
from service.accounts.access import who
from service.api.v1 import as_json, body, is_utf8
from service.checks import findings, pointer
from service.errors import Malformed, RevisionNeeded, RevisionUnknown, UnsupportedType
from service.plainjson import load
from service.shown import present

JSON, MERGE_PATCH = "application/json", "application/merge-patch+json"
_REVISION = re.compile(r'"([1-9]\d{0,8})"')
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_TAG = re.compile(r'(?:W/)?"[^"]*"')


def author() -> str:
    """Who writes, as the history names him."""
    account = who()
    assert account is not None  # noqa: S101  # `require` stands before every view that writes
    return account.name


def sent(
    schema: str,
    *media: str,
    optional: bool = False,
    also: Callable[[Any], Iterable[Fault]] = lambda _: (),
) -> dict[str, Any]:
    """The JSON object that a request holds, checked by its schema; an empty one where it holds nothing and may.

    `also`: what else may be wrong with it, whatever it is. Raises UnsupportedType, Malformed, InvalidInput with all
    faults.
    """
    data = body()
    if optional and not data:
        return {}
    wanted = media or (JSON,)
    if request.mimetype not in wanted or not is_utf8():
        raise UnsupportedType(request.headers.get("Content-Type", ""), f"{' or '.join(wanted)}, in UTF-8")
    value = load(data)
    odd = _no_characters(value) if b"\\u" in data else ()
    if found := [*findings(schema, value), *also(value), *odd]:
        raise InvalidInput(found)
    checked: dict[str, Any] = value
    return checked


def starting_from() -> int:
    """The revision that this request starts from, by its If-Match.

    Raises RevisionNeeded where it names none, RevisionUnknown for a tag that never was one, Malformed.
    """
    given = request.headers.get("If-Match", "").strip()
    if given in ("", "*"):
        raise RevisionNeeded
    if found := _REVISION.fullmatch(given):
        return int(found[1])
    if _TAG.fullmatch(given):
        raise RevisionUnknown(given[:100])
    raise Malformed([Fault("", 'If-Match has to be one revision in quotation marks, such as "3".')])


@contextmanager
def told_of(path: str, whole: str = "") -> Iterator[None]:
    """Tell faults of a batch of one row as faults of what was sent: `path` is the row, `whole` what stands for it."""
    try:
        yield
    except InvalidInput as error:
        raise InvalidInput(
            [Fault(fault.path.removeprefix(path) or whole, fault.message) for fault in error.faults]
        ) from None


def _no_characters(value: Any, path: str = "") -> Iterator[Fault]:
    """The texts that hold NUL or half of a surrogate pair, which JSON can write but which are no characters."""
    if isinstance(value, str):
        if _NO_CHARACTER.search(value):
            yield Fault(path, "This holds NUL or half of a surrogate pair, which are no characters.")
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _no_characters(name, path)
            yield from _no_characters(part, path + pointer([name]))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _no_characters(part, f"{path}/{number}")


def written(found: Written) -> Response:
    """What a write to several things has made of them."""
    return answered(present.written(found))


def answered(answer: present.Json, *, status: int = 200, location: str | None = None) -> Response:
    """The answer to a write, with the revision that the thing now has, where it is one thing, as its ETag."""
    response = as_json(answer)
    response.status_code = status
    if "revision" in answer:
        response.set_etag(str(answer["revision"]))
    if location is not None:
        response.headers["Location"] = location
        response.autocorrect_location_header = False
    response.headers["Cache-Control"] = "no-store"
    return response
