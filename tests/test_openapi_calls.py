"""Requests that are made from the API's own description, against a running service: no 5xx, no undescribed answer.

Few examples of each operation, and the same ones every time.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from service.api.openapi import OPERATIONS, Operation
from tests.doors import LINES, seeded, serving
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
def bearer_and_schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, schemathesis.BaseSchema]]:
    """An admin's token, and the description of a running service that may be written to."""
    folder = tmp_path_factory.mktemp("called")
    url = seeded(folder)
    with serving(folder, "--workers", "2", "--database", url) as served:
        address = f"http://{served.host}:{served.port}/openapi.json"
        yield token(url, "ada", "admin"), schemathesis.openapi.from_url(address)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["as described", "otherwise"])
@pytest.mark.parametrize("operation", CALLED, ids=lambda operation: operation.id)
def test_calls(
    bearer_and_schema: tuple[str, schemathesis.BaseSchema], operation: Operation, mode: GenerationMode
) -> None:
    bearer, schema = bearer_and_schema

    @given(case=schema[operation.path][operation.method].as_strategy(generation_mode=mode), known=st.booleans())
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

    try:
        call()
    except Unsatisfiable:  # there is nothing about it that could be otherwise
        assert mode is GenerationMode.NEGATIVE
