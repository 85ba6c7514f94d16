import pytest

from newsfacts.transforms.relations.relations import Relations
from tests.parses import facts, facts_of_batch


def related(text: str) -> set[tuple[object, ...]]:
    return {
        (r["subject_id"], str(r["predicate"]), r["object_id"] or r["object_text"])
        for r in facts(Relations, text)
    }


def test_place_is_located_in_the_place_after_the_comma() -> None:
    found = related("The fire broke out in Chicago, Illinois, on Monday.")

    assert ("gpe:chicago", "located_in", "gpe:illinois") in found


def test_country_operates_the_product_in_its_possessive() -> None:
    found = related("Russia's Glonass satellites were launched on Monday.")

    assert ("product:glonass", "operated_by", "country:RUS") in found


def test_passive_of_lead_relates_subject_and_agent() -> None:
    found = related("They docked at the International Space Station, led by the US.")

    assert ("product:international-space-station", "led_by", "country:USA") in found


def test_name_in_brackets_is_an_alias() -> None:
    found = related("The National Example Agency (NEA) met on Monday.")

    assert ("org:national-example-agency", "alias", "NEA") in found


def test_conjoined_names_are_not_related() -> None:
    assert related("China and Russia met on Monday.") == set()


def test_country_after_a_comma_does_not_contain_a_country() -> None:
    assert not related("Benin, Nigeria join the trade bloc.")


def test_region_after_a_comma_does_not_contain_a_region() -> None:
    assert not related("They voted in Iowa, New Hampshire and Nevada on Monday.")


def test_predicate_noun_member_relates_its_subject() -> None:
    belongs = ("member_of", "org:us-congress")
    texts = [
        "Al Green became a member of Congress in May.",
        "Al Green is a member of Congress.",
        "Al Green, a member of Congress, left in May.",
    ]

    assert {found[1:] for text in texts for found in related(text)} == {belongs}
    assert not related("Al Green courted members of Congress in May.")


def test_name_before_an_investigation_is_not_its_subject() -> None:
    found = related("The Ukraine investigation was led by Al Green in May.")

    assert "country:UKR" not in {subject for subject, _, _ in found}


def test_object_may_be_named_before_its_noun() -> None:
    found = related("The Long March-5 rocket, carrying the Chang'e-5 lunar probe, took off.")

    assert ("product:long-march-5", "carries", "product:chang-e-5") in found


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Mike Pompeo, 56, left on Monday.", ("person:mike-pompeo", "age", "56")),
        ("The 56-year-old Mike Pompeo left.", ("person:mike-pompeo", "age", "56")),
        (
            "Ann Example's husband, Bo Sample, left on Monday.",
            ("person:ann-example", "spouse", "person:bo-sample"),
        ),
        (
            "Rand Paul (R-Ky.) left the room on Monday.",
            ("person:rand-paul", "party", "org:republican-party"),
        ),
        (
            "The Democratic mayor Muriel Bowser left on Monday.",
            ("person:muriel-bowser", "party", "org:democratic-party"),
        ),
        (
            "Carl Lipo of Binghamton University left on Monday.",
            ("person:carl-lipo", "employer", "org:binghamton-university"),
        ),
        (
            "The Japanese brokerage Nomura Securities closed on Monday.",
            ("org:nomura-securities", "based_in", "country:JPN"),
        ),
        (
            "Belarus's Foreign Ministry protested on Monday.",
            ("org:foreign-ministry-blr", "part_of", "country:BLR"),
        ),
    ],
)
def test_words_beside_a_name_tell_age_family_party_and_work(
    text: str, relation: tuple[str, ...]
) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Russia's embattled oil giant Yukos left the market on Monday.",
            ("org:yukos", "based_in", "country:RUS"),
        ),
        (
            "They met in Lebanon's eastern Bekaa Valley on Monday.",
            ("loc:bekaa-valley", "located_in", "country:LBN"),
        ),
        (
            "Harvard University's School of Public Health opened on Monday.",
            ("org:school-of-public-health", "part_of", "org:harvard-university"),
        ),
        ("CNN's Wolf Blitzer left on Monday.", ("person:wolf-blitzer", "employer", "org:cnn")),
        (
            "John Lydon's Public Image Ltd played in London on Monday.",
            ("org:public-image-ltd", "led_by", "person:john-lydon"),
        ),
        (
            "Siemens, a German company, left the market on Monday.",
            ("org:siemens", "based_in", "country:DEU"),
        ),
        (
            "Shawn Bond, a student from Louisville, left on Monday.",
            ("person:shawn-bond", "resident_of", "gpe:louisville"),
        ),
        (
            "German firms including Siemens and Daimler left Iran on Monday.",
            ("org:daimler", "based_in", "country:DEU"),
        ),
        (
            "Mosul, in northern Iraq, was quiet on Monday.",
            ("gpe:mosul", "located_in", "country:IRQ"),
        ),
        (
            "Patients came from the towns of Beni, Butembo and Mangina in Uganda.",
            ("gpe:butembo", "located_in", "country:UGA"),
        ),
        (
            "Al Green, a candidate for the Senate, left on Monday.",
            ("person:al-green", "candidate_for", "Senate"),
        ),
        (
            "Al Green ran for mayor of Chicago.",
            ("person:al-green", "candidate_for", "mayor of Chicago"),
        ),
        (
            "The Federal Office of Rivers, or FOR, met on Monday.",
            ("org:federal-office-of-rivers", "alias", "FOR"),
        ),
        (
            "The Premier League side Tottenham Hotspur won on Monday.",
            ("org:tottenham-hotspur", "member_of", "org:premier-league"),
        ),
    ],
)
def test_words_around_two_names_relate_them(text: str, relation: tuple[str, ...]) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gardner's Democratic challenger left on Monday.",
        "Russia's Gazprom deal failed on Monday.",
        "Bill Clinton's National Security Council met on Monday.",
    ],
)
def test_modifier_behind_a_possessive_is_not_owned(text: str) -> None:
    assert related(text) == set()


def test_object_of_a_reversed_relation_is_the_word_that_names_it() -> None:
    (row,) = facts(Relations, "The Example Agency was founded by Ann Sample.")

    assert (row["subject_id"], row["predicate"], row["object_text"]) == (
        "person:ann-sample",
        "founder_of",
        "Example Agency",
    )


def test_relation_is_found_again_in_another_sentence() -> None:
    rows = facts(Relations, "They met in Tyler, Texas, on Monday. Tyler, Texas, was quiet.")

    assert [row["sentence_no"] for row in rows] == [0, 1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The attack killed a 67-year-old", "Ann Example left on Monday."),
        ("Officials closed the Philippines' largest network", "Britain left on Monday."),
        ("The bank is Hong Kong-based", "Ann Example left on Monday."),
        ("He joined the Example Treaty Organization (", "ETO) said it would leave."),
    ],
)
def test_articles_of_a_batch_are_not_related(before: str, after: str) -> None:
    assert facts_of_batch(Relations, before, after) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Example left on Monday. A man died at the age of 67.",
        "Officials left Hong Kong. Based on that, Ann Example resigned.",
        "The attack killed a 67-year-old\n\nAnn Example left on Monday.",
    ],
)
def test_sentences_are_not_related(text: str) -> None:
    assert related(text) == set()
