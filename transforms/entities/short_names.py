"""Short names: the longer name in the article that a name shortens.

Abel                     Ann Abel
Ann Example Abel         Ann Abel, where the article has both
Example Agency (EA)      EA stands for the Example Agency
the Court                the Example Court
"""

from typing import Final

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import CountryWords, NameHeads, People, UnnamedWords
from newsfacts.transforms.lexicons.relations import BodyWords
from newsfacts.transforms.syntax.flags import flagged

#: The longest abbreviation in brackets, in letters.
ABBREVIATION_LETTERS = 10
#: A name with initials in the middle, and the place of the initials.
MIDDLE_INITIALS: Final = r"^(\S+) (?:\p{Lu}\. ?)+(\p{Lu}\p{Ll}.*)$"
NAME: Final = ["article_id", "bare"]


def without_initials(name: pl.Expr) -> pl.Expr:
    """Leave out initials between names where a lexicon knows the person by the name without."""
    plain = name.str.replace(MIDDLE_INITIALS, "$1 $2")
    slug = plain.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "-")
    whole = name.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "-")
    people = read(People)["slug"].implode()
    return pl.when(slug.is_in(people) & ~whole.is_in(people)).then(plain).otherwise(name)


def full_names(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Map the names of persons to the fuller or the usual name of the same person in the article.

    Args:
        names: The names, with `bare` (without a form of address).
        parse: The parse.

    Returns:
        `article_id`, `bare`, `full`.
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
    return pl.concat([family, usual]).pipe(one_per, NAME)


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
        .filter(pl.col("size") > pl.col("short_size"), ends_alike | tail)
        .pipe(one_per, NAME, *NAME, "short_size", "full")
        .select(*NAME, "full")
    )


def long_names(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Map the names of bodies to the longer name in the article that they shorten.

    Args:
        names: The names.
        parse: The parse.

    Returns:
        `article_id`, `phrase`, `long`.
    """
    bodies = (
        names.filter(pl.col("entity_type") == "ORG")
        .select("article_id", "phrase", "known")
        .unique(["article_id", "phrase"])
    )
    pairs = pl.concat([_bracketed(names, parse), _shortened(bodies)]).unique(
        ["article_id", "phrase"], keep="first", maintain_order=True
    )
    known = bodies.select("article_id", "known", written="phrase")
    of_short = bodies.select("article_id", "phrase", known_short="known")
    named = (
        pairs.join(known, on=["article_id", "written"], how="left")
        .join(of_short, on=["article_id", "phrase"], how="left")
        .with_columns(long=pl.coalesce("known", "known_short", "written"))
    )
    # "NOAA" is in the lexicon, its long form is not.
    other_way = named.filter(pl.col("known").is_null(), pl.col("known_short").is_not_null())
    return pl.concat(
        [
            named.select("article_id", "phrase", "long"),
            other_way.select("article_id", phrase="written", long="long"),
        ]
    ).pipe(one_per, ["article_id", "phrase"], "article_id", "phrase", "long")


def _shortened(bodies: pl.LazyFrame) -> pl.LazyFrame:
    """Map the initials, the beginning or the end of a body's name to the whole of it.

    Returns:
        `article_id`, `phrase`, `written` (the whole name).
    """
    whole = bodies.filter(pl.col("phrase").str.contains(" ")).select(
        "article_id",
        written="phrase",
        initials=pl.col("phrase")
        .str.replace_all(r"\b\p{Ll}\S*\s*", "")
        .str.replace_all(r"(\p{Lu})\S*\s*", "$1"),
    )
    lexicons = [read(NameHeads)["word"], read(UnnamedWords)["word"], read(BodyWords)["word"]]
    common = [word for lexicon in lexicons for word in lexicon]
    low = pl.col("phrase").str.to_lowercase()
    one_word = ~pl.col("phrase").str.contains(" ")
    names_it = ~low.is_in(common) & ~pl.col("phrase").is_in(read(CountryWords)["phrase"].implode())
    begins = one_word & names_it & pl.col("written").str.starts_with(pl.col("phrase") + " ")
    ends = ~one_word & pl.col("written").str.ends_with(pl.lit(" ") + pl.col("phrase"))
    stands = pl.col("phrase").str.contains(r"^\p{Lu}{3,6}$") & (
        pl.col("phrase") == pl.col("initials")
    )
    return (
        bodies.join(whole, on="article_id")
        .filter(begins | ends | stands, pl.col("phrase") != pl.col("written"))
        .filter(pl.col("written").n_unique().over("article_id", "phrase") == 1)
        .select("article_id", "phrase", "written")
    )


def _family_names(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Map the one-word names of persons to a full name in the article: "Abel" to "Ann Abel".

    A family name before the full name is someone else, unless it stands in a heading. Of several
    full names, the first one with that family name wins; given names come second.
    """
    persons = names.filter(pl.col("entity_type") == "PERSON").select(
        "article_id", "bare", "first", parts=pl.col("bare").str.split(" ")
    )
    # "Abel Jr." is not the full name of "Abel".
    suffix = pl.col("parts").list.last().str.contains(r"^(?:Jr|Sr|I{2,3}|IV)\.?$")
    long = persons.filter((pl.col("parts").list.len() > 1) & ~suffix).select(
        "article_id",
        "first",
        full="bare",
        family=pl.col("parts").list.last(),
        given=pl.col("parts").list.first(),
    )
    short = (
        persons.filter(pl.col("parts").list.len() == 1)
        .pipe(flagged, parse.filter(pl.col("paragraph_no") > 0).select(first="i"), "first", "body")
        .group_by("article_id", "bare")
        .agg(first_in_body=pl.col("first").filter("body").min())
    )
    by_family = short.join(
        long, left_on=["article_id", "bare"], right_on=["article_id", "family"]
    ).filter(
        pl.col("first_in_body").is_null() | (pl.col("first") < pl.col("first_in_body")),
    )
    by_given = short.join(long, left_on=["article_id", "bare"], right_on=["article_id", "given"])
    columns = ["article_id", "bare", "first", "full"]
    ranked = [by_family.select(*columns, rank=pl.lit(0)), by_given.select(*columns, rank=pl.lit(1))]
    return (
        pl.concat(ranked)
        .pipe(one_per, ["article_id", "bare"], "article_id", "bare", "rank", "first")
        .select("article_id", "bare", "full")
    )


def _bracketed(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Map abbreviations to the name before the bracket that introduces them: "X Y Z (XYZ)"."""
    bracket = parse.filter(pl.col("text") == "(").select(opens="i")
    long = names.select("article_id", written="phrase", opens=pl.col("last") + 1)
    short = names.select("article_id", "phrase", opens=pl.col("first") - 1)
    letters = pl.col("phrase").str.replace_all(r"[^\p{Lu}\p{Ll}]", "")
    return (
        bracket.join(long, on="opens")
        .join(short, on=["article_id", "opens"])
        .filter(
            letters.str.len_chars() <= ABBREVIATION_LETTERS, pl.col("written").str.contains(" ")
        )
        .filter(pl.col("written").str.slice(0, 1) == pl.col("phrase").str.slice(0, 1))
        .pipe(one_per, ["article_id", "phrase"], "article_id", "phrase", "opens")
        .select("article_id", "phrase", "written")
    )
