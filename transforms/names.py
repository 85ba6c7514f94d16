"""Names: spans of words that name something, each with the type that the evidence favours.

The Long March-5 Y5 rocket took off from Wenchang in Hainan province.
    ^PRODUCT (a rocket)                  ^GPE        ^GPE (a province)
"""

import polars as pl

from transforms.lexicon import read
from transforms.name_lexicons import CountryWords, KnownNames
from transforms.name_spans import (
    owned_bodies,
    unbroken,
    whole_persons,
    with_neighbours,
    without_portfolios,
    without_titles,
)
from transforms.name_types import CONTEXT, KNOWN, MODEL, typed
from transforms.titles import Titles

#: The longest known name, in words.
LONGEST = 5
#: Types that the model takes for names too easily; their words must be proper nouns.
RARE = ("EVENT", "PRODUCT", "WORK_OF_ART", "LAW")


def names(named_spans: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Type the names that were found.

    Args:
        named_spans: The spans of words that name something.
        words: The parse.

    Returns:
        One row per name: `article_id`, `first`, `last`, `head` (numbers of words), `phrase` (the
        words as written), `entity_type`, `rule`.
    """
    return typed(named_spans, words)


def tagged_names(words: pl.LazyFrame) -> pl.LazyFrame:
    """Find what the annotator has tagged as names, without titles and offices.

    Args:
        words: The parse.
    """
    return _tagged(words).pipe(without_titles, words).pipe(without_portfolios, words)


def named_spans(
    words: pl.LazyFrame, tagged_names: pl.LazyFrame, texts: pl.LazyFrame
) -> pl.LazyFrame:
    """Find the names in the parse.

    Args:
        words: The parse.
        tagged_names: What the annotator has tagged.
        texts: One row per article: `article_id`, `text`.

    Returns:
        The names as above, each with the type that its finder gives and the `weight` of that.
    """
    tagged = (
        tagged_names.pipe(with_neighbours, words)
        .pipe(owned_bodies, words)
        .pipe(unbroken, words)
        .pipe(whole_persons, words)
    )
    found = pl.concat([_known(words), _designations(words), tagged], how="diagonal_relaxed")
    start = words.select(first="i", start="start_char", proper=pl.col("upos") == "PROPN")
    end = words.select(last="i", end="end_char")
    # Not all who write bother with capitals: "vietnam and Afghanistan".
    named = pl.col("proper") | (pl.col("rule") == "lexicon")
    phrase = pl.col("whole").str.slice(pl.col("start"), pl.col("end") - pl.col("start"))
    reach = pl.col("last").cum_max().shift(1).over("article_id")
    return (
        found.sort(
            "article_id",
            "first",
            pl.col("last") - pl.col("first"),
            "weight",
            descending=[False, False, True, True],
        )
        .filter((pl.col("first") > reach).fill_null(value=True))
        .cache()
        .pipe(_with_heads, words)
        .join(start, on="first", maintain_order="left")
        .join(end, on="last", maintain_order="left")
        .join(texts.rename({"text": "whole"}), on="article_id", how="left", maintain_order="left")
        .with_columns(phrase=phrase)
        .filter(pl.col("phrase").str.contains(r"\p{Lu}") | named, ~phrase.str.ends_with("$"))
        .drop("start", "end", "whole", "proper")
    )


def _known(words: pl.LazyFrame) -> pl.LazyFrame:
    """Look up one to five words ahead in the lexicons of countries and known names."""
    demonym = pl.col("kind") == "demonym"
    country = (
        read(CountryWords)
        .lazy()
        .select(
            "phrase",
            entity_type=pl.when(demonym).then(pl.lit("NORP")).otherwise(pl.lit("GPE")),
        )
    )
    known = read(KnownNames).lazy().select("phrase", pl.col("entity_type").cast(pl.String))
    lexicon = pl.concat([known, country]).unique("phrase", keep="first", maintain_order=True)
    phrases = pl.concat([read(KnownNames)["phrase"], read(CountryWords)["phrase"]])
    # The first word of "People's Republic" is "People", that of "U.N. Charter" is "U.N.".
    first = pl.concat([phrases.str.extract(r"^([\p{L}\p{N}]+)"), phrases.str.extract(r"^(\S+)")])
    gap = pl.when(pl.col("start_char").shift(-1) > pl.col("end_char")).then(pl.lit(" "))
    spell = pl.col("text") + gap.fill_null(pl.lit(""))
    ahead = {f"w{step}": pl.col("spelled").shift(-step).fill_null("") for step in range(LONGEST)}
    starts = (
        words.select("article_id", "text", first="i", spelled=spell)
        .with_columns(**ahead)
        .filter(pl.col("text").is_in(first.drop_nulls().unique().implode()))
        .cache()
    )
    rows = [
        starts.select(
            "article_id",
            "first",
            last=pl.col("first") + (size - 1),
            phrase=pl.concat_str([f"w{n}" for n in range(size)]).str.strip_chars_end(),
        ).join(lexicon, on="phrase")
        for size in range(1, LONGEST + 1)
    ]
    return pl.concat(rows).with_columns(weight=pl.lit(KNOWN), rule=pl.lit("lexicon")).drop("phrase")


def _designations(words: pl.LazyFrame) -> pl.LazyFrame:
    """Names with a number or letter behind a hyphen: Mir-1, Spektr-M, Long March-5 Y5."""

    def near(step: int, column: str) -> pl.Expr:
        return pl.col(column).shift(-step)

    joined = (near(-1, "end_char") == pl.col("start_char")) & (
        pl.col("end_char") == near(1, "start_char")
    )
    touches = (near(-2, "sentence_no") == near(-3, "sentence_no")) & (
        near(-2, "end_char") + 1 == near(-1, "start_char")
    )
    beside = {"before": -2, "name": -1, "code": 1, "behind": 2}
    hyphens = (
        words.select(
            "article_id",
            "i",
            *(near(step, "text").alias(name) for name, step in beside.items()),
            hyphen=(pl.col("text") == "-") & joined & (near(-1, "upos") == "PROPN"),
            touches=touches & near(-2, "upos").is_in(["PROPN", "ADJ", "NOUN"]),
        )
        .filter("hyphen")
        .cache()  # else the patterns would be looked for beside every word
    )
    named = pl.col("name").str.contains(r"^\p{Lu}[\p{L}’']*$")
    coded = pl.col("code").str.contains(r"^(?:\d{1,4}\p{L}?|\p{Lu})$")
    return (
        hyphens.filter(named & coded)
        .with_columns(
            left=pl.col("touches") & pl.col("before").str.contains(r"^\p{Lu}\p{Ll}"),
            right=pl.col("behind").str.contains(r"^\p{Lu}\d+$"),
        )
        .select(
            "article_id",
            first=pl.col("i") - 1 - pl.col("left").fill_null(value=False).cast(pl.Int32),
            last=pl.col("i") + 1 + pl.col("right").fill_null(value=False).cast(pl.Int32),
            entity_type=pl.lit("PRODUCT"),
            weight=pl.lit(CONTEXT),
            rule=pl.lit("designation"),
        )
    )


def _tagged(words: pl.LazyFrame) -> pl.LazyFrame:
    """The names that the annotator has tagged."""
    # A title at the head of a name is none of it: "Premiers Li and Mishustin".
    titled = (
        (pl.col("token_no") == pl.col("entity_start"))
        & (pl.col("entity_type") == "PERSON")
        & (pl.col("entity_type").shift(-1) == "PERSON")
        & pl.col("low").is_in(read(Titles)["lemma"].implode())
    )
    spelled = pl.col("text").str.contains(r"\p{L}")
    countries = read(CountryWords)["phrase"].implode()
    linking = pl.col("low").is_in(["of", "the", "and", "for", "in", "on", "de", "al"])
    inside = words.with_columns(titled=titled.fill_null(value=False)).filter(
        pl.col("entity_start").is_not_null()
    )
    proper = ~pl.col("titled") & (
        (pl.col("upos") == "PROPN")
        | ~pl.col("entity_type").is_in(RARE) & pl.col("text").str.contains(r"^\p{Lu}")
    )
    return (
        inside.select(
            "article_id",
            "entity_type",
            "i",
            name=pl.col("shift") + pl.col("entity_start"),
            proper=proper,
            ends=proper | ~spelled | (pl.col("upos") == "NUM"),
            # "NGOs", "MPs": abbreviations of common nouns.
            plural=pl.col("text").str.contains(r"^\p{Lu}{2,5}s$"),
            hyphen=pl.col("text").is_in(["-", "–"]),
            country=pl.col("text").is_in(countries),
            sane=proper | ~spelled | linking,
        )
        .with_columns(first=pl.when("proper").then("i"), last=pl.when("ends").then("i"))
        .group_by("name", maintain_order=True)
        .agg(
            pl.col("article_id", "entity_type").first(),
            pl.col("first").min(),
            pl.col("last").max(),
            # "China-Russia" is no place, KwaZulu-Natal is one.
            joined=pl.col("hyphen").any() & pl.col("country").any(),
            plural=(pl.len() == 1) & pl.col("plural").any(),
            sane=pl.col("sane").all(),
        )
        .filter(
            pl.col("first").is_not_null()
            & ~(pl.col("joined") & pl.col("entity_type").is_in(["GPE", "NORP"]))
            & (pl.col("sane") | ~pl.col("entity_type").is_in(RARE))
            & (pl.col("last") - pl.col("first") < 12)
            & ~pl.col("plural")
        )
        .select(
            "article_id",
            "first",
            "last",
            "entity_type",
            weight=pl.lit(MODEL),
            rule=pl.lit("annotator"),
        )
    )


def _with_heads(found: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Give each name its head: the word of it that depends on a word outside."""
    members = (
        words.select("i", "h")
        .join_asof(
            found.select("first", "last").sort("first"),
            left_on="i",
            right_on="first",
            strategy="backward",
        )
        .filter(pl.col("i") <= pl.col("last"))
    )
    outside = (
        (pl.col("h") < pl.col("first")) | (pl.col("h") > pl.col("last")) | pl.col("h").is_null()
    )
    heads = members.filter(outside).group_by("first").agg(head=pl.col("i").min())
    return found.join(heads, on="first", how="left", maintain_order="left").with_columns(
        head=pl.coalesce("head", "last")
    )
