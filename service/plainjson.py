"""JSON in and out, in the one strict form that every door uses."""

from __future__ import annotations

import json
from typing import Any, NoReturn

import orjson

from service.errors import Finding, Malformed

_MOST_EXACT = 2**53  # up to which every whole number is a float
_MOST_SHOWN = 60  # characters of something a client sent, in a message


def shown(value: str) -> str:
    """A client's words as they stand in a message: quoted, escaped, never long."""
    return repr(value if len(value) <= _MOST_SHOWN else value[: _MOST_SHOWN - 1] + "…")


def dump(value: object) -> bytes:
    """A line of JSON in UTF-8: no blanks, fields in the order they are given."""
    try:
        return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:
        return _dumped(value) + b"\n"


def canonical(value: object) -> bytes:
    """The JSON that hashes are made of: UTF-8, no blanks, the keys of every object sorted."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:
        return _dumped(value, sort_keys=True)


def _dumped(value: object, sort_keys: bool = False) -> bytes:
    """The same bytes of what orjson refuses: lone surrogates, which a message may repeat from the name of a field, and
    whole numbers of more than 64 bits."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=sort_keys)
    return text.encode("utf-8", "replace")


def load(data: bytes) -> Any:
    """The value that UTF-8 JSON stands for. Raises Malformed, also for what parsers commonly let pass."""
    if not data.strip():
        raise _malformed("There is nothing here; a JSON object is needed.")
    twice: list[str] = []

    def checked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice.extend(name for name in found if names.count(name) > 1)
        return found

    try:
        value = json.loads(
            data.decode("utf-8"), object_pairs_hook=checked, parse_constant=_no_constant, parse_float=_number
        )
    except UnicodeDecodeError as error:
        raise _malformed(f"This is not UTF-8: byte {error.start} can't be read.") from None
    except json.JSONDecodeError as error:
        raise _malformed(f"This is not JSON: {error.msg} at line {error.lineno}, column {error.colno}.") from None
    except RecursionError:
        raise _malformed("The JSON is nested too deep.") from None
    except ValueError as error:  # an integer of thousands of digits, or a constant that JSON does not have
        raise _malformed(f"This is not JSON: {str(error).partition(';')[0]}.") from None
    if twice:
        raise Malformed([Finding("", f"The field {shown(name)} stands there more than once.") for name in twice[:20]])
    return value


def _number(text: str) -> float | int:
    """1.0 is a whole number to JSON Schema, and so to all who come after it."""
    number = float(text)
    return int(number) if number.is_integer() and abs(number) <= _MOST_EXACT else number


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _malformed(message: str) -> Malformed:
    return Malformed([Finding("", message)])
