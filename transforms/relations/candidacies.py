"""Candidacies: the office or election that someone seeks.

Ann Example, a candidate for the presidency, Ann Example ran for mayor     candidate_for
"""

from typing import Final

import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.relations import SoughtNouns
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.relations.dependency_patterns import (
    as_object,
    as_subject,
    entities_of,
    pattern_objects,
    pattern_words,
)
from newsfacts.transforms.syntax.phrases import phrases

#: Verbs of those who enter or leave a race, and nouns for it.
RUNNING: Final = (
    "drop", "withdraw", "suspend", "end", "launch", "announce", "enter", "join", "exit", "leave",
    "quit", "abandon", "declare", "begin",
)  # fmt: skip
RACES: Final = ("race", "campaign", "bid", "candidacy")
#: Names of elections of a president.
ELECTION: Final = r"(?i)\bpresidential\b"


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


def races(parse: pl.LazyFrame, things: pl.LazyFrame) -> pl.LazyFrame:
    """Relate persons to the election of the article whose race they enter or leave.

    Abel dropped out of the presidential race, Abel ended her campaign

    Args:
        parse: The parse.
        things: The mentions, from `mention_tokens.things`.
    """
    verbs = parse.filter(pl.col("low").is_in(RUNNING)).select(verb="i", runner="subject")
    nouns = parse.filter(pl.col("low").is_in(RACES)).select("article_id", verb="h")
    # "suspend her campaign", "drop out of the race", "announced her bid".
    persons = things.filter(pl.col("entity_type") == "PERSON")
    election = (pl.col("entity_type") == "EVENT") & pl.col("text").str.contains(ELECTION)
    events = (
        things.filter(election)
        .filter(pl.col("entity_id").n_unique().over("article_id") == 1)
        .unique("article_id", keep="first", maintain_order=True)
    )
    return (
        nouns.join(verbs, on="verb")
        .join(as_subject(persons, runner="i"), on=["article_id", "runner"])
        .join(as_object(events, "article_id"), on="article_id")
        .with_columns(
            object_start="subject_start",
            object_end="subject_end",
            predicate=pl.lit("candidate_for"),
            rule=pl.lit("race"),
        )
        .drop("verb", "runner")
    )
