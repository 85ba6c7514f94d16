"""Short names: the longer name in the article that the name of a body shortens.

Example Agency (EA)      EA stands for the Example Agency
the Court                the Example Court
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import CountryWords, NameHeads, UnnamedWords
from newsfacts.transforms.lexicons.relations import BodyWords

#: The longest abbreviation in brackets, in letters.
ABBREVIATION_LETTERS = 10


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
