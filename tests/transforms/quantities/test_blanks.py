"""Amounts and dates are read whatever blank stands between their words."""

import pytest

from tests.quantities import read_quantities
from tests.times import values

BLANKS = [" ", "\u00a0", "\u2009", "\u202f", "\u3000"]


@pytest.mark.parametrize("blank", BLANKS)
def test_a_scale_or_unit_behind_any_blank_is_of_the_amount(blank: str) -> None:
    found = read_quantities(f"They paid $5{blank}billion for 20{blank}km of road.")

    assert found.select("text", "value", "unit").rows() == [
        (f"$5{blank}billion", 5e9, "dollar"),
        (f"20{blank}km", 20, "kilometre"),
    ]


@pytest.mark.parametrize("blank", BLANKS)
def test_what_is_measured_keeps_its_blanks(blank: str) -> None:
    [row] = read_quantities(f"There were 12 new{blank}cases.").to_dicts()

    assert row["measured"] == f"new{blank}cases"


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f"])
def test_a_narrow_blank_between_digits_groups_them(blank: str) -> None:
    [row] = read_quantities(f"About 5{blank}000 people came.").to_dicts()

    assert (row["value"], row["measured"]) == (5000, "people")


@pytest.mark.parametrize("blank", BLANKS)
def test_a_date_is_read_over_any_blank(blank: str) -> None:
    day = f"3{blank}May{blank}2020"

    assert values(f"They left on {day}.") == [(day, "2020-05-03")]
