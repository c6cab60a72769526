"""Many statements by several processes: the same bytes as by one, in order, whatever happens to the processes."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from select import select
from typing import Any

import pytest

from claims import open_store, review
from service.bulk.parcels import Parcel, Run, answered
from service.checker import Checker
from tests.doors import LINES, REFUTED, SUPPORTED, Served, belegt, command, environment, serving

pytest_plugins = ["tests.serving"]

DAY = "2021-01-01"
KILLER = "Dieser Satz ist das Ende."  # where `deadly` is on the path
LAST = 400  # lines; blanks behind each make them many bytes, so that processes are called after a few dozen


def request(text: str, **more: Any) -> bytes:
    return json.dumps({"text": text, **more}, ensure_ascii=False).encode().ljust(1100)


def statements(count: int = LAST) -> list[bytes]:
    """Lines to be answered: some verdicts, many that are soon known to be none, and every tenth one bad."""
    kinds = [request(REFUTED), request(SUPPORTED, stated_on="2020-02-02"), b"nonsense".ljust(1100)]
    plain = [request(f"Es regnet seit {number} Tagen.") for number in range(10)]
    return [kinds[number // 10 % 3] if number % 10 == 0 else plain[number % 10] for number in range(count)]


def expected(database: str, lines: list[bytes], as_of: int | None = None) -> list[bytes]:
    """What one process answers, one line after the other."""
    with closing(Checker(database)) as checker:
        defaults = {"stated_on": DAY} | ({} if as_of is None else {"as_of": as_of})
        found = answered(Parcel(1, lines), Run.now(checker, defaults), checker)
    return found.data.splitlines(keepends=True)


class Running:
    """A run of `belegt verify --jsonl`, fed from a file that has all of the input, or by hand."""

    def __init__(self, home: Path, database: str, *options: str, given: list[bytes] | None = None, **more: str) -> None:
        stdin: Any = subprocess.PIPE
        if given is not None:
            (home / "in.jsonl").write_bytes(b"\n".join(given) + b"\n")
            stdin = (home / "in.jsonl").open("rb")
        arguments = command("verify", "--jsonl", "--stated-on", DAY, "--database", database, *options)
        self.process = subprocess.Popen(
            arguments, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=home,
            env=environment(home, **more),
        )  # fmt: skip

    def end(self) -> tuple[bytes, str]:
        out, said = self.process.communicate(timeout=300)
        return out, said.decode()


def _helps(pid: str) -> bool:
    with suppress(OSError):
        return "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text()
    return False


def helpers(pid: int) -> list[int]:
    """The processes that help this one with lines."""
    found = []
    for child in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # a thread of it has ended, or what it began
            found += [int(each) for each in child.read_text().split() if _helps(each)]
    return found


def until(what: Callable[[], Any], process: subprocess.Popen[Any]) -> Any:
    """Wait for something that a running process is about to do."""
    while not (found := what()):
        assert process.poll() is None, process.communicate()
        select([], [], [], 0.005)
    return found


def different(count: int) -> list[bytes]:
    """Lines of which each has to be read: a text that comes again soon is remembered."""
    return [request(f"{REFUTED} Es regnet seit {number} Tagen.", stated_on=DAY) for number in range(count)]


# One run


def test_two_processes_write_what_one_does(tmp_path: Path, database: str) -> None:
    given = statements()
    for processes in ("2", "1", "3"):
        out, said = Running(tmp_path, database, "--processes", processes, given=given).end()
        assert out.splitlines(keepends=True) == expected(database, given)
        assert said == f'13 of {LAST} lines could not be checked; the answers with "error" say why.\n'


def test_few_lines_and_lines_one_by_one_start_no_process(tmp_path: Path, database: str) -> None:
    run = Running(tmp_path, database, "--processes", "2")
    assert run.process.stdin
    assert run.process.stdout
    for number in range(100):
        run.process.stdin.write(request(f"Es regnet seit {number} Tagen.") + b"\n")
        run.process.stdin.flush()
        assert json.loads(run.process.stdout.readline())["label"] == "no_claim"
    assert helpers(run.process.pid) == []
    assert run.end() == (b"", "")


def test_a_run_is_of_one_change(tmp_path: Path, own_database: str) -> None:
    """Somebody writes while lines are answered: none of them sees it, in whichever process."""
    given = [request(SUPPORTED)] * 300
    run = Running(tmp_path, own_database, "--processes", "2", given=given)
    assert run.process.stdout
    first = run.process.stdout.readline()
    with closing(open_store(own_database)) as store:
        for number in range(3):
            review.decide(store, ("withdraw", "accept")[number % 2], {"c1": number + 1}, by="a test")
    rest = run.process.stdout.readlines()
    assert run.end() == (b"", "")
    assert {first} == set(rest)
    assert len(rest) == 299
    assert json.loads(first)["as_of"] == 1


def test_words_that_were_erased_are_in_no_later_line_of_a_run(own_database: str) -> None:
    with closing(Checker(own_database)) as checker, closing(open_store(own_database)) as store:
        run = Run.now(checker)
        before = answered(Parcel(1, [request(SUPPORTED)]), run, checker)
        evidence = json.loads(before.data)["propositions"][0]["evidence"]
        quotes = {each["quote"] for each in evidence}
        for document in {each["document"]["id"] for each in evidence}:
            store.erase(document, by="a test")
        after = json.loads(answered(Parcel(2, [request(SUPPORTED)]), run, checker).data)
    assert quotes
    assert after["as_of"] == 1
    assert after["label"] == "not_enough_evidence"
    assert [each for part in after["propositions"] for each in part["evidence"] if each["quote"]] == []


# Processes that die


@pytest.fixture
def deadly(tmp_path: Path) -> str:
    """A path on which Python finds what makes one statement end the process that checks it."""
    (tmp_path / "deadly").mkdir()
    (tmp_path / "deadly" / "sitecustomize.py").write_text(
        "import os\n"
        "from service.checker import Checker\n"
        "check = Checker.check\n"
        "def deadly(self, statement):\n"
        f"    if statement.text == {KILLER!r}:\n"
        "        os.kill(os.getpid(), 9)\n"
        "    return check(self, statement)\n"
        "Checker.check = deadly\n",
        encoding="utf-8",
    )
    return f"{tmp_path / 'deadly'}{os.pathsep}{environment(tmp_path)['PYTHONPATH']}"


def test_a_killed_processs_lines_are_done_again(tmp_path: Path, database: str) -> None:
    given = statements(800)
    run = Running(tmp_path, database, "--processes", "2", given=[*given, request(REFUTED)])
    killed: set[int] = set()
    for _ in range(3):
        # The output is not read yet: with its pipe full, the run can't end before everybody was killed.
        victim = until(lambda: set(helpers(run.process.pid)) - killed, run.process).pop()
        killed.add(victim)
        os.kill(victim, signal.SIGKILL)
    out, said = run.end()
    assert out.splitlines(keepends=True) == expected(database, [*given, request(REFUTED)])
    assert "Traceback" not in said


def test_a_line_that_ends_processes_is_left_out(tmp_path: Path, database: str, deadly: str) -> None:
    given = statements()
    for number in (200, 201, 390):
        given[number] = request(KILLER)
    out, said = Running(tmp_path, database, "--processes", "2", given=given, PYTHONPATH=deadly).end()
    answers = out.splitlines(keepends=True)
    wanted = expected(database, given)
    for number in (200, 201, 390):
        error = json.loads(answers[number])
        assert error["line"] == number + 1
        assert "left out" in error["error"]["detail"]
        answers[number] = wanted[number]
    assert answers == wanted
    assert said.count("Two processes ended over line") == 3
    assert "Traceback" not in said


def test_where_no_process_can_be_started_one_does_all(tmp_path: Path, database: str) -> None:
    (tmp_path / "alone").mkdir()
    stop = "import os, sys\nif '--multiprocessing-fork' in sys.orig_argv:\n    os._exit(3)\n"
    (tmp_path / "alone" / "sitecustomize.py").write_text(stop)
    path = f"{tmp_path / 'alone'}{os.pathsep}{environment(tmp_path)['PYTHONPATH']}"
    given = statements()
    out, said = Running(tmp_path, database, "--processes", "2", given=given, PYTHONPATH=path).end()
    assert out.splitlines(keepends=True) == expected(database, given)
    assert "No further process could be started" in said


# Stopped and resumed


def test_ctrl_c_leaves_whole_lines_and_the_same_command_goes_on(tmp_path: Path, database: str) -> None:
    given, output = statements(), tmp_path / "out.jsonl"
    wanted = expected(database, given)
    written: list[bytes] = []
    for wish, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)):
        run = Running(tmp_path, database, "--processes", "2", "--resume", str(output), given=given)
        until(partial(_longer, output, len(written)), run.process)
        run.process.send_signal(wish)
        out, said = run.end()
        assert (out, run.process.returncode) == (b"", status)
        assert "Traceback" not in said
        if wish == signal.SIGINT:
            assert f"The same command goes on with {output}." in said
        written = output.read_bytes().splitlines(keepends=True)
        if wish == signal.SIGKILL:
            written = [line for line in written if line.endswith(b"\n")]
        assert written == wanted[: len(written)]
    run = Running(tmp_path, database, "--resume", str(output), given=given)
    _, said = run.end()
    assert output.read_bytes().splitlines(keepends=True) == wanted
    assert run.process.returncode == 1
    assert f"of {LAST} lines could not be checked" in said


def _longer(file: Path, lines: int) -> bool:
    return file.exists() and file.read_bytes().count(b"\n") > lines


def test_ctrl_c_in_front_of_a_terminal_reaches_all_and_ends_quietly(tmp_path: Path, database: str) -> None:
    """The whole group is told, as by a terminal; nobody reads, so that the signal finds us within a write."""
    run = subprocess.Popen(
        command("verify", "--jsonl", "--database", database, "--processes", "2"), cwd=tmp_path,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(tmp_path),
        start_new_session=True,
    )  # fmt: skip
    assert run.stdin
    assert run.stdout
    feeder = threading.Thread(target=_feed, args=(run.stdin, [request(REFUTED)] * 400))
    feeder.start()
    until(lambda: len(helpers(run.pid)) == 2 and select([run.stdout], [], [], 0)[0], run)
    os.killpg(run.pid, signal.SIGINT)
    out = run.stdout.read()
    assert run.stderr
    assert run.stderr.read() == b"\n"
    assert run.wait(timeout=60) == 130
    feeder.join()
    assert out.endswith(b"\n")
    assert {json.loads(line)["label"] for line in out.splitlines()} == {"refuted"}


def _feed(stream: Any, lines: list[bytes]) -> None:
    try:
        for line in lines:
            stream.write(line + b"\n")
        stream.close()
    except OSError:  # it was stopped
        pass


def test_resuming_cuts_a_half_written_line(tmp_path: Path, database: str) -> None:
    given, output = statements(60), tmp_path / "out.jsonl"
    wanted = expected(database, given)
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(given))
    for whole, half in ((0, wanted[0][:20]), (1, b"{"), (21, wanted[0][:-1]), (60, wanted[0][:20]), (60, b"")):
        output.write_bytes(b"".join(wanted[:whole]) + half)
        found = belegt(
            tmp_path, "verify", "--jsonl", "--stated-on", DAY, "--resume", "out.jsonl", "--database", database,
            stdin=b"\n".join(given) + b"\n",
        )  # fmt: skip
        assert (found.returncode, found.stdout) == (1, b"")
        assert output.read_bytes().splitlines(keepends=True) == wanted, (whole, half)


def test_what_is_resumed_is_of_one_change_and_one_day(tmp_path: Path, own_database: str) -> None:
    """Somebody has written, and a day has passed: the rest is answered as the beginning was."""
    given, output = [request(SUPPORTED), request("Gestern regnete es.")] * 5, tmp_path / "out.jsonl"
    wanted = expected(own_database, given)
    output.write_bytes(b"".join(wanted[:3]))
    with closing(open_store(own_database)) as store:
        review.decide(store, "withdraw", {"c1": 1}, by="a test")
    arguments = ("verify", "--jsonl", "--resume", "out.jsonl", "--database", own_database)
    found = belegt(tmp_path, *arguments, stdin=b"\n".join(given))
    assert (found.returncode, found.stdout, found.stderr) == (0, b"", b"")
    assert output.read_bytes().splitlines(keepends=True) == wanted


def _verdict(database: str, text: str, **more: Any) -> bytes:
    return expected(database, [request(text, **more)])[0]


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda _: b"A letter to somebody\n", "line 1 is no answer to line 1 of the input: it is no JSON object"),
        (lambda _: b"A letter without a line end", "it does not begin like one"),
        (lambda _: request(REFUTED) + b"\n", "it is no verdict"),
        (lambda _: b'{"id":"sha256:1","propositions":null}\n', "its id is not that of its content"),
        (lambda url: _verdict(url, SUPPORTED), "it is on another text"),
        (lambda url: _verdict(url, REFUTED, stated_on="2019-01-01"), "it is as of a statement on 2019-01-01"),
        (lambda url: _verdict(url, REFUTED).replace(b"refuted", b"supported"), "its id is not that of its content"),
        (lambda url: _verdict(url, REFUTED) * 2, "line 2 is no answer to line 2 of the input"),
        (lambda url: _verdict(url, REFUTED) + expected(url, [b""])[0], "line 2: it is that of line 1"),
        (lambda url: _verdict(url, REFUTED) + expected(url, [b"", b""])[1] * 2, "the input ends before it"),
        (lambda url: _verdict(url, REFUTED, as_of=0), "it is with the claims of change 0, not 1"),
    ],
)
def test_what_is_not_this_runs_is_left_as_it_is(
    tmp_path: Path, database: str, made: Callable[[str], bytes], message: str
) -> None:
    output = tmp_path / "out.jsonl"
    output.write_bytes(made(database))
    given = request(REFUTED, stated_on=DAY, as_of=1) + b"\n\n"
    found = belegt(tmp_path, "verify", "--jsonl", "--resume", "out.jsonl", "--database", database, stdin=given)
    assert (found.returncode, found.stdout) == (2, b"")
    said = found.stderr.decode()
    assert said.startswith("Error: --resume: ")
    assert message.rpartition("line 2: ")[2] in said
    assert said.count("\n") == 1
    assert output.read_bytes() == made(database)


def test_two_runs_do_not_write_to_one_file(tmp_path: Path, database: str) -> None:
    options = ("--resume", "out.jsonl")
    run = Running(tmp_path, database, *options)
    assert run.process.stdin
    until((tmp_path / "out.jsonl").exists, run.process)
    run.process.stdin.write(request(REFUTED) + b"\n")
    run.process.stdin.flush()
    until(lambda: (tmp_path / "out.jsonl").read_bytes(), run.process)
    found = belegt(tmp_path, "verify", "--jsonl", *options, "--database", database, stdin=request(REFUTED))
    assert found.returncode == 2
    assert b"Another run is writing out.jsonl." in found.stderr
    assert run.end() == (b"", "")
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 1


# Over HTTP


@pytest.fixture
def batch_service(tmp_path: Path, database: str) -> Iterator[Served]:
    with serving(tmp_path, "--workers", "2", "--threads", "4", "--database", database) as found:
        yield found


def begun(served: Served, size: int | None = None) -> http.client.HTTPConnection:
    """A batch of so many bytes, or one that comes in chunks, of which nothing was sent yet."""
    connection = http.client.HTTPConnection(served.host, served.port, timeout=120)
    connection.putrequest("POST", "/v1/verify/batch")
    connection.putheader("Content-Type", LINES)
    connection.putheader(*(("Transfer-Encoding", "chunked") if size is None else ("Content-Length", str(size))))
    connection.endheaders()
    return connection


def workers(served: Served) -> list[int]:
    return [
        int(pid) for pid in Path(f"/proc/{served.process.pid}/task/{served.process.pid}/children").read_text().split()
    ]


def all_helpers(served: Served) -> list[int]:
    return [pid for worker in workers(served) for pid in helpers(worker)]


def test_a_batch_is_answered_by_processes_that_step_back(batch_service: Served, database: str) -> None:
    given = different(400)
    body = b"\n".join(given) + b"\n"
    connection = begun(batch_service, len(body))
    connection.send(body)
    first = until(lambda: all_helpers(batch_service), batch_service.process)
    until(lambda: os.getpriority(os.PRIO_PROCESS, first[0]) == 10, batch_service.process)  # once it has begun
    os.kill(first[0], signal.SIGKILL)
    response = connection.getresponse()
    assert response.read().splitlines(keepends=True) == expected(database, given)
    until(lambda: all_helpers(batch_service) == [], batch_service.process)


def test_all_batches_together_have_as_many_processes_as_there_are_processors(batch_service: Served) -> None:
    body = b"\n".join(different(300)) + b"\n"
    connections = [begun(batch_service, len(body)) for _ in range(2)]
    for connection in connections:
        connection.send(body)
    most = 0
    answers: list[bytes] = []
    readers = [threading.Thread(target=lambda c=c: answers.append(c.getresponse().read())) for c in connections]
    for reader in readers:
        reader.start()
    while any(reader.is_alive() for reader in readers):
        most = max(most, len(all_helpers(batch_service)))
        select([], [], [], 0.01)
    assert 0 < most <= len(os.sched_getaffinity(0))
    assert len(set(answers)) == 1
    assert answers[0].count(b"\n") == 300


def test_a_client_that_breaks_off_leaves_no_process(batch_service: Served) -> None:
    line = request(REFUTED, stated_on=DAY) + b"\n"
    connection = begun(batch_service, len(line) * 10_000)
    connection.send(line * 2000)
    until(lambda: all_helpers(batch_service), batch_service.process)
    connection.close()
    until(lambda: all_helpers(batch_service) == [], batch_service.process)


def test_batches_leave_threads_for_single_statements(tmp_path: Path, database: str) -> None:
    with serving(tmp_path, "--workers", "1", "--threads", "4", "--database", database) as served:
        line = request(REFUTED, stated_on=DAY) + b"\n"
        chunk = b"%x\r\n%s\r\n" % (len(line), line)
        batches = [begun(served) for _ in range(2)]
        answers = []
        for batch in batches:  # both have begun, and wait for their second line
            batch.send(chunk)
            answers.append(batch.getresponse())
            assert json.loads(answers[-1].readline())["label"] == "refuted"
        third = begun(served, len(line))
        third.send(line)
        refused = third.getresponse()
        assert (refused.status, refused.headers["Retry-After"]) == (429, "5")
        assert "Too many batches" in json.loads(refused.read())["detail"]
        single = http.client.HTTPConnection(served.host, served.port, timeout=120)
        single.request("POST", "/v1/verify", line, {"Content-Type": "application/json"})
        assert json.load(single.getresponse())["label"] == "refuted"
        for batch, answer in zip(batches, answers, strict=True):
            batch.send(chunk + b"0\r\n\r\n")
            assert json.loads(answer.readline())["label"] == "refuted"
            assert answer.read() == b""
        again = begun(served, len(line))
        again.send(line)
        assert again.getresponse().status == 200
