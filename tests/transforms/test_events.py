import pytest

from tests.parses import facts
from transforms.agreements import Agreements
from transforms.event_participants import EventParticipants
from transforms.events import Events
from transforms.lexicon import read
from transforms.triggers import EventTriggers, EventTypes


def told(text: str) -> list[tuple[object, object]]:
    return [(r["event_type"], str(r["factuality"])) for r in facts(Events, text)]


def parts(text: str) -> set[tuple[str, object]]:
    return {(str(r["role"]), r["entity_id"] or r["text"]) for r in facts(EventParticipants, text)}


def test_who_attacks_whom() -> None:
    text = "Russian forces attacked Ukraine on Monday."

    assert told(text) == [("ASSAULT", "actual")]
    assert parts(text) == {("actor", "country:RUS"), ("recipient", "country:UKR")}


def test_the_passive_turns_the_parts_round() -> None:
    assert parts("Ukraine was invaded by Russia in 2022.") == {
        ("actor", "country:RUS"),
        ("recipient", "country:UKR"),
    }


def test_all_who_meet_are_actors() -> None:
    assert parts("China held talks with Japan.") == {
        ("actor", "country:CHN"),
        ("actor", "country:JPN"),
    }


def test_a_carrying_verb_and_its_noun_are_one_event() -> None:
    text = "The United States imposed sanctions on Iran."

    assert told(text) == [("SANCTION", "actual")]
    assert ("recipient", "country:IRN") in parts(text)


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("China launched a satellite.", "actual"),
        ("China is planning to launch a satellite.", "planned"),
        ("China may launch a satellite.", "possible"),
        ("China has not launched a satellite.", "negated"),
    ],
)
def test_the_words_around_an_event_tell_whether_it_happened(text: str, factuality: str) -> None:
    assert told(text) == [("LAUNCH", factuality)]


def test_a_promise_of_help_is_an_agreement_and_a_plan_to_attack_a_threat() -> None:
    assert told("Japan will send aid to Syria.") == [("AGREE", "planned")]
    assert told("Russia will attack Ukraine.") == [("THREATEN", "planned")]


def test_no_frame_gives_no_event() -> None:
    assert told("Russia is a large country in the north of Asia.") == []


def test_who_agrees_on_what_for_when() -> None:
    text = "China and Russia agreed to cooperate in trade, energy and transport."
    (row,) = facts(Agreements, text)

    assert row["parties"] == ["China", "Russia"]
    assert str(row["status"]) == "agreed"
    assert row["topics"] == ["trade", "energy", "transport"]


def test_every_trigger_has_a_type_that_is_declared() -> None:
    types = set(read(EventTypes)["event_type"])

    assert set(read(EventTriggers)["event_type"].drop_nulls()) <= types


@pytest.mark.parametrize(
    "text",
    [
        "The new tax rate will silence the critics of Arcadia.",
        "Japan struck a friendly tone on Monday.",
        "The court met the deadline on Friday.",
        "They attacked the village in Syria.",
    ],
)
def test_figures_of_speech_things_and_strangers_make_no_events(text: str) -> None:
    assert told(text) == []


def test_a_thing_that_suffers_is_no_recipient() -> None:
    assert ("object", "plan") in parts("Russia criticized the plan.")


def test_who_is_accused_of_it_does_it() -> None:
    text = "Ukraine accused Russia of attacking Poland."

    assert told(text) == [("ACCUSE", "actual"), ("ASSAULT", "possible")]
    assert ("actor", "country:RUS") in parts(text)


def test_a_plan_beside_an_event_says_nothing_of_it() -> None:
    text = "Japan hopes for peace when China attacked Taiwan."

    assert ("ASSAULT", "actual") in told(text)


def test_figures_of_speech_stand_in_the_lexicon() -> None:
    entries = read(EventTriggers)

    assert entries.filter(entries["event_type"].is_null()).height > 50
    assert entries.height > 1300
