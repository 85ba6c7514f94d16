"""Incident times: the day of the one incident that an article reports dates all who suffer in it.

A bomb went off in Oslo on Monday . Six people were killed .
                           ^dates the killing, too
"""

from typing import Final

import polars as pl

#: Types of events that make up an incident.
SUFFERING: Final = ("ASSAULT", "DIE")
#: The rule of such a time.
INCIDENT: Final = "incident"


def with_time_of_incident(found: pl.LazyFrame) -> pl.LazyFrame:
    """Date undated attacks and deaths where all others of the article fall on one day.

    Where they fall on several days, or on none that is known, there is no one incident.

    Args:
        found: Events with `event_type`, `factuality`, their times and `time_rule`.

    Returns:
        The events, with `time_id`, `earliest`, `latest` and `time_rule` filled.
    """
    found = found.cache()
    happened = pl.col("event_type").is_in(SUFFERING) & (pl.col("factuality") == "actual")
    days = (
        found.filter(happened, pl.col("time_rule").is_not_null())
        .group_by("article_id")
        .agg(
            day=pl.col("earliest").min(),
            one=(pl.col("earliest").min() == pl.col("latest").max())
            & pl.col("earliest").is_not_null().all()
            & pl.col("latest").is_not_null().all(),
            day_id=pl.col("time_id").min(),
        )
        .filter("one")
    )
    open_ = happened & pl.col("time_rule").is_null() & pl.col("day").is_not_null()
    return (
        found.join(days, on="article_id", how="left")
        .with_columns(
            time_id=pl.when(open_).then("day_id").otherwise("time_id"),
            earliest=pl.when(open_).then("day").otherwise("earliest"),
            latest=pl.when(open_).then("day").otherwise("latest"),
            time_rule=pl.when(open_).then(pl.lit(INCIDENT)).otherwise("time_rule"),
        )
        .drop("day", "one", "day_id")
    )
