"""Agreements: who agrees on what, for when."""

from newsfacts.transforms.agreements.agreements import Agreements
from tests.parses import facts


def test_who_agrees_on_what_for_when() -> None:
    text = "China and Russia agreed to cooperate in trade, energy and transport."
    (row,) = facts(Agreements, text)

    assert row["parties"] == ["China", "Russia"]
    assert str(row["status"]) == "agreed"
    assert row["topics"] == ["trade", "energy", "transport"]


def test_the_parties_of_an_agreement_bear_the_name_that_their_article_gives_most() -> None:
    text = "The mayor of GENEVA left. Geneva and Oslo signed a treaty on Monday."
    (row,) = facts(Agreements, text)

    assert row["parties"] == ["Geneva", "Oslo"]
