"""A stream cut into lines, which are taken one by one, or as many at once as have come."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

LONGEST_LINE = 512 * 1024  # bytes
_BLOCK = 64 * 1024  # bytes read at once


class Lines:
    """The lines of a stream, without their ends. What follows the last line end is a line only if there is something.

    Of a line of more than LONGEST_LINE bytes only the beginning is kept, one byte more than that.
    """

    def __init__(self, read: Callable[[int], bytes]) -> None:
        """`read` gives what has come, at most so many bytes; it waits where nothing has, and gives b"" at the end."""
        self.taken = 0  # lines
        self.size = 0  # bytes of the lines taken, ends included
        self._read = read
        self._whole: deque[bytes] = deque()
        self._rest = b""
        self._ended = False

    def take(self, most: int) -> list[bytes]:
        """Lines that have come, at most so many; waits for the first one. None at the end.

        Raises what `read` raises; the beginning of the line that it breaks off in is not given then.
        """
        while not self._whole and not self._ended:
            self._fill()
        found = [self._whole.popleft() for _ in range(min(most, len(self._whole)))]
        self.taken += len(found)
        self.size += sum(map(len, found)) + len(found)
        return found

    def _fill(self) -> None:
        piece = self._read(_BLOCK)
        if piece:
            *whole, rest = (self._rest + piece).split(b"\n")
        else:
            self._ended = True
            whole, rest = [self._rest] if self._rest else [], b""
        self._whole.extend(line[: LONGEST_LINE + 1] for line in whole)
        self._rest = rest[: LONGEST_LINE + 1]
