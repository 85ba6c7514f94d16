"""Modifiers: the words of a title before its noun, and the status that they express.

former military instructor Li    former; military
President Song's legal adviser   legal
embattled Rep. Li                nothing
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.roles import TitleWords, title_parts

#: Ordinals that count holders, not ranks: "the eleventh governor", "the 46th President".
ORDINAL: Final = r"^(?:\d+(?:st|nd|rd|th)|\w+th)$"


def modifiers(runs: pl.LazyFrame, titled: pl.LazyFrame) -> pl.LazyFrame:
    """The words of a title before its noun, and the status that they express.

    What is an owner's is no part of it ("Li's adviser"), nor is what precedes an abbreviation
    ("embattled Rep.").

    Returns:
        `noun`, `status` ("former military instructor": former), `before` (the words that belong to
        the title: military), `modifier_start` (offset of the first word).
    """
    statuses = read(TitleWords).lazy().select(low="word", word=pl.col("status").cast(pl.String))
    words = (
        titled.select("noun", "run", "noun_text")
        .unique("noun")
        .join(runs, on="run")
        .filter(pl.col("i") <= pl.col("noun"))
        .pipe(_apart)
        .filter(pl.col("i") < pl.col("noun"), _is_word_of_title())
        .join(statuses, on="low", how="left")
        .sort("noun", "i")
    )
    ordinal = (pl.col("upos") == "ADJ") & pl.col("low").str.contains(ORDINAL)
    other = pl.col("named") | ordinal | pl.col("owned") | pl.col("loose")
    of_title = pl.col("word").is_null() & ~other
    of_status = pl.col("word").is_not_null() & (pl.col("word") != "unrelated") & ~pl.col("owned")
    return words.group_by("noun", maintain_order=True).agg(
        status=pl.col("word").sort_by("i").filter(of_status.sort_by("i")).first(),
        before=pl.col("text").sort_by("i").filter(of_title.sort_by("i")).str.join(" "),
        modifier_start=pl.col("start_char").filter(pl.col("upos") != "PUNCT").min(),
    )


def _is_word_of_title() -> pl.Expr:
    """Whether a word can belong to a title; hyphens can: "director-general"."""
    word = pl.col("upos").is_in(["ADJ", "NOUN", "PROPN"]) | (pl.col("low") == "then")
    return word | pl.col("text").is_in(["-", "–"])


def _apart(words: pl.LazyFrame) -> pl.LazyFrame:
    """Flag words that are `owned`, of an owner's title, or `loose`, before a short title."""
    owner = pl.when(pl.col("xpos") == "POS").then("i").max().over("noun")
    parts = pl.Series([*title_parts("before"), *title_parts("short")])
    short = pl.col("noun_text").str.ends_with(".")
    loose = short & ~pl.col("low").is_in(parts.implode()) & ~pl.col("low").str.ends_with(".")
    return words.with_columns(owned=(pl.col("i") < owner).fill_null(value=False), loose=loose)
