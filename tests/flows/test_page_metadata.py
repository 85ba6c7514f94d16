"""What web pages state about themselves: headline, authors, time, publisher and address."""

import pytest

from tests.flows.pages import TEXT, article, page, record, script


@pytest.mark.parametrize("stated", ["Bridge closes", "Old bridge closed for years"])
def test_the_headline_is_at_the_top_and_nowhere_else(stated: str) -> None:
    head = script(article(headline=stated))

    found = record(page(f"<p>{TEXT}</p><p>Bridge closes</p><p>{stated}</p><p>{TEXT}</p>", head))

    assert found.text.split("\n\n") == [stated, TEXT.strip(), TEXT.strip()]


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (script(article(author={"@type": "Person", "name": "Ann Example"})), ("Ann Example",)),
        (script(article(author=[{"name": "Ann"}, {"name": "Bo"}])), ("Ann", "Bo")),
        (script(article(author="By Ann Example and Bo Example")), ("Ann Example", "Bo Example")),
        (script([article(author={"@id": "#a"}), {"@id": "#a", "name": "Ann"}]), ("Ann",)),
        (script({"@graph": [{"@type": "WebPage"}, article(author=["Ann", "Ann"])]}), ("Ann",)),
        ('<meta name="author" content="Ann Example, Bo Example">', ("Ann Example", "Bo Example")),
        ('<meta property="article:author" content="https://example.org/ann">', ()),
        (
            script(article(author=["Ann", "Health and Science Desk"])),
            ("Ann", "Health and Science Desk"),
        ),
        (script(article(author={"@id": ["#a"], "name": {"name": "Ann"}})), ("Ann",)),
        (script(article(author="A\ud800nn\x00")), ("Ann",)),
        ("", ()),
    ],
)
def test_the_authors_are_those_that_the_page_names(head: str, authors: tuple[str, ...]) -> None:
    assert record(page(head=head)).authors == authors


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        (script(article(datePublished="2020-05-03T23:30:00-05:00")), "2020-05-04 04:30:00+00:00"),
        (script(article(datePublished="2020-05-03 16:38:37 +02:00")), "2020-05-03 14:38:37+00:00"),
        (script(article(datePublished="2020-05-03T15:56:35+0100")), "2020-05-03 14:56:35+00:00"),
        (script(article(datePublished="yesterday")), "None"),
        (
            script(article(datePublished="9999-01-01"))
            + '<meta property="article:published_time" content="2020-05-03T10:00:00Z">',
            "2020-05-03 10:00:00+00:00",
        ),
        ('<meta itemprop="datePublished" content="2020-05-03">', "2020-05-03 00:00:00+00:00"),
        ("", "None"),
    ],
)
def test_the_time_of_publication_is_what_the_page_states(head: str, moment: str) -> None:
    assert str(record(page(head=head)).published_at) == moment


def test_a_page_states_headline_publisher_and_address() -> None:
    stated = article(headline="Bridge &#8216;closes&#8217;", publisher={"name": "The Example"})
    link = '<link rel="canonical" href="https://example.org/bridge">'
    found = record(page(head=script(stated) + link))

    assert (found.title, found.publisher) == ("Bridge ‘closes’", "The Example")
    assert found.url == "https://example.org/bridge"
    assert record(page()).title == "Bridge closes"


@pytest.mark.parametrize("broken", ["{", "[" * 50_000, '{"@type": 7, "headline": []}', "null", "7"])
def test_statements_that_cannot_be_read_are_left_out(broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script>'
    assert record(page(head=head)).title == "Bridge closes"
