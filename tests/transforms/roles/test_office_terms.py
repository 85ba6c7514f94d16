"""Who is in office no more when an article is published."""

from datetime import UTC, datetime

import polars as pl
import pytest

from newsfacts.transforms.roles.office_terms import with_ended_terms


@pytest.mark.parametrize(
    ("person", "title", "year", "over"),
    [
        ("person:ronald-reagan", "President", 2012, True),
        ("person:ronald-reagan", "Governor", 2012, False),
        ("person:barack-obama", "President", 2012, False),
        ("person:barack-obama", "President", None, False),
        # He is not in office yet.
        ("person:joe-biden", "president", 2012, False),
        ("person:joe-biden", "Vice-President", 2018, True),
        # He was and is again.
        ("person:donald-trump", "President", 2022, True),
        ("person:donald-trump", "President", 2025, False),
    ],
)
def test_an_office_whose_terms_are_over_has_ended(
    person: str, title: str, year: int | None, *, over: bool
) -> None:
    day = datetime(year, 6, 1, tzinfo=UTC) if year else None
    roles = pl.LazyFrame({"article_id": ["a"], "person_id": [person], "title": [title]})
    articles = pl.LazyFrame(
        {"article_id": ["a"], "published_at": [day]},
        schema_overrides={"published_at": pl.Datetime("us", "UTC")},
    )

    assert with_ended_terms(roles, articles).collect()["term_ended"].to_list() == [over]
