from newsfacts.transforms.roles.roles import Roles
from tests.parses import facts


def held(text: str) -> list[tuple[object, ...]]:
    return [
        (r["person_id"], r["title"], r["organization_id"], str(r["status"]))
        for r in facts(Roles, text)
    ]


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
