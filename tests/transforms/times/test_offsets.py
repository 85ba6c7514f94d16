"""Offsets of any number of any unit, inside and outside the calendar."""

from datetime import date

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.times import read_times

UNITS = ["days", "weeks", "weekends", "months", "quarters", "years", "decades", "centuries"]
FORMS = [
    "It rained {count} {unit} ago.",
    "It will rain in {count} {unit}.",
    "It is the highest in {count} {unit}.",
    "It rained {count} {unit} later.",
    "It rained {count} {unit} after March 3, 2020.",
    "It rained {count} {unit} before Friday.",
    "Over the last {count} {unit} it rained.",
]
COUNTS = st.integers(1, 10**15) | st.sampled_from(["a million", "800,000", "4.5 billion", "two"])


@settings(max_examples=3, deadline=None, phases=[Phase.generate])
@given(
    st.lists(
        st.tuples(st.sampled_from(FORMS), COUNTS, st.sampled_from(UNITS)), min_size=60, max_size=60
    )
)
def test_offsets_stay_inside_the_calendar(
    written: list[tuple[str, int | str, str]],
) -> None:
    texts = [form.format(count=count, unit=unit) for form, count, unit in written]
    found = read_times(*texts)

    assert found.height
    for bound in ("earliest", "latest"):
        assert found[bound].drop_nulls().dt.year().is_between(1, 9999).all()


OUTSIDE = {
    "It is the highest in 800,000 years.": None,
    "It lived 5,000 years ago.": None,
    "It will be gone in 9,000 years.": None,
    "It was built 2,000 years ago.": date(19, 1, 1),
    "It was built 20 centuries ago.": date(19, 1, 1),
}


def test_day_outside_the_calendar_is_unknown() -> None:
    assert read_times(*OUTSIDE)["earliest"].to_list() == [*OUTSIDE.values()]
