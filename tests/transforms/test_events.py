import pytest

from tests.parses import facts
from transforms.agreements import Agreements
from transforms.event_participants import EventParticipants
from transforms.events import Events
from transforms.lexicon import read
from transforms.senses import EventSenses
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
    assert (event_type, "actual") in told(text)


def test_who_is_committed_to_a_value_has_promised_nothing() -> None:
    assert told("The school was committed to diversity.") == []


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


def test_who_is_not_resolved_takes_part_by_their_words() -> None:
    assert parts("On Monday they attacked the village in Syria.") == {
        ("actor", "they"),
        ("recipient", "village"),
    }


def test_a_persons_wife_is_not_the_person_but_the_administration_acts_for_them() -> None:
    assert parts("Mr Smith killed his wife.") == {
        ("actor", "person:smith"),
        ("recipient", "his wife"),
    }
    assert ("actor", "person:smith") in parts("The Smith administration accused Iran of fraud.")


def test_who_is_asked_to_act_acts() -> None:
    assert ("actor", "country:IRN") in parts("Mr Smith called on Iran to release the prisoners.")
    assert ("actor", "country:CHN") in parts("Mr Smith urged China to attack Japan.")


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
    assert factuality in {level for _, level in told(text)}


def test_what_is_refused_was_said_nonetheless() -> None:
    assert ("ACCUSE", "actual") in told("Mr Smith denied the allegations against Iran.")
    assert ("AGREE", "actual") in told("Mr Smith rejected the offer by Iran.")
    assert ("ASSAULT", "negated") in told("Mr Smith denied the attack on Iran.")


def test_talks_are_an_event_and_a_talk_is_none() -> None:
    assert told("The talks between China and Japan ended on Monday.") == [("CONSULT", "actual")]
    assert told("Mr Smith gave a talk in Japan.") == []


def test_a_participle_ahead_is_suffered() -> None:
    text = "Rebuked by China, Japan withdrew its ambassador."

    assert {("actor", "country:CHN"), ("recipient", "country:JPN")} <= parts(text)


def test_who_is_told_to_do_two_things_does_both() -> None:
    text = "Mr Smith asked China to come back and to attack Japan."

    assert ("ASSAULT", "possible") in told(text)
    assert ("actor", "country:CHN") in parts(text)


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
    assert event_type in {kind for kind, _ in told(text)}


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
    assert event_type in {kind for kind, _ in told(text)}


def test_a_vow_to_refuse_is_a_refusal_and_no_promise() -> None:
    assert told("Mr Smith vowed to veto the plan.") == [("REJECT", "planned")]


def test_what_is_given_is_counted() -> None:
    assert ("object", "$5 million") in parts("Japan gave $5 million to Syria.")


@pytest.mark.parametrize(
    "text",
    [
        "The impeachment of Mr Smith by the Example Party began on Monday.",
        "Prosecutors in Iran sought the indictment of Mr Smith.",
    ],
)
def test_who_is_impeached_or_indicted_suffers_it(text: str) -> None:
    assert ("recipient", "person:smith") in parts(text)


def test_who_goes_somewhere_to_help_helps_and_who_is_sent_there_does() -> None:
    assert ("actor", "person:smith") in parts("Mr Smith visited Japan to help China.")
    assert ("actor", "country:JPN") in parts("Mr Smith urged Japan to help China.")


def test_what_a_protest_demands_is_no_second_event() -> None:
    text = "Students from Iran held a rally to protest against China."

    assert told(text) == [("PROTEST", "actual")]
    assert ("recipient", "country:CHN") in parts(text)


def test_an_adjective_is_nobody() -> None:
    found = parts("The high-profile killing of Mr Smith shocked Japan.")

    assert {entity for role, entity in found if role != "actor"} == {"person:smith"}


def test_who_owns_what_is_done_to_another_does_it() -> None:
    text = "Japan criticized the Chinese killing of Mr Smith."

    assert ("actor", "country:CHN") in parts(text)


def test_participles_that_are_joined_are_both_suffered() -> None:
    text = "If tried and convicted, Mr Smith could leave Japan."

    assert ("actor", "person:smith") not in parts(text)
    assert ("recipient", "person:smith") in parts(text)


def test_a_body_before_a_nomination_is_not_nominated() -> None:
    assert ("object", "org:example-party") not in parts(
        "Mr Smith sought the Example Party nomination in 2016."
    )


def test_who_looks_into_an_attack_attacks_nobody() -> None:
    found = parts("China opened an inquiry into the attack on Japan.")

    assert ("actor", "country:CHN") in found
    assert told("China opened an inquiry into the attack on Japan.") == [
        ("ACCUSE", "actual"),
        ("ASSAULT", "actual"),
    ]


def test_who_must_be_told_is_not_asked() -> None:
    assert ("recipient", "country:CHN") in parts("Mr Smith said that China must leave Japan.")
    assert ("recipient", "country:CHN") not in parts("Mr Smith said that China must be told.")


def test_what_is_said_on_a_platform_is_done_to_no_platform() -> None:
    assert ("recipient", "org:twitter") not in parts("Mr Smith attacked Ms Jones on Twitter.")


def test_a_dateline_takes_no_part() -> None:
    found = parts("OSLO (Reuters) - A man stabbed five people on Monday.")

    assert found == {("actor", "man"), ("recipient", "five people")}


def test_a_plan_that_someone_backs_is_backed() -> None:
    text = "The plan, backed by Mr Smith, failed on Monday."

    assert ("SUPPORT", "actual") in told(text)


def test_who_must_do_what_is_demanded_is_asked() -> None:
    assert ("recipient", "country:CHN") in parts("Mr Smith demanded that China leave Japan.")


def test_what_somebody_makes_sure_of_is_refused_by_nobody() -> None:
    assert "REJECT" not in {
        kind for kind, _ in told("They want to make sure that Mr Smith will not support Iran.")
    }


def test_whom_somebody_met_leaves_room_for_the_one_who_met_them() -> None:
    found = parts("The Example Bank announced a merger with its rival on Monday.")

    assert found == {("actor", "org:example-bank"), ("actor", "its rival")}


def test_every_sense_is_one_of_a_trigger() -> None:
    senses, words = (set(read(schema)["lemma"]) for schema in (EventSenses, EventTriggers))

    assert senses <= words


def test_what_has_a_tense_of_its_own_is_not_denied_with_what_it_is_joined_to() -> None:
    told = {
        e["text"]: e["factuality"]
        for e in facts(Events, "She could not meet the premier and has resigned.")
    }

    assert told == {"meet": "negated", "resigned": "actual"}


def test_who_is_opposed_to_something_opposes_it() -> None:
    assert parts("Japan was opposed to the plan.") == {("actor", "country:JPN"), ("object", "plan")}
    assert ("recipient", "country:JPN") in parts("Japan was opposed by China.")


def test_a_people_suffers_the_genocide_that_bears_its_name() -> None:
    assert parts("The Bosnian genocide shocked the world.") == {("recipient", "country:BIH")}


def test_the_parties_of_an_agreement_bear_the_name_that_their_article_gives_most() -> None:
    text = "The mayor of GENEVA left. Geneva and Oslo signed a treaty on Monday."
    (row,) = facts(Agreements, text)

    assert row["parties"] == ["Geneva", "Oslo"]
