"""Misfits: what stops a publish, in words that say what to do."""

from pathlib import Path

import polars as pl

from newsfacts.transforms.registry import TABLES
from newsfacts.warehouse import lake
from newsfacts.warehouse.errors import KnownError, SpaceError


def explained(error: Exception, root: Path) -> KnownError:
    """Say what stops a publish: a full disk, batches of an older version, or what was raised."""
    told = " ".join(str(error).split())[:200]
    if "No space left" in told or "could not allocate" in told.lower():
        return SpaceError(f"no room for the warehouse: {told}", root, "make room and run again")
    for schema in TABLES:
        for file in lake.files(root, schema.table_name()):
            lacking = {*schema.column_names()} - {*pl.read_parquet_schema(file)}
            if lacking:
                advice = f"run `newsfacts derive --out {root}`"
                return KnownError(f"made by older rules, it lacks {min(lacking)}", file, advice)
    advice = f"run `newsfacts verify --out {root}`"
    return KnownError(f"the warehouse could not be built: {told}", root, advice)
