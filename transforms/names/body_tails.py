"""Body tails: what a body is for, behind the head word of its name.

the Commission on Presidential Debates   the League for the Defence of Human Rights
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.entities import name_links
from newsfacts.transforms.lexicons.names import NameHeads
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.lexicons.times import Months, Weekdays
from newsfacts.transforms.syntax.neighbours import begins_sentence

#: Types of names that are no tail: "the Office of Germany", "the Party of Trump".
OTHERS: Final = ("GPE", "NORP", "PERSON")


def with_tails(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Extend bodies by what they are for: "Commission" to "Commission on Human Rights".

    Args:
        tagged: Names: `article_id`, `first`, `last`, `entity_type`.
        parse: The parse.
    """
    heads = read(NameHeads).filter(pl.col("entity_type").cast(pl.String) == "ORG")["word"]
    ends = _tails(parse).join(
        parse.filter(pl.col("text").str.to_lowercase().is_in(heads.implode())).select(last="i"),
        on="last",
        how="semi",
    )
    body = pl.col("entity_type") == "ORG"
    return (
        tagged.join(ends, on="last", how="left", maintain_order="left")
        .with_columns(last=pl.when(body).then(pl.coalesce("tail_end", "last")).otherwise("last"))
        .drop("tail_end")
    )


def _tails(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the tails behind words: `last` (the word before), `tail_end`."""
    low = pl.col("text").str.to_lowercase()
    dates = pl.concat([read(Weekdays)["word"], read(Months)["word"]]).implode()
    capital = pl.col("text").str.contains(r"^\p{Lu}") & ~low.str.strip_chars_end(".").is_in(dates)
    other = pl.col("entity_type").is_in(OTHERS)
    begins = pl.col("entity_start") == pl.col("token_no")
    heads = read(NameHeads)["word"].implode()
    # "the Department of Energy and the Office": another body follows.
    joins = (low == "and") & capital.shift(-1) & ~begins.shift(-1).fill_null(value=False)
    joins = joins & ~low.shift(-1).is_in(heads)
    link = low.is_in([word for word in name_links("purpose") if word != "and"]) | joins
    part = (capital & ~other.fill_null(value=False)) | link
    words = parse.select(
        "i",
        low=low,
        verb=pl.col("upos") == "VERB",
        capital=capital & ~other.fill_null(value=False),
        block=(~part | begins_sentence()).cum_sum(),
    ).with_columns(tail_end=pl.when("capital").then("i").max().over("block"))
    preposition = words.filter(pl.col("low").is_in(prepositions_of("purpose"))).with_columns(
        content=pl.col("i") + 1
    )
    return (
        preposition.select(last=pl.col("i") - 1, preposition="low", content="content")
        .join(words.select(content="i", next_low="low"), on="content")
        .with_columns(
            content=pl.when(pl.col("next_low") == "the")
            .then(pl.col("content") + 1)
            .otherwise("content")
        )
        .join(words.select("capital", "tail_end", "verb", content="i"), on="content")
        .filter("capital", (pl.col("preposition") != "to") | pl.col("verb"))
        .select("last", "tail_end")
        .unique("last", keep="first", maintain_order=True)
    )
