"""Row checks: which rows follow the rules of their table and match the text."""

import polars as pl

from newsfacts.transforms.table import Span, Table

#: No rule is broken.
NONE = pl.lit([], dtype=pl.List(pl.String)).alias("broken")


def check(
    schema: type[Table], frame: pl.DataFrame, texts: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Part the rows that keep the schema's rules and point at their words from those that do not.

    The second frame has a column more, `broken`: the names of the rules that a row breaks.
    """
    kept, failure = schema.filter(frame, cast=True)
    good = pl.DataFrame(kept)
    bad = broken(schema, failure.details()) if len(failure) else good.clear().with_columns(NONE)
    if issubclass(schema, Span):
        holds = evidence(good, texts)
        if not holds.all():
            wrong = good.filter(~holds).with_columns(broken=pl.lit(["evidence"]))
            good, bad = good.filter(holds), pl.concat([bad, wrong], how="vertical_relaxed")
    return good, bad


def broken(schema: type[Table], details: pl.DataFrame) -> pl.DataFrame:
    """Name the rules that rows break, in one column for all rules."""
    names = schema.column_names()
    rules = [name for name in details.columns if name not in names]
    return details.select(
        *names,
        broken=pl.concat_list(
            pl.when(pl.col(rule).cast(pl.String) == "invalid").then(pl.lit(rule)) for rule in rules
        ).list.drop_nulls(),
    )


def evidence(spans: pl.DataFrame, texts: pl.DataFrame) -> pl.Series:
    """Check for each span whether its text is at its place in the article."""
    length = pl.col("end_char") - pl.col("start_char")
    found = spans.join(
        texts.select("article_id", whole="text"),
        on="article_id",
        how="left",
        maintain_order="left",
    ).select(
        (pl.col("whole").str.slice(pl.col("start_char"), length) == pl.col("text")).fill_null(
            value=False
        )
    )
    return found.to_series()
