import pytest

from tests.times import read_times

NONE = [
    "The six-year-old boy left.",
    'Officials said on ABC\'s "This Week" so.',
    "He spoke on CBS's \u2018\u201860 Minutes.\u2019\u2019",
    'It is a film, "High Noon."',
    "She reads USA Today.",
    "Prices rise 8.5% annually.",
    "It makes 10,000 units annually.",
    "He said that Sun's profit rose.",
    "It paid $9/11 for each.",
    "The strong current of the river was too much.",
    "It has a current of ten amps.",
    "The Women's March and the March for Life filled the streets.",
    "He told the Daily Caller and the Weekly Example so.",
]
SOME = [
    ('He told us "this week" again.', "this week"),
    ('"Today we march," he said.', "Today"),
    ('He said: "Last Monday was bad."', "Last Monday"),
    ("They meet annually.", "annually"),
    ("Its current plan is old.", "current"),
    ("The company's March report was late.", "March"),
    ("Daily Covid cases rose.", "Daily"),
    ("It has a rate of 15 a year.", "a year"),
    ("The loss fell to $4.10 a year ago.", "a year ago"),
    ("Bonds due 1993 fell.", "1993"),
    ("The towers fell on 9/11, and 7/7 struck London.", "9/11"),
    ("The company's 1989 results fell.", "1989"),
    ("They came at 7 p.m. and left by 9 p.m. that Sunday.", "7 p.m."),
]
TEXTS = [*NONE, *(text for text, _ in SOME)]


@pytest.mark.parametrize("number", range(len(NONE)), ids=NONE)
def test_lookalikes_are_no_times(number: int) -> None:
    assert read_times(*TEXTS).filter(article_id=f"{number:03}")["text"].to_list() == []


@pytest.mark.parametrize("number", range(len(SOME)), ids=[text for text, _ in SOME])
def test_times_near_lookalikes_are_found(number: int) -> None:
    found = read_times(*TEXTS).filter(article_id=f"{len(NONE) + number:03}")["text"].to_list()
    assert found[0] == SOME[number][1]
