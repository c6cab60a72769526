"""Reviewing in a real browser: by keyboard alone, in bulk, two at once, on a phone, in two languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from claims import open_store
from claims.types import Claim
from tests.browser.conftest import PATIENCE, Desk
from tests.doors import REFUTED

expect.set_options(timeout=PATIENCE)
CLAIMS = 68


def stored(desk: Desk, id: str) -> Claim:
    store = open_store(desk.database)
    try:
        with store.view() as view:
            return view.claim(id)
    finally:
        store.close()


def decided(page: Page, count: int) -> None:
    expect(page.locator(".progress label")).to_have_text(f"{count} of {CLAIMS} decided")


def in_focus(page: Page) -> str:
    return page.locator('input[name="claim"]').first.input_value()


def press(page: Page, key: str) -> None:
    """Press a key that leads to another page, and wait for that."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_text_is_checked(desk: Desk) -> None:
    with desk.opened(None) as page:
        page.goto("/")
        page.get_by_role("textbox").first.fill("Dunford und Gerasimow trafen sich am 17. Februar 2017 in Baku.")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#verdict")).to_be_visible()
        expect(page.locator("#verdict .badge").first).to_contain_text("Not enough evidence")  # nothing is accepted yet


def test_the_whole_queue_by_keyboard_alone(own_desk: Desk) -> None:
    with own_desk.opened() as page:
        page.goto("/review")
        first = in_focus(page)
        press(page, "j")
        second = in_focus(page)
        assert second != first
        press(page, "k")
        assert in_focus(page) == first
        decided(page, 0)
        page.keyboard.press("?")
        expect(page.get_by_text("undo my last change", exact=True)).to_be_visible()
        press(page, "x")
        decided(page, 1)
        press(page, "u")
        decided(page, 0)
        press(page, "s")  # nothing is decided by skipping
        decided(page, 0)
        page.keyboard.press("/")
        page.keyboard.type("ajax")  # in a field the keys are letters
        expect(page.locator("#q")).to_have_value("ajax")
        page.locator("#q").fill("")
        press(page, "Enter")
        press(page, "e")
        page.keyboard.press("Tab")
        page.locator("[name='value.text']").focus()
        page.keyboard.press("End")
        page.keyboard.type("!")
        page.get_by_role("button", name="Save").focus()
        press(page, "Enter")
        expect(page.locator("#status")).to_contain_text("Saved: ")
        decided(page, 0)
        for count in range(1, CLAIMS + 1):
            press(page, "x" if count % 7 == 0 else "a")
            decided(page, count)
        expect(page.locator(".empty")).to_contain_text(f"All {CLAIMS} claims are decided.")
        press(page, "u")
        decided(page, CLAIMS - 1)
    with own_desk.opened(None) as page:
        page.goto("/")
        page.get_by_role("textbox").first.fill("Milley and Gerasimov met in Helsinki on 22 September 2021.")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#verdict .badge").first).to_be_visible()


def test_keys_can_be_switched_off_and_that_is_remembered(desk: Desk, page: Page) -> None:
    page.goto("/review")
    switch = page.get_by_role("switch", name="Keys of one letter are on")
    expect(switch).to_be_visible()
    expect(switch).to_be_checked()
    switch.uncheck()
    page.locator("#main").click(position={"x": 2, "y": 2})
    before = page.url
    for key in ("j", "a", "x", "e", "s"):
        page.keyboard.press(key)
    page.reload()
    assert page.url == before
    assert stored(desk, "c1").status == "proposed"
    expect(page.get_by_role("switch")).not_to_be_checked()
    page.get_by_role("switch").check()
    press(page, "j")


def test_keys_leave_everything_else_alone(desk: Desk, page: Page) -> None:
    page.goto("/review")
    before = page.url
    for key in ("Control+a", "Alt+x", "Meta+e", "q", "Escape"):
        page.keyboard.press(key)
    page.locator("#contradicts").focus()
    page.keyboard.press("a")  # a list goes by letters, too
    assert page.url == before
    assert stored(desk, "c1").status == "proposed"


def test_bulk_and_its_undo(desk: Desk) -> None:
    with desk.opened() as page:
        page.goto("/review?property=format")
        page.get_by_role("button", name="Accept all 6").click()
        expect(page.locator("#status")).to_contain_text("Accepted: 6 claims.")
        assert stored(desk, "c7").status == "accepted"
        page.locator("#status").get_by_role("button", name="Undo").click()
        expect(page.locator("#status")).to_contain_text("Undone.")
        assert stored(desk, "c7").status == "proposed"


def test_it_works_without_javascript(desk: Desk) -> None:
    with desk.opened(java_script_enabled=False) as page:
        page.goto("/review?property=duration")
        page.get_by_role("button", name="Accept", exact=False).first.click()
        expect(page.locator("#status")).to_contain_text("Accepted: ")
        page.locator("#status").get_by_role("button", name="Undo").click()
        expect(page.locator("#status")).to_contain_text("Undone.")
        page.goto("/claims/c2/edit")
        page.get_by_label("Place").fill("Brü")
        page.get_by_role("button", name="Find names").click()
        expect(page.locator("datalist option")).to_have_count(1)


def test_names_are_suggested_while_typing(page: Page) -> None:
    page.goto("/claims/c2/edit")
    field = page.get_by_label("Place", exact=True)
    field.fill("")
    field.press_sequentially("Brü")
    expect(page.locator('#value-entity-names option[value^="Brüssel ["]')).to_have_count(1)


def test_names_are_suggested_to_whoever_looks_for_a_meeting(desk: Desk) -> None:
    with desk.opened(None) as page:
        page.goto("/meetings")
        page.get_by_label("Person or office").press_sequentially("duN")
        expect(page.locator('#parties option[value="Joe Dunford [e1]"]')).to_have_count(1)
        page.get_by_label("Person or office").fill("Joe Dunford [e1]")
        page.get_by_role("button", name="Show", exact=True).click()
        expect(page.get_by_label("Person or office")).to_have_value("Joe Dunford")
        expect(page.locator("tbody tr")).to_have_count(1)


def test_two_at_one_claim_and_neither_input_is_lost(desk: Desk) -> None:
    with desk.opened("rita") as rita, desk.opened("rolf") as rolf:
        for page in (rita, rolf):
            page.goto("/claims/c8/edit")
        revision = stored(desk, "c8").revision
        rolf.get_by_label("Words of the source", exact=True).fill("what Rolf wrote")
        rolf.get_by_label("Language of the words").fill("en")
        rita.get_by_label("Words of the source", exact=True).fill("what Rita wrote")
        rita.get_by_label("Why?", exact=False).fill("because")
        rolf.get_by_role("button", name="Save").click()
        expect(rolf.locator("#status")).to_contain_text("Saved: ")
        rita.get_by_role("button", name="Save").click()
        expect(rita.get_by_role("heading", name="rolf changed this claim while you were editing it.")).to_be_visible()
        row = rita.locator("tr.conflict")
        expect(row).to_contain_text("what Rolf wrote")
        expect(row).to_contain_text("what Rita wrote")
        expect(rita.get_by_label("Language of the words")).to_have_value("en")
        expect(rita.get_by_label("Why?", exact=False)).to_have_value("because")
        rita.get_by_label("yours: what Rita wrote").check()
        rita.get_by_role("button", name="Save").click()
        expect(rita.locator("#status")).to_contain_text("Saved: ")
    found = stored(desk, "c8")
    assert found.revision == revision + 2
    assert (found.value["text"], found.value["language"]) == ("what Rita wrote", "en")


def test_a_verdict_is_kept_and_its_link_copied(desk: Desk) -> None:
    with desk.context(None, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"/?text={REFUTED}")
        page.get_by_role("button", name="Keep this verdict").click()
        page.get_by_role("button", name="Copy link").click()
        expect(page.locator("#status")).to_contain_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == page.url


@pytest.mark.parametrize(("path", "left_out"), [
    (f"/?text={REFUTED}", ("form#ask", "nav", ".examples")), ("/documents/apa-2017-02-17", ("nav", ".anchor")),
    ("/review", ("nav", ".filters", ".facets", ".decide")), ("/meetings", ("nav", ".filters", ".pager")),
])  # fmt: skip
def test_what_is_printed_is_what_one_reads(page: Page, path: str, left_out: tuple[str, ...]) -> None:
    """On paper there is nothing to click, the ground is white, and no line is cut off."""
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 700, "height": 1000})  # A4 at 96 dots an inch, without its margins
    page.goto(path)
    expect(page.locator("h1")).to_be_visible()
    for selector in left_out:
        for each in page.locator(selector).all():
            expect(each).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("locale", "language"), [("de-AT", "de"), ("en-GB", "en"), ("fr", "en")])
def test_the_browsers_language_and_the_switch(desk: Desk, locale: str, language: str) -> None:
    with desk.opened(locale=locale) as page:
        page.goto("/review?property=date")
        expect(page.locator("html")).to_have_attribute("lang", language)
        heading = page.locator("h1").inner_text()
        page.get_by_role("link", name="English" if language == "de" else "Deutsch").click()
        expect(page.locator("html")).to_have_attribute("lang", "en" if language == "de" else "de")
        assert page.url.endswith("/review?property=date")
        assert page.locator("h1").inner_text() != heading


PAGES = (
    "/review", "/review?status=any&q=nothing", "/claims/c1", "/claims/c1/edit", "/claims/c3/edit", "/claims/c1/anchor",
    "/claims/c1/history", "/documents/apa-2017-02-17", "/documents/apa-2017-02-17/anchor?start=186&end=199",
    "/documents/apa-2017-02-17/version", "/documents/apa-2017-02-17/erase", "/entities/e1",
    "/claims/new?document=apa-2017-02-17&start=186&end=199&property=date", "/", "/meetings", "/meetings/m1",
    "/documents", "/entities", "/account", "/admin/users", "/extract",
)  # fmt: skip


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_nothing_goes_beyond_the_edge(desk: Desk, width: int) -> None:
    with desk.opened("adam", viewport={"width": width, "height": 800}, has_touch=True, is_mobile=True) as page:
        wide = {}
        for path in PAGES:
            page.goto(path)
            reach = page.evaluate("document.documentElement.scrollWidth")
            if reach > width:
                wide[path] = reach
        assert wide == {}
