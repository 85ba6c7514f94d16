"""Keys between tables, as the columns' descriptions declare them: "key of `entities`"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from newsfacts.transforms.registry import CORPUS, TABLES
from newsfacts.transforms.table import Table

DECLARED = re.compile(r"key of `(\w+)`")


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that hold the key of another table, or NULL."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@cache
def foreign_keys(schema: type[Table]) -> tuple[ForeignKey, ...]:
    """List the keys of other tables that a table holds."""
    return tuple(of(schema, primary_keys()))


@cache
def primary_keys() -> dict[str, tuple[str, ...]]:
    """Return the columns of the key of each table, by its name."""
    return {s.table_name(): tuple(s.primary_key()) for s in (*TABLES, *CORPUS)}


def of(schema: type[Table], primary: dict[str, tuple[str, ...]]) -> Iterable[ForeignKey]:
    """Yield a key for each column that says whose key it is."""
    for column, comment in schema.comments().items():
        found = DECLARED.search(comment)
        if found is None or found[1] == schema.table_name():
            continue
        target = primary[found[1]]
        columns = target if len(target) > 1 else (column,)
        yield ForeignKey(columns, found[1], target)
