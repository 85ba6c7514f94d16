"""Lexicons: the word lists that rules know, read from the CSV files of `seeds/lexicons`.

A lexicon is declared like any table. Its file is named after the class and lies in the folder that
is named after the module: `TimeUnits` of `lexicons/times.py` is read from
`seeds/lexicons/times/time_units.csv`.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import polars as pl

from newsfacts.transforms.table import Table

#: A blank in a pattern stands for a blank of any kind or a line break, never for an empty line.
BLANK = r"[\x20\n\x{a0}]"


class Lexicon(Table):
    """Base of the word lists: one row per word, phrase or rule."""


@cache
def read(schema: type[Lexicon]) -> pl.DataFrame:
    """Read the CSV named after a lexicon, once, with the types and the order of its columns.

    Raises:
        dataframely.exc.ValidationError: A row breaks the schema; the error counts each rule.
    """
    domain = schema.__module__.rpartition(".")[2]
    file = files("newsfacts.seeds") / "lexicons" / domain / f"{schema.table_name()}.csv"
    flags = {n: pl.Boolean for n, column in schema.columns().items() if column.dtype == pl.Boolean}
    rows = pl.read_csv(file.read_bytes(), infer_schema=False, schema_overrides=flags)
    return schema.validate(rows, cast=True)


def alternation(words: Iterable[str]) -> str:
    """Give a regular expression that matches any of the words, the longest where several fit."""
    escaped = sorted({re.escape(word) for word in words}, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(escaped)})"
