"""Title words: the words and names of an article, as the search for titles reads them."""

from typing import Final

import polars as pl

from newsfacts.transforms.entities.mention_tokens import things
from newsfacts.transforms.syntax.neighbours import begins_sentence
from newsfacts.transforms.syntax.spans import with_latest_span

#: The columns of words that the search for titles reads.
WORDS: Final = (
    "article_id", "i", "h", "dep", "low", "lemma", "text", "upos", "xpos", "sentence_no",
    "start_char", "end_char", "subject", "passive",
)  # fmt: skip


def title_runs(parse: pl.LazyFrame, title_heads: pl.LazyFrame) -> pl.LazyFrame:
    """Number the runs of adjectives and nouns, and flag the words that are part of a name.

    Args:
        parse: The parse.
        title_heads: The names, with the numbers of their heads.

    Returns:
        The words with `run` (the same for all words of a run) and `named`.
    """
    # A dash with blanks is no hyphen.
    tight = pl.col("start_char") == pl.col("end_char").shift(1)
    hyphen = pl.col("text").is_in(["-", "–"]) & tight
    then = (pl.col("low") == "then") & hyphen.shift(-1)
    breaks = ~(pl.col("upos").is_in(["ADJ", "NOUN", "PROPN", "PART"]) | hyphen | then) | (
        (pl.col("upos") == "PART") & (pl.col("low") == "to")
    )
    names = title_heads.group_by(name_in="article_id", name_first="first").agg(
        pl.col("name_end").max()
    )
    inside = (pl.col("article_id") == pl.col("name_in")) & (
        pl.col("start_char") < pl.col("name_end")
    )
    return (
        parse.select(
            *WORDS,
            run=(breaks | begins_sentence()).cum_sum(),
        )
        .pipe(with_latest_span, names, "i", "name_first")
        .with_columns(named=inside.fill_null(value=False))
        .drop("name_in", "name_end", "name_first")
    )


def persons_of(parse: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Give all mentions of persons, with the number of the head word and of the `first` word."""
    return (
        things(parse, mentions)
        .filter(pl.col("entity_type") == "PERSON")
        .select(
            "article_id",
            "entity_id",
            "kind",
            "i",
            "first",
            "last",
            name_start="start_char",
            name_end="end_char",
        )
    )


def title_heads(parse: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Give the names, with the numbers of the head word, `i`, of the `first` and the `last`."""
    return (
        things(parse, mentions)
        .filter(pl.col("kind") == "name")
        .select(
            "article_id",
            "entity_id",
            "entity_type",
            "i",
            "first",
            "last",
            name_start="start_char",
            name_end="end_char",
            name="text",
        )
    )
