"""Normalisation of apostrophes: lexicons have straight ones, texts have both."""

import polars as pl


def straight(written: pl.Expr) -> pl.Expr:
    """Replace curly apostrophes by straight ones: People’s becomes People's."""
    return written.str.replace_all("’", "'", literal=True)
