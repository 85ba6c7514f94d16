"""Boundaries: the end of an amount, as the words around it show.

It rose 5% to 12%.                  -> 5%, 12%: no range
It earned $2 billion a year earlier -> $2 billion: no rate
One MP spoke of 30 mark.            -> 1, 30: no megapixel, no money
10 €, 20 (kg), 30 MUSD, 75 USD million
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.lexicons.numbers import NumberScales
from newsfacts.transforms.lexicons.quantities import QuantityUnits
from newsfacts.transforms.patterns.trie import merged
from newsfacts.transforms.quantities.currencies import currencies

#: Letters before the code of a currency that multiply the amount.
LARGE = {"M": 1e6, "K": 1e3}


def apart(found: pl.LazyFrame) -> pl.LazyFrame:
    """Split a change from its result, since the two are not a range: rose 5% to 12%."""
    parts = pl.col("text").str.extract_groups(r"(?i)^(.*?[0-9a-z%]) to (.+)$")
    first, second = parts.struct[0], parts.struct[1]
    changed = pl.col("before").str.contains(context("change")) & first.str.contains(
        context("unit of a change")
    )
    size = pl.col("text").str.len_chars().cast(pl.Int32)
    rest = (size - first.str.len_chars()).cast(pl.Int32)
    ahead = (size - second.str.len_chars()).cast(pl.Int32)
    marked = found.with_columns(changed=changed.fill_null(value=False)).cache()
    one = marked.with_columns(
        text=pl.when("changed").then(first).otherwise("text"),
        end_char=pl.when("changed").then(pl.col("end_char") - rest).otherwise("end_char"),
        after=pl.when("changed")
        .then(pl.col("text").str.tail(rest) + pl.col("after"))
        .otherwise("after"),
    )
    other = marked.filter("changed").with_columns(
        text=second,
        start_char=pl.col("start_char") + ahead,
        before=pl.col("before") + pl.col("text").str.head(ahead),
    )
    return pl.concat([one, other]).drop("changed")


def cut(found: pl.LazyFrame) -> pl.LazyFrame:
    """Cut an end that is not part of the amount: a year earlier, 30 mark, one MP."""
    text = pl.col("text")
    period = pl.when(pl.col("after").str.contains(context("compared time"))).then(
        text.str.extract(r"(?i)( (?:an?|per) [a-z]+)$")
    )
    coin = pl.when(~text.str.contains(context("large number")) | text.str.ends_with(" Sen")).then(
        text.str.extract(context("doubtful coin"))
    )
    letters = read(QuantityUnits).filter("after_digit")["word"]
    symbol = text.str.extract(merged(rf"^[^0-9]*[a-z]([ -]{alternation(letters)})$"))
    end = pl.col("end_of_it")
    size = end.str.len_chars().cast(pl.Int32)
    return (
        found.with_columns(end_of_it=pl.coalesce(period, coin, symbol))
        .with_columns(
            text=pl.when(end.is_not_null())
            .then(text.str.head(-size.cast(pl.Int64)))
            .otherwise("text"),
            end_char=pl.col("end_char") - size.fill_null(0),
            after=end.fill_null("") + pl.col("after"),
        )
        .drop("end_of_it")
    )


def extended(found: pl.LazyFrame) -> pl.LazyFrame:
    """Add a unit after the number in an unusual form: 10 €, 20 (kg), 30 MUSD."""
    bare = pl.all_horizontal(pl.col("unit1", "unit2", "money").is_null()) & (
        pl.col("rule") != "rank"
    )
    known = pl.when(bare).then(pl.col("after").str.extract_groups(merged(_unit_behind())))
    late = pl.when(pl.col("unit1_kind").eq("currency") & pl.col("low_scale").is_null()).then(
        pl.col("after").str.extract(merged(rf"^( {alternation(_scales())})(?-u:\b)"))
    )
    inches = pl.when(bare & pl.col("before").str.contains(context("feet"))).then(
        pl.col("after").str.extract(context("inches"))
    )
    return (
        found.with_columns(known=known, late=late, inches=inches)
        .with_columns(
            piece=pl.coalesce(pl.col("known").struct.field("whole"), "late", "inches"),
            symbol=_looked_up("symbol", _money()),
            code=pl.col("known").struct.field("code"),
            low_scale=pl.coalesce(
                "low_scale",
                pl.col("late").str.strip_chars().replace_strict(_scales(), default=None),
                pl.col("known").struct.field("large").replace_strict(LARGE, default=None),
            ),
            unit1_name=pl.coalesce(
                "unit1_name", _looked_up("bracketed", _units("unit")), _inch("inch")
            ),
            unit1_kind=pl.coalesce(
                "unit1_kind", _looked_up("bracketed", _units("unit_kind")), _inch("length")
            ),
        )
        .with_columns(
            money=pl.coalesce("money", "symbol", "code"),
            text=pl.col("text") + pl.col("piece").fill_null(""),
            end_char=pl.col("end_char")
            + pl.col("piece").str.len_chars().cast(pl.Int32).fill_null(0),
            after=pl.col("after").str.slice(pl.col("piece").str.len_chars().fill_null(0)),
            unit1=pl.coalesce("unit1", pl.col("known").struct.field("bracketed"), "inches"),
        )
        .drop("known", "late", "inches", "piece", "symbol", "code")
    )


@cache
def _unit_behind() -> str:
    """Return the pattern of symbols, bracketed units and multiplied codes before no number."""
    symbols, brackets = alternation(_money()), alternation(_units("unit"))
    codes = alternation(currencies().filter(pl.col("unit").str.len_chars() == 3)["unit"].unique())
    return (
        rf"^(?P<whole> ?(?:(?P<symbol>{symbols})|[(\[{{<](?P<bracketed>{brackets})[)\]}}>]"
        rf"|(?P<large>[{''.join(LARGE)}])(?P<code>{codes})))(?:\s*(?:[^\s0-9]|$))"
    )


def _looked_up(field: str, known: dict[str, str]) -> pl.Expr:
    return pl.col("known").struct.field(field).replace_strict(known, default=None)


def _inch(word: str) -> pl.Expr:
    return pl.when(pl.col("inches").is_not_null()).then(pl.lit(word))


def _money() -> dict[str, str]:
    """Return the symbols of currencies without Latin letters."""
    signs = currencies().filter(~pl.col("word").str.contains("[A-Za-z]"))
    return dict(signs.select("word", "unit").iter_rows())


@cache
def _units(column: str) -> dict[str, str]:
    return dict(read(QuantityUnits).select("word", column).iter_rows())


@cache
def _scales() -> dict[str, float]:
    long = read(NumberScales).filter(~NumberScales.short.col)
    return dict(long.select("word", pl.col("value").cast(pl.Float64)).iter_rows())
