"""Prefect's database: a fresh one is a copy of one that was made before.

To make one, Prefect applies a hundred migrations, which takes seven seconds of processor time.
"""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from importlib.metadata import version
from pathlib import Path

#: Where Prefect is given a database of the user's.
OTHERS = ("PREFECT_API_DATABASE_CONNECTION_URL", "PREFECT_SERVER_DATABASE_CONNECTION_URL")
NAME = "prefect.db"


def made_before() -> Path:
    """Return the place of an empty database of this version of Prefect."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "newsfacts" / f"prefect-{version('prefect')}.db"


def begin(home: Path) -> None:
    """Put an empty database into a home that has none."""
    if (home / NAME).exists() or any(name in os.environ for name in OTHERS):
        return
    aside = home / f"{NAME}.{os.getpid()}.part"
    with suppress(OSError):  # where it cannot be had, Prefect makes one
        shutil.copyfile(made_before(), aside)
        aside.replace(home / NAME)


def remember(home: Path) -> None:
    """Keep a copy of a database that nothing has been written to."""
    kept = made_before()
    if kept.exists() or not (home / NAME).exists():
        return
    aside = kept.with_name(f"{kept.name}.{os.getpid()}.part")
    with suppress(OSError, sqlite3.Error):
        kept.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(home / NAME)) as made, closing(sqlite3.connect(aside)) as copy:
            made.backup(copy)
            empty = copy.execute("SELECT count(*) FROM flow").fetchone() == (0,)
        if empty:
            aside.chmod(0o600)
            aside.replace(kept)
    aside.unlink(missing_ok=True)
