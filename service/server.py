"""Serving: gunicorn with several workers for everybody, Flask's own server for those who work on Belegt."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # it ships no types

from service.app import create_app
from service.config import Settings
from service.version import engine


def serve(settings: Settings) -> None:
    """Serve until somebody stops it. Does not return."""
    Gunicorn(settings).run()


def serve_for_developers(settings: Settings) -> None:
    """Flask's own server: one process, which starts anew when a file changes. It shows no debugger to the network."""
    create_app(settings).run(settings.host, settings.port, debug=True, use_debugger=False)


class Gunicorn(BaseApplication):  # type: ignore[misc]  # see above
    """gunicorn, set up here and nowhere else: it reads no files and no arguments of its own."""

    def __init__(self, settings: Settings, make: Callable[[Settings], Flask] = create_app) -> None:
        """`make`: what makes the application, in each worker."""
        self._settings = settings
        self._make = make
        super().__init__()

    def load_config(self) -> None:
        host = f"[{self._settings.host}]" if ":" in self._settings.host else self._settings.host
        wanted: dict[str, Any] = {
            "bind": f"{host}:{self._settings.port}",
            "workers": self._settings.processes(),
            # Threads, so that a client that is slow or keeps its connection holds up nobody else; a worker of the
            # simple kind would also be killed in the middle of a batch that takes longer than the timeout.
            "worker_class": "gthread",
            "threads": self._settings.threads,
            "preload_app": False,  # a database can't be carried over a fork, and a new worker reads new code
            "keepalive": 15,
            "graceful_timeout": 10,
            "limit_request_line": 8190,
            "worker_tmp_dir": "/dev/shm" if Path("/dev/shm").is_dir() else None,  # noqa: S108  # heartbeats, not data
            "accesslog": None,
            "errorlog": "-",
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": self._say_where,
        }
        for name, value in wanted.items():
            if name in self.cfg.settings:  # older gunicorns have no control socket to disable
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """In each worker, after the fork."""
        return self._make(self._settings)

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
