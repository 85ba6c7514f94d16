"""Short names: the longer name in the article that the name of a body or site shortens.

Example Agency (EA)      EA stands for the Example Agency
the Court                the Example Court
Example Airport          Example International Airport
Maria                    Hurricane Maria
"""

import polars as pl

from newsfacts.transforms.entities.places_in_names import any_country
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.articles import FirmEndings
from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.entities import election, storm
from newsfacts.transforms.lexicons.names import (
    CountryWords,
    GenericBodies,
    NameHeads,
    UnnamedWords,
)
from newsfacts.transforms.lexicons.relations import BodyWords

#: The longest abbreviation in brackets, in letters.
ABBREVIATION_LETTERS = 10
#: Types of names that have short forms.
SHORTENED = ("ORG", "FAC", "EVENT", "PRODUCT")


def long_names(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Map the names of bodies to the longer name in the article that they shorten.

    Args:
        names: The names.
        parse: The parse.

    Returns:
        `article_id`, `phrase`, `long`.
    """
    bodies = (
        names.filter(pl.col("entity_type").is_in(SHORTENED))
        .select("article_id", "phrase", "known", "entity_type")
        .pipe(one_per, ["article_id", "phrase"], pl.col("known").is_null(), "entity_type")
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
    # "NOAA" is in the lexicon, its long form is not; "Example Post" is, "Example Post Group" not.
    abbreviated = pl.col("phrase").str.contains(r"^(?:\p{Lu}\.?){2,}$")
    ending = rf"(?:,? {alternation(read(FirmEndings)['word'])}\.?)+$"
    of_firm = pl.col("written").str.replace(ending, "") == pl.col("phrase")
    other_way = named.filter(
        pl.col("known").is_null(), pl.col("known_short").is_not_null(), abbreviated | of_firm
    )
    return pl.concat(
        [
            named.select("article_id", "phrase", "long"),
            other_way.select("article_id", phrase="written", long="long"),
        ]
    ).pipe(one_per, ["article_id", "phrase"], "article_id", "phrase", "long")


def _shortened(bodies: pl.LazyFrame) -> pl.LazyFrame:
    """Map the initials, the beginning, the end or some words of a name to the whole of it.

    Returns:
        `article_id`, `phrase`, `written` (the whole name).
    """
    whole = bodies.filter(pl.col("phrase").str.contains(" |s$")).select(
        "article_id",
        "entity_type",
        written="phrase",
        initials=_initials(pl.col("phrase")),
        own_initials=_initials(pl.col("phrase").str.replace(rf"^{any_country()} ", "")),
    )
    # What a short name shares with its long one; all pairs of names would be too many.
    phrase, written = pl.col("phrase"), pl.col("written")
    initials, own_initials = pl.col("initials"), pl.col("own_initials")
    short = bodies.with_columns(_keys(phrase, phrase, plural=phrase + "s"))
    long = whole.with_columns(_keys(written, initials, own_initials, plural=written))
    return (
        short.explode("key")
        .join(long.explode("key"), on=["article_id", "entity_type", "key"])
        .unique(["article_id", "phrase", "written"], keep="first", maintain_order=True)
        .filter(phrase != written, _shortens())
        .select("article_id", "phrase", "written")
        .pipe(_of_the_longest)
        .filter(pl.col("written").n_unique().over("article_id", "phrase") == 1)
    )


def _of_the_longest(pairs: pl.LazyFrame) -> pl.LazyFrame:
    """Drop longer names that shorten another: "High Court" where "Oslo High Court" is, too."""
    steps = pairs.rename({"written": "between"}).join(
        pairs.rename({"phrase": "between"}), on=["article_id", "between"]
    )
    between = steps.join(pairs, on=["article_id", "phrase", "written"], how="semi")
    return pairs.join(
        between,
        left_on=["article_id", "phrase", "written"],
        right_on=["article_id", "phrase", "between"],
        how="anti",
    )


def _initials(name: pl.Expr) -> pl.Expr:
    """The first letters of the words of a name that begin with a capital."""
    return name.str.replace_all(r"\b\p{Ll}\S*\s*", "").str.replace_all(r"(\p{Lu})\S*\s*", "$1")


def _keys(name: pl.Expr, *stands: pl.Expr, plural: pl.Expr) -> pl.Expr:
    """List what a name is looked up by: its first and last word, its initials, its plural."""
    words = name.str.split(" ")
    initials = [pl.lit("initials ") + letters for letters in stands]
    return pl.concat_list(
        pl.lit("first ") + words.list.first(),
        pl.lit("last ") + words.list.last(),
        *initials,
        pl.lit("plural ") + plural,
    ).alias("key")


def _shortens() -> pl.Expr:
    """Whether `phrase` is a short form of `written`."""
    common = _common_words()
    # "the House" is not the White House.
    generic = read(GenericBodies)["phrase"].implode()
    phrase, written = pl.col("phrase"), pl.col("written")
    low = phrase.str.to_lowercase()
    one_word = ~phrase.str.contains(" ")
    names_it = ~low.is_in(common) & ~phrase.is_in(read(CountryWords)["phrase"].implode())
    body = pl.col("entity_type") == "ORG"
    event = pl.col("entity_type") == "EVENT"
    last = written.str.extract(r"(\S+)$").str.to_lowercase()
    begins = written.str.starts_with(phrase + " ") & pl.when(one_word).then(
        names_it & body
    ).otherwise(last.is_in(common) & ~written.str.contains(" (?:of|for|on|in) "))
    # "the Court" of "the Example Court"; "Maria" of "Hurricane Maria".
    known = pl.col("known").is_not_null()
    common_end = body & low.is_in(common) & ~known & ~phrase.is_in(generic)
    stormy = event & written.str.contains(storm())
    ends = written.str.ends_with(pl.lit(" ") + phrase) & (~one_word | common_end | stormy)
    stands = (
        body
        & phrase.str.contains(r"^\p{Lu}{3,6}$")
        & pl.any_horizontal(phrase == pl.col("initials", "own_initials"))
    )
    plural = ~known & (written == phrase + "s")
    skips = ~one_word & _same_ends()
    # "The Nevada caucuses" are the 2020 Nevada caucuses; the Olympic Games are no one year's.
    yearly = low.str.contains(election()) & ~one_word & ends & written.str.contains(r"^\d{4} ")
    return (
        pl.when(event)
        .then((stormy & ends) | yearly)
        .otherwise(begins | ends | stands | plural | skips)
    )


def _same_ends() -> pl.Expr:
    """Whether `phrase` has the first and last words of `written` and only words of it."""
    short, long = pl.col("phrase").str.split(" "), pl.col("written").str.split(" ")
    return (
        (short.list.first() == long.list.first())
        & (short.list.last() == long.list.last())
        & (short.list.len() < long.list.len())
        & (short.list.set_difference(long).list.len() == 0)
    )


def _common_words() -> pl.Series:
    """The words for kinds of bodies and sites, in lower case."""
    lexicons = [read(NameHeads)["word"], read(UnnamedWords)["word"], read(BodyWords)["word"]]
    return pl.concat(lexicons).implode()


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
