"""Times in texts that are drawn: each is read back, at its place."""

from datetime import date

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.times import read_times

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
PIECES = ["last week ", "9 p.m. ", "May 5", "in 1999, ", "— é ", "\n\n", "\ufdd0"]
FORMS = ["{month} {day}, {year}", "{day} {month} {year}", "{year}-{number:02}-{day:02}"]


@settings(max_examples=3, deadline=None, phases=[Phase.generate])
@given(
    st.lists(
        st.tuples(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS)),
        min_size=40,
        max_size=40,
    )
)
def test_written_date_is_read_back(written: list[tuple[date, str]]) -> None:
    texts = [
        form.format(month=MONTHS[day.month - 1], day=day.day, year=day.year, number=day.month)
        for day, form in written
    ]
    found = read_times(*(f"It happened on {text}." for text in texts))
    assert found["timex_value"].to_list() == [day.isoformat() for day, _ in written]
    assert found["latest"].to_list() == [day for day, _ in written]


@settings(max_examples=3, deadline=None, phases=[Phase.generate])
@given(
    st.lists(
        st.lists(st.text(max_size=30) | st.sampled_from(PIECES), max_size=6),
        min_size=30,
        max_size=30,
    )
)
def test_text_is_the_slice_of_its_span(articles: list[list[str]]) -> None:
    texts = ["".join(pieces) for pieces in articles]
    for row in read_times(*texts).to_dicts():
        assert texts[int(row["article_id"])][row["start_char"] : row["end_char"]] == row["text"]


def test_long_runs_of_time_words() -> None:
    units = ["the ", "1", "last ", "May ", "two ", "1,", "a.m. ", "(", "é "]
    found = read_times(*(unit * (10_000 // len(unit)) for unit in units))
    assert found.height < 10_000 * len(units)
