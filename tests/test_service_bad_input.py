"""Whatever a client sends: an answer that says all that is wrong with it, and never a failure of ours."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

import claims.errors
from claims.errors import BelegtError
from service.api.reading import cursor
from service.errors import STATUS
from tests.doors import LINES, application, paths

pytest_plugins = ["tests.serving"]

TEXT = "Dunford traf Gerasimow in Baku."


def post(client: FlaskClient, body: bytes, content_type: str | None = "application/json") -> Any:
    return client.post("/v1/verify", data=body, content_type=content_type)


# Not JSON: 400


@pytest.mark.parametrize(("body", "word"), [
    (b"", "nothing here"),
    (b"  \n\t ", "nothing here"),
    (b"Dunford traf Gerasimow", "line 1, column 1"),
    (b'{"text": "a"', "line 1, column"),
    (b'{"text": "a",}', "line 1, column"),
    (b'{"text": "a"} {"text": "b"}', "Extra data"),
    (b"{'text': 'a'}", "line 1, column"),
    (b'{"text": "a\nb"}', "line 1, column"),
    (b'\xef\xbb\xbf{"text": "a"}', "BOM"),
    (b'{"text": "\xff"}', "byte 10"),
    ('{"text": "ä"}'.encode("utf-16"), "not UTF-8"),
    ('{"text": "ä"}'.encode("latin-1"), "not UTF-8"),
    (b"[" * 100_000, "too deep"),
    (b'{"a":' * 60_000, "too deep"),
    (b'{"text": "a", "as_of": ' + b"9" * 5000 + b"}", "not JSON"),
    (b'{"text": "a", "as_of": NaN}', "NaN"),
    (b'{"text": "a", "as_of": -Infinity}', "-Infinity"),
    (b'{"text": "a", "text": "b"}', "more than once"),
    (b'{"text": "a", "x": {"y": 1, "y": 2}}', "more than once"),
])  # fmt: skip
def test_what_is_not_json(client: FlaskClient, body: bytes, word: str) -> None:
    response = post(client, body)
    assert response.status_code == 400
    assert word in response.json["detail"]


# Does not fit: 422, each fault at its path


@pytest.mark.parametrize(("request_", "wanted"), [
    ([], [""]),
    ("text", [""]),
    (None, [""]),
    (7, [""]),
    (True, [""]),
    ([{"text": TEXT}], [""]),
    ({}, ["/text"]),
    ({"text": None}, ["/text"]),
    ({"text": 7}, ["/text"]),
    ({"text": [TEXT]}, ["/text"]),
    ({"text": {}}, ["/text"]),
    ({"text": ""}, ["/text"]),
    ({"text": " \t\r\n\u00a0\u2003"}, ["/text"]),
    ({"text": "a\0b"}, ["/text"]),
    ({"text": "\ud800 traf"}, ["/text"]),
    ({"text": "a \udfff"}, ["/text"]),
    ({"text": TEXT, "Text": TEXT}, ["/Text"]),
    ({"text": TEXT, "a/b~c": 1, "\ud800": 2, "": 3}, ["/", "/?", "/a~1b~0c"]),
    ({"text": TEXT, "language": "xx"}, ["/language"]),
    ({"text": TEXT, "language": ""}, ["/language"]),
    ({"text": TEXT, "language": "DE"}, ["/language"]),
    ({"text": TEXT, "language": "../de"}, ["/language"]),
    ({"text": TEXT, "language": "\ud800"}, ["/language"]),
    ({"text": TEXT, "language": ["de"]}, ["/language"]),
    ({"text": TEXT, "stated_on": "2021-02-30"}, ["/stated_on"]),
    ({"text": TEXT, "stated_on": "2021-2-3"}, ["/stated_on"]),
    ({"text": TEXT, "stated_on": "20210203"}, ["/stated_on"]),
    ({"text": TEXT, "stated_on": "2021-02-03\n"}, ["/stated_on"]),
    ({"text": TEXT, "stated_on": "2021-02-03T10:00:00Z"}, ["/stated_on"]),
    ({"text": TEXT, "stated_on": "0000-01-01"}, ["/stated_on"]),
    ({"text": TEXT, "stated_on": "10000-01-01"}, ["/stated_on"]),
    ({"text": TEXT, "stated_on": "٢٠٢١-٠٢-٠٣"}, ["/stated_on"]),
    ({"text": TEXT, "stated_on": ""}, ["/stated_on"]),
    ({"text": TEXT, "stated_on": 20210203}, ["/stated_on"]),
    ({"text": TEXT, "as_of": -1}, ["/as_of"]),
    ({"text": TEXT, "as_of": True}, ["/as_of"]),
    ({"text": TEXT, "as_of": 1.5}, ["/as_of"]),
    ({"text": TEXT, "as_of": 2}, ["/as_of"]),
    ({"text": TEXT, "as_of": 10**300}, ["/as_of"]),
    ({"text": TEXT, "as_of": 1e300}, ["/as_of"]),
    ({"text": TEXT, "as_of": "1"}, ["/as_of"]),
    ({"text": TEXT, "as_of": "now"}, ["/as_of"]),
    ({"text": TEXT, "as_of": "2021-02-30T00:00:00Z"}, ["/as_of"]),
    ({"text": TEXT, "as_of": "2099-01-01T00:00:00Z"}, ["/as_of"]),
    ({"text": TEXT, "as_of": "2026-01-01T00:00:00"}, ["/as_of"]),
    ({"text": TEXT, "as_of": "2001-01-01T00:00:00Z"}, ["/as_of"]),
    ({"text": TEXT, "as_of": "0001-01-01T00:00:00+14:00"}, ["/as_of"]),
    ({"text": TEXT, "as_of": "9999-12-31T23:59:59-14:00"}, ["/as_of"]),
    ({"text": TEXT, "as_of": [1]}, ["/as_of"]),
    ({"text": TEXT, "save": "yes"}, ["/save"]),
    ({"text": TEXT, "save": 1}, ["/save"]),
    ({"text": TEXT, "save": None}, ["/save"]),
    (
        {"text": "\0", "language": "xx", "stated_on": "gestern", "as_of": False, "save": 0, "more": 1},
        ["/as_of", "/language", "/more", "/save", "/stated_on", "/text"],
    ),
])  # fmt: skip
def test_what_does_not_fit(client: FlaskClient, request_: object, wanted: list[str]) -> None:
    response = post(client, json.dumps(request_).encode())
    assert response.status_code == 422, response.text
    assert sorted(set(paths(response.json))) == wanted
    assert all(fault["message"] for fault in response.json["errors"])


def test_infinity_by_another_door(client: FlaskClient) -> None:
    assert post(client, b'{"text": "a", "as_of": 1e999}').status_code == 422


def test_a_message_never_repeats_much_of_what_was_sent(client: FlaskClient) -> None:
    long = "<script>" * 2000
    response = client.post(
        "/v1/verify", json={"text": TEXT, "language": long, "stated_on": long, "as_of": long, long: 1}
    )
    assert response.status_code == 422
    assert len(response.data) < 3000
    many = client.post("/v1/verify", json={str(number): number for number in range(5000)})
    assert len(many.json["errors"]) <= 51
    nested = client.post(
        "/v1/verify", data=b'{"text":' + b"[" * 400 + b"]" * 400 + b"}", content_type="application/json"
    )
    assert nested.status_code == 422


# Too much: 413


def test_too_long_a_text(client: FlaskClient) -> None:
    response = client.post("/v1/verify", json={"text": "a" * 20_001, "stated_on": "2021-02-30"})
    assert response.status_code == 413
    assert paths(response.json) == ["/stated_on", "/text"]
    assert "20001" in response.text
    # 20,000 characters are read however many bytes they take
    emoji = json.dumps({"text": "\N{GRINNING FACE}" * 20_000, "language": "en"})
    assert len(emoji) > 240_000
    assert post(client, emoji.encode()).status_code == 200


def test_too_large_a_body(database: str) -> None:
    client = application(database, max_body=2048).test_client()
    body = json.dumps({"text": "a" * 3000}).encode()
    response = post(client, body)
    assert response.status_code == 413
    assert "2048 bytes" in response.json["detail"]


PART = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\na\r\n'


@pytest.mark.parametrize("path", ["/", "/verdict.json", "/verdicts", "/account/sign-in"])
@pytest.mark.parametrize(("body", "media", "status"), [
    (b"text=" + b"a" * 600_000, "application/x-www-form-urlencoded", 413),
    (b"a=b&" * 100_000 + b"c=" + b"d" * 200_000, "application/x-www-form-urlencoded", 413),
    (PART * 9_000, "multipart/form-data; boundary=x", 413),
    (PART * 2_000, "multipart/form-data; boundary=x", 413),
    (b"--y\r\nContent-Disposi", "multipart/form-data; boundary=x", 422),
    (b"text=%FF%FE%00", "application/x-www-form-urlencoded", 422),
    (b"\xff\xfe\0", "text/plain", 422),
])  # fmt: skip
def test_forms_of_any_size_and_kind(client: FlaskClient, path: str, body: bytes, media: str, status: int) -> None:
    for accept in ("text/html", "application/json"):
        response = client.post(path, data=body, content_type=media, headers={"Accept": accept})
        assert response.status_code in (status, 400 if path == "/account/sign-in" else status), response.text
        if path != "/verdict.json" and accept == "text/html":
            assert "<h1" in response.text
        else:
            assert response.mimetype in ("application/problem+json", "text/html")


# Another content type: 415


@pytest.mark.parametrize("content_type", [
    None, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", LINES,
    "application/json; charset=latin-1", "application/jsonp", "nonsense", "application/json, text/html",
])  # fmt: skip
def test_another_content_type(client: FlaskClient, content_type: str | None) -> None:
    response = post(client, json.dumps({"text": TEXT}).encode(), content_type)
    assert response.status_code == 415
    assert "application/json" in response.json["detail"]


@pytest.mark.parametrize("content_type", [
    "application/json", "application/json; charset=utf-8", "application/json;charset=UTF-8", "APPLICATION/JSON",
    "application/vnd.api+json",
])  # fmt: skip
def test_content_types_that_are_json(client: FlaskClient, content_type: str) -> None:
    assert post(client, json.dumps({"text": TEXT}).encode(), content_type).status_code == 200


# Other methods and addresses


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["/v1/verify", "/v1/verify/batch"])
def test_methods_that_are_not_answered(client: FlaskClient, method: str, path: str) -> None:
    response = client.open(path, method=method)
    assert response.status_code == 405
    assert "POST" in response.headers["Allow"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", [
    "/v1/documents/apa-2017-02-17", "/v1/meetings/m1", "/v1/meetings", "/v1/claims/c1/history", "/v1/entities/e1",
    "/v1/verifications/sha256:0", "/openapi.json", "/healthz", "/readyz",
])  # fmt: skip
def test_what_nobody_writes(client: FlaskClient, method: str, path: str) -> None:
    response = client.open(path, method=method, json={})
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_head_and_options(client: FlaskClient) -> None:
    for path in ("/", "/healthz", "/readyz", "/openapi.json", "/v1/claims", "/v1/claims/c1"):
        whole, head = client.get(path), client.head(path)
        assert (head.status_code, head.data) == (200, b"")
        assert head.headers["Content-Length"] == whole.headers["Content-Length"]
        assert "GET" in client.options(path).headers["Allow"]
    assert client.head("/v1/claims/none").status_code == 404


@pytest.mark.parametrize("path", [
    "/v1", "/v1/", "/v1/verify/", "/v1//verify", "/v2/verify", "/v1/claims/", "/v1/claims/c1/", "/v1/claims/%00",
    "/v1/claims/%ff", "/v1/claims/%ED%A0%80", "/v1/claims/..%2f..%2fetc", "/v1/entities/" + "a" * 5000,
    "/v1/documents/none", "/v1/meetings/m1'--", "/v1/claims/none/history", "/v1/entities/none/history",
    "/v1/verifications/sha256:" + "0" * 64, "/v1/verifications/%00/current", "/static/../app.py", "/static/none.css",
    "/v1/claims/\N{SLIGHTLY SMILING FACE}", "/index.php",
])  # fmt: skip
def test_unknown_addresses(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"
    assert len(response.data) < 2000


@pytest.mark.parametrize(("query", "wanted"), [
    ("limit=0", ["/limit"]),
    ("limit=501", ["/limit"]),
    ("limit=-1", ["/limit"]),
    ("limit=", ["/limit"]),
    ("limit=1.0", ["/limit"]),
    ("limit=٣", ["/limit"]),
    ("limit=" + "9" * 6000, ["/limit"]),
    ("limit=1&limit=2", ["/limit"]),
    ("cursor=", ["/cursor"]),
    ("cursor=x", ["/cursor"]),
    ("cursor=%00%ff", ["/cursor"]),
    ("cursor=Y2xhaW1zOmMx%0a", ["/cursor"]),
    ("cursor=ZW50aXRpZXM6ZTE", ["/cursor"]),  # one of the list of entities
    ("cursor=" + "A" * 2000, ["/cursor"]),
    ("status=none", ["/status"]),
    ("document=", ["/document"]),
    ("kind=person", ["/kind"]),
    ("as_of=2", ["/as_of"]),
    ("as_of=-1", ["/as_of"]),
    ("as_of=yesterday", ["/as_of"]),
    ("as_of=2099-01-01T00:00:00Z", ["/as_of"]),
    ("as_of=" + "9" * 6000, ["/as_of"]),
    ("limit=0&status=x&as_of=y&z=1&cursor=", ["/as_of", "/cursor", "/limit", "/status", "/z"]),
])  # fmt: skip
def test_bad_queries(client: FlaskClient, query: str, wanted: list[str]) -> None:
    response = client.get(f"/v1/claims?{query}")
    assert response.status_code == 422, response.text
    assert sorted(set(paths(response.json))) == wanted
    assert len(response.data) < 3000


@pytest.mark.parametrize("place", ["", "x", "-1", "1.0", "\u0663", "9" * 15, "9" * 16, "9" * 30, "9" * 300])
def test_cursors_that_somebody_made(client: FlaskClient, place: str) -> None:
    """Whoever makes a cursor himself is told that it is none, or gets the page that it names."""
    for name in ("changes", "claims", "meetings", "entities", "documents"):
        response = client.get(f"/v1/{name}", query_string={"cursor": cursor(name, place)})
        assert response.status_code in (200, 422), response.text
        if name == "changes":
            assert response.status_code == (200 if place in ("", "9" * 15) else 422)
    query = {"status": "held", "cursor": cursor("meetings", place)}
    assert client.get("/v1/meetings", query_string=query).status_code == (422 if place else 200)


def test_items_take_no_query_but_as_of(client: FlaskClient) -> None:
    assert client.get("/v1/claims/c1?as_of=0").status_code == 404
    assert client.get("/v1/claims/c1?as_of=1").status_code == 200
    assert client.get("/v1/claims/c1?limit=1").status_code == 422


# Anything at all

KEYS = st.sampled_from(["text", "language", "stated_on", "as_of", "save"]) | st.text(max_size=8)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=30)  # lone surrogates too
    | st.sampled_from([TEXT, "de", "2021-10-01", "2021-02-30", "2021-10-01T00:00:00Z", "", "\0"])
)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=12
)
REQUESTS = JSON | st.dictionaries(KEYS, LEAVES, max_size=6) | st.fixed_dictionaries({"text": st.text(max_size=60)})


@settings(deadline=None, max_examples=300)
@given(request=REQUESTS)
def test_any_json_is_answered(client: FlaskClient, request: object) -> None:
    response = post(client, json.dumps(request).encode())  # the client fails on any 5xx
    assert response.status_code in (200, 400, 413, 422)


@settings(deadline=None, max_examples=300)
@given(body=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: f'{{"text": "{text}"}}'.encode()))
def test_any_bytes_are_answered(client: FlaskClient, body: bytes) -> None:
    assert post(client, body).status_code in (200, 400, 413, 422)


@settings(deadline=None, max_examples=150)
@given(
    path=st.sampled_from(["/v1/claims", "/v1/entities", "/v1/documents", "/v1/meetings", "/v1/claims/c1", "/"]),
    query=st.dictionaries(
        st.sampled_from(["limit", "cursor", "status", "kind", "document", "as_of", "text"]) | st.text(max_size=5),
        st.text(max_size=20),
        max_size=4,
    ),
)
def test_any_query_is_answered(client: FlaskClient, path: str, query: dict[str, str]) -> None:
    assert client.get(path, query_string=query).status_code in (200, 404, 422)


def test_a_bug_of_ours_shows_nothing_of_itself(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should one come, the client learns that it was us, and nothing else."""
    app = application(database)
    monkeypatch.setattr(app.extensions["belegt"], "check", lambda _: 1 / 0)
    app.test_client_class = None
    for accept in ("application/json", "text/html"):
        path = "/v1/verify" if accept == "application/json" else "/"
        data: dict[str, Any] = {"json": {"text": TEXT}} if path == "/v1/verify" else {"data": {"text": TEXT}}
        response = app.test_client().post(path, headers={"Accept": accept}, **data)
        assert response.status_code == 500
        assert "division" not in response.text
        assert "Traceback" not in response.text
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_every_error_of_the_domain_has_a_status() -> None:
    kinds = [kind for kind in vars(claims.errors).values() if isinstance(kind, type) and issubclass(kind, BelegtError)]
    assert set(kinds) - {BelegtError} <= set(STATUS)
    for kind in STATUS:
        before = list(STATUS)[: list(STATUS).index(kind)]
        assert not any(issubclass(kind, wider) for wider in before), "a wider class decides before it"
