"""Matches of a pattern in articles, with offsets and context.

Polars returns the text of a match but not its offsets. So each match is wrapped in characters that
no text contains, the text is split at them, and the lengths of the pieces add up to the offsets.
The time is linear in the length of the text, for any number of matches.
"""

import polars as pl

from newsfacts.transforms.patterns.when_any import when_any

OPEN = "\ufdd0"
CLOSE = "\ufdd1"
#: What a match is replaced by.
MARKED = f"{OPEN}${{0}}{CLOSE}"

#: Number of pieces on each side, and number of their characters, that are kept as context.
NEIGHBOURS = 3
CONTEXT = 120


def matches(articles: pl.LazyFrame, pattern: str) -> pl.LazyFrame:
    """Find all matches from left to right, without overlaps.

    Args:
        articles: One row per article: `article_id`, `text`.
        pattern: Regular expression in Rust's syntax.

    Returns:
        `article_id`, `text`, `start_char`, `end_char`, and up to 120 characters `before` and
        `after` the match, across the bounds of sentences.
    """
    return (
        _divided(articles, pattern)
        .with_columns(before=_before(), after=_after())
        .pipe(_placed)
        .select("article_id", "text", "start_char", "end_char", "before", "after")
    )


def places(articles: pl.LazyFrame, pattern: str, needs: str = "") -> pl.LazyFrame:
    """Find all matches as `matches` does, without the context.

    Args:
        articles: One row per article: `article_id`, `text`.
        pattern: Regular expression in Rust's syntax.
        needs: A small one that occurs wherever it does.
    """
    return (
        _divided(articles, pattern, needs)
        .pipe(_placed)
        .select("article_id", "text", "start_char", "end_char")
    )


def _divided(articles: pl.LazyFrame, pattern: str, needs: str = "") -> pl.LazyFrame:
    """Split articles into matches, each with the text up to the next (`gap`) and its `end`."""
    return (
        articles.select("article_id", piece=_pieces(pattern, needs))
        .explode("piece")
        .with_columns(piece=pl.col("piece").str.split_exact(CLOSE, 1))
        .select(
            "article_id",
            text=pl.col("piece").struct.field("field_0"),
            gap=pl.col("piece").struct.field("field_1"),
        )
        .with_columns(whole=pl.col("text") + pl.col("gap").fill_null(""))
        .with_columns(end=pl.col("whole").str.len_chars().cum_sum().over("article_id"))
    )


def _placed(pieces: pl.LazyFrame) -> pl.LazyFrame:
    start = pl.col("end") - pl.col("whole").str.len_chars()
    return pieces.filter(pl.col("gap").is_not_null()).with_columns(
        start_char=start.cast(pl.Int32),
        end_char=(start + pl.col("text").str.len_chars()).cast(pl.Int32),
    )


def _pieces(pattern: str, needs: str) -> pl.Expr:
    """Split the text before each match; `CLOSE` marks the end of the match."""
    clean = pl.col("text").str.replace_all(f"[{OPEN}{CLOSE}]", "\ufffd")
    marked = when_any(clean, lambda texts: texts.str.replace_all(pattern, MARKED), needs=needs)
    return (pl.coalesce(marked, clean) if needs else marked).str.split(OPEN)


def _before() -> pl.Expr:
    tail = pl.col("whole").str.tail(CONTEXT)
    return pl.concat_str(_near(tail, n) for n in range(NEIGHBOURS, 0, -1)).str.tail(CONTEXT)


def _after() -> pl.Expr:
    head = pl.col("whole").str.head(CONTEXT)
    heads = [_near(head, -n) for n in range(1, NEIGHBOURS + 1)]
    return pl.concat_str(pl.col("gap").str.head(CONTEXT), *heads).str.head(CONTEXT)


def _near(piece: pl.Expr, rows: int) -> pl.Expr:
    """Return a neighbouring piece of the same article; the rows of an article are contiguous."""
    same = pl.col("article_id") == pl.col("article_id").shift(rows)
    return pl.when(same).then(piece.shift(rows)).otherwise(pl.lit(""))
