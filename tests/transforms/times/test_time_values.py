"""Values and bounds of times, by kind of expression."""

from datetime import date
from functools import cache

import polars as pl
import pytest

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.times import TimeRules
from tests.times import read_times

RULES = read(TimeRules)


@cache
def together() -> tuple[dict[str, str], pl.DataFrame]:
    """Read the texts of all cases, each an article, at once; give the article of each text."""
    cases = [str(case[0]) for case in (*DATES, *OTHERS, *BACK)]
    rules = [f"It comes {example}." for example in RULES["example"]]
    texts = [*dict.fromkeys([*rules, *cases, *NO_TIMES, *BEFORE_OTHER_WORDS])]
    return {text: f"{number:03}" for number, text in enumerate(texts)}, read_times(*texts)


def found_in(text: str) -> pl.DataFrame:
    articles, found = together()
    return found.filter(article_id=articles[text])


@pytest.mark.parametrize(
    ("rule", "example", "value"),
    [*RULES.select("rule", "example", "value").iter_rows()],
    ids=RULES["rule"],
)
def test_each_rule_matches_its_example(rule: str, example: str, value: str) -> None:
    found = found_in(f"It comes {example}.").select("rule", "text", "timex_value")
    assert found.rows() == [(rule, example, value)]


DATES = [
    ("It opened on 4 May 2018.", "2018-05-04", date(2018, 5, 4), date(2018, 5, 4)),
    ("He arrived on Tuesday.", "2019-07-09", date(2019, 7, 9), date(2019, 7, 9)),
    ("They will meet on Tuesday.", "2019-07-16", date(2019, 7, 16), date(2019, 7, 16)),
    ("It was sold last year.", "2018", date(2018, 1, 1), date(2018, 12, 31)),
    ("It rose in the 1990s.", "199", date(1990, 1, 1), date(1999, 12, 31)),
    ("It ended in the third quarter of 2018.", "2018-Q3", date(2018, 7, 1), date(2018, 9, 30)),
    ("It rained all through last week.", "2019-W27", date(2019, 7, 1), date(2019, 7, 7)),
    ("They married two months ago.", "2019-05", date(2019, 5, 1), date(2019, 5, 31)),
    ("It began on Christmas Day 2018.", "2018-12-25", date(2018, 12, 25), date(2018, 12, 25)),
    ("She was born in December.", "2018-12", date(2018, 12, 1), date(2018, 12, 31)),
    ("He was shot last Oct. 23.", "2018-10-23", date(2018, 10, 23), date(2018, 10, 23)),
    ("It is due next March 5.", "2020-03-05", date(2020, 3, 5), date(2020, 3, 5)),
    ("The term ended Aug. 31.", "2018-08-31", date(2018, 8, 31), date(2018, 8, 31)),
    (
        "He is sought since the Dec. 23 attack.",
        "2018-12-23",
        date(2018, 12, 23),
        date(2018, 12, 23),
    ),
    ("The towers fell on 9/11.", "2001-09-11", date(2001, 9, 11), date(2001, 9, 11)),
    (
        "The board is slated to deliver its closely watched report Tuesday.",
        "2019-07-16",
        date(2019, 7, 16),
        date(2019, 7, 16),
    ),
    ("A vote teed up for Friday was big.", "2019-07-12", date(2019, 7, 12), date(2019, 7, 12)),
    (
        "They could push a deal past October 17.",
        "2019-10-17",
        date(2019, 10, 17),
        date(2019, 10, 17),
    ),
    ("He promised it back in September.", "2018-09", date(2018, 9, 1), date(2018, 9, 30)),
    ("They will go back on Monday.", "2019-07-15", date(2019, 7, 15), date(2019, 7, 15)),
    ("It tore the roof off Tuesday.", "2019-07-09", date(2019, 7, 9), date(2019, 7, 9)),
]


@pytest.mark.parametrize("case", DATES, ids=[case[0] for case in DATES])
def test_dates_have_a_value_and_bounds(case: tuple[str, str, date, date]) -> None:
    expected = ("DATE", *case[1:])
    columns = ("timex_type", "timex_value", "earliest", "latest")
    assert found_in(case[0]).select(columns).rows() == [expected]


OTHERS = [
    ("It took more than four hours.", "DURATION", "PT4H", "MORE_THAN"),
    ("It stood for almost two decades.", "DURATION", "P20Y", "LESS_THAN"),
    ("It took 2 1/2 years.", "DURATION", "P2Y6M", None),
    ("It opens every Monday.", "SET", "XXXX-WXX-1", None),
    ("They call twice a week.", "SET", "P1W", None),
    ("He spoke on Tuesday night.", "TIME", "2019-07-09TNI", None),
    ("He spoke at 10:35 a.m. on Monday.", "TIME", "2019-07-08T10:35", None),
    ("It fell in early 2018.", "DATE", "2018", "START"),
    ("It is due around 2030.", "DATE", "2030", "APPROX"),
    ("They hope for the near future.", "DATE", "FUTURE_REF", None),
    ("It fell in recent years.", "DATE", "PAST_REF", None),
    ("It came on 23/Sep/2020.", "DATE", "2020-09-23", None),
    ("It came on 20200923.", "DATE", "2020-09-23", None),
    ("It came in 2015-3.", "DATE", "2015-03", None),
    ("It came in August two thousand and five.", "DATE", "2005-08", None),
    ("It came on January twenty five nineteen eighty six.", "DATE", "1986-01-25", None),
    ("He was born in April of 87.", "DATE", "1987-04", None),
    ("They met on Wednesday the 17th.", "DATE", "2019-07-17", None),
    ("It is due on the 15th day of next month.", "DATE", "2019-08-15", None),
    ("It is due two weeks before Christmas.", "DATE", "2019-12-11", None),
    ("It begins on Labor Day 2021 weekend.", "DATE", "2021-W35-WE", None),
    ("It is due Monday two weeks from now.", "DATE", "2019-07-22", None),
    ("They meet tonight at seven.", "TIME", "2019-07-10T19:00", None),
    ("It took 2 years 1 month and 3 days.", "DURATION", "P2Y1M3D", None),
    ("It took one day and two hours.", "DURATION", "P1DT2H", None),
    ("It is down in the year to date.", "DATE", "2019", None),
    ("It took almost an hour and 20 minutes.", "DURATION", "PT1H20M", "LESS_THAN"),
    ("Births are the fewest in a year.", "DURATION", "P1Y", None),
    ("It will be the best in a year.", "DATE", "2020", None),
    ("The boy is a six-year-old.", "DURATION", "P6Y", None),
    ("They fly on Tuesday nights.", "SET", "XXXX-WXX-2TNI", None),
    ("It fell through the nineties.", "DATE", "199", None),
    ("It ended in the eighteen sixties.", "DATE", "186", None),
    ("They stayed until mid afternoon.", "TIME", "2019-07-10TAF", "MID"),
    ("It rained in past years.", "DATE", "PAST_REF", None),
    ("They left a few years ago.", "DATE", "PAST_REF", None),
    ("They left a couple of years ago.", "DATE", "2017", None),
    ("It grew at least the first two quarters of 2018.", "DATE", "2018-H1", "EQUAL_OR_MORE"),
]


@pytest.mark.parametrize("case", OTHERS, ids=[case[0] for case in OTHERS])
def test_other_kinds(case: tuple[str, str, str, str | None]) -> None:
    columns = ("timex_type", "timex_value", "timex_mod")
    assert found_in(case[0]).select(columns).rows() == [case[1:]]


BACK = [
    ("He came on Monday. That night he left.", "2019-07-08TNI"),
    ("He came on Monday. The next morning he left.", "2019-07-09TMO"),
    ("The index rose on Friday from the previous Friday.", "2019-06-28"),
    ("They met on Monday and the following Tuesday.", "2019-07-09"),
    ("It began in 1995 and on Monday. That day it ended.", "2019-07-08"),
]


@pytest.mark.parametrize("case", BACK, ids=[case[0] for case in BACK])
def test_days_refer_to_the_day_before(case: tuple[str, str]) -> None:
    assert found_in(case[0])["timex_value"].to_list()[-1] == case[1]


NO_TIMES = [
    "You may march to the second house.",
    "A 2,000-strong force held the 747.",
    "The 30 February 2019 edition.",
    "It read 25:99 and 1,2,3,4.",
    "They won 3-2 on Route 1990.",
    "May I come in?",
    "It came on Feb 30 2019.",
    "It came on 20190230.",
    "It earns $5 million a year.",
    "Iraq imports three-quarters of its food.",
    "A six-year-old boy came.",
    "He met Jan Kavan.",
]


@pytest.mark.parametrize("text", NO_TIMES, ids=NO_TIMES)
def test_other_words_are_no_times(text: str) -> None:
    assert found_in(text)["text"].to_list() == []


BEFORE_OTHER_WORDS = {
    "They met on Monday. It rained.": "Monday",
    "They met in March. It rained.": "March",
    "They met in Sept. and left.": "Sept.",
    "They met at 7 p.m. and left.": "7 p.m.",
    "They met in May. 5 people came.": "May",
    "They left after last week's vote.": "last week",
    "They left after this year\u2019s vote.": "this year",
}


def test_no_time_crosses_a_full_stop() -> None:
    found = read_times("It closed in November. In 2010 it fell. They came Monday. May 5 was hot.")
    assert found["text"].to_list() == ["November", "2010", "Monday", "May 5"]


def test_time_ends_before_other_words() -> None:
    found = [found_in(text)["text"].to_list() for text in BEFORE_OTHER_WORDS]
    assert found == [[time] for time in BEFORE_OTHER_WORDS.values()]
