import pytest

from tests.times import read_times

CASES = [
    ('He died on Tuesday. "I lost a friend today," she said.', ["2019-07-09", "2019-07-09"]),
    ('He died on Tuesday. "I saw him last night," she said.', ["2019-07-09", "2019-07-08TNI"]),
    ("He died on Tuesday. She arrived today.", ["2019-07-09", "2019-07-10"]),
    ('"I arrived today," she said.', ["2019-07-10"]),
]


@pytest.mark.parametrize("number", range(len(CASES)), ids=[text for text, _ in CASES])
def test_today_in_a_quotation_is_the_day_of_the_news(number: int) -> None:
    found = read_times(*(text for text, _ in CASES)).filter(article_id=f"{number:03}")

    assert found["timex_value"].to_list() == CASES[number][1]
