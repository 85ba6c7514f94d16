"""Number values: what a number in words and digits is worth.

two hundred and five thousand -> 205000
two and a half million        -> 2500000
minus nine point zero four    -> -9.04
"""

from collections.abc import Mapping

import polars as pl

from transforms.lexicon import alternation, read
from transforms.number_patterns import long_scale, part, units_and_tens
from transforms.number_words import NumberWords, number_words
from transforms.tries import merged

HUNDRED = 100.0

#: From here on, a part after a scale is a part of it: one million and a half.
MILLION = 1e6

#: Characters for fractions.
FRACTIONS = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5,
    "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip

PIECES = ("whole", "decimals", "parts", "scale")

#: What names one text to add up.
TEXT = ("phrase", "piece")


def with_numbers(frame: pl.LazyFrame, columns: Mapping[str, str]) -> pl.LazyFrame:
    """Add, for each column of phrases, the column of the numbers that they stand for."""
    # All columns at once: each reading of a plan by itself would double the plan.
    phrases = frame.cache()
    values = (
        phrases.select(columns.keys())
        .unpivot(value_name="phrase")
        .select("phrase")
        .drop_nulls()
        .unique()
        .pipe(number_values)
        .cache()
    )
    for source, name in columns.items():
        phrases = phrases.join(
            values.rename({"phrase": source, "number": name}), on=source, how="left"
        )
    return phrases


def number_values(phrases: pl.LazyFrame) -> pl.LazyFrame:
    """Read the number in each of the distinct phrases of a column `phrase`: adds `number`."""
    pieces = phrases.select("phrase").with_columns(**_pieces()).cache()
    sums = (
        pieces.unpivot(PIECES, index="phrase", variable_name="piece", value_name="text")
        .drop_nulls("text")
        .pipe(_sums)
        .group_by("phrase")
        .agg(
            pl.col("number").filter(pl.col("piece") == name).first().alias(f"{name} number")
            for name in PIECES
        )
    )
    return (
        pieces.join(sums, on="phrase", how="left")
        .select("phrase", number=_number())
        .drop_nulls("number")
    )


def _pieces() -> dict[str, pl.Expr]:
    """Divide a number into its whole, its decimals or parts, and the scale of both."""
    small, ending = units_and_tens(), rf"((?:[ -]{long_scale()}s?)*)$"
    plain = pl.col("phrase").str.to_lowercase().str.replace("^(?:minus|negative) ", "")
    pointed = plain.str.extract_groups(merged(rf"^(.+) point((?:[ -]{small})+){ending}"))
    parted = plain.str.extract_groups(
        merged(rf"^(?:(.+) and )?(?:(an?|{small})[ -])?({part()})(?: of)?(?: an?)?{ending}")
    )
    # Twenty-fifth is a place in a row; twenty fifths, a fifth and half are parts.
    is_part = (
        parted.struct[2].str.contains("^(?:half|halves|quarters?)$|s$")
        | parted.struct[1].is_in(["a", "an", "one"])
    ).fill_null(value=False)
    is_point = pointed.struct[1].is_not_null()
    return {
        "whole": pl.when(is_point)
        .then(pointed.struct[0])
        .when(is_part)
        .then(parted.struct[0])
        .otherwise(plain),
        "decimals": pl.when(is_point).then(pointed.struct[1].str.strip_chars(" -")),
        "parts": pl.when(is_part).then(parted.struct[1]),
        "part": pl.when(is_part).then(parted.struct[2]),
        "scale": pl.when(is_point)
        .then(pointed.struct[2])
        .when(is_part)
        .then(parted.struct[3])
        .str.strip_chars(" -"),
    }


def _number() -> pl.Expr:
    """Put the pieces together: three and a half million, three million and a half."""
    scale = pl.col("scale number")
    last = pl.col("whole").str.extract(rf"({long_scale()})s?$")
    own = _worth(last).fill_null(1.0)
    small = pl.col("parts number").fill_null(1.0) * _part(pl.col("part"))
    whole = pl.col("whole number").fill_null(0.0)
    sign = (
        pl.when(pl.col("phrase").str.contains("(?i)^(?:minus|negative) ")).then(-1.0).otherwise(1.0)
    )
    pointed = (whole + _decimals()) * scale.fill_null(1.0)
    parted = (
        pl.when(scale.is_null())
        .then(whole + small * pl.when(own >= MILLION).then(own).otherwise(1.0))
        .when(own > 1.0)
        .then(whole + small * scale)
        .otherwise((whole + small) * scale)
    )
    return sign * (
        pl.when(pl.col("decimals").is_not_null())
        .then(pointed)
        .when(pl.col("part").is_not_null())
        .then(parted)
        .otherwise("whole number")
    )


def _decimals() -> pl.Expr:
    """Read decimals digit by digit, or as one number: zero four, seventy-one."""
    rows = read(NumberWords).filter(
        (NumberWords.kind.col.cast(pl.String) == "digit") & (NumberWords.value.col < 10)
    )
    digits = pl.col("decimals")
    for word, value in sorted(
        rows.select("word", "value").iter_rows(), key=lambda row: -len(row[0])
    ):
        digits = digits.str.replace_all(rf"(?-u:\b){word}(?-u:\b)", str(int(value)))
    spelled = digits.str.replace_all("[ -]", "")
    number = pl.col("decimals number").cast(pl.Int64).cast(pl.String)
    written = pl.when(spelled.str.contains("^[0-9]+$")).then(spelled).otherwise(number)
    return (pl.lit("0.") + written).cast(pl.Float64, strict=False)


def _worth(word: pl.Expr) -> pl.Expr:
    rows = read(NumberWords)
    return word.replace_strict(rows["word"], rows["value"], default=None)


def _part(part_: pl.Expr) -> pl.Expr:
    """Give the worth of a part: a half, a third, quarters."""
    worth = _worth(part_.str.replace("halves", "half").str.strip_suffix("s"))
    return pl.when(worth < 1.0).then(worth).otherwise(1.0 / worth)


def _sums(texts: pl.LazyFrame) -> pl.LazyFrame:
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
