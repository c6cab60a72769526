"""What the service says of itself in its log: each event with its level and its sentence. OPERATING.md explains them.

The log holds numbers, ids and names of routes, never the words of a statement or of a document.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextvars import ContextVar

LOGGER = logging.getLogger("belegt")
REQUEST_ID: ContextVar[str | None] = ContextVar("request_id", default=None)  # of the request that a thread works on

EVENTS: Mapping[str, tuple[int, str]] = {
    "request": (logging.INFO, ""),
    "request-failed": (logging.ERROR, "A bug: {method} {route} could not be answered."),
    "storage-unavailable": (logging.ERROR, "{method} {route}: {reason}"),  # somebody has to make room
    "line-failed": (logging.ERROR, "A bug: line {line} could not be answered."),
    "migrating": (logging.WARNING, "The database is brought to this version's schema; until then nothing is ready."),
    "process-lost": (
        logging.WARNING,
        "A process ended while it answered the lines {first} to {last}; they are done again.",
    ),
    "line-left-out": (logging.ERROR, "Two processes ended over line {line}; it was left out."),
    "process-not-started": (
        logging.WARNING,
        "No further process could be started; this one does the work alone.",
    ),
}


def tell(event: str, error: Exception | None = None, **fields: object) -> None:
    """Log an event with its fields, and the error that it is about."""
    level, sentence = EVENTS[event]
    LOGGER.log(level, sentence.format(**fields), exc_info=error, extra={"event": event, "fields": fields})
