"""A real browser, and the report of the seed articles to look at in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from newsfacts.warehouse.memory import in_memory
from newsfacts.warehouse.report import overview, reading
from newsfacts.warehouse.report.rows import ArticleRows, rows_of
from tests.warehouse.report.tabs import Open, Tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Debian's Chromium, driven by Playwright."""
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def tab(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Open pages offline, on a wide screen unless told otherwise."""
    contexts: dict[str, BrowserContext] = {}

    def opened(html: str, **options: object) -> Tab:
        given: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}, **options}
        if repr(given) not in contexts:
            contexts[repr(given)] = browser.new_context(offline=True, **given)
        tab = Tab(contexts[repr(given)], tmp_path / "page.html")
        tab.show(html)
        return tab

    yield opened
    for context in contexts.values():
        context.close()


@pytest.fixture(scope="session")
def seed_overview(seed_tables: dict[str, pl.DataFrame]) -> str:
    with in_memory(seed_tables) as con:
        return overview.render(con)


@pytest.fixture(scope="session")
def seed_article(seed_tables: dict[str, pl.DataFrame]) -> ArticleRows:
    with in_memory(seed_tables) as con:
        sql = "SELECT article_id FROM articles WHERE source LIKE '%000_e2%'"
        ((article_id,),) = con.execute(sql).fetchall()
        ((_, known),) = rows_of(con, [article_id])
    return known


@pytest.fixture(scope="session")
def short_page(seed_tables: dict[str, pl.DataFrame]) -> str:
    """A short article, for checks that look at every mark."""
    with in_memory(seed_tables) as con:
        sql = "SELECT article_id FROM articles WHERE source LIKE '%afcfta%'"
        ((article_id,),) = con.execute(sql).fetchall()
        ((_, known),) = rows_of(con, [article_id])
    return reading.render(known)


@pytest.fixture(scope="session")
def seed_page(seed_article: ArticleRows) -> str:
    return reading.render(seed_article)
