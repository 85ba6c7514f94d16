"""Pictures of the pages, for the docs, as a reader sees them.

    newsfacts run seeds/articles --out OUT && newsfacts report --out OUT --articles
    python -m tests.warehouse.report.pictures OUT

Writes those of overview and reading view into `docs`, light, dark, narrow and 768 pixels wide;
those of printed pages are made by hand. Reduced to 128 colours afterwards, they take a third.
"""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.warehouse.report.conftest import FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOCS = Path(__file__).parents[3] / "docs"
#: Width, height and colours of each picture, by the end of its name.
SIZES = {
    "": (1280, 860, "light"),
    "-dark": (1280, 860, "dark"),
    "-narrow": (360, 720, "light"),
    "-768": (768, 1000, "light"),
}
#: How the headline of the shipped article begins whose reading view is shown.
HEADLINE = "China-Russia space cooperation"


def main(out: Path) -> None:
    """Draw all pictures."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (not needed to test)

    article = next(
        file
        for file in sorted((out / "report_articles").glob("*.html"))
        if f"<title>{HEADLINE}" in file.read_text("utf8")
    )
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        draw(browser, out / "report.html", "report")
        draw(browser, article, "reading-view")
        browser.close()


def draw(browser: "Browser", file: Path, name: str) -> None:
    """Draw one page in all sizes; of an article, with the card of its first agreement."""
    for ending, (width, height, colours) in SIZES.items():
        page = browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme="dark" if colours == "dark" else "light",
        )
        page.goto(file.as_uri())
        if name == "reading-view" and width > 1000:
            to_the_agreement(page)
        page.screenshot(path=DOCS / f"{name}{ending}.png")
        page.close()


def to_the_agreement(page: "Page") -> None:
    """Go from fact to fact to the first agreement of the article."""
    for _ in range(10):
        page.keyboard.press("j")
        if "AGREE" in page.inner_text("#panel"):
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]))
