"""Views that users have made in the warehouse: a publish carries them over, or names the misfit."""

import re
from pathlib import Path
from typing import NamedTuple

import duckdb

from newsfacts.warehouse.answers import quoted as named
from newsfacts.warehouse.errors import KnownError
from newsfacts.warehouse.sql_files import offers
from newsfacts.warehouse.sweeping import ASIDE
from newsfacts.warehouse.tables import quoted

VIEWS = "SELECT view_name, sql, comment FROM duckdb_views() WHERE NOT internal"
#: What DuckDB says of a file whose bytes are not those that it wrote: each block has a checksum.
DAMAGED = re.compile("Corrupt database file|not a valid DuckDB|Could not read enough bytes")


class View(NamedTuple):
    """A view: its name, the statement that makes it, and what it is said to show."""

    name: str
    sql: str
    comment: str | None


def carry_over(old: Path, con: duckdb.DuckDBPyConnection) -> None:
    """Make the views of users again in a new warehouse, each after those that it reads.

    Args:
        old: The warehouse that is published; one that is damaged is put aside, with its views.
        con: The one that takes its place.

    Raises:
        KnownError: A view does not fit the new tables, or the old ones cannot be read.
    """
    waiting = views_of_users(old)
    while waiting:
        misfits = {view: why for view in waiting if (why := misfit(view, con))}
        if len(misfits) == len(waiting):
            view, why = next(iter(misfits.items()))
            what = f"your view {view.name} does not fit the new tables: {why}"
            raise KnownError(what, old, f"DROP VIEW {view.name}, and run again")
        waiting = [*misfits]


def misfit(view: View, con: duckdb.DuckDBPyConnection) -> str | None:
    """Make a view, or say why it cannot be made."""
    con.execute("BEGIN")
    try:
        con.execute(view.sql)
        con.execute(f"SELECT * FROM {named(view.name)} LIMIT 0")  # noqa: S608
        if view.comment:
            con.execute(f"COMMENT ON VIEW {named(view.name)} IS {quoted(view.comment)}")
    except duckdb.Error as error:
        con.execute("ROLLBACK")
        return str(error).splitlines()[0]
    con.execute("COMMIT")
    return None


def views_of_users(old: Path) -> list[View]:
    """Return the views that are not ours.

    Raises:
        KnownError: They cannot be read, as when another program writes to the warehouse.
    """
    if not old.exists():
        return []
    ours = {query.name for query in offers()}
    try:
        with duckdb.connect(str(old), read_only=True) as con:
            found = [View(*row) for row in con.execute(VIEWS).fetchall()]
    except duckdb.Error as error:
        why = str(error).splitlines()[0]
        if not DAMAGED.search(why):
            what = f"your views in it cannot be read: {why}"
            raise KnownError(what, old, "close what has it open, and run again") from None
        put_aside(old)
        return []
    return [view for view in found if view.name not in ours]


def put_aside(old: Path) -> None:
    """Keep a damaged warehouse: views may be got out of it that are nowhere else."""
    folder = old.parent / ASIDE
    folder.mkdir(exist_ok=True)
    old.replace(folder / old.name)
