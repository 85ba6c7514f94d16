"""Events: who does what to whom."""

import pytest

from tests.parses import events_in, participants_in


def test_subject_is_actor_and_object_recipient() -> None:
    text = "Russian forces attacked Ukraine on Monday."

    assert events_in(text) == [("ASSAULT", "actual")]
    assert participants_in(text) == {("actor", "country:RUS"), ("recipient", "country:UKR")}


def test_passive_swaps_actor_and_recipient() -> None:
    assert participants_in("Ukraine was invaded by Russia in 2022.") == {
        ("actor", "country:RUS"),
        ("recipient", "country:UKR"),
    }


def test_everyone_in_a_meeting_is_an_actor() -> None:
    assert participants_in("China held talks with Japan.") == {
        ("actor", "country:CHN"),
        ("actor", "country:JPN"),
    }


def test_support_verb_and_its_noun_are_one_event() -> None:
    text = "The United States imposed sanctions on Iran."

    assert events_in(text) == [("SANCTION", "actual")]
    assert ("recipient", "country:IRN") in participants_in(text)


def test_thing_acted_upon_is_an_object() -> None:
    assert ("object", "plan") in participants_in("Russia criticized the plan.")


def test_object_of_accuse_is_the_actor_of_the_accusation() -> None:
    text = "Ukraine accused Russia of attacking Poland."

    assert events_in(text) == [("ACCUSE", "actual"), ("ASSAULT", "possible")]
    assert ("actor", "country:RUS") in participants_in(text)


def test_unresolved_participant_keeps_its_phrase() -> None:
    assert participants_in("On Monday they attacked the village in Syria.") == {
        ("actor", "they"),
        ("recipient", "village"),
    }


def test_administration_acts_for_the_person_but_relatives_do_not() -> None:
    assert participants_in("Mr Smith killed his wife.") == {
        ("actor", "person:smith"),
        ("recipient", "his wife"),
    }
    assert ("actor", "person:smith") in participants_in(
        "The Smith administration accused Iran of fraud."
    )


@pytest.mark.parametrize(
    ("whom", "text"),
    [
        ("six others", "Gunmen attacked six others in May."),
        ("his comrades", "The soldier attacked his comrades in May."),
        ("shop", "Gunmen attacked a shop in May."),
        ("herd", "Gunmen attacked a herd in May."),
    ],
)
def test_others_animals_and_buildings_suffer(whom: str, text: str) -> None:
    assert ("recipient", whom) in participants_in(text)


def test_recipient_of_a_request_is_the_actor_of_the_infinitive() -> None:
    assert ("actor", "country:IRN") in participants_in(
        "Mr Smith called on Iran to release the prisoners."
    )
    assert ("actor", "country:CHN") in participants_in("Mr Smith urged China to attack Japan.")


def test_subject_is_recipient_of_a_participle_before_it() -> None:
    text = "Rebuked by China, Japan withdrew its ambassador."

    assert {("actor", "country:CHN"), ("recipient", "country:JPN")} <= participants_in(text)


def test_conjoined_infinitives_share_their_actor() -> None:
    text = "Mr Smith asked China to come back and to attack Japan."

    assert ("ASSAULT", "possible") in events_in(text)
    assert ("actor", "country:CHN") in participants_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "The impeachment of Mr Smith by the Example Party began on Monday.",
        "Prosecutors in Iran sought the indictment of Mr Smith.",
    ],
)
def test_of_phrase_is_recipient_of_an_impeachment(text: str) -> None:
    assert ("recipient", "person:smith") in participants_in(text)


def test_actor_of_a_purpose_clause_depends_on_its_verb() -> None:
    assert ("actor", "person:smith") in participants_in("Mr Smith visited Japan to help China.")
    assert ("actor", "country:JPN") in participants_in("Mr Smith urged Japan to help China.")


def test_adjective_is_no_participant() -> None:
    found = participants_in("The high-profile killing of Mr Smith shocked Japan.")

    assert {entity for role, entity in found if role != "actor"} == {"person:smith"}


def test_demonym_before_a_noun_with_of_is_its_actor() -> None:
    text = "Japan criticized the Chinese killing of Mr Smith."

    assert ("actor", "country:CHN") in participants_in(text)


def test_subject_is_recipient_of_conjoined_participles() -> None:
    text = "If tried and convicted, Mr Smith could leave Japan."

    assert ("actor", "person:smith") not in participants_in(text)
    assert ("recipient", "person:smith") in participants_in(text)


def test_party_before_a_nomination_is_not_its_object() -> None:
    assert ("object", "org:example-party") not in participants_in(
        "Mr Smith sought the Example Party nomination in 2016."
    )


def test_investigator_of_an_attack_is_not_its_actor() -> None:
    found = participants_in("China opened an inquiry into the attack on Japan.")

    assert ("actor", "country:CHN") in found
    assert events_in("China opened an inquiry into the attack on Japan.") == [
        ("ACCUSE", "actual"),
        ("ASSAULT", "actual"),
    ]


def test_platform_is_not_the_recipient() -> None:
    assert ("recipient", "org:twitter") not in participants_in(
        "Mr Smith attacked Ms Jones on Twitter."
    )


def test_dateline_is_no_participant() -> None:
    found = participants_in("OSLO (Reuters) - A man stabbed five people on Monday.")

    assert found == {("actor", "man"), ("recipient", "five people")}


def test_with_phrase_is_a_second_actor() -> None:
    found = participants_in("The Example Bank announced a merger with its rival on Monday.")

    assert found == {("actor", "org:example-bank"), ("actor", "its rival")}


def test_demonym_before_genocide_is_its_recipient() -> None:
    assert participants_in("The Bosnian genocide shocked the world.") == {
        ("recipient", "country:BIH")
    }


@pytest.mark.parametrize(
    ("text", "undergoing", "acting"),
    [
        ("The girls abducted by Boko Haram escaped.", "girls", "org:boko-haram"),
        ("A journalist detained by Iran was released.", "journalist", "country:IRN"),
        ("Syrian rebels backed by Turkey fled.", "country:SYR", "country:TUR"),
        ("The sanctions imposed on Iran by the United States hurt.", "country:IRN", "country:USA"),
    ],
)
def test_noun_before_a_passive_participle_is_its_recipient(
    text: str, undergoing: str, acting: str
) -> None:
    assert {("recipient", undergoing), ("actor", acting)} <= participants_in(text)
