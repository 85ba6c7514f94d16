"""Invented rows: every column of a table filled, with what a test says where it matters."""

from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from newsfacts.transforms.table import Table


def invented(schema: type[Table], *rows: dict[str, Any], text: str = "x") -> pl.DataFrame:
    """Make rows of a table.

    Args:
        schema: The table.
        *rows: What is given of each row; the other columns are filled.
        text: What stands in columns of text.
    """
    kinds = schema.create_empty().schema
    filled = [{name: filler(kind, text) for name, kind in kinds.items()} | row for row in rows]
    return pl.DataFrame(filled, schema=kinds)


def filler(kind: pl.DataType, text: str) -> object:
    """Give a value of a type."""
    if isinstance(kind, pl.Enum):
        return kind.categories[0]
    if isinstance(kind, pl.List):
        return [text] if kind.inner == pl.String else []
    if kind.is_integer():
        return 0
    known: dict[type[Any], object] = {
        pl.String: text,
        pl.Float64: 0.5,
        pl.Boolean: False,
        pl.Date: date(2020, 1, 2),
        pl.Datetime: datetime(2020, 1, 2, tzinfo=UTC),
    }
    return known.get(type(kind))
