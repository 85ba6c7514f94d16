"""Records: what is known of every record that was read, whatever became of it."""

from pathlib import Path

import polars as pl

from newsfacts.transforms.articles.inputs import Records
from newsfacts.warehouse import catalogue
from newsfacts.warehouse.atomic_files import digest, sync, write_parquet
from newsfacts.warehouse.checked import INPUTS


def records(root: Path) -> pl.LazyFrame:
    """Return the state of every record that was read into the lake."""
    file = root / INPUTS
    if not file.exists():
        return Records.create_empty().lazy()
    # A lake of an older version has no warnings.
    return pl.scan_parquet(file, schema=Records.create_empty().schema, missing_columns="insert")


def write_records(root: Path, state: pl.DataFrame) -> None:
    """Write the state of every record in the place of the one before: whole, or not at all."""
    file = root / INPUTS
    aside = file.with_name(f"{file.name}.part")
    checked = Records.validate(state.select(Records.column_names()), cast=True)
    write_parquet(aside, checked, {}, Records)
    catalogue.note_file(root, INPUTS, digest(aside))
    aside.replace(file)
    sync(file.parent)
