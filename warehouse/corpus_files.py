"""Corpus files: the tables that are built from all batches, as Parquet beside them.

facts/events/batch=a1/part.parquet     the events of a batch
corpus/entities.parquet                the entities of all batches, anew at each publish
"""

from collections.abc import Container
from pathlib import Path

import polars as pl

from newsfacts.transforms.registry import CORPUS
from newsfacts.transforms.table import Table
from newsfacts.warehouse import catalogue
from newsfacts.warehouse.atomic_files import digest, sync, write_parquet
from newsfacts.warehouse.copies import copy
from newsfacts.warehouse.corpus import corpus

FOLDER = "corpus"


def name(schema: type[Table]) -> str:
    """Give the path of a table's file in a lake."""
    return f"{FOLDER}/{schema.table_name()}.parquet"


def aside(root: Path, schema: type[Table]) -> Path:
    """Give the place of a file that is not published yet."""
    return root / f"{name(schema)}.part"


def write(root: Path, old: pl.DataFrame, but: Container[type[Table]] = frozenset()) -> None:
    """Write the tables aside, without the rows of `old` articles where they follow the newest.

    Args:
        root: Folder of the lake.
        old: The articles that no address shows any more.
        but: Tables that are left out.
    """
    for schema in CORPUS:
        if schema not in but:
            write_rows(root, schema, corpus(schema, root, old))


def keep(root: Path, schema: type[Table]) -> bool:
    """Put the file of a table that stays as it is aside again; say whether it can be trusted."""
    file, noted = root / name(schema), catalogue.read(root).files.get(name(schema), [])
    if not file.exists() or digest(file) not in noted[-1:]:
        return False
    aside(root, schema).unlink(missing_ok=True)
    copy(file, aside(root, schema))
    sync(aside(root, schema))
    return True


def write_rows(root: Path, schema: type[Table], rows: pl.DataFrame) -> None:
    """Write a table aside."""
    ordered = rows.select(schema.column_names()).sort(schema.sort_key())
    write_parquet(aside(root, schema), pl.DataFrame(schema.cast(ordered)), {}, schema)


def publish(root: Path) -> None:
    """Put the files that were written aside in the place of the old ones, their hashes noted."""
    for schema in CORPUS:
        catalogue.note_file(root, name(schema), digest(aside(root, schema)))
        aside(root, schema).replace(root / name(schema))
    sync(root / FOLDER)
