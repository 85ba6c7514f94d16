"""Base class of the lexicons, and functions to read them from `seeds/lexicons`.

A lexicon is declared like any table. Its file has the name of the class, in the folder with the
name of the module: `TimeUnits` in `lexicons/times.py` is read from
`seeds/lexicons/times/time_units.csv`.
"""

import pkgutil
import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.resources import files

import polars as pl

import newsfacts.transforms.lexicons as package
from newsfacts.transforms.table import Table

#: A blank in a pattern matches a plain or fixed blank or one line break, never an empty line.
BLANK = r"[\x20\n\x{a0}]"


class Lexicon(Table):
    """Base of the word lists: one row per word, phrase or rule."""

    #: Where the rows come from, and under which licence they may be passed on.
    source = "written for newsfacts"
    licence = "Apache-2.0"


@cache
def read(schema: type[Lexicon]) -> pl.DataFrame:
    """Read the CSV file of a lexicon once, with the types and the order of its columns.

    The files are part of the package: that they keep all else that their schemas say is tested,
    and not looked at again by each process, which would take half a second.
    """
    file = files("newsfacts.seeds") / "lexicons" / place(schema)
    # What no string can be cast to.
    parsed = {n: c.dtype for n, c in schema.columns().items() if c.dtype in (pl.Boolean, pl.Date)}
    rows = pl.read_csv(file.read_bytes(), infer_schema=False, schema_overrides=parsed)
    return schema.cast(rows)


def place(schema: type[Lexicon]) -> str:
    """Give the path of the file of a lexicon below `seeds/lexicons`."""
    return f"{schema.__module__.rpartition('.')[2]}/{schema.table_name()}.csv"


def lexicons() -> list[type[Lexicon]]:
    """List all lexicons, by the path of their file."""
    for module in pkgutil.iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return sorted(Lexicon.__subclasses__(), key=place)


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words; the longest match is preferred."""
    escaped = sorted({re.escape(word) for word in words}, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(escaped)})"
