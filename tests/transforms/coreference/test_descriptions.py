"""Nouns with "the" that mean what the article named before."""

from functools import cache

import pytest

from newsfacts.transforms.entities.mentions import Mentions
from tests import neighbours
from tests.parses import facts


def meant_by(word: str, text: str) -> set[object]:
    """Give the entities that a word of a text refers to."""
    return {r["entity_id"] for r in facts(Mentions, text) if r["text"] == word}


@pytest.mark.parametrize(
    ("word", "text", "entity"),
    [
        ("company", "Siemens lost money in May. The company will recover.", "org:siemens"),
        (
            "bank",
            "The World Bank met officials of Nokia. The bank lends money.",
            "org:world-bank",
        ),
        (
            "president",
            "President Emmanuel Macron met Olaf Scholz. The president smiled.",
            "person:emmanuel-macron",
        ),
        (
            "mayor",
            "Mayor Sadiq Khan met Olaf Scholz. The 49-year-old mayor smiled.",
            "person:sadiq-khan",
        ),
        (
            "nation",
            "Chad and France held elections. The African nation voted on Monday.",
            "country:TCD",
        ),
        ("government", "Anna praised the German government on Monday.", "country:DEU"),
        ("government", "The government of Chile said the law was fair.", "country:CHL"),
        ("government", "Chile lost. Voters in Chile blamed the government.", "country:CHL"),
        ("judge", "Judge Ann Example left Oslo. The judge smiled.", "person:ann-example"),
    ],
)
def test_a_description_means_what_was_named(word: str, text: str, entity: str) -> None:
    assert meant_by(word, text) == {entity}


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("bank", "Siemens lost money in May. The bank will recover."),
        ("company", "Siemens lost money in May. The other company will recover."),
        ("government", "Chile met Peru. Voters in Chile and in Peru blamed the government."),
        ("company", "Siemens lost money in May. A company will recover."),
        ("president", "Emmanuel Macron met Olaf Scholz. The president smiled."),
    ],
)
def test_what_may_be_something_else_is_left_open(word: str, text: str) -> None:
    assert meant_by(word, text) == set()


#: The end of an article, and how the next one begins.
NEIGHBOURS = (
    ("Trump fires director", "Ann Example left on Monday."),
    ("Officials met in Hainan", "Province officials left on Monday."),
)
MISSED = ("She will be missed", "Navalny left when he was ill.")

beside, apart = cache(neighbours.beside), cache(neighbours.apart)


def words_of(rows: list[dict[str, object]]) -> list[object]:
    return [row["text"] for row in rows]


@pytest.mark.parametrize("pair", NEIGHBOURS)
def test_no_noun_means_a_name_of_another_article(pair: tuple[str, str]) -> None:
    together = beside(Mentions, (*NEIGHBOURS, MISSED))[pair]

    assert [*map(words_of, together)] == [*map(words_of, apart(Mentions, NEIGHBOURS)[pair])]


def test_the_last_word_of_an_article_is_no_title_of_who_begins_the_next() -> None:
    _, rows = beside(Mentions, (*NEIGHBOURS, MISSED))[MISSED]
    [pronoun] = [row["entity_id"] for row in rows if row["text"] == "he"]
    assert pronoun == "person:alexei-navalny"
