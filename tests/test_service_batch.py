"""Many statements in one request: an answer a line, in order, as they come, and whatever the lines are."""

from __future__ import annotations

import io
import json
import os
import socket
from collections.abc import Iterator
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import StorageUnavailable
from service.bulk import bulk
from service.bulk.lines import LONGEST_LINE, Lines
from service.bulk.parcels import Run
from service.bulk.spool import Spool
from service.checker import Checker
from service.errors import Malformed, TooLarge
from tests.doors import LINES, REFUTED, SUPPORTED, Served, application

pytest_plugins = ["tests.serving"]


def post(client: FlaskClient, body: bytes, content_type: str = LINES) -> Any:
    return client.post("/v1/verify/batch", data=body, content_type=content_type)


def lines_of(*requests: object) -> bytes:
    return b"".join(json.dumps(request).encode() + b"\n" for request in requests)


def test_answers_in_order(client: FlaskClient) -> None:
    requests = [{"text": REFUTED}, {"text": SUPPORTED, "stated_on": "2020-01-01"}, {"text": "Es regnet."}] * 5
    response = post(client, lines_of(*requests))
    assert response.status_code == 200
    assert response.content_type == LINES
    single = [client.post("/v1/verify", json=request).data for request in requests]
    assert response.data == b"".join(single)


def test_bad_lines_are_answered_on_their_line(client: FlaskClient) -> None:
    body = b"\n".join([
        json.dumps({"text": REFUTED}).encode(), b"", b"not json", b'{"text": ""}', b"\xff", b'{"text": "a\\ud800"}',
        b"[" * 50_000, json.dumps({"text": "a" * 20_001}).encode(), b'{"text":"' + b"a" * LONGEST_LINE + b'"}',
        json.dumps({"text": SUPPORTED}).encode(),
    ])  # fmt: skip
    answers = [json.loads(line) for line in post(client, body).data.splitlines()]
    statuses = [answer.get("error", {}).get("status") for answer in answers]
    assert statuses == [None, 400, 400, 422, 400, 422, 400, 413, 413, None]
    assert [answer["line"] for answer in answers if "error" in answer] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert (answers[0]["label"], answers[-1]["label"]) == ("refuted", "supported")


@pytest.mark.parametrize(
    ("body", "count"), [(b"", 0), (b"\n", 1), (b"{}", 1), (b"{}\n", 1), (b"{}\r\n{}", 2), (b"\n\n{}", 3)]
)
def test_as_many_answers_as_lines(client: FlaskClient, body: bytes, count: int) -> None:
    assert post(client, body).data.count(b"\n") == count


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "", "application/x-ndjson; charset=utf-16"])
def test_another_content_type(client: FlaskClient, content_type: str) -> None:
    assert post(client, b"{}\n", content_type).status_code == 415


def test_verdicts_of_a_batch_can_be_kept(own_database: str) -> None:
    client = application(own_database).test_client()
    answer = json.loads(post(client, lines_of({"text": SUPPORTED, "save": True})).data)
    assert client.get(answer["url"]).json == answer


def test_a_batch_larger_than_the_limit(database: str) -> None:
    client = application(database, max_batch=2048).test_client()
    assert post(client, b"{}\n" * 1000).status_code == 413
    whole = post(client, b"{}\n" * 600)
    assert whole.data.count(b'"status":422') == 600
    chunked = {
        "wsgi.input": io.BytesIO(b"{}\n" * 1000),
        "wsgi.input_terminated": True,
        "HTTP_TRANSFER_ENCODING": "chunked",  # so its length is not known before
    }
    endless = client.post("/v1/verify/batch", content_type=LINES, environ_overrides=chunked)
    assert endless.data.count(b'"status":422') == 2048 // 3
    assert json.loads(endless.data.splitlines()[-1])["error"]["status"] == 413


def test_few_lines_are_held_at_a_time(database: str) -> None:
    read = 0

    def a_line(_: int) -> bytes:
        nonlocal read
        read += 1
        return lines_of({"text": REFUTED}) if read <= 50 else b""

    checker = Checker(database)
    answers = bulk.answers(Lines(a_line), Run.now(checker), checker)
    for number, _ in enumerate(answers, start=1):
        assert read <= number + bulk.WAITING


def test_a_bug_in_one_line_leaves_the_others_their_answers(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    checker = Checker(database)
    check = checker.check
    monkeypatch.setattr(checker, "check", lambda asked: 1 / 0 if asked.text == "bug" else check(asked))
    given = io.BytesIO(lines_of({"text": REFUTED}, {"text": "bug"}, {"text": SUPPORTED}))
    [answers] = bulk.answers(Lines(given.read), Run.now(checker), checker)
    found = [json.loads(line) for line in answers.data.splitlines()]
    assert ["error" in each for each in found] == [False, True, False]
    assert found[1]["error"]["status"] == 500
    assert b"division" not in answers.data
    assert (answers.count, answers.bad) == (3, 1)


# The spool


@given(
    pieces=st.lists(st.binary(max_size=300) | st.sampled_from([b"\n", b"a\nb"]), max_size=20), most=st.integers(1, 400)
)
def test_the_spool_gives_back_what_it_was_given(pieces: list[bytes], most: int) -> None:
    spool = Spool(pieces, 10**6)
    assert b"".join(iter(lambda: spool.read(most), b"")) == b"".join(pieces)
    spool.close()


@pytest.mark.parametrize("size", [1, 3, 11, 50, 1000])
def test_the_spool_stops_at_its_limit(size: int) -> None:
    data = b"0123456789\n" * 100
    spool = Spool((data[at : at + size] for at in range(0, len(data), size)), 50)
    lines = Lines(spool.read)
    assert [lines.take(1) for _ in range(4)] == [[b"0123456789"]] * 4
    with pytest.raises(TooLarge):
        lines.take(1)
    spool.close()


def test_the_spool_takes_in_as_much_as_its_limit() -> None:
    spool = Spool([b"01234\n"] * 10, 60)
    lines = Lines(spool.read)
    assert [lines.take(1) for _ in range(11)] == [[b"01234"]] * 10 + [[]]
    spool.close()


def test_the_spool_survives_a_client_that_goes() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"{}\n{"
        raise ConnectionResetError

    spool = Spool(pieces(), 1000)
    lines = Lines(spool.read)
    assert lines.take(10) == [b"{}"]
    with pytest.raises(Malformed):
        lines.take(10)
    spool.close()


def test_the_spool_tells_when_there_is_no_room() -> None:
    gate = Event()

    def pieces() -> Iterator[bytes]:
        yield b"{}\n"
        gate.wait()
        yield b"{}\n"

    spool = Spool(pieces(), 1000)
    lines = Lines(spool.read)
    assert lines.take(10) == [b"{}"]
    full = os.open("/dev/full", os.O_RDWR)
    os.dup2(full, spool._file.fileno())
    os.close(full)
    gate.set()
    with pytest.raises(StorageUnavailable):
        lines.take(10)
    spool.close()


def test_a_spool_that_is_closed_keeps_nobody_waiting() -> None:
    def pieces() -> Iterator[bytes]:
        gate.wait()
        yield b"{}"

    gate, read = Event(), SimpleQueue[bytes]()
    spool = Spool(pieces(), 1000)
    reader = Thread(target=lambda: read.put(spool.read(10)))
    reader.start()
    spool.close()
    assert read.get(timeout=60) == b""
    reader.join()
    gate.set()


# Lines


@given(
    pieces=st.lists(st.binary(min_size=1, max_size=40) | st.sampled_from([b"\n", b"a\nb", b"\r\n"]), max_size=20),
    most=st.integers(1, 5),
)
def test_lines_are_those_of_the_whole_however_they_come(pieces: list[bytes], most: int) -> None:
    whole, coming = b"".join(pieces), iter([*pieces, b""])
    lines = Lines(lambda _: next(coming))
    found = [line for taken in iter(lambda: lines.take(most), []) for line in taken]
    expected = whole.removesuffix(b"\n").split(b"\n") if whole else []
    assert found == expected
    assert lines.taken == len(expected)
    assert lines.size in (len(whole), len(whole) + 1)


# A real server


def _connected(served: Served, receive_buffer: int | None = None) -> socket.socket:
    connection = socket.socket()
    if receive_buffer:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    connection.settimeout(120)
    connection.connect((served.host, served.port))
    return connection


def _head(served: Served, *more: str) -> bytes:
    lines = ["POST /v1/verify/batch HTTP/1.1", f"Host: {served.host}", f"Content-Type: {LINES}", *more, "", ""]
    return "\r\n".join(lines).encode()


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def _dechunked(stream: io.BufferedReader) -> Iterator[bytes]:
    """The lines of a chunked answer, as they come."""
    assert b"200 OK" in stream.readline()
    while stream.readline() != b"\r\n":
        pass
    pending = b""
    while size := int(stream.readline(), 16):
        pending += stream.read(size)
        stream.readline()
        while b"\n" in pending:
            line, _, pending = pending.partition(b"\n")
            yield line
    assert pending == b""


def test_a_line_is_answered_before_the_next_is_sent(served: Served) -> None:
    with _connected(served) as connection:
        connection.sendall(_head(served, "Transfer-Encoding: chunked"))
        answers: Iterator[bytes] | None = None
        for text, label in ((REFUTED, "refuted"), (SUPPORTED, "supported"), (REFUTED, "refuted")):
            connection.sendall(_chunk(lines_of({"text": text})))
            answers = answers or _dechunked(connection.makefile("rb"))
            assert json.loads(next(answers))["label"] == label
        connection.sendall(b"0\r\n\r\n")
        assert list(answers or ()) == []


@pytest.mark.parametrize("chunked", [True, False])
def test_a_client_may_send_everything_before_it_reads_anything(served: Served, chunked: bool) -> None:
    """More in both directions than the buffers between the two can hold."""
    wrong = json.dumps(dict.fromkeys(map(str, range(60)), 0)).encode()  # gives long errors, soon
    line, count = wrong + b" " * 10_000 + b"\n", 2500
    with _connected(served, receive_buffer=131_072) as connection:
        if chunked:
            connection.sendall(_head(served, "Transfer-Encoding: chunked"))
            piece = _chunk(line * 100)
            for _ in range(count // 100):
                connection.sendall(piece)
            connection.sendall(b"0\r\n\r\n")
        else:
            connection.sendall(_head(served, f"Content-Length: {len(line) * count}"))
            connection.sendall(line * count)
        size = 0
        for number, answer in enumerate(_dechunked(connection.makefile("rb")), start=1):
            assert answer.startswith(b'{"line":%d,' % number)
            size += len(answer)
        assert number == count
        assert size > 10_000_000


def test_a_client_that_breaks_off_harms_nobody(served: Served) -> None:
    for end in (b"", b"zz\r\n", b"5\r\nab"):
        with _connected(served) as connection:
            connection.sendall(_head(served, "Transfer-Encoding: chunked") + _chunk(lines_of({"text": REFUTED})) + end)
    with _connected(served) as connection:
        connection.sendall(_head(served, "Content-Length: 4", "Connection: close") + b"{}\n\n")
        assert b"200 OK" in connection.makefile("rb").read()
