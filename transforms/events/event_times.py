"""Event times: the time expression that dates an event.

On 3 May the ministers met in Oslo ; they will meet again in June .
^dates `met`                                      ^dates `meet`
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.syntax import prepositions_of

#: Relations of a noun that can be dated by its verb: "held talks on Monday".
CARRIED = ("obj", "nsubj", "obl", "nsubj:pass")
#: Relations of a clause to the one that it continues, and of one that describes its noun.
CONTINUED = ("conj", "xcomp", "advcl")
DESCRIBING = ("acl", "acl:relcl")
#: What it costs to take the time of another clause; all steps within one cost less.
BESIDE = 4
#: How a time was found, the surest first.
RULES = ("clause", "clause beside", "same event", "incident")


def when(triggers: pl.LazyFrame, parse: pl.LazyFrame, times: pl.LazyFrame) -> pl.LazyFrame:
    """Find the dated expression in the clause of each trigger: on its word, else on its verb.

    Args:
        triggers: The triggers with their frames.
        parse: The parse.
        times: The dated expressions.

    Returns:
        `trigger`, `time_id`, `earliest`, `latest` (days, NULL where open), `time_rule`.
    """
    carried = triggers.filter(pl.col("upos") == "NOUN", pl.col("dep").is_in(CARRIED))
    anchors = pl.concat(
        [
            triggers.select("trigger", near="trigger", cost=pl.lit(0)),
            carried.select("trigger", near="h", cost=pl.lit(1)),
            *_clauses_around(triggers, parse),
        ]
    )
    start = parse.select(trigger="i", trigger_start="start_char")
    return (
        anchors.join(_governors(_expressions(parse, times), parse), on="near")
        .join(start, on="trigger")
        .with_columns(distance=(pl.col("time_start") - pl.col("trigger_start")).abs())
        .pipe(one_per, "trigger", "trigger", pl.col("steps") + pl.col("cost"), "distance")
        .select(
            "trigger",
            "time_id",
            "earliest",
            "latest",
            time_rule=pl.when(pl.col("cost") < BESIDE)
            .then(pl.lit("clause"))
            .otherwise(pl.lit("clause beside")),
        )
    )


def _clauses_around(triggers: pl.LazyFrame, parse: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Verbs whose time is that of a trigger too, where it has none: `trigger`, `near`, `cost`.

    "Came on Monday and left", "a vote held on Monday".
    """
    above = parse.filter(pl.col("dep").is_in(CONTINUED)).select(i="i", near="h")
    described = parse.filter(pl.col("dep").is_in(DESCRIBING)).select(i="h", near="i")
    return [
        triggers.select("trigger", i="trigger")
        .join(links, on="i")
        .select("trigger", "near", cost=pl.lit(BESIDE))
        for links in (above, described)
    ]


def _expressions(parse: pl.LazyFrame, times: pl.LazyFrame) -> pl.LazyFrame:
    """Dates and times of day by their first word, `at`; "since May" has no end, "by May" no start.

    Returns:
        `at` and `h` (of the first word), `time_id`, `earliest`, `latest`, `time_start`.
    """
    dated = times.filter(
        pl.col("earliest").is_not_null() | pl.col("latest").is_not_null(),
        pl.col("timex_type").cast(pl.String).is_in(["DATE", "TIME"]),
    ).select("article_id", "start_char", "time_id", "earliest", "latest")
    word_before = parse.select(at=pl.col("i") + 1, before="low")
    second_before = parse.select(at=pl.col("i") + 2, second_before="low")
    # "As early as May" leaves the end open, too.
    since = pl.col("before").is_in(prepositions_of("since")) | (
        pl.col("before").eq("as") & pl.col("second_before").eq("early")
    )
    until = pl.col("before").is_in(prepositions_of("until"))
    return (
        parse.select("article_id", "start_char", "h", at="i")
        .join(dated, on=["article_id", "start_char"])
        .rename({"start_char": "time_start"})
        .join(word_before, on="at", how="left")
        .join(second_before, on="at", how="left")
        .with_columns(
            earliest=pl.when(~until.fill_null(value=False)).then("earliest"),
            latest=pl.when(~since.fill_null(value=False)).then("latest"),
        )
    )


def _governors(expressions: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Climb from each expression to the words above it, up to its verb.

    The first word of "on 3 May" can be anywhere in its phrase, so that the verb is up to three
    steps away.

    Returns:
        `near` (number of the word), `steps` (0 for the first), `time_id`, `earliest`, `latest`,
        `time_start`.
    """
    up = parse.filter(~pl.col("upos").is_in(["VERB", "AUX"])).select(near="i", h="h")
    found = expressions.select("time_id", "earliest", "latest", "time_start", near="h").cache()
    frames = []
    for steps in range(3):
        frames.append(found.with_columns(steps=pl.lit(steps)))
        found = found.join(up, on="near").with_columns(near="h").drop("h")
    return pl.concat(frames).filter(pl.col("near").is_not_null())
