"""Words for two that were named before: "the two countries", "both"."""

from newsfacts.transforms.entities.mentions import Mentions
from tests.parses import facts


def test_of_states_that_are_named_as_often_the_nearest_two_are_meant() -> None:
    # They were drawn by lot: a run gave other rows than the next.
    text = (
        "China praised Russia on Monday. Japan criticised Iran on Tuesday. India met Chile on "
        "Friday. Officials from the two countries left on Sunday."
    )
    meant = [row["entity_id"] for row in facts(Mentions, text) if row["text"] == "two countries"]

    assert sorted(map(str, meant)) == ["country:CHL", "country:IND"]
