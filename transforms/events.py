"""Events: who did what to whom, when and where, who says so, and whether it is so.

Beijing and Moscow agreed to stage a joint drill next year, Xinhua reported.
^actor      ^actor ^AGREE            ^topic                 ^says so
"""

import dataframely as dy
import polars as pl

from transforms.agents import crafts, nature
from transforms.choice import one_per
from transforms.factuality import LEVELS, factuality
from transforms.lexicon import read
from transforms.senses import recast, sensed
from transforms.table import Fact
from transforms.triggers import EventTypes


class Events(Fact):
    """One row per place where a text tells of an event."""

    event_id = dy.String(primary_key=True, description="Identifies the event.")
    event_type = dy.String(description="PLOVER category, or the type of a topic pack.")
    mode = dy.String(nullable=True, description="PLOVER mode, where the words tell one.")
    contexts = dy.List(dy.String(), description="PLOVER contexts of the event.")
    quad_class = dy.Int32(
        nullable=True,
        description="1 verbal, 2 material cooperation, 3 verbal, 4 material conflict, by PLOVER.",
    )
    plover_score = dy.Float64(
        nullable=True, description="PLOVER's conflict-cooperation score of the type, -10 to 10."
    )
    goldstein = dy.Float64(
        nullable=True, description="Goldstein value of the matching CAMEO root, -10 to 10."
    )
    factuality = dy.Enum(
        LEVELS, description="Whether it happened, is planned, is possible, or did not happen."
    )
    earliest = dy.Date(nullable=True, description="First day on which it can have happened.")
    latest = dy.Date(nullable=True, description="Last day on which it can have happened.")
    time_id = dy.String(nullable=True, description="The words that say when; key of `times`.")
    location_id = dy.String(nullable=True, description="Where; key of `entities`.")
    quote_id = dy.String(
        nullable=True, description="Who says so; key of `quotes`; NULL if the article itself does."
    )
    confidence = dy.Float64(min=0, max=1, description="How sure the rule is, for ranking.")


def events(
    triggers: pl.LazyFrame,
    parts: pl.LazyFrame,
    words: pl.LazyFrame,
    voices: pl.LazyFrame,
    times: pl.LazyFrame,
    quotes: pl.LazyFrame,
    paragraphs: pl.LazyFrame,
) -> pl.LazyFrame:
    """Describe the event that each trigger tells of.

    Args:
        triggers: The words that tell events.
        parts: Who and what takes part in them.
        words: The parse.
        voices: Subject and voice of each verb.
        times: When things are said to be.
        quotes: What is said by whom.
        paragraphs: The paragraphs; notices and promotion tell no events.
    """
    # Only sentences that tell of something are read further.
    scenes = triggers.select("article_id", "sentence_no").unique()
    words = words.join(scenes, on=["article_id", "sentence_no"], how="semi").cache()
    types = read(EventTypes).lazy()
    telling = paragraphs.filter(
        pl.col("role").cast(pl.String).is_in(["headline", "body", "caption", "subheading"])
    ).select("article_id", "paragraph_no")
    place = words.select(
        "start_char", "end_char", "text", "paragraph_no", trigger="i", over_dep="head_dep"
    )
    taking_part = (
        parts.filter(pl.col("role") != "location")
        .group_by("trigger")
        .agg(
            actors=(pl.col("role") == "actor").sum(),
            known=pl.col("entity_id").is_not_null().sum(),
            sufferers=(pl.col("role") == "recipient").sum(),
            others=(pl.col("role").is_in(["recipient", "object", "topic"])).sum(),
        )
    )
    somewhere = (
        parts.filter(
            pl.col("role") == "location", pl.col("entity_type").is_in(["GPE", "LOC", "FAC"])
        )
        .pipe(
            one_per, "trigger", "trigger", pl.col("entity_type").eq("FAC"), descending=[False, True]
        )
        .select("trigger", location_id="entity_id")
    )
    main = pl.col("dep").is_in(["root", "ccomp"]) | pl.col("over_dep").is_in(["root", "ccomp"])
    confidence = (
        0.4
        + 0.15 * (pl.col("actors") > 0).cast(pl.Float64)
        + 0.15 * (pl.col("known") > 0).cast(pl.Float64)
        + 0.1 * (pl.col("others") > 0).cast(pl.Float64)
        + 0.05 * (pl.col("upos") == "VERB").cast(pl.Float64)
        + 0.1 * main.cast(pl.Float64)
    )
    return (
        triggers.join(place, on="trigger")
        .join(telling, on=["article_id", "paragraph_no"], how="semi")
        .join(taking_part, on="trigger", how="inner")
        .filter(
            (pl.col("known") > 0)
            | (pl.col("upos") == "VERB") & (pl.col("others") + pl.col("actors") > 0)
        )
        .pipe(_plausible, parts, words, voices)
        .pipe(sensed, parts, words)
        .join(factuality(triggers, words), on="trigger", how="left")
        .with_columns(pl.col("factuality").fill_null("actual"))
        .pipe(recast, words)
        .join(types, on="event_type", how="left")
        .join(_when(triggers, words, times), on="trigger", how="left")
        .join(somewhere, on="trigger", how="left")
        .pipe(_with_quotes, quotes)
        .with_columns(
            contexts=pl.col("contexts").str.split("|").fill_null([]),
            confidence=confidence.round(2),
            event_id=pl.format("{}:event:{}:{}", "article_id", "start_char", "event_type"),
        )
        .pipe(one_per, "event_id")
        .select(Events.column_names())
    )


def _plausible(
    found: pl.LazyFrame, parts: pl.LazyFrame, words: pl.LazyFrame, voices: pl.LazyFrame
) -> pl.LazyFrame:
    """Drop figures of speech: what a thing does, or nobody named does, or nobody suffers.

    "The rate would silence critics", "when you get arrested", "ask experts": no events. What
    happens to things by itself ("the rocket took off") and what kills needs nobody who acts.
    """
    packs = read(EventTypes).lazy().select("event_type", "pack")
    told = parts.select("trigger", subject="at").unique().with_columns(acting=True)
    pronoun = words.select(subject="i", subject_upos="upos", natural=pl.col("low").is_in(nature()))
    own = voices.rename({"verb": "trigger"})
    unsaid = (
        pl.col("subject").is_not_null()
        & ~pl.col("passive")
        & pl.col("acting").is_null()
        & ((pl.col("actors") == 0) | pl.col("subject_upos").ne("PRON"))
    )
    someone = (pl.col("actors") > 0) | (pl.col("sufferers") > 0)
    actor = (pl.col("actors") > 0) | pl.col("passive")
    recipient = pl.col("sufferers") > 0
    fulfilled = (
        pl.when(pl.col("needs") == "both")
        .then((pl.col("actors") > 0) & recipient)
        .when(pl.col("needs") == "actor")
        .then(actor)
        .when(pl.col("needs") == "recipient")
        .then(recipient)
        .when(pl.col("needs") == "doer")
        .then(pl.col("actors") > 0)
        .otherwise(someone)
    )
    by_itself = pl.col("pack").ne("plover") | (
        pl.col("event_type").eq("ASSAULT") & pl.col("subject_upos").ne("PRON")
    )
    verb = pl.col("upos") == "VERB"
    named = (
        words.filter(pl.col("entity_type") == "PRODUCT")
        .select("article_id", "sentence_no", named=pl.lit(value=True))
        .unique()
    )
    flown = (
        parts.join(words.select("article_id", "sentence_no", "low", at="i"), on="at")
        .join(named, on=["article_id", "sentence_no"], how="left")
        .filter(
            pl.col("low").is_in(crafts())
            | pl.col("entity_type").eq("PRODUCT")
            | pl.col("low").eq("it") & pl.col("named")
        )
        .select("trigger", flown=pl.lit(value=True))
        .unique()
    )
    return (
        found.join(_orders(words), on="trigger", how="anti")
        .join(own, on="trigger", how="left")
        .with_columns(pl.col("passive").fill_null(value=False))
        .join(told, on=["trigger", "subject"], how="left")
        .join(pronoun, on="subject", how="left")
        .join(packs, on="event_type", how="left")
        .join(flown, on="trigger", how="left")
        .filter(
            (pl.col("pack") != "space") | pl.col("flown"),
            # A storm that kills attacks nobody.
            (pl.col("event_type") != "ASSAULT") | ~pl.col("natural").fill_null(value=False),
            ~(verb & unsaid) | by_itself.fill_null(value=False),
            (pl.col("pack") != "plover") | fulfilled,
        )
        .drop("subject", "passive", "acting", "subject_upos", "natural", "pack", "flown")
    )


def _orders(words: pl.LazyFrame) -> pl.LazyFrame:
    """Verbs that order: "Throw them out!" tells of nothing that is done."""
    aided = words.filter(pl.col("dep").is_in(["aux", "aux:pass"])).select(i="h")
    to = words.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(i="h")
    return (
        words.filter(
            pl.col("xpos") == "VB",
            pl.col("subject").is_null(),
            pl.col("dep").is_in(["root", "parataxis", "conj"]),
        )
        .join(pl.concat([aided, to]), on="i", how="anti")
        .select(trigger="i")
    )


def _when(triggers: pl.LazyFrame, words: pl.LazyFrame, times: pl.LazyFrame) -> pl.LazyFrame:
    """The dated expression in the clause of the trigger: on it, or on what it hangs on."""
    dated = times.filter(
        pl.col("earliest").is_not_null() | pl.col("latest").is_not_null(),
        pl.col("timex_type").cast(pl.String).is_in(["DATE", "TIME"]),
    ).select("article_id", "start_char", "time_id", "earliest", "latest")
    inside = (
        words.select("article_id", "start_char", "h", at="i")
        .join(dated, on=["article_id", "start_char"])
        .rename({"start_char": "time_start"})
    )
    # The first word of "on 3 May" may be anywhere in its phrase: climb to the clause.
    up = words.filter(~pl.col("upos").is_in(["VERB", "AUX"])).select(at="i", h="h")
    last, last_but_one = (
        words.select(name, at=pl.col("i") + n)
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
    start = words.select(trigger="i", trigger_start="start_char")
    return (
        own.join(reached, on="near")
        .join(start, on="trigger")
        .with_columns(far=(pl.col("time_start") - pl.col("trigger_start")).abs())
        .pipe(one_per, "trigger", "trigger", pl.col("steps") + pl.col("cost"), "far")
        .select("trigger", "time_id", "earliest", "latest")
    )


def _with_quotes(found: pl.LazyFrame, quotes: pl.LazyFrame) -> pl.LazyFrame:
    """Tell in whose words the trigger stands: the innermost quote around it."""
    around = (
        quotes.filter(pl.col("speaker").is_not_null())
        .select(
            "article_id",
            "quote_id",
            "confidence",
            quote_start="start_char",
            quote_end="end_char",
            cue_at="cue_start_char",
        )
        .filter(pl.col("quote_end") - pl.col("quote_start") > 20)
    )
    found = found.cache()
    holding = (
        found.select("article_id", "trigger", "start_char")
        .join(around, on="article_id")
        .filter(
            pl.col("quote_start") <= pl.col("start_char"),
            pl.col("start_char") < pl.col("quote_end"),
            pl.col("cue_at").fill_null(-1) != pl.col("start_char"),
        )
        .pipe(one_per, "trigger", "trigger", pl.col("quote_end") - pl.col("quote_start"))
        .select("trigger", "quote_id")
    )
    return found.join(holding, on="trigger", how="left")
