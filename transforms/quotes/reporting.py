"""Reporting: which quote reports an event or an agreement.

"They attacked us," she said .
      ^reported by her quote
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.overlapping import overlapping

#: A quote of so many characters or fewer is a phrase and reports no event: "the attack".
SHORT_QUOTE = 20


def with_reporting_quote(found: pl.LazyFrame, quotes: pl.LazyFrame) -> pl.LazyFrame:
    """Add `quote_id`, the innermost quote around each trigger that has a speaker.

    Args:
        found: Triggers: `article_id`, `trigger`, `start_char`, `end_char`.
        quotes: The quotes with their speakers.
    """
    around = (
        quotes.filter(pl.col("speaker").is_not_null())
        .select(
            "article_id",
            "quote_id",
            "confidence",
            quote_start="start_char",
            quote_end="end_char",
            cue_at="cue_start_char",
        )
        .filter(pl.col("quote_end") - pl.col("quote_start") > SHORT_QUOTE)
    )
    found = found.cache()
    holding = (
        found.select("article_id", "trigger", "start_char", "end_char")
        .pipe(overlapping, around, ("start_char", "end_char"), ("quote_start", "quote_end"))
        .filter(
            pl.col("quote_start") <= pl.col("start_char"),
            pl.col("start_char") < pl.col("quote_end"),
            pl.col("cue_at").fill_null(-1) != pl.col("start_char"),
        )
        .pipe(one_per, "trigger", "trigger", pl.col("quote_end") - pl.col("quote_start"))
        .select("trigger", "quote_id")
    )
    return found.join(holding, on="trigger", how="left")
