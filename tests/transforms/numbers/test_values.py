import polars as pl
import pytest

from newsfacts.transforms.numbers.values import number_values

NUMBERS = {
    "two hundred and five thousand": 205_000,
    "a dozen": 12,
    "twenty-fifth": 25,
    "nineteen ninety-seven": 1997,
    "three lakh crore": 3e12,
    "4 thousand 3 hundred and 21": 4321,
    "1 1/2": 1.5,
    "⅔": 2 / 3,
    "three fifths": 0.6,
    "one and a fourth": 1.25,
    "two and a half million": 2_500_000,
    "two million and three fifths": 2_600_000,
    "one billion and a half million": 1_000_500_000,
    "one hundred and three quarters": 100.75,
    "two thirds of a million": 2e6 / 3,
    "quarter million": 250_000,
    "nought point eleven": 0.11,
    "seven point two one": 7.21,
    "minus nine point zero four": -9.04,
    "nine point five million": 9_500_000,
}


def test_number_words_have_their_values() -> None:
    found = number_values(pl.LazyFrame({"phrase": list(NUMBERS)})).collect()
    assert dict(found.iter_rows()) == pytest.approx(NUMBERS)
