"""Contexts: the words around a noun for an agreement that show its status.

Arcadia signed the treaty     signed
a proposed treaty             proposed
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.agreements import AgreementContexts
from newsfacts.transforms.lexicons.base import read


def context_statuses(nouns: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the status of a noun for an agreement by the words around it.

    The word before it decides, else its verb, else the verb of the noun above it.

    Args:
        nouns: The nouns: `trigger`, and `h` (number of the head).
        parse: The parse.

    Returns:
        `trigger`, `status`; no row where none of them is listed.
    """
    contexts = read(AgreementContexts).lazy().with_columns(pl.col("status").cast(pl.String))
    words = parse.select("low", at="i").join(contexts, left_on="low", right_on="lemma")
    before = parse.filter(pl.col("dep").is_in(["amod", "compound", "acl"])).select(
        trigger="h", at="i", rank=pl.lit(0)
    )
    above = nouns.select("trigger", at="h", rank=pl.lit(1))
    # "Brokered a cease-fire agreement", "proposals for a truce": the verb is above another noun.
    over = (
        parse.filter(pl.col("dep").is_in(["compound", "nmod"]))
        .select(trigger="i", up="h")
        .join(nouns.select("trigger"), on="trigger")
        .join(parse.select(up="i", at="h"), on="up")
        .select("trigger", "at", rank=pl.lit(2))
    )
    return (
        pl.concat([before.join(nouns, on="trigger", how="semi"), above, over])
        .join(words, on="at")
        .pipe(one_per, "trigger", "rank", "at")
        .select("trigger", "status")
    )
