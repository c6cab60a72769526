"""Anchoring in a real browser: by mouse, by keyboard alone, without JavaScript; and what offsets it counts."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import Any

from playwright.sync_api import Page, expect

from claims import open_store
from claims.storage.interface import Batch
from claims.types import Claim, quote
from tests.browser.conftest import PATIENCE, Desk
from tests.browser.test_reviewing import press, stored

expect.set_options(timeout=PATIENCE)
APA = "/documents/apa-2017-02-17"

# The box on the screen that holds these words of the text.
BOX = """words => {
  const walker = document.createTreeWalker(document.querySelector("[data-document]"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    scrollBy({top: range.getBoundingClientRect().top - innerHeight / 2, behavior: "instant"});
    const box = range.getClientRects()[0];
    return {x: box.x, y: box.y + box.height / 2, end: box.x + box.width};
  }
}"""


def select_by_mouse(page: Page, words: str) -> None:
    box = page.evaluate(BOX, words)
    page.mouse.move(box["x"] + 1, box["y"])
    page.mouse.down()
    page.mouse.move(box["end"], box["y"], steps=4)
    page.mouse.up()


def passage(page: Page) -> str:
    expect(page.get_by_role("heading", name="A passage, and what it says")).to_be_visible()
    return page.locator("main mark").first.inner_text()


def test_by_mouse(desk: Desk) -> None:
    with desk.opened() as page:
        page.goto(APA)
        select_by_mouse(page, "Washington")
        expect(page.locator("[data-anchor-shown]")).to_have_text("Washington")
        page.get_by_role("button", name="Anchor here").click()
        assert passage(page) == "Washington"
        page.get_by_label("What does the passage say?").select_option("place")
        page.get_by_role("button", name="Go on").click()
        page.get_by_label("A meeting that is not known yet").check()
        field = page.get_by_label("Place", exact=True)
        field.fill("Baku")
        page.get_by_role("button", name="Add as proposed").click()
        expect(page.locator("#status")).to_contain_text("Added: Baku")
        found = stored(desk, page.url.rpartition("/")[2])
    assert [(span.start, span.end, span.quote) for span in found.spans] == [(0, 10, "Washington")]


def test_by_keyboard_alone(desk: Desk) -> None:
    with desk.opened() as page:
        page.goto(APA)
        page.keyboard.press("n")
        expect(page.locator("a.at").first).to_be_focused()
        page.keyboard.press("n")
        expect(page.locator("a.at").nth(1)).to_be_focused()
        page.keyboard.press("p")
        expect(page.locator("a.at").first).to_be_focused()
        page.keyboard.press("c")
        expect(page.locator("[data-document]")).to_be_focused()
        before = page.locator("[data-document]").inner_text()
        page.keyboard.press("Control+Home")
        for key in ("Control+Shift+ArrowRight", "Shift+ArrowLeft", "Shift+ArrowRight"):
            page.keyboard.press(key)
        page.keyboard.type("nothing can be typed into it")
        page.keyboard.press("Delete")
        page.keyboard.press("Control+x")
        assert page.locator("[data-document]").inner_text() == before
        expect(page.locator("[data-anchor-shown]")).to_have_text(re.compile("^Washington *$"))
        press(page, "Enter")
        assert passage(page).strip() == "Washington"
        page.go_back()
        page.keyboard.press("c")
        expect(page.locator("[data-document]")).to_be_focused()
        page.keyboard.press("Escape")  # no trap
        expect(page.get_by_role("button", name="Select with the keyboard")).to_be_focused()
        expect(page.locator("[data-document]")).not_to_have_attribute("contenteditable", "true")


def test_without_javascript(desk: Desk) -> None:
    with desk.opened(java_script_enabled=False) as page:
        page.goto(APA)
        page.locator("#anchor-quote").fill("Gerasimow")
        page.get_by_role("button", name="Anchor here").click()
        expect(page.locator(".choice")).to_have_count(2)
        page.get_by_role("button", name="This one (2)").click()
        assert passage(page) == "Gerasimow"
        page.goto(APA)
        page.locator("#anchor-quote").fill("Erstes Treffen seit 2014\n")
        page.get_by_role("button", name="Anchor here").click()
        assert passage(page) == "Erstes Treffen seit 2014"


def test_a_claim_that_lost_its_place_is_anchored_again(own_desk: Desk) -> None:
    with own_desk.opened() as page:
        page.goto(f"{APA}/version")
        text = page.get_by_label("The new text")
        text.fill(text.input_value().replace("am Donnerstag in der", "gestern, am Donnerstag, in der"))
        page.get_by_role("button", name="Add this version").click()
        expect(page.get_by_role("heading", name=re.compile(r"Need re-anchoring \(\d"))).to_be_visible()
        lost = page.locator("li", has_text="16 February 2017 “am Donnerstag”").first
        lost.get_by_role("link", name="Re-anchor").click()
        page.locator(".place", has_text="gestern").first.locator("input").check()
        page.get_by_role("button", name="Rest it there").click()
        expect(page.locator("#status")).to_contain_text("Anchored: ")
    found = stored(own_desk, "c1")
    assert found.anchored
    assert found.document == "apa-2017-02-17-2"
    assert "Donnerstag" in found.spans[0].quote


# Offsets

PIECES = (
    "👩‍👩‍👧‍👦", "👍🏽", "🇦🇹", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️", "e\u0301", "o\u0308\u0323", "한", "각", "क्षि", "Ёлкин", "и\u0306", "Герасимов",
    "שָׁלוֹם", "مرحبا", "\u200f", "\u200d", "𝔅𝔢𝔩𝔢𝔤𝔱", "Baku", "Straße", " ", "\n", "\n", "\t", "<b>", "&amp;", "“",
    "\u00a0",
)  # fmt: skip

# Selects [from, to) of the text, in the browser's own UTF-16 units, and tells what the form then holds.
SELECT = """async ([from, to]) => {
  const text = document.querySelector("[data-document]"), form = document.querySelector("form[data-anchor]");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let seen = 0, started = false;
  while (walker.nextNode()) {
    const node = walker.currentNode, length = node.data.length;
    if (!started && from < seen + length) { range.setStart(node, from - seen); started = true; }
    if (to <= seen + length) { range.setEnd(node, to - seen); break; }
    seen += length;
  }
  getSelection().removeAllRanges();
  const heard = new Promise(done => document.addEventListener("selectionchange", () => {
    if (!getSelection().isCollapsed) done();
  }));
  getSelection().addRange(range);
  await heard;
  const place = {start: +form.elements.start.value, end: +form.elements.end.value, quote: form.elements.quote.value};
  return {...place, length: text.textContent.length};
}"""


def units(text: str) -> int:
    """How long a text is for a browser, which counts UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def random_text(chance: random.Random) -> str:
    pieces = [chance.choice(PIECES) for _ in range(chance.randint(3, 60))]
    return "x" + "".join(pieces) + "."


def with_claims(desk: Desk, id: str, text: str, chance: random.Random) -> None:
    """Claims that rest on the text anywhere, so that it is shown in pieces."""
    store = open_store(desk.database)
    try:
        with store.view() as view:
            about = view.claim("c1").subject
        spans = [sorted(chance.sample(range(len(text) + 1), 2)) for _ in range(4)]
        claims = [
            Claim(f"{id}-{number}", about, "format", {"format": "video"}, id, (quote(id, text, *span),))
            for number, span in enumerate(spans)
        ]
        store.write(Batch(claims=claims), by="a test", action="add")
    finally:
        store.close()


def text_of(desk: Desk, id: str) -> str:
    store = open_store(desk.database)
    try:
        with store.view() as view:
            return view.document(id).text
    finally:
        store.close()


def cuts_nothing(text: str, at: int) -> bool:
    """Whether a place lies between two characters as a person sees them, as far as Python can tell."""
    if at in (0, len(text)):
        return True
    before, after = text[at - 1], text[at]
    joined = "\u200d" in (before, after) and before != "\n" and after != "\n" and after == "\u200d"
    return not (unicodedata.combining(after) or joined or "\U0001f3fb" <= after <= "\U0001f3ff" or after == "\ufe0f")


def test_the_browser_counts_as_the_server_does(own_desk: Desk) -> None:
    chance = random.Random(20170216)
    with own_desk.opened() as page:
        for number in range(8):
            id, before = f"random-{number}", f"/documents/random-{number - 1}" if number else APA
            written = random_text(chance)
            page.goto(f"{before}/version")
            page.get_by_label("The new text").fill(written)  # which a browser sends with CRLF
            page.get_by_label("Id of the new version").fill(id)
            page.get_by_role("button", name="Add this version").click()
            page.wait_for_url(f"**/documents/{id}/moved")
            text = text_of(own_desk, id)
            assert text == written
            with_claims(own_desk, id, text, chance)
            page.goto(f"/documents/{id}")
            found = check_selections(page, text, chance)
            page.get_by_role("button", name="Anchor here").click()
            page.wait_for_url(f"**/documents/{id}/anchor?start={found['start']}&end={found['end']}")


def check_selections(page: Page, text: str, chance: random.Random) -> Any:
    """Select forty stretches of a document; what the form says of each has to stand in the stored text."""
    length = units(text)
    for _ in range(40):
        start, end = sorted(chance.sample(range(length + 1), 2))
        found = page.evaluate(SELECT, [start, end])
        assert found["length"] == length
        assert text[found["start"] : found["end"]] == found["quote"]
        assert units(text[: found["start"]]) <= start
        assert units(text[: found["end"]]) >= end
        assert cuts_nothing(text, found["start"])
        assert cuts_nothing(text, found["end"])
    return found
