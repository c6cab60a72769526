"""Reviewing in a terminal: what the commands do, what they say, and their exit statuses."""

from __future__ import annotations

import getpass
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from service.cli import commands
from tests.doors import belegt, faults_by_schema

pytest_plugins = ["tests.serving"]


@pytest.fixture
def own(database: str, tmp_path: Path) -> str:
    """The URL of a copy of the shared database."""
    shutil.copytree(Path(database.removeprefix("sqlite:///")).parent, tmp_path / "own")
    return f"sqlite:///{tmp_path / 'own' / 'claims.sqlite'}"


def run(url: str, *arguments: str) -> Result:
    return CliRunner().invoke(commands, [*arguments, "--database", url], standalone_mode=False)


def written(url: str, *arguments: str) -> dict[str, Any]:
    """What a command with --json prints."""
    done = run(url, *arguments, "--json")
    assert done.exception is None, done.exception
    answer: dict[str, Any] = json.loads(done.stdout)
    assert faults_by_schema("written", answer) == []
    return answer


def refused(url: str, *arguments: str) -> str:
    """Why a command does nothing."""
    done = run(url, *arguments)
    assert done.exception is not None
    assert done.stdout == ""
    return str(done.exception)


def revisions(url: str, id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(url, "history", id, "--json").stdout)["revisions"]
    return found


@pytest.mark.parametrize(("command", "status"), [("reject", "rejected"), ("withdraw", "withdrawn")])
def test_deciding(own: str, command: str, status: str) -> None:
    done = written(own, command, "c1", "c2", "--note", "made up", "--by", "eva")
    assert {(each["id"], each["status"], each["revision"]) for each in done["claims"]} == {
        ("c1", status, 2),
        ("c2", status, 2),
    }
    last = revisions(own, "c1")[-1]["change"]
    assert (last["number"], last["by"], last["note"]) == (done["change"], "eva", "made up")
    again = run(own, command, "c1", "c2")
    assert again.stderr == f"Nothing had to be changed: c1, c2 {status} already.\n"
    back = run(own, "accept", "c1", "c2")
    assert back.stdout == ""
    assert back.stderr.startswith("Accepted c1, c2 (change 3; `belegt undo 3` reverses it).")
    assert revisions(own, "c1")[-1]["change"]["by"] == getpass.getuser()


def test_an_inferred_date_is_accepted_only_by_itself(own: str) -> None:
    run(own, "edit", "c1", "--set", "value.inferred=true")
    run(own, "withdraw", "c1", "c2")
    both = run(own, "accept", "c1", "c2")
    assert both.return_value == 1
    assert "Left c1 as it is: its date is only inferred from the day of the report" in both.stderr
    assert "Accepted c2 (" in both.stderr
    answer = written(own, "accept", "c1", "c13", "c14")
    assert answer["skipped"] == {"c1": "inferred_date"}
    only = run(own, "accept", "c1")
    assert (only.return_value, only.stderr.startswith("Accepted c1 (")) == (0, True)


def test_all_or_none(own: str) -> None:
    assert "'none'" in refused(own, "reject", "c1", "none")
    assert len(revisions(own, "c1")) == 1


def test_editing(own: str) -> None:
    first = written(own, "edit", "c1", "--set", "value.earliest=2017-02-15", "--set", "value.inferred=true")
    value = first["claims"][0]["value"]
    assert (value["earliest"], value["inferred"]) == ("2017-02-15", True)
    patch = json.dumps({"attribution": {"text": "die APA", "side": None}})
    second = written(own, "edit", "c1", "--patch", patch, "--set", 'value.text="2017"', "--note", "made up")
    assert second["claims"][0]["attribution"]["text"] == "die APA"
    assert second["claims"][0]["value"]["text"] == "2017"
    assert second["claims"][0]["revision"] == 3
    assert run(own, "edit", "c1", "--set", 'value.text="2017"').stderr == (
        "Nothing had to be changed: c1 says so already.\n"
    )


@pytest.mark.parametrize(("arguments", "words"), [
    ((), ["--set", "--patch"]),
    (("--set", "value"), ["FIELD=VALUE"]),
    (("--set", ".x=1"), ["FIELD=VALUE"]),
    (("--patch", "{"), ["not JSON"]),
    (("--patch", "[1]"), ["JSON object"]),
    (("--patch", '{"value": 1}', "--set", "value.text=x"), ["no object"]),
    (("--set", "value.earliest=gestern", "--set", "value.granularity=eon"),
     ["value.earliest: ", "value.granularity: "]),
    (("--set", "id=c2", "--set", "status=rejected"), ["id: ", "status: "]),
    (("--set", "value.latest=2016-01-01"), ["value.latest: ", "before earliest"]),
])  # fmt: skip
def test_edits_that_are_refused(own: str, arguments: tuple[str, ...], words: list[str]) -> None:
    said = refused(own, "edit", "c1", *arguments)
    assert all(word in said for word in words), said
    assert len(revisions(own, "c1")) == 1


def test_a_stale_edit_says_what_both_changed(own: str) -> None:
    written(own, "edit", "c1", "--set", "value.earliest=2017-02-14", "--by", "ada")
    said = refused(own, "edit", "c1", "--set", "value.earliest=2017-02-15", "--revision", "1")
    for line in (
        "c1 is at revision 2; this started from revision 1. Nothing was written.",
        "since then: value.earliest: 2017-02-16 → 2017-02-14",
        "yours:      value.earliest: 2017-02-16 → 2017-02-15",
        "both changed value.earliest",
        "belegt history c1",
    ):
        assert line in said, said
    assert "never" not in refused(own, "edit", "c1", "--set", "value.earliest=2017-02-15", "--revision", "9")


def test_undoing(own: str) -> None:
    change = written(own, "reject", "c1", "c2")["change"]
    undone = written(own, "undo", str(change))
    assert {each["status"] for each in undone["claims"]} == {"accepted"}
    redone = written(own, "undo", str(undone["change"]))
    assert {each["status"] for each in redone["claims"]} == {"rejected"}
    assert "999" in refused(own, "undo", "999")
    run(own, "withdraw", "c1")
    assert "c1" in refused(own, "undo", str(redone["change"]))


def test_a_history(own: str) -> None:
    run(own, "edit", "c1", "--set", "value.earliest=2017-02-15", "--by", "eva", "--note", "made\x1b[31m up")
    run(own, "reject", "c1", "--by", "ada")
    said = run(own, "history", "c1").stdout
    lines = said.splitlines()
    assert lines[0].startswith("revision 1 · accepted · change 1 · ")
    assert "value.earliest: 2017-02-16 → 2017-02-15" in said
    assert "status: accepted → rejected" in said
    assert " · eva: edit" in said
    assert "“made␛[31m up”" in said
    assert run(own, "history", "e1").stdout.startswith("revision 1 · change 1 · ")
    assert faults_by_schema("entity_history", json.loads(run(own, "history", "e1", "--json").stdout)) == []
    assert faults_by_schema("claim_history", json.loads(run(own, "history", "c1", "--json").stdout)) == []
    assert "'none'" in refused(own, "history", "none")


def test_exit_statuses(own: str, tmp_path: Path) -> None:
    for status, *arguments in (
        (0, "reject", "c1"),
        (1, "edit", "c1", "--set", "value.earliest=2017-02-15", "--revision", "1"),
        (2, "edit", "c1", "--set", "value.earliest=gestern"),
        (2, "accept"),
        (2, "accept", "none"),
        (1, "accept", "c1", "--database", f"sqlite:///{tmp_path / 'none.sqlite'}"),
    ):
        done = belegt(tmp_path, *arguments, BELEGT_DATABASE=own)
        assert done.returncode == status, done.stderr
        assert done.stdout == b""
        assert b"Traceback" not in done.stderr
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize("command", ["accept", "reject", "withdraw", "edit", "undo", "history"])
def test_every_command_shows_an_example(command: str) -> None:
    said = CliRunner().invoke(commands, [command, "--help"], standalone_mode=False).output
    assert f"belegt {command} " in said.partition("Example:")[2]
