"""Compounds: one amount in two units.

five feet and two inches    -> 5.1667 foot
13 dollars and 45 cents     -> 13.45 dollar
thirteen dollars forty-five -> 13.45 dollar
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.lexicons.quantities import UnitParts

#: Number of cents in a unit of money; a smaller number after it needs no unit.
CENTS = 100


def compounded(found: pl.LazyFrame) -> pl.LazyFrame:
    """Join an amount with a smaller amount right after it.

    Args:
        found: The amounts, sorted by place.
    """
    parts = read(UnitParts).lazy().rename({"part": "next_unit", "number": "next_number"})
    follows = {
        f"next_{name}": pl.col(name).shift(-1).over("article_id")
        for name in ("start_char", "end_char", "text", "after", "unit", "value", "value_high")
    }
    return (
        found.with_columns(**follows)
        .with_columns(gap=pl.col("next_start_char") - pl.col("end_char"))
        .join(parts, on=["unit", "next_unit"], how="left", maintain_order="left")
        .with_columns(link=pl.col("after").str.head(pl.col("gap").clip(0)))
        .with_columns(whole=_is_whole(), parts=pl.coalesce("next_number", _cents()))
        .with_columns(joined=_joined())
        .with_columns(absorbed=pl.col("joined").shift(1).over("article_id").fill_null(value=False))
        .filter(~pl.col("absorbed"))
        .with_columns(
            value=pl.when("joined")
            .then(pl.col("value") + pl.col("next_value") / pl.col("parts"))
            .otherwise("value"),
            text=pl.when("joined")
            .then(pl.col("text") + pl.col("link") + pl.col("next_text"))
            .otherwise("text"),
            after=pl.when("joined").then("next_after").otherwise("after"),
            end_char=pl.when("joined").then("next_end_char").otherwise("end_char"),
        )
        .drop(*follows, "gap", "link", "next_number", "whole", "parts", "joined", "absorbed")
    )


def _is_whole() -> pl.Expr:
    """Whether the larger amount is a whole number, and neither is a range or a rate."""
    return pl.all_horizontal(pl.col("value_high", "next_value_high", "rate").is_null()) & (
        pl.col("value") == pl.col("value").floor()
    )


def _cents() -> pl.Expr:
    """Return 100 for a number below a hundred that ends the clause: fifteen dollars fifty."""
    lone = (pl.col("next_unit") == "count") & pl.col("next_after").str.contains(
        context("end of a clause")
    )
    small = pl.col("next_value").is_between(1, CENTS, closed="left") & (
        pl.col("next_value") == pl.col("next_value").floor()
    )
    worded = pl.col("unit_kind").eq("currency") & pl.col("unit1_name").is_not_null()
    return pl.when(lone & small & worded).then(CENTS)


def _joined() -> pl.Expr:
    """Whether the next amount is a part of this one: linked to it, and less than one unit."""
    linked = pl.col("gap").is_between(1, 5) & pl.col("link").str.contains("^(?:,? |-| and )$")
    less = pl.col("next_value") < pl.col("parts")
    return (pl.col("whole") & linked & less & pl.col("parts").is_not_null()).fill_null(value=False)
