"""Records: what is known of every record that was read, whatever became of it."""

from pathlib import Path

import polars as pl

from newsfacts.transforms.articles.inputs import Records
from newsfacts.warehouse.checked import INPUTS


def records(root: Path) -> pl.LazyFrame:
    """Return the state of every record that was read into the lake."""
    file = root / INPUTS
    if not file.exists():
        return Records.create_empty().lazy()
    # A lake of an older version has no warnings.
    return pl.scan_parquet(file, schema=Records.create_empty().schema, missing_columns="insert")
