"""By which rule an event has its days."""

from newsfacts.transforms.events.events import Events
from tests.parses import facts


def rules_in(text: str) -> dict[object, tuple[bool, object]]:
    """Say of each event of a text whether it has a time, and by which rule."""
    return {
        row["text"]: (row["time_id"] is not None, row["time_rule"] and str(row["time_rule"]))
        for row in facts(Events, text)
    }


def test_the_time_of_its_own_clause_goes_first() -> None:
    assert rules_in("France attacked Spain on 3 May 2020.")["attacked"] == (True, "clause")


def test_a_clause_that_is_joined_shares_its_time() -> None:
    found = rules_in("France attacked Spain on 3 May 2020 and arrested its ambassador.")
    assert found["arrested"] == (True, "clause beside")


def test_a_headline_has_the_time_of_the_event_below_it() -> None:
    found = rules_in("France attacks Spain\n\nFrance attacked Spain on 3 May 2020.")
    assert found["attacks"] == (True, "same event")


def test_another_event_of_the_same_party_lends_no_time() -> None:
    found = rules_in("France praised Italy on 3 May 2020.\n\nFrance accused Spain of lying.")
    assert found["accused"] == (False, None)


def test_a_year_dates_no_other_row() -> None:
    found = rules_in("France attacks Spain\n\nFrance attacked Spain in 2016.")
    assert found["attacks"] == (False, None)
    assert found["attacked"] == (True, "clause")


def test_the_one_day_of_an_incident_dates_all_who_suffer_in_it() -> None:
    text = "Gunmen attacked France on 3 May 2020.\n\nTwo guards were killed."
    assert rules_in(text)["killed"] == (True, "incident")


def test_attacks_on_two_days_are_no_one_incident() -> None:
    text = (
        "France attacked Italy on 3 May 2020. Russian troops attacked Spain on 5 May 2020.\n\n"
        "Two guards were killed."
    )
    assert rules_in(text)["killed"] == (False, None)
