from typing import Any

import pint
import polars as pl
import pytest

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quantities import QuantityUnits
from tests.quantities import read_quantities

AMOUNTS = [
    ("It has more than 28,000 new cases.", 28000, ">", "count", "new cases"),
    ("Its 2.3 million-plus reported cases grew.", 2300000, ">=", "count", "reported cases"),
    ("It has the fourth-highest total.", 4, "=", "rank", "total"),
    ("Ann came in third, ahead of Bo.", 3, "=", "rank", None),
    ("First foreigners die in Oslo.", 1, "=", "rank", "foreigners"),
    ("Oslo confirms first case.", 1, "=", "rank", "case"),
    ("About 90 percent of commodities are in.", 90, "~", "percent", "commodities"),
    ("One of the stated goals was met.", 1, "=", "count", "stated goals"),
    ("They paid US$3.4 trillion.", 3.4e12, "=", "USD", None),
    ("It costs $40 a barrel.", 40, "=", "dollar per barrel", None),
    ("It sold for 9.9 billion yuan.", 9.9e9, "=", "CNY", None),
    ("They paid 7.5 million Danish kroner.", 7.5e6, "=", "DKK", None),
    ("They drove at 80km/h.", 80, "=", "kilometre per hour", None),
    ("It was 37.5 degrees Celsius.", 37.5, "=", "celsius", None),
    ("Up to 60 ships sank.", 60, "<=", "count", "ships"),
    ("One in five voters stayed.", 0.2, "=", "count", "voters"),
    ("Two-thirds of the voters stayed.", 2 / 3, "=", "count", "voters"),
    ("They flew half a million people.", 500000, "=", "count", "people"),
    ("A dozen ships sank.", 12, "=", "count", "ships"),
    ("The 55-member union said so.", 55, "=", "count", "member union"),
    ("It fell 40 basis points.", 40, "=", "basis point", None),
    ("It lasted for three hours.", 3, "=", "hour", None),
    ("There were twenty-eight thousand six hundred students.", 28600, "=", "count", "students"),
    ("It cost half a million euros.", 500000, "=", "EUR", None),
    ("It fell to minus nine point five degrees Celsius.", -9.5, "=", "celsius", None),
    ("About 40 000 people came.", 40000, "~", "count", "people"),
    ("It costs 5,00 euros.", 5, "=", "EUR", None),
    ("It costs 10 €.", 10, "=", "EUR", None),
    ("It costs 10 usd.", 10, "=", "USD", None),
    ("They lost 30 MUSD.", 30e6, "=", "USD", None),
    ("They lost 75 USD million.", 75e6, "=", "USD", None),
    ("It weighs 20 (kg).", 20, "=", "kilogram", None),
    ("It cost thirteen dollars and forty-five cents.", 13.45, "=", "dollar", None),
    ("It cost fifteen dollars fifty.", 15.5, "=", "dollar", None),
    ("He is 5 ft 6 in tall.", 5.5, "=", "foot", None),
    ("He is five feet and six inches tall.", 5.5, "=", "foot", None),
    ("She lost 25 pounds.", 25, "=", "pound", None),
    ("It pays 25 pounds, said London.", 25, "=", "GBP", None),
    ("It earned $1.2 billion a year earlier.", 1.2e9, "=", "dollar", None),
    ("It earns $1.2 billion a year.", 1.2e9, "=", "dollar per year", None),
    ("It earned $5 million in 2018.", 5e6, "=", "dollar", None),
    ("It earned $5 million in sales.", 5e6, "=", "dollar", "sales"),
    ("It took half an hour.", 0.5, "=", "hour", None),
    ("It is a half-mile away.", 0.5, "=", "mile", None),
    ("It holds 12 micrograms per cubic meter.", 12, "=", "microgram per cubic metre", None),
    ("It cost 5,000 won.", 5000, "=", "KRW", None),
    ("Two MP spoke.", 2, "=", "count", "MP spoke"),
    ("He wants a $5 bill.", 5, "=", "dollar", None),
    ("Taxes went up to 25% in May.", 25, "=", "percent", None),
    ("Prices rose up to 12%.", 12, "<=", "percent", None),
    ("She presided over one of the largest banks.", 1, "=", "count", "largest banks"),
    ("They work under 20 managers.", 20, "=", "count", "managers"),
    ("They mark two deaths.", 2, "=", "count", "deaths"),
    ("A gang of eight thieves left.", 8, "=", "count", "thieves"),
    ("The baby is one year old.", 1, "=", "year", None),
]


@pytest.mark.parametrize("number", range(len(AMOUNTS)), ids=[case[0] for case in AMOUNTS])
def test_amounts(number: int) -> None:
    found = read_quantities(*(case[0] for case in AMOUNTS))
    (row,) = found.filter(article_id=f"{number:03}").to_dicts()
    _, value, *others = AMOUNTS[number]
    assert row["value"] == pytest.approx(value)
    assert [row["comparator"], row["unit"], row["measured"]] == others


RANGES = [
    ("It costs between $5 and $7 billion.", 5e9, 7e9, "dollar"),
    ("It makes up about 16–17 percent of trade.", 16, 17, "percent"),
    ("There are 1 to 2 thousand people.", 1000, 2000, "count"),
    ("Dozens of people were hurt.", 12, 120, "count"),
]


def test_ranges() -> None:
    found = read_quantities(*(case[0] for case in RANGES))
    assert found.select("value", "value_high", "unit").rows() == [case[1:] for case in RANGES]


#: Sentences of the tests below, read together: reading one takes as long as reading all.
TOGETHER = (
    "It comes with a 7- or 8-inch screen.",
    "It shows 100 150 200.",
    "Profit rose 5% to 12%.",
    "A rate of 5% to 12% is due.",
    "It cost A$5 million, of which $2 million was paid.",
    "A Boeing 787 landed. The 787 was full.",
)


def found_in(*texts: str) -> pl.DataFrame:
    return read_quantities(*TOGETHER).filter(
        pl.col("article_id").is_in([f"{TOGETHER.index(text):03}" for text in texts])
    )


def test_unit_after_the_second_number_applies_to_both() -> None:
    found = found_in("It comes with a 7- or 8-inch screen.")
    assert found.select("value", "unit").rows() == [(7, "inch"), (8, "inch")]


def test_numbers_of_a_list_are_separate() -> None:
    assert found_in("It shows 100 150 200.")["value"].to_list() == [100, 150, 200]


def test_a_number_that_overlaps_only_what_is_no_amount_is_found() -> None:
    assert read_quantities("Rated 9 of 10, 2.5 out of 10 and 4 stars.")["value"].to_list() == [
        10,
        2.5,
        10,
        4,
    ]


def test_a_number_counts_nothing_of_the_next_sentence() -> None:
    [first, second] = read_quantities("They lost 12-, prices rose. Then 15 people left.").to_dicts()

    assert (first["measured"], second["measured"]) == (None, "people")


def test_change_and_result_are_no_range() -> None:
    found = found_in("Profit rose 5% to 12%.", "A rate of 5% to 12% is due.")
    assert found.select("value", "value_high").rows() == [(5, None), (12, None), (5, 12)]


def test_currency_of_dollars_depends_on_the_text() -> None:
    found = found_in("It cost A$5 million, of which $2 million was paid.")
    assert found["unit"].to_list() == ["AUD", "AUD"]


def test_number_in_a_name_is_a_name_throughout() -> None:
    assert found_in("A Boeing 787 landed. The 787 was full.").is_empty()


NO_QUANTITIES = [
    "It happened on 4 May 2018.",
    "They flew an F-16 with an RD-180 at 10:30 a.m.",
    "Call 555-1234 now.",
    "They won 3-2 in overtime.",
    "See page 12 and Section 427.",
    "Covid-19 spread.",
    "It read 25:99 and 1,2,3,4.",
    "No one came.",
    "It is half-baked.",
    "The gang of eight is named on page eight.",
    "They say so of these 2018 tariffs.",
    "Text JOIN to 90999 now.",
    'They said so. [embedtweet id="1234567"] The show went on.',
    "The towers fell on 9/11, and 7/7 struck London. The store is open 24/7.",
    "He won the first time.",
    "1. Close the bridge.\n\n2. Open it again.\n\n3) Rest.",
]


def test_other_numbers_are_no_quantities() -> None:
    assert read_quantities(*NO_QUANTITIES)["text"].to_list() == []


def test_pint_knows_the_units() -> None:
    names = read(QuantityUnits)["pint"].drop_nulls().unique()
    registry: Any = pint.UnitRegistry()
    assert all(registry.parse_units(name) for name in names)
