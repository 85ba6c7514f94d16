import pytest

from tests.times import values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He died on Tuesday. "I lost a friend today," she said.', ["2019-07-09", "2019-07-09"]),
        ('He died on Tuesday. "I saw him last night," she said.', ["2019-07-09", "2019-07-08TNI"]),
        ("He died on Tuesday. She arrived today.", ["2019-07-09", "2019-07-10"]),
        ('"I arrived today," she said.', ["2019-07-10"]),
    ],
)
def test_today_in_a_quotation_is_the_day_of_the_news(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected
