"""Agreement terms: what an agreement is about, what it is laid down in, and what it plans for.

The two nations signed a treaty on trade and tourism .
                        ^instrument   ^topics
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.agreements import Instruments
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.syntax.phrases import phrases

#: Prepositions before what an agreement is about.
ABOUT = ("in", "on", "over", "about", "for", "of")


def topics(binding: pl.LazyFrame, parse: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """What it is about: the items of the list behind the first "in", "on", "for" that follows."""
    case = (
        parse.filter(pl.col("dep").is_in(["case", "mark"]), pl.col("low").is_in(ABOUT))
        .group_by("h")
        .agg(preposition=pl.col("low").sort_by("i").first())
    )
    told = (
        parse.filter(pl.col("dep").is_in(["obl", "nmod", "advcl", "acl"]))
        .join(case, left_on="i", right_on="h")
        .select("article_id", "sentence_no", "preposition", "start_char", at="i", over="h")
    )
    dated = parse.filter(pl.col("low").str.contains(r"^(?:\d+|year|month|week|day|.*day)$")).select(
        at="i"
    )
    listed = parse.filter(pl.col("dep") == "conj").select(first="h", at="i")
    inside = (
        binding.select(
            "trigger",
            "article_id",
            "subtree_start",
            "subtree_end",
            trigger_start="start_char",
        )
        .join(told, on="article_id")
        .filter(
            pl.col("start_char") > pl.col("trigger_start"),
            pl.col("start_char") < pl.col("subtree_end"),
            pl.col("preposition") != "of",
        )
        .join(dated, on="at", how="anti")
    )
    nearest = inside.pipe(one_per, "trigger", "trigger", "start_char").cache()
    every = pl.concat(
        [
            nearest.select("trigger", "article_id", "at"),
            nearest.select("trigger", "article_id", first="at")
            .join(listed, on="first")
            .select("trigger", "article_id", "at"),
        ]
    ).cache()
    spans = phrases(parse, every.select(i="at")).select("np_start", "np_end", at="i")
    length = pl.col("np_end") - pl.col("np_start")
    return (
        every.join(spans, on="at")
        .join(texts, on="article_id")
        .select("trigger", "np_start", topic=pl.col("text").str.slice(pl.col("np_start"), length))
        .sort("trigger", "np_start")
        .group_by("trigger", maintain_order=True)
        .agg(topics=pl.col("topic"))
    )


def instruments(binding: pl.LazyFrame, parse: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """What it is laid down in: the object of the trigger, if it is such a thing."""
    heads = binding.filter("lays_down").select(i="object_at")
    spans = phrases(parse, heads).select("np_start", object_at="i")
    ends = parse.select(object_at="i", np_end="end_char")
    length = pl.col("np_end") - pl.col("np_start")
    return (
        binding.filter("lays_down")
        .select("trigger", "article_id", "object_at")
        .join(spans, on="object_at")
        .join(ends, on="object_at")
        .join(texts, on="article_id")
        .select("trigger", instrument=pl.col("text").str.slice(pl.col("np_start"), length))
    )


def documents(quotes: pl.LazyFrame) -> pl.LazyFrame:
    """A document that speaks is what an agreement in its words is laid down in."""
    nouns = read(Instruments)["noun"].to_list()
    noun = pl.col("speaker").str.to_lowercase().str.extract(r"(\w+)$")
    return quotes.filter(noun.is_in(nouns)).select("quote_id", document=noun)


def planned(binding: pl.LazyFrame, parse: pl.LazyFrame, times: pl.LazyFrame) -> pl.LazyFrame:
    """The days for which the content plans: a time in the words that follow the trigger."""
    content = parse.filter(pl.col("dep").is_in(["xcomp", "ccomp", "acl"])).select(
        trigger="h", content_start="subtree_start", content_end="subtree_end"
    )
    return (
        binding.select("trigger", "article_id")
        .join(content, on="trigger")
        .join(
            times.filter(pl.col("earliest").is_not_null()).select(
                "article_id", "earliest", "latest", time_start="start_char"
            ),
            on="article_id",
        )
        .filter(
            pl.col("time_start") >= pl.col("content_start"),
            pl.col("time_start") < pl.col("content_end"),
        )
        .pipe(one_per, "trigger", "trigger", "time_start")
        .select("trigger", planned_earliest="earliest", planned_latest="latest")
    )
