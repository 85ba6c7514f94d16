"""Topics: what an event is about."""

import polars as pl
import pytest

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventTypes, TopicMarkers
from newsfacts.transforms.participants.event_participants import EventParticipants
from newsfacts.transforms.registry import build
from tests.parses import participants_in
from tests.support import given


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Police arrested Mr Abel on suspicion of burglary.", "burglary"),
        ("Arcadia accused Borduria of spying on ministers.", "spying on ministers"),
        ("France demanded that Turkey leave the island.", "leave the island"),
        ("Arcadia urged Borduria to leave the island.", "leave the island"),
        ("The court convicted Mr Abel of fraud, which he denies.", "fraud"),
        ("Mr Abel contracted Ebola in May.", "disease:ebola"),
    ],
)
def test_complement_says_what_an_event_is_about(text: str, topic: str) -> None:
    assert ("topic", topic) in participants_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Mr Abel for an hour.",
        "Police arrested Mr Abel in Oslo.",
        "Rebels attacked the village with rockets.",
    ],
)
def test_other_complements_are_no_topic(text: str) -> None:
    assert "topic" not in {role for role, _ in participants_in(text)}


def test_one_participant_has_one_role() -> None:
    found = participants_in("Arcadia called for a ceasefire.")

    assert len({who for _, who in found}) == len(found)


@pytest.mark.model
def test_example_of_each_marker_has_a_topic() -> None:
    examples = read(TopicMarkers)["example"].to_list()
    participants = build(*given(*examples), wanted=[EventParticipants])[EventParticipants]
    topics = participants.filter(pl.col("role") == "topic")["article_id"]

    assert [e for n, e in enumerate(examples) if f"article-{n}" not in topics] == []


def test_markers_are_of_declared_types() -> None:
    assert set(read(TopicMarkers)["event_type"]) <= set(read(EventTypes)["event_type"])
