"""The command line, run as people run it: another process, an empty home, a pipe or a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
from pathlib import Path

import pytest

from claims import open_store
from service.commands.terminal import visible
from tests.doors import REFUTED, SUPPORTED, belegt, command, environment, faults_by_schema, on_terminal

pytest_plugins = ["tests.serving"]

WHY = "Die Quelle nennt Donnerstag, den 16."


def out(found: subprocess.CompletedProcess[bytes]) -> str:
    assert found.stderr == b"", found.stderr.decode()
    assert found.returncode == 0
    return found.stdout.decode()


# One statement


def test_a_verdict_in_a_pipe(tmp_path: Path, database: str) -> None:
    said = out(belegt(tmp_path, "verify", REFUTED, "--database", database))
    assert "\x1b" not in said
    lines = said.splitlines()
    assert lines[0].startswith("✗ REFUTED")
    assert all(len(line) <= 80 and line == line.rstrip() for line in lines)
    for phrase in (
        "17. Februar 2017", "16 February 2017", "✗ contradicts", WHY, "✓ agrees", "Joe Dunford", "[-17. Februar 2017-]",
        "in der aserbaidschanischen Hauptstadt Baku", "APA, 17 February 2017",
    ):  # fmt: skip
        assert phrase in said


def test_a_verdict_as_json(tmp_path: Path, database: str) -> None:
    text = out(belegt(tmp_path, "verify", "--json", REFUTED, "--database", database, "--stated-on", "2021-10-01"))
    verdict = json.loads(text)
    assert faults_by_schema("verdict", verdict) == []
    assert (verdict["label"], verdict["stated_on"], verdict["url"]) == ("refuted", "2021-10-01", None)
    assert text == json.dumps(verdict, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("arguments", [["-"], ["-", "--language", "de"]])
def test_standard_input(tmp_path: Path, database: str, arguments: list[str]) -> None:
    found = belegt(tmp_path, "verify", "--json", *arguments, "--database", database, stdin=f"{REFUTED}\n".encode())
    [proposition] = json.loads(out(found))["propositions"]
    assert proposition["text"] == REFUTED  # the end of the line belongs to the shell


def test_every_label_has_a_face(tmp_path: Path, database: str) -> None:
    for text, phrases in {
        SUPPORTED: ["✓ SUPPORTED"],
        "Dunford und Gerasimow trafen sich in Antalya.": ["? NOT ENOUGH EVIDENCE", "Closest known meeting", "Where"],
        "Dunford und Gerasimow sollen sich in Baku getroffen haben.": ["Not checked", "sollen"],
        "Es regnet.": ["– NOTHING ABOUT A MEETING"],
        "Dunford traf Gerasimow in Baku. Es regnet. Milley traf Gerasimow in Wien.": ["1. ", "2. ", "3. ", "[✓]"],
    }.items():
        said = out(belegt(tmp_path, "verify", text, "--database", database))
        for phrase in phrases:
            assert phrase in said


def test_options_for_reading(tmp_path: Path, database: str) -> None:
    def verdict(*arguments: str) -> dict[str, object]:
        found: dict[str, object] = json.loads(
            out(belegt(tmp_path, "verify", "--json", *arguments, "--database", database))
        )
        return found

    text = "Dunford traf Gerasimow gestern in Baku."
    assert verdict(text, "--stated-on", "2017-02-17")["label"] == "supported"
    assert verdict(text, "--stated-on", "2017-02-17", "--as-of", "0")["label"] == "not_enough_evidence"
    assert verdict(text, "--as-of", "2099-01-01T00:00:00Z", "--as-of", "1")["as_of"] == 1
    assert verdict(text, "--language", "en")["label"] != "supported"


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_a_verdict_on_a_terminal(tmp_path: Path, database: str, columns: int) -> None:
    status, shown = on_terminal(tmp_path, "verify", REFUTED, "--database", database, columns=columns)
    assert status == 0
    assert re.search(r"\x1b\[[0-9;]*31m[^\n]*REFUTED", shown)  # red
    assert re.search(r"\x1b\[[0-9;]*32m[^\n]*agrees", shown)  # green
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "✗ contradicts" in plain
    assert max(map(len, plain.splitlines())) <= min(columns, 110)


def test_no_colour_where_none_is_wanted(tmp_path: Path, database: str) -> None:
    for variables in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        _, shown = on_terminal(tmp_path, "verify", REFUTED, "--database", database, **variables)
        assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", shown)
        assert "✗ REFUTED" in re.sub(r"\x1b\[[0-9;]*m", "", shown)


def test_a_text_cannot_steer_the_terminal(tmp_path: Path, database: str) -> None:
    text = "Dunford \x1b[2J\x1b]0;owned\x07 traf \u202eGerasimow\x9b in Baku [red]nicht[/red]."
    _, shown = on_terminal(tmp_path, "verify", text, "--database", database)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert not set(plain) & set("\x1b\x07\u202e\x9b")
    assert "[red]nicht[/red]" in plain
    assert visible("a\tb\nc") == "a\tb\nc"


def test_a_pipe_that_knows_only_ascii(tmp_path: Path, database: str) -> None:
    found = belegt(tmp_path, "verify", REFUTED, "--database", database, PYTHONIOENCODING="ascii")
    assert found.returncode == 0
    assert b"REFUTED" in found.stdout
    assert b"Traceback" not in found.stderr


# Wrong usage, wrong input, no database


@pytest.mark.parametrize(("arguments", "word"), [
    ([], "--jsonl"),
    (["x", "--jsonl"], "--jsonl"),
    (["x", "y"], "unexpected"),
    (["--nonsense", "x"], "--nonsense"),
    ([""], "empty"),
    (["  "], "empty"),
    (["x", "--language", "xx"], "--language: The language 'xx' is not installed; there are de, en, ru."),
    (["x", "--stated-on", "2021-02-30"], "--stated-on: '2021-02-30' is no day"),
    (["x", "--as-of", "soon"], "--as-of: 'soon' is neither"),
    (["x", "--as-of", "2099-01-01T00:00:00Z"], "--as-of: '2099-01-01T00:00:00Z' lies ahead"),
    (["--jsonl", "--language", "xx"], "--language"),
    (["a" * 20_001], "20001 characters"),
    ([b"\xff\xfe"], "not UTF-8"),
])  # fmt: skip
def test_wrong_usage(tmp_path: Path, database: str, arguments: list[str | bytes], word: str) -> None:
    found = belegt(tmp_path, "verify", *arguments, BELEGT_DATABASE=database)
    assert (found.returncode, found.stdout) == (2, b"")
    assert word in found.stderr.decode()
    assert b"Traceback" not in found.stderr


def test_standard_input_without_end(tmp_path: Path, database: str) -> None:
    for data, word in ((b"a" + "\N{GRINNING FACE}".encode() * 500_000, b"characters"), (b"ab\xff", b"byte 2")):
        found = belegt(tmp_path, "verify", "-", "--database", database, stdin=data)
        assert (found.returncode, found.stdout) == (2, b"")
        assert word in found.stderr


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path, database: str) -> None:
    found = belegt(
        tmp_path, "verify", "", "--language", "xx", "--stated-on", "x", "--as-of", "x", "--database", database
    )
    assert found.stderr.count(b"Error: ") == 4


def test_a_change_that_is_not_reached(tmp_path: Path, database: str) -> None:
    found = belegt(tmp_path, "verify", "x", "--as-of", "7", "--database", database)
    assert (found.returncode, found.stdout) == (2, b"")
    assert b"no change 7" in found.stderr


@pytest.mark.parametrize("arguments", [["verify", "x"], ["verify", "--jsonl"]])
def test_no_database_and_no_claims(tmp_path: Path, arguments: list[str]) -> None:
    found = belegt(tmp_path, *arguments)
    assert (found.returncode, found.stdout) == (1, b"")
    assert b"belegt seed" in found.stderr
    assert list(tmp_path.iterdir()) == []  # and none was made
    open_store(f"sqlite:///{tmp_path / 'empty.sqlite'}").close()
    found = belegt(tmp_path, *arguments, "--database", "sqlite:///empty.sqlite")
    assert (found.returncode, found.stdout) == (1, b"")
    assert b"no claims yet" in found.stderr
    assert b"belegt seed" in found.stderr


def test_a_database_that_cannot_be_made(tmp_path: Path) -> None:
    for arguments in (["verify", "x"], ["seed"], ["migrate"], ["serve", "--port", "0"]):
        found = belegt(tmp_path, *arguments, BELEGT_DATABASE="sqlite:////proc/none/a.sqlite")
        assert (found.returncode, found.stdout) == (1, b""), (arguments, found.stderr)
        assert found.stderr.startswith(b"Error: ")
        assert b"/proc/none" in found.stderr
        assert b"Traceback" not in found.stderr


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_text("This is a text." * 100)
    found = belegt(tmp_path, "verify", "x", "--database", "sqlite:///text.sqlite")
    assert found.returncode == 1
    assert b"is no SQLite database" in found.stderr


# Many lines


def lines(*requests: object) -> bytes:
    return b"".join(json.dumps(request).encode() + b"\n" for request in requests)


def test_many_lines(tmp_path: Path, database: str) -> None:
    given = lines(*[{"text": REFUTED}, {"text": SUPPORTED, "stated_on": "2020-01-01"}] * 3)
    found = belegt(tmp_path, "verify", "--jsonl", "--stated-on", "2021-01-01", "--database", database, stdin=given)
    answers = [json.loads(line) for line in out(found).splitlines()]
    assert [answer["label"] for answer in answers] == ["refuted", "supported"] * 3
    assert [answer["stated_on"] for answer in answers] == ["2021-01-01", "2020-01-01"] * 3
    assert all(faults_by_schema("batch_line", answer) == [] for answer in answers)


def test_a_bad_line_is_answered_and_counted(tmp_path: Path, database: str) -> None:
    given = lines({"text": REFUTED}) + b"nonsense\n\n" + lines({"text": ""}, {"text": SUPPORTED})
    found = belegt(tmp_path, "verify", "--jsonl", "--database", database, stdin=given)
    answers = [json.loads(line) for line in found.stdout.splitlines()]
    assert [answer.get("line") for answer in answers] == [None, 2, 3, 4, None]
    assert answers[-1]["label"] == "supported"
    assert found.returncode == 1
    assert found.stderr.startswith(b"3 of 5 lines")


def test_no_lines(tmp_path: Path, database: str) -> None:
    assert out(belegt(tmp_path, "verify", "--jsonl", "--database", database)) == ""


def _running(home: Path, database: str) -> subprocess.Popen[bytes]:
    arguments = command("verify", "--jsonl", "--database", database)
    return subprocess.Popen(
        arguments,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
        cwd=home,
    )


def test_each_line_is_answered_as_it_comes(tmp_path: Path, database: str) -> None:
    process = _running(tmp_path, database)
    assert process.stdin
    assert process.stdout
    for _ in range(3):
        process.stdin.write(lines({"text": REFUTED}))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["label"] == "refuted"
    assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == 0


def test_ctrl_c_ends_quietly(tmp_path: Path, database: str) -> None:
    process = _running(tmp_path, database)
    assert process.stdin
    assert process.stdout
    process.stdin.write(lines({"text": REFUTED}))
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60) == (b"", b"\n")  # so that the prompt stands on a line of its own
    assert process.returncode == 130


def test_a_reader_that_has_seen_enough(tmp_path: Path, database: str) -> None:
    process = _running(tmp_path, database)
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write(lines(*[{"text": REFUTED}] * 500))
    process.stdin.close()
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 1


def test_one_verdict_for_a_reader_that_has_gone(tmp_path: Path, database: str) -> None:
    script = f"{' '.join(command('verify', '--json', '-'))} | true"
    found = subprocess.run(
        ["sh", "-c", script], input=REFUTED.encode(), capture_output=True, cwd=tmp_path,
        env=environment(tmp_path, BELEGT_DATABASE=database), timeout=60, check=False,
    )  # fmt: skip
    assert (found.returncode, found.stderr) == (0, b"")


def test_progress_is_shown_on_a_terminal_only(tmp_path: Path, database: str) -> None:
    (tmp_path / "in.jsonl").write_bytes(lines(*[{"text": REFUTED}] * 20))
    script = f"{' '.join(command('verify', '--jsonl'))} < in.jsonl > out.jsonl"
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        ["sh", "-c", script], stderr=theirs, cwd=tmp_path, env=environment(tmp_path, BELEGT_DATABASE=database)
    )
    os.close(theirs)
    shown = b""
    while select.select([ours], [], [], 120)[0]:
        try:
            shown += os.read(ours, 65536)
        except OSError:
            break
    os.close(ours)
    assert process.wait(timeout=60) == 0
    assert b"lines" in shown
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 20


# The other commands


def test_seed_and_migrate(tmp_path: Path) -> None:
    first = belegt(tmp_path, "seed")
    assert (first.returncode, first.stdout) == (0, b"")
    assert b"2 documents" in first.stderr
    second = belegt(tmp_path, "seed")
    assert second.returncode == 0
    assert b"already" in second.stderr
    migrated = belegt(tmp_path, "migrate")
    assert (migrated.returncode, migrated.stdout) == (0, b"")
    assert b"up to date, at change 1" in migrated.stderr
    [database] = tmp_path.rglob("belegt.sqlite")  # in the data directory of this home
    assert out(belegt(tmp_path, "verify", REFUTED)).startswith("✗ REFUTED")
    assert out(belegt(tmp_path, "verify", REFUTED, "--database", f"sqlite:///{database}")).startswith("✗ REFUTED")


def test_seeds_to_be_reviewed(tmp_path: Path) -> None:
    for _ in range(2):
        assert belegt(tmp_path, "seed", "--proposed").returncode == 0
    found = belegt(tmp_path, "verify", REFUTED)
    assert found.returncode == 0
    assert found.stdout.decode().startswith("? NOT ENOUGH EVIDENCE")
    assert b"no claim in the database is accepted yet" in found.stderr


def test_seeding_after_a_decision_changes_nothing(tmp_path: Path) -> None:
    assert belegt(tmp_path, "seed").returncode == 0
    found = belegt(tmp_path, "seed", "--proposed")
    assert (found.returncode, found.stdout) == (1, b"")
    assert b"Nothing was changed" in found.stderr
    assert out(belegt(tmp_path, "verify", REFUTED)).startswith("✗ REFUTED")


def test_version(tmp_path: Path) -> None:
    assert re.fullmatch(r"belegt \d+\.\d+\.\d+\n", out(belegt(tmp_path, "--version")))


@pytest.mark.parametrize("name", ["verify", "serve", "seed", "migrate"])
def test_help_has_an_example(tmp_path: Path, name: str) -> None:
    for flag in ("--help", "-h"):
        said = out(belegt(tmp_path, name, flag))
        assert "Example:\n  " in said
        assert f"belegt {name}" in said.split("Example:")[1]
    assert name in out(belegt(tmp_path, "--help"))


def test_unknown_command(tmp_path: Path) -> None:
    found = belegt(tmp_path, "forget")
    assert (found.returncode, found.stdout) == (2, b"")
    assert b"forget" in found.stderr


def test_what_is_not_needed_is_not_imported(tmp_path: Path) -> None:
    """The command answers soon because it loads little: neither Flask nor the engine for --version and --help."""
    script = (
        "import sys; from service import cli; sys.argv[1:] = ['--help']\n"
        "try: cli.main()\nfinally: print('LOADED', *sys.modules)"
    )
    found = subprocess.run(
        [command()[0], "-c", script],
        capture_output=True,
        text=True,
        env=environment(tmp_path),
        cwd=tmp_path,
        check=True,
    )
    loaded = set(found.stdout.split("LOADED")[1].split())
    assert not loaded & {"flask", "claims", "rich", "jsonschema", "gunicorn", "sqlite_utils", "rapidfuzz"}
    verify = script.replace("['--help']", "['verify', '--json', 'x', '--database', 'sqlite:///none']")
    found = subprocess.run(
        [command()[0], "-c", verify],
        capture_output=True,
        text=True,
        env=environment(tmp_path),
        cwd=tmp_path,
        check=False,
    )
    assert not set(found.stdout.split()) & {"flask", "gunicorn", "rich"}
