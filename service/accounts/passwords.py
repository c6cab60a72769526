"""Passwords: how they are hashed, and how few hashes a process makes at once, so that signing in starves nobody."""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from claims.errors import Fault, InvalidInput
from service.errors import TooBusy

SHORTEST, LONGEST = 10, 1000  # characters; there are no other rules

# 32 MiB and about 70 ms each. A process has six threads by default: one hashes, one waits, four are left for the rest.
_hasher = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)
_AT_ONCE, _WAITING = 1, 1
_room = BoundedSemaphore(_AT_ONCE + _WAITING)
_turn = BoundedSemaphore(_AT_ONCE)


def _part(size: int) -> str:
    return b64encode(bytes(size)).decode().rstrip("=")


# No password's hash, but it takes as long to compare with.
_NOBODYS = (
    f"$argon2id$v=19$m={_hasher.memory_cost},t={_hasher.time_cost},p={_hasher.parallelism}"
    f"${_part(_hasher.salt_len)}${_part(_hasher.hash_len)}"
)


def hashed(password: str) -> str:
    """The hash to keep of a password. Raises InvalidInput (too short, too long, no text), TooBusy."""
    if not SHORTEST <= len(password) <= LONGEST:
        wanted = f"at least {SHORTEST}" if len(password) < SHORTEST else f"at most {LONGEST}"
        raise InvalidInput([Fault("/password", f"The password has {len(password)} characters; it needs {wanted}.")])
    try:
        secret = _bytes(password)
    except UnicodeEncodeError:
        raise InvalidInput([Fault("/password", "The password is not valid Unicode.")]) from None
    with _hashing():
        return _hasher.hash(secret)


def fits(password: str, hash: str | None) -> bool:
    """Whether a password is the one of this hash; without a hash it is not, after the same time. Raises TooBusy."""
    try:
        secret = _bytes(password[: LONGEST + 1])
    except UnicodeEncodeError:
        secret = b""
    with _hashing():
        try:
            return _hasher.verify(hash or _NOBODYS, secret) and hash is not None
        except (VerificationError, InvalidHashError):
            return False


def _bytes(password: str) -> bytes:
    """The same bytes from every keyboard: an ä may come as one character or as two. Raises UnicodeEncodeError."""
    return unicodedata.normalize("NFKC", password).encode("utf-8")


@contextmanager
def _hashing() -> Iterator[None]:
    """Room for one hash. Raises TooBusy where too many wait already."""
    if not _room.acquire(blocking=False):
        raise TooBusy
    try:
        with _turn:
            yield
    finally:
        _room.release()
