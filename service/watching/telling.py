"""A store that tells of each change that is written through it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from claims.storage.interface import Batch, Store


def telling(store: Store, told: Callable[[str], None]) -> Store:
    """The same store; `told` hears the action of every change, and nothing of what changes nothing."""
    return cast(Store, _Telling(store, told))


class _Telling:
    """Two of a store's methods write a change; all others are the store's own."""

    def __init__(self, store: Store, told: Callable[[str], None]) -> None:
        self._store = store
        self._told = told

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def write(self, batch: Batch, *, by: str, action: str, note: str | None = None) -> int:
        before = self._store.latest_change()
        return self._after(before, self._store.write(batch, by=by, action=action, note=note), action)

    def erase(self, document: str, *, by: str, note: str | None = None) -> int:
        before = self._store.latest_change()
        return self._after(before, self._store.erase(document, by=by, note=note), "erase")

    def _after(self, before: int, change: int, action: str) -> int:
        if change > before:
            self._told(action)
        return change
