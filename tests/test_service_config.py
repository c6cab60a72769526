"""Settings: options before environment variables before defaults, and every fault at once."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from claims.errors import InvalidInput
from service.config import Settings


def test_options_go_before_the_environment_before_defaults() -> None:
    environ = {"BELEGT_PORT": "9000", "BELEGT_HOST": "::1", "BELEGT_DATABASE": "", "OTHER_WORKERS": "9"}
    assert Settings.load({}, {}) == Settings()
    assert Settings.load(None, environ) == Settings(port=9000, host="::1")
    assert Settings.load({"port": 0, "host": None}, environ) == Settings(port=0, host="::1")


def test_every_setting_has_a_variable() -> None:
    wanted = Settings(
        "sqlite:///a.sqlite", "localhost", 1, 2, 3, 4096, 6000, 8192, False, 60, 1, "/run/belegt",
        "error", True, 30, "k" * 32,
    )  # fmt: skip
    given = {f"BELEGT_{field.name.upper()}": str(getattr(wanted, field.name)) for field in fields(Settings)}
    assert Settings.load({}, given) == wanted


def test_all_faults_at_once() -> None:
    with pytest.raises(InvalidInput) as caught:
        Settings.load({"port": 70000}, {"BELEGT_WORKERS": "two", "BELEGT_THREADS": "0", "BELEGT_PORT": "bad"})
    assert [fault.path for fault in caught.value.faults] == ["BELEGT_WORKERS", "/port", "BELEGT_THREADS"]


@pytest.mark.parametrize(("text", "public"), [("0", False), ("1", True), ("no", False), ("TRUE", True), ("", True)])
def test_switches(text: str, public: bool) -> None:
    assert Settings.load({}, {"BELEGT_PUBLIC": text}).public is public


def test_faults_of_who_may_ask_and_how_often() -> None:
    given = {"PUBLIC": "perhaps", "RATE": "-1", "PROXIES": "17", "KEEP_DAYS": "0", "SECRET_KEY": "too short"}
    with pytest.raises(InvalidInput) as caught:
        Settings.load({}, {f"BELEGT_{name}": text for name, text in given.items()})
    assert sorted(fault.path for fault in caught.value.faults) == sorted(f"BELEGT_{name}" for name in given)
    assert "too short" not in str(caught.value)  # a key is no business of a log
    assert "k" * 32 not in repr(Settings(secret_key="k" * 32))


def test_settings_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().port = 1  # type: ignore[misc]


def test_more_than_one_worker_by_default() -> None:
    assert 2 <= Settings().processes() <= 8
    assert Settings(workers=1).processes() == 1


def test_making_an_application_opens_nothing(tmp_path: Path) -> None:
    from service.app import create_app

    create_app(Settings(database=f"sqlite:///{tmp_path / 'none.sqlite'}"))
    assert list(tmp_path.iterdir()) == []
