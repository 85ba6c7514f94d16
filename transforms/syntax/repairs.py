"""Mended parses: slips of the annotator that the words beside them give away.

Premiers Li and Mishustin promised     one subject, not two: `Li` names the `Premiers`
Trump urged lawmakers to vote          one subject: `lawmakers` is the object
cooperation in trade, transport and the proposed satellite     a list, to its last item
agrees with Abel that it should end    `Abel` belongs to `agrees`: a clause begins at its "that"
China's craft and Russia's two probes  `Russia` owns the `probes`
said it was late, saying, "We left"    `saying` goes on from `said`, not from what is said
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quotes import QuoteCues
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.syntax.coordination import last_item, owner_behind_and
from newsfacts.transforms.syntax.quotation_marks import OPEN, STRAIGHT

#: How often a cue must ascribe its clause to a speaker to be a verb of saying.
SAYING = 0.8


def mended(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """Mend heads and relations of a parse.

    Args:
        parsed: The tokens in order, with `i`, `shift` and `low`.

    Returns:
        The same rows, some with another `head_no` and `dep`.
    """
    for mend in (
        _titles_are_no_names,
        _one_subject,
        _object_behind,
        _ahead_of_that,
        owner_behind_and,
        _said_again,
        last_item,
    ):
        # Each reads its rows several times: without a cache, the plan doubles with every step.
        parsed = parsed.cache().pipe(mend)
    return parsed


def _titles_are_no_names(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """A title in the plural is no name: "Presidents Abel and Baker"."""
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


def _one_subject(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """A name right behind the noun that is its verb's subject stands beside that noun."""
    behind = (
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
        head_no=pl.when(behind).then(pl.col("token_no") - 1).otherwise("head_no"),
        dep=pl.when(behind).then(pl.lit("appos")).otherwise("dep"),
    )


def _object_behind(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """A second subject, right behind its verb, is the object: "Trump urged lawmakers to vote"."""
    of_verb = parsed.select("dep", "head_no", "token_no", verb=pl.col("shift") + pl.col("head_no"))
    subject = pl.col("dep") == "nsubj"
    behind = subject & (pl.col("head_no") < pl.col("token_no"))
    doubled = of_verb.filter(subject, pl.col("head_no") > pl.col("token_no")).select("verb")
    having = of_verb.filter(pl.col("dep").is_in(["obj", "ccomp"])).select("verb")
    second = (
        parsed.filter(behind)
        .select("i", verb=pl.col("shift") + pl.col("head_no"))
        .join(doubled, on="verb", how="semi")
        .join(having, on="verb", how="anti")
        .select("i", second=pl.lit(value=True))
    )
    return (
        parsed.join(second, on="i", how="left", maintain_order="left")
        .with_columns(dep=pl.when("second").then(pl.lit("obj")).otherwise("dep"))
        .drop("second")
    )


def _ahead_of_that(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """A phrase ahead of the "that" of a clause belongs to the verb above the clause."""
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


def _said_again(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """A participle of saying ahead of a quotation goes on from who said what it hangs on."""
    cues = read(QuoteCues).filter(pl.col("frame") == "ccomp", pl.col("share") >= SAYING)["lemma"]
    says = pl.col("low").is_in(cues.implode())
    after = pl.when(pl.col("text").shift(-1) == ",").then(pl.col("text").shift(-2))
    quotes = pl.coalesce(after, pl.col("text").shift(-1)).is_in([*OPEN, *STRAIGHT])
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
