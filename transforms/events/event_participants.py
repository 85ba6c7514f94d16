"""Event participants: who and what takes part in each event, and as what."""

import dataframely as dy
import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.table import Span


class EventParticipants(Span):
    """One row per event and participant."""

    event_id = dy.String(primary_key=True, description="The event; key of `events`.")
    participant_no = dy.Int32(
        primary_key=True, min=0, description="Number of the participant in the event, from 0."
    )
    role = dy.Enum(
        ["actor", "recipient", "object", "topic", "instrument"],
        description="The part that it takes.",
    )
    entity_id = dy.String(
        nullable=True, description="Who or what it is; key of `entities`; NULL if not named."
    )


def event_participants(
    events: pl.LazyFrame, participants: pl.LazyFrame, parse: pl.LazyFrame, texts: pl.LazyFrame
) -> pl.LazyFrame:
    """List the participants of the events, each once in a role: "Cuba reopened its embassy".

    Args:
        events: The events.
        participants: Who and what takes part in what the triggers tell.
        parse: The parse.
        texts: One row per article: `article_id`, `text`.
    """
    place = parse.select("article_id", "start_char", trigger="i")
    told = events.select("article_id", "start_char", "event_id").join(
        place, on=["article_id", "start_char"]
    )
    roles = ["actor", "recipient", "object", "topic", "instrument"]
    length = pl.col("end_char") - pl.col("start_char")
    return (
        participants.filter(pl.col("role").is_in(roles))
        .join(told.drop("start_char"), on="trigger")
        .join(texts.select("article_id", whole="text"), on="article_id")
        .with_columns(text=pl.col("whole").str.slice(pl.col("start_char"), length))
        .drop("whole")
        .with_columns(who=pl.coalesce("entity_id", pl.format("{}-{}", "start_char", "end_char")))
        .pipe(one_per, ["event_id", "role", "who"], "start_char", "end_char")
        .sort("event_id", "role", "start_char", "entity_id")
        .with_columns(participant_no=pl.int_range(pl.len(), dtype=pl.Int32).over("event_id"))
        .select(EventParticipants.column_names())
    )
