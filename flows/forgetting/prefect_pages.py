"""Prefect's own pages, where they lie in the lake's folder: artifacts and logs of runs."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from newsfacts.flows.prefect_env import HOME

#: Tables that hold what was said of inputs, and the column of each.
SAID = {"artifact": "data", "artifact_collection": "data", "log": "message"}
#: Seconds in which a server that is at work must let the database be written to.
PATIENCE = 30


def without_mentions(root: Path, names: Collection[str]) -> int | None:
    """Remove the artifacts and logs that name an address or id, and say how many there were.

    Returns:
        None if the database cannot be written to: what it holds is still there.
    """
    database = root / HOME / "prefect.db"
    if not database.exists() or not names:
        return 0
    try:
        with closing(sqlite3.connect(database, timeout=PATIENCE)) as con:
            con.execute("PRAGMA secure_delete = ON")
            removed = sum(
                _removed(con, table, column, names)
                for table, column in SAID.items()
                if con.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone()
            )
            con.commit()
            con.execute("VACUUM")
            con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error:
        return None
    return removed


def _removed(con: sqlite3.Connection, table: str, column: str, names: Collection[str]) -> int:
    """Remove the rows of a table that hold a name, written as JSON writes it or not."""
    held = f"instr(replace({column}, '\\/', '/'), ?) > 0"
    return sum(
        con.execute(f"DELETE FROM {table} WHERE {held}", [name]).rowcount  # noqa: S608 (our words)
        for name in names
    )
