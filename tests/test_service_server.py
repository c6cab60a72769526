"""The service as it runs: gunicorn with two workers, started by the command that people use."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
from concurrent.futures import ThreadPoolExecutor
from email.parser import BytesParser
from pathlib import Path

import pytest
from gunicorn.config import Config

from service.server import Connections, InOnePiece, Worker
from tests.doors import REFUTED, SUPPORTED, Served, belegt, check_response, serving

pytest_plugins = ["tests.serving"]


def connect(served: Served) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(served.host, served.port, timeout=120)


def ask(connection: http.client.HTTPConnection, method: str, path: str, body: object = None) -> tuple[int, bytes]:
    """One request, its answer held to the API's description."""
    given = None if body is None else json.dumps(body).encode()
    connection.request(method, path, given, {"Content-Type": "application/json"} if given else {})
    response = connection.getresponse()
    data = response.read()
    check_response(method, path, response.status, response.headers, data)
    return response.status, data


def test_a_connection_is_kept(served: Served) -> None:
    connection = connect(served)
    ask(connection, "GET", "/healthz")
    kept = connection.sock
    for _ in range(3):
        assert ask(connection, "POST", "/v1/verify", {"text": REFUTED})[0] == 200
        assert ask(connection, "POST", "/v1/verify", {"text": ""})[0] == 422
        assert ask(connection, "HEAD", "/openapi.json") == (200, b"")
    assert connection.sock is kept


def test_every_worker_and_thread_gives_the_same_bytes(served: Served) -> None:
    def many(_: int) -> set[bytes]:
        connection = connect(served)
        request = {"text": SUPPORTED, "stated_on": "2020-01-01"}
        return {ask(connection, "POST", "/v1/verify", request)[1] for _ in range(10)}

    with ThreadPoolExecutor(12) as pool:
        assert len(set.union(*pool.map(many, range(12)))) == 1


def test_a_kept_verdict_is_there_for_every_worker(served: Served) -> None:
    url = json.loads(ask(connect(served), "POST", "/v1/verify", {"text": REFUTED, "save": True})[1])["url"]
    assert len({ask(connect(served), "GET", url) for _ in range(8)}) == 1


def test_many_keep_the_first_verdicts_at_once(own_database: str, tmp_path: Path) -> None:
    with serving(tmp_path, "--workers", "2", "--database", own_database) as served:

        def keep(number: int) -> tuple[bytes, bytes]:
            request = {"text": REFUTED, "save": True, "stated_on": f"2020-01-{number % 4 + 1:02}"}
            status, saved = ask(connect(served), "POST", "/v1/verify", request)
            assert status == 200, saved
            return saved, ask(connect(served), "GET", json.loads(saved)["url"])[1]

        with ThreadPoolExecutor(12) as pool:
            kept = list(pool.map(keep, range(24)))
    assert len(set(kept)) == 4
    assert all(saved == read for saved, read in kept)


def test_a_request_in_chunks(served: Served) -> None:
    connection = connect(served)
    body = json.dumps({"text": REFUTED}).encode()
    pieces = (body[at : at + 7] for at in range(0, len(body), 7))
    connection.request("POST", "/v1/verify", pieces, {"Content-Type": "application/json"}, encode_chunked=True)
    assert json.loads(connection.getresponse().read())["label"] == "refuted"


def test_too_large_a_body_gets_an_answer(served: Served) -> None:
    for size in (600_000, 20_000_000):
        status, data = ask(connect(served), "POST", "/v1/verify", {"text": "a" * size})
        assert status == 413
        assert "larger than" in json.loads(data)["detail"]
    assert ask(connect(served), "GET", "/healthz")[0] == 200


def _raw(served: Served, data: bytes) -> bytes:
    with socket.create_connection((served.host, served.port), timeout=120) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        return connection.makefile("rb").read()


HEAD = b"POST /v1/verify HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n"
IMPROPER = (  # what is sent, and the status of the answer; 0: none, or one of those with 4
    (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}", 0),
    (HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{}", 0),
    (HEAD + b"Content-Length: 100\r\n\r\n{}", 0),
    (HEAD + b"\r\n", 0),
    (HEAD + b"Content-Length: -1\r\n\r\n{}", 400),
    (HEAD + b"Content-Length: x\r\n\r\n{}", 400),
    (HEAD + b"Content-Length: +2\r\n\r\n{}", 400),
    (HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400),
    (HEAD + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    (HEAD + b"Content-Length: 99999999999999999999\r\n\r\n{}", 413),
    (HEAD + b"Transfer-Encoding: made-up\r\n\r\n{}", 400),
    (HEAD + b"Expect: the best\r\n\r\n{}", 417),
    (HEAD + b"Host: y\r\n\r\n{}", 400),
    (HEAD.replace(b"Host: x", b'Host: x"><script>') + b"\r\n", 400),
    (HEAD.replace(b"Host: x", b"Host: a@b/c?d") + b"\r\n", 400),
    (HEAD.replace(b"Host: x", b"Host: \xff\xfe") + b"\r\n", 400),
    (HEAD.replace(b"Host: x", b"Host: ") + b"\r\n", 400),
    (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 414),
    (b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 500 + b"\r\n", 431),
    (b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"b" * 20_000 + b"\r\n\r\n", 431),
    (b"GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400),
    (b"GET / HTTP/9.9\r\nHost: x\r\n\r\n", 400),
    (b"GET /\r\n", 400),
    (b"get / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    (b"\x00\x01\x02\r\n\r\n", 400),
)


@pytest.mark.parametrize(("sent", "status"), IMPROPER, ids=lambda each: str(each)[-50:] if each else "")
def test_improper_http_harms_nothing(served: Served, sent: bytes, status: int) -> None:
    """It is answered like every other fault, though no application ever sees it."""
    head, _, body = _raw(served, sent).partition(b"\r\n\r\n")
    if head or status:
        found = int(head.split()[1])
        assert found == status or (not status and 400 <= found < 500), head
        headers = BytesParser().parsebytes(head.partition(b"\r\n")[2])
        check_response("POST", "/", found, headers, body)
        assert headers["Content-Type"] == "application/problem+json"
        assert json.loads(body)["errors"][0]["message"]
    assert ask(connect(served), "GET", "/readyz")[0] == 200


def test_a_new_database_is_made_with_the_seeds(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'claims.sqlite'}"
    with serving(tmp_path, "--workers", "1", "--database", url) as served:
        assert json.loads(ask(connect(served), "GET", "/readyz")[1])["claims"] > 50
    with serving(tmp_path, "--workers", "1", "--no-seed", "--database", url + "2") as served:
        assert json.loads(ask(connect(served), "GET", "/readyz")[1])["claims"] == 0


def test_ctrl_c_ends_quietly(tmp_path: Path, database: str) -> None:
    for wish in (signal.SIGINT, signal.SIGTERM):
        with serving(tmp_path, "--workers", "1", "--database", database) as served:  # which has started, if it answers
            assert ask(connect(served), "GET", "/healthz")[0] == 200
            served.process.send_signal(wish)
            served.process.wait(timeout=60)
            said = served.log.read_text()
        assert served.process.returncode == 0
        assert said == served.said


def test_a_worker_ends_although_it_holds_the_lock_of_its_threads() -> None:
    """As where Ctrl-C comes while it hands them a request: whoever then waits for that lock waits for ever."""

    class Held:
        def __enter__(self) -> None:
            raise AssertionError("the worker waits for a lock that it holds itself")

        def __exit__(self, *_: object) -> None: ...

    worker = object.__new__(Worker)
    worker.cfg, worker.tpool = Config(), ThreadPoolExecutor(1)
    worker.tpool._shutdown_lock = Held()
    with pytest.raises(SystemExit):
        worker.handle_quit(signal.SIGQUIT, None)


def test_workers_see_how_many_connections_the_others_have() -> None:
    connections = Connections()
    assert connections.fewest() == 0
    connections.tell(1, 7)
    assert connections.fewest() == 7  # there is no other
    child = os.fork()
    if child == 0:
        connections.tell(2, 3)
        os._exit(0)
    os.waitpid(child, 0)
    assert connections.fewest() == 3
    connections.leave_out(2)
    assert connections.fewest() == 7
    connections.tell(3, 0)
    assert connections.fewest() == 0


class Wire:
    """What is sent, call by call."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    def sendall(self, data: bytes) -> None:
        self.sent.append(data)

    def send(self, data: bytes) -> None:
        self.sent.append(data)

    def sendfile(self, data: bytes, offset: int) -> None:
        self.sent.append(data[offset:])


def test_headers_go_out_with_what_comes_first_behind_them() -> None:
    wire = Wire()
    answer = InOnePiece(wire)
    answer.sendall(b"headers ")
    assert wire.sent == []
    for line in (b"one", b"two"):  # of a stream, each at once
        answer.sendall(line)
    answer.flush()
    assert wire.sent == [b"headers one", b"two"]


def test_headers_go_out_where_nothing_or_a_file_is_behind_them() -> None:
    wire, other = Wire(), Wire()
    bare, with_file = InOnePiece(wire), InOnePiece(other)
    bare.send(b"continue ")  # what is no answer yet
    bare.sendall(b"headers ")
    bare.flush()
    bare.flush()
    assert wire.sent == [b"continue ", b"headers "]
    with_file.sendall(b"headers ")
    with_file.sendfile(b"a file", offset=2)
    with_file.flush()
    assert other.sent == [b"headers ", b"file"]


def test_a_port_in_use_is_told_in_a_sentence(served: Served, tmp_path: Path, database: str) -> None:
    found = belegt(tmp_path, "serve", "--port", str(served.port), "--database", database)
    assert found.returncode == 1
    assert found.stdout == b""
    assert found.stderr.decode().startswith(f"Error: 127.0.0.1, port {served.port}: Address already in use.")
    assert found.stderr.count(b"\n") == 1


def test_settings_that_cannot_be(tmp_path: Path) -> None:
    found = belegt(tmp_path, "serve", "--workers", "1000", BELEGT_PORT="web", BELEGT_THREADS="0")
    assert found.returncode == 2
    said = found.stderr.decode()
    for word in ("--workers: 1000", "BELEGT_PORT: 'web'", "BELEGT_THREADS: 0"):
        assert word in said
