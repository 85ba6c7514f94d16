"""Factuality: whether an event happened, is planned, possible or denied."""

import pytest

from newsfacts.transforms.events.events import Events
from tests.parses import events_in, facts, participants_in


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
    assert events_in(text) == [("LAUNCH", factuality)]


def test_a_promise_of_help_is_an_agreement_and_a_plan_to_attack_a_threat() -> None:
    assert events_in("Japan will send aid to Syria.") == [("AGREE", "planned")]
    assert events_in("Russia will attack Ukraine.") == [("THREATEN", "planned")]


def test_who_is_committed_to_a_value_has_promised_nothing() -> None:
    assert events_in("The school was committed to diversity.") == []


def test_a_plan_beside_an_event_says_nothing_of_it() -> None:
    text = "Japan hopes for peace when China attacked Taiwan."

    assert ("ASSAULT", "actual") in events_in(text)


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("If Iran does not release the prisoners, the talks will end.", "possible"),
        ("No one was killed in Syria.", "negated"),
        ("Without help they would have killed Mr Smith.", "negated"),
        ("Mr Smith vowed never to attack Iran.", "actual"),
        ("Mr Smith was the first leader to visit Iran.", "actual"),
        ("The leaders pressed for the release of prisoners in Syria.", "possible"),
        ("It is wrong to attack Syria.", "possible"),
        ("Mr Smith no longer supports Iran.", "negated"),
        ("Mr Smith was convicted of killing a guard.", "actual"),
        ("Neither China nor Japan attacked Taiwan.", "negated"),
        ("China would have gone further and attacked Japan.", "negated"),
        ("An attack on Japan is unlikely.", "possible"),
        ("China is about to attack Japan.", "planned"),
        ("China kept on attacking Japan.", "actual"),
        ("Mr Smith kept China from attacking Japan.", "negated"),
        ("It is unacceptable that China is attacking Japan.", "actual"),
        ("To reject China, Japan must reject its plan.", "planned"),
        ("Japan chose to help China rather than attack Taiwan.", "negated"),
        ("If they were asked, the Japanese would help China.", "possible"),
        ("Instead of attacking Taiwan, China left.", "negated"),
        ("Mr Smith had to apologize to Japan.", "actual"),
        ("The House of Representatives voted to impeach Mr Smith.", "actual"),
        ("Mr Smith is unwilling to forget the attack on Japan.", "actual"),
        ("Mr Smith called for cutting the budget of Japan.", "possible"),
        ("Mr Smith denied allegations that China attacked Japan.", "possible"),
        ("China came not to attack Taiwan but to help Japan.", "planned"),
        ("The talks will end if China rises and attacks Japan.", "possible"),
        ("It is possible that Arcadia attacked Borduria.", "possible"),
        ("Attacking Iran would be a mistake.", "possible"),
        ("It would be wrong to attack Iran.", "possible"),
        ("Not a single senator backed the bill.", "negated"),
        ("The likelihood of an attack on Iran grew.", "possible"),
    ],
)
def test_what_is_asked_for_judged_or_unreal_is_no_fact(text: str, factuality: str) -> None:
    assert factuality in {level for _, level in events_in(text)}


def test_what_is_refused_was_said_nonetheless() -> None:
    assert ("ACCUSE", "actual") in events_in("Mr Smith denied the allegations against Iran.")
    assert ("AGREE", "actual") in events_in("Mr Smith rejected the offer by Iran.")
    assert ("ASSAULT", "negated") in events_in("Mr Smith denied the attack on Iran.")


def test_who_must_be_told_is_not_asked() -> None:
    assert ("recipient", "country:CHN") in participants_in(
        "Mr Smith said that China must leave Japan."
    )
    assert ("recipient", "country:CHN") not in participants_in(
        "Mr Smith said that China must be told."
    )


def test_who_must_do_what_is_demanded_is_asked() -> None:
    assert ("recipient", "country:CHN") in participants_in(
        "Mr Smith demanded that China leave Japan."
    )


def test_what_somebody_makes_sure_of_is_refused_by_nobody() -> None:
    assert "REJECT" not in {
        kind for kind, _ in events_in("They want to make sure that Mr Smith will not support Iran.")
    }


def test_what_has_a_tense_of_its_own_is_not_denied_with_what_it_is_joined_to() -> None:
    told = {
        e["text"]: e["factuality"]
        for e in facts(Events, "She could not meet the premier and has resigned.")
    }

    assert told == {"meet": "negated", "resigned": "actual"}


def test_a_vow_to_refuse_is_a_refusal_and_no_promise() -> None:
    assert events_in("Mr Smith vowed to veto the plan.") == [("REJECT", "planned")]
