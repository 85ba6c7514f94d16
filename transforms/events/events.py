"""Events: who did what to whom, when and where, by whose report, and whether it happened.

Beijing and Moscow agreed to stage a joint drill next year, Xinhua reported.
^actor      ^actor ^AGREE            ^topic                 ^reports it
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.events.confidence import confidence
from newsfacts.transforms.events.event_places import RULES as PLACE_RULES
from newsfacts.transforms.events.event_times import RULES as TIME_RULES
from newsfacts.transforms.events.event_times import when
from newsfacts.transforms.events.incident_times import with_time_of_incident
from newsfacts.transforms.events.same_event_times import with_time_of_same_event
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventTypes
from newsfacts.transforms.lexicons.factuality import LEVELS
from newsfacts.transforms.quotes.reporting import with_reporting_quote
from newsfacts.transforms.table import Fact


class Events(Fact):
    """One row per event mention: a trigger with its participants."""

    event_id = dy.String(primary_key=True, description="Identifies the event.")
    event_type = dy.String(description="PLOVER category, or the type of a topic pack.")
    mode = dy.String(nullable=True, description="PLOVER mode, if the trigger has one.")
    contexts = dy.List(dy.String(), description="PLOVER contexts of the event.")
    quad_class = dy.Int32(
        nullable=True,
        description="1 verbal, 2 material cooperation, 3 verbal, 4 material conflict, by PLOVER.",
    )
    plover_score = dy.Float64(
        nullable=True, description="PLOVER's conflict-cooperation score of the type, -10 to 10."
    )
    goldstein = dy.Float64(
        nullable=True, description="Goldstein value of the matching CAMEO root, -10 to 10."
    )
    factuality = dy.Enum(
        LEVELS, description="Whether it happened, is planned, is possible, or did not happen."
    )
    earliest = dy.Date(nullable=True, description="First day on which it can have happened.")
    latest = dy.Date(nullable=True, description="Last day on which it can have happened.")
    time_id = dy.String(nullable=True, description="The expression that dates it; key of `times`.")
    time_rule = dy.Enum(
        TIME_RULES,
        nullable=True,
        description="How the time was found: in the event's own `clause`, in the `clause beside` "
        "it (joined, or describing it), at another row for the `same event`, or, of an attack or a "
        "death, at the only day of all others of the article, one `incident`.",
    )
    reported_on = dy.Date(
        nullable=True,
        description="Day of publication; orders events without a time of their own.",
    )
    location_id = dy.String(nullable=True, description="Place of the event; key of `entities`.")
    location_rule = dy.Enum(
        PLACE_RULES,
        nullable=True,
        description="How the place was found: an `argument` of the event, a place at "
        "the same clause of its `sentence`, of an event of the lead that of the `dateline`, of an "
        "attack, a death or a protest that of the `sentence before` or the `headline`.",
    )
    quote_id = dy.String(
        nullable=True,
        description=(
            "The quote that reports it; key of `quotes`; NULL if the article itself asserts it."
        ),
    )
    confidence = dy.Float64(
        min=0,
        max=1,
        description=(
            "How often a paragraph of news kept back told an event of that type, by how sure the "
            "annotator is, whether a frame of the lexicon fits, and who takes part: 0.55 to 0.97."
        ),
    )


def events(
    coded_events: pl.LazyFrame,
    triggers: pl.LazyFrame,
    participants: pl.LazyFrame,
    parse: pl.LazyFrame,
    times: pl.LazyFrame,
    quotes: pl.LazyFrame,
    articles: pl.LazyFrame,
    event_places: pl.LazyFrame,
) -> pl.LazyFrame:
    """Add to coded events what is known of their type, their time, their place and their report.

    Args:
        coded_events: The triggers that are events, with type, mode and factuality.
        triggers: The triggers with their frames.
        participants: The participants of each trigger.
        parse: The parse.
        times: The dated expressions.
        quotes: The quotes with their speakers.
        articles: The articles, with their day of publication.
        event_places: The place of each trigger.
    """
    return (
        coded_events.join(read(EventTypes).lazy(), on="event_type", how="left")
        .join(when(triggers, parse, times), on="trigger", how="left")
        .join(parse.select(trigger="i", word="low"), on="trigger")
        .pipe(with_time_of_same_event, participants)
        .pipe(with_time_of_incident)
        .join(event_places, on="trigger", how="left")
        .pipe(with_reporting_quote, quotes)
        .join(_reports(articles), on="article_id")
        .with_columns(
            contexts=pl.col("contexts").str.split("|").fill_null([]),
            confidence=confidence(),
            event_id=pl.format("{}:event:{}:{}", "article_id", "start_char", "event_type"),
        )
        .pipe(one_per, "event_id")
        .select(Events.column_names())
    )


def _reports(articles: pl.LazyFrame) -> pl.LazyFrame:
    """The day of publication of each article: `article_id`, `reported_on`."""
    return articles.select("article_id", reported_on=pl.col("published_at").dt.date())
