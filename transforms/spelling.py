"""Spelling: texts write apostrophes as they like, lexicons straight."""

import polars as pl


def straight(column: str | pl.Expr) -> pl.Expr:
    """Write the apostrophes of print as those of typewriters: People's for People’s."""
    written = pl.col(column) if isinstance(column, str) else column
    return written.str.replace_all("’", "'", literal=True)
