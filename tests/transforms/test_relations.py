from tests.parses import facts
from transforms.relations import Relations


def related(text: str) -> set[tuple[object, ...]]:
    return {
        (r["subject_id"], str(r["predicate"]), r["object_id"] or r["object_text"])
        for r in facts(Relations, text)
    }


def test_a_place_behind_a_place_holds_it() -> None:
    found = related("The fire broke out in Chicago, Illinois, on Monday.")

    assert ("gpe:chicago", "located_in", "gpe:illinois") in found


def test_a_state_operates_the_craft_it_owns() -> None:
    found = related("Russia's Glonass satellites were launched on Monday.")

    assert ("product:glonass", "operated_by", "country:RUS") in found


def test_what_is_led_by_someone_says_so() -> None:
    found = related("They docked at the International Space Station, led by the US.")

    assert ("product:international-space-station", "led_by", "country:USA") in found


def test_a_name_in_brackets_is_an_alias() -> None:
    found = related("The National Example Agency (NEA) met on Monday.")

    assert ("org:national-example-agency", "alias", "NEA") in found


def test_names_side_by_side_are_not_related() -> None:
    assert related("China and Russia met on Monday.") == set()


def test_states_side_by_side_are_in_none_of_each_other() -> None:
    assert not related("Benin, Nigeria join the trade bloc.")
