from collections.abc import Mapping, Sequence

import polars as pl

from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.inputs import Records, inputs

Row = Mapping[str, object]


def statuses(read: Sequence[Row], stored: Sequence[Row]) -> list[object]:
    return outcome(read, stored)["status"].to_list()


def outcome(read: Sequence[Row], stored: Sequence[Row], failed: Sequence[Row] = ()) -> pl.DataFrame:
    schema = {n: Records.create_empty().schema[n] for n in Records.column_names()}
    records = pl.LazyFrame(read, schema=schema)
    columns = ["content_hash", "article_id", "source", "source_id"]
    articles = pl.LazyFrame(stored, schema={n: Articles.create_empty().schema[n] for n in columns})
    failures = pl.LazyFrame(failed, {"content_hash": pl.String, "raised": pl.String})
    return inputs(records, articles, failures).collect()


A = {"content_hash": "h", "article_id": "h", "source": "a.txt"}


def test_source_record_of_an_article_is_loaded() -> None:
    assert statuses([{"source": "a.txt", "record_no": 0, "content_hash": "h"}], [A]) == ["loaded"]


def test_other_records_of_the_same_content_are_duplicates() -> None:
    read = [
        {"source": s, "record_no": n, "content_hash": "h"}
        for s in ("a.txt", "b.txt")
        for n in (0, 1)
    ]

    assert statuses(read, [A]) == ["loaded", "duplicate", "duplicate", "duplicate"]


def test_an_unreadable_record_is_rejected() -> None:
    read = [{"source": "a.txt", "record_no": 0, "reason": "empty", "advice": "remove it"}]

    assert statuses(read, []) == ["rejected"]


def test_article_with_failing_rule_is_rejected_with_the_error() -> None:
    read = [{"source": s, "record_no": 0, "content_hash": "h"} for s in ("a.txt", "b.txt")]

    row = outcome(read, [], [{"content_hash": "h", "raised": "ValueError: odd"}])

    assert row["status"].to_list() == ["rejected", "rejected"]
    assert row["reason"][0] == "its facts could not be built: ValueError: odd"
    assert row["article_id"].null_count() == 2


def test_article_that_was_built_later_is_loaded() -> None:
    read = [{"source": "a.txt", "record_no": 0, "content_hash": "h"}]

    row = outcome(read, [A], [{"content_hash": "h", "raised": "ValueError: odd"}])

    assert row.select("status", "reason").row(0) == ("loaded", None)


def test_article_of_an_unwritten_batch_is_rejected() -> None:
    row = outcome([{"source": "a.txt", "record_no": 0, "content_hash": "h"}], [])

    assert row.select("status", "advice").row(0) == (
        "rejected",
        "run again: only missing articles are built",
    )
