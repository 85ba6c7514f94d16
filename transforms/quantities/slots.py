"""Slots of an amount: bound, numbers, scales, currency and unit."""

import re
from functools import cache, partial

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.numbers import NumberScales
from newsfacts.transforms.lexicons.quantities import QuantityBounds, QuantityUnits
from newsfacts.transforms.numbers.values import with_numbers
from newsfacts.transforms.patterns.trie import merged
from newsfacts.transforms.patterns.when_any import when_any
from newsfacts.transforms.quantities.currencies import currencies
from newsfacts.transforms.quantities.grammar import alternatives, needs

FIELDS = (
    "bound", "cur1", "neg1", "num1", "scale1", "words1", "unit1",
    "cur2", "neg2", "num2", "scale2", "words2", "unit2", "plus", "per",
    "odds", "share", "vague", "rank", "sort",
)  # fmt: skip


#: Names of the groups of a pattern.
NAMES = re.compile(r"\(\?P<(\w+)>")


def quantity_slots(texts: pl.LazyFrame) -> pl.LazyFrame:
    """Add the slots of each amount.

    Args:
        texts: Distinct amounts, in the column `text`.
    """
    return (
        texts.pipe(_groups)
        .with_columns(
            first_text=_plain(pl.coalesce("num1", "words1", _half(), "share", "rank")),
            second_text=_plain(pl.coalesce("num2", "words2")),
            over_text=pl.col("odds").str.extract(r"(?i)(?:in|out of)(?: every)? (.*)$"),
        )
        .with_columns(first_text=pl.coalesce(pl.col("odds").str.extract(r"^(\w+)"), "first_text"))
        .pipe(with_numbers, {"first_text": "first", "second_text": "second", "over_text": "over"})
        .with_columns(per=pl.col("per").str.replace(r"(?i)^\s*(?:/|per\s|an?\s|each\s)\s*", ""))
        .pipe(_units, "unit1")
        .pipe(_units, "unit2")
        .pipe(_units, "per")
        .with_columns(
            comparator=_comparator(),
            low_scale=_scale("scale1"),
            high_scale=_scale("scale2"),
            money=pl.coalesce(_money("cur1"), _money("cur2")),
        )
    )


def _groups(texts: pl.LazyFrame) -> pl.LazyFrame:
    """Add the groups of the first alternative that matches the whole text, and its `rule`."""
    found = pl.Struct(dict.fromkeys(("rule", *FIELDS), pl.String))
    return texts.with_columns(found=when_any(pl.col("text"), _groups_of, found)).unnest("found")


def _groups_of(texts: pl.Series) -> pl.Series:
    """Return `rule` and groups of each text."""
    fits = {kind: _parts(kind, pattern) for kind, pattern in alternatives().items()}
    # Each alternative has a group that every match fills.
    rule = pl.coalesce(
        pl.when(pl.any_horizontal(pl.col(f"groups {name}").struct.field("*").is_not_null())).then(
            pl.lit(name)
        )
        for name in fits
    )
    return (
        texts.to_frame("text")
        .with_columns(**{f"groups {name}": fit for name, fit in fits.items()})
        .with_columns(rule=rule)
        .select(pl.struct("rule", *(_field(field).alias(field) for field in FIELDS)))
        .to_series()
    )


def _parts(kind: str, pattern: str) -> pl.Expr:
    """Return the groups of an alternative, where it matches the whole text."""
    whole = merged(rf"(?i)^{pattern}$")
    dtype = pl.Struct(dict.fromkeys(NAMES.findall(pattern), pl.String))
    return when_any(pl.col("text"), partial(_parts_of, whole), dtype, needs().get(kind, ""))


def _parts_of(pattern: str, texts: pl.Series) -> pl.Series:
    return texts.to_frame("text").select(_groups_in(pattern)).to_series()


@cache
def _groups_in(pattern: str) -> pl.Expr:
    """Return the groups of a pattern; kept, as it is compiled to count them."""
    return pl.col("text").str.extract_groups(pattern)


def _half() -> pl.Expr:
    """Return `half` as the number of `half a mile`, which has no other."""
    only_unit = pl.col("odds").is_null() & pl.col("share").is_null()
    return pl.when((pl.col("rule") == "fraction") & only_unit).then(pl.lit("half"))


def _plain(number: pl.Expr) -> pl.Expr:
    """Normalise a number: one kind of slash, no grouping blanks, a decimal point."""
    return (
        number.str.replace_all("\u2044", "/")
        .str.replace("(?i)(?: of| the|-)$", "")
        .str.replace_all(r"\s([0-9]{3})(?-u:\b)", "$1")
        .str.replace("^([0-9]+),([0-9]{2})$", "$1.$2")
    )


@cache
def _field(field: str) -> pl.Expr:
    holders = [name for name, pattern in alternatives().items() if f"(?P<{field}>" in pattern]
    return pl.coalesce(
        pl.when(pl.col("rule") == name).then(pl.col(f"groups {name}").struct.field(field))
        for name in holders
    )


def _units(frame: pl.LazyFrame, column: str) -> pl.LazyFrame:
    """Add the canonical name and the kind of a unit, as written or in lower case."""
    units = read(QuantityUnits).lazy().select("word", "unit", "unit_kind")
    money = (
        currencies().lazy().select("word", "unit").unique("word", keep="first", maintain_order=True)
    )
    known = pl.concat([units, money.with_columns(unit_kind=pl.lit("currency"))]).unique(
        "word", keep="first", maintain_order=True
    )
    written = pl.col(column).str.replace(r"^[\s-]+", "").str.replace_all(r"\s+", " ")
    named = {"unit": f"{column}_name", "unit_kind": f"{column}_kind"}
    lowered = {"unit": f"{column}_lower", "unit_kind": f"{column}_lower_kind"}
    return (
        frame.with_columns(written=written, lower=written.str.to_lowercase())
        .join(known.rename(named), left_on="written", right_on="word", how="left")
        .join(known.rename(lowered), left_on="lower", right_on="word", how="left")
        .with_columns(
            pl.coalesce(f"{column}_name", f"{column}_lower").alias(f"{column}_name"),
            pl.coalesce(f"{column}_kind", f"{column}_lower_kind").alias(f"{column}_kind"),
            pl.col("written").alias(f"{column}_written"),
        )
        .drop("written", "lower", f"{column}_lower", f"{column}_lower_kind")
    )


def _money(column: str) -> pl.Expr:
    money = currencies().filter(pl.col("place") == "before")
    return (
        pl.col(column).str.strip_chars().replace_strict(money["word"], money["unit"], default=None)
    )


def _scale(column: str) -> pl.Expr:
    """Return the product of the scale words: `hundred million`."""
    rows = read(NumberScales)
    lower = pl.col(column).str.to_lowercase()
    value = {
        n: lower.str.extract(r"([a-z]+?)s?(?: ([a-z]+?)s?)?$", n).replace_strict(
            rows["word"], rows["value"].cast(pl.Float64), default=None
        )
        for n in (1, 2)
    }
    return value[1] * value[2].fill_null(1.0)


@cache
def _comparator() -> pl.Expr:
    """Return the comparator of the words around a number: `more than 5`, `5 or more`."""
    rows = read(QuantityBounds)
    first = pl.col("bound").str.to_lowercase().str.replace_all(r"\s+", " ")
    alone = first.replace_strict(rows["word"], rows["comparator"].cast(pl.String), default=None)
    either = pl.coalesce(
        pl.when(first.str.starts_with(word) | first.str.ends_with(word)).then(pl.lit(comparator))
        for word, comparator in rows.sort(
            pl.col("comparator").cast(pl.String) == "=", maintain_order=True
        )
        .select("word", "comparator")
        .iter_rows()
    )
    after = pl.col("plus").str.strip_chars().str.to_lowercase()
    suffix = (
        pl.when(after.is_in(["-plus", "+", "or more"]))
        .then(pl.lit(">="))
        .when(after.is_in(["or less", "or fewer"]))
        .then(pl.lit("<="))
        .when(after == "or so")
        .then(pl.lit("~"))
    )
    return pl.coalesce(suffix, alone, either, pl.lit("="))
