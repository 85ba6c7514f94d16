from datetime import UTC, date, datetime

import pytest

from newsfacts.transforms.articles import language
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.registry import build
from tests.support import facts_of, given


def article(*blocks: str, **stated: object) -> dict[str, object]:
    return build(*given("\n\n".join(blocks), **stated), wanted=[Articles])[Articles].row(
        0, named=True
    )


def bounds(*blocks: str, **stated: object) -> tuple[object, object]:
    row = article(*blocks, **stated)
    return row["published_earliest"], row["published_latest"]


def test_stated_metadata_is_kept() -> None:
    at = datetime(2020, 5, 3, 23, 30, tzinfo=UTC)
    row = article("It rained.", title="Rain", publisher="The Example", published_at=at)

    assert (row["headline"], row["publisher"], row["published_at"]) == ("Rain", "The Example", at)


def test_authors_are_extracted_from_the_byline() -> None:
    row = article("Bridge closes", "By Ann Example and Bo van Sample", "It rained.")

    assert row["authors"] == ["Ann Example", "Bo van Sample"]


def test_without_byline_there_are_no_authors() -> None:
    assert article("It rained.")["authors"] == []


def test_a_stated_day_is_the_only_possible_one() -> None:
    day = date(2020, 5, 3)

    assert bounds("It rained.", published_on=day) == (day, day)


def test_a_copyright_year_bounds_the_publication() -> None:
    found = bounds("It rained.", "Copyright 2019 The Example. All rights reserved.")

    assert found == (date(2019, 1, 1), date(2019, 12, 31))


def test_publication_is_not_before_the_photo() -> None:
    found = bounds(
        "It rained.",
        "The bridge, on November 24. Photo: Example",
        "Copyright 2020 The Example. All rights reserved.",
    )

    assert found == (date(2020, 11, 24), date(2020, 12, 31))


def test_a_dateline_gives_the_day() -> None:
    day = date(2019, 7, 10)

    assert bounds("Bridge closes", "Wednesday, July 10, 2019", "It rained.") == (day, day)


@pytest.mark.parametrize("text", ["It rained.", "It rained in 2003.", "It rained on May 3, 2003."])
def test_day_is_unknown_without_evidence(text: str) -> None:
    assert bounds(text) == (None, None)


def test_nonexistent_day_is_ignored() -> None:
    found = bounds("It rained.", "The bridge on February 30. Photo: Example", "Copyright 2020 A.")

    assert found == (date(2020, 1, 1), date(2020, 12, 31))


def test_publisher_is_extracted_from_notices() -> None:
    notice = "This article originally appeared in the Example Post (EP), a paper."

    assert article("It rained.", notice)["publisher"] == "Example Post"
    assert article("It rained.", "© 2019 The Daily Example, LLC.")["publisher"] == "Daily Example"


def test_language_is_identified_only_with_confidence() -> None:
    english = "The bridge was closed after a storm, officials of the city said on Monday."
    french = "Le pont a été fermé après une tempête, ont annoncé lundi les autorités de la ville."

    assert facts_of(Articles, english, french, "12 34")["language"].to_list() == ["en", "fr", None]


def test_a_text_full_of_small_english_words_is_english_without_asking_the_model(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(text: str) -> None:
        pytest.fail(f"asked about {text}")

    monkeypatch.setattr(language, "_identify", refuse)
    english = "They said that the bridge was closed, and that the mayor would speak this week."

    assert facts_of(Articles, english)["language"].to_list() == ["en"]


def test_a_few_english_words_do_not_make_a_text_english() -> None:
    french = "Le groupe The Who a joué « The Kids Are Alright » et « Who Are You » samedi soir."
    french = f"{french} La salle était pleine, et le public a chanté avec lui pendant deux heures."

    assert facts_of(Articles, french)["language"].to_list() == ["fr"]
