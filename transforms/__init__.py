"""What newsfacts knows: pure, lazy transforms from frames to frames."""

import importlib
import sys


def _import_schemas() -> None:
    """Import dataframely without SQLAlchemy, which it looks for and which takes 200 ms.

    Schemas for tables of other databases are all that is lost, and only here: who imports
    SQLAlchemy later gets it.
    """
    wanted = "sqlalchemy" not in sys.modules
    if wanted:
        sys.modules["sqlalchemy"] = None  # type: ignore[assignment]  # as if not installed
    try:
        importlib.import_module("dataframely")
    finally:
        if wanted:
            del sys.modules["sqlalchemy"]


_import_schemas()
