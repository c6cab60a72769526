"""Those who write in tests: accounts with a bearer token each, and short ways to ask the API in their names."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient

from service.accounts import accounts
from tests.doors import Served, check_response

PASSWORD = "made up for a test"  # noqa: S105


def token(url: str, name: str, role: str) -> str:
    """The bearer token of a new account beside the claims at this URL."""
    known = accounts.open_accounts(url)
    try:
        made = accounts.add(known, name, PASSWORD, role, by=None)
        return accounts.add_token(known, made.id, "a test", by=None)
    finally:
        accounts.close(known)


def headers(bearer: str | None, revision: int | str | None = None, **more: str) -> dict[str, str]:
    """The headers of a request; of a number the If-Match, of a text just that."""
    found = {name.replace("_", "-"): value for name, value in more.items()}
    if bearer is not None:
        found["Authorization"] = f"Bearer {bearer}"
    if revision is not None:
        found["If-Match"] = f'"{revision}"' if isinstance(revision, int) else revision
    return found


@dataclass(frozen=True)
class Hand:
    """Somebody at the API, in this process."""

    client: FlaskClient
    bearer: str | None

    def __call__(self, method: str, path: str, body: Any = None, revision: int | str | None = None, **more: str) -> Any:
        sent = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return self.client.open(path, method=method, headers=headers(self.bearer, revision, **more), **sent)


def asked(
    served: Served,
    bearer: str | None,
    method: str,
    path: str,
    body: Any = None,
    revision: int | str | None = None,
    **more: str,
) -> tuple[int, Any]:
    """A request to a running service, on a connection of its own: the status, and the JSON."""
    connection = http.client.HTTPConnection(served.host, served.port, timeout=120)
    try:
        data = None if body is None else json.dumps(body).encode()
        kind = {} if data is None else {"Content-Type": "application/json"}
        connection.request(method, path, data, headers(bearer, revision, **more) | kind)
        response = connection.getresponse()
        answer = response.read()
    finally:
        connection.close()
    check_response(method, path.partition("?")[0], response.status, response.headers, answer)
    return response.status, json.loads(answer)
