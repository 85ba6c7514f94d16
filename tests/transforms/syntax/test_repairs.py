"""Repair of attachment errors around a conjunction."""

import polars as pl

from newsfacts.transforms.agreements.agreements import Agreements
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.registry import build
from newsfacts.transforms.relations.relations import Relations
from tests.parses import frozen
from tests.support import given

LIST = "China and Russia agreed to cooperate in trade, energy and transport."


def test_noun_after_and_is_the_last_conjunct() -> None:
    word = pl.col("text")
    number = dict(frozen(LIST).select("text", "token_no").iter_rows())
    last = word == "transport"
    second_and = (pl.col("dep") == "cc") & (pl.col("token_no") > number["energy"])
    start = pl.col("start_char")
    tokens = frozen(LIST).with_columns(
        head_no=pl.when(last)
        .then(number["cooperate"])
        .when(second_and)
        .then(number["energy"])
        .otherwise("head_no"),
        dep=pl.when(last).then(pl.lit("obl")).otherwise("dep"),
        subtree_start=pl.when(last).then(start).otherwise("subtree_start"),
    )
    built = build(*given(LIST), wanted=[Agreements], stored={Tokens: tokens})[Agreements]
    assert built["topics"].to_list() == [["trade", "energy", "transport"]]


def test_conjoined_possessor_attaches_to_following_noun() -> None:
    text = "They compared China's BeiDou and Russia's Glonass satellites."
    number = dict(frozen(text).select("text", "token_no").iter_rows())
    russia = pl.col("text") == "Russia"
    tokens = frozen(text).with_columns(
        head_no=pl.when(russia).then(number["BeiDou"]).otherwise("head_no"),
        dep=pl.when(russia).then(pl.lit("conj")).otherwise("dep"),
    )
    built = build(*given(text), wanted=[Relations], stored={Tokens: tokens})[Relations]

    assert ("product:glonass", "country:RUS") in built.select("subject_id", "object_id").rows()
