"""Times of the same event: what dates one row for an event dates another one, too.

Museum robbed in Oslo          the headline has no day, the text below has
Gunmen robbed the museum on 3 May .
"""

from typing import Final

import polars as pl
import polars.selectors as cs

from newsfacts.transforms.events.either_side import on_either_side
from newsfacts.transforms.first_per import one_per

#: Days of a time that dates another row at most.
LONGEST: Final = 92


def with_time_of_same_event(found: pl.LazyFrame, participants: pl.LazyFrame) -> pl.LazyFrame:
    """Date an event by another row for it: of the same type, and with a word or party in common.

    A headline shares either with the text below; elsewhere word and party must be the same.

    Args:
        found: Events of an article, with `event_type`, `word`, `paragraph_no` and their times.
        participants: The participants of each trigger.

    Returns:
        The events, with `time_id`, `earliest` and `latest` filled where the nearest such row in
        the article has a time of a quarter of a year at most.
    """
    found = found.cache()
    dated = pl.col("earliest").is_not_null() | pl.col("latest").is_not_null()
    same = _same_event(found, dated, _keyed(found, participants).cache())
    return (
        found.join(same, on="trigger", how="left")
        .with_columns(
            time_id=pl.coalesce("time_id", "same_id"),
            time_rule=pl.coalesce(
                "time_rule", pl.when(pl.col("same_id").is_not_null()).then(pl.lit("same event"))
            ),
            earliest=pl.when(dated).then("earliest").otherwise("same_earliest"),
            latest=pl.when(dated).then("latest").otherwise("same_latest"),
        )
        .drop(cs.starts_with("same_"))
    )


def _same_event(found: pl.LazyFrame, dated: pl.Expr, keyed: pl.LazyFrame) -> pl.LazyFrame:
    """The nearest dated row for the event of each undated one: `trigger`, `same_` and its time."""
    same = ["article_id", "event_type", "key"]
    # "In 2016 Ann won": a long or open time is no date of another row.
    short = (pl.col("latest") - pl.col("earliest")).dt.total_days() < LONGEST
    others = keyed.join(found.filter(short), on="trigger").select(
        "key",
        "article_id",
        "event_type",
        other="trigger",
        same_id="time_id",
        same_earliest="earliest",
        same_latest="latest",
    )
    return (
        found.filter(~dated)
        .select("article_id", "event_type", "trigger", headline=pl.col("paragraph_no") == 0)
        .join(keyed, on="trigger")
        .filter(pl.col("headline") | pl.col("both"))
        .pipe(on_either_side, others, "trigger", "other", same)
        .with_columns(distance=(pl.col("trigger") - pl.col("other")).abs())
        .pipe(one_per, "trigger", "distance", "other")
        .select("trigger", cs.starts_with("same_"))
    )


def _keyed(found: pl.LazyFrame, participants: pl.LazyFrame) -> pl.LazyFrame:
    """What rows for the same event share: `trigger`, `key`, `both` (word and party)."""
    parties = (
        participants.filter(pl.col("entity_id").is_not_null(), pl.col("role") != "location")
        .select("trigger", "entity_id")
        .unique()
    )
    words = found.select("trigger", "word")
    each = words.join(parties, on="trigger")
    return pl.concat(
        [
            words.select("trigger", key="word", both=pl.lit(value=False)),
            each.select("trigger", key="entity_id", both=pl.lit(value=False)),
            each.select("trigger", key=pl.concat_str("word", "entity_id"), both=pl.lit(value=True)),
        ]
    )
