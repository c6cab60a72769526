"""What the shape of the project promises: imports go down only, the README tells the truth."""

from __future__ import annotations

import ast
import http.client
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.doors import belegt, seeded, serving

ROOT = Path(__file__).parents[1]
# From the bottom up: a module imports from its own layer and from those before it.
LAYERS = (
    ("types", "errors", "watch", "quickly"),
    ("text", "language", "record", "properties", "schemas", "merge", "keys", "gazetteer"),
    ("anchor", "dates", "names", "places"),
    ("contradict",),
    ("detect", "messages", "reading", "storage", "source", "wordings", "lengths"),
    ("parse", "facts", "articles"),
    ("extract",),
    ("recall",),
    ("resolve", "namesakes", "quoted_posts", "find", "participants", "compare", "gaps", "judge", "order", "correct"),
    ("received",),
    ("quoted_words",),
    ("revisions",),
    ("linking", "review", "regroup", "versions", "tables", "exchange", "verify"),
    ("ingest",),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
SERVICE_LAYERS = (
    ("errors", "plainjson", "config", "words", "version", "large_pages", "collector"),
    ("shown", "watching"),
    ("checks", "statement", "articles"),
    ("checker",),
    ("bulk", "accounts"),
    ("api",),
    ("pages", "desk"),
    ("app",),
    ("server",),
    ("scale", "commands"),
    ("cli",),
)
SERVICE_LEVEL = {name: level for level, names in enumerate(SERVICE_LAYERS) for name in names}
SERVICE_MODULES = sorted({*(ROOT / "service").rglob("*.py")} - {ROOT / "service" / "__init__.py"})
# `keys` and the gazetteer's builder say for themselves what they take from above.
MODULES = [
    path
    for path in sorted((ROOT / "claims").rglob("*.py"))
    if path.relative_to(ROOT / "claims").parts[0] not in ("__init__.py", "gazetteer", "keys.py", "properties.py")
]


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down_only(path: Path) -> None:
    own = path.relative_to(ROOT / "claims").with_suffix("").parts[0]
    for name in _imports(path):
        assert not name.startswith(("service", "seeds", "tests")), name
        parts = name.split(".")
        if parts[0] == "claims" and len(parts) > 1 and parts[1] in LEVEL:
            assert LEVEL[parts[1]] <= LEVEL[own], name


@pytest.mark.parametrize("path", SERVICE_MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_rooms_of_the_service_use_those_below_them(path: Path) -> None:
    own = path.relative_to(ROOT / "service").with_suffix("").parts[0]
    for name in _imports(path):
        parts = name.split(".")
        assert parts[0] != "tests", name
        if parts[0] == "service" and len(parts) > 1:
            assert SERVICE_LEVEL[parts[1]] <= SERVICE_LEVEL[own], name


def test_the_readme_shows_what_is_printed(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [(statement, shown)] = re.findall(r'belegt verify "([^"]+)"\n(.*?)```', readme, re.DOTALL)
    database = f"sqlite:///{tmp_path / 'claims.sqlite'}"
    belegt = [sys.executable, "-m", "service.cli"]
    subprocess.run([*belegt, "seed", "--database", database], check=True, capture_output=True, cwd=ROOT)
    said = subprocess.run(
        [*belegt, "verify", "--database", database, statement],
        check=True, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env={"PATH": "", "COLUMNS": "80"},
    ).stdout  # fmt: skip
    assert said.startswith(shown)


def test_the_readmes_python_runs(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [code] = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    database = f"sqlite:///{tmp_path / 'belegt.sqlite'}"
    belegt = [sys.executable, "-m", "service.cli", "seed", "--database", database]
    subprocess.run(belegt, check=True, capture_output=True, cwd=ROOT)
    code = code.replace("sqlite:////path/to/belegt.sqlite", database)
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "supported\n"


def test_the_readmes_request_and_its_lines_are_answered(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [(path, media, body)] = re.findall(
        r"curl -s http://127\.0\.0\.1:8000(\S+) -H 'Content-Type: (\S+)' \\\n\s+-d '([^']+)'", readme
    )
    [lines] = re.findall(r"belegt (verify --jsonl) <", readme)
    with serving(tmp_path, "--database", seeded(tmp_path)) as served:
        connection = http.client.HTTPConnection(served.host, served.port, timeout=60)
        connection.request("POST", path, body.encode(), {"Content-Type": media})
        answer = json.load(connection.getresponse())
    assert answer["label"] == "refuted"
    done = belegt(tmp_path, *lines.split(), "--database", seeded(tmp_path), stdin=f"{body}\n".encode())
    assert json.loads(done.stdout)["label"] == "refuted"


def test_the_readmes_editing_commands_run(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\$ belegt ((?:accept|edit|history|undo) .+)$", readme, re.MULTILINE)
    assert len(lines) == 4
    database = seeded(tmp_path)
    for line in lines:
        done = belegt(tmp_path, *shlex.split(line), BELEGT_DATABASE=database)
        assert done.returncode == 0, (line, done.stderr)


def test_the_readmes_tables_and_backups_run(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\$ belegt ((?:import|export|backup|restore) .+)$", readme, re.MULTILINE)
    assert [line.split()[0] for line in lines] == ["import", "export", "backup", "restore"]
    table = tmp_path / "meetings.csv"
    table.write_text("day,city,people\n2020-01-02,Wien,Anna Erfunden; Bernd Ausgedacht\n", encoding="utf-8")
    database = seeded(tmp_path)
    for line in lines:
        words = [word.replace("/srv/backups", str(tmp_path)) for word in shlex.split(line)]
        words = [str(tmp_path / word) if word in ("meetings.csv", "belegt.jsonl") else word for word in words]
        done = belegt(tmp_path, *words, BELEGT_DATABASE=database)
        assert done.returncode == 0, (line, done.stderr)


def test_the_readmes_articles_go_in(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\$ belegt ((?:extract|ingest) .+)$", readme, re.MULTILINE)
    assert [line.split()[0] for line in lines] == ["extract", "ingest", "ingest"]
    text = "Erna Beispiel met Otto Muster in Vienna on Thursday, and they talked about the weather.\n"
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    page = f"<html><head><meta name='date' content='2017-02-17'></head><body><p>{text}</p></body></html>"
    (tmp_path / "articles" / "page.html").write_text(page, encoding="utf-8")
    for line in lines:
        done = belegt(tmp_path, *shlex.split(line), BELEGT_DATABASE=seeded(tmp_path))
        assert done.returncode == 0, (line, done.stderr)


ROOMS = ("reading", "articles")  # of many modules, which the map of them explains one by one


@pytest.mark.parametrize("room", ROOMS)
def test_the_architecture_names_every_module(room: str) -> None:
    named = set(re.findall(r"`(\w+)`", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")))
    modules = {path.stem for path in (ROOT / "claims" / room).rglob("*.py")} - {"__init__"}
    assert modules - named == set()
