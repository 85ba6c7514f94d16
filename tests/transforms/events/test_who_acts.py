"""Who acts, where the words before the verb do not say it outright."""

import pytest

from tests.parses import participants_in


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Countries such as France and Italy accused Spain of lying.",
            {"country:FRA", "country:ITA"},
        ),
        (
            "Amnesty International said they had accused Spain of lying.",
            {"org:amnesty-international"},
        ),
        ("France made a decision to arrest the ministers.", {"country:FRA"}),
        ("Hurricane Katrina killed six people in Spain.", set()),
    ],
    ids=["those given as examples", "a body as they", "who makes a decision", "no storm"],
)
def test_who_acts(text: str, actors: set[str]) -> None:
    assert {name for role, name in participants_in(text) if role == "actor"} == actors
