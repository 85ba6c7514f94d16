"""Personal names: the full or usual name in the article of a person who is named in short.

Abel               Ann Abel
Ann Example Abel   Ann Abel, where the article has both
"""

from typing import Final

import polars as pl

from newsfacts.transforms.entities.whereabouts import plain_slug
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import KnownNames, People
from newsfacts.transforms.syntax.flags import flagged

#: A name with initials in the middle, and the place of the initials.
MIDDLE_INITIALS: Final = r"^(\S+) (?:\p{Lu}\. ?)+(\p{Lu}\p{Ll}.*)$"
NAME: Final = ["article_id", "bare"]


def without_initials(name: pl.Expr) -> pl.Expr:
    """Leave out initials between names where a lexicon knows the person by the name without."""
    plain = name.str.replace(MIDDLE_INITIALS, "$1 $2")
    shorter = plain_slug(plain).is_in(read(People)["slug"].implode())
    # George H.W. Bush is not George Bush.
    return pl.when(shorter & ~_known(name)).then(plain).otherwise(name)


def _known(name: pl.Expr) -> pl.Expr:
    return name.is_in(read(KnownNames)["phrase"].implode())


def full_names(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Map the names of persons to the fuller or the usual name of the same person in the article.

    Args:
        names: The names, with `bare` (without a form of address) and `known` (their name in the
            lexicon of known names).
        parse: The parse.

    Returns:
        `article_id`, `bare`, `full` (as the lexicon has it, where it has the full name).
    """
    usual = _usual_names(names)
    family = (
        _family_names(names, parse)
        .join(
            usual.select("article_id", full="bare", usual="full"),
            on=["article_id", "full"],
            how="left",
        )
        .select(*NAME, full=pl.coalesce("usual", "full"))
    )
    known = (
        names.filter(pl.col("known").is_not_null())
        .select("article_id", "known", full="bare")
        .pipe(one_per, ["article_id", "full"], "article_id", "full", "known")
    )
    return (
        pl.concat([family, usual])
        .pipe(one_per, NAME)
        .join(known, on=["article_id", "full"], how="left")
        .select(*NAME, full=pl.coalesce("known", "full"))
    )


def _usual_names(names: pl.LazyFrame) -> pl.LazyFrame:
    """Map names with more parts to the same name with fewer: "Ann Example Abel" to "Ann Abel"."""
    persons = (
        names.filter(pl.col("entity_type") == "PERSON")
        .select("article_id", "bare", parts=pl.col("bare").str.split(" "))
        .unique(["article_id", "bare"])
        .with_columns(
            size=pl.col("parts").list.len(),
            given=pl.col("parts").list.first(),
            family=pl.col("parts").list.last(),
        )
        .filter(pl.col("size") > 1)
        .drop("parts")
    )
    short = persons.rename({"bare": "full", "size": "short_size", "given": "short_given"})
    ends = (pl.lit(" ") + pl.col("full")).str.len_chars()
    tail = pl.col("bare").str.slice(-ends.cast(pl.Int64)) == pl.lit(" ") + pl.col("full")
    ends_alike = (pl.col("given") == pl.col("short_given")) & (pl.col("short_size") == 2)
    return (
        persons.join(short, on=["article_id", "family"])
        .filter(pl.col("size") > pl.col("short_size"), ends_alike | tail, ~_known(pl.col("bare")))
        .pipe(one_per, NAME, *NAME, "short_size", "full")
        .select(*NAME, "full")
    )


def _family_names(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Map the one-word names of persons to a full name in the article: "Abel" to "Ann Abel".

    A family name before the full name is someone else, unless it stands in a heading. Of several
    full names, the first one with that family name wins; given names come second.
    """
    persons = names.filter(pl.col("entity_type") == "PERSON").select(
        "article_id", "bare", "first", parts=pl.col("bare").str.split(" ")
    )
    long = _in_full(persons)
    short = (
        persons.filter(pl.col("parts").list.len() == 1)
        .pipe(flagged, parse.filter(pl.col("paragraph_no") > 0).select(first="i"), "first", "body")
        .group_by("article_id", "bare")
        .agg(first_in_body=pl.col("first").filter("body").min())
        .with_columns(low=pl.col("bare").str.to_lowercase())
    )
    by_family = short.join(
        long, left_on=["article_id", "low"], right_on=["article_id", "family"]
    ).filter(
        pl.col("first_in_body").is_null() | (pl.col("first") < pl.col("first_in_body")),
    )
    by_given = short.join(long, left_on=["article_id", "low"], right_on=["article_id", "given"])
    by_middle = short.join(
        long.explode("middle")
        .drop_nulls("middle")
        .with_columns(pl.col("middle").str.to_lowercase()),
        left_on=["article_id", "low"],
        right_on=["article_id", "middle"],
    )
    columns = ["article_id", "bare", "first", "full"]
    ranked = [
        rows.select(*columns, rank=pl.lit(rank))
        for rank, rows in enumerate((by_family, by_given, by_middle))
    ]
    return (
        pl.concat(ranked)
        .pipe(one_per, ["article_id", "bare"], "article_id", "bare", "rank", "first")
        .select("article_id", "bare", "full")
    )


def _in_full(persons: pl.LazyFrame) -> pl.LazyFrame:
    """The names of several parts: `article_id`, `first`, `full`, `family`, `given`, `middle`."""
    # "Abel Jr." is not the full name of "Abel".
    suffix = pl.col("parts").list.last().str.contains(r"^(?:Jr|Sr|I{2,3}|IV)\.?$")
    return persons.filter((pl.col("parts").list.len() > 1) & ~suffix).select(
        "article_id",
        "first",
        full="bare",
        family=pl.col("parts").list.last().str.to_lowercase(),
        given=pl.col("parts").list.first().str.to_lowercase(),
        # "Ricardo Rosselló Nevares" is Rosselló.
        middle=pl.col("parts").list.slice(1, pl.col("parts").list.len() - 2),
    )
