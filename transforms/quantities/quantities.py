"""Quantities: numbers that count or measure something.

Russia reported more than 28,000 new Covid-19 cases, the fourth-highest total.
                ^> 28000 count   ^measured               ^rank 4        ^measured
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.articles.sentences import in_sentences
from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.patterns.candidates import run_matches
from newsfacts.transforms.patterns.spelling import with_plain_blanks
from newsfacts.transforms.quantities.boundaries import apart, cut, extended
from newsfacts.transforms.quantities.compounds import compounded
from newsfacts.transforms.quantities.counted_phrases import with_counted_phrases
from newsfacts.transforms.quantities.elided import with_elided
from newsfacts.transforms.quantities.holders import holders
from newsfacts.transforms.quantities.lookalikes import is_name, is_quantity, nameless, untimely
from newsfacts.transforms.quantities.measured import measured, timeless
from newsfacts.transforms.quantities.normalization import valued
from newsfacts.transforms.quantities.particles import without_particles
from newsfacts.transforms.quantities.searches import amount_patterns, amount_runs
from newsfacts.transforms.quantities.slots import quantity_slots
from newsfacts.transforms.table import Fact

COLUMNS = (
    "article_id", "sentence_no", "start_char", "end_char", "text", "rule", "quantity_id", "value",
    "value_high", "comparator", "unit", "unit_kind", "scale", "measured", "measured_start_char",
    "measured_end_char", "holder_id",
)  # fmt: skip


class Quantities(Fact):
    """One row per number that counts or measures something, with its unit and its holder."""

    quantity_id = dy.String(
        primary_key=True, description="Identifies the quantity: article and place."
    )
    value = dy.Float64(description="The number, scale included; the lower end of a range.")
    value_high = dy.Float64(nullable=True, description="The upper end of a range.")
    comparator = dy.Enum(
        ["=", "<", "<=", ">", ">=", "~"], description="Relation of the true amount to the value."
    )
    unit = dy.String(
        description="Canonical unit, singular: kilometre, percent, USD, count, rank; "
        "`dollar` if the text does not name the currency."
    )
    unit_kind = dy.String(description="Dimension of the unit: length, currency, count, rank ...")
    scale = dy.String(nullable=True, description="Scale word as written: million, bn.")
    measured = dy.String(nullable=True, description="The counted or measured thing, as written.")
    measured_start_char = dy.Int32(nullable=True, description="First character of `measured`.")
    measured_end_char = dy.Int32(nullable=True, description="One past its last character.")
    holder_id = dy.String(
        nullable=True, description="Owner of the quantity; key of `entities`, NULL if unknown."
    )


def quantities(
    amounts: pl.LazyFrame, parse: pl.LazyFrame, mentions: pl.LazyFrame, texts: pl.LazyFrame
) -> pl.LazyFrame:
    """Add the holder of each quantity, and what it measures where only the grammar says it.

    Args:
        amounts: The quantities, without holders.
        parse: The parse.
        mentions: The mentions of entities.
        texts: One row per article: `article_id`, `text`.
    """
    # The head of a rank's noun is found by its short phrase, before that is extended.
    owners = holders(amounts, parse, mentions)
    return (
        amounts.drop("holder_id")
        .pipe(with_counted_phrases, parse, texts)
        .pipe(with_elided, texts)
        .join(owners, on="quantity_id", how="left")
        .select(COLUMNS)
    )


def amounts(articles: pl.LazyFrame, sentences: pl.LazyFrame, times: pl.LazyFrame) -> pl.LazyFrame:
    """Find the quantities in articles; times, names and scores are left out.

    Args:
        articles: One row per article: `article_id`, `text`.
        sentences: The sentences.
        times: The times.

    Returns:
        The columns of `quantities`, with `holder_id` NULL.
    """
    # Used twice, once for its distinct texts: without the cache the text would be searched twice.
    plain = articles.select("article_id", with_plain_blanks(pl.col("text")))
    found = run_matches(plain, amount_runs(), amount_patterns())
    found = found.pipe(without_particles).pipe(apart).pipe(cut).cache()
    slots = found.select("text").unique().pipe(quantity_slots)
    return (
        found.join(slots, on="text")
        .pipe(extended)
        .filter(is_quantity())
        .with_columns(is_name=is_name())
        .pipe(nameless)
        .pipe(untimely, times)
        .sort("article_id", "start_char")
        .pipe(valued, articles)
        .pipe(compounded)
        .pipe(measured)
        .pipe(timeless, times)
        .pipe(in_sentences, sentences)
        .pipe(with_slice, articles)
        .pipe(with_slice, articles, "measured_start_char", "measured_end_char", "measured")
        .with_columns(
            quantity_id=pl.format("{}:quantity:{}-{}", "article_id", "start_char", "end_char"),
            holder_id=pl.lit(None, pl.String),
        )
        .select(COLUMNS)
    )
