"""The pages as a reader meets them: in a browser, offline, by mouse and by keys."""

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsfacts.warehouse.report import reading
from newsfacts.warehouse.report.rows import ArticleRows
from tests.warehouse.report.tabs import Open

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).parent / "axe" / "axe.min.js.gz"


def focused(page: "Page") -> str:
    return str(page.evaluate("document.activeElement.id"))


def visible_kinds(page: "Page") -> set[str]:
    return set(
        page.eval_on_selector_all("#facts .card:not(.hidden)", "c=>c.map(x=>x.classList[1])")
    )


def test_keys_go_from_fact_to_fact_and_back(tab: Open, seed_page: str) -> None:
    opened = tab(seed_page)
    page = opened.page
    page.keyboard.press("j")
    first = focused(page)
    page.keyboard.press("j")
    second = focused(page)
    page.keyboard.press("k")

    assert first.startswith("m")
    assert second != first
    assert focused(page) == first
    to_the_agreement(page)
    assert "China and Russia AGREE" in page.inner_text("#panel")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert opened.heard == []


def test_kinds_are_shown_and_hidden_by_number_or_click(tab: Open, seed_page: str) -> None:
    page = tab(seed_page).page
    assert visible_kinds(page) == {"event", "quote", "agreement"}
    page.keyboard.press("5")
    assert visible_kinds(page) == {"event", "quote", "agreement", "time"}
    page.click("label.chip.event")
    assert visible_kinds(page) == {"quote", "agreement", "time"}
    assert page.evaluate("document.querySelector('mark.event').tabIndex") == -1
    assert page.evaluate("document.querySelector('mark.time').tabIndex") == 0


def to_the_agreement(page: "Page") -> None:
    """Go from fact to fact until the card is that of an agreement of China and Russia."""
    for _ in range(10):
        page.keyboard.press("j")
        if "China and Russia AGREE" in page.inner_text("#panel"):
            return


def test_a_card_leads_to_who_is_meant(tab: Open, seed_page: str) -> None:
    page = tab(seed_page).page
    to_the_agreement(page)
    page.click("#panel a:has-text('Russia (“Moscow”)')")

    assert "“Moscow” means Russia" in page.inner_text("#panel")
    assert page.is_checked("#k-name")


def test_who_takes_part_is_lit(tab: Open, seed_page: str) -> None:
    page = tab(seed_page).page
    to_the_agreement(page)
    lit = page.eval_on_selector_all(".part.on", "p=>p.map(x=>[x.textContent,x.dataset.now])")

    assert lit == [["Beijing", "actor"], ["Moscow", "actor"]]


def test_search_dims_what_does_not_fit(tab: Open, seed_page: str) -> None:
    page = tab(seed_page).page
    page.keyboard.press("/")
    page.keyboard.type("communique")
    texts = page.eval_on_selector_all("#facts .card:not(.hidden)", "c=>c.map(x=>x.textContent)")

    assert 0 < len(texts) < 30
    assert all("communique" in text.lower() for text in texts)
    page.keyboard.press("Escape")
    assert page.locator("mark.dim").count() == 0


def test_the_theme_can_be_chosen(tab: Open, seed_page: str) -> None:
    page = tab(seed_page, color_scheme="light").page
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("t")
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert before != after
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_query_can_be_copied(tab: Open, seed_page: str) -> None:
    page = tab(seed_page, permissions=["clipboard-read", "clipboard-write"]).page
    page.keyboard.press("j")
    page.click("#panel [data-do=copy]")
    page.wait_for_selector("#panel button:has-text('Copied')")

    assert page.evaluate("navigator.clipboard.readText()").startswith("FROM events WHERE event_id")


def test_without_script_all_facts_can_be_read(tab: Open, seed_page: str) -> None:
    page = tab(seed_page, java_script_enabled=False).page

    assert page.locator("#facts details").count() > 200
    page.click("#facts details:has-text('agreement') >> nth=0")
    assert page.locator("#facts details[open] .sql").first.is_visible()
    assert page.locator("#search").is_hidden()
    page.click("label.chip.time")
    border = "getComputedStyle(document.querySelector('mark.time')).borderBottomStyle"
    assert page.is_checked("#k-time")
    assert border


def test_a_link_to_a_fact_opens_its_card(tab: Open, seed_article: ArticleRows) -> None:
    page = tab(reading.render(seed_article)).page
    event_id = seed_article.facts["event"][3]["event_id"]
    page.evaluate(f"location.hash = '#fact={event_id}'")
    page.reload()

    assert event_id in page.inner_text("#panel")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_screen(
    tab: Open, seed_page: str, seed_overview: str, width: int
) -> None:
    for html in (seed_page, seed_overview):
        opened = tab(html, viewport={"width": width, "height": 800})
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        assert opened.heard == []


def test_the_overview_finds_an_actor(tab: Open, seed_overview: str) -> None:
    opened = tab(seed_overview)
    page = opened.page
    assert "What 26 articles say" in page.inner_text("h1")
    page.fill("input[data-filters=actor-rows]", "mugabe")
    rows = page.locator("#actor-rows tbody tr:visible").all_inner_texts()
    assert rows
    assert all("Mugabe" in row for row in rows)
    page.click("#agreements summary >> nth=0")
    assert page.locator("#agreements blockquote").first.is_visible()
    page.click("#agreements [data-do=more]")
    assert page.locator("#agreements .later:visible").count() > 0
    assert opened.heard == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_accessibility_fault(
    tab: Open, short_page: str, seed_overview: str, scheme: str
) -> None:
    for html in (short_page, seed_overview):
        page = tab(html, color_scheme=scheme).page
        page.evaluate("for (const d of document.querySelectorAll('.rows details')) d.open = true")
        for key in "45678":
            page.keyboard.press(key)
        page.keyboard.press("j")
        page.evaluate(gzip.decompress(AXE.read_bytes()).decode())
        found = page.evaluate("axe.run()")["violations"]
        bad = [
            (v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"][:300])
            for v in found
            if v["impact"] in {"serious", "critical"}
        ]
        assert bad == []
