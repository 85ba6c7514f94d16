"""Bylines: how the names of authors are written, and which names a byline holds.

By Ann van Example and Bo Example, Agency     Ann van Example, Bo Example
"""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation
from newsfacts.transforms.lexicons.entities import name_links


def author_name() -> str:
    """Return the pattern of a person's name, of two to four words."""
    link = alternation(name_links("person"))
    return rf"\p{{Lu}}[\p{{L}}'’.-]+(?: (?:\p{{Lu}}[\p{{L}}'’.-]*|{link})){{1,3}}"


def authors_in(byline: str) -> pl.Expr:
    """Extract the names in a column of bylines; an empty list where there is none."""
    names = pl.col(byline).str.replace(r"^(?i:by)\b:?\s*", "")
    return names.str.extract_all(author_name()).fill_null([])
