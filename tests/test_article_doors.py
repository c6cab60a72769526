"""Articles at the doors: `belegt extract` and `ingest`, /v1/extract and /v1/documents, and the page to paste them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from claims import open_store
from claims.extract import read_article
from claims.places import lookup
from service.shown import present_articles
from service.shown.article_layout import KINDS, marks, tables
from service.words import TABLES, words
from tests.doors import application, belegt, faults_by_schema, on_terminal, paths
from tests.hands import Hand, headers
from tests.linked import found, met
from tests.signing import HTML, bearer, csrf_of, sign_in, with_people
from tests.test_page import check_page

pytest_plugins = ["tests.serving"]

ROOT = Path(__file__).parents[1]
APA = (ROOT / "seeds" / "documents" / "apa-2017-02-17.txt").read_text(encoding="utf-8")
TEXT = "Die Präsidentin von Finnland, Erna Beispiel, traf am Donnerstag in Baku Estlands Präsidenten Otto Muster.\n"
PAGE = f"""<!doctype html><html lang="de"><head><meta property="article:published_time" content="2017-02-17T08:00">
<meta property="og:site_name" content="Die Erfundene"><meta name="author" content="A. Schreiberin">
<meta property="og:title" content="Ein Treffen"></head><body><nav>Start</nav><p>{TEXT}</p></body></html>"""
FRENCH = "Le président a rencontré la présidente hier à Paris, et ils ont parlé longtemps de la situation."
PEOPLE = (("rita", "reviewer"), ("lea", "reader"))
GIVEN = ("--published", "2017-02-17", "--publisher", "Die Erfundene")


def wrote(found: Any) -> list[str]:
    """The lines of what a command printed, if nothing went wrong."""
    assert found.returncode == 0, found.stderr.decode()
    return found.stdout.decode().splitlines()


def database_in(folder: Path) -> str:
    return f"sqlite:///{folder / 'claims.sqlite'}"


# The JSON of what an article says


def test_the_json_is_the_contracts() -> None:
    extraction = present_articles.extraction(read_article(APA, date(2017, 2, 17)))
    assert extraction["language"] == "de"
    first = extraction["meetings"][0]
    contract = ("start", "end", "status", "format", "participants", "date", "place", "duration", "complete")
    assert set(contract) <= first.keys()
    assert (first["status"], first["format"], first["complete"]) == ("held", "in_person", True)
    who = [(each["name"], each["office"]) for each in first["participants"]]
    assert who == [("Joe Dunford", "office:chief_of_staff:US"), ("Waleri Gerasimow", "office:chief_of_staff:RU")]
    when, where = first["date"], first["place"]
    assert (when["earliest"], when["latest"], when["granularity"]) == ("2017-02-16", "2017-02-16", "day")
    assert (where["name"], where["country"]) == ("Baku", "AZ")
    for each in (first, *first["participants"], when, where):
        assert APA[each["start"] : each["end"]]
    assert APA[when["start"] : when["end"]] == when["text"]
    assert extraction["gaps"][0]["latest"] == "2017-02-15"


def test_an_office_without_a_country_has_no_id() -> None:
    text = "Der Minister Erna Beispiel und der Präsident von Estland Otto Muster in Wien."
    meeting = met(text, ["Erna Beispiel (minister)", "Otto Muster (former president/EE, president/EE)"], at="Wien")
    [told] = present_articles.extraction(found(meeting))["meetings"]
    assert [each["office"] for each in told["participants"]] == [None, "office:president:EE"]
    [open_one] = told["participants"][0]["offices"]
    assert (open_one["role"], open_one["office"], open_one["label"]) == ("minister", None, None)
    assert [each["former"] for each in told["participants"][1]["offices"]] == [True, False]


def test_a_place_that_may_be_several_names_them() -> None:
    text = "Erna Beispiel und Otto Muster in Frankfurt."
    [told] = present_articles.extraction(found(met(text, ["Erna Beispiel", "Otto Muster"], at="Frankfurt")))["meetings"]
    known = [each.id for each in lookup("Frankfurt", "de")]
    assert [each["id"] for each in told["place"]["candidates"]] == known
    assert told["place"]["id"] == known[0]


def test_every_kind_of_mark_has_a_name() -> None:
    assert set(KINDS) == set(TABLES["slots"])
    extraction = present_articles.extraction(read_article(APA, date(2017, 2, 17)))
    told = tables(extraction, words("de"))
    assert [each.number for each in told] == [1, 2, 3, 4]
    assert {mark.number for mark in marks(extraction)} == {1, 2, 3, 4}
    assert {mark.id for mark in marks(extraction)} == {each.id for each in told}
    for each in told:
        for row in each.rows:
            assert row.kind in TABLES["slots"] or row.kind in TABLES["properties"]
            assert row.value


# belegt extract


def test_extract_as_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(APA, encoding="utf-8")
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    said = json.loads("\n".join(wrote(belegt(tmp_path, "extract", "a.txt", "--published", "2017-02-17", "--json"))))
    assert faults_by_schema("extraction", said) == []
    assert said["text"] == APA
    assert len(said["meetings"]) == 3
    page = json.loads("\n".join(wrote(belegt(tmp_path, "extract", "b.html", "--json"))))
    assert (page["published"], page["text"]) == ("2017-02-17", TEXT.strip())
    assert len(page["meetings"]) == 1
    assert not list(tmp_path.rglob("*.sqlite"))  # nothing is stored
    given = belegt(tmp_path, "extract", "-", "--published", "2017-02-17", "--json", stdin=APA.encode())
    assert json.loads(given.stdout) == said


def test_extract_in_a_pipe_is_read_without_colour(tmp_path: Path) -> None:
    given = ("extract", "-", "--published", "2017-02-17")
    said = wrote(belegt(tmp_path, *given, stdin=TEXT.encode()))
    assert not any("\x1b" in line for line in said)
    text = " ".join(said)
    assert "[Erna Beispiel|Who 1]" in text
    assert "am [Donnerstag|When 1] in [Baku|Where 1]" in text
    assert "1. Meeting: it took place" in said
    assert re.search(r"When +16 February 2017 +“Donnerstag”", text)
    assert re.search(r"Where +Baku \(Azerbaijan\) +“Baku”", text)


def test_extract_on_a_terminal_is_in_colour(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    given = ("extract", "a.txt", "--published", "2017-02-17")
    status, shown = on_terminal(tmp_path, *given)
    assert status == 0
    assert re.search(r"\x1b\[[0-9;]*36mErna Beispiel", shown)
    assert re.search(r"\x1b\[[0-9;]*32mDonnerstag", shown)
    assert "Erna Beispiel[1]" in re.sub(r"\x1b\[[0-9;]*m", "", shown)
    for variables in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        _, shown = on_terminal(tmp_path, *given, **variables)
        assert "[Erna Beispiel|Who 1]" in re.sub(r"\x1b\[[0-9;]*m", "", shown)


def test_an_article_cannot_steer_the_terminal(tmp_path: Path) -> None:
    hostile = f"{TEXT}\u202e[red]x[/red]\u2028\x9b2J"
    refused = belegt(tmp_path, "extract", "-", "--published", "2017-02-17", stdin=hostile.encode())
    assert b"U+009B" in refused.stderr
    (tmp_path / "a.txt").write_text(hostile.removesuffix("\x9b2J"), encoding="utf-8")
    _, shown = on_terminal(tmp_path, "extract", "a.txt", "--published", "2017-02-17")
    assert "\u202e" not in shown
    assert "[red]x[/red]" in shown


def test_many_articles_a_line_each(tmp_path: Path) -> None:
    lines = [
        {"id": "a", "text": TEXT, "published": "2017-02-17"}, {"text": "x"}, "no", {"id": 4, "html": PAGE},
        {"text": TEXT, "html": PAGE}, {"text": TEXT, "published": "2126-01-01", "language": "xx"},
        {"id": 7, "text": FRENCH, "published": "2017-02-17"},
        {"text": f"\ufeff{TEXT}\r\n", "published": "2017-02-17", "language": "de"},
    ]  # fmt: skip
    given = b"\n".join(json.dumps(each).encode() for each in lines) + b"\n\n{"
    done = belegt(tmp_path, "extract", "--jsonl", stdin=given)
    assert done.returncode == 1
    assert "6 of 10 lines could not be read" in done.stderr.decode()
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer.get("line") for answer in answers] == [None, 2, 3, None, 5, 6, None, None, 9, 10]
    assert [answer.get("id") for answer in answers] == ["a", None, None, 4, None, None, 7, None, None, None]
    assert paths(answers[1]["error"]) == ["/published"]
    assert paths(answers[4]["error"]) == ["/html", "/published"]
    assert sorted(paths(answers[5]["error"])) == ["/language", "/published"]
    for answer in answers:
        if "error" not in answer:
            assert faults_by_schema("extraction", answer) == []
    assert "text" not in answers[0]  # it is as it was sent
    assert answers[3]["text"] == TEXT.strip()
    assert (answers[6]["language"], answers[6]["meetings"]) == (None, [])
    assert answers[7]["text"] == f"{TEXT}\n"


def test_a_default_holds_for_every_line(tmp_path: Path) -> None:
    given = json.dumps({"text": TEXT}).encode() + b"\n"
    done = belegt(tmp_path, "extract", "--jsonl", "--published", "2017-02-17", stdin=given * 3)
    assert [json.loads(line)["published"] for line in done.stdout.splitlines()] == ["2017-02-17"] * 3


@pytest.mark.parametrize(("arguments", "status", "words"), [
    ((), 2, "Give a FILE"), (("a.txt", "--jsonl"), 2, "Give a FILE"), (("--jsonl", "--encoding", "utf-8"), 2, "UTF-8"),
    (("a.txt",), 1, "a.txt, line 1: It does not say when it was published; say it with --published."),
    (("a.txt", "--published", "2017-02-30"), 2, "--published: '2017-02-30' is no day"),
    (("a.txt", "--published", "2126-01-01"), 2, "--published: 2126-01-01 lies ahead"),
    (("a.txt", "--published", "2017-02-17", "--language", "xx"), 2, "--language: The language 'xx' is not installed"),
    (("a.txt", "--published", "2017-02-17", "--encoding", "xx"), 1, "'xx' is no encoding"),
    (("none.txt", "--published", "2017-02-17"), 1, "none.txt can't be read: No such file or directory. It was"),
    ((".", "--published", "2017-02-17"), 1, ". can't be read: Is a directory. For all articles"),
    (("fr.txt", "--published", "2017-02-17"), 1, "fr.txt, line 1: It is in none of the installed languages"),
])  # fmt: skip
def test_wrong_usage_of_extract(tmp_path: Path, arguments: tuple[str, ...], status: int, words: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "fr.txt").write_text(FRENCH, encoding="utf-8")
    done = belegt(tmp_path, "extract", *arguments)
    assert done.returncode == status
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr


# belegt ingest


def test_an_article_is_taken_in_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    given = ("ingest", "a.txt", *GIVEN, "--database", database_in(tmp_path), "--by", "eva", "--note", "read")
    [first] = wrote(belegt(tmp_path, *given, "--title", "Ein Treffen", "--url", "https://example.org/a"))
    assert re.fullmatch(r"a\.txt: d-[0-9a-f]{16}, \d+ claims proposed", first)
    [second] = wrote(belegt(tmp_path, *given, "--url", "https://example.org/a"))
    assert second.endswith(", already there")
    [third] = wrote(belegt(tmp_path, *given))
    assert third.endswith(f"the same text as {first[7:25]}: 2 documents, 1 origin")
    with closing(open_store(database_in(tmp_path))) as store, store.view() as view:
        document = view.document(first[7:25])
        assert (document.title, document.publisher, document.language) == ("Ein Treffen", "Die Erfundene", "de")
        assert document.text == TEXT
        change = view.change_info(1)
        assert (change.by, change.action, change.note) == ("eva", "ingest", "read")


def test_files_folders_and_pages_go_in_and_bad_ones_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / "later").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    made: Mapping[str, bytes] = {
        "b.txt": APA.encode(), "a.html": PAGE.encode(), "later/c.HTM": PAGE.replace("Baku", "Wien").encode(),
        "latin.txt": b"Zw\xf6lf", "empty.txt": b"", "nul.txt": b"a\n\0", "x.pdf": b"%PDF-1.4",
        "fr.txt": FRENCH.encode(), "notes.md": b"# no article", ".hidden/d.txt": b"never", ".e.txt": b"never",
        "later/nothing.html": b"<html></html>",
    }  # fmt: skip
    for name, data in made.items():
        (folder / name).write_bytes(data)
    done = belegt(
        tmp_path, "ingest", "articles", "articles/x.pdf", "none.txt", *GIVEN, "--database", database_in(tmp_path)
    )
    assert done.returncode == 1
    lines = done.stdout.decode().splitlines()
    assert [line.partition(":")[0] for line in lines] == ["articles/a.html", "articles/b.txt", "articles/later/c.HTM"]
    told = done.stderr.decode().splitlines()
    assert told == [
        "articles/empty.txt, line 1: There is no text in it.",
        "articles/fr.txt, line 1: It is in none of the installed languages, de, en, ru, as far as can be told; if it "
        "is, name it with --language.",
        "articles/latin.txt, line 1: Byte 2 (0xf6, in line 1) can't be read as UTF-8. Name the encoding, such as "
        "windows-1252.",
        "articles/nul.txt, line 2: Character 1 of line 2 is NUL, which no text has; is it a binary file, or in another "
        "encoding?",
        "articles/later/nothing.html, line 1: There is no text in it.",
        "articles/x.pdf, line 1: This is a PDF, no text. Save its text, with pdftotext for example, and give that.",
        f"none.txt can't be read: No such file or directory. It was looked for from the folder {tmp_path}.",
        told[-1],
    ]
    assert told[-1].startswith("3 new documents with ")
    assert told[-1].endswith("; 7 files could not be taken in.")
    with closing(open_store(database_in(tmp_path))) as store, store.view() as view:
        assert len(view.list_documents()) == 3


def test_what_a_page_declares_is_enough(tmp_path: Path) -> None:
    database = ("--database", database_in(tmp_path))
    [line] = wrote(belegt(tmp_path, "ingest", "-", "--json", *database, stdin=PAGE.encode()))
    report = json.loads(line)
    assert (report["file"], report["new"], report["meetings"]) == ("-", True, 1)
    with closing(open_store(database_in(tmp_path))) as store, store.view() as view:
        document = view.document(report["document"])
        assert (document.publisher, document.published) == ("Die Erfundene", date(2017, 2, 17))
        assert (document.title, document.author) == ("Ein Treffen", "A. Schreiberin")
        assert [claim.id for claim in view.claims_in(document.id)] == report["proposed"]
    stated = ("--publisher", "Eine andere", "--published", "2017-02-18", "--title", "Anders", "--author", "B")
    [line] = wrote(belegt(tmp_path, "ingest", "-", "--json", *database, *stated, stdin=PAGE.encode()))
    with closing(open_store(database_in(tmp_path))) as store, store.view() as view:
        document = view.document(json.loads(line)["document"])
        assert (document.publisher, document.published, document.title, document.author) == (
            "Eine andere", date(2017, 2, 18), "Anders", "B"
        )  # fmt: skip


def test_a_dry_run_stores_nothing(tmp_path: Path) -> None:
    done = belegt(tmp_path, "ingest", "-", *GIVEN, "--dry-run", "--database", database_in(tmp_path), stdin=APA.encode())
    assert wrote(done) == ["-: 3 meetings, 1 gap"]
    assert not list(tmp_path.rglob("*.sqlite"))


def test_a_declared_encoding_is_converted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Встреча в Баку. Президент России и президент Финляндии.\r\n".encode("cp1251"))
    given = ("ingest", "a.txt", *GIVEN, "--database", database_in(tmp_path))
    assert belegt(tmp_path, *given).returncode == 1
    [line] = wrote(belegt(tmp_path, *given, "--encoding", "windows-1251", "--json"))
    with closing(open_store(database_in(tmp_path))) as store, store.view() as view:
        text = view.document(json.loads(line)["document"]).text
    assert text == "Встреча в Баку. Президент России и президент Финляндии.\n"


@pytest.mark.parametrize(("arguments", "status", "words"), [
    ((), 2, "FILE"), (("a.txt", "b.txt", "--title", "x"), 2, "--title is one article's"),
    ((".", "--url", "https://example.org/"), 2, "--url is one article's"),
    (("a.txt", "--published", "gestern"), 2, "--published: 'gestern' is no day"),
    (("a.txt", "--url", "x", "--language", "xx"), 2, "--url: An address begins with http"),
    (("a.txt", "--encoding", "punycode"), 2, "--encoding: 'punycode' is no encoding"),
    (("a.txt", "--published", "2017-02-17"), 1, "a.txt, line 1: It does not say who published it; say it with"),
    (("a.txt",), 1, "a.txt, line 1: It does not say when it was published; say it with --published."),
    (("empty", *GIVEN), 1, "empty holds no .txt, .html, .htm, .xhtml file."),
])  # fmt: skip
def test_wrong_usage_of_ingest(tmp_path: Path, arguments: tuple[str, ...], status: int, words: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    done = belegt(tmp_path, "ingest", *arguments, "--database", database_in(tmp_path))
    assert done.returncode == status
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_bar_shows_how_far_it_is(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT}{number}", encoding="utf-8")
    status, shown = on_terminal(tmp_path, "ingest", ".", *GIVEN, "--database", database_in(tmp_path))
    assert status == 0
    assert "3/3" in shown
    assert "3 new documents" in shown


# HTTP


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    open_store(database_in(folder)).close()
    with_people(database_in(folder), PEOPLE)
    return folder


@pytest.fixture
def url(made: Path, tmp_path: Path) -> str:
    shutil.copytree(made, tmp_path / "own")
    return database_in(tmp_path / "own")


@pytest.fixture
def app(url: str) -> Flask:
    return application(url)


@pytest.fixture
def rita(app: Flask, url: str) -> Hand:
    return Hand(app.test_client(), bearer(url, "rita")["Authorization"].removeprefix("Bearer "))


def nobody(app: Flask) -> Hand:
    return Hand(app.test_client(), None)


def test_extract_over_http(app: Flask) -> None:
    answer = nobody(app)("POST", "/v1/extract", {"text": APA, "published": "2017-02-17", "id": "x"})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert (answer.json["id"], answer.json["language"], len(answer.json["meetings"])) == ("x", "de", 3)
    assert "text" not in answer.json
    again = nobody(app)("POST", "/v1/extract", {"text": APA, "published": "2017-02-17", "id": "x"})
    assert again.data == answer.data
    page = nobody(app)("POST", "/v1/extract", {"html": PAGE}).json
    assert (page["published"], page["text"]) == ("2017-02-17", TEXT.strip())
    assert nobody(app)("GET", "/readyz").json["change"] == 0


@pytest.mark.parametrize(("body", "status", "found"), [
    ({}, 422, ["/text"]), ([], 422, [""]),
    ({"text": TEXT}, 422, ["/published"]), ({"text": TEXT, "published": None}, 422, ["/published"]),
    ({"text": TEXT, "html": PAGE, "published": "2017-02-17"}, 422, ["/html"]),
    ({"text": "", "published": "gestern", "more": 1, "language": 3}, 422,
     ["/language", "/more", "/published", "/text"]),
    ({"text": " \n", "published": "2017-02-17"}, 422, ["/text"]),
    ({"text": "a\0b", "published": "2126-01-01", "language": "fr"}, 422, ["/language", "/published", "/text"]),
    ({"text": "a\ud800b", "published": "2017-02-17"}, 422, ["/text"]),
    ({"html": "<html><script>x</script></html>"}, 422, ["/html"]),
    ({"html": "<p>\ud800"}, 422, ["/html"]),
    ({"html": f"<html><p>{TEXT}"}, 422, ["/published"]),
    ({"html": "<html>" + "<b>" * 300 + TEXT}, 422, ["/html"]),
    ({"text": "a" * 1_000_001, "published": "2017-02-17"}, 413, ["/text"]),
    ({"html": "<html><p>" + "a " * 2_000_000 + "a"}, 413, ["/html"]),
])  # fmt: skip
def test_bad_articles_over_http(app: Flask, body: Any, status: int, found: list[str]) -> None:
    answer = nobody(app)("POST", "/v1/extract", body)
    assert (answer.status_code, sorted(paths(answer.json))) == (status, found), answer.text[:500]


def test_bodies_that_are_no_articles(app: Flask) -> None:
    client = app.test_client()
    for data, media, status in (
        (b"{", "application/json", 400), (TEXT.encode(), "text/plain", 415), (PAGE.encode(), "text/html", 415),
        (b" " * 7_000_000, "application/json", 413),
    ):  # fmt: skip
        assert client.post("/v1/extract", data=data, content_type=media).status_code == status
    assert client.get("/v1/extract").status_code == 405


def test_a_long_article_fits(rita: Hand) -> None:
    long = "".join(f"Satz {number}: Es regnet in Wien, und der Wind weht.\n" for number in range(12_500))
    assert 600_000 < len(long) < 1_000_000
    answer = rita("POST", "/v1/documents", {"text": long, "published": "2017-02-17", "publisher": "X"})
    assert answer.status_code == 201
    assert answer.json["document"]["text"] == long


def test_a_document_proposes_the_claims_it_makes(rita: Hand) -> None:
    record = {"text": APA, "published": "2017-02-17", "publisher": "APA", "title": "T", "author": "A", "note": "read"}
    made = rita("POST", "/v1/documents", record)
    assert made.status_code == 201
    id = made.json["document"]["id"]
    claims = rita("GET", f"/v1/claims?document={id}&limit=500").json["items"]
    assert [claim["id"] for claim in claims] == made.json["proposed"]
    assert {claim["status"] for claim in claims} == {"proposed"}
    assert len(claims) > 15
    change = rita("GET", f"/v1/changes/{made.json['change']}").json
    assert (change["by"], change["action"], change["note"]) == ("rita", "ingest", "read")
    shown = rita("GET", f"/v1/documents/{id}").json
    assert (shown["title"], shown["author"], shown["language"], shown["public"]) == ("T", "A", "de", False)
    for claim in claims:
        for span in claim["spans"]:
            assert shown["text"][span["start"] : span["end"]] == span["quote"]


def test_a_page_becomes_a_document(rita: Hand) -> None:
    made = rita("POST", "/v1/documents", {"html": PAGE, "title": "Anders"})
    assert made.status_code == 201
    document = made.json["document"]
    assert (document["text"], document["published"]) == (TEXT.strip(), "2017-02-17")
    assert (document["title"], document["publisher"]) == ("Anders", "Die Erfundene")
    assert document["author"] == "A. Schreiberin"
    assert made.json["proposed"]
    bad = rita("POST", "/v1/documents", {"html": PAGE, "text": TEXT})
    assert (bad.status_code, paths(bad.json)) == (422, ["/html"])
    assert paths(rita("POST", "/v1/documents", {}).json) == ["/text"]
    assert paths(rita("POST", "/v1/documents", {"html": "<html></html>"}).json) == ["/html"]


def test_the_same_publication_over_http(rita: Hand) -> None:
    record = {"text": TEXT, "published": "2017-02-17", "publisher": "A"}
    first = rita("POST", "/v1/documents", record)
    again = rita("POST", "/v1/documents", {**record, "title": "Anders"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json["document"] == first.json["document"]
    assert again.json["proposed"] == []
    assert again.headers["Location"] == first.headers["Location"]
    other = rita("POST", "/v1/documents", {**record, "id": "mine"})
    assert other.status_code == 409
    assert first.json["document"]["id"] in other.json["detail"]
    second = rita("POST", "/v1/documents", {**record, "publisher": "B"})
    assert second.status_code == 201
    assert second.json["document"]["sha256"] == first.json["document"]["sha256"]
    assert second.json["document"]["id"] != first.json["document"]["id"]


def test_a_key_takes_an_article_in_once(rita: Hand) -> None:
    record = {"text": APA, "published": "2017-02-17", "publisher": "APA"}
    first = rita("POST", "/v1/documents", record, Idempotency_Key="k")
    again = rita("POST", "/v1/documents", record, Idempotency_Key="k")
    assert (first.status_code, again.status_code, again.data) == (201, 201, first.data)


@pytest.mark.parametrize("record", [
    {"text": TEXT, "published": "2126-01-01"}, {"text": TEXT, "language": "xx"}, {"text": "a\x1bb"}, {"text": "\n "},
    {"text": TEXT, "published": "2017-02-30"}, {"html": "<html></html>"}, {"text": "a" * 1_000_001},
])  # fmt: skip
def test_nothing_is_stored_of_what_is_refused(rita: Hand, record: dict[str, str]) -> None:
    assert rita("POST", "/v1/documents", record).status_code in (413, 422)
    assert rita("GET", "/readyz").json["change"] == 0


def test_a_newer_version_moves_claims_and_adds_none(rita: Hand) -> None:
    old = rita("POST", "/v1/documents", {"text": APA, "published": "2017-02-17", "publisher": "APA"}).json
    newer = {"text": f"Berichtigt.\n{APA}", "published": "2017-02-17", "replaces": old["document"]["id"]}
    made = rita("POST", "/v1/documents", newer)
    assert made.status_code == 201
    assert (sorted(made.json["moved"]), made.json["proposed"]) == (sorted(old["proposed"]), [])


# The page


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


FIELDS = {"text": APA.replace("\n", "\r\n"), "published": "2017-02-17", "publisher": "APA", "title": "", "url": ""}


@pytest.mark.parametrize(("language", "words"), [
    ("de", ("Artikel lesen", "Was der Artikel sagt", "Treffen: es fand statt", "Kein Treffen zwischen")),
    ("en", ("Read an article", "What the article says", "Meeting: it took place", "No meeting between")),
])  # fmt: skip
def test_a_pasted_article_is_shown(client: FlaskClient, language: str, words: tuple[str, ...]) -> None:
    spoken = {**HTML, "Accept-Language": language}
    check_page(client.get("/extract", headers=spoken).text)
    answer = client.post("/extract", data=FIELDS, headers=spoken)
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    page = check_page(answer.text)
    for phrase in (*words, "Joe Dunford, Generalstabschef (USA)", "Baku", "Waleri Gerasimow"):
        assert phrase in page.text()
    assert 'action="/extract/store"' not in answer.text  # for reviewers only
    inner = answer.text[answer.text.index('<div class="text told"') :]
    shown = "".join(data for _, data in type(page)(inner[inner.index(">") + 1 : inner.index("</div>")]).said)
    assert shown == APA  # the text stands there as it was pasted


@pytest.mark.parametrize(("changed", "field", "words"), [
    ({"text": ""}, "text", "Please paste an article first."), ({"text": " \r\n"}, "text", "paste an article"),
    ({"published": ""}, "published", "Please fill this in."), ({"published": "gestern"}, "published", "This is no"),
    ({"published": "2126-01-01"}, "published", "it lies ahead"), ({"language": "xx"}, "language", "not installed"),
    ({"url": "nowhere"}, "url", "begins with http://"), ({"text": "a\n\0"}, "text", "Line 2 holds a character"),
    ({"text": "a" * 1_000_001}, "text", "larger than 1 MB"),
])  # fmt: skip
def test_what_is_wrong_with_the_form(client: FlaskClient, changed: dict[str, str], field: str, words: str) -> None:
    answer = client.post("/extract", data=FIELDS | changed, headers={**HTML, "Accept-Language": "en"})
    assert answer.status_code == 422
    if len(changed.get("text", "")) < 1000:
        check_page(answer.text)
    assert re.search(rf'id="{field}-fault">[^<]*{re.escape(words)}', answer.text)
    assert f'name="{field}"' in answer.text


def test_markup_in_an_article_is_text(client: FlaskClient) -> None:
    evil = f'</textarea><script>alert(1)</script> {{{{ 7*7 }}}} & "x" {TEXT}'
    answer = client.post("/extract", data=FIELDS | {"text": evil, "title": '"><b>'}, headers=HTML)
    page = check_page(answer.text)
    assert "<script>alert" not in answer.text
    assert "{{ 7*7 }}" in page.text()


def test_a_reviewer_stores_it(client: FlaskClient, url: str) -> None:
    sign_in(client, "rita")
    shown = client.post("/extract", data=FIELDS, headers=HTML).text
    check_page(shown)
    fields = {"csrf_token": csrf_of(shown), **FIELDS}
    stored = client.post("/extract/store", data=fields, headers=HTML)
    assert stored.status_code == 303
    where = stored.headers["Location"]
    assert re.fullmatch(r"/review\?document=d-[0-9a-f]{16}", where)
    assert "claims to decide on" in client.get(where, headers={**HTML, "Accept-Language": "en"}).text
    again = client.post("/extract/store", data=fields, headers=HTML)
    assert again.headers["Location"] == where
    assert "there already" in client.get(where, headers={**HTML, "Accept-Language": "en"}).text
    with closing(open_store(url)) as store, store.view() as view:
        [document] = view.list_documents()
        assert view.document(document.id).text == APA
        assert view.counts()["proposed"] > 15


def test_who_may_not_store(client: FlaskClient, app: Flask, url: str) -> None:
    assert client.post("/extract/store", data=FIELDS, headers=HTML).status_code in (303, 401)  # to sign in first
    sign_in(client, "lea")
    shown = client.post("/extract", data=FIELDS, headers=HTML).text
    assert "/extract/store" not in shown
    token = csrf_of(client.get("/account", headers=HTML).text)
    assert client.post("/extract/store", data={"csrf_token": token, **FIELDS}, headers=HTML).status_code == 403
    other = app.test_client()
    sign_in(other, "rita")
    assert other.post("/extract/store", data=FIELDS, headers=HTML).status_code == 400  # a form of somebody else's
    missing = {"csrf_token": csrf_of(other.post("/extract", data=FIELDS, headers=HTML).text), **FIELDS, "publisher": ""}
    refused = other.post("/extract/store", data=missing, headers=HTML)
    assert refused.status_code == 422
    assert 'id="publisher-fault"' in refused.text
    with closing(open_store(url)) as store:
        assert store.latest_change() == 0


def test_where_reading_needs_an_account(url: str) -> None:
    closed = application(url, public=False).test_client()
    assert closed.post("/extract", data=FIELDS, headers=HTML).status_code in (303, 401)
    given = {"text": TEXT, "published": "2017-02-17"}
    assert closed.post("/v1/extract", json=given).status_code == 401
    bearer_of_lea = bearer(url, "lea")["Authorization"].removeprefix("Bearer ")
    assert closed.post("/v1/extract", json=given, headers=headers(bearer_of_lea)).status_code == 200
