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
def test_words_around_a_trigger_decide_its_factuality(text: str, factuality: str) -> None:
    assert events_in(text) == [("LAUNCH", factuality)]


def test_promised_aid_is_an_agreement_and_a_planned_attack_a_threat() -> None:
    assert events_in("Japan will send aid to Syria.") == [("AGREE", "planned")]
    assert events_in("Russia will attack Ukraine.") == [("THREATEN", "planned")]


def test_commitment_to_a_value_is_no_promise() -> None:
    assert events_in("The school was committed to diversity.") == []


def test_modality_of_the_main_clause_does_not_extend_to_when() -> None:
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
def test_irrealis_contexts(text: str, factuality: str) -> None:
    assert factuality in {level for _, level in events_in(text)}


def test_denied_allegation_and_rejected_offer_are_facts() -> None:
    assert ("ACCUSE", "actual") in events_in("Mr Smith denied the allegations against Iran.")
    assert ("AGREE", "actual") in events_in("Mr Smith rejected the offer by Iran.")
    assert ("ASSAULT", "negated") in events_in("Mr Smith denied the attack on Iran.")


def test_subject_of_a_passive_duty_is_not_the_recipient() -> None:
    assert ("recipient", "country:CHN") in participants_in(
        "Mr Smith said that China must leave Japan."
    )
    assert ("recipient", "country:CHN") not in participants_in(
        "Mr Smith said that China must be told."
    )


def test_subject_of_a_demanded_clause_is_the_recipient() -> None:
    assert ("recipient", "country:CHN") in participants_in(
        "Mr Smith demanded that China leave Japan."
    )


def test_negated_clause_under_make_sure_is_no_refusal() -> None:
    assert "REJECT" not in {
        kind for kind, _ in events_in("They want to make sure that Mr Smith will not support Iran.")
    }


def test_negation_does_not_extend_to_a_conjunct_with_its_own_tense() -> None:
    found = {
        e["text"]: e["factuality"]
        for e in facts(Events, "She could not meet the premier and has resigned.")
    }

    assert found == {"meet": "negated", "resigned": "actual"}


def test_vow_to_veto_is_a_rejection_not_a_promise() -> None:
    assert events_in("Mr Smith vowed to veto the plan.") == [("REJECT", "planned")]
