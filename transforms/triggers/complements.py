"""Complements: objects, clauses and particles that select the frame of a trigger.

They broke the ceasefire .      `broke`: ceasefire
They sent three million masks . `sent`: mask, million
They agreed to leave .          `agreed`: to
They gave in .                  `gave`: in
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.numbers import NumberScales
from newsfacts.transforms.triggers.agent_nouns import quantifiers

#: Numerals from here on are also nouns: "sent three million masks".
ROUND = 1_000_000


def completions(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the complements of each word.

    Args:
        parse: The parse.

    Returns:
        `trigger`, `object` (a lemma, or `none`, `to`, `that`), `object_at` (its word number).
    """
    # "After the talks, he had a feeling": the talks are no object of "had".
    straight = parse.filter(pl.col("dep").is_in(["obj", "nsubj:pass", "xcomp"]))
    behind = parse.filter(pl.col("dep") == "obl", pl.col("h") < pl.col("i")).join(
        straight.select("h"), on="h", how="anti"
    )
    described = _participles(parse).filter(pl.col("dep") == "acl")
    objects = pl.concat(
        [
            pl.concat([straight, behind]).select(trigger="h", object="low", object_at="i"),
            described.select("trigger", object="head_lemma", object_at="h"),
        ]
    )
    before = parse.filter(pl.col("dep").is_in(["compound", "amod"]), pl.col("head_upos") == "NOUN")
    return pl.concat(
        [
            objects,
            _counted(objects, parse),
            before.select(trigger="h", object="low", object_at="i"),
            _lacking(parse),
        ],
        how="diagonal_relaxed",
    )


def particles(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the particles and prepositions of each word: `particle`, `trigger`, `fits`.

    `fits` is true of a particle of the verb, as in "gave in". It is false of a preposition before
    another argument, as in "arrived in Oslo"; that one needs a role in the frame.
    """
    particles = parse.filter(
        pl.col("dep").is_in(["compound:prt", "case", "mark", "advmod", "fixed"])
    ).select("dep", "low", particle="low", near="h")
    at_verb = pl.col("dep").is_in(["compound:prt", "advmod", "fixed"]) | (pl.col("low") == "to")
    own = particles.filter(at_verb).select("particle", trigger="near", inner=pl.lit(value=True))
    below = (
        parse.filter(pl.col("dep").is_in(["obl", "nmod", "advcl", "xcomp", "obl:agent"]))
        .select(trigger="h", near="i")
        .join(particles.select("particle", "near"), on="near")
        .select("particle", "trigger", inner=pl.lit(value=False))
    )
    return pl.concat([own, below]).group_by("particle", "trigger").agg(fits=pl.col("inner").any())


def _counted(objects: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The nouns that quantifiers count, and numerals: "all of the needs", "million masks"."""
    of = parse.filter(pl.col("dep") == "nmod", pl.col("head_lemma").is_in(quantifiers()))
    round_ = read(NumberScales).filter(~pl.col("short"), pl.col("value") >= ROUND)["word"]
    by = parse.filter(pl.col("dep") == "nummod", pl.col("low").is_in(round_.implode()))
    counted = pl.concat([of, by]).select(object_at="h", object="low")
    return (
        objects.drop("object")
        .join(counted, on="object_at")
        .select("trigger", "object", "object_at")
    )


def _lacking(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Verbs without object (`none`), with an infinitive (`to`), with a clause (`that`)."""
    verbs = parse.filter(pl.col("upos") == "VERB").select(trigger="i")
    having = parse.filter(
        pl.col("dep").is_in(["obj", "nsubj:pass", "ccomp", "xcomp", "iobj"])
    ).select(trigger="h")
    to = parse.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(i="h")
    inner = parse.filter(pl.col("dep").is_in(["xcomp", "ccomp", "advcl"]))
    infinitives = pl.concat(
        [
            inner.join(to, on="i", how="semi").select(trigger="h"),
            inner.filter(pl.col("dep") == "xcomp", pl.col("xpos") == "VB").select(trigger="h"),
        ]
    ).unique()
    clauses = (
        parse.filter(pl.col("dep") == "ccomp")
        .join(to, on="i", how="anti")
        .select(trigger="h")
        .unique()
    )
    return pl.concat(
        [
            verbs.join(having, on="trigger", how="anti")
            .join(_participles(parse), on="trigger", how="anti")
            .select("trigger", object=pl.lit("none")),
            infinitives.with_columns(object=pl.lit("to")),
            clauses.with_columns(object=pl.lit("that")),
        ]
    )


def _participles(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Passive participles without auxiliary: "rockets fired by the rebels"."""
    aided = parse.filter(pl.col("dep").is_in(["aux", "aux:pass"])).select(i="h")
    return (
        parse.filter(pl.col("xpos") == "VBN", pl.col("dep").is_in(["acl", "advcl"]))
        .join(aided, on="i", how="anti")
        .select("dep", "head_lemma", "h", trigger="i")
    )
