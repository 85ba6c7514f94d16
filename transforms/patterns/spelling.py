"""Spelling: how texts write what the lexicons and patterns have in one form only.

People’s       People's
$5\u00a0billion    $5 billion
"""

from typing import Final

import polars as pl

#: Blanks that are fixed, or of another width: between a number and its unit, in justified text.
OTHER_BLANK: Final = r"[\x{a0}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}]"


def straight(written: pl.Expr) -> pl.Expr:
    """Replace curly apostrophes by straight ones: lexicons have only these."""
    return written.str.replace_all("’", "'", literal=True)


def with_plain_blanks(written: pl.Expr) -> pl.Expr:
    """Replace other blanks by plain ones, one for one, so that offsets hold.

    Between two digits they stay: there they group the digits of one number.
    """
    behind = written.str.replace_all(rf"([^0-9]){OTHER_BLANK}", "${1} ")
    return behind.str.replace_all(rf"{OTHER_BLANK}([^0-9])", " ${1}")
