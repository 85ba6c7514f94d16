"""Numbers in words and digits: what they are worth.

two hundred and five thousand -> 205000
"""

import dataframely as dy
import polars as pl

from transforms.lexicon import Lexicon, alternation, read

HUNDRED = 100.0


class NumberWords(Lexicon):
    """Number words and their values."""

    word = dy.String(primary_key=True, description="The word in lower case, singular.")
    value = dy.Float64(description="What the word is worth.")
    kind = dy.Enum(
        ["digit", "scale", "ordinal", "fraction"], description="How it combines with others."
    )


def number_words(*kinds: str, least: float = 0.0, most: float = 1e18) -> list[str]:
    """List the words of some kinds with values in a range."""
    chosen = NumberWords.kind.col.cast(pl.String).is_in(kinds) & NumberWords.value.col.is_between(
        least, most
    )
    return read(NumberWords).filter(chosen)["word"].to_list()


def number_values(phrases: pl.LazyFrame) -> pl.LazyFrame:
    """Read the number in each of the distinct phrases of a column `phrase`: adds `number`.

    A word below a thousand counts as often as the next scale word says, a word below a hundred a
    hundred times where `hundred` follows; `nineteen ninety-seven` pairs up as years do.
    """
    index = "phrase"
    words = (
        read(NumberWords)
        .lazy()
        .rename({"word": "token"})
        .select("token", worth="value", kind=pl.col("kind").cast(pl.String))
    )
    token = pl.col("token")
    tokens = (
        phrases.select(index)
        .with_columns(token=pl.col(index).str.to_lowercase().str.extract_all(_token()))
        .explode("token")
        .join(words, on="token", how="left", maintain_order="left")
        .with_columns(digits=token.str.replace_all(",", "").cast(pl.Float64, strict=False))
        .with_columns(worth=pl.coalesce("worth", "digits", _fraction(token)))
        .filter(pl.col("worth").is_not_null())
    )
    return (
        tokens.with_columns(scale=_scale(index), hundreds=_hundreds(index), years=_years(index))
        .with_columns(lone=(pl.col("kind") == "scale") & _starts(index))
        .filter((pl.col("kind") != "scale").fill_null(value=True) | pl.col("lone"))
        .group_by(index, maintain_order=True)
        .agg(
            number=(
                pl.when(pl.col("lone") & (pl.col("worth") != HUNDRED))
                .then("scale")
                .when("lone")
                .then(pl.col("worth") * pl.col("scale"))
                .otherwise(pl.col("worth") * pl.col("scale") * pl.col("hundreds") * pl.col("years"))
            ).sum()
        )
    )


def _token() -> str:
    words = alternation(number_words("digit", "scale", "ordinal", "fraction"))
    return rf"\d+/\d+|[½¼¾⅓⅔]|\d[\d,]*(?:\.\d+)?|\.\d+|(?-u:\b){words}"


def _fraction(token: pl.Expr) -> pl.Expr:
    parts = token.str.split_exact("/", 1)
    over = parts.struct.field("field_1").cast(pl.Float64, strict=False)
    signs = token.replace_strict(
        {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3},
        default=None,
        return_dtype=pl.Float64,
    )
    ratio = parts.struct.field("field_0").cast(pl.Float64, strict=False) / over
    return pl.coalesce(pl.when(over > 0).then(ratio), signs)


def _scale(index: str) -> pl.Expr:
    """The scales that follow a word multiply it: four hundred million."""
    scale = pl.when((pl.col("kind") == "scale") & (pl.col("worth") != HUNDRED)).then("worth")
    return scale.backward_fill().over(index).fill_null(1.0)


def _hundreds(index: str) -> pl.Expr:
    is_scale = pl.col("kind") == "scale"
    marker = pl.when(is_scale & (pl.col("worth") == HUNDRED)).then(HUNDRED).when(is_scale).then(1.0)
    return marker.backward_fill().over(index).fill_null(1.0)


def _years(index: str) -> pl.Expr:
    following = pl.col("worth").shift(-1).over(index)
    paired = (
        pl.col("digits").is_null()
        & pl.col("worth").is_between(10, 29)
        & following.is_between(10, 99)
    )
    return (
        pl.when(paired & (pl.col("kind").shift(-1).over(index) == "digit"))
        .then(100.0)
        .otherwise(1.0)
    )


def _starts(index: str) -> pl.Expr:
    """Whether a scale word has no number before it: a hundred, dozens, the thousand."""
    return pl.col("worth").shift(1).over(index).is_null()
