"""Scope: how far modality and negation reach beyond the word that they modify.

They may meet and talk .                  `may` has scope over `talk`
They asked him to leave .                 `asked` governs `leave`
It could end it by sending troops .       `could` has scope over `sending`
"""

from typing import NamedTuple

import polars as pl

from newsfacts.transforms.lexicons.factuality import cue_words

#: Relations of a word to a governor that may be a factuality cue.
VERBAL = ("xcomp", "ccomp", "advcl", "acl", "conj", "obj", "nsubj:pass", "obl", "nmod")


class Reach(NamedTuple):
    """Pairs of a word, `near`, and the word above it, `over`, with the relation, `over_dep`."""

    governed: pl.LazyFrame  # the word above governs it
    inward: pl.LazyFrame  # the governor of the word above governs it as well
    shared: pl.LazyFrame  # the modifiers of the word above apply to it
    joined: pl.LazyFrame  # it is a conjunct without a subject or tense of its own
    coordinate: pl.LazyFrame  # it is a conjunct without a subject of its own


def reached(parse: pl.LazyFrame) -> Reach:
    """Find the pairs of words between which scope extends."""
    # "The plan, backed by the minister": a plan to back something governs it, this plan does not.
    describes = pl.col("dep").eq("acl") & pl.col("xpos").eq("VBN")
    up = parse.filter(pl.col("dep").is_in(VERBAL) & ~describes).select(
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
    """Clauses governed like a purpose: "asked him to leave", "kept him from leaving".

    A clause before its governor is not governed: "To reject hatred, we must reject its roots".
    """
    # "Called him out for cutting it" requests nothing.
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
    """Conjuncts without a subject of their own, and those of them without a tense of their own.

    Scope does not extend to the second verb of "He did not speak, but she left", "is not here and
    left", "did not speak and will leave".
    """
    own = parse.filter(pl.col("dep").is_in(["nsubj", "nsubj:pass"])).select(near="h")
    finite = parse.filter(pl.col("xpos").is_in(["VBD", "VBZ", "VBP"])).select(near="i")
    aided = parse.filter(pl.col("dep") == "aux").select(near="h")
    tensed = pl.concat([finite, aided])
    coordinate = up.filter(pl.col("over_dep") == "conj").join(own, on="near", how="anti")
    return coordinate, coordinate.join(tensed, on="near", how="anti")


def _means(up: pl.LazyFrame, joined: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Clauses of means, in the scope of their governor: "could end the war by sending troops"."""
    by = parse.filter(pl.col("dep") == "mark", pl.col("low") == "by").select(near="h")
    means = up.filter(pl.col("over_dep") == "advcl").join(by, on="near", how="semi")
    further = joined.select("near", h="over").join(
        means.select("over_dep", "over", h="near"), on="h"
    )
    return pl.concat([means, further.select("near", "over", "over_dep")])
