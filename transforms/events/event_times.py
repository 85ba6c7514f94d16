"""Event times: which dated expression says when an event happens.

On 3 May the ministers met in Oslo ; they will meet again in June .
^when they met                                      ^when they will
"""

import polars as pl

from newsfacts.transforms.first_per import one_per


def when(triggers: pl.LazyFrame, parse: pl.LazyFrame, times: pl.LazyFrame) -> pl.LazyFrame:
    """Find the dated expression in the clause of each trigger: on it, or on what it hangs on.

    Args:
        triggers: The triggers.
        parse: The parse.
        times: When things are said to be.

    Returns:
        `trigger`, `time_id`, `earliest`, `latest`.
    """
    dated = times.filter(
        pl.col("earliest").is_not_null() | pl.col("latest").is_not_null(),
        pl.col("timex_type").cast(pl.String).is_in(["DATE", "TIME"]),
    ).select("article_id", "start_char", "time_id", "earliest", "latest")
    inside = (
        parse.select("article_id", "start_char", "h", at="i")
        .join(dated, on=["article_id", "start_char"])
        .rename({"start_char": "time_start"})
    )
    # The first word of "on 3 May" may be anywhere in its phrase: climb to the clause.
    up = parse.filter(~pl.col("upos").is_in(["VERB", "AUX"])).select(at="i", h="h")
    last, last_but_one = (
        parse.select(name, at=pl.col("i") + n)
        for n, name in ((1, pl.col("low").alias("last")), (2, pl.col("low").alias("last_but_one")))
    )
    since = pl.col("last").is_in(["since", "from", "after"]) | (
        pl.col("last").eq("as") & pl.col("last_but_one").eq("early")
    )
    till = pl.col("last").is_in(["by", "before"])
    inside = (
        inside.join(last, on="at", how="left")
        .join(last_but_one, on="at", how="left")
        .with_columns(
            earliest=pl.when(~till.fill_null(value=False)).then("earliest"),
            latest=pl.when(~since.fill_null(value=False)).then("latest"),
        )
        .cache()
    )
    one = inside.select("time_id", "earliest", "latest", "time_start", near="h")
    two = one.join(up, left_on="near", right_on="at").with_columns(near="h").drop("h")
    three = two.join(up, left_on="near", right_on="at").with_columns(near="h").drop("h")
    steps = [frame.with_columns(steps=pl.lit(n)) for n, frame in enumerate((one, two, three))]
    reached = pl.concat(steps).filter(pl.col("near").is_not_null())
    carried = triggers.filter(
        pl.col("upos") == "NOUN", pl.col("dep").is_in(["obj", "nsubj", "obl", "nsubj:pass"])
    )
    own = pl.concat(
        [
            triggers.select("trigger", near="trigger", cost=pl.lit(0)),
            carried.select("trigger", near="h", cost=pl.lit(1)),
        ]
    )
    start = parse.select(trigger="i", trigger_start="start_char")
    return (
        own.join(reached, on="near")
        .join(start, on="trigger")
        .with_columns(far=(pl.col("time_start") - pl.col("trigger_start")).abs())
        .pipe(one_per, "trigger", "trigger", pl.col("steps") + pl.col("cost"), "far")
        .select("trigger", "time_id", "earliest", "latest")
    )
