"""Matches: where a pattern occurs in the articles, with the words around each place.

Polars gives the text of a match but not its place. So each match is wrapped in marks that no text
holds, the text is split at the marks, and the lengths of the pieces add up to the offsets: linear
in the length of the text, however many matches it holds.
"""

import polars as pl

OPEN = "\ufdd0"
CLOSE = "\ufdd1"

#: How many pieces on each side, and how many characters of them, are kept as context.
NEIGHBOURS = 3
CONTEXT = 120


def matches(articles: pl.LazyFrame, pattern: str) -> pl.LazyFrame:
    """Find all matches that do not overlap, leftmost first.

    Gives `article_id`, `text`, `start_char`, `end_char` and up to 120 characters `before` and
    `after`; a context ends at the article's ends, not at those of the sentence.
    """
    return (
        articles.select("article_id", piece=_pieces(pattern))
        .explode("piece")
        .with_columns(piece=pl.col("piece").str.split_exact(CLOSE, 1))
        .select(
            "article_id",
            text=pl.col("piece").struct.field("field_0"),
            gap=pl.col("piece").struct.field("field_1"),
        )
        .with_columns(whole=pl.col("text") + pl.col("gap").fill_null(""))
        .with_columns(end=pl.col("whole").str.len_chars().cum_sum().over("article_id"))
        .with_columns(before=_before(), after=_after(), is_match=pl.col("gap").is_not_null())
        .filter("is_match")
        .with_columns(start_char=pl.col("end") - pl.col("whole").str.len_chars())
        .select(
            "article_id",
            "text",
            pl.col("start_char").cast(pl.Int32),
            (pl.col("start_char") + pl.col("text").str.len_chars())
            .cast(pl.Int32)
            .alias("end_char"),
            "before",
            "after",
        )
    )


def _pieces(pattern: str) -> pl.Expr:
    """Split the text before each match; a mark divides the match from what follows it."""
    clean = pl.col("text").str.replace_all(f"[{OPEN}{CLOSE}]", "\ufffd")
    return clean.str.replace_all(pattern, f"{OPEN}${{0}}{CLOSE}").str.split(OPEN)


def _before() -> pl.Expr:
    tails = [
        pl.col("whole").str.tail(CONTEXT).shift(n).over("article_id").fill_null("")
        for n in range(NEIGHBOURS, 0, -1)
    ]
    return pl.concat_str(tails).str.tail(CONTEXT)


def _after() -> pl.Expr:
    heads = [
        pl.col("whole").str.head(CONTEXT).shift(-n).over("article_id").fill_null("")
        for n in range(1, NEIGHBOURS + 1)
    ]
    return pl.concat_str(pl.col("gap").str.head(CONTEXT), *heads).str.head(CONTEXT)
