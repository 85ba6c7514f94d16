"""Quantities in texts that are drawn: each is read back, at its place."""

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.quantities import read_quantities

ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    for scale, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            link = " and " if scale == 100 else " "
            return f"{in_words(number // scale)} {name}" + (link + in_words(rest) if rest else "")
    if number < 20:
        return ONES[number - 1]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[ones - 1]}" if ones else "")


@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(st.lists(st.integers(2, 999_999_999), min_size=25, max_size=25))
def test_number_in_words_is_read_back(numbers: list[int]) -> None:
    found = read_quantities(*(f"There were {in_words(number)} ships." for number in numbers))
    assert found["value"].to_list() == numbers


@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(
    st.lists(
        st.lists(
            st.text(max_size=30)
            | st.sampled_from(["$5 ", "two ", "7-", " per cent", "\n", "é ", "3 ships "]),
            max_size=6,
        ),
        min_size=30,
        max_size=30,
    )
)
def test_text_is_the_slice_of_its_span(articles: list[list[str]]) -> None:
    texts = ["".join(pieces) for pieces in articles]
    for row in read_quantities(*texts).to_dicts():
        text = texts[int(row["article_id"])]
        assert text[row["start_char"] : row["end_char"]] == row["text"]
        if row["measured"]:
            assert text[row["measured_start_char"] : row["measured_end_char"]] == row["measured"]


def test_long_runs_of_number_words() -> None:
    units = ["1,", "two ", "one of "]
    found = read_quantities(*(unit * (5_000 // len(unit)) for unit in units))
    assert 0 < found.height < 5_000 * len(units)
