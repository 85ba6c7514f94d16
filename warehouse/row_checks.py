"""Row checks: which rows follow the rules of their table and match the text."""

import polars as pl

from newsfacts.transforms.table import Span, Table


def check(
    schema: type[Table], frame: pl.DataFrame, texts: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Part the rows that keep the schema's rules and point at their words from those that do not.

    The second frame has a column more, `broken`: the names of the rules that a row breaks.
    """
    kept, failure = schema.filter(frame, cast=True)
    names = schema.column_names()
    broken = failure.details()
    rules = [name for name in broken.columns if name not in names]
    bad = broken.select(
        *names,
        broken=pl.concat_list(
            pl.when(pl.col(rule).cast(pl.String) == "invalid").then(pl.lit(rule)) for rule in rules
        ).list.drop_nulls()
        if rules
        else pl.lit([], dtype=pl.List(pl.String)),
    )
    good = pl.DataFrame(kept)
    if issubclass(schema, Span):
        holds = evidence(good, texts)
        wrong = good.filter(~holds).with_columns(broken=pl.lit(["evidence"]))
        good, bad = good.filter(holds), pl.concat([bad, wrong], how="vertical_relaxed")
    return good, bad


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
