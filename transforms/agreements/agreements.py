"""Agreements: who agreed with whom, on what, how firmly, for when, and by whose report.

The two nations agreed to stage a joint drill next year on handling outbreaks.
    ^parties    ^agreed                       ^planned     ^topic
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.agreements.commitments import CONCLUDED
from newsfacts.transforms.agreements.terms import documents, instruments, planned, topics
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.agreements import STATUSES, AgreementWords
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.table import Fact


class Agreements(Fact):
    """One row per agreement in an article, from the offer to its end."""

    agreement_id = dy.String(primary_key=True, description="Identifies the agreement.")
    event_id = dy.String(
        nullable=True,
        description="The event that it is; key of `events`; NULL where only a noun tells of it.",
    )
    parties = dy.List(dy.String(), description="Names of the parties, as far as they are named.")
    instrument = dy.String(
        nullable=True, description="Document that records it, as written: `a treaty`."
    )
    status = dy.Enum(STATUSES, description="How firm it is, by this article.")
    topics = dy.List(dy.String(), description="Its topics, each as written.")
    planned_earliest = dy.Date(nullable=True, description="First day that it plans for.")
    planned_latest = dy.Date(nullable=True, description="Last day that it plans for.")
    quote_id = dy.String(
        nullable=True,
        description=(
            "The quote that reports it; key of `quotes`; NULL if the article itself asserts it."
        ),
    )


def agreements(
    binding: pl.LazyFrame,
    agreement_parties: pl.LazyFrame,
    parse: pl.LazyFrame,
    times: pl.LazyFrame,
    quotes: pl.LazyFrame,
    texts: pl.LazyFrame,
) -> pl.LazyFrame:
    """Add its parties and its terms to whatever binds.

    Args:
        binding: The events in which parties commit themselves, and the nouns for agreements.
        agreement_parties: The parties of each, by name.
        parse: The parse.
        times: The dated expressions.
        quotes: The quotes with their speakers.
        texts: One row per article: `article_id`, `text`.
    """
    binding = binding.cache()
    return (
        binding.join(agreement_parties, on="trigger", how="left")
        .with_columns(pl.col("parties").fill_null([]))
        .filter(_enough_parties())
        .pipe(_outermost, parse)
        .join(topics(binding, parse, texts), on="trigger", how="left")
        .join(instruments(binding, parse, texts), on="trigger", how="left")
        .join(documents(quotes), on="quote_id", how="left")
        .join(planned(binding, parse, times), on="trigger", how="left")
        .pipe(flagged, _announced(parse), "trigger", "announced")
        .with_columns(
            topics=pl.col("topics").fill_null([]),
            instrument=pl.coalesce("instrument", "document"),
            status=_status(),
            agreement_id=pl.format("{}:agreement:{}", "article_id", "start_char"),
        )
        .pipe(one_per, "agreement_id")
        .select(Agreements.column_names())
    )


def _enough_parties() -> pl.Expr:
    """Whether two parties are named, or one that joins, or a concluded agreement needs none."""
    parties = pl.col("parties").list.len()
    concluded = pl.col("lays_down") & pl.col("status").is_in(CONCLUDED)
    dealt = pl.col("lays_down") & (pl.col("event_type") == "AGREE").fill_null(value=False)
    one = pl.col("joins") | pl.col("alone") | dealt
    return (parties >= 2) | concluded | one & (parties > 0)


def _status() -> pl.Expr:
    """The status of the trigger, lowered for a mere plan, raised for an announced proposal."""
    planned_only = (
        (pl.col("factuality").cast(pl.String) == "planned")
        & (pl.col("status") == "announced")
        & pl.col("document").is_null()
        & ~pl.col("announced")
    )
    return (
        pl.when(planned_only)
        .then(pl.lit("proposed"))
        .when(pl.col("announced") & (pl.col("status") == "proposed"))
        .then(pl.lit("announced"))
        .otherwise("status")
    )


def _outermost(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Drop agreements in the clause of another: "agreed to sign a treaty" is one agreement."""
    inner = parse.select(inside="i", above="h", over_dep="dep").filter(
        pl.col("over_dep").is_in(["xcomp", "ccomp", "conj", "acl"])
    )
    heads = found.select(above="trigger", outer=pl.lit(value=True))
    below = inner.join(heads, on="above").filter(pl.col("over_dep") != "conj")
    deeper = inner.join(below.select(above="inside"), on="above", how="semi")
    nested = pl.concat([below.select("inside"), deeper.select("inside")]).unique()
    return found.join(nested, left_on="trigger", right_on="inside", how="anti")


def _announced(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Verbs one or two clauses below a verb of announcing: "announced it planned to"."""
    verbs = read(AgreementWords).filter(pl.col("status").cast(pl.String) == "announced")["lemma"]
    up = parse.filter(pl.col("dep").is_in(["ccomp", "xcomp"])).select("h", trigger="i")
    announcing = parse.filter(pl.col("low").is_in(verbs.implode())).select(h="i")
    one = up.join(announcing, on="h", how="semi").select("trigger")
    two = up.join(one, left_on="h", right_on="trigger", how="semi").select("trigger")
    return pl.concat([one, two])
