import polars as pl
import pytest

from newsfacts.transforms.patterns.when_any import when_any

KINDS = pl.Struct({"rule": pl.String})


def ruled(texts: pl.Series) -> pl.Series:
    return texts.to_frame("text").select(pl.struct(rule="text")).to_series()


def test_texts_are_searched_at_once() -> None:
    texts = pl.LazyFrame({"text": ["a", None, "b"]})
    found = texts.select(when_any(pl.col("text"), ruled, KINDS)).collect()

    assert found["text"].to_list() == [{"rule": "a"}, {"rule": None}, {"rule": "b"}]


@pytest.mark.parametrize("dtype", [pl.String, KINDS])
def test_no_texts_are_not_searched(dtype: pl.DataType) -> None:
    def search(texts: pl.Series) -> pl.Series:
        raise AssertionError(texts)

    texts = pl.LazyFrame(schema={"text": pl.String})

    assert texts.select(when_any(pl.col("text"), search, dtype)).collect().schema == {"text": dtype}


@pytest.mark.parametrize("dtype", [pl.String, KINDS])
def test_texts_without_what_a_search_needs_are_not_searched(dtype: pl.DataType) -> None:
    def search(texts: pl.Series) -> pl.Series:
        raise AssertionError(texts)

    texts = pl.LazyFrame({"text": ["from five", None, "to seven"]})
    found = texts.select(when_any(pl.col("text"), search, dtype, needs="between")).collect()

    assert found.schema == {"text": dtype}
    assert found["text"].is_null().all()


def test_all_texts_are_searched_where_one_has_what_the_search_needs() -> None:
    texts = pl.LazyFrame({"text": ["between", "to"]})
    found = texts.select(when_any(pl.col("text"), ruled, KINDS, needs="between")).collect()

    assert found["text"].to_list() == [{"rule": "between"}, {"rule": "to"}]
