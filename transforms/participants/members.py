"""Members: the names that a phrase gives as examples of whom it means.

Musicians such as Abel and Baker paid tribute .     Abel and Baker are the actors
Firms including Example Corp left .                 Example Corp is the actor
"""

from typing import Final

import polars as pl

from newsfacts.transforms.syntax.phrases import prepositions

#: Prepositions before examples: "including", "such as".
GIVING: Final = ("include", "including", "such")


def with_members(slots: pl.LazyFrame, parse: pl.LazyFrame, meant: pl.LazyFrame) -> pl.LazyFrame:
    """Replace a phrase that names nobody itself by the names that it gives as examples.

    Args:
        slots: Head words of arguments: `trigger`, `role`, `at`.
        parse: The parse.
        meant: Mentions by the number of their head word, `at`.
    """
    given = (
        examples(parse)
        .join(meant.select(member="at"), on="member", how="semi")
        .join(meant.select("at"), on="at", how="anti")
    )
    return (
        slots.join(given, on="at", how="left")
        .with_columns(at=pl.coalesce("member", "at"))
        .drop("member")
    )


def examples(parse: pl.LazyFrame) -> pl.LazyFrame:
    """What a phrase gives as an example: `at` (its head word), `member` (the example's)."""
    return (
        parse.filter(pl.col("dep").is_in(["nmod", "obl"]))
        .select(member="i", at="h")
        .join(prepositions(parse), left_on="member", right_on="h")
        .filter(pl.col("preposition").is_in(GIVING))
        .select("at", "member")
    )
