"""Partisans: members of a party by their state, who are two names, no body.

Mr Song , Ohio Democrat   Ohio; Democrat
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import KnownNames, Places


def without_partisans(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Let the word for a party's member be no part of the state's name before it.

    Args:
        tagged: Tagged names: `article_id`, `first`, `last`, `entity_type`.
        parse: The parse.
    """
    parties = read(KnownNames).filter(
        pl.col("name").str.ends_with(" Party"), ~pl.col("phrase").str.contains(" ")
    )["phrase"]
    states = read(Places).filter(pl.col("kind") == "state")["phrase"].implode()
    text = pl.col("text")
    before = {1: text.shift(1), 2: pl.concat_str(text.shift(2), text.shift(1), separator=" ")}
    members = parse.select(
        last="i",
        **{f"state_{size}": name.is_in(states) for size, name in before.items()},
        member=text.is_in(parties.implode()),
    ).filter("member")
    of_state = pl.any_horizontal(
        pl.col(f"state_{size}") & (pl.col("last") - pl.col("first") == size) for size in before
    ).fill_null(value=False)
    return (
        tagged.join(members, on="last", how="left", maintain_order="left")
        .with_columns(
            last=pl.when(of_state).then(pl.col("last") - 1).otherwise("last"),
            entity_type=pl.when(of_state).then(pl.lit("GPE")).otherwise("entity_type"),
        )
        .drop("member", *(f"state_{size}" for size in before))
    )
