"""Event types: which words tell an event, and of which kind."""

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
def test_newswire_says_it_in_many_verbs(text: str, event_type: str) -> None:
    assert (event_type, "actual") in events_in(text)


def test_no_frame_gives_no_event() -> None:
    assert events_in("Russia is a large country in the north of Asia.") == []


def test_every_trigger_has_a_type_that_is_declared() -> None:
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
def test_figures_of_speech_things_and_strangers_make_no_events(text: str) -> None:
    assert events_in(text) == []


def test_figures_of_speech_stand_in_the_lexicon() -> None:
    entries = read(EventTriggers)

    assert entries.filter(entries["event_type"].is_null()).height > 50
    assert entries.height > 1300


def test_talks_are_an_event_and_a_talk_is_none() -> None:
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
def test_the_sides_tell_the_sense(text: str, event_type: str) -> None:
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
def test_what_completes_a_word_tells_its_type(text: str, event_type: str) -> None:
    assert event_type in {kind for kind, _ in events_in(text)}


def test_what_is_given_is_counted() -> None:
    assert ("object", "$5 million") in participants_in("Japan gave $5 million to Syria.")


def test_what_a_protest_demands_is_no_second_event() -> None:
    text = "Students from Iran held a rally to protest against China."

    assert events_in(text) == [("PROTEST", "actual")]
    assert ("recipient", "country:CHN") in participants_in(text)


def test_every_sense_is_one_of_a_trigger() -> None:
    senses, words = (set(read(schema)["lemma"]) for schema in (EventSenses, EventTriggers))

    assert senses <= words


def test_a_plan_that_someone_backs_is_backed() -> None:
    text = "The plan, backed by Mr Smith, failed on Monday."

    assert ("SUPPORT", "actual") in events_in(text)


def test_who_is_opposed_to_something_opposes_it() -> None:
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
def test_what_a_participle_describes_completes_it(text: str, event_type: str) -> None:
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
def test_a_named_person_attacks_with_words_and_others_with_arms(text: str, event_type: str) -> None:
    assert events_in(text) == [(event_type, "actual")]
