"""Runs: what each run of the pipeline found and did, and how long it took.

newsfacts run today.jsonl     26 new, 340 known, 2 changed, 1 rejected     completed in 40 s
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.table import Table

#: The state in which a run waits for its warehouse: where it can be read, it has got there.
PUBLISHING = "publishing"


class Runs(Table):
    """One row per run, the oldest first by `started_at`."""

    run_id = dy.String(primary_key=True, description="Identifies the run; sorts by its start.")
    command = dy.String(
        description="What was asked for: `run`, `derive`, `load`, `doctor` or `forget`."
    )
    started_at = dy.Datetime(
        nullable=True, time_zone="UTC", time_unit="us", description="When the run began."
    )
    outcome = dy.Enum(
        ["completed", "failed", "interrupted"],
        description="How it ended; `interrupted` when it was stopped before its end.",
    )
    message = dy.String(nullable=True, description="What the run said of itself in the end.")
    version = dy.String(nullable=True, description="The version of the rules that it ran with.")
    new = dy.Int64(nullable=True, description="Articles that it read and that were not there.")
    known = dy.Int64(nullable=True, description="Records whose article was there already.")
    changed = dy.Int64(
        nullable=True, description="New articles in the place of others from the same source."
    )
    copies = dy.Int64(nullable=True, description="Records that equal another of the same run.")
    rejected = dy.Int64(nullable=True, description="Records that are no article.")
    doubted = dy.Int64(nullable=True, description="Records with rows in `warnings`.")
    batches = dy.Int64(nullable=True, description="Batches of files that it wrote.")
    read_seconds = dy.Float64(nullable=True, description="How long it read its sources.")
    extract_seconds = dy.Float64(nullable=True, description="How long it extracted facts.")
    publish_seconds = dy.Float64(
        nullable=True, description="How long it published; NULL until the next run publishes."
    )


def runs(run_log: pl.LazyFrame) -> pl.LazyFrame:
    """Tell how each run ended.

    Args:
        run_log: The last state of each run, in the order in which they began.
    """
    last = pl.int_range(pl.len()) == pl.len() - 1
    outcome = pl.col("outcome")
    return (
        run_log.with_columns(
            outcome=pl.when(outcome.is_in(["completed", "failed"]))
            .then(outcome)
            .when(last & (outcome == PUBLISHING))
            .then(pl.lit("completed"))
            .otherwise(pl.lit("interrupted"))
        )
        .with_columns(pl.col("outcome").cast(Runs.create_empty().schema["outcome"]))
        .select(Runs.column_names())
        .sort(Runs.sort_key())
    )
