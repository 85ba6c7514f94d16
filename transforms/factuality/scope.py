"""Reach: how far what is told of one verb holds for another.

They may meet and talk .                  `may` reaches `talk`
They asked him to leave .                 `asked` governs `leave`
It could end it by sending troops .       `could` reaches `sending`
"""

from typing import NamedTuple

import polars as pl

from newsfacts.transforms.lexicons.factuality import cue_words

#: Relations by which a word hangs on one that may tell how far it is a fact.
VERBAL = ("xcomp", "ccomp", "advcl", "acl", "conj", "obj", "nsubj:pass", "obl", "nmod")


class Reach(NamedTuple):
    """Pairs of words, `near` and `over` (the word above it), with `over_dep`."""

    governed: pl.LazyFrame  # the word above governs it
    inward: pl.LazyFrame  # what governs the word above governs it, too
    shared: pl.LazyFrame  # it shares the marks of the word above
    joined: pl.LazyFrame  # "and" joins it to the word above, without a subject of its own
    coordinate: pl.LazyFrame  # the same, whatever its form


def reached(parse: pl.LazyFrame) -> Reach:
    """Find what holds for which word, by the grammar of the parse."""
    # "The plan, backed by the minister": what is told of a plan is not what is planned.
    told_of_it = pl.col("dep").eq("acl") & pl.col("xpos").eq("VBN")
    up = parse.filter(pl.col("dep").is_in(VERBAL) & ~told_of_it).select(
        near="i", over="h", over_dep="dep"
    )
    aimed = _aimed(up, parse)
    coordinate, joined = _joined(up, parse)
    # "A conviction is unlikely", "it is unlikely that they meet".
    judged = parse.filter(
        pl.col("dep").is_in(["nsubj", "csubj"]), pl.col("head_upos") == "ADJ"
    ).select(near="i", over="h", over_dep="dep")
    straight = up.filter(~pl.col("over_dep").is_in(["advcl", "conj", "obl"]))
    inward = up.filter(~pl.col("over_dep").is_in(["obl", "advcl", "acl", "ccomp"]))
    to = parse.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(near="h").unique()
    told_of = up.filter(pl.col("over_dep") == "acl").join(to, on="near", how="semi")
    complements = up.filter(pl.col("over_dep") == "xcomp")
    return Reach(
        governed=pl.concat([straight, aimed, judged]),
        inward=pl.concat([inward, aimed]),
        shared=pl.concat([complements, aimed, told_of, _means(up, joined, parse)]),
        joined=joined,
        coordinate=coordinate,
    )


def _aimed(up: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Clauses led as aims are: "asked him to leave", "kept him from leaving", "called for it".

    "To reject hatred, we must reject its roots": what stands ahead is not governed.
    """
    # "Called him out for cutting it" bids nothing.
    other = parse.filter(
        pl.col("dep").is_in(["obj", "compound:prt"]) | pl.col("low").is_in(["back", "out"])
    ).select("h")
    bid = (
        parse.filter(pl.col("head_lemma").is_in(cue_words("bid")))
        .join(other, on="h", how="anti")
        .select(h="i")
    )
    marks = parse.filter(pl.col("dep") == "mark")
    led = pl.concat(
        [
            marks.filter(pl.col("low").is_in(["to", "from"])),
            marks.filter(pl.col("low") == "for").join(bid, on="h", how="semi"),
        ]
    )
    return up.filter(pl.col("over_dep") == "advcl", pl.col("near") > pl.col("over")).join(
        led.select(near="h").unique(), on="near", how="semi"
    )


def _joined(up: pl.LazyFrame, parse: pl.LazyFrame) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """What "and" joins without a subject of its own; and of that, what has no tense of its own.

    "He did not speak, but she left", "is not here and left", "did not speak and will leave": these
    share no marks.
    """
    own = parse.filter(pl.col("dep").is_in(["nsubj", "nsubj:pass"])).select(near="h")
    finite = parse.filter(pl.col("xpos").is_in(["VBD", "VBZ", "VBP"])).select(near="i")
    aided = parse.filter(pl.col("dep") == "aux").select(near="h")
    tensed = pl.concat([finite, aided])
    coordinate = up.filter(pl.col("over_dep") == "conj").join(own, on="near", how="anti")
    return coordinate, coordinate.join(tensed, on="near", how="anti")


def _means(up: pl.LazyFrame, joined: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Clauses of means, as far from a fact as their end: "could end the war by sending troops"."""
    by = parse.filter(pl.col("dep") == "mark", pl.col("low") == "by").select(near="h")
    means = up.filter(pl.col("over_dep") == "advcl").join(by, on="near", how="semi")
    further = joined.select("near", h="over").join(
        means.select("over_dep", "over", h="near"), on="h"
    )
    return pl.concat([means, further.select("near", "over", "over_dep")])
