"""The service's log: one JSON object a line on standard error.

By the standard library: gunicorn and Flask log through it, so that one formatter is enough for all, which with
structlog would take a bridge to it as well. What a line holds are numbers, ids and names. The words of requests, which
also errors like to quote, are left out unless BELEGT_LOG_TEXT is 1.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

from gunicorn.glogging import Logger as _GunicornLogger  # type: ignore[import-untyped]  # it ships no types

from service.config import Settings
from service.watching.events import LOGGER, REQUEST_ID

_MOST_FRAMES = 12  # of a traceback, the innermost ones
_SIGNAL = re.compile(r"SIG[A-Z0-9]{2,10}")
_QUOTING = "Invalid request"  # gunicorn's message on what is no HTTP, with what it was


def set_up(settings: Settings) -> None:
    """Send what this process logs, whoever logs it, to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Formatter(with_text=settings.log_text))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    LOGGER.setLevel(settings.log.upper())


class Formatter(logging.Formatter):
    """A record as a line of JSON."""

    def __init__(self, *, with_text: bool) -> None:
        """`with_text`: whether messages may repeat words of requests and documents."""
        super().__init__()
        self._with_text = with_text

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line: dict[str, Any] = {"time": moment, "level": record.levelname.lower()}
        line["event"] = getattr(record, "event", "server")
        if (id := REQUEST_ID.get()) is not None:
            line["request"] = id
        message = self._message(record)
        line |= ({"message": message} if message else {}) | getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = self._error(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)

    def _message(self, record: logging.LogRecord) -> str:
        if self._with_text or hasattr(record, "event"):  # ours name what they hold
            return record.getMessage()
        text = str(record.msg)
        if text.startswith(_QUOTING):
            return f"{_QUOTING}."
        arguments = record.args if isinstance(record.args, tuple) else (record.args,)
        try:
            return text % tuple(map(_harmless, arguments)) if record.args else text.partition("\n")[0]
        except (TypeError, ValueError):
            return text

    def _error(self, error: BaseException) -> dict[str, Any]:
        frames = traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]
        found: dict[str, Any] = {
            "type": type(error).__name__,
            "frames": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
        }
        return found | ({"said": str(error)} if self._with_text else {})


def _harmless(argument: object) -> object:
    """A number or the name of a signal; of anything else nobody knows what it quotes."""
    return argument if isinstance(argument, int | float) or _SIGNAL.fullmatch(str(argument)) else "…"


class GunicornLogger(_GunicornLogger):  # type: ignore[misc]  # see above
    """gunicorn's own log as part of ours."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.handlers = []
        self.error_log.propagate = True
