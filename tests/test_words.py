"""The words of the pages: the German catalogue has a translation of everything that is said, and of nothing else."""

from __future__ import annotations

import re
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from service.pages.rendering import own_path
from service.words import LANGUAGES, words

pytest_plugins = ["tests.serving"]

SERVICE, CLAIMS = (Path(str(files(package))) for package in ("service", "claims"))
CATALOGUE = SERVICE / "translations" / "de" / "LC_MESSAGES" / "messages.po"
Message = str | tuple[str, ...]


def said() -> set[tuple[Any, Message]]:
    """Everything that the code and the templates give to be translated, with its context."""
    with (SERVICE / "translations" / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    keywords = DEFAULT_KEYWORDS | {"Sentence": None}  # what errors say
    found = [*extract_from_dir(SERVICE, methods, options, keywords)]
    found += extract_from_dir(CLAIMS, methods, options, keywords | {"wrong": (2,)})
    return {(context, message) for _, _, message, _, context in found}


def translated() -> dict[tuple[Any, Message], Message]:
    with CATALOGUE.open("rb") as file:
        return {(each.context, each.id): each.string for each in read_po(file, locale="de") if each.id}


def test_everything_said_is_translated_and_nothing_else() -> None:
    wanted, known = said(), set(translated())
    assert sorted(map(str, wanted - known)) == []
    assert sorted(map(str, known - wanted)) == []


def test_translations_say_something_and_fill_in_the_same_values() -> None:
    for (_, message), translation in translated().items():
        english, german = ([each] if isinstance(each, str) else list(each) for each in (message, translation))
        assert len(english) == len(german)
        for one, other in zip(english, german, strict=True):
            assert other.strip(), message
            assert sorted(re.findall(r"%\(\w+\)\w", one)) == sorted(re.findall(r"%\(\w+\)\w", other)), message


def test_the_compiled_catalogue_is_in_step() -> None:
    """After a change: pybabel compile -d service/translations."""
    with CATALOGUE.open("rb") as file:
        made = BytesIO()
        write_mo(made, read_po(file, locale="de"))
    made.seek(0)
    with CATALOGUE.with_suffix(".mo").open("rb") as compiled:
        assert _said_by(read_mo(compiled)) == _said_by(read_mo(made))


def _said_by(catalogue: Catalog) -> set[str]:
    """Every message of a catalogue with its translation, in one word."""
    return {repr((each.context, list(each.id), list(each.string))) for each in catalogue if each.id}


def test_templates_translate_only_words_that_stand_in_them() -> None:
    """What is translated counts as safe markup: nothing that somebody sent may get there, only words of a table."""
    for template in sorted((SERVICE / "templates").glob("*.html")):
        for argument in re.findall(r"\b(?:_|n?gettext)\(\s*([^)]*)", template.read_text(encoding="utf-8")):
            assert re.match(r"""["']|field\.label$|\w+\[\w+\]$""", argument), (template.name, argument)


@pytest.mark.parametrize(("accept", "cookie", "lang"), [
    ("de-AT,de;q=0.9", None, "de"), ("fr", None, "en"), ("en", "de", "de"), ("de", "en", "en"), ("de", "xx", "de"),
    ("", None, "en"),
])  # fmt: skip
def test_the_switch_comes_before_the_browser(client: FlaskClient, accept: str, cookie: str | None, lang: str) -> None:
    own = client.application.test_client()
    if cookie:
        own.set_cookie("language", cookie)
    assert f'<html lang="{lang}">' in own.get("/", headers={"Accept-Language": accept}).text


def test_switching_goes_back_to_the_same_page(client: FlaskClient) -> None:
    own = client.application.test_client()
    page = own.get("/meetings?status=held").text
    [switch] = re.findall(r'href="(/language/de[^"]*)"', page)
    answer = own.get(switch)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/meetings?status=held")
    assert '<html lang="de">' in own.get(answer.headers["Location"], headers={"Accept-Language": "en"}).text
    assert own.get("/language/xx", headers={"Accept": "text/html"}).status_code == 404


@pytest.mark.parametrize("text", [
    None, "", "//example.org", "/\\example.org", "https://example.org", "/\t/example.org", "javascript:alert(1)",
    "/a\\b", " /a", "/a\nb", "meetings",
])  # fmt: skip
def test_nobody_is_sent_elsewhere(text: str | None) -> None:
    assert own_path(text) == "/"
    assert own_path("/meetings?a=b#c") == "/meetings?a=b#c"


def test_languages_and_countries_have_names() -> None:
    assert [words(code).language("de") for code in LANGUAGES] == ["German", "Deutsch"]
    assert [words(code).country("AZ") for code in LANGUAGES] == ["Azerbaijan", "Aserbaidschan"]
    for code in ("xx", "", "no language", "../de"):
        assert words("en").language(code) == code
        assert words("en").country(code) == code
