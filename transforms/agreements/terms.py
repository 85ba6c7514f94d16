"""Terms: the topics of an agreement, its instrument, and the dates it plans for.

The two nations signed a treaty on trade and tourism .
                        ^instrument   ^topics
"""

import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.agreements import Instruments
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.overlapping import overlapping
from newsfacts.transforms.syntax.phrases import phrases, prepositions

#: Lemmas of words for times: "in 2020", "on Monday".
TIME = r"^(?:\d+|year|month|week|day|.*day)$"


def topics(binding: pl.LazyFrame, parse: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Find what an agreement is about: the list after the first "in", "on", "for" that follows.

    Where there is none, it is what somebody agrees to do.

    Args:
        binding: The events that are agreements.
        parse: The parse.
        texts: One row per article: `article_id`, `text`.

    Returns:
        `trigger`, `topics` (each item as written, in order).
    """
    ranked = (
        found.select("trigger", "article_id", "at", "start_char", rank=pl.lit(n))
        for n, found in enumerate((_prepositional(binding, parse), _agreed(binding, parse)))
    )
    nearest = pl.concat(ranked).pipe(one_per, "trigger", "trigger", "rank", "start_char")
    nearest = nearest.select("trigger", "article_id", "at").cache()
    conjuncts = parse.filter(pl.col("dep") == "conj").select(first="h", at="i")
    further = nearest.rename({"at": "first"}).join(conjuncts, on="first")
    every = pl.concat([nearest, further.select("trigger", "article_id", "at")]).cache()
    spans = phrases(parse, every.select(i="at")).select("np_start", "np_end", at="i")
    return (
        every.join(spans, on="at")
        .pipe(with_slice, texts, "np_start", "np_end", "topic")
        .select("trigger", "np_start", "topic")
        .sort("trigger", "np_start")
        .group_by("trigger", maintain_order=True)
        .agg(topics=pl.col("topic"))
    )


def _prepositional(binding: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Phrases after a trigger, within its clause, that can be its topic; no times: "in May".

    Returns:
        `trigger`, `article_id`, `at` (number of the head word), `start_char`.
    """
    about = prepositions(parse.filter(pl.col("low").is_in(prepositions_of("topic"))))
    arguments = (
        parse.filter(pl.col("dep").is_in(["obl", "nmod", "advcl", "acl"]))
        .join(about, left_on="i", right_on="h")
        .select("article_id", "preposition", "start_char", "end_char", at="i")
    )
    # "Agreed to buy it for 3 billion dollars": a sum is the price, not the topic.
    counted = parse.filter(pl.col("dep") == "nummod").select(at="h")
    times = pl.concat([parse.filter(pl.col("low").str.contains(TIME)).select(at="i"), counted])
    return (
        binding.select("trigger", "article_id", "subtree_end", trigger_start="start_char")
        .pipe(overlapping, arguments, ("trigger_start", "subtree_end"), ("start_char", "end_char"))
        .filter(
            pl.col("start_char") > pl.col("trigger_start"),
            pl.col("start_char") < pl.col("subtree_end"),
            pl.col("preposition") != "of",
        )
        .join(times, on="at", how="anti")
    )


def _agreed(binding: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """What somebody agrees to do: `trigger`, `article_id`, `at` (the verb), `start_char`."""
    to = prepositions(parse).filter(pl.col("preposition") == "to").select(i="h")
    return (
        parse.filter(pl.col("dep").is_in(["xcomp", "advcl"]))
        .join(to, on="i", how="semi")
        .select("start_char", trigger="h", at="i")
        .join(binding.select("trigger", "article_id"), on="trigger")
    )


def instruments(binding: pl.LazyFrame, parse: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Find the instrument of an agreement, the object of its trigger: "signed a treaty".

    Args:
        binding: The events that are agreements.
        parse: The parse.
        texts: One row per article: `article_id`, `text`.

    Returns:
        `trigger`, `instrument` (as written).
    """
    laid_down = binding.filter("lays_down").select("trigger", "article_id", "object_at")
    spans = phrases(parse, laid_down.select(i="object_at")).select("np_start", object_at="i")
    ends = parse.select(object_at="i", np_end="end_char")
    return (
        laid_down.join(spans, on="object_at")
        .join(ends, on="object_at")
        .pipe(with_slice, texts, "np_start", "np_end", "instrument")
        .select("trigger", "instrument")
    )


def documents(quotes: pl.LazyFrame) -> pl.LazyFrame:
    """Find quotes whose speaker is a document, the instrument: "the treaty says they will".

    Returns:
        `quote_id`, `document` (the noun, in lower case).
    """
    nouns = read(Instruments)["noun"].to_list()
    noun = pl.col("speaker").str.to_lowercase().str.extract(r"(\w+)$")
    return quotes.filter(noun.is_in(nouns)).select("quote_id", document=noun)


def planned(binding: pl.LazyFrame, parse: pl.LazyFrame, times: pl.LazyFrame) -> pl.LazyFrame:
    """Find the dates that an agreement plans for, in the clause below its trigger.

    Args:
        binding: The events that are agreements.
        parse: The parse.
        times: The dated expressions.

    Returns:
        `trigger`, `planned_earliest`, `planned_latest` (days).
    """
    content = parse.filter(pl.col("dep").is_in(["xcomp", "ccomp", "acl"])).select(
        trigger="h", content_start="subtree_start", content_end="subtree_end"
    )
    return (
        binding.select("trigger", "article_id")
        .join(content, on="trigger")
        .pipe(
            overlapping,
            times.filter(pl.col("earliest").is_not_null()).select(
                "article_id", "earliest", "latest", time_start="start_char", time_end="end_char"
            ),
            ("content_start", "content_end"),
            ("time_start", "time_end"),
        )
        .filter(
            pl.col("time_start") >= pl.col("content_start"),
            pl.col("time_start") < pl.col("content_end"),
        )
        .pipe(one_per, "trigger", "trigger", "time_start")
        .select("trigger", planned_earliest="earliest", planned_latest="latest")
    )
