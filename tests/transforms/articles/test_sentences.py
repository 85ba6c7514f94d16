import pytest
from hypothesis import Phase, settings
from hypothesis import given as always
from hypothesis import strategies as st

from newsfacts.transforms.articles.sentences import Sentences
from newsfacts.transforms.registry import build
from tests.support import facts_of, given

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rained.", "The bridge closed."],
        ["Mr. Example of the U.S. Army left on Nov. 24 at 5 p.m. for Example Inc. of Ohio."],
        ['"It rained all day," she said on Monday.', "The bridge was closed for a week."],
        ["Did it rain?", "It did!", "It rained 3.5 inches."],
    ],
)
def test_sentences_are_split(sentences: list[str]) -> None:
    assert facts_of(Sentences, " ".join(sentences))["text"].to_list() == sentences


def test_a_sentence_never_crosses_a_paragraph() -> None:
    assert facts_of(Sentences, "One and\n\ntwo.")["text"].to_list() == ["One and", "two."]


@settings(max_examples=2, phases=[Phase.generate])
@always(st.lists(st.text(max_size=120), min_size=20, max_size=20))
def test_text_of_a_sentence_is_the_slice_of_its_span(texts: list[str]) -> None:
    raw, words = given(*(text.replace("\r", "") for text in texts))
    found = build(raw, words, wanted=[Sentences])[Sentences]
    whole = dict(words.collect().select("article_id", "text").iter_rows())

    for row in found.iter_rows(named=True):
        assert whole[row["article_id"]][row["start_char"] : row["end_char"]] == row["text"]
