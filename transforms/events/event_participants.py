"""Event participants: who and what takes part in each event, and in which role.

Arcadia imposed sanctions on Borduria .
^actor                       ^recipient
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.table import Span

ROLES = ["actor", "recipient", "object", "topic", "instrument"]


class EventParticipants(Span):
    """One row per event and participant."""

    event_id = dy.String(primary_key=True, description="The event; key of `events`.")
    participant_no = dy.Int32(
        primary_key=True, min=0, description="Number of the participant in the event, from 0."
    )
    role = dy.Enum(ROLES, description="Role of the participant in the event.")
    entity_id = dy.String(
        nullable=True, description="The participant; key of `entities`; NULL if unresolved."
    )


def event_participants(
    events: pl.LazyFrame, participants: pl.LazyFrame, parse: pl.LazyFrame, texts: pl.LazyFrame
) -> pl.LazyFrame:
    """List the participants of the events, each entity once per role.

    In "Cuba reopened its embassy", Cuba is one actor, although "its" refers to it as well.

    Args:
        events: The events.
        participants: The participants of each trigger.
        parse: The parse.
        texts: One row per article: `article_id`, `text`.
    """
    words = parse.select("article_id", "start_char", trigger="i")
    triggers = events.select("article_id", "start_char", "event_id").join(
        words, on=["article_id", "start_char"]
    )
    return (
        participants.filter(pl.col("role").is_in(ROLES))
        .join(triggers.drop("start_char"), on="trigger")
        .pipe(with_slice, texts)
        .with_columns(who=pl.coalesce("entity_id", pl.format("{}-{}", "start_char", "end_char")))
        .pipe(one_per, ["event_id", "role", "who"], "start_char", "end_char")
        .sort("event_id", "role", "start_char", "entity_id")
        .with_columns(participant_no=pl.int_range(pl.len(), dtype=pl.Int32).over("event_id"))
        .select(EventParticipants.column_names())
    )
