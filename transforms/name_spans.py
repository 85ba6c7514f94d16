"""Spans of names: where a tagged name begins and ends, and where else in its article it stands.

Prince Li met the Chinese Foreign Ministry.   Li; Chinese Foreign Ministry
"""

import dataframely as dy
import polars as pl

from transforms.choice import one_per
from transforms.lexicon import Lexicon, read
from transforms.name_types import NameHeads


class PersonTitles(Lexicon):
    """Words before a person's name that are written large, and are no name by themselves."""

    word = dy.String(primary_key=True, description="The word, in lower case.")


def without_titles(tagged: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Take leading titles off the names of persons; titles alone name nothing.

    Args:
        tagged: Tagged names: `article_id`, `first`, `last`, `entity_type`.
        words: The parse.
    """
    title = pl.col("text").str.to_lowercase().is_in(read(PersonTitles)["word"].to_list())
    person = pl.col("entity_type") == "PERSON"
    named = words.select(first="i", next_name=pl.when(~title).then("i").backward_fill())
    bare = tagged.join(named, on="first", how="left", maintain_order="left")
    alone = (pl.col("next_name") > pl.col("last")).fill_null(value=True)
    one = (pl.col("first") == pl.col("last")) | person
    return (
        bare.filter(~(alone & one))
        .with_columns(first=pl.when(person & ~alone).then("next_name").otherwise("first"))
        .drop("next_name")
    )


def with_peoples(tagged: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Join a people's name with the body behind it: "the Chinese Foreign Ministry".

    Args:
        tagged: Tagged names, as above.
        words: The parse.
    """
    heads = read(NameHeads).filter(pl.col("entity_type") == "ORG")["word"]
    people = tagged.filter(pl.col("entity_type") == "NORP").select(
        before="first", at=pl.col("last") + 1
    )
    low = pl.col("text").str.to_lowercase()
    ends = words.select(last="i", body=low.is_in(heads.to_list()))
    return (
        tagged.join(
            people.pipe(one_per, "at", "before"), left_on="first", right_on="at", how="left"
        )
        .join(ends, on="last", how="left")
        .with_columns(
            first=pl.when((pl.col("entity_type") == "ORG") & (pl.col("first") < pl.col("last")))
            .then(pl.coalesce("before", "first"))
            .otherwise("first")
        )
        .drop("before", "body")
    )
