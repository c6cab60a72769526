"""Fixtures that many test files share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from claims.storage import open_store
from claims.storage.interface import Store
from seeds.load import load
from tests.made_up import take_in
from tests.storing import name_keys

# No property is false because the machine does something else at that moment.
settings.register_profile("belegt", deadline=None)
settings.load_profile("belegt")

ENGINES = ("sqlite",)  # every test of the storage runs once for each


@pytest.fixture(params=ENGINES)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database that is not there yet."""
    assert request.param == "sqlite"
    return f"sqlite:///{tmp_path / 'claims.sqlite'}"


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store whose name keys are the words of a name."""
    store = open_store(store_url, name_keys=name_keys)
    yield store
    store.close()


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the seeds in it, shared by all tests: they only read it."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('seeded') / 'claims.sqlite'}")
    load(store)
    yield store
    store.close()


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the made-up articles in it, shared by all tests: they only read it."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('made_up') / 'claims.sqlite'}")
    take_in(store)
    yield store
    store.close()
