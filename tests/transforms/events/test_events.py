"""Events: who does what to whom."""

import pytest

from tests.parses import events_in, participants_in


def test_who_attacks_whom() -> None:
    text = "Russian forces attacked Ukraine on Monday."

    assert events_in(text) == [("ASSAULT", "actual")]
    assert participants_in(text) == {("actor", "country:RUS"), ("recipient", "country:UKR")}


def test_the_passive_turns_the_parts_round() -> None:
    assert participants_in("Ukraine was invaded by Russia in 2022.") == {
        ("actor", "country:RUS"),
        ("recipient", "country:UKR"),
    }


def test_all_who_meet_are_actors() -> None:
    assert participants_in("China held talks with Japan.") == {
        ("actor", "country:CHN"),
        ("actor", "country:JPN"),
    }


def test_a_carrying_verb_and_its_noun_are_one_event() -> None:
    text = "The United States imposed sanctions on Iran."

    assert events_in(text) == [("SANCTION", "actual")]
    assert ("recipient", "country:IRN") in participants_in(text)


def test_a_thing_that_suffers_is_no_recipient() -> None:
    assert ("object", "plan") in participants_in("Russia criticized the plan.")


def test_who_is_accused_of_it_does_it() -> None:
    text = "Ukraine accused Russia of attacking Poland."

    assert events_in(text) == [("ACCUSE", "actual"), ("ASSAULT", "possible")]
    assert ("actor", "country:RUS") in participants_in(text)


def test_who_is_not_resolved_takes_part_by_their_words() -> None:
    assert participants_in("On Monday they attacked the village in Syria.") == {
        ("actor", "they"),
        ("recipient", "village"),
    }


def test_a_persons_wife_is_not_the_person_but_the_administration_acts_for_them() -> None:
    assert participants_in("Mr Smith killed his wife.") == {
        ("actor", "person:smith"),
        ("recipient", "his wife"),
    }
    assert ("actor", "person:smith") in participants_in(
        "The Smith administration accused Iran of fraud."
    )


def test_who_is_asked_to_act_acts() -> None:
    assert ("actor", "country:IRN") in participants_in(
        "Mr Smith called on Iran to release the prisoners."
    )
    assert ("actor", "country:CHN") in participants_in("Mr Smith urged China to attack Japan.")


def test_a_participle_ahead_is_suffered() -> None:
    text = "Rebuked by China, Japan withdrew its ambassador."

    assert {("actor", "country:CHN"), ("recipient", "country:JPN")} <= participants_in(text)


def test_who_is_told_to_do_two_things_does_both() -> None:
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
def test_who_is_impeached_or_indicted_suffers_it(text: str) -> None:
    assert ("recipient", "person:smith") in participants_in(text)


def test_who_goes_somewhere_to_help_helps_and_who_is_sent_there_does() -> None:
    assert ("actor", "person:smith") in participants_in("Mr Smith visited Japan to help China.")
    assert ("actor", "country:JPN") in participants_in("Mr Smith urged Japan to help China.")


def test_an_adjective_is_nobody() -> None:
    found = participants_in("The high-profile killing of Mr Smith shocked Japan.")

    assert {entity for role, entity in found if role != "actor"} == {"person:smith"}


def test_who_owns_what_is_done_to_another_does_it() -> None:
    text = "Japan criticized the Chinese killing of Mr Smith."

    assert ("actor", "country:CHN") in participants_in(text)


def test_participles_that_are_joined_are_both_suffered() -> None:
    text = "If tried and convicted, Mr Smith could leave Japan."

    assert ("actor", "person:smith") not in participants_in(text)
    assert ("recipient", "person:smith") in participants_in(text)


def test_a_body_before_a_nomination_is_not_nominated() -> None:
    assert ("object", "org:example-party") not in participants_in(
        "Mr Smith sought the Example Party nomination in 2016."
    )


def test_who_looks_into_an_attack_attacks_nobody() -> None:
    found = participants_in("China opened an inquiry into the attack on Japan.")

    assert ("actor", "country:CHN") in found
    assert events_in("China opened an inquiry into the attack on Japan.") == [
        ("ACCUSE", "actual"),
        ("ASSAULT", "actual"),
    ]


def test_what_is_said_on_a_platform_is_done_to_no_platform() -> None:
    assert ("recipient", "org:twitter") not in participants_in(
        "Mr Smith attacked Ms Jones on Twitter."
    )


def test_a_dateline_takes_no_part() -> None:
    found = participants_in("OSLO (Reuters) - A man stabbed five people on Monday.")

    assert found == {("actor", "man"), ("recipient", "five people")}


def test_whom_somebody_met_leaves_room_for_the_one_who_met_them() -> None:
    found = participants_in("The Example Bank announced a merger with its rival on Monday.")

    assert found == {("actor", "org:example-bank"), ("actor", "its rival")}


def test_a_people_suffers_the_genocide_that_bears_its_name() -> None:
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
def test_who_a_participle_describes_undergoes_it(text: str, undergoing: str, acting: str) -> None:
    assert {("recipient", undergoing), ("actor", acting)} <= participants_in(text)
