from collections.abc import Mapping, Sequence

import polars as pl

from transforms.articles import Articles
from transforms.inputs import Records, inputs

Row = Mapping[str, object]


def statuses(read: Sequence[Row], stored: Sequence[Row]) -> list[object]:
    schema = {n: Records.create_empty().schema[n] for n in Records.column_names()}
    records = pl.LazyFrame(read, schema=schema)
    columns = ["content_hash", "article_id", "source", "source_id"]
    articles = pl.LazyFrame(stored, schema={n: Articles.create_empty().schema[n] for n in columns})
    return inputs(records, articles).collect()["status"].to_list()


A = {"content_hash": "h", "article_id": "h", "source": "a.txt"}


def test_the_record_that_an_article_was_read_from_is_loaded() -> None:
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
