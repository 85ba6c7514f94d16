"""Event participants: who and what takes part in each event, and in which role.

Arcadia imposed sanctions on Borduria .
^actor                       ^recipient
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.events import SECTORS
from newsfacts.transforms.participants.annotated_slots import objects_read
from newsfacts.transforms.participants.sectors import with_sectors
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
    country = dy.String(
        nullable=True,
        description="Its country (ISO 3166-1 alpha-3), by its name, or by the office it holds.",
    )
    sector = dy.Enum(
        SECTORS,
        nullable=True,
        description="What kind of actor it is, by PLOVER's codes: GOV, MIL, LEG, JUD, COP ...",
    )
    party = dy.String(nullable=True, description="Its political party, as written in the article.")


def event_participants(
    events: pl.LazyFrame,
    participants: pl.LazyFrame,
    annotated_slots: pl.LazyFrame,
    parse: pl.LazyFrame,
    texts: pl.LazyFrame,
    mentions: pl.LazyFrame,
    roles: pl.LazyFrame,
    relations: pl.LazyFrame,
) -> pl.LazyFrame:
    """List the participants of the events, each entity once per role.

    In "Cuba reopened its embassy", Cuba is one actor, although "its" refers to it as well.

    Args:
        events: The events.
        participants: The participants of each trigger.
        annotated_slots: Who takes part, as the annotator reads it.
        parse: The parse.
        texts: One row per article: `article_id`, `text`.
        mentions: The mentions of entities.
        roles: The roles of persons.
        relations: The relations between entities.
    """
    words = parse.select("article_id", "start_char", trigger="i")
    triggers = events.select("article_id", "start_char", "event_id").join(
        words, on=["article_id", "start_char"]
    )
    return (
        participants.pipe(objects_read, _unlinked(annotated_slots, participants))
        .filter(pl.col("role").is_in(ROLES))
        .join(triggers.drop("start_char"), on="trigger")
        .pipe(with_slice, texts)
        .with_columns(who=pl.coalesce("entity_id", pl.format("{}-{}", "start_char", "end_char")))
        .pipe(one_per, ["event_id", "role", "who"], "start_char", "end_char")
        .sort("event_id", "role", "start_char", "end_char", "entity_id")
        .with_columns(participant_no=pl.int_range(pl.len(), dtype=pl.Int32).over("event_id"))
        .pipe(with_sectors, mentions, roles, relations)
        .select(EventParticipants.column_names())
    )


def _unlinked(annotated_slots: pl.LazyFrame, participants: pl.LazyFrame) -> pl.LazyFrame:
    """What the annotator reads of participants that are no known entity."""
    linked = participants.filter(pl.col("entity_id").is_not_null())
    return annotated_slots.join(linked, on=["trigger", "at"], how="anti")
