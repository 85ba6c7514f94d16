import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from newsfacts.transforms.annotator.annotate import annotate
from newsfacts.transforms.annotator.tokens import Tokens
from tests.transforms.annotator.texts import paragraphs

pytestmark = pytest.mark.model

NEWS = [
    "President Ann Example met officials in Paris on Monday. She didn't speak to Reuters.",
    "Nairobi-based Example Ltd. will buy its rival for $1bn, the company said.",
    "RUSSIA AND CHINA AGREE ON MOON BASE\n\nBoth signed a pact.\n\n“No comment,” he said.",
    "   \n\n...\n\n😀 中文 \0 العربية",
]
HOSTILE = {
    "a word of 100,000 letters": "a" * 100_000,
    "only punctuation": "?!" * 2_000 + "." * 3_000 + "- " * 2_000,
    "emoji": "😀👍🏽🇺🇸👩\u200d🚀" * 400,
    "right to left": "قال الرئيس إن الجسر مغلق. " * 60,
    "CJK": "中国和俄罗斯宣布扩大合作。" * 200,
    "NULs": "a\0b \0\0 c" * 300,
    "lone combining marks": "\u0301\u0302 \u0301a\u0301 " * 300,
    "no sentence end": "word " * 3_000,
    "nothing": "",
    "white space": " \u00a0\u2003\n ",
}


def read(rows: pl.DataFrame, annotator: str = "newsfacts") -> pl.DataFrame:
    """Annotate paragraphs and give the tokens."""
    return annotate(rows, annotator=annotator)[0]


def text_at(article: str, tokens: pl.DataFrame) -> list[str]:
    return [article[a:b] for a, b in tokens.select("start_char", "end_char").iter_rows()]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_with_exact_offsets(name: str) -> None:
    text = f"The bridge is closed.\n\n{HOSTILE[name]}\n\nIt is safe."
    tokens = read(paragraphs(text))
    assert text_at(text, tokens) == tokens["text"].to_list()
    assert tokens["text"].to_list()[-1] == "."


@settings(max_examples=25)
@given(st.lists(st.sampled_from(NEWS) | st.text(max_size=60), min_size=1, max_size=6))
def test_an_article_has_the_same_tokens_and_arcs_whatever_it_is_batched_with(
    articles: list[str],
) -> None:
    together = annotate(paragraphs(*articles))
    apart = [annotate(paragraphs(article)) for article in articles]
    for number, table in enumerate(together):
        alone = pl.concat(
            read[number].with_columns(article_id=pl.lit(f"{article:016d}"))
            for article, read in enumerate(apart)
        )
        assert_frame_equal(table, alone)


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = paragraphs(*NEWS)
    assert_frame_equal(read(rows), read(rows.reverse()))


def test_sentences_end_with_their_paragraph_and_tokens_count_through_the_article() -> None:
    tokens = read(paragraphs(*NEWS))
    sentences = tokens.group_by("article_id", "sentence_no").agg(pl.col("paragraph_no").n_unique())
    assert sentences["paragraph_no"].max() == 1
    numbers = tokens.select(n=pl.int_range(pl.len(), dtype=pl.Int32).over("article_id"))["n"]
    assert tokens["token_no"].to_list() == numbers.to_list()


def test_each_sentence_is_one_tree() -> None:
    tokens = read(paragraphs(*NEWS))
    roots = tokens.filter(pl.col("head_no").is_null())
    assert roots["dep"].unique().to_list() == ["root"]
    sentences = tokens.select("article_id", "sentence_no").unique().height
    assert roots.height == sentences
    heads = tokens.select("article_id", head_no="token_no", head_sentence="sentence_no")
    inside = tokens.join(heads, on=["article_id", "head_no"])
    assert (inside["sentence_no"] == inside["head_sentence"]).all()
    assert inside.height + roots.height == tokens.height


def test_a_subtree_spans_what_depends_on_it() -> None:
    tokens = read(paragraphs("The old bridge over the river is closed."))
    spans = {
        text: (a, b)
        for text, a, b in tokens.select("text", "subtree_start", "subtree_end").iter_rows()
    }
    assert spans["closed"] == (0, 40)
    assert spans["bridge"] == (0, 29)
    assert spans["old"] == (4, 7)


def test_a_plain_sentence_is_read_as_one_would() -> None:
    tokens = read(paragraphs("President Ann Example met Russian officials in Paris on Monday."))
    tags = "PROPN PROPN PROPN VERB ADJ NOUN ADP PROPN ADP PROPN PUNCT"
    assert " ".join(tokens["upos"]) == tags
    named = tokens.filter(pl.col("entity_type").is_not_null())
    assert named.select("text", "entity_type", "entity_start").rows() == [
        ("Ann", "PERSON", 1),
        ("Example", "PERSON", 1),
        ("Russian", "NORP", 4),
        ("Paris", "GPE", 7),
    ]
    assert tokens.row(3, named=True)["lemma"] == "meet"


def test_nothing_gives_an_empty_table() -> None:
    assert_frame_equal(read(paragraphs("").clear()), Tokens.create_empty())


def test_an_unknown_annotator_is_named() -> None:
    with pytest.raises(ValueError, match="no annotator 'magic'"):
        read(paragraphs("Text."), annotator="magic")
