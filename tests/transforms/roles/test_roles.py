import pytest

from tests.roles import held


def test_title_before_a_name_is_held_for_the_country_before_it() -> None:
    found = held("Chinese Premier Li Keqiang arrived on Monday.")

    assert found == [("person:li-keqiang", "Premier", "country:CHN", "current")]


def test_counterpart_holds_the_same_title() -> None:
    found = held("Chinese Premier Li Keqiang met his Russian counterpart Mikhail Mishustin.")

    assert ("person:mikhail-mishustin", "Premier", "country:RUS", "current") in found


def test_former_title_has_status_former() -> None:
    found = held("The former military instructor Song Zhongping spoke on Monday.")

    assert found == [("person:song-zhongping", "military instructor", None, "former")]


def test_name_without_title_has_no_role() -> None:
    assert held("Ann Example arrived in Moscow on Monday.") == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "President Barack Obama's national security adviser Ann Example spoke.",
            ["President", "national security adviser"],
        ),
        ("Embattled Rep. Ann Example spoke to immigration bill Sen. Bo Sample.", ["Rep.", "Sen."]),
        ("The unpopular leader Ann Example resigned.", ["leader"]),
        ("Maj. Gen. Ann Example met Lt. Gov. Bo Sample.", ["Maj. Gen.", "Lt. Gov."]),
        ("Coast Guard Director Adm. Bo Sample left.", ["Director", "Adm."]),
        ("The state Sen. Carl Muster met Vice Adm. Bo Sample.", ["state Sen.", "Vice Adm."]),
    ],
)
def test_a_title_has_only_its_own_words(text: str, titles: list[str]) -> None:
    assert [title for _, title, _, _ in held(text)] == titles


def test_a_title_before_a_name_is_not_of_the_name_before_it() -> None:
    found = held("They are businessman Donald Example, retired surgeon Ben Sample and others.")
    assert [(who, title) for who, title, _, _ in found] == [
        ("person:donald-example", "businessman"),
        ("person:ben-sample", "surgeon"),
    ]


def test_relatives_have_no_role() -> None:
    assert held("Great-grandson Carl Muster of the painter spoke to his sister Dora Muster.") == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Israel's defence minister, Ann Sample, left on Monday.",
            ("person:ann-sample", "defence minister", "country:ISR", "current"),
        ),
        (
            "The US and Secretary of State Mike Pompeo agreed on Monday.",
            ("person:mike-pompeo", "Secretary of State", "country:USA", "current"),
        ),
        (
            "President-elect Joe Biden left Washington on Monday.",
            ("person:joe-biden", "President-elect", "country:USA", "designate"),
        ),
        (
            "The US ambassador to the United Nations, Nikki Haley, left on Monday.",
            ("person:nikki-haley", "ambassador to the United Nations", "country:USA", "current"),
        ),
        (
            "US Ambassador to Germany Richard Grenell left Berlin on Monday.",
            ("person:richard-grenell", "Ambassador to Germany", "country:USA", "current"),
        ),
        (
            "Ann Example was the eleventh governor of Ohio.",
            ("person:ann-example", "governor", "gpe:ohio", "former"),
        ),
        (
            "Study co-author Ann Example left on Monday.",
            ("person:ann-example", "co-author", None, "current"),
        ),
        (
            "Sen. Rand Paul (R-Ky.) left the room on Monday.",
            ("person:rand-paul", "Sen.", "gpe:kentucky", "current"),
        ),
        (
            "Sen. Ann Example's (R., Ohio) bill failed on Monday.",
            ("person:ann-example", "Sen.", "gpe:ohio", "current"),
        ),
        (
            "Song Zhongping served as mayor of Chicago.",
            ("person:song-zhongping", "mayor", "gpe:chicago", "former"),
        ),
        (
            "He met the president of the Example Agency, Ann Sample.",
            ("person:ann-sample", "president", "org:example-agency", "current"),
        ),
    ],
)
def test_titles_are_found_around_the_name(text: str, role: tuple[str, ...]) -> None:
    assert role in held(text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Party leader and Prime Minister Boris Johnson left London on Monday.",
            ("person:boris-johnson", "Party leader", None, "current"),
        ),
        (
            "Senators such as Bernie Sanders and Elizabeth Warren voted in Massachusetts.",
            ("person:elizabeth-warren", "Senator", "gpe:massachusetts", "current"),
        ),
        (
            "The ban was lifted by the United States in the presidency of Barack Obama.",
            ("person:barack-obama", "president", "country:USA", "former"),
        ),
        (
            "Ann Sample was the mayor of Chicago until May.",
            ("person:ann-sample", "mayor", "gpe:chicago", "former"),
        ),
        (
            "US Supreme Court Justice John Roberts left on Monday.",
            ("person:john-roberts", "Justice", "org:supreme-court-usa", "current"),
        ),
        (
            "A Foreign Ministry spokesman, Ann Sample, left on Monday.",
            ("person:ann-sample", "spokesman", "org:foreign-ministry", "current"),
        ),
        (
            "He met the head of the Example Agency, General Ann Sample.",
            ("person:ann-sample", "head", "org:example-agency", "current"),
        ),
    ],
)
def test_titles_are_found_in_clauses_lists_and_noun_phrases(
    text: str, role: tuple[str, ...]
) -> None:
    assert role in held(text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Attorney General William Barr left the United States on Monday.",
            ("person:william-barr", "Attorney General", "country:USA", "current"),
        ),
        (
            "Chief Justice John Roberts left Washington on Monday.",
            ("person:john-roberts", "Chief Justice", None, "current"),
        ),
    ],
)
def test_a_title_of_two_nouns_is_one(text: str, role: tuple[str, ...]) -> None:
    assert held(text) == [role]


def test_a_presidency_is_not_that_of_its_holder() -> None:
    assert held("Burundi had no war before Pierre Nkurunziza's presidency.") == [
        ("person:pierre-nkurunziza", "president", "country:BDI", "former")
    ]
