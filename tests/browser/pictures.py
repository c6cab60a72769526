"""Takes the pictures of the README anew: `python -m tests.browser.pictures`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from claims import open_store, review
from seeds.load import load
from tests.browser.conftest import CHROMIUM
from tests.doors import REFUTED, serving
from tests.signing import password_of, with_people

FOLDER = Path(__file__).parent / "pictures"
PICTURES = (
    ("check", f"/?text={REFUTED}", "light", 900),
    ("review", "/review", "light", 820),
    ("meetings", "/meetings", "dark", 620),
)  # name, address, colours, height in pixels


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        url = f"sqlite:///{folder}/claims.sqlite"
        store = open_store(url)
        load(store, "proposed")
        with store.view() as view:
            reviewed = {claim.id: claim.revision for claim in view.list_claims(limit=60)}
        review.decide(store, "accept", reviewed, by="rita")
        store.close()
        with_people(url, (("rita", "reviewer"),))
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        with serving(Path(folder), "--database", url) as served:
            for name, address, colours, height in PICTURES:
                page = browser.new_page(
                    base_url=f"http://{served.host}:{served.port}",
                    color_scheme=colours,  # type: ignore[arg-type]  # light or dark
                    locale="en-GB",
                    viewport={"width": 1040, "height": height},
                )
                page.goto("/account/sign-in")
                page.fill("[name=name]", "rita")
                page.fill("[name=password]", password_of("rita"))
                page.click("main form button[type=submit]")
                page.goto(address)
                page.screenshot(path=str(FOLDER / f"{name}.png"))
                page.close()
        browser.close()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    main()
