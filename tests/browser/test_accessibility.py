"""No page violates WCAG 2.2 AA, as far as axe-core can tell; and axe can tell, as a bad page shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Desk
from tests.browser.test_reviewing import PAGES
from tests.doors import application

pytest_plugins = ["tests.serving"]

SIGNED_OUT = ("/", "/account/sign-in", "/nowhere", "/documents/apa-2017-02-17", "/?text=Milley+met+Gerasimov.")
BAD = """<!doctype html><html><title></title><body style="background:#fff">
<img src="data:,"><p style="color:#bbb">pale</p><input><a href="/"></a><button></button></body></html>"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page(desk: Desk, axe: Callable[[Page], list[str]], scheme: str) -> None:
    found = {}
    with desk.opened("adam", color_scheme=scheme) as page:
        for path in PAGES:
            page.goto(path)
            found[path] = axe(page)
    with desk.opened(None, color_scheme=scheme) as page:
        for path in SIGNED_OUT:
            page.goto(path)
            found[f"{path}, signed out"] = axe(page)
    assert {path: violations for path, violations in found.items() if violations} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_that_only_an_action_shows(desk: Desk, axe: Callable[[Page], list[str]], scheme: str) -> None:
    with desk.opened(color_scheme=scheme) as page, desk.opened("rolf") as other:
        page.goto("/claims/c20/edit")
        other.goto("/claims/c20/edit")
        for each, words in ((other, f"one {scheme}"), (page, f"two {scheme}")):
            each.get_by_label("Who says so, in the words").fill(words)
            each.get_by_role("button", name="Save").click()
            each.wait_for_selector("#status .said, tr.conflict")
        assert axe(page) == []  # two edits side by side
        page.get_by_label("yours: ", exact=False).check()
        page.get_by_label("First day").fill("never") if page.get_by_label("First day").count() else None
        page.get_by_role("button", name="Save").click()
        page.wait_for_selector("#status .said, .faults")
        assert axe(page) == []
        page.goto("/documents/apa-2017-02-17")
        page.keyboard.press("c")  # the text as a field with a caret
        page.keyboard.press("Shift+End")
        page.wait_for_selector("[data-taken]")
        assert axe(page) == []
        page.keyboard.press("Escape")
        page.goto("/documents/apa-2017-02-17")
        page.locator("#anchor-quote").fill("Gerasimow")
        page.get_by_role("button", name="Anchor here").click()
        page.wait_for_selector(".choice")
        assert axe(page) == []
        page.goto("/review")
        page.keyboard.press("?")
        assert axe(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_that_somebody_has_to_make_first(own_desk: Desk, axe: Callable[[Page], list[str]], scheme: str) -> None:
    with own_desk.opened(color_scheme=scheme) as page:
        page.goto("/documents/apa-2017-02-17/version")
        text = page.get_by_label("The new text")
        text.fill(text.input_value().replace("am Donnerstag in der", "gestern in der"))
        page.get_by_role("button", name="Add this version").click()
        page.wait_for_url("**/documents/*/moved")
        assert axe(page) == []
        page.goto("/?text=Milley+met+Gerasimov+in+Helsinki.")
        page.locator('form[action="/verdicts"] button').click()
        page.wait_for_url("**/verdicts/*")
        assert axe(page) == []


def test_no_page_is_left_out(own_database: str) -> None:
    """Every address that shows a page is looked at above."""
    seen = [*PAGES, *SIGNED_OUT, "/documents/x/moved", "/verdicts/x"]
    rules = application(own_database).url_map
    matching = rules.bind("localhost")
    looked_at = {matching.match(path.partition("?")[0])[0] for path in seen if path != "/nowhere"}
    no_pages = ("/v1/", "/static", "/language")
    shown = {
        rule.endpoint
        for rule in rules.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.rule.startswith(no_pages) and "." not in rule.rule
    }
    assert shown - looked_at == {"api.figures", "api.health", "api.readiness", "entity_pages.suggest"}


def test_axe_finds_what_is_wrong_with_a_bad_page(page: Page, axe: Callable[[Page], list[str]]) -> None:
    page.set_content(BAD)
    rules = {violation.partition(":")[0] for violation in axe(page)}
    assert {"image-alt", "color-contrast", "label", "link-name", "button-name", "html-has-lang"} <= rules
