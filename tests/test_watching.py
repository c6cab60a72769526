"""Watching a service run: its figures, its log, whether it is ready; and the operator's page that explains them all."""

from __future__ import annotations

import ast
import http.client
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from select import select
from typing import Any

import pytest
from sqlite_utils import Database

from claims.storage.sqlite_schema import VERSIONS, migrations
from service.app import create_app
from service.config import Settings
from service.watching import metrics
from service.watching.events import EVENTS
from tests.doors import LINES, REFUTED, SUPPORTED, Served, application, belegt, command, environment, serving
from tests.hands import asked, token

pytest_plugins = ["tests.serving"]

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "service" / "OPERATING.md").read_text(encoding="utf-8")
Answer = tuple[int, dict[str, str], bytes]


def ask(served: Served, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
    connection = http.client.HTTPConnection(served.host, served.port, timeout=120)
    with closing(connection):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        response = connection.getresponse()
        return response.status, dict(response.headers), response.read()


def verify(served: Served, text: str, **headers: str) -> Answer:
    body = json.dumps({"text": text}).encode()
    return ask(served, "POST", "/v1/verify", body, Content_Type="application/json", **headers)


def figures(served: Served, bearer: str | None = None) -> dict[str, float]:
    """The samples of /metrics by name and labels."""
    status, headers, body = ask(served, "GET", "/metrics", **({"Authorization": f"Bearer {bearer}"} if bearer else {}))
    assert status == 200, body
    assert headers["Content-Type"] == metrics.CONTENT_TYPE
    lines = [line.rpartition(" ") for line in body.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


def settled(served: Served, expected: dict[str, float], bearer: str | None = None) -> dict[str, float]:
    """The samples, when a worker has counted what its client has seen already: a request counts when it is over."""
    for _ in range(1000):
        found = figures(served, bearer)
        if {name: found.get(name) for name in expected} == expected:
            break
        select([], [], [], 0.01)
    assert {name: found.get(name) for name in expected} == expected
    return found


def logged(served: Served, count: int) -> list[dict[str, Any]]:
    """The log, when it has so many lines."""
    for _ in range(1000):
        if len(served.lines()) >= count:
            break
        select([], [], [], 0.01)
    return served.lines()


@pytest.fixture
def own_service(tmp_path: Path, own_database: str) -> Iterator[Served]:
    with serving(tmp_path, "--workers", "2", "--database", own_database) as served:
        yield served


# Figures


def test_verdicts_of_all_workers_are_counted_by_label_and_reason(own_service: Served) -> None:
    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda number: verify(own_service, (REFUTED, SUPPORTED)[number % 2]), range(40)))
    verify(own_service, "Dunford traf Xaver Unbekannt in Baku.")
    found = settled(own_service, {
        'belegt_statements_total{label="refuted"}': 20,
        'belegt_verdicts_total{label="supported",reason=""}': 20,
        'belegt_verdicts_total{label="not_enough_evidence",reason="unknown_party"}': 1,
        'belegt_requests_total{method="POST",route="/v1/verify",status="200"}': 41,
        "belegt_requests_in_progress": 1,  # this one
        "belegt_batches_in_progress": 0,
    })  # fmt: skip
    assert found["belegt_request_seconds_count"] >= 41
    stages = {re.sub(r"\W", "", name.partition('"')[2]) for name in found if name.startswith("belegt_stage_seconds")}
    assert stages == {"parse", "find", "compare", "judge", "present"}


def test_a_batch_is_counted_line_by_line_whoever_answers_it(own_service: Served) -> None:
    line = json.dumps({"text": REFUTED}).encode().ljust(1100) + b"\n"
    status, _, body = ask(own_service, "POST", "/v1/verify/batch", line * 300, Content_Type=LINES)
    assert (status, body.count(b"\n")) == (200, 300)
    found = settled(own_service, {'belegt_verdicts_total{label="refuted",reason=""}': 300})
    assert found['belegt_stage_seconds_total{stage="parse"}'] > 0
    assert "belegt_request_seconds_count" not in found or found["belegt_request_seconds_count"] == 0


def test_figures_outlive_a_worker(own_service: Served) -> None:
    verify(own_service, REFUTED)
    hanging = http.client.HTTPConnection(own_service.host, own_service.port, timeout=120)
    hanging.putrequest("POST", "/v1/verify/batch")
    hanging.putheader("Content-Type", LINES)
    hanging.putheader("Transfer-Encoding", "chunked")
    hanging.endheaders()
    settled(own_service, {"belegt_batches_in_progress": 1})
    master = own_service.process.pid
    before = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    for worker in before:
        os.kill(int(worker), signal.SIGKILL)
    while set(before) & set(Path(f"/proc/{master}/task/{master}/children").read_text().split()):
        select([], [], [], 0.01)
    settled(own_service, {
        'belegt_verdicts_total{label="refuted",reason=""}': 1,
        "belegt_batches_in_progress": 0,
        "belegt_requests_in_progress": 1,
    })  # fmt: skip
    assert any("was sent SIGKILL" in line.get("message", "") for line in own_service.lines())


def test_a_worker_that_has_made_its_files_and_not_yet_filled_them_hides_nobodys_figures(
    tmp_path: Path, own_database: str
) -> None:
    folder = tmp_path / "figures"
    folder.mkdir()
    for kind in ("counter", "gauge_livesum", "histogram"):
        (folder / f"{kind}_0.db").touch()
    with serving(tmp_path, "--workers", "1", "--database", own_database, BELEGT_RUN_FOLDER=str(folder)) as served:
        verify(served, REFUTED)
        settled(served, {'belegt_verdicts_total{label="refuted",reason=""}': 1, "belegt_ready": 1})


def test_edits_refused_edits_and_the_queue(own_service: Served, own_database: str) -> None:
    bearer = token(own_database, "eva", "reviewer")
    accept = "/v1/claims/c1/accept"
    assert asked(own_service, bearer, "POST", "/v1/claims/c1/propose", {}, 1)[0] == 200
    assert asked(own_service, bearer, "POST", accept, {}, 1)[0] == 412
    assert asked(own_service, bearer, "POST", accept, {})[0] == 428
    found = settled(own_service, {
        'belegt_claims{status="proposed"}': 1,  # the queue
        'belegt_edits_refused_total{route="/v1/claims/<id>/accept",status="412"}': 1,
        'belegt_edits_refused_total{route="/v1/claims/<id>/accept",status="428"}': 1,
    })  # fmt: skip
    assert [value for name, value in found.items() if name.startswith("belegt_edits_total")] == [1]
    assert asked(own_service, bearer, "POST", accept, {}, 2)[0] == 200
    found = settled(own_service, {'belegt_claims{status="proposed"}': 0, "belegt_change": 3, "belegt_ready": 1})
    assert sum(value for name, value in found.items() if name.startswith("belegt_edits_total")) == 2


def test_what_changes_nothing_is_no_edit(own_service: Served, own_database: str) -> None:
    bearer = token(own_database, "eva", "reviewer")
    assert asked(own_service, bearer, "POST", "/v1/claims/c1/accept", {}, 1)[0] == 200  # it is accepted already
    assert not any(name.startswith("belegt_edits_total") for name in figures(own_service))


def test_limits_that_were_hit(tmp_path: Path, own_database: str) -> None:
    bearer = token(own_database, "eva", "reader")
    with serving(tmp_path, "--workers", "1", "--database", own_database, BELEGT_RATE="3") as served:
        assert [verify(served, REFUTED)[0] for _ in range(5)] == [200, 200, 200, 429, 429]
        settled(served, {'belegt_rate_limited_total{route="/v1/verify"}': 2}, bearer)


def test_who_may_read_figures(tmp_path: Path, own_database: str) -> None:
    bearer = {"Authorization": "Bearer " + token(own_database, "eva", "reader")}
    with serving(tmp_path, "--workers", "1", "--database", own_database) as public:
        assert ask(public, "GET", "/metrics")[0] == 200  # from this machine
        assert ask(public, "GET", "/metrics", X_Forwarded_For="192.0.2.1")[0] == 401  # passed on from elsewhere
        assert ask(public, "GET", "/metrics", X_Forwarded_For="192.0.2.1", **bearer)[0] == 200
        assert ask(public, "GET", "/metrics", Authorization="Bearer none")[0] == 401
    proxied = ("--workers", "1", "--database", own_database)
    with serving(tmp_path, *proxied, BELEGT_PROXIES="1") as behind:
        assert ask(behind, "GET", "/metrics")[0] == 200
        assert ask(behind, "GET", "/metrics", X_Forwarded_For="127.0.0.1, 192.0.2.1")[0] == 401
    with serving(tmp_path, *proxied, BELEGT_PUBLIC="0") as closed:
        assert ask(closed, "GET", "/metrics")[0] == 401
        assert ask(closed, "GET", "/metrics", **bearer)[0] == 200


def test_from_another_machine_figures_need_an_account(database: str) -> None:
    client = application(database).test_client()
    for address, status in (("192.0.2.1", 401), ("2001:db8::1", 401), ("::1", 200), ("::ffff:127.0.0.1", 200)):
        assert client.get("/metrics", environ_base={"REMOTE_ADDR": address}).status_code == status, address


def test_figures_without_a_database(tmp_path: Path) -> None:
    client = create_app(Settings(database=f"sqlite:///{tmp_path / 'none.sqlite'}")).test_client()
    found = client.get("/metrics", environ_base={"REMOTE_ADDR": "127.0.0.1"})
    assert found.status_code == 200
    assert "belegt_ready 0.0" in found.text
    assert "belegt_meetings" not in found.text


# The log


def test_a_request_is_one_line_without_its_words(own_service: Served) -> None:
    word = "Geheim"
    verify(own_service, f"{word} traf Dunford.", X_Request_ID="of-mine.1_2")
    ask(own_service, "GET", f"/?text={word}+traf+Dunford")
    ask(own_service, "GET", f"/{word}")
    ask(own_service, "GET", f"/v1/claims/{word}")
    ask(own_service, "POST", f"/v1/verify/batch?{word}", f'{{"text": "{word}"}}\n'.encode(), Content_Type=LINES)
    with socket.create_connection((own_service.host, own_service.port)) as raw:
        raw.sendall(f"GET /?text={word} with blanks HTTP/1.1\r\n\r\n".encode())
        raw.recv(1000)
    lines = logged(own_service, 6)
    [first] = [line for line in lines if line.get("request") == "of-mine.1_2"]
    assert (first["level"], first["event"], first["request"]) == ("info", "request", "of-mine.1_2")
    assert (first["method"], first["route"], first["status"]) == ("POST", "/v1/verify", 200)
    assert first["ms"] > 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", first["time"])
    assert {line["route"] for line in lines if line["event"] == "request"} == {
        "/v1/verify", "/", "", "/v1/claims/<id>", "/v1/verify/batch",
    }  # fmt: skip
    assert [line["message"] for line in lines if line["event"] == "server"] == ["Invalid request."]
    assert word not in own_service.log.read_text()


@pytest.mark.parametrize("given", ["a b", "ä", "x" * 101, "a;b", '"', "<b>", ""])
def test_an_id_that_is_none_is_replaced(served: Served, given: str) -> None:
    _, headers, _ = ask(served, "GET", "/healthz", X_Request_ID=given)
    assert re.fullmatch("[0-9a-f]{32}", headers["X-Request-ID"])


def test_errors_carry_the_id_too(served: Served) -> None:
    for path in ("/none", "/v1/claims/none", "/static/none"):
        status, headers, _ = ask(served, "GET", path, X_Request_ID="a-1")
        assert (status, headers["X-Request-ID"]) == (404, "a-1")


def test_what_is_asked_every_few_seconds_is_not_logged(own_service: Served) -> None:
    for path in ("/healthz", "/readyz", "/metrics", "/static/belegt.css"):
        assert ask(own_service, "GET", path)[0] == 200
    assert own_service.lines() == []


@pytest.mark.parametrize("with_text", ["0", "1"])
def test_a_bug_is_logged_with_its_place_and_its_words_only_where_wished(
    tmp_path: Path, database: str, with_text: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "from service.checker import Checker\n"
        "def check(self, statement):\n"
        "    raise KeyError(statement.text)\n"
        "Checker.check = check\n"
    )
    path = f"{tmp_path}{os.pathsep}{environment(tmp_path)['PYTHONPATH']}"
    variables = {"PYTHONPATH": path, "BELEGT_LOG_TEXT": with_text, "BELEGT_LOG": "warning"}
    with serving(tmp_path, "--workers", "1", "--database", database, **variables) as served:
        status, _, body = verify(served, "Geheim", X_Request_ID="a-1")
        ask(served, "POST", "/v1/verify/batch", b'{"text": "Geheim"}\n', Content_Type=LINES, X_Request_ID="a-2")
        [single, line] = logged(served, 2)
        assert status == 500
        assert b"Geheim" not in body
        assert (single["event"], single["request"], line["event"], line["request"]) == (
            "request-failed", "a-1", "line-failed", "a-2",
        )  # fmt: skip
        for error in (single["error"], line["error"]):
            assert error["type"] == "KeyError"
            assert "sitecustomize.py:3 check" in error["frames"][-1]
            assert ("Geheim" in error.get("said", "")) is (with_text == "1")
        assert ("Geheim" in served.log.read_text()) is (with_text == "1")


def test_a_level_that_is_none(tmp_path: Path) -> None:
    found = belegt(tmp_path, "serve", BELEGT_LOG="loud")
    assert found.returncode == 2
    assert b"BELEGT_LOG: 'loud' is none of info, warning, error" in found.stderr


# Whether it is ready


def test_while_it_migrates_it_is_well_but_not_ready(tmp_path: Path) -> None:
    """An old database, and somebody who keeps the migration waiting: the service answers that it is not ready."""
    path = tmp_path / "old.sqlite"
    db = Database(path)
    migrations.apply(db, stop_before=max(VERSIONS))
    db.enable_wal()
    db.close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    waiting = sqlite3.connect(path, isolation_level=None)
    waiting.execute("BEGIN IMMEDIATE")
    home = tmp_path / "home"
    home.mkdir()
    with (tmp_path / "log").open("wb") as log:
        arguments = ("serve", "--no-seed", "--workers", "1", "--port", str(port), "--database", f"sqlite:///{path}")
        process = subprocess.Popen(command(*arguments), stderr=log, env=environment(home), cwd=home)
    served = Served(process, "127.0.0.1", port, "", tmp_path / "log")
    try:
        status, headers, body = _when_it_answers(served, "/readyz")
        assert status == 503
        assert headers["Content-Type"] == "application/problem+json"
        assert headers["Retry-After"] == "5"
        assert "schema" in json.loads(body)["detail"]
        assert ask(served, "GET", "/healthz")[0] == 200
        assert verify(served, REFUTED)[0] == 503
        waiting.rollback()
        while (found := _when_it_answers(served, "/readyz"))[0] != 200:
            assert process.poll() is None
        assert json.loads(found[2])["status"] == "ready"
        assert [line["event"] for line in served.lines() if line["level"] != "info"] == ["migrating"]
    finally:
        waiting.close()
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def _when_it_answers(served: Served, path: str) -> Answer:
    while True:
        try:
            return ask(served, "GET", path)
        except OSError:
            assert served.process.poll() is None, served.log.read_text()
            select([], [], [], 0.01)


def test_ready_is_what_a_new_connection_finds(own_service: Served, own_database: str) -> None:
    """A service that runs on is not ready once a newer version has migrated its database, or it is gone."""
    assert ask(own_service, "GET", "/readyz")[0] == 200
    path = Path(own_database.removeprefix("sqlite:///"))
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('belegt', 'm9999_x', '')")
    status, _, body = ask(own_service, "GET", "/readyz")
    assert (status, "newer version" in json.loads(body)["detail"]) == (503, True)
    assert figures(own_service)["belegt_ready"] == 0


# The operator's page


def _told() -> Iterator[tuple[str, Any]]:
    for path in (ROOT / "service").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "tell":
                yield path.name, node.args[0]


def test_every_event_has_a_name_in_the_table() -> None:
    calls = list(_told())
    assert {argument.value for _, argument in calls if isinstance(argument, ast.Constant)} == set(EVENTS)
    assert all(isinstance(argument, ast.Constant) for _, argument in calls), calls


def test_nobody_logs_but_through_the_table() -> None:
    for path in (ROOT / "service").rglob("*.py"):
        if path.name not in ("events.py", "logs.py"):
            assert "logging" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("event", EVENTS)
def test_the_guide_explains_every_event(event: str) -> None:
    assert f"| `{event}` |" in GUIDE


def test_the_guide_explains_every_figure(own_service: Served, own_database: str) -> None:
    """Those of the tables in the code, which are all that a service shows; and it names none that there isn't."""
    bearer = token(own_database, "eva", "reviewer")
    verify(own_service, REFUTED)
    asked(own_service, bearer, "POST", "/v1/claims/c1/propose", {}, 1)
    asked(own_service, bearer, "POST", "/v1/claims/c1/accept", {}, 1)
    settled(own_service, {'belegt_edits_refused_total{route="/v1/claims/<id>/accept",status="412"}': 1})
    body = ask(own_service, "GET", "/metrics")[2].decode()
    shown = set(re.findall(r"^# TYPE (\w+) ", body, re.MULTILINE))
    known = {f"{name}_total" for name in metrics.COUNTERS} | {*metrics.GAUGES, metrics.HISTOGRAM[0], *metrics.STORED}
    assert shown <= known
    assert known - shown <= {"belegt_rate_limited_total"}
    assert set(re.findall(r"\| `(belegt_\w+)`", GUIDE)) == known


def test_the_guide_names_the_settings_of_the_log() -> None:
    for name in ("BELEGT_LOG", "BELEGT_LOG_TEXT", "BELEGT_RUN_FOLDER"):
        assert f"`{name}`" in GUIDE
