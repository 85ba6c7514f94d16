"""Repairs: parser errors that the words themselves reveal, mended by rule.

Premiers Li and Mishustin promised     one subject, not two: `Li` is in apposition to `Premiers`
Trump urged lawmakers to vote          one subject: `lawmakers` is the object
cooperation in trade, transport and the proposed satellite     `satellite` is the last conjunct
agrees with Abel that it should end    `Abel` depends on `agrees`: the clause begins at "that"
China's craft and Russia's two probes  `Russia` is the possessor of `probes`
said it was late, saying, "We left"    `saying` depends on `said`, not on the reported clause
"""

from collections.abc import Callable, Iterable

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quotes import QuoteCues
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.syntax.coordination import conjoined_possessor, last_item
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.syntax.neighbours import near
from newsfacts.transforms.syntax.quotation_marks import OPEN, STRAIGHT

#: A step that mends one kind of error.
Repair = Callable[[pl.LazyFrame], pl.LazyFrame]

#: Least share of attributions among the uses of a verb of saying.
SAYING = 0.8


def repaired_verbs(tokens_in_order: pl.LazyFrame) -> pl.LazyFrame:
    """Repair what depends on verbs: subjects, objects, and phrases before a clause.

    Args:
        tokens_in_order: The tokens in order, with `i`, `shift` and `low`.

    Returns:
        The same rows, some with another `head_no`, `dep` or `entity_type`.
    """
    repairs = (_plural_title, _apposition, _object_after_verb, _phrase_before_that)
    return _repaired(tokens_in_order, repairs)


def repaired(repaired_verbs: pl.LazyFrame) -> pl.LazyFrame:
    """Repair what is joined: possessors, verbs of saying, the last of several things.

    Args:
        repaired_verbs: The tokens in order, with repaired subjects and objects.
    """
    return _repaired(repaired_verbs, (conjoined_possessor, _second_verb_of_saying, last_item))


def _repaired(parsed: pl.LazyFrame, repairs: Iterable[Repair]) -> pl.LazyFrame:
    for repair in repairs:
        # Each reads its rows several times: without a cache, they would be made anew each time.
        parsed = parsed.cache().pipe(repair)
    return parsed


def _plural_title(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """A plural title is not tagged as a name: "Presidents Abel and Baker"."""
    title = (
        pl.col("low").is_in(read(Titles)["lemma"].implode())
        & pl.col("xpos").eq("NNPS")
        & pl.col("entity_start").eq(pl.col("token_no"))
        & pl.col("entity_start").shift(-1).ne_missing(pl.col("entity_start"))
    )
    return parsed.with_columns(
        pl.when(~title).then("entity_type").alias("entity_type"),
        pl.when(~title).then("entity_start").alias("entity_start"),
    )


def _apposition(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """A name right after the subject is in apposition to it: "Premiers Li and Mishustin"."""
    appositive = (
        (pl.col("xpos").is_in(["NNP", "NNPS"]))
        & pl.col("entity_start").eq(pl.col("token_no"))
        & pl.col("dep").is_in(["nsubj", "nsubj:pass", "appos"])
        & pl.col("dep").shift(1).is_in(["nsubj", "nsubj:pass"])
        & pl.col("upos").shift(1).is_in(["NOUN", "PROPN"])
        & pl.col("entity_start").shift(1).is_null()
        & (pl.col("article_id") == pl.col("article_id").shift(1))
        & (pl.col("sentence_no") == pl.col("sentence_no").shift(1))
        & ((pl.col("dep") != "appos") | pl.col("xpos").shift(1).is_in(["NNS", "NNPS"]))
    )
    return parsed.with_columns(
        head_no=pl.when(appositive).then(pl.col("token_no") - 1).otherwise("head_no"),
        dep=pl.when(appositive).then(pl.lit("appos")).otherwise("dep"),
    )


def _object_after_verb(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """A second subject, right after its verb, is the object: "Trump urged lawmakers to vote"."""
    of_verb = parsed.select("dep", "head_no", "token_no", verb=pl.col("shift") + pl.col("head_no"))
    subject = pl.col("dep") == "nsubj"
    after_verb = subject & (pl.col("head_no") < pl.col("token_no"))
    with_subject = of_verb.filter(subject, pl.col("head_no") > pl.col("token_no")).select("verb")
    with_object = of_verb.filter(pl.col("dep").is_in(["obj", "ccomp"])).select("verb")
    second = (
        parsed.filter(after_verb)
        .select("i", verb=pl.col("shift") + pl.col("head_no"))
        .join(with_subject, on="verb", how="semi")
        .join(with_object, on="verb", how="anti")
    )
    return (
        flagged(parsed, second, "i", "second")
        .with_columns(dep=pl.when("second").then(pl.lit("obj")).otherwise("dep"))
        .drop("second")
    )


def _phrase_before_that(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """A phrase before the "that" of a clause depends on the verb above the clause."""
    head = pl.col("shift") + pl.col("head_no")
    clauses = parsed.filter(pl.col("dep") == "ccomp").select(clause="i", over="head_no")
    begun = (
        parsed.filter(pl.col("dep") == "mark", pl.col("low") == "that")
        .select(clause=head, that="token_no")
        .join(clauses, on="clause")
    )
    ahead = (
        parsed.filter(pl.col("dep").is_in(["obl", "obl:agent", "nmod"]))
        .select("i", "token_no", clause=head)
        .join(begun, on="clause")
        .filter(pl.col("over") < pl.col("token_no"), pl.col("token_no") < pl.col("that"))
        .select("i", "over")
        .unique("i", keep="any")
    )
    return (
        parsed.join(ahead, on="i", how="left", maintain_order="left")
        .with_columns(
            head_no=pl.coalesce("over", "head_no"),
            dep=pl.when(pl.col("over").is_not_null()).then(pl.lit("obl")).otherwise("dep"),
        )
        .drop("over")
    )


def _second_verb_of_saying(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """A participle of saying before a quotation depends on the verb above a reported clause."""
    cues = read(QuoteCues).filter(pl.col("frame") == "ccomp", pl.col("share") >= SAYING)["lemma"]
    says = pl.col("low").is_in(cues.implode())
    after = pl.when(near("text", 1) == ",").then(near("text", 2))
    quotes = pl.coalesce(after, near("text", 1)).is_in([*OPEN, *STRAIGHT])
    again = (pl.col("dep") == "advcl") & (pl.col("xpos") == "VBG") & says & quotes
    head = pl.col("shift") + pl.col("head_no")
    said = parsed.filter(says).select(over="i")
    contents = (
        parsed.filter(pl.col("dep") == "ccomp")
        .select(content="i", over=head, over_no="head_no")
        .join(said, on="over", how="semi")
        .select("content", "over_no")
    )
    return (
        parsed.with_columns(content=pl.when(again & (head < pl.col("i"))).then(head))
        .join(contents, on="content", how="left", maintain_order="left")
        .with_columns(head_no=pl.coalesce("over_no", "head_no"))
        .drop("content", "over_no")
    )
