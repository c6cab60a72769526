"""Requests that are made from the API's own description, against the application: no 5xx, no undescribed answer.

Few examples of each operation, and the same ones every time.
"""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from service.app import create_app
from service.config import Settings
from service.openapi import OPERATIONS, Operation
from tests.doors import LINES, seeded
from tests.hands import headers, token

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
KNOWN = {
    "claims": "c1",
    "entities": "e1",
    "meetings": "m1",
    "documents": "helsinki-2021",
    "changes": "1",
    "verifications": "sha256:0",
}
# Of lines, a request holds many, each answered by one: test_service_batch.py looks at these.
CALLED = [operation for operation in OPERATIONS if LINES not in operation.reads]


@pytest.fixture(scope="module")
def bearer_and_schema(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, schemathesis.BaseSchema]:
    """An admin's token, and the description with an application behind it that may be written to."""
    url = seeded(tmp_path_factory.mktemp("called"))
    app = create_app(Settings(database=url, rate=0))
    return token(url, "ada", "admin"), schemathesis.openapi.from_wsgi("/openapi.json", app)


@pytest.mark.parametrize("operation", CALLED, ids=lambda operation: operation.id)
def test_calls(bearer_and_schema: tuple[str, schemathesis.BaseSchema], operation: Operation) -> None:
    bearer, schema = bearer_and_schema

    @given(case=schema[operation.path][operation.method].as_strategy(), known=st.booleans())
    @settings(
        max_examples=8,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def call(case: schemathesis.Case, known: bool) -> None:
        if known:  # by chance alone hardly any address would lead to anything
            case.path_parameters = {name: KNOWN[operation.path.split("/")[2]] for name in case.path_parameters or {}}
        case.call_and_validate(checks=CHECKS, headers=headers(bearer))

    call()
