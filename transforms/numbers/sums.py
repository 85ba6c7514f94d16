"""Number sums: words that are multiplied and added up.

two hundred and five thousand -> 205000
"""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.numbers import NumberWords
from newsfacts.transforms.numbers.words import number_words
from newsfacts.transforms.patterns.trie import merged

HUNDRED = 100.0

#: What names one text to add up.
TEXT = ("phrase", "piece")

#: Characters for fractions.
FRACTIONS = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5,
    "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip


def number_sums(texts: pl.LazyFrame) -> pl.LazyFrame:
    """Add up the words of each text: adds `number`.

    A word below a thousand counts as often as the next scale word says, a word below a hundred a
    hundred times where `hundred` follows; `nineteen ninety-seven` pairs up as years do.
    """
    words = (
        read(NumberWords)
        .lazy()
        .rename({"word": "token"})
        .select("token", worth="value", kind=pl.col("kind").cast(pl.String))
    )
    token = pl.col("token")
    tokens = (
        texts.with_columns(
            token=pl.col("text").str.to_lowercase().str.extract_all(merged(_token()))
        )
        .explode("token")
        .join(words, on="token", how="left", maintain_order="left")
        .with_columns(digits=token.str.replace_all(",", "").cast(pl.Float64, strict=False))
        .with_columns(worth=pl.coalesce("worth", "digits", _fraction(token)))
        .filter(pl.col("worth").is_not_null())
    )
    return (
        tokens.with_columns(scale=_scale(), hundreds=_hundreds(), years=_years())
        .with_columns(lone=(pl.col("kind") == "scale") & _starts())
        .filter((pl.col("kind") != "scale").fill_null(value=True) | pl.col("lone"))
        .group_by(TEXT, maintain_order=True)
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
    return rf"\d+/\d+|[{''.join(FRACTIONS)}]|\d[\d,]*(?:\.\d+)?|\.\d+|(?-u:\b){words}"


def _fraction(token: pl.Expr) -> pl.Expr:
    parts = token.str.split_exact("/", 1)
    over = parts.struct.field("field_1").cast(pl.Float64, strict=False)
    signs = token.replace_strict(FRACTIONS, default=None, return_dtype=pl.Float64)
    ratio = parts.struct.field("field_0").cast(pl.Float64, strict=False) / over
    return pl.coalesce(pl.when(over > 0).then(ratio), signs)


def _scale() -> pl.Expr:
    """The scales that follow a word multiply it: four hundred million."""
    scale = pl.when((pl.col("kind") == "scale") & (pl.col("worth") != HUNDRED)).then("worth")
    return scale.backward_fill().over(TEXT).fill_null(1.0)


def _hundreds() -> pl.Expr:
    is_scale = pl.col("kind") == "scale"
    marker = pl.when(is_scale & (pl.col("worth") == HUNDRED)).then(HUNDRED).when(is_scale).then(1.0)
    return marker.backward_fill().over(TEXT).fill_null(1.0)


def _years() -> pl.Expr:
    following = pl.col("worth").shift(-1).over(TEXT)
    paired = (
        pl.col("digits").is_null()
        & pl.col("worth").is_between(10, 29)
        & following.is_between(10, 99)
    )
    return (
        pl.when(paired & (pl.col("kind").shift(-1).over(TEXT) == "digit"))
        .then(100.0)
        .otherwise(1.0)
    )


def _starts() -> pl.Expr:
    """Whether a scale word has no number before it: a hundred, dozens, the thousand."""
    return pl.col("worth").shift(1).over(TEXT).is_null()
