"""Annotated relations: what the annotator reads of how two things are related.

Ann Example went back to Oslo in the spring , as she does every year .
    ^subject             ^resident_of, which no pattern says
"""

from functools import cache
from typing import Final

import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.relations import PREDICATES, PredicateTypes
from newsfacts.transforms.relations.adjacency import is_region
from newsfacts.transforms.relations.dependency_patterns import as_object, as_subject, entities_of
from newsfacts.transforms.syntax.arcs import between
from newsfacts.transforms.syntax.phrases import phrases

#: Probability of an arc from which it is a relation; `predicate_types` has those that differ.
LIKELY: Final = 0.45
#: What follows from an office is read from `roles`.
BY_OFFICE: Final = ("led_by", "employer")
RULE: Final = "annotator"


def annotated(
    parse: pl.LazyFrame, arcs: pl.LazyFrame, known: pl.LazyFrame, texts: pl.LazyFrame
) -> pl.LazyFrame:
    """Relate the entities between which the annotator reads a tie.

    An object that is no entity is given by its words.

    Args:
        parse: The parse.
        arcs: Rows of the table `arcs`.
        known: The mentions, from `mention_tokens.things`.
        texts: One row per article: `article_id`, `text`.
    """
    ties = (
        between(parse, arcs, "tie")
        .filter(
            pl.col("score") >= _likely(),
            pl.col("label").is_in(PREDICATES) & ~pl.col("label").is_in(BY_OFFICE),
        )
        .select("begin", "end", predicate="label", rule=pl.lit(RULE))
        .cache()
    )
    ends = ties.select(holder=pl.concat_list("begin", "end").explode()).unique()
    things = entities_of(parse, known, ends).drop("i").cache()
    apart = (pl.col("subject_end") <= pl.col("object_start")) | (
        pl.col("object_end") <= pl.col("subject_start")
    )
    found = ties.join(as_subject(things, begin="holder"), on="begin").cache()
    places = phrases(parse, found.select(i="end").unique()).select(
        end="i", object_start="np_start", object_end="np_end"
    )
    described = (
        found.join(things, left_on="end", right_on="holder", how="anti")
        .join(places, on="end")
        .pipe(with_slice, texts, "object_start", "object_end", "object_text")
        .with_columns(object_id=pl.lit(None, pl.String))
    )
    named = found.join(as_object(things, end="holder"), on="end")
    found = pl.concat([named, described], how="diagonal_relaxed").filter(apart, _can_be())
    return found.drop("begin", "end")


def _likely() -> pl.Expr:
    """The least probability of an arc of each label."""
    own = read(PredicateTypes).drop_nulls("likely")
    return pl.col("label").replace_strict(own["predicate"], own["likely"], default=LIKELY)


@cache
def _can_be() -> pl.Expr:
    """Whether a tie is possible: no country lies in a state, and no state in another."""
    located = pl.col("predicate") == "located_in"
    country = is_country("subject_id") & (pl.col("object_type") != "LOC")
    regions = is_region("subject_text") & is_region("object_text")
    return ~(located & (country | regions).fill_null(value=False))


def unstated(annotated: pl.LazyFrame, stated: pl.LazyFrame) -> pl.LazyFrame:
    """Keep what the annotator reads of things that no rule relates at the same place."""
    ends = ["article_id", "subject_start", "object_start"]
    turned = stated.select("article_id", subject_start="object_start", object_start="subject_start")
    return annotated.join(stated, on=ends, how="anti").join(turned, on=ends, how="anti")
