"""Election places: where an election is held, by its noun or by its name.

Abel won the Peruvian election .          Peru
Abel won the 2020 Nevada caucuses .       Nevada, if the article names it
"""

from functools import cache
from typing import Final

import polars as pl

from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import TriggerUses
from newsfacts.transforms.participants.participants import heads_meant

#: Types of names that are places.
PLACES: Final = ("GPE", "LOC", "FAC")
#: The type of elections, and the times from which coders read a noun so.
ELECTION: Final = "ELECT"
USUAL: Final = 5
#: Relations of a name before its noun.
BEFORE: Final = ("amod", "compound", "nmod:poss", "nmod:desc")


def election_places(
    triggers: pl.LazyFrame, parse: pl.LazyFrame, mentions: pl.LazyFrame
) -> pl.LazyFrame:
    """Find the place of each election.

    Args:
        triggers: The triggers.
        parse: The parse.
        mentions: The mentions of entities.

    Returns:
        `trigger`, `location_id`; no row where the election does not tell.
    """
    polls = _polls(triggers, parse).cache()
    found = pl.concat(
        [
            polls.join(_before(parse, mentions), on="poll").select("trigger", "location_id", "at"),
            polls.join(_named(parse, mentions), on="poll").select("trigger", "location_id", "at"),
        ]
    )
    return found.pipe(one_per, "trigger", "at", "location_id").drop("at")


def _polls(triggers: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The nouns for an election that triggers of its type are or govern: `trigger`, `poll`.

    "Won a majority in the election": the noun may stand below the object.
    """
    elections = triggers.filter(pl.col("event_type") == ELECTION).select("trigger")
    polls = parse.filter(pl.col("low").str.to_lowercase().is_in(_nouns())).select("h", poll="i")
    objects = parse.filter(pl.col("dep") == "obj").select(trigger="h", h="i")
    return pl.concat(
        [
            elections.join(objects, on="trigger").join(polls, on="h").select("trigger", "poll"),
            elections.join(polls, left_on="trigger", right_on="h"),
            elections.join(polls.select("poll", trigger="poll"), on="trigger"),
        ]
    )


@cache
def _nouns() -> pl.Series:
    """The nouns for an election, as one list."""
    return (
        read(TriggerUses)
        .filter(
            pl.col("upos").cast(pl.String) == "NOUN",
            pl.col("event_type") == ELECTION,
            pl.col("uses") >= USUAL,
        )["lemma"]
        .implode()
    )


def _before(parse: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """The place or people whose name stands before a noun: `poll`, `at`, `location_id`."""
    held = pl.col("entity_type").is_in(PLACES) | is_country()
    names = heads_meant(parse, mentions).filter(held)
    before = parse.filter(pl.col("dep").is_in(BEFORE)).select(poll="h", at="i")
    return before.join(names, on="at").select("poll", "at", location_id="entity_id")


def _named(parse: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """The place within the name of an election, if the article names it elsewhere, too.

    Returns:
        `poll`, `at` (negative for the longest name), `location_id`.
    """
    kind = pl.col("entity_type").cast(pl.String)
    named = mentions.filter(pl.col("kind").cast(pl.String) == "name")
    events = named.filter(kind == "EVENT").select("article_id", "text", event="entity_id").unique()
    places = named.filter(kind.is_in(PLACES)).select(
        "article_id", place="text", location_id="entity_id"
    )
    whole = pl.format(" {} ", "text").str.contains(pl.format(" {} ", "place"), literal=True)
    held = (
        events.join(places.unique(), on="article_id")
        .filter(whole)
        .select(
            "article_id", "event", "location_id", at=-pl.col("place").str.len_chars().cast(pl.Int32)
        )
    )
    referring = heads_meant(parse, mentions).filter(pl.col("entity_type") == "EVENT")
    return (
        referring.select(poll="at", event="entity_id")
        .join(parse.select("article_id", poll="i"), on="poll")
        .join(held, on=["article_id", "event"])
        .select("poll", "at", "location_id")
    )
