"""That a file can't be read, why, and what to do about it."""

from __future__ import annotations

import errno
from pathlib import Path


def unreadable(name: str, error: OSError) -> str:
    """What is printed of a file that can't be read. `name`: as the user gave it."""
    return f"{name} can't be read: {error.strerror}. {_what_to_do(error)}".rstrip()


def _what_to_do(error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return f"It was looked for from the folder {Path.cwd()}."
    if error.errno == errno.EISDIR:
        return "For all articles of a folder: belegt ingest FOLDER."
    if error.errno in (errno.EACCES, errno.EPERM):
        return "Allow the user who runs this command to read it."
    return ""
