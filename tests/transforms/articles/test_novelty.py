import polars as pl

from newsfacts.transforms.articles.novelty import novelty

READ = {"source": str, "record_no": int, "source_id": str, "content_hash": str}


def states(*before: tuple[str, int, str, str]) -> list[str]:
    """Tell the state of a record whose content was that of the second record before."""
    none = pl.LazyFrame(schema={"content_hash": pl.String})
    read = pl.LazyFrame([("feed", 0, "a", "two")], schema=READ, orient="row")
    known = pl.LazyFrame([*before], schema=READ, orient="row")
    return novelty(read, read, known, none).collect()["state"].to_list()


def test_of_records_with_one_id_the_last_one_is_what_was_known() -> None:
    first, last = ("feed", 0, "a", "one"), ("feed", 1, "a", "two")

    assert states(first, last) == ["new"]
    assert states(last, first) == ["new"]
