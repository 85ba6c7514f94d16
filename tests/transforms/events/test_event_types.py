"""Event types: which words express an event, and of which type."""

import pytest

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventSenses, EventTriggers, EventTypes
from tests.parses import events_in, participants_in


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("France blasted Turkey over the delay.", "ACCUSE"),
        ("Macron travelled to Turkey on Monday.", "CONSULT"),
        ("Russia levied taxes on Ukraine.", "SANCTION"),
        ("Russia meddled in Ukraine.", "COERCE"),
        ("Senators applauded the ceasefire in Yemen.", "SUPPORT"),
    ],
)
def test_verbs_of_newswire_have_a_type(text: str, event_type: str) -> None:
    assert (event_type, "actual") in events_in(text)


def test_sentence_without_a_frame_has_no_event() -> None:
    assert events_in("Russia is a large country in the north of Asia.") == []


def test_every_type_of_a_trigger_is_declared() -> None:
    types = set(read(EventTypes)["event_type"])

    assert set(read(EventTriggers)["event_type"].drop_nulls()) <= types


@pytest.mark.parametrize(
    "text",
    [
        "The new tax rate will silence the critics of Arcadia.",
        "Japan struck a friendly tone on Monday.",
        "The court met the deadline on Friday.",
        "Throw the ministers out of Arcadia!",
        "The impeachment inquiry began on Monday.",
        "Mr Abel beat Ms Baker in the primary on Tuesday.",
        "The Example Bank rounded out the top five.",
        "Mr Smith may moderate his views on Iran.",
        "Mr Smith campaigned for the presidency in 2008.",
        "Mr Smith declined to comment on Iran.",
        "Mr Smith walked out on the porch.",
        "The noise drowned out the speech by Mr Smith.",
        "Mr Smith has a deep conviction that Japan is great.",
        "Safety rules are often ignored in China.",
        "Japan agrees with France that the dispute should be resolved.",
    ],
)
def test_figurative_and_nominal_uses_are_no_events(text: str) -> None:
    assert events_in(text) == []


def test_lexicon_lists_figures_of_speech() -> None:
    entries = read(EventTriggers)

    assert entries.filter(entries["event_type"].is_null()).height > 50
    assert entries.height > 1300


def test_talks_are_an_event_but_a_talk_is_not() -> None:
    assert events_in("The talks between China and Japan ended on Monday.") == [
        ("CONSULT", "actual")
    ]
    assert events_in("Mr Smith gave a talk in Japan.") == []


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Mr Smith attacked Ms Jones on Twitter.", "ACCUSE"),
        ("Rebels attacked Ms Jones in Syria.", "ASSAULT"),
        ("Yesterday he attacked Ms Jones on Twitter.", "ACCUSE"),
        ("Mr Smith fired Ms Jones on Monday.", "DISMISS"),
        ("Mr Smith asked China to leave.", "REQUEST"),
        ("Mr Smith clashed over taxes on Monday.", "ACCUSE"),
    ],
)
def test_sides_decide_the_type(text: str, event_type: str) -> None:
    assert event_type in {kind for kind, _ in events_in(text)}


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Soldiers cordoned off the roads in Syria.", "COERCE"),
        ("Japan has reasserted its friendship with China.", "SUPPORT"),
        ("The deal led to a reconciliation between China and Japan.", "AGREE"),
        ("Mr Smith rounded up rebels in Syria.", "COERCE"),
        ("Mr Smith pushed back for days against Iran.", "REJECT"),
        ("Delegates from Iran walked out of the talks.", "REJECT"),
        ("Japan threatened tariffs on Chinese goods.", "THREATEN"),
        ("Japan gave three million masks to Syria.", "AID"),
        ("Japan gave $5 million to Syria.", "AID"),
    ],
)
def test_complement_decides_the_type(text: str, event_type: str) -> None:
    assert event_type in {kind for kind, _ in events_in(text)}


def test_object_includes_its_number() -> None:
    assert ("object", "$5 million") in participants_in("Japan gave $5 million to Syria.")


def test_demand_of_a_protest_is_no_second_event() -> None:
    text = "Students from Iran held a rally to protest against China."

    assert events_in(text) == [("PROTEST", "actual")]
    assert ("recipient", "country:CHN") in participants_in(text)


def test_every_sense_belongs_to_a_trigger() -> None:
    senses, words = (set(read(schema)["lemma"]) for schema in (EventSenses, EventTriggers))

    assert senses <= words


def test_support_of_a_failed_plan_is_a_fact() -> None:
    text = "The plan, backed by Mr Smith, failed on Monday."

    assert ("SUPPORT", "actual") in events_in(text)


def test_opposed_to_is_active_and_opposed_by_passive() -> None:
    assert participants_in("Japan was opposed to the plan.") == {
        ("actor", "country:JPN"),
        ("object", "plan"),
    }
    assert ("recipient", "country:JPN") in participants_in("Japan was opposed by China.")


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Rockets fired by Hamas hit Israel.", "MOBILIZE"),
        ("The talks held by Russia and Syria failed.", "CONSULT"),
        ("A deal reached by Iran and France is fragile.", "AGREE"),
    ],
)
def test_noun_before_a_participle_is_its_object(text: str, event_type: str) -> None:
    assert events_in(text)[0] == (event_type, "actual")


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Gunmen attacked a hotel in Mogadishu on Friday.", "ASSAULT"),
        ("Protesters stormed the parliament in Tbilisi.", "ASSAULT"),
        ("Trump's attacks on the media continued.", "ACCUSE"),
        ("Mr Smith attacked the police.", "ACCUSE"),
    ],
)
def test_attacks_by_a_named_person_are_verbal(text: str, event_type: str) -> None:
    assert events_in(text) == [(event_type, "actual")]
