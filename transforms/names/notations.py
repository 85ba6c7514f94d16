"""Notations: party and state of a member of the US Congress, as papers write them.

Rand Paul (R-Ky.)         R, the Republican Party; Ky., Kentucky
Rand Paul (R., Ky.)       R., the Republican Party; Ky., Kentucky
Nita Lowey, D-N.Y., met   D, the Democratic Party; N.Y., New York
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import LETTER_RULE, STATE_RULE, PartyLetters, Places
from newsfacts.transforms.names.type_votes import KNOWN


def notations(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find letters for parties and the states behind them.

    Args:
        parse: The parse.

    Returns:
        Names: `article_id`, `first`, `last`, `entity_type`, `weight`, `rule`.
    """
    letters = (
        parse.with_columns(**_places())
        .filter("fits", pl.col("text").is_in(read(PartyLetters)["letter"].implode()))
        .select("article_id", "behind", first="i", last="i", weight=pl.lit(KNOWN))
        .cache()
    )
    behind = letters.filter(pl.col("behind").is_not_null()).with_columns(
        first=pl.col("first") + 2, last=pl.col("first") + 1 + pl.col("behind")
    )
    return pl.concat(
        [
            letters.with_columns(entity_type=pl.lit("ORG"), rule=pl.lit(LETTER_RULE)),
            behind.with_columns(entity_type=pl.lit("GPE"), rule=pl.lit(STATE_RULE)),
        ]
    ).drop("behind")


@cache
def _places() -> dict[str, pl.Expr]:
    """Whether a word `fits` as a letter for a party; the words of the state `behind` it."""

    def near(step: int) -> pl.Expr:
        return pl.col("text").shift(-step)

    states = read(Places).filter(pl.col("kind") != "city")["phrase"]
    # "Mass" and its full stop are two words.
    states = pl.concat([states, states.str.strip_chars_end(".")]).unique().implode()
    two = pl.concat_str(near(2), pl.lit(" "), near(3))
    long, short = two.is_in(states), near(2).is_in(states)
    opened, hyphen = near(-1).is_in(["(", "["]), near(1).is_in(["-", "–"])
    # The Wall Street Journal writes "R., Ky.".
    stopped = opened & pl.col("text").str.ends_with(".") & (near(1) == ",")
    joined = (hyphen & (opened | (near(-1) == ","))) | stopped
    return {
        "behind": pl.when(joined & long).then(2).when(joined & short).then(1),
        "fits": (joined & (long | short)) | (opened & near(1).is_in([")", "]"])),
    }


def without_notations(tagged: pl.LazyFrame, noted: pl.LazyFrame) -> pl.LazyFrame:
    """Drop tagged names that are notations: "R-Ky." names nothing.

    Args:
        tagged: The names that the annotator tagged.
        noted: The notations.
    """
    return tagged.join(noted, on="first", how="anti")
