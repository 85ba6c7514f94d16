"""Long titles: titles with the field or the body that they are for, behind "of".

Secretary of State Li             title with its field
ambassador to the United Nations  title with its post
president of the Example Agency Li   title of a body
"""

from typing import Final

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.syntax.neighbours import begins_sentence, near

#: What may stand between a title and the body it is for.
LINKS: Final = ("of", "to", "for", "at", "from")
#: The most words of a field, and the most words from a title to the name of its holder.
FIELD: Final = 4
REACH: Final = 14
PHRASE: Final = ["ADJ", "NOUN", "PROPN"]


def purposes(runs: pl.LazyFrame, heads: pl.LazyFrame) -> pl.LazyFrame:
    """What titles are for, where that is part of them: "Secretary of State", "ambassador to X".

    Args:
        runs: The words, from `title_runs`.
        heads: The names, from `title_heads`.

    Returns:
        `noun` (number of the title), `field` (" of State"), `field_last`, `field_end`.
    """
    found = [_fields(runs), _posts(runs, heads)]
    return pl.concat(found, how="diagonal_relaxed").pipe(one_per, "noun")


def _fields(runs: pl.LazyFrame) -> pl.LazyFrame:
    """What a title is for, where that is no name: "Secretary of State", "chief of staff"."""
    part = pl.col("upos").is_in(PHRASE) & ~pl.col("named") & ~begins_sentence()
    inside = [part.shift(-step) for step in range(2, FIELD + 2)]
    length = pl.sum_horizontal(
        pl.all_horizontal(inside[:size]).fill_null(value=False).cast(pl.Int32)
        for size in range(1, FIELD + 1)
    )
    words = [pl.col("text").shift(-step) for step in range(1, FIELD + 2)]
    field = pl.lit("")
    last_end = pl.lit(None, pl.Int32)
    for size in range(1, FIELD + 1):
        whole = pl.concat_str([pl.lit(""), *words[: size + 1]], separator=" ")
        field = pl.when(pl.col("length") == size).then(whole).otherwise(field)
        end = pl.col("end_char").shift(-size - 1)
        last_end = pl.when(pl.col("length") == size).then(end).otherwise(last_end)
    return (
        runs.with_columns(length=length)
        .with_columns(field=field, field_end=last_end)
        .filter(near("low", 1) == "of", pl.col("length") > 0)
        .select(
            noun="i",
            field="field",
            field_last=pl.col("i") + pl.col("length") + 1,
            field_end="field_end",
        )
    )


def _posts(runs: pl.LazyFrame, heads: pl.LazyFrame) -> pl.LazyFrame:
    """Where an ambassador is posted: "ambassador to the Example Union"."""
    article = near("low", 2) == "the"
    posted = runs.with_columns(
        article=pl.when(article).then(pl.lit("the ")).otherwise(pl.lit("")),
        first=pl.col("i") + 2 + article.cast(pl.Int32),
        posted=(pl.col("low") == "ambassador") & (near("low", 1) == "to"),
    ).filter("posted")
    names = heads.select("first", "name", field_last="last", field_end="name_end")
    return posted.join(names, on="first").select(
        "field_last", "field_end", noun="i", field=pl.format(" to {}{}", "article", "name")
    )


def titles_of_bodies(
    runs: pl.LazyFrame, titles: pl.LazyFrame, persons: pl.LazyFrame
) -> pl.LazyFrame:
    """A title before the body it is for and the name of its holder: "head of the Agency, Li".

    Args:
        runs: The words, from `title_runs`.
        titles: The titles.
        persons: The names of persons.
    """
    breaks = ~pl.col("upos").is_in([*PHRASE, "ADP", "DET", "PART"])
    counted = runs.select(
        "i",
        "text",
        "named",
        "low",
        "upos",
        breaks=breaks.cum_sum(),
        sentence=begins_sentence().cum_sum(),
    )
    links = counted.filter(pl.col("low").is_in(LINKS)).select(
        link="i", breaks_left="breaks", linked_in="sentence"
    )
    behind = _behind_bodies(counted, titles, persons)
    return (
        titles.with_columns(link=pl.col("title_last") + 1)
        .join(links, on="link")
        .sort("link")
        .join_asof(behind, left_on="link", right_on="first", strategy="forward")
        .filter(
            pl.col("breaks_left") == pl.col("breaks_right"),
            pl.col("linked_in") == pl.col("named_in"),
            pl.col("first") - pl.col("link") <= REACH,
            pl.col("end") > pl.col("link"),
        )
        .rename({"article": "article_id"})
    )


def _behind_bodies(
    counted: pl.LazyFrame, titles: pl.LazyFrame, persons: pl.LazyFrame
) -> pl.LazyFrame:
    """The persons named behind a body: with `end`, the last word of the body, `breaks_right`."""
    comma = counted.filter(pl.col("text") == ",").select(end="i", comma=pl.lit(value=True))
    ends = counted.select(
        end="i", breaks_right="breaks", body="named", common=pl.col("upos") == "NOUN"
    )
    # "the head of the Agency, General Li": a title may come before the name.
    ranks = titles.group_by(end="title_last").agg(rank_first=pl.col("noun").min())
    return (
        persons.join(counted.select(first="i", named_in="sentence"), on="first")
        .with_columns(end=pl.col("first") - 1)
        .join(ranks, on="end", how="left")
        .with_columns(
            end=pl.when(pl.col("rank_first").is_not_null())
            .then(pl.col("rank_first") - 1)
            .otherwise("end")
        )
        .drop("rank_first")
        .join(comma, on="end", how="left")
        .with_columns(pl.col("comma").fill_null(value=False))
        .with_columns(end=pl.col("end") - pl.col("comma").cast(pl.Int32))
        .join(ends, on="end")
        # "the head of the UK's terror police, Li": a comma shows where an unnamed body ends.
        .filter(pl.col("body") | (pl.col("common") & pl.col("comma")))
        .rename({"article_id": "article"})
        .sort("first")
    )
