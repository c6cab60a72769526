"""Two records beside each other: in what they differ, the patch between them, a merge. Paths are pointers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claims.errors import Merge
from claims.properties import pointer
from claims.record import Record

_NOTHING: Any = object()  # in the place of a field that is not there
_WHOLE = ("subject", "spans")  # half of one and half of another would be neither


@dataclass(frozen=True, slots=True)
class Difference:
    """One field (a JSON pointer) in which two records differ; None where one of them has no such field."""

    path: str
    before: Any
    after: Any


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """The fields in which two records differ, in their order; the revision is not one of them."""
    return [found for found in _differences(before, after, ()) if found.path != "/revision"]


def _differences(before: Any, after: Any, path: tuple[str | int, ...]) -> Iterator[Difference]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys([*before, *after]):
            yield from _differences(before.get(name), after.get(name), (*path, name))
    elif isinstance(before, list) and isinstance(after, list):
        for number in range(max(len(before), len(after))):
            one, other = (items[number] if number < len(items) else None for items in (before, after))
            yield from _differences(one, other, (*path, number))
    elif before != after:
        yield Difference(pointer(path), before, after)


def patched(record: Any, patch: Any) -> Any:
    """What a JSON Merge Patch (RFC 7396) makes of a record; both stay as they are."""
    if not isinstance(patch, Mapping):
        return patch
    result = dict(record) if isinstance(record, Mapping) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = patched(result.get(name), value)
    return result


def patch_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON Merge Patch that makes `after` of `before`; a field that `after` has as null is removed by it."""
    patch: dict[str, Any] = dict.fromkeys(name for name in before if after.get(name) is None)
    for name, value in after.items():
        old = before.get(name)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            patch |= {name: inner} if (inner := patch_of(old, value)) else {}
        elif value != old:
            patch[name] = value
    return {name: value for name, value in patch.items() if value is not None or before.get(name) is not None}


def merge(base: Record, theirs: Record, yours: Record) -> Merge:
    """Two edits of one record put together; see errors.Merge.

    A value counts as one field where one side gave the claim another property.
    """
    same = base.get("property") == theirs.get("property") == yours.get("property")
    whole = _WHOLE if same else (*_WHOLE, "value")
    conflicts: list[str] = []
    merged = _merged(base, theirs, yours, (), conflicts, whole)
    return Merge(base, theirs, yours, merged, tuple(conflicts))


def _merged(
    base: Any, theirs: Any, yours: Any, path: tuple[str, ...], conflicts: list[str], whole: tuple[str, ...]
) -> Any:
    if yours in (base, theirs):
        return theirs
    if theirs == base:
        return yours
    fields = all(isinstance(side, Mapping) for side in (base, theirs, yours))
    if not fields or (len(path) == 1 and path[0] in whole):
        conflicts.append(pointer(path))
        return yours
    result: dict[str, Any] = {}
    for name in dict.fromkeys([*theirs, *yours]):
        old, new, own = (side.get(name, _NOTHING) for side in (base, theirs, yours))
        found = _merged(old, new, own, (*path, name), conflicts, whole)
        if found is not _NOTHING:
            result[name] = found
    return result
