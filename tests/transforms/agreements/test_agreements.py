"""Agreements: who agrees on what, for when."""

import pytest

from newsfacts.transforms.agreements.agreements import Agreements
from newsfacts.transforms.registry import build
from tests.parses import facts
from tests.support import given


def test_parties_status_and_topics_of_an_agreement() -> None:
    text = "China and Russia agreed to cooperate in trade, energy and transport."
    (row,) = facts(Agreements, text)

    assert row["parties"] == ["China", "Russia"]
    assert str(row["status"]) == "agreed"
    assert row["topics"] == ["trade", "energy", "transport"]


def test_parties_have_their_most_frequent_name_not_one_in_capitals() -> None:
    text = "The mayor of GENEVA left. Geneva and Oslo signed a treaty on Monday."
    (row,) = facts(Agreements, text)

    assert row["parties"] == ["Geneva", "Oslo"]


def test_who_agrees_needs_no_second_party() -> None:
    [row] = facts(Agreements, "Venezuela agreed to buy a stake in the company.")
    assert (row["parties"], row["status"]) == (["Venezuela"], "agreed")


def test_what_somebody_agrees_to_do_is_the_topic_and_a_price_is_none() -> None:
    (row,) = facts(Agreements, "China agreed to buy the port for 3 billion dollars.")

    assert row["topics"] == ["buy the port for 3 billion dollars"]


def test_a_deal_needs_one_named_party() -> None:
    (row,) = facts(Agreements, "China struck a deal on Monday.")

    assert (row["parties"], row["instrument"]) == (["China"], "deal")


@pytest.mark.model
def test_agreement_that_only_the_annotator_reads() -> None:
    text = "Germany has agreed with France to build a bridge."
    (row,) = build(*given(text), wanted=[Agreements])[Agreements].iter_rows(named=True)

    assert (row["parties"], row["topics"]) == (["Germany", "France"], ["build a bridge"])
