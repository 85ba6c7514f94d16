"""The texts that an address has had, and what came and went with them."""

from datetime import UTC, datetime

import polars as pl

from newsfacts.transforms.articles.sentences import Sentences
from newsfacts.transforms.revisions.article_revisions import (
    ArticleRevisions,
    article_revisions,
    superseded,
)
from newsfacts.transforms.revisions.changes import Changes, changes, comparable
from newsfacts.transforms.revisions.fetches import Fetches


def at(hour: int) -> datetime:
    return datetime(2026, 3, 1, hour, tzinfo=UTC)


def seen(*articles: str | None, url: str = "https://example.org/rain") -> pl.LazyFrame:
    """Write what was fetched of a page, hour by hour."""
    rows = [
        {"url": url, "kind": "page", "fetched_at": at(hour), "article_id": article}
        for hour, article in enumerate(articles, 12)
    ]
    return pl.LazyFrame(rows, schema=Fetches.create_empty().schema)


ARTICLES = pl.LazyFrame(
    {"article_id": ["a", "b", "c"], "headline": [None] * 3, "text": ["Rain.", "Snow.", "Sun."]},
    schema={"article_id": pl.String, "headline": pl.String, "text": pl.String},
)


def revised(*articles: str | None) -> list[tuple[object, ...]]:
    frame = article_revisions(seen(*articles), ARTICLES).collect()
    ArticleRevisions.validate(frame, cast=True)
    return frame.select("article_id", "revision", "valid_from", "valid_to", "newest").rows()


def test_a_text_that_changes_is_the_next_revision_without_gap() -> None:
    assert revised("a", "b", "c") == [
        ("a", 1, at(12), at(13), False),
        ("b", 2, at(13), at(14), False),
        ("c", 3, at(14), None, True),
    ]


def test_a_text_that_is_seen_again_is_no_change() -> None:
    assert revised("a", "a", None, "a") == [("a", 1, at(12), None, True)]


def test_a_text_that_comes_back_is_no_new_revision_and_the_newest_again() -> None:
    assert revised("a", "b", "a") == [
        ("a", 1, at(12), at(13), False),
        ("b", 2, at(13), at(14), False),
        ("a", 1, at(14), None, True),
    ]
    gone = superseded(article_revisions(seen("a", "b", "a"), ARTICLES)).collect()
    assert gone["article_id"].to_list() == ["b"]


def test_an_article_that_another_address_shows_is_not_left_out() -> None:
    both = pl.concat([seen("a", "b"), seen("a", url="https://example.org/copy")])

    assert superseded(article_revisions(both, ARTICLES)).collect().is_empty()


def sentences(article: str, *texts: str) -> pl.LazyFrame:
    rows, start = [], 0
    for number, text in enumerate(texts):
        end = start + len(text)
        row = {"article_id": article, "sentence_no": number, "paragraph_no": 0, "text": text}
        rows.append(row | {"start_char": start, "end_char": end})
        start = end + 1
    return pl.LazyFrame(rows, schema=Sentences.create_empty().schema)


def test_sentences_that_came_and_went_are_listed_wherever_they_are() -> None:
    texts = pl.concat(
        [
            sentences("a", "It rained.", "It was cold.", "Well.", "Well."),
            sentences("b", "It was cold.", "It snowed.", "Well."),
        ]
    )
    rows = comparable(Sentences, texts)
    found = changes(seen("a", "b", "a"), ARTICLES, rows).collect()
    Changes.validate(found, cast=True)

    assert sorted(found.select("changed_at", "change", "text").rows()) == [
        (at(13), "came", "It snowed."),
        (at(13), "went", "It rained."),
        (at(13), "went", "Well."),
        (at(14), "came", "It rained."),
        (at(14), "came", "Well."),
        (at(14), "went", "It snowed."),
    ]


def test_what_never_changed_has_no_changes() -> None:
    rows = comparable(Sentences, sentences("a", "It rained."))

    assert changes(seen("a", "a"), ARTICLES, rows).collect().is_empty()
