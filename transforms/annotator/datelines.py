"""Datelines: the place and agency before the first sentence of a report, read apart from it.

KABUL, Afghanistan (Reuters) - A bomb killed six people .
^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the subject of nothing behind it
"""

from typing import Final

import polars as pl

#: Names in a row: "KABUL, Afghanistan", "WASHINGTON, Nov", "LONDON/PARIS".
NAMES: Final = r"(?:,? \p{Lu}[\p{L}.'’/-]*){0,5}"
DAY: Final = r"(?: \d{1,2}(?:, \d{4})?)?"
AGENCY: Final = r" ?\([^()\n]{2,40}\)"
#: A hyphen needs blanks around it.
DASH: Final = r"(?:\s+[-–]\s+|\s*(?:—|--)\s*)"
#: A place in capitals, or any place before an agency in brackets.
DATELINE: Final = (
    rf"^(?:\p{{Lu}}[\p{{Lu}}.'’/-]+{NAMES}{DAY}(?:{AGENCY})?"
    rf"|(?:\p{{Lu}}[\p{{L}}.'’/-]*{NAMES}{DAY})?{AGENCY}){DASH}"
)
#: What begins a sentence behind it; more capitals would be a headline.
BEHIND: Final = r"^[\"“‘'«\[(]?(?:\p{N}|\p{Lu}\p{Ll}|\p{Lu}\p{Lu}?\b|\p{Lu}[.'’])"


def dateline_lengths(text: pl.Expr) -> pl.Expr:
    """Count the characters of the dateline at the start of each paragraph; 0 without one."""
    length = text.str.extract(DATELINE, 0).str.len_chars()
    reads_on = text.str.slice(length).str.contains(BEHIND)
    return pl.when(reads_on).then(length).otherwise(0).fill_null(0).cast(pl.Int32)
