import pytest

from newsfacts.transforms.quantities.quantities import Quantities
from tests.parses import facts


def measured(text: str) -> list[tuple[object, object]]:
    return [(row["text"], row["measured"]) for row in facts(Quantities, text)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Iran proposed a $7-billion project in May.", ("$7-billion", "project")),
        ("The court imposed a fine of $86,000 on Monday.", ("$86,000", "fine")),
        ("The estimated cost is six billion euros.", ("six billion euros", "estimated cost")),
        ("The company cut production costs by 40 percent.", ("40 percent", "production costs")),
        ("Sanders secured 39 of the state's 40 delegates.", ("39", "delegates")),
        ("Ohio reported 21 injured people, and 36 in Utah.", ("36", "injured people")),
        ("It is the first country in Asia to agree.", ("first", "country in Asia to agree")),
        ("The toll rose to six following the quake.", ("six", "toll")),
    ],
)
def test_grammar_shows_what_an_amount_measures(text: str, counted: tuple[str, str]) -> None:
    assert counted in measured(text)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "The ship sank nine kilometres (six miles) east of Oslo on Monday.",
            [("nine kilometres", "east of Oslo"), ("six miles", "east of Oslo")],
        ),
        (
            "A magnitude 6.3 earthquake struck on Monday.",
            [("6.3", "earthquake")],
        ),
        (
            "The rates were 49% for adults, 29% for children.",
            [("49%", "rates"), ("29%", "rates")],
        ),
    ],
)
def test_what_is_measured_may_stand_apart_from_the_quantity(
    text: str, counted: list[tuple[str, str]]
) -> None:
    assert measured(text) == counted


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Bill Weld received 9% of the vote.", "person:bill-weld"),
        ("There were 80 deaths in China.", "country:CHN"),
        ("They sent 5,000 Turkish troops.", "country:TUR"),
        ("Citigroup lost nearly $10 billion.", "org:citigroup"),
    ],
)
def test_holder_is_the_owner_the_nationality_or_the_subject(text: str, holder: str) -> None:
    (row,) = facts(Quantities, text)

    assert row["holder_id"] == holder
