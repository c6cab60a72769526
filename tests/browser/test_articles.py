"""From an article to a verdict in a real browser: pasted, looked at, stored, decided on by keyboard, and checked by."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, Desk

expect.set_options(timeout=PATIENCE)

ARTICLE = """Erfundenes Treffen in Baku

Die Präsidentin von Finnland, Erna Beispiel, traf am Donnerstag in Baku Estlands Präsidenten Otto Muster.
"""
RIGHT = "Erna Beispiel traf Otto Muster am 16. Februar 2017 in Baku."
WRONG = "Erna Beispiel traf Otto Muster am 17. Februar 2017 in Baku."


def paste(page: Page, text: str = ARTICLE, publisher: str = "Die Erfundene") -> None:
    """Paste an article and see what it says."""
    page.goto("/")
    page.get_by_role("link", name="Read an article").click()
    page.get_by_label("The article", exact=True).fill(text)
    page.get_by_label("Published on").fill("2017-02-17")
    page.get_by_label("Publisher").fill(publisher)
    page.get_by_role("button", name="Show what it says").click()
    expect(page.get_by_role("heading", name="What the article says")).to_be_visible()


def label_of(page: Page, statement: str) -> str:
    page.goto("/")
    page.get_by_role("textbox").first.fill(statement)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#verdict")).to_be_visible()
    return page.locator("#verdict .badge").first.inner_text()


def accept_all_by_keyboard(page: Page) -> int:
    """Accept one claim of the queue after the other, each by one key; how many there were."""
    count = 0
    while page.locator("#focus").count():
        with page.expect_navigation():
            page.keyboard.press("a")
        count += 1
    return count


def test_from_a_pasted_article_to_a_verdict(own_desk: Desk) -> None:
    with own_desk.opened() as page:
        assert "Not enough evidence" in label_of(page, RIGHT)
        paste(page)
        meeting = page.locator("#meeting-1")
        expect(meeting).to_contain_text("16 February 2017")
        expect(meeting).to_contain_text("Baku (Azerbaijan)")
        expect(page.locator(".told mark", has_text="Donnerstag")).to_be_visible()
        assert page.locator("div.told").evaluate("each => each.textContent") == ARTICLE
        page.locator("a.at").first.click()  # from a mark to its meeting
        page.wait_for_url("**#meeting-1")
        page.goto("/documents")
        expect(page.get_by_text("Die Erfundene")).to_have_count(0)  # nothing is stored by looking
        paste(page)
        page.get_by_role("button", name="Store and propose").click()
        page.wait_for_url("**/review?document=d-*")
        expect(page.locator("#status")).to_contain_text("claims to decide on")
        expect(page.locator("#focus")).to_contain_text("proposed")
        assert accept_all_by_keyboard(page) >= 8
        assert "Supported" in label_of(page, RIGHT)
        assert "Refuted" in label_of(page, WRONG)
        paste(page)
        page.get_by_role("button", name="Store and propose").click()
        expect(page.locator("#status")).to_contain_text("there already")
        paste(page, publisher="Eine andere")
        page.get_by_role("button", name="Store and propose").click()
        page.wait_for_url("**/review?document=d-*")
        accept_all_by_keyboard(page)
        assert "Supported" in label_of(page, RIGHT)
        expect(page.locator(".origins")).to_have_text("2 documents, 1 origin")
    with own_desk.opened(None, locale="de-AT") as page:
        page.goto(f"/?text={RIGHT}")
        expect(page.locator(".origins")).to_have_text("2 Dokumente, 1 Ursprung")


def test_without_script(own_desk: Desk) -> None:
    with own_desk.opened(java_script_enabled=False) as page:
        paste(page)
        page.get_by_role("button", name="Store and propose").click()
        expect(page.locator("#status")).to_contain_text("claims to decide on")
        page.get_by_role("button", name="Accept", exact=False).first.click()
        expect(page.locator("#status")).to_contain_text("Accepted")


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 360, "height": 700}}])
def test_the_page_can_be_read_by_everybody(
    desk: Desk, axe: Callable[[Page], list[str]], options: dict[str, object]
) -> None:
    with desk.opened(**options) as page:
        page.goto("/extract")
        assert axe(page) == []
        paste(page)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        page.get_by_label("The article", exact=True).fill(" ")
        page.get_by_role("button", name="Show what it says").click()
        expect(page.get_by_text("Please paste an article first.")).to_be_visible()
        assert axe(page) == []
