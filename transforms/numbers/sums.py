"""Number sums: number words, multiplied by their scales and added up.

two hundred and five thousand -> 205000
"""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.numbers import NumberWords
from newsfacts.transforms.numbers.words import number_words
from newsfacts.transforms.patterns.trie import merged

HUNDRED = 100.0

#: Key of a text to add up.
TEXT = ("phrase", "piece")

#: Fractions that are single characters.
FRACTIONS = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5,
    "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip


def number_sums(texts: pl.LazyFrame) -> pl.LazyFrame:
    """Compute the number that each text expresses.

    A number word is multiplied by the next scale word, and by a hundred before `hundred`. Pairs as
    in `nineteen ninety-seven` are read as years.

    Args:
        texts: One row per text: `phrase`, `piece`, `text`.

    Returns:
        One row per text with a number: `phrase`, `piece`, `number`.
    """
    value, scale = pl.col("value"), pl.col("scale")
    is_scale = pl.col("kind") == "scale"
    product = (
        pl.when(pl.col("lone") & (value != HUNDRED))
        .then(scale)
        .when("lone")
        .then(value * scale)
        .otherwise(value * scale * pl.col("hundreds") * pl.col("years"))
    )
    return (
        _tokens(texts)
        .with_columns(scale=_scale(), hundreds=_hundreds(), years=_years())
        .with_columns(lone=is_scale & _is_first())
        .filter((~is_scale).fill_null(value=True) | pl.col("lone"))
        .group_by(TEXT, maintain_order=True)
        .agg(number=product.sum())
    )


def _tokens(texts: pl.LazyFrame) -> pl.LazyFrame:
    """Split texts into number words and digits, with `value`, `kind` and `digits`."""
    words = read(NumberWords).lazy().rename({"word": "token"}).cast({"kind": pl.String})
    token = pl.col("token")
    return (
        texts.with_columns(
            token=pl.col("text").str.to_lowercase().str.extract_all(merged(_token()))
        )
        .explode("token")
        .join(words, on="token", how="left", maintain_order="left")
        .with_columns(digits=token.str.replace_all(",", "").cast(pl.Float64, strict=False))
        .with_columns(value=pl.coalesce("value", "digits", _fraction(token)))
        .filter(pl.col("value").is_not_null())
    )


def _token() -> str:
    words = alternation(number_words("digit", "scale", "ordinal", "fraction"))
    return rf"\d+/\d+|[{''.join(FRACTIONS)}]|\d[\d,]*(?:\.\d+)?|\.\d+|(?-u:\b){words}"


def _fraction(token: pl.Expr) -> pl.Expr:
    parts = token.str.split_exact("/", 1)
    over = parts.struct.field("field_1").cast(pl.Float64, strict=False)
    signs = token.replace_strict(FRACTIONS, default=None, return_dtype=pl.Float64)
    ratio = parts.struct.field("field_0").cast(pl.Float64, strict=False) / over
    return pl.coalesce(pl.when(over > 0).then(ratio), signs)


def _scale() -> pl.Expr:
    """Return the scale after each word: four hundred million."""
    scale = pl.when((pl.col("kind") == "scale") & (pl.col("value") != HUNDRED)).then("value")
    return scale.backward_fill().over(TEXT).fill_null(1.0)


def _hundreds() -> pl.Expr:
    is_scale = pl.col("kind") == "scale"
    marker = pl.when(is_scale & (pl.col("value") == HUNDRED)).then(HUNDRED).when(is_scale).then(1.0)
    return marker.backward_fill().over(TEXT).fill_null(1.0)


def _years() -> pl.Expr:
    following = pl.col("value").shift(-1).over(TEXT)
    paired = (
        pl.col("digits").is_null()
        & pl.col("value").is_between(10, 29)
        & following.is_between(10, 99)
    )
    return (
        pl.when(paired & (pl.col("kind").shift(-1).over(TEXT) == "digit"))
        .then(100.0)
        .otherwise(1.0)
    )


def _is_first() -> pl.Expr:
    """Whether a scale word has no number word before it: a hundred, dozens, the thousand."""
    return pl.col("value").shift(1).over(TEXT).is_null()
