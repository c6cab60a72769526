"""A running service and Debian's Chromium: what the tests in a real browser share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from claims import open_store
from seeds.load import load
from tests.doors import serving
from tests.signing import password_of, with_people

CHROMIUM = Path("/usr/bin/chromium")
PEOPLE = (("rita", "reviewer"), ("rolf", "reviewer"), ("adam", "admin"), ("lea", "reader"))
PATIENCE = 15_000  # milliseconds within which what a test waits for has to appear, on a machine that does much else


@dataclass(frozen=True)
class Desk:
    """A running service with the seeds' claims to review, and somebody's browser for it."""

    url: str  # of the service
    database: str
    states: dict[str, Any]  # name → cookies of whom is signed in
    browser: Browser

    @contextmanager
    def opened(self, name: str | None = "rita", **options: Any) -> Iterator[Page]:
        """A page of somebody who is signed in (None: of nobody), in a context of its own."""
        with self.context(name, **options) as context:
            yield context.new_page()

    @contextmanager
    def context(self, name: str | None = "rita", **options: Any) -> Iterator[BrowserContext]:
        state = self._state(name) if name else None
        context = self.browser.new_context(base_url=self.url, storage_state=state, **({"locale": "en-GB"} | options))
        context.set_default_timeout(PATIENCE)
        try:
            yield context
        finally:
            context.close()

    def _state(self, name: str) -> Any:
        if name not in self.states:
            with self.opened(None) as page:
                page.goto("/account/sign-in")
                page.fill("[name=name]", name)
                page.fill("[name=password]", password_of(name))
                page.click("main form button[type=submit]")
                page.wait_for_url(lambda url: "sign-in" not in url)
                self.states[name] = page.context.storage_state()
        return self.states[name]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not there; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A service that many tests share: each leaves the queue as it found it, or uses what is its own."""
    with _running(browser, tmp_path_factory.mktemp("desk")) as found:
        yield found


@pytest.fixture
def own_desk(browser: Browser, tmp_path: Path) -> Iterator[Desk]:
    """A service for one test."""
    with _running(browser, tmp_path) as found:
        yield found


@pytest.fixture
def page(desk: Desk) -> Iterator[Page]:
    """A page of a reviewer's."""
    with desk.opened() as page:
        yield page


@contextmanager
def _running(browser: Browser, folder: Path) -> Iterator[Desk]:
    database = f"sqlite:///{folder / 'claims.sqlite'}"
    store = open_store(database)
    load(store, "proposed")
    store.close()
    with_people(database, PEOPLE)
    with serving(folder, "--workers", "2", "--database", database) as served:
        yield Desk(f"http://{served.host}:{served.port}", database, {}, browser)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Finds what violates WCAG 2.2 AA on a page, each violation as a line."""
    source = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    run = """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}))
        .violations.map(found => `${found.id}: ${found.nodes.map(node => node.html).join(" | ").slice(0, 600)}`)"""

    def violations(page: Page) -> list[str]:
        page.evaluate(source)
        found: list[str] = page.evaluate(run)
        return found

    return violations
