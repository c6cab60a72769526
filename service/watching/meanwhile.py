"""While a database is migrated, which takes minutes if it is large, somebody answers that the service is not ready."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server

from claims.errors import StorageUnavailable
from service.config import Settings
from service.errors import RETRY_AFTER, problem
from service.plainjson import dump
from service.watching import logs
from service.watching.events import tell

_MESSAGE = "The database is being brought to this version's schema. Try again in a few seconds."


@contextmanager
def answering(settings: Settings) -> Iterator[None]:
    """Until the block ends, answer at the service's address: /healthz is well, and all else has to wait (503)."""
    logs.set_up(settings)
    tell("migrating")
    server = make_server(settings.host, settings.port, _answer, threaded=True, request_handler=_Quiet)
    thread = Thread(target=server.serve_forever, name="belegt-meanwhile")
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Nothing: these are the same few questions again and again."""


def _answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    common = [("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store")]
    if environ["PATH_INFO"] == "/healthz":
        start_response("200 OK", [("Content-Type", "application/json"), *common])
        return [dump({"status": "ok"})]
    kind = ("Content-Type", "application/problem+json")
    start_response("503 Service Unavailable", [kind, ("Retry-After", str(RETRY_AFTER)), *common])
    return [dump(problem(StorageUnavailable(_MESSAGE)))]
