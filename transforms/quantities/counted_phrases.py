"""Counted phrases: what an amount counts or measures, where only the grammar says it.

a $7-billion project, half of all people       the noun that the amount modifies, or that it is of
a fine of $86,000, an increase of 200 percent  the noun before "of"
The toll reached 30. Costs fell by 5 percent.  the subject or object of the verb
the second country in Asia to agree            a rank with all that belongs to its noun
"""

from typing import Final

import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quantities import MeasuringVerbs
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.quantities.counted_nouns import amount_heads
from newsfacts.transforms.quantities.phrase_corrections import inherited, without_wrong_phrases
from newsfacts.transforms.quantities.rank_phrases import ranked
from newsfacts.transforms.syntax.parse import at
from newsfacts.transforms.syntax.phrases import prepositions

#: Relations of an amount to the noun behind it.
MODIFYING: Final = ("nummod", "compound", "nmod:desc", "amod", "nmod:unmarked", "nmod")
#: The most words of a phrase.
LONGEST: Final = 14


def with_counted_phrases(
    amounts: pl.LazyFrame, parse: pl.LazyFrame, texts: pl.LazyFrame
) -> pl.LazyFrame:
    """Complete `measured` and its place by the grammar.

    Args:
        amounts: The quantities, with `measured`, NULL where the words behind do not show it.
        parse: The parse.
        texts: One row per article: `article_id`, `text`.
    """
    amounts = amounts.pipe(without_wrong_phrases, parse, texts).cache()
    found = pl.concat([_missing(amounts, parse), ranked(amounts, parse)], how="diagonal")
    slices = (
        found.join(amounts.select("quantity_id", "article_id"), on="quantity_id")
        .pipe(with_slice, texts, "phrase_start", "phrase_end", "phrase")
        .select("quantity_id", "phrase_start", "phrase_end", "phrase")
        .filter(
            pl.col("phrase").str.count_matches(r"\s") < LONGEST,
            ~pl.col("phrase").str.contains(r"[,;:()\n]"),
        )
    )
    return (
        amounts.join(slices, on="quantity_id", how="left")
        .with_columns(
            measured=pl.coalesce("phrase", "measured"),
            measured_start_char=pl.coalesce("phrase_start", "measured_start_char"),
            measured_end_char=pl.coalesce("phrase_end", "measured_end_char"),
        )
        .drop("phrase", "phrase_start", "phrase_end")
        .pipe(inherited, texts)
    )


def _missing(amounts: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find what is measured where it is NULL: `quantity_id`, `phrase_start`, `phrase_end`."""
    empty = amounts.filter(pl.col("measured").is_null())
    heads = amount_heads(empty, parse).cache()
    chosen = _nouns(heads, parse).cache()
    whole = _with_modifiers(parse)
    # "$7-billion project", "3,000-kilometre pipeline": the hyphen is no part of the phrase.
    hyphen = pl.col("text").is_in(["-", "–"])
    behind = parse.select(
        after="i",
        after_start=pl.when(hyphen).then(pl.col("start_char").shift(-1)).otherwise("start_char"),
    )
    modified = pl.col("rank") == 0
    return (
        chosen.join(whole, on="noun", how="left")
        .with_columns(after=pl.col("high") + 1)
        .join(behind, on="after", how="left")
        .select(
            "quantity_id",
            phrase_start=pl.when(modified)
            .then("after_start")
            .otherwise(pl.min_horizontal("noun_start", "left")),
            phrase_end="noun_end",
        )
        .filter(pl.col("phrase_start") < pl.col("phrase_end"))
    )


def _nouns(heads: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Choose the noun that each amount measures: `quantity_id`, `high`, `noun`, `rank`."""
    nouns = parse.filter(pl.col("upos") == "NOUN").select(
        noun="i", noun_start="start_char", noun_end="end_char"
    )
    words = parse.select(
        head="i", dep="dep", above="h", above_low=at("h", "low"), subject="subject"
    ).join(prepositions(parse).select(head="h", preposition="preposition"), on="head", how="left")
    known = heads.join(words, on="head").cache()
    candidates = [
        _modified(known),
        _parts(heads, parse),
        _before_of(known, parse),
        _arguments(known, parse),
    ]
    return (
        pl.concat(
            [rows.with_columns(rank=pl.lit(rank)) for rank, rows in enumerate(candidates)],
            how="diagonal",
        )
        .join(nouns, on="noun")
        .pipe(one_per, "quantity_id", "rank", "noun")
    )


def _with_modifiers(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Where the adjectives and nouns that modify a noun begin: `noun`, `left`."""
    modifiers = pl.col("dep").is_in(["amod", "compound", "nmod:desc"])
    return (
        parse.filter(modifiers, pl.col("i") < pl.col("h"))
        .group_by(noun="h")
        .agg(left=pl.col("subtree_start").min())
    )


def _modified(known: pl.LazyFrame) -> pl.LazyFrame:
    """The noun that an amount modifies, behind it: "a $7-billion project"."""
    return known.filter(
        pl.col("dep").is_in(MODIFYING),
        pl.col("above") > pl.col("high"),
        pl.col("preposition").is_null(),
    ).select("quantity_id", "high", noun="above")


def _parts(heads: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The noun that an amount is a part of, "half of all people", "half his sentence"."""
    of = prepositions(parse).filter(pl.col("preposition") == "of").select(noun="h")
    below = parse.filter(pl.col("dep").is_in(["nmod", "obl"])).select(noun="i", head="h")
    return (
        heads.join(below.join(of, on="noun", how="semi"), on="head")
        .filter(pl.col("noun") > pl.col("high"))
        .select("quantity_id", "high", "noun")
    )


def _before_of(known: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The noun before an amount that is of it: "a crowd of 300", "a deal worth $10 billion"."""
    direct = known.filter(
        pl.col("dep") == "nmod",
        pl.col("preposition").is_in(prepositions_of("amount")),
        pl.col("above") < pl.col("low"),
    ).select("quantity_id", "high", noun="above")
    over = parse.select(above="i", noun="h")
    worth = known.filter(pl.col("above_low") == "worth").join(over, on="above")
    return pl.concat([direct, worth.select("quantity_id", "high", "noun")])


def _arguments(known: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The subject or object of the verb that an amount belongs to: "the toll reached 30"."""
    verbs = read(MeasuringVerbs).lazy().with_columns(pl.col("measures").cast(pl.String))
    objects = parse.filter(pl.col("dep") == "obj").group_by(above="h").agg(object=pl.col("i").min())
    above = parse.select(above="i", verb_subject="subject")
    governed = known.join(verbs, left_on="above_low", right_on="lemma").join(above, on="above")
    changed = governed.join(objects, on="above", how="left").filter(
        pl.col("measures") == "change",
        pl.col("dep").is_in(["obl", "obl:unmarked", "obj", "nmod"]),
    )
    reached = governed.filter(
        pl.col("measures") == "level", pl.col("dep").is_in(["obj", "obl", "obl:unmarked"])
    )
    other = pl.when(pl.col("object") != pl.col("head")).then("object")
    # "The cost is $5": the amount is the predicate.
    predicate = known.filter(pl.col("dep").is_in(["root", "ccomp", "conj", "parataxis"]))
    return pl.concat(
        [
            changed.select("quantity_id", "high", noun=pl.coalesce(other, "verb_subject")),
            reached.select("quantity_id", "high", noun="verb_subject"),
            predicate.select("quantity_id", "high", noun="subject"),
        ]
    ).filter(pl.col("noun").is_not_null())
