"""The status line: what an action did, said on the next page that is shown, with an Undo where there is one."""

from __future__ import annotations

from flask import flash


def say(message: str, undo: int | None = None) -> None:
    """Say this in the status line. `undo`: the change that its Undo button takes back."""
    flash({"text": message, "undo": undo})  # type: ignore[arg-type]  # the session keeps any JSON
