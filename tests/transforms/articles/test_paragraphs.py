import pytest
from hypothesis import given as always
from hypothesis import settings
from hypothesis import strategies as st

from newsfacts.transforms.articles.paragraphs import Paragraphs, paragraphs
from newsfacts.transforms.lexicons.articles import ParagraphRoles
from newsfacts.transforms.lexicons.base import read
from tests.support import facts_of, given


def roles(*blocks: str, **stated: str | None) -> list[str]:
    text = "\n\n".join(blocks)
    return paragraphs(*given(text, **stated)).collect()["role"].to_list()


def test_a_news_article_has_headline_byline_body_and_copyright() -> None:
    found = roles(
        "Bridge closes after storm",
        "By Ann Example",
        "The bridge is unsafe, officials said.",
        "Copyright (c) 2020 The Example. All rights reserved.",
    )

    assert found == ["headline", "byline", "body", "copyright"]


def test_lone_name_is_a_byline_only_after_the_headline() -> None:
    assert roles("Bridge closes", "Ann Example", "It rained.") == ["headline", "byline", "body"]
    assert roles("It rained.", "Ann Example", "It rained.") == ["body", "subheading", "body"]


def test_three_short_lines_in_a_row_are_a_list_and_no_headings() -> None:
    found = roles("It rained.", "Bread", "Milk and eggs", "Old cheese", "It shone.", "Cold", "Dry.")

    assert found == ["body"] * 5 + ["subheading", "body"]


def test_stated_title_is_the_headline() -> None:
    assert roles("It closed.", "More.", title="It closed.") == ["headline", "body"]
    assert roles("Sunday edition", "More.", title="Another") == ["body", "body"]


def test_lone_date_is_a_dateline() -> None:
    assert roles("Bridge closes", "Wednesday, July 10, 2019", "It rained.")[1] == "dateline"


def test_single_sentence_has_no_headline() -> None:
    assert roles("The bridge closed after a storm on Monday") == ["body"]


@pytest.mark.parametrize("entry", read(ParagraphRoles).to_dicts(), ids=lambda e: e["rule"])
def test_each_pattern_matches_its_example(entry: dict[str, str]) -> None:
    assert roles("It rained.", entry["example"], "It rained.")[1] == entry["role"]


def test_headline_without_the_name_of_the_site_is_the_title() -> None:
    found = roles("Old bridge closes", "It rained.", title="Old bridge closes - The Example")

    assert found == ["headline", "body"]


def test_a_short_line_that_comes_back_is_no_text() -> None:
    found = roles("Bridge closes", "ann example", "It rained.", "ann example", "It shone.")

    assert found == ["headline", "other", "body", "other", "body"]


def test_name_of_the_publisher_below_the_headline_is_a_byline() -> None:
    found = roles("Bridge", "Ann Example", "THE EXAMPLE", "It rained.", publisher="The Example")

    assert found == ["headline", "byline", "byline", "body"]


@pytest.mark.parametrize(
    "text",
    [
        "Two ships left the port on Monday, according to Reuters.",
        "The report produced anger in the capital.",
        "He asked readers to follow the money.",
        "More: that is what they want.",
        "With help from the army the town rebuilt its bridge.",
        "With assistance from Norway, the town rebuilt its bridge.",
    ],
)
def test_sentences_with_words_of_notices_are_text(text: str) -> None:
    assert roles("It rained.", text, "It rained.")[1] == "body"


def test_a_text_without_blank_lines_keeps_its_lines_below_a_headline_put_before_it() -> None:
    found = paragraphs(*given("Bridge closes\n\nOne.\nTwo.", title="Bridge closes", body_start=15))

    assert found.collect()["text"].to_list() == ["Bridge closes", "One.", "Two."]


def test_a_text_without_blank_lines_is_split_at_line_ends() -> None:
    found = facts_of(Paragraphs, "One.\nTwo.\r\nThree.".replace("\r", ""))

    assert found["text"].to_list() == ["One.", "Two.", "Three."]


def test_lines_of_one_paragraph_stay_together() -> None:
    found = facts_of(Paragraphs, "One\ntwo.\n \t\n  Three.  \n")

    assert found["text"].to_list() == ["One\ntwo.", "Three."]


@settings(max_examples=20)
@always(st.lists(st.text(max_size=80), max_size=4))
def test_text_of_a_paragraph_is_the_slice_of_its_span(texts: list[str]) -> None:
    raw, words = given(*(text.replace("\r", "") for text in texts))
    found = paragraphs(raw, words).collect()
    whole = dict(words.collect().iter_rows())

    for row in found.iter_rows(named=True):
        assert whole[row["article_id"]][row["start_char"] : row["end_char"]] == row["text"]
        assert row["text"].strip()


@settings(max_examples=20)
@always(st.text(alphabet="ab \n\t.", max_size=60))
def test_no_word_is_lost(text: str) -> None:
    found = paragraphs(*given(text)).collect()

    assert "".join(found["text"]).split() != [] or not text.split()
    assert "".join("".join(found["text"]).split()) == "".join(text.split())


def test_paragraphs_are_numbered_per_article() -> None:
    together = paragraphs(*given("One.\n\nTwo.", "Three.\n\nFour.")).collect()

    assert together["paragraph_no"].to_list() == [0, 1, 0, 1]
    assert together["article_id"].n_unique() == 2
