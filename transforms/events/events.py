"""Events: who did what to whom, when and where, who says so, and whether it is so.

Beijing and Moscow agreed to stage a joint drill next year, Xinhua reported.
^actor      ^actor ^AGREE            ^topic                 ^says so
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.events.event_times import when
from newsfacts.transforms.events.filters import plausible
from newsfacts.transforms.events.senses import recast, sensed
from newsfacts.transforms.factuality.factuality import factuality
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventTypes
from newsfacts.transforms.lexicons.factuality import LEVELS
from newsfacts.transforms.table import Fact


class Events(Fact):
    """One row per place where a text tells of an event."""

    event_id = dy.String(primary_key=True, description="Identifies the event.")
    event_type = dy.String(description="PLOVER category, or the type of a topic pack.")
    mode = dy.String(nullable=True, description="PLOVER mode, where the words tell one.")
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
    time_id = dy.String(nullable=True, description="The words that say when; key of `times`.")
    location_id = dy.String(nullable=True, description="Where; key of `entities`.")
    quote_id = dy.String(
        nullable=True, description="Who says so; key of `quotes`; NULL if the article itself does."
    )
    confidence = dy.Float64(min=0, max=1, description="How sure the rule is, for ranking.")


def events(
    triggers: pl.LazyFrame,
    participants: pl.LazyFrame,
    parse: pl.LazyFrame,
    verb_subjects: pl.LazyFrame,
    times: pl.LazyFrame,
    quotes: pl.LazyFrame,
    paragraphs: pl.LazyFrame,
) -> pl.LazyFrame:
    """Describe the event that each trigger tells of.

    Args:
        triggers: The words that tell events.
        participants: Who and what takes part in them.
        parse: The parse.
        verb_subjects: Subject and voice of each verb.
        times: When things are said to be.
        quotes: What is said by whom.
        paragraphs: The paragraphs; notices and promotion tell no events.
    """
    # Only sentences that tell of something are read further.
    scenes = triggers.select("article_id", "sentence_no").unique()
    parse = parse.join(scenes, on=["article_id", "sentence_no"], how="semi").cache()
    types = read(EventTypes).lazy()
    telling = paragraphs.filter(
        pl.col("role").cast(pl.String).is_in(["headline", "body", "caption", "subheading"])
    ).select("article_id", "paragraph_no")
    place = parse.select(
        "start_char", "end_char", "text", "paragraph_no", trigger="i", over_dep="head_dep"
    )
    taking_part = (
        participants.filter(pl.col("role") != "location")
        .group_by("trigger")
        .agg(
            actors=(pl.col("role") == "actor").sum(),
            known=pl.col("entity_id").is_not_null().sum(),
            sufferers=(pl.col("role") == "recipient").sum(),
            others=(pl.col("role").is_in(["recipient", "object", "topic"])).sum(),
        )
    )
    somewhere = (
        participants.filter(
            pl.col("role") == "location", pl.col("entity_type").is_in(["GPE", "LOC", "FAC"])
        )
        .pipe(
            one_per, "trigger", "trigger", pl.col("entity_type").eq("FAC"), descending=[False, True]
        )
        .select("trigger", location_id="entity_id")
    )
    main = pl.col("dep").is_in(["root", "ccomp"]) | pl.col("over_dep").is_in(["root", "ccomp"])
    confidence = (
        0.4
        + 0.15 * (pl.col("actors") > 0).cast(pl.Float64)
        + 0.15 * (pl.col("known") > 0).cast(pl.Float64)
        + 0.1 * (pl.col("others") > 0).cast(pl.Float64)
        + 0.05 * (pl.col("upos") == "VERB").cast(pl.Float64)
        + 0.1 * main.cast(pl.Float64)
    )
    return (
        triggers.join(place, on="trigger")
        .join(telling, on=["article_id", "paragraph_no"], how="semi")
        .join(taking_part, on="trigger", how="inner")
        .filter(
            (pl.col("known") > 0)
            | (pl.col("upos") == "VERB") & (pl.col("others") + pl.col("actors") > 0)
        )
        .pipe(plausible, participants, parse, verb_subjects)
        .pipe(sensed, participants, parse)
        .join(factuality(triggers, parse), on="trigger", how="left")
        .with_columns(pl.col("factuality").fill_null("actual"))
        .pipe(recast, parse)
        .join(types, on="event_type", how="left")
        .join(when(triggers, parse, times), on="trigger", how="left")
        .join(somewhere, on="trigger", how="left")
        .pipe(_with_quotes, quotes)
        .with_columns(
            contexts=pl.col("contexts").str.split("|").fill_null([]),
            confidence=confidence.round(2),
            event_id=pl.format("{}:event:{}:{}", "article_id", "start_char", "event_type"),
        )
        .pipe(one_per, "event_id")
        .select(Events.column_names())
    )


def _with_quotes(found: pl.LazyFrame, quotes: pl.LazyFrame) -> pl.LazyFrame:
    """Tell in whose words the trigger stands: the innermost quote around it."""
    around = (
        quotes.filter(pl.col("speaker").is_not_null())
        .select(
            "article_id",
            "quote_id",
            "confidence",
            quote_start="start_char",
            quote_end="end_char",
            cue_at="cue_start_char",
        )
        .filter(pl.col("quote_end") - pl.col("quote_start") > 20)
    )
    found = found.cache()
    holding = (
        found.select("article_id", "trigger", "start_char")
        .join(around, on="article_id")
        .filter(
            pl.col("quote_start") <= pl.col("start_char"),
            pl.col("start_char") < pl.col("quote_end"),
            pl.col("cue_at").fill_null(-1) != pl.col("start_char"),
        )
        .pipe(one_per, "trigger", "trigger", pl.col("quote_end") - pl.col("quote_start"))
        .select("trigger", "quote_id")
    )
    return found.join(holding, on="trigger", how="left")
