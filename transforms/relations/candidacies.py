"""Candidacies: the office or election that someone seeks.

Ann Example, a candidate for the presidency, Ann Example ran for mayor     candidate_for
"""

import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.relations import SoughtNouns
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.relations.dependency_patterns import (
    as_subject,
    entities_of,
    pattern_objects,
    pattern_words,
)
from newsfacts.transforms.syntax.phrases import phrases


def candidacies(parse: pl.LazyFrame, things: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Relate persons to the offices and elections that they seek.

    Args:
        parse: The parse.
        things: The mentions, from `mention_tokens.things`.
        texts: One row per article: `article_id`, `text`.
    """
    words = pattern_words(parse).filter(pl.col("predicate") == "candidate_for").cache()
    offices = read(Titles).filter("office")["lemma"]
    sought = pl.concat([offices, read(SoughtNouns)["word"]]).implode()
    named = alternation(read(SoughtNouns)["word"])
    phrase = pl.col("object_text")
    head = parse.select(object="i", head="low")
    persons = entities_of(parse, things, words.select("holder").unique())
    found = (
        words.join(pattern_objects(parse), on=["word", "preposition"])
        .rename({"i": "object"})
        .join(head, on="object")
        .join(as_subject(persons.filter(pl.col("entity_type") == "PERSON"), "holder"), on="holder")
    )
    places = phrases(parse, found.select(i="object").unique()).select(
        object="i", object_start="np_start", object_end="np_end"
    )
    return (
        found.join(places, on="object")
        .pipe(with_slice, texts, "object_start", "object_end", "object_text")
        .filter(pl.col("head").is_in(sought) | phrase.str.contains(rf"(?i)\b{named}$"))
        .with_columns(
            rule=pl.format("{} {}", "low", "preposition"), object_id=pl.lit(None, pl.String)
        )
        .drop("object", "head")
    )
