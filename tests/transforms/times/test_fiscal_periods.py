from datetime import date

import pytest

from tests.times import read_times

NOVEMBER = date(1989, 11, 2)
CASES = [
    ("Net in the third quarter was $3, up from $2 a year earlier.", "1988-Q3"),
    ("Net in the third quarter fell from the second quarter and from a year ago.", "1988-Q3"),
    ("Third-quarter net rose. For the nine months, net rose from a year earlier.", "1988"),
    ("Third-quarter net rose. For the nine months, it beat year-earlier net.", "1988"),
    ("Third-quarter net rose. For the nine months, it beat the 1988 period.", "1988"),
    ("Third-quarter net rose. For the nine months, it beat the year-ago quarter.", "1988-Q3"),
    ("It posted a fall in fourth-quarter net from a year ago.", "1988-Q4"),
    ("Third-quarter net fell, and so did the fourth quarter from a year ago.", "1988-Q3"),
    ("Profit was $3, up from $2 a year ago.", "1988"),
    ("Net rose in the quarter.", "1989-Q3"),
]


@pytest.mark.parametrize("number", range(len(CASES)), ids=[text for text, _ in CASES])
def test_reports_are_compared_with_their_own_period(number: int) -> None:
    found = read_times(*(text for text, _ in CASES), earliest=NOVEMBER, latest=NOVEMBER)
    assert found.filter(article_id=f"{number:03}")["timex_value"].to_list()[-1] == CASES[number][1]


def test_quarter_ended_is_the_quarter_around_it() -> None:
    found = read_times(
        "In the quarter ended July 31, net rose.", earliest=NOVEMBER, latest=NOVEMBER
    )
    assert found["timex_value"].to_list() == ["1989-Q2", "1989-07-31"]
