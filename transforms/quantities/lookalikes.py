"""Look-alikes: numbers that are names, labels or scores, as the words around them show."""

import polars as pl

from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.contexts import context
from newsfacts.transforms.lexicons.quantities import NounPhraseStops, NumberLabels, SentenceOpeners
from newsfacts.transforms.numbers.patterns import tail
from newsfacts.transforms.quantities.currencies import currencies
from newsfacts.transforms.syntax.spans import with_latest_span

#: Four digits in this range are a year if they count nothing.
YEARS = (1800, 2100)


def is_quantity() -> pl.Expr:
    """Whether a candidate is a quantity, not part of a name, a label or a list."""
    before, after = pl.col("before"), pl.col("after")
    bare = _bare()
    joined = before.str.contains(
        r"(?:[\w&/#_@]|[\w]-|[0-9][.,:/]|[./]|[0-9]-)$"
    ) | after.str.contains(r"^(?:[\w]|[-–][A-Z0-9]|[:/.][0-9]|,[0-9]|[’'][0-9])")
    return ~(
        (
            joined
            & (bare | after.str.contains("^[A-Za-z0-9]") | before.str.contains(r"[\w.]$|[0-9],$"))
        )
        | ((pl.col("rule") == "rank") & ~_is_rank())
        | _is_pronoun()
        | (bare & pl.col("text").str.contains(r"^[0-9]+/[0-9]+$") & (pl.col("first") >= 1))
        | ((pl.col("rule") == "fraction") & bare & after.str.contains(context("half a word")))
        | (pl.col("rule").is_in(["fraction", "vague number"]) & before.str.contains(r"(?:\w|\w-)$"))
    )


def untimely(found: pl.LazyFrame, times: pl.LazyFrame) -> pl.LazyFrame:
    """Drop quantities inside times, except lengths of time in numbers."""
    spans = times.select(
        "article_id",
        "timex_type",
        time_start="start_char",
        time_end="end_char",
    )
    kinds = pl.col("unit1_kind", "unit2_kind")
    is_span = pl.any_horizontal((kinds == "time").fill_null(value=False))
    within = (pl.col("time_end") > pl.col("start_char")).fill_null(value=False)
    aged = pl.col("after").str.contains("(?i)^[ -]old(?-u:\\b)")
    lasting = (
        is_span
        & pl.col("timex_type").cast(pl.String).is_in(["DURATION", "SET"])
        & ((pl.col("first") != 1) | aged)
    )
    named = pl.any_horizontal(pl.col("money", "unit1_name", "unit2_name").is_not_null())
    other_unit = named & ~is_span
    broken = pl.col("text").str.contains(rf"(?i){tail()}")
    rate = (pl.col("timex_type").cast(pl.String) == "SET") & (
        pl.col("time_start") > pl.col("start_char")
    )
    return (
        found.with_columns(last_char=pl.col("end_char") - 1)
        .pipe(with_latest_span, spans, "last_char", "time_start", by="article_id")
        .filter(~within | lasting | other_unit | rate | broken)
    )


def nameless(found: pl.LazyFrame) -> pl.LazyFrame:
    """Drop numbers that are names anywhere in the article: `the 787` after `Boeing 787`."""
    kept = ~pl.col("is_name")
    long = pl.col("text").str.contains("^[0-9]{3,}[A-Z]*$")
    renamed = (pl.col("is_name") & long).any().over("article_id", "text")
    return found.filter(kept & ~(renamed & long))


def is_name() -> pl.Expr:
    """Whether a number is part of a name, a label or a score."""
    return _bare() & (_is_named() | _is_score() | _is_year() | _is_item() | _is_code())


def _bare() -> pl.Expr:
    return pl.all_horizontal(pl.col("unit1", "unit2", "money", "low_scale", "high_scale").is_null())


def _is_named() -> pl.Expr:
    """Whether a capitalised word or a label precedes the number, or a name follows it."""
    openers, labels = (alternation(read(s)["word"]) for s in (SentenceOpeners, NumberLabels))
    before, after = pl.col("before"), pl.col("after")
    digits = pl.col("num1").is_not_null() & pl.col("bound").is_null()
    word = before.str.extract(r"(?:^|[ \n(“\"'‘])([A-Z][\w’'.&-]*|[A-Z]) $")
    priced = word.is_in(currencies().filter(pl.col("word") == pl.col("unit"))["unit"].implode())
    opener = word.str.to_lowercase().str.contains(rf"^{openers}$")
    sentence = before.str.contains(r"[.!?:][\"”’']? [A-Z]\w* $") & ~before.str.contains(
        context("abbreviated label")
    )
    named = word.is_not_null() & ~priced & ~opener & ~sentence
    labelled = before.str.contains(rf"(?i)(?-u:\b){labels} $")
    uncounted = after.str.contains(context("nothing counted"))
    worded = before.str.contains(context("label of a word")) & pl.col("words1").is_not_null()
    grouped = before.str.contains(context("group of a name"))
    small = pl.col("first") < 10000
    owned = before.str.contains(context("owner"))
    follows = (
        after.str.contains(r"^ [A-Z][a-z]*[A-Z]?[a-z]+")
        & owned
        & small
        & ~pl.col("text").str.contains(",")
    )
    return (digits & (named | labelled | follows)) | (uncounted & (worded | grouped))


def _is_score() -> pl.Expr:
    """Whether a dashed range is a score or a phone number: 2-0, 3-4."""
    dashed = pl.col("rule") == "dashed range"
    falling = pl.col("first") >= pl.col("second")
    phone = pl.col("text").str.contains(r"^[0-9]{3}-[0-9]{4}$|^[0-9]{2,3}-[0-9]{3}$")
    counted = pl.col("after").str.contains(r"^ [a-z]{3,}")
    verdict = pl.col("after").str.contains(context("score verdict"))
    return dashed & (falling | phone | ~counted | verdict)


def _is_year() -> pl.Expr:
    return (
        pl.col("text").str.contains(r"^[0-9]{4}$")
        & pl.col("first").is_between(*YEARS)
        & ~pl.col("after").str.contains(r"^ (?:[a-z]+ )?[a-z]+s\b")
    )


def _is_item() -> pl.Expr:
    """Whether a number begins an item of a list: "1. Close the bridge"."""
    begins = pl.col("before").str.contains(r"(?:^|\n)\(?$") & pl.col("after").str.contains(
        r"^[.)] "
    )
    return begins & pl.col("text").str.contains(r"^[0-9]{1,2}$")


def _is_code() -> pl.Expr:
    """Whether a number is a short code to text, or part of a page's code: text JOIN to 90999."""
    before = pl.col("before")
    return before.str.contains(context("short code")) | before.str.contains(context("attribute"))


def _is_rank() -> pl.Expr:
    """Whether a rank is between a determiner and a noun: the third nation, its first laboratory."""
    determined = pl.col("before").str.contains(context("rank determiner"))
    followed = pl.col("after").str.contains(r"^ [A-Za-z]") & ~pl.col("after").str.contains(
        context("rank look-alike")
    )
    # "She came in third, ahead of"; "First foreigners die".
    reached = pl.col("before").str.contains(context("rank reached"))
    begins = pl.col("before").str.contains(context("rank of a headline")) & ~pl.col(
        "after"
    ).str.contains(context("no rank of a headline"))
    return ((determined | begins) & followed) | reached | pl.col("sort").is_not_null()


def _is_pronoun() -> pl.Expr:
    """Whether `one` is a pronoun; it counts in `one of the ...` and right before a noun."""
    stops = alternation(read(NounPhraseStops)["word"])
    after = pl.col("after")
    one = pl.col("text").str.to_lowercase().is_in(["one", "zero"])
    of_many = after.str.contains(context("one of many"))
    noun = after.str.contains(r"^[ -][a-z]{2,}") & ~after.str.contains(
        rf"^ (?:{stops})(?-u:\b)|" + context("one look-alike")
    )
    barred = pl.col("before").str.contains(context("one in a phrase"))
    return one & ~(of_many | (noun & ~barred))
