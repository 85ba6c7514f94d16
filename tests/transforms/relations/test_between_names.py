import pytest

from newsfacts.transforms.relations.relations import Relations
from tests.parses import facts


def related(text: str) -> set[tuple[object, ...]]:
    return {
        (r["subject_id"], str(r["predicate"]), r["object_id"] or r["object_text"])
        for r in facts(Relations, text)
    }


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Qasem Soleimani, head of the Quds Force, died on Monday.",
            ("org:quds-force", "led_by", "person:qassem-soleimani"),
        ),
        (
            "Phil Chetwynd, director of global news for AFP, spoke on Monday.",
            ("person:phil-chetwynd", "employer", "org:agence-france-presse"),
        ),
        (
            "Qasem Soleimani, naïve head of the Quds Force, died on Monday.",
            ("org:quds-force", "led_by", "person:qassem-soleimani"),
        ),
    ],
)
def test_words_between_two_names_relate_them(text: str, relation: tuple[str, ...]) -> None:
    assert relation in related(text)
