"""Spelling: texts write apostrophes as they like, lexicons straight."""

import polars as pl


def straight(written: pl.Expr) -> pl.Expr:
    """Write the apostrophes of print as those of typewriters: People's for People’s."""
    return written.str.replace_all("’", "'", literal=True)
