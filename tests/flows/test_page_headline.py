"""Which of the lines that a page gives is its headline, and what of it."""

import pytest

from tests.flows.pages import TEXT, article, record, script

SITE = '<meta property="og:site_name" content="The Example">'
LONG = "Bridge over the river closes"


def headed(*headings: str, title: str = "", og: str = "", ld: str = "", site: str = SITE) -> str:
    """Make a page that gives its headline in several places."""
    shown = "".join(f"<h1>{line}</h1>" for line in headings)
    tagged = f'<meta property="og:title" content="{og}">' if og else ""
    stated = script(article(headline=ld)) if ld else ""
    head = f"<title>{title}</title>{tagged}{site}{stated}"
    return f"<html><head>{head}</head><body>{shown}<article><p>{TEXT}</p></article></body></html>"


@pytest.mark.parametrize(
    "stated",
    [
        f"{LONG} | The Example",
        f"{LONG} - The Example",
        f"{LONG} – the example",
        f"{LONG} * The Example",
        f"{LONG} « The Example",
        f"{LONG} ~ The Example",
        f"The Example | {LONG}",
        f"{LONG} | The Example | The Example",
    ],
)
@pytest.mark.parametrize("where", ["og", "ld"])
def test_a_headline_lacks_the_name_of_the_site(stated: str, where: str) -> None:
    assert record(headed(**{where: stated})).title == LONG


def test_the_address_of_a_site_is_one_of_its_names() -> None:
    link = '<link rel="canonical" href="https://www.example.co.uk/1">'

    assert record(headed(og=f"{LONG} - Example", site=link)).title == LONG
    assert record(headed(og=f"{LONG} - Sample", site=link)).title == f"{LONG} - Sample"


@pytest.mark.parametrize(
    "line",
    [
        "Trump - Biden | what they said",
        "At 5 - 3 the town wins",
        "Bridge-keeper | closed: why",
        "Five * stars * for a bridge",
    ],
)
def test_no_other_part_of_a_headline_is_lost(line: str) -> None:
    assert record(headed(og=line)).title == line
    assert record(headed(line, og=line)).title == line


@pytest.mark.parametrize("og", [f"{LONG} | Local news", f"Opinion | {LONG}", f"{LONG} - By Ann"])
def test_what_a_heading_lacks_of_a_stated_headline_is_no_part_of_it(og: str) -> None:
    assert record(headed(LONG, "Other news", og=og)).title == LONG


def test_what_the_page_is_shared_by_comes_first_where_it_is_the_same_headline() -> None:
    found = record(headed("Sports", "A bridge over the river is closed", og=LONG, title=LONG))

    assert (found.title, dict(found.metadata_sources)["headline"]) == (LONG, "meta")


def test_the_heading_that_the_page_states_too_is_the_headline() -> None:
    found = record(headed("Sports", "A bridge over the river is closed", title=LONG))

    assert (found.title, dict(found.metadata_sources)["headline"]) == (
        "A bridge over the river is closed",
        "heading",
    )


@pytest.mark.parametrize("heading", ["The Example", "Ships leave a port for ever", "News"])
def test_a_heading_of_something_else_is_no_headline(heading: str) -> None:
    assert record(headed(heading, og=LONG)).title == LONG


def test_what_structured_data_state_comes_before_a_line_of_something_else() -> None:
    stated = "Town council elects a mayor"
    assert record(headed(stated, og=LONG, ld=stated)).title == stated


@pytest.mark.parametrize("end", ["...", "…", " ..."])
def test_a_headline_that_was_cut_short_is_taken_whole_from_where_it_stands(end: str) -> None:
    cut = f"Bridge over the river{end}"

    assert record(headed(LONG, ld=cut)).title == LONG
    assert record(headed(og=LONG, ld=cut)).title == LONG
    assert record(headed(LONG, og=cut)).title == LONG
    assert record(headed("Ships leave", ld=cut)).title == cut
    assert record(headed("Bridge over the road", ld=cut)).title == cut


def test_a_headline_of_the_length_that_search_engines_ask_for_may_be_cut_too() -> None:
    whole = "Bridge over the river closes for a year after the ferry of the town ran into one of "
    whole += "its two pillars on Monday"

    assert record(headed(whole, ld=whole[:95].rpartition(" ")[0])).title == whole
    assert record(headed(f"{LONG} for a year", ld=LONG)).title == LONG


def test_a_page_that_gives_only_the_name_of_its_site_has_no_headline() -> None:
    assert record(headed("The Example")).title is None
    assert record(headed(LONG, site="")).title == LONG
