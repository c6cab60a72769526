"""What a client sends, taken in ahead of those who work on it.

Many clients send all of a request before they read any of the answer. If we answered line by line and read on only
when an answer was taken, both sides would wait for each other as soon as the buffers between them are full. So a
thread of its own takes in the request, and what is not worked on yet waits in a file without a name, not in memory.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from threading import Condition, Thread

from claims.errors import BelegtError, StorageUnavailable
from service.errors import Finding, Malformed, TooLarge


class Spool:
    """A request as it comes in. One thread may read it, and another close it."""

    def __init__(self, pieces: Iterable[bytes], limit: int) -> None:
        """`pieces`: what comes in, in any size. More than `limit` bytes in all are not taken."""
        self._error: BelegtError | None = None  # why not everything was taken in
        self._pieces = pieces
        self._limit = limit
        self._file = tempfile.TemporaryFile(buffering=0, prefix="belegt-")  # noqa: SIM115  # closed when both are done
        self._changed = Condition()
        self._written = self._read = 0
        self._ended = self._closed = False
        Thread(target=self._take_in, name="belegt-spool", daemon=True).start()

    def read(self, most: int) -> bytes:
        """What has come next, at most so many bytes; b"" once it was closed, or at the end. Waits until it is there.

        Raises what kept it from being taken in to its end, after all that was.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._closed or self._written > self._read)
            if self._closed:
                return b""
            piece = os.pread(self._file.fileno(), min(most, self._written - self._read), self._read)
            self._read += len(piece)
        if not piece and self._error is not None:
            raise self._error
        return piece

    def close(self) -> None:
        """Forget what is left. Does not wait for the client."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            if self._ended:
                self._file.close()

    def _take_in(self) -> None:
        try:
            for piece in self._pieces:
                room = self._limit - self._written
                self._keep(piece[:room])
                if len(piece) > room:
                    raise too_large(self._limit)
                if self._closed:
                    break
        except BelegtError as error:
            self._error = error
        except Exception:  # the client has gone, or sends no proper HTTP
            self._error = Malformed([Finding("", "The request broke off here.")])
        with self._changed:
            self._ended = True
            self._changed.notify_all()
            if self._closed:
                self._file.close()

    def _keep(self, part: bytes) -> None:
        try:
            while part:
                size = self._file.write(part)
                part = part[size:]
                with self._changed:
                    self._written += size
                    self._changed.notify_all()
        except OSError as error:
            raise StorageUnavailable(f"There is no room for the rest of the batch: {error.strerror}.") from error


def too_large(limit: int) -> TooLarge:
    """The error of a batch of more bytes than are taken in."""
    return TooLarge([Finding("", f"The batch is larger than {limit} bytes; send it in parts.")])
