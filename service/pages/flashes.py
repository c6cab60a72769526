"""The status line: what an action did, said on the next page that is shown, with an Undo where there is one."""

from __future__ import annotations

from collections.abc import Mapping

from flask import flash


def say(message: str, undo: int | None = None) -> None:
    """Say this in the status line. `undo`: the change that its Undo button takes back."""
    _flash(message, f"/undo/{undo}" if undo else None)


def say_with_opposite(message: str, action: str, fields: Mapping[str, str] | None = None) -> None:
    """Say this in the status line. Undo is a form of ours: it does the opposite, at this address, with these fields."""
    _flash(message, action, fields)


def _flash(message: str, undo: str | None, fields: Mapping[str, str] | None = None) -> None:
    flash({"text": message, "undo": undo, "fields": dict(fields or {})})  # type: ignore[arg-type]  # the session keeps any JSON
