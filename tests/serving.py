"""Fixtures of the tests of the doors: a database with the seeds, a client, a running service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.doors import Served, application, seeded, serving


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database with the seeds, to be read only: all tests share it."""
    return seeded(tmp_path_factory.mktemp("seeded"))


@pytest.fixture(scope="session")
def client(database: str) -> FlaskClient:
    """A client of a service with the seeds, for reading only."""
    return application(database).test_client()


@pytest.fixture
def own_database(tmp_path: Path) -> str:
    """The URL of a database with the seeds, for one test to write to."""
    return seeded(tmp_path)


@pytest.fixture(scope="session")
def served(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """gunicorn with two workers, as `belegt serve` starts it, on the shared database."""
    with serving(tmp_path_factory.mktemp("home"), "--workers", "2", "--database", database) as found:
        yield found
