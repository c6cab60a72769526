"""What the service says of itself in its log: each event with its level and its sentence. OPERATING.md explains them.

The log holds numbers, ids and names of routes, never the words of a statement or of a document.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

LOGGER = logging.getLogger("belegt")

EVENTS: Mapping[str, tuple[int, str]] = {
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


def tell(event: str, **fields: object) -> None:
    """Log an event with its fields; with the error that is being handled, where there is one."""
    level, sentence = EVENTS[event]
    LOGGER.log(level, sentence.format(**fields), extra={"event": event, "fields": fields})
