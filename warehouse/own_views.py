"""Views that users have made in the warehouse: a publish carries them over, or names the misfit."""

from pathlib import Path

import duckdb

from newsfacts.warehouse.errors import KnownError
from newsfacts.warehouse.sql_files import offers

#: Ours have a comment.
USERS = "SELECT view_name, sql FROM duckdb_views() WHERE NOT internal AND comment IS NULL"


def carry_over(old: Path, con: duckdb.DuckDBPyConnection) -> None:
    """Make the views of users again in a new warehouse.

    Args:
        old: The warehouse that is published.
        con: The one that takes its place.

    Raises:
        KnownError: A view does not fit the new tables.
    """
    for name, sql in views_of_users(old):
        try:
            con.execute(sql)
            con.execute(f'SELECT * FROM "{name}" LIMIT 0')  # noqa: S608
        except duckdb.Error as error:
            what = f"your view {name} does not fit the new tables: {str(error).splitlines()[0]}"
            raise KnownError(what, old, f"DROP VIEW {name}, and run again") from None


def views_of_users(old: Path) -> list[tuple[str, str]]:
    """Return the names and statements of the views that are not ours."""
    ours = {query.name for query in offers()}
    try:
        with duckdb.connect(str(old), read_only=True) as con:
            found = con.execute(USERS).fetchall()
    except duckdb.Error:
        return []  # it is missing, or cannot be read
    return [(name, sql) for name, sql in found if name not in ours]
