"""Entity ids: how `entity_id` is written, and which ids mean a country.

China            country:CHN
Vladimir Putin   person:vladimir-putin
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.entities import IdBeginnings

#: What the ids of countries begin with, before the ISO 3166-1 alpha-3 code.
COUNTRY: Final = "country:"


def slug(name: pl.Expr) -> pl.Expr:
    """A name as ids spell it: in lower case, with hyphens for what is no letter or digit.

    Names of bodies that begin with a country or union have it short: "us-geological-survey".
    """
    plain = name.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "-").str.strip_chars("-")
    for written, short in read(IdBeginnings).iter_rows():
        plain = plain.str.replace(rf"^{written}-", f"{short}-")
    return plain


def is_country(entity_id: str = "entity_id") -> pl.Expr:
    """Whether the id in a column is a country's; NULL where the column is."""
    return pl.col(entity_id).str.starts_with(COUNTRY)


def country_code(entity_id: str = "entity_id") -> pl.Expr:
    """The ISO 3166-1 alpha-3 code in a country's id; other ids are left as they are."""
    return pl.col(entity_id).str.strip_prefix(COUNTRY)


def country_id(code: str) -> pl.Expr:
    """The id of the country whose ISO 3166-1 alpha-3 code a column holds."""
    return pl.format(COUNTRY + "{}", code)
