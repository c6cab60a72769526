"""A disk that takes no more, or that can only be read: what is told, and that verdicts go on. With real ones.

They are mounted, which needs root; tests/test_backup.py has what anybody can test.
"""

from __future__ import annotations

import http.client
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest

from claims import open_store, review, verify
from claims.errors import StorageUnavailable
from claims.storage.backup import prove
from tests.doors import SUPPORTED, Served, belegt, seeded, serving
from tests.hands import asked, token
from tests.signing import csrf_of, password_of, with_people


def _mount(*arguments: str | Path) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


@contextmanager
def _mounted(at: Path, *arguments: str | Path) -> Iterator[Path]:
    at.mkdir()
    try:
        _mount(*arguments, at)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a disk for a test needs root")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", at], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MiB."""
    with _mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=4m", "tmpfs") as found:
        yield found


def _fill(disk: Path) -> None:
    with suppress(OSError), (disk / "fill").open("wb", buffering=0) as file:
        while file.write(b"\0" * 4096):
            pass


def _empty(disk: Path) -> None:
    (disk / "fill").unlink()


def _protect(disk: Path) -> None:
    _mount("-o", "remount,ro", disk)


def _release(disk: Path) -> None:
    _mount("-o", "remount,rw", disk)


def _labels(served: Served, bearer: str | None = None) -> set[str]:
    """What the workers answer, on connections enough for each to get some."""
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda _: asked(served, bearer, "POST", "/v1/verify", {"text": SUPPORTED}), range(16))
        return {answer["label"] if status == 200 else answer["detail"] for status, answer in found}


class Browser:
    """Somebody at the pages, with the cookies that he was given."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._cookies: SimpleCookie = SimpleCookie()

    def __call__(self, method: str, path: str, **fields: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(self._served.host, self._served.port, timeout=120)
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if fields else {}
        cookie = "; ".join(f"{name}={each.value}" for name, each in self._cookies.items())
        headers = {"Accept": "text/html", "Cookie": cookie, **kind}
        connection.request(method, path, urlencode(fields) if fields else None, headers)
        response = connection.getresponse()
        for given in response.headers.get_all("Set-Cookie", []):
            self._cookies.load(given)
        found = response.status, response.read().decode()
        connection.close()
        return found

    def send(self, page: str, action: str, **fields: str) -> tuple[int, str]:
        """Open a page and send one of its forms."""
        return self("POST", action, csrf_token=csrf_of(self("GET", page)[1]), **fields)


# What hinders writing, and its end

HINDRANCES: dict[str, tuple[Callable[[Path], None], Callable[[Path], None], str]] = {
    "full": (_fill, _empty, "the disk is full"),
    "read-only": (_protect, _release, "read-only"),
}


@pytest.mark.parametrize("name", HINDRANCES)
def test_a_service_that_starts_on_a_disk_that_takes_nothing(disk: Path, tmp_path: Path, name: str) -> None:
    """It answers everything that it can answer, says why it can't write, and writes again as soon as it can."""
    hinder, end, why = HINDRANCES[name]
    url = seeded(disk)
    bearer = token(url, "eva", "reviewer")
    hinder(disk)
    with serving(tmp_path, "--workers", "2", "--database", url) as served:
        for who in (None, bearer):
            assert _labels(served, who) == {"supported"}
        for _ in range(8):  # in every worker
            status, refused = asked(served, bearer, "POST", "/v1/claims/c1/reject", {}, 1)
            assert (status, why in refused["detail"]) == (503, True), refused
            assert str(disk / "claims.sqlite") in refused["detail"]
        once = ("POST", "/v1/entities", {"kind": "group", "label": "x"})
        assert asked(served, bearer, *once, Idempotency_Key="a")[0] == 503
        assert asked(served, None, "POST", "/v1/verify", {"text": SUPPORTED, "save": True})[0] == 503
        assert asked(served, bearer, "GET", "/v1/claims/c1")[1]["revision"] == 1
        end(disk)
        for revision, decision, label in ((1, "reject", "not_enough_evidence"), (2, "accept", "supported")):
            assert asked(served, bearer, "POST", f"/v1/claims/c1/{decision}", {}, revision)[0] == 200
            for who in (None, bearer):
                assert _labels(served, who) == {label}
        assert asked(served, bearer, *once, Idempotency_Key="a")[0] == 201
        assert asked(served, None, "POST", "/v1/verify", {"text": SUPPORTED, "save": True})[0] == 200
    prove(disk / "claims.sqlite")


def test_a_disk_that_fills_up_under_a_running_service(disk: Path, tmp_path: Path) -> None:
    url = seeded(disk)
    with_people(url, [("rita", "reviewer")])
    bearer = token(url, "eva", "reviewer")
    with serving(tmp_path, "--workers", "1", "--database", url) as served:
        rita, decision = Browser(served), {"decision": "reject", "claim": "1 c1"}
        assert rita.send("/account/sign-in", "/account/sign-in", name="rita", password=password_of("rita"))[0] == 303
        assert asked(served, bearer, "POST", "/v1/claims/c2/reject", {}, 1)[0] == 200
        assert asked(served, bearer, "POST", "/v1/claims/c2/accept", {}, 2)[0] == 200
        _fill(disk)
        text = "lang " * 60_000
        status, refused = asked(served, bearer, "POST", "/v1/documents", {"text": text})
        assert (status, "the disk is full" in refused["detail"]) == (503, True), refused
        status, page = rita.send("/review?status=any", "/review", **decision)
        while status == 303:  # what was left of the last page
            decision |= {"claim": f"{asked(served, None, 'GET', '/v1/claims/c1')[1]['revision']} c1"}
            decision |= {"decision": {"reject": "accept", "accept": "reject"}[decision["decision"]]}
            status, page = rita.send("/review?status=any", "/review", **decision)
        assert status == 503
        assert "Nothing can be saved at the moment" in page
        assert "claims.sqlite" not in page
        before = asked(served, None, "GET", "/v1/claims/c1")[1]
        assert rita("GET", "/claims/c1/history")[0] == 200
        assert asked(served, None, "POST", "/v1/verify", {"text": SUPPORTED})[0] == 200
        assert Browser(served).send("/account/sign-in", "/account/sign-in", name="rita", password="x")[0] in (401, 503)
        _empty(disk)
        assert rita.send("/review?status=any", "/review", **decision)[0] == 303
        assert asked(served, None, "GET", "/v1/claims/c1")[1]["revision"] == before["revision"] + 1
        served.process.terminate()
        served.process.wait(timeout=60)
        said = served.log.read_text(encoding="utf-8")
    assert "POST /v1/documents: The database" in said  # whoever runs it finds the reason in the log
    assert "the disk is full" in said
    assert "Traceback" not in said
    prove(disk / "claims.sqlite")


@pytest.mark.parametrize("name", HINDRANCES)
def test_commands_on_a_disk_that_takes_nothing(disk: Path, tmp_path: Path, name: str) -> None:
    hinder, end, why = HINDRANCES[name]
    url = seeded(disk)
    token(url, "eva", "reviewer")
    hinder(disk)
    for *arguments, status, said in (
        ("verify", SUPPORTED, 0, ""),
        ("history", "c1", 0, ""),
        ("user", "list", 0, ""),
        ("migrate", 0, "up to date"),
        ("reject", "c1", 1, why),
        ("user", "deactivate", "eva", 1, why),
        ("backup", str(disk / "copy.sqlite"), 1, "can't be written"),
        ("export", str(disk / "all.jsonl"), 1, "can't be written"),
        ("backup", "copy.sqlite", 0, "Copied change 1"),
    ):
        done = belegt(tmp_path, *arguments, "--database", url)
        assert (done.returncode, said in done.stderr.decode()) == (status, True), (arguments, done.stderr)
        assert b"Traceback" not in done.stderr
    assert not list(disk.glob("*.part*")) + list(disk.glob("copy*")) + list(disk.glob("all*"))
    end(disk)
    assert belegt(tmp_path, "reject", "c1", "--database", url).returncode == 0


# Reading what can't be written, while others can write it


@pytest.fixture
def window(disk: Path, tmp_path: Path) -> Iterator[Path]:
    """The same disk, through which nothing can be written."""
    with _mounted(tmp_path / "window", "--bind", "-o", "ro", disk) as found:
        yield found


def test_what_others_write_is_seen_through_a_window(disk: Path, window: Path) -> None:
    url, seen = seeded(disk), f"sqlite:///{window / 'claims.sqlite'}"
    with closing(open_store(seen, read_only=True)) as reading, closing(open_store(seen)) as hoping:
        for revision in range(1, 6):
            decision, label = (("reject", "not_enough_evidence"), ("accept", "supported"))[revision % 2 == 0]
            for known in (reading, hoping):
                assert verify(SUPPORTED, store=known).label == ("supported" if revision % 2 else "not_enough_evidence")
            with closing(open_store(url)) as store:
                review.decide(store, decision, {"c1": revision}, by="a test")
                for known in (reading, hoping):  # while it is being written, and afterwards
                    assert verify(SUPPORTED, store=known).label == label
            for known in (reading, hoping):
                assert verify(SUPPORTED, store=known).label == label
        with pytest.raises(StorageUnavailable, match="read-only"):
            review.decide(hoping, "withdraw", {"c1": 6}, by="a test")


def test_a_view_of_a_file_that_is_written_meanwhile_is_no_view(disk: Path, window: Path) -> None:
    """Nobody is told what was read half before and half after."""
    url = seeded(disk)
    with closing(open_store(f"sqlite:///{window / 'claims.sqlite'}", read_only=True)) as reading:

        def look() -> None:
            with reading.view() as view:
                assert view.claim("c1").revision == 1
                with closing(open_store(url)) as store:
                    review.decide(store, "reject", {"c1": 1}, by="a test")

        with pytest.raises(StorageUnavailable, match="written while it was read"):
            look()
        with reading.view() as view:
            assert view.claim("c1").revision == 2
