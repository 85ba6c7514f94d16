"""Agreements: who agrees on what, for when."""

from newsfacts.transforms.agreements.agreements import Agreements
from tests.parses import facts


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
