"""Spans: which span of an article a word lies in."""

import polars as pl


def within(parse: pl.LazyFrame, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Find the words that begin inside a span.

    Args:
        parse: Words, with `article_id`, `start_char` and their number `i`.
        spans: Spans without overlaps: `article_id`, `start_char`, `end_char` and other columns.

    Returns:
        One row per word inside a span: `at` (the word's number) and the span's other columns.
    """
    return (
        parse.select("article_id", "start_char", at="i")
        .pipe(
            with_latest_span,
            spans.rename({"start_char": "span_start"}),
            at="start_char",
            start="span_start",
            by="article_id",
        )
        .filter(pl.col("start_char") < pl.col("end_char"))
        .drop("article_id", "start_char", "span_start", "end_char")
    )


def with_latest_span(
    rows: pl.LazyFrame, spans: pl.LazyFrame, at: str, start: str, by: str | None = None
) -> pl.LazyFrame:
    """Join each row with the last span that starts at or before it; NULL where none does.

    The span may end before the row: compare with its end where that matters.

    Args:
        rows: The rows, with a place: a number of a word or an offset.
        spans: Spans, with the place where they start.
        at: Column of `rows` that holds the place.
        start: Column of `spans` that holds the start; its name must be no column of `rows`.
        by: Column that both must share, such as `article_id`; none for numbers of words, which
            are unique in a batch.

    Returns:
        The rows, sorted by place, with the columns of their span.
    """
    order = [by] if by else []
    return rows.sort(*order, at).join_asof(
        spans.sort(*order, start),
        left_on=at,
        right_on=start,
        by=by,
        strategy="backward",
        check_sortedness=not by,
    )
