"""Words beside, around and between names relate them."""

import pytest

from tests.transforms.relations.related import related


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
            "Ann Example's grandniece, Dora Muster, left on Monday.",
            ("person:ann-example", "family", "person:dora-muster"),
        ),
        (
            "Rand Paul (R-Ky.) left the room on Monday.",
            ("person:rand-paul", "party", "org:republican-party"),
        ),
        (
            "Sen. Ann Example (R., Fla.) met Bo Sample (D., N.J.) on Monday.",
            ("person:bo-sample", "party", "org:democratic-party"),
        ),
        (
            "Brown's (D-OH) bill passed on Monday.",
            ("person:brown", "party", "org:democratic-party"),
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
            ("org:public-image", "led_by", "person:john-lydon"),
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
