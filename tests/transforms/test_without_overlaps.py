import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.transforms.without_overlaps import without_overlaps

Spans = list[tuple[int, int]]


def kept(*articles: Spans) -> list[tuple[str, int, int]]:
    rows = [(str(number), *span) for number, spans in enumerate(articles) for span in spans]
    frame = pl.LazyFrame(rows, schema=["article_id", "start", "end"], orient="row")
    return without_overlaps(frame, pl.col("start"), pl.col("end")).collect().rows()


def test_what_overlaps_only_a_dropped_span_is_kept() -> None:
    assert kept([(0, 4), (2, 8), (6, 9)]) == [("0", 0, 4), ("0", 6, 9)]


def test_spans_of_another_article_leave_room() -> None:
    assert kept([(0, 9)], [(0, 4), (4, 9)]) == [("0", 0, 9), ("1", 0, 4), ("1", 4, 9)]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=8))
def test_spans_are_kept_as_one_by_one(drawn: Spans) -> None:
    spans = sorted((start, start + size) for start, size in drawn)
    one_by_one: Spans = []
    for start, end in spans:
        if not one_by_one or start >= one_by_one[-1][1]:
            one_by_one.append((start, end))

    assert kept(spans) == [("0", *span) for span in one_by_one]
