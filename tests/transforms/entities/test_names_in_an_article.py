"""Names that mean the same thing in an article, by their words."""

from functools import cache

import pytest

from newsfacts.transforms.entities.mentions import Mentions
from tests.parses import facts, facts_of_batch


@pytest.mark.parametrize(
    ("long", "short", "text"),
    [
        ("COVID-19", "Covid", "Two people died of COVID-19 in May. Covid spread in June."),
        (
            "novel coronavirus",
            "SARS-CoV-2",
            "The novel coronavirus spread in May. SARS-CoV-2 was found in Oslo.",
        ),
        # A lexicon spells his full name without accents.
        (
            "Aleksandar Vučić",
            "Vučić",
            "Aleksandar Vučić left Belgrade on Monday. Vučić is well, officials said.",
        ),
        (
            "United States Commission on Presidential Debates",
            "CPD",
            "The United States Commission on Presidential Debates (CPD) met. The CPD then left.",
        ),
        (
            "Indian National Congress",
            "INC",
            "The Indian National Congress (INC) met on Monday. The INC then left.",
        ),
        ("Kurds", "Kurdish", "The Kurds left on Monday. Kurdish fighters stayed."),
        ("Donald J. Trump", "Trump", "Donald J. Trump left the United States. Trump is well."),
        ("Joseph R. Biden", "Joe Biden", "Joseph R. Biden left the US Senate. Joe Biden is well."),
        ("Microsoft Corp.", "Microsoft", "Microsoft Corp. left Oslo. Microsoft said so."),
    ],
)
def test_names_of_one_thing_are_one_entity(long: str, short: str, text: str) -> None:
    rows = facts(Mentions, text)

    meant = {row["text"]: row["entity_id"] for row in rows}
    assert meant[long] == meant[short]


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        ("White House", "House", "The White House spoke on Monday. The House then voted."),
        (
            "Republican National Committee",
            "Republicans",
            "The Republican National Committee met on Monday. Republicans then left.",
        ),
        (
            "George W. Bush",
            "George Bush",
            "George W. Bush left Texas on Monday. His father George Bush stayed.",
        ),
    ],
)
def test_names_of_two_things_are_two_entities(one: str, other: str, text: str) -> None:
    meant = {row["text"]: row["entity_id"] for row in facts(Mentions, text)}
    assert meant[one] != meant[other]


#: The end of an article, and how the next one begins.
NEIGHBOURS = [
    ("Officials fear another Hurricane", "Maria left the room on Monday."),
    ("Nobody remembers 2020", "Presidential election officials left on Monday."),
    ("Officials praised EastMed", "Pipeline workers left on Monday."),
    ("Police arrested Donald Trump", "Joe Biden left on Monday."),
]


@cache
def names_in(*texts: str) -> dict[str, list[tuple[object, object]]]:
    # The articles are one batch, in this order.
    rows = facts_of_batch(Mentions, *texts)
    return {
        text: [(r["text"], r["entity_type"]) for r in rows if r["article_id"] == f"article-{n}"]
        for n, text in enumerate(texts)
    }


@pytest.mark.parametrize(("before", "after"), NEIGHBOURS)
def test_no_name_goes_on_in_the_next_article(before: str, after: str) -> None:
    beside = names_in(*(text for pair in NEIGHBOURS for text in pair))
    apart = names_in(*(text for pair in zip(*NEIGHBOURS, strict=True) for text in pair[::-1]))

    assert [beside[before], beside[after]] == [apart[before], apart[after]]


def test_no_name_goes_on_in_the_next_sentence() -> None:
    rows = facts(Mentions, "He came home to the United\n\nNations are divided on the matter.")

    assert "org:united-nations" not in [row["entity_id"] for row in rows]


def test_initials_are_left_out_of_a_name_with_accents() -> None:
    [name] = facts(Mentions, "Ben R. Luján left on Monday.")
    assert name["entity_id"] == "person:ben-luján"
