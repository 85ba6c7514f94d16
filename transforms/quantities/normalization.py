"""Normalisation: values with their scales, canonical units, and the currency of dollars."""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.lexicons.quantities import DollarPatterns, PoundClues
from newsfacts.transforms.numbers.words import value_of

#: Number of characters before pounds in which a verb shows that they are a weight.
NEAR = 40

#: From this number on, pounds are rarely a weight.
WEIGHTY = 10_000

#: A first number below this has the scale of the second: $5 and $7 billion.
SHARED_SCALE = 1000.0


def valued(found: pl.LazyFrame, articles: pl.LazyFrame) -> pl.LazyFrame:
    """Add `value`, `value_high`, `unit`, `unit_kind` and `scale`."""
    return (
        found.with_columns(is_metre=_is_metre())
        .with_columns(low=_low(), high=_high())
        .with_columns(unit=_unit(), base_kind=_kind())
        .pipe(_suspended)
        .join(_dollars(articles), on="article_id", how="left", maintain_order="left")
        .with_columns(
            unit=pl.when(pl.col("unit") == "dollar")
            .then(pl.coalesce("dollar", pl.lit("dollar")))
            .when(_is_weight())
            .then(pl.lit("pound"))
            .otherwise("unit"),
            base_kind=pl.when(_is_weight()).then(pl.lit("mass")).otherwise("base_kind"),
        )
        .with_columns(
            value=pl.col("low"),
            value_high=pl.col("high"),
            unit=pl.when(pl.col("rate").is_not_null())
            .then(pl.format("{} per {}", "unit", "rate"))
            .otherwise("unit"),
            unit_kind="base_kind",
            scale=pl.coalesce("scale1", "scale2").str.strip_chars(" -"),
        )
        .filter(pl.col("value").is_not_null())
    )


def _is_metre() -> pl.Expr:
    """Whether `m` after digits is metres: not with money or before a counted noun (millions)."""
    lone = (pl.col("scale1").str.strip_chars() == "m") & pl.col("money").is_null()
    many = pl.col("after").str.contains(context("counted millions"))
    return (lone & pl.col("unit1").is_null() & pl.col("unit2").is_null() & ~many).fill_null(
        value=False
    )


def _low() -> pl.Expr:
    shared = (
        (pl.col("first") < SHARED_SCALE)
        & pl.col("low_scale").is_null()
        & pl.col("high_scale").is_not_null()
    )
    scale = (
        pl.when("is_metre")
        .then(1.0)
        .when(shared)
        .then("high_scale")
        .otherwise(pl.col("low_scale").fill_null(1.0))
    )
    sign = pl.when(pl.col("neg1").is_not_null()).then(-1.0).otherwise(1.0)
    vague = pl.col("vague").str.to_lowercase()
    return (
        pl.when(pl.col("rule") == "fraction")
        .then(pl.col("first") / pl.col("over").fill_null(1.0))
        .when(pl.col("rule") == "vague number")
        .then(_vague(vague))
        .otherwise(pl.col("first") * scale * sign)
    )


def _high() -> pl.Expr:
    sign = pl.when(pl.col("neg2").is_not_null()).then(-1.0).otherwise(1.0)
    return (
        pl.when(pl.col("rule") == "vague number")
        .then(_vague(pl.col("vague").str.to_lowercase()) * 10)
        .otherwise(pl.col("second") * pl.col("high_scale").fill_null(1.0) * sign)
    )


def _vague(words: pl.Expr) -> pl.Expr:
    first = value_of(words.str.extract(r"^([a-z]+?)s"))
    return first * value_of(words.str.extract(r" of ([a-z]+?)s$")).fill_null(1.0)


def _unit() -> pl.Expr:
    named = pl.coalesce("money", "unit1_name", "unit2_name")
    aged = (named == "year") & pl.col("after").str.contains("(?i)^[ -]olds?")
    return (
        pl.when("is_metre")
        .then(pl.lit("metre"))
        .when(pl.col("rule") == "rank")
        .then(pl.lit("rank"))
        .when(named == "pound-mass")
        .then(pl.lit("pound"))
        .when(aged)
        .then(pl.lit("year"))
        .otherwise(pl.coalesce(named, pl.lit("count")))
    )


def _kind() -> pl.Expr:
    money = pl.when(pl.col("money").is_not_null()).then(pl.lit("currency"))
    return (
        pl.when("is_metre")
        .then(pl.lit("length"))
        .when(pl.col("rule") == "rank")
        .then(pl.lit("rank"))
        .when(pl.col("rule").is_in(["fraction"]))
        .then(pl.coalesce(money, "unit1_kind", pl.lit("count")))
        .otherwise(pl.coalesce(money, "unit1_kind", "unit2_kind", pl.lit("count")))
    )


def _suspended(found: pl.LazyFrame) -> pl.LazyFrame:
    """Give a number the unit of the next one if it has none: 7- or 8-inch, 8 or $9."""
    hangs = pl.col("after").str.contains(context("unit to come"))
    lacks = (pl.col("unit") == "count") & hangs
    following = {name: pl.col(name).shift(-1).over("article_id") for name in ("unit", "base_kind")}
    return found.with_columns(
        hangs=lacks,
        rate=pl.coalesce("per_name", "per_written"),
        **{
            name: pl.when(lacks).then(pl.coalesce(value, name)).otherwise(name)
            for name, value in following.items()
        },
    )


def _is_weight() -> pl.Expr:
    """Whether pounds are a weight: not many, and weighed or in a text not about Britain."""
    written = pl.col("unit1_written").str.contains("(?i)^pounds?$")
    much = pl.col("low_scale").is_not_null() | (pl.col("low") >= WEIGHTY)
    near = pl.col("before").str.tail(NEAR)
    weighed = near.str.contains(context("weighed before")) | pl.col("after").str.contains(
        context("weighed after")
    )
    return (written & (pl.col("unit") == "GBP") & ~much & (weighed | ~pl.col("british"))).fill_null(
        value=False
    )


def _dollars(articles: pl.LazyFrame) -> pl.LazyFrame:
    """Return the currency of `$`, if the text names just one, and whether it is about Britain."""
    text = pl.col("text")
    kinds = {code: text.str.contains(pattern) for code, pattern in read(DollarPatterns).iter_rows()}
    named = [pl.when(found).then(pl.lit(code)) for code, found in kinds.items()]
    number = pl.sum_horizontal(found.cast(pl.Int32) for found in kinds.values())
    return articles.select(
        "article_id",
        dollar=pl.when(number == 1).then(pl.coalesce(named)),
        british=text.str.contains_any(read(PoundClues)["word"].to_list()),
    )
