"""Corpus: the tables and columns that are built from all batches together."""

from pathlib import Path

import polars as pl

from newsfacts.transforms.registry import CORPUS, OF_ALL_TEXTS, TABLES, collected, reads
from newsfacts.transforms.table import Table
from newsfacts.transforms.workings import Builder
from newsfacts.warehouse import lake, run_log
from newsfacts.warehouse.fetch_state import fetched
from newsfacts.warehouse.records import records
from newsfacts.warehouse.revisions import compared, followed

NONE_OLDER = pl.DataFrame(schema={"article_id": pl.String})


def corpus(schema: type[Table], root: Path, old: pl.DataFrame = NONE_OLDER) -> pl.DataFrame:
    """Build a table that reads all batches; of most tables, without the rows of `old` articles."""
    without = NONE_OLDER if schema in OF_ALL_TEXTS else old
    return over_batches(CORPUS[schema], root, without)


def over_batches(build: Builder, root: Path, old: pl.DataFrame) -> pl.DataFrame:
    """Build what reads all batches, without the rows of `old` articles."""
    without = old.lazy()
    stored = {table.table_name(): table for table in TABLES}
    others = {
        "records": records,
        "failures": lake.failures,
        "run_log": run_log.scan,
        "fetched": fetched,
        "compared": compared,
    }
    names = reads(build)
    if "fetched" in names:  # the texts of other articles need not be read
        others["articles"] = followed
    frames = {
        name: others[name](root)
        if name in others
        else lake.scan(root, stored[name]).join(without, on="article_id", how="anti")
        for name in names
    }
    return collected(build(**frames))
