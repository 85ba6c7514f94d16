"""Spans of names: where a tagged name begins and ends, and where else in its article it stands.

Prince Li met the Chinese Foreign Ministry.   Li; Chinese Foreign Ministry
"""

import dataframely as dy
import polars as pl

from transforms.choice import one_per
from transforms.lexicon import Lexicon, read
from transforms.name_types import NameHeads

#: Types whose last words are looked for behind a name that stops short of them.
JOINED = ("ORG", "GPE", "LOC", "FAC")


class UnnamedWords(Lexicon):
    """Words that are written large and are no name by themselves: "the King", "the Republic"."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    kind = dy.Enum(
        ["title", "common"],
        description="Whether it stands before the names of persons, or is a common noun.",
    )


def without_titles(tagged: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Take leading titles off the names of persons; titles alone name nothing.

    Args:
        tagged: Tagged names: `article_id`, `first`, `last`, `entity_type`.
        words: The parse.
    """
    lexicon = read(UnnamedWords)
    titles = lexicon.filter(pl.col("kind") == "title")["word"].to_list()
    common = lexicon["word"].to_list()
    low = pl.col("text").str.to_lowercase()
    title = low.is_in(titles)
    person = pl.col("entity_type") == "PERSON"
    named = words.select(
        first="i", next_name=pl.when(~title).then("i").backward_fill(), common=low.is_in(common)
    )
    bare = tagged.join(named, on="first", how="left", maintain_order="left")
    alone = (pl.col("next_name") > pl.col("last")).fill_null(value=True)
    one = pl.col("first") == pl.col("last")
    unnamed = (one & pl.col("common")) | (person & alone)
    return (
        bare.filter(~unnamed)
        .with_columns(first=pl.when(person & ~alone).then("next_name").otherwise("first"))
        .drop("next_name", "common")
    )


def with_neighbours(tagged: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Join to a name what belongs to it: "Chinese Foreign Ministry", "Johannesburg High Court".

    Args:
        tagged: Tagged names, as above.
        words: The parse.
    """
    heads = read(NameHeads).filter(pl.col("entity_type").is_in(JOINED))["word"].to_list()
    body = pl.col("text").str.to_lowercase().is_in(heads) & pl.col("text").str.contains(r"^\p{Lu}")
    touches = pl.col("start_char") - pl.col("end_char").shift(1) <= 1
    within = pl.col("sentence_no") == pl.col("sentence_no").shift(1)
    # "the Conservative party": written small, it belongs to the name of a body.
    party = pl.col("text") == "party"
    behind = words.filter((body | party) & touches & within).select(
        last=pl.col("i") - 1, head_at="i", party=party
    )
    named = pl.col("entity_type").is_in(["NORP", "GPE"])
    ahead = tagged.filter(named).select(before="first", first=pl.col("last") + 1)
    touching = words.filter(touches & within).select(first="i")
    ahead = ahead.join(touching, on="first", how="semi").pipe(one_per, "first", "before")
    whole = (pl.col("entity_type") == "ORG") & (pl.col("first") < pl.col("last"))
    body_or_place = pl.col("entity_type").is_in(JOINED)
    longer = body_or_place & (~pl.col("party") | (pl.col("entity_type") == "ORG"))
    return (
        tagged.join(behind, on="last", how="left", maintain_order="left")
        .with_columns(last=pl.when(longer).then(pl.coalesce("head_at", "last")).otherwise("last"))
        .join(ahead, on="first", how="left", maintain_order="left")
        .with_columns(first=pl.when(whole).then(pl.coalesce("before", "first")).otherwise("first"))
        .drop("before", "head_at", "party")
    )


def whole_persons(tagged: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Join the parts of a person's name that were tagged apart: "Asif" and "Ali Zardari".

    Args:
        tagged: Tagged names, as above.
        words: The parse.
    """
    touches = pl.col("start_char") - pl.col("end_char").shift(1) <= 1
    within = pl.col("sentence_no") == pl.col("sentence_no").shift(1)
    touching = words.filter(touches & within).select(first="i", touching=True)
    person = pl.col("entity_type") == "PERSON"
    place = tagged.join(touching, on="first", how="left").sort("first", "last")
    goes_on = (
        person
        & person.shift(1)
        & pl.col("touching")
        & (pl.col("last").shift(1) + 1 == pl.col("first"))
    ).fill_null(value=False)
    return (
        place.with_columns(part=(~goes_on).cum_sum())
        .group_by("part", maintain_order=True)
        .agg(
            pl.col("article_id", "entity_type", "weight", "rule").first(),
            pl.col("first").min(),
            pl.col("last").max(),
        )
        .drop("part")
    )
