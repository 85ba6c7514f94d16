"""Event times: the time expression that dates an event.

On 3 May the ministers met in Oslo ; they will meet again in June .
^dates `met`                                      ^dates `meet`
"""

import polars as pl
import polars.selectors as cs

from newsfacts.transforms.first_per import one_per

#: Words before an expression that leave its start, or its end, open.
SINCE, UNTIL = ("since", "from", "after"), ("by", "before")
#: Relations of a noun that can be dated by its verb: "held talks on Monday".
#: Relations of a clause to the one that it continues, and of one that describes its noun.
CONTINUED = ("conj", "xcomp", "advcl")
DESCRIBING = ("acl", "acl:relcl")
#: What it costs to take the time of another clause; all steps within one cost less.
BESIDE = 4
#: How a time was found, the surest first.
RULES = ("clause", "clause beside", "same event")
CARRIED = ("obj", "nsubj", "obl", "nsubj:pass")


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
    since = pl.col("before").is_in(SINCE) | (
        pl.col("before").eq("as") & pl.col("second_before").eq("early")
    )
    until = pl.col("before").is_in(UNTIL)
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


def with_time_of_same_event(found: pl.LazyFrame, participants: pl.LazyFrame) -> pl.LazyFrame:
    """Date an event by another row for it: of the same type, and with a word or party in common.

    A headline shares either with the text below; elsewhere word and party must be the same.

    Args:
        found: Events of an article, with `event_type`, `word`, `paragraph_no` and their times.
        participants: The participants of each trigger.

    Returns:
        The events, with `time_id`, `earliest` and `latest` filled where the nearest such row in
        the article has a time.
    """
    found = found.cache()
    dated = pl.col("earliest").is_not_null() | pl.col("latest").is_not_null()
    same = _same_event(found, dated, _keyed(found, participants).cache())
    return (
        found.join(same, on="trigger", how="left")
        .with_columns(
            time_id=pl.coalesce("time_id", "same_id"),
            time_rule=pl.coalesce(
                "time_rule", pl.when(pl.col("same_id").is_not_null()).then(pl.lit("same event"))
            ),
            earliest=pl.when(dated).then("earliest").otherwise("same_earliest"),
            latest=pl.when(dated).then("latest").otherwise("same_latest"),
        )
        .drop(cs.starts_with("same_"))
    )


def _same_event(found: pl.LazyFrame, dated: pl.Expr, keyed: pl.LazyFrame) -> pl.LazyFrame:
    """The nearest dated row for the event of each undated one: `trigger`, `same_` and its time."""
    others = keyed.join(found.filter(dated), on="trigger").select(
        "key",
        "article_id",
        "event_type",
        other="trigger",
        same_id="time_id",
        same_earliest="earliest",
        same_latest="latest",
    )
    return (
        found.filter(~dated)
        .select("article_id", "event_type", "trigger", headline=pl.col("paragraph_no") == 0)
        .join(keyed, on="trigger")
        .filter(pl.col("headline") | pl.col("both"))
        .join(others, on=["article_id", "event_type", "key"])
        .with_columns(distance=(pl.col("trigger") - pl.col("other")).abs())
        .pipe(one_per, "trigger", "distance")
        .select("trigger", cs.starts_with("same_"))
    )


def _keyed(found: pl.LazyFrame, participants: pl.LazyFrame) -> pl.LazyFrame:
    """What rows for the same event share: `trigger`, `key`, `both` (word and party)."""
    parties = (
        participants.filter(pl.col("entity_id").is_not_null(), pl.col("role") != "location")
        .select("trigger", "entity_id")
        .unique()
    )
    words = found.select("trigger", "word")
    each = words.join(parties, on="trigger")
    return pl.concat(
        [
            words.select("trigger", key="word", both=pl.lit(value=False)),
            each.select("trigger", key="entity_id", both=pl.lit(value=False)),
            each.select("trigger", key=pl.concat_str("word", "entity_id"), both=pl.lit(value=True)),
        ]
    )
