"""Serving: gunicorn with several workers for everybody, Flask's own server for those who work on Belegt."""

from __future__ import annotations

import mmap
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # it ships no types
from gunicorn.http.errors import ParseException  # type: ignore[import-untyped]  # likewise
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]  # likewise

from claims.errors import Fault
from service.app import HEADERS, create_app
from service.config import Settings
from service.errors import problem_of
from service.plainjson import dump
from service.version import engine
from service.watching import logs, metrics

_MOMENTS, _MOMENT = 5, 0.001  # how often, and for how many seconds, a connection is left to a worker that has fewer
_LONGEST_LINE = 8190  # bytes of the line that names the address
# What is no request, by the name of gunicorn's error, and what it is answered.
_IMPROPER: Mapping[str, tuple[HTTPStatus, str]] = {
    "LimitRequestLine": (HTTPStatus.REQUEST_URI_TOO_LONG, f"The address is longer than {_LONGEST_LINE} bytes."),
    "LimitRequestHeaders": (HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "There are more headers than are read."),
    "ExpectationFailed": (HTTPStatus.EXPECTATION_FAILED, "Of Expect only 100-continue is known here."),
    "UnsupportedTransferCoding": (HTTPStatus.BAD_REQUEST, "Of transfer codings only chunked is known here."),
}
_ANY_OTHER = (HTTPStatus.BAD_REQUEST, "This is no proper HTTP request.")
_OURS = ("ConfigurationProblem", "InvalidResponseHeader", "InvalidResponseHeaderName")  # what no client is to blame for


def serve(settings: Settings) -> None:
    """Serve until somebody stops it. Does not return."""
    Gunicorn(settings).run()


def serve_for_developers(settings: Settings) -> None:
    """Flask's own server: one process, which starts anew when a file changes. It shows no debugger to the network."""
    create_app(settings).run(settings.host, settings.port, debug=True, use_debugger=False)


class Connections:
    """How many connections each worker has open, in memory that all of them share: made before they are."""

    def __init__(self) -> None:
        self._each = memoryview(mmap.mmap(-1, 4096)).cast("I")  # one more than it has; 0 where there is no worker

    def tell(self, worker: int, count: int) -> None:
        """So many has the worker of this number now."""
        self._each[worker % len(self._each)] = count + 1

    def leave_out(self, worker: int) -> None:
        """This worker is no more."""
        self._each[worker % len(self._each)] = 0

    def fewest(self) -> int:
        """How many the worker has that has the fewest."""
        return min(filter(None, self._each), default=1) - 1


class InOnePiece:
    """A connection on which the first piece of an answer, its headers, waits for the second, and goes out with it.

    gunicorn sends them apart: at each of the two another thread of the process takes the interpreter, and the client is
    woken twice. What comes as a stream begins with its first line, as before.
    """

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self._begun = False
        self._waiting = b""

    def sendall(self, data: bytes) -> None:
        if self._begun:
            self.connection.sendall(self._waiting + data)
            self._waiting = b""
        else:
            self._begun, self._waiting = True, data

    def sendfile(self, *args: Any, **kwargs: Any) -> Any:
        self.flush()
        return self.connection.sendfile(*args, **kwargs)

    def flush(self) -> None:
        """Send what waits: of an answer that is nothing but headers."""
        if self._waiting:
            self.sendall(b"")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)


class Worker(ThreadWorker):  # type: ignore[misc]  # see above
    """gunicorn's own, but for what it answers itself, as no application could: in the form of all our errors; for how
    it ends at once; and for whose connection a new one is.

    Whoever takes a connection keeps it, and by chance one of two workers had seven of eight connections that a proxy
    keeps open, or all: the slowest of a hundred answers took ten times as long as where each had four.
    """

    def accept(self, *listener: Any) -> None:
        """Take a connection that somebody opens; a worker that has fewer is left a moment to be faster."""
        shared: Connections = self.app.connections
        for _ in range(_MOMENTS):
            if self.nr_conns <= shared.fewest():
                break
            time.sleep(_MOMENT)
        super().accept(*listener)
        shared.tell(self.age, self.nr_conns)

    def notify(self) -> None:
        """Tell, again and again, that it lives, and how many connections it has; one that ends takes no more."""
        if self.alive:
            self.app.connections.tell(self.age, self.nr_conns)
        else:
            self.app.connections.leave_out(self.age)
        super().notify()

    def handle_request(self, req: Any, conn: Any) -> Any:
        """Answer one request, in one piece."""
        answer = conn.sock = InOnePiece(conn.sock)
        try:
            stays_open = super().handle_request(req, conn)
            answer.flush()
        finally:
            conn.sock = answer.connection
        return stays_open

    def handle_quit(self, sig: int, frame: Any) -> None:
        """End at once, as the plainest worker does. gunicorn's would first shut the pool of threads, and wait for the
        pool's lock for ever if the signal came while that very thread was handing a request to it: after ten seconds
        it was killed. The interpreter lets the threads go at its end."""
        super(ThreadWorker, self).handle_quit(sig, frame)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answer something that is no request. gunicorn would do so with a page, and sometimes a 5xx."""
        name = type(exc).__name__
        if name in _OURS or not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        self.log.warning("Invalid request.")  # as gunicorn would, but without its words
        status, sentence = _IMPROPER.get(name, _ANY_OTHER)
        body = dump(problem_of(status, [Fault("", sentence)]))
        headers = {
            **HEADERS, "Connection": "close", "Content-Type": "application/problem+json", "Content-Length": len(body),
        }  # fmt: skip
        lines = [f"HTTP/1.1 {status} {status.phrase}", *(f"{name}: {value}" for name, value in headers.items())]
        with suppress(OSError):  # the client has gone
            client.sendall("\r\n".join([*lines, "", ""]).encode("latin-1") + body)


class Gunicorn(BaseApplication):  # type: ignore[misc]  # see above
    """gunicorn, set up here and nowhere else: it reads no files and no arguments of its own."""

    def __init__(self, settings: Settings, make: Callable[[Settings], Flask] = create_app) -> None:
        """`make`: what makes the application, in each worker."""
        self._own_folder = settings.run_folder is None
        folder = settings.run_folder or tempfile.mkdtemp(prefix="belegt-", dir=_in_memory())
        self._settings = replace(settings, run_folder=folder)
        metrics.share(Path(folder))
        logs.set_up(settings)
        self._make = make
        self.connections = Connections()
        super().__init__()

    def load_config(self) -> None:
        host = f"[{self._settings.host}]" if ":" in self._settings.host else self._settings.host
        wanted: dict[str, Any] = {
            "bind": f"{host}:{self._settings.port}",
            "workers": self._settings.processes(),
            # Threads, so that a client that is slow or keeps its connection holds up nobody else; a worker of the
            # simple kind would also be killed in the middle of a batch that takes longer than the timeout.
            "worker_class": Worker,
            "threads": self._settings.threads,
            "preload_app": False,  # a database can't be carried over a fork, and a new worker reads new code
            "keepalive": 15,
            "graceful_timeout": 10,
            "limit_request_line": _LONGEST_LINE,
            "worker_tmp_dir": _in_memory(),
            "accesslog": None,
            "errorlog": "-",
            "loglevel": "warning",
            "logger_class": logs.GunicornLogger,
            "child_exit": self._leave_out,
            "on_exit": self._clean_up,
            "control_socket_disable": True,
            "when_ready": self._say_where,
        }
        for name, value in wanted.items():
            if name in self.cfg.settings:  # older gunicorns have no control socket to disable
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """In each worker, after the fork."""
        return self._make(self._settings)

    def _leave_out(self, _: Any, worker: Any) -> None:
        metrics.leave_out(worker.pid)
        self.connections.leave_out(worker.age)

    def _clean_up(self, _: Any) -> None:
        if self._own_folder:
            shutil.rmtree(str(self._settings.run_folder), ignore_errors=True)

    def _say_where(self, arbiter: Any) -> None:
        host, port = arbiter.LISTENERS[0].sock.getsockname()[:2]
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host  # noqa: S104
        address = f"http://{shown}:{port}"
        print(
            f"Belegt {engine()} on {address} with {self._settings.processes()} workers; Ctrl-C stops it.\n"
            f"Open {address} in a browser, or try\n"
            f"  curl -s {address}/v1/verify -H 'Content-Type: application/json' "
            """-d '{"text": "Milley met Gerasimov in Helsinki."}'""",
            file=sys.stderr,
            flush=True,
        )


def _in_memory() -> str | None:
    """Where small files that nobody needs later are best kept: heartbeats and figures."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # mkdtemp makes what others can't enter
