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

_PIECE = 64 * 1024  # bytes read back at once


class Spool:
    """The lines of a request as they come in. One thread may ask for them."""

    def __init__(self, pieces: Iterable[bytes], limit: int) -> None:
        """`pieces`: what comes in, in any size. More than `limit` bytes in all are not taken."""
        self.error: BelegtError | None = None  # why not everything was taken in; known when the lines have ended
        self._pieces = pieces
        self._limit = limit
        self._file = tempfile.TemporaryFile(buffering=0, prefix="belegt-")  # noqa: SIM115  # closed when both are done
        self._changed = Condition()
        self._written = self._read = 0
        self._ended = self._closed = False
        self._piece = b""
        Thread(target=self._take_in, name="belegt-spool", daemon=True).start()

    def readline(self, most: int) -> bytes:
        """The next line with its end, or the first `most` bytes of it; b"" at the end. Waits until it is there.

        The beginning of a line that could not be taken in to its end is not given.
        """
        found: list[bytes] = []
        while most > 0:
            if not self._piece:
                self._piece = self._next_piece()
                if not self._piece:
                    return b"" if self.error else b"".join(found)
            end = self._piece.find(b"\n", 0, most) + 1 or min(most, len(self._piece))
            part, self._piece = self._piece[:end], self._piece[end:]
            found.append(part)
            most -= len(part)
            if part.endswith(b"\n"):
                break
        return b"".join(found)

    def close(self) -> None:
        """Forget what is left. Does not wait for the client."""
        with self._changed:
            self._closed = True
            if self._ended:
                self._file.close()

    def _next_piece(self) -> bytes:
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._written > self._read)
            most = min(_PIECE, self._written - self._read)
        piece = os.pread(self._file.fileno(), most, self._read)
        self._read += len(piece)
        return piece

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
            self.error = error
        except Exception:  # the client has gone, or sends no proper HTTP
            self.error = Malformed([Finding("", "The request broke off here.")])
        with self._changed:
            self._ended = True
            self._changed.notify()
            if self._closed:
                self._file.close()

    def _keep(self, part: bytes) -> None:
        try:
            while part:
                size = self._file.write(part)
                part = part[size:]
                with self._changed:
                    self._written += size
                    self._changed.notify()
        except OSError as error:
            raise StorageUnavailable(f"There is no room for the rest of the batch: {error.strerror}.") from error


def too_large(limit: int) -> TooLarge:
    """The error of a batch of more bytes than are taken in."""
    return TooLarge([Finding("", f"The batch is larger than {limit} bytes; send it in parts.")])
