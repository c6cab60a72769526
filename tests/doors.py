"""What the tests of the doors share: a client that checks every answer, and real servers and commands."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from claims import open_store
from seeds.load import load
from service.api.openapi import OPERATIONS
from service.app import create_app
from service.checks import validator
from service.config import Settings

REFUTED = "Dunford und Gerasimow trafen sich am 17. Februar 2017 in Baku."
SUPPORTED = "Dunford und Gerasimow trafen sich am 16. Februar 2017 in Baku."
LINES = "application/x-ndjson"


def faults_by_schema(name: str, value: object) -> list[str]:
    """In what an answer differs from its schema."""
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(value)]


def check_response(method: str, path: str, status: int, headers: Any, body: bytes) -> None:
    """Hold an answer of the API to what the API's description says of it."""
    assert status < 500 or status == 503, (method, path, status, body[:500])
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        assert headers.get(name), (path, name)
    if method == "HEAD" or status == 304:
        assert body == b""
        return
    if status >= 400 and headers["Content-Type"].startswith("application/"):
        assert headers["Content-Type"] == "application/problem+json"
        assert faults_by_schema("problem", json.loads(body)) == []
        assert json.loads(body)["status"] == status
    for operation in OPERATIONS:
        if operation.method != method.lower() or not re.fullmatch(re.sub(r"{\w+}", "[^/]+", operation.path), path):
            continue
        assert status in operation.statuses, (operation.path, status, body[:500])
        if status in operation.done and operation.response is not None:
            lines = body.splitlines() if operation.media == LINES else [body]
            for line in lines:
                assert faults_by_schema(operation.response, json.loads(line)) == []


class CheckedClient(FlaskClient):
    """Flask's test client, which holds every answer to the API's description."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        response = super().open(*args, **kwargs)
        body = response.get_data()  # of a stream: all of it
        check_response(response.request.method, response.request.path, response.status_code, response.headers, body)
        return response


def seeded(folder: Path) -> str:
    """The URL of a new database with the seeds."""
    url = f"sqlite:///{folder / 'claims.sqlite'}"
    store = open_store(url)
    load(store)
    store.close()
    return url


def application(url: str, **settings: Any) -> Flask:
    app = create_app(Settings(database=url, **settings))
    app.test_client_class = CheckedClient
    return app


@dataclass(frozen=True)
class Served:
    """A running service."""

    process: subprocess.Popen[str]
    host: str
    port: int
    said: str = ""  # on standard error, until it served
    log: Path = Path()  # all of that, as long as it runs

    def lines(self) -> list[dict[str, Any]]:
        """What it has logged."""
        said = self.log.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in said if line.startswith("{")]


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a person who has just come: nothing of Belegt in it, and an empty home."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BELEGT_", "XDG_"))}
    kept |= {"HOME": str(home), "PYTHONPATH": str(Path(__file__).parent.parent), "TERM": "xterm-256color"}
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONIOENCODING"):
        kept.pop(name, None)
    return kept | more


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "service.cli", *arguments]


def belegt(
    home: Path, *arguments: str | bytes, stdin: bytes | None = b"", **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in an empty home."""
    return subprocess.run(
        [*command(), *arguments],
        input=stdin,
        capture_output=True,
        env=environment(home, **variables),
        cwd=home,
        timeout=120,
        check=False,
    )


def on_terminal(home: Path, *arguments: str, columns: int = 80, **variables: str) -> tuple[int, str]:
    """Run a command on a terminal of its own; its exit status and what it shows."""
    ours, theirs = pty.openpty()
    size = f"stty cols {columns} rows 50"
    subprocess.run(["sh", "-c", size], stdin=theirs, check=True)
    process = subprocess.Popen(
        command(*arguments), stdin=theirs, stdout=theirs, stderr=theirs, env=environment(home, **variables), cwd=home
    )
    os.close(theirs)
    shown = b""
    while select.select([ours], [], [], 120)[0]:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux: the other side was closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    return process.wait(timeout=60), shown.decode().replace("\r\n", "\n")


@contextmanager
def serving(home: Path, *options: str, **variables: str) -> Iterator[Served]:
    """A service on a free port, by the command that people use; it is told to stop at the end, and has to."""
    with tempfile.TemporaryDirectory(prefix="belegt-test-") as folder:
        log = Path(folder) / "log"
        with log.open("wb") as stderr:
            process = subprocess.Popen(
                command("serve", "--port", "0", *options),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                text=True,
                env=environment(home, **variables),
                cwd=home,
            )
        try:
            yield _address(process, log)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def workers(served: Served) -> list[int]:
    """The processes of a running service that answer requests."""
    master = served.process.pid
    return [int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split()]


def _address(process: subprocess.Popen[str], log: Path) -> Served:
    while True:
        ended = process.poll() is not None
        said = log.read_text(encoding="utf-8")
        if said.endswith("\n") and (found := re.search(r"http://([\d.]+):(\d+) ", said)):  # with its end
            return Served(process, found[1], int(found[2]), said, log)
        assert not ended, f"the service did not start: {said}"
        select.select([], [], [], 0.01)


def paths(problem: dict[str, Any]) -> Sequence[str]:
    """The paths of all faults of a problem."""
    return [fault["path"] for fault in problem["errors"]]
