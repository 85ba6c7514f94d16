"""How many articles make a batch."""

from pathlib import Path

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.flows.settings import Settings
from newsfacts.flows.staging import part


def sizes(words: list[int], batch_words: int, batch_size: int) -> list[list[int]]:
    settings = Settings(out=Path("out"), batch_words=batch_words, batch_size=batch_size)
    frame = pl.DataFrame({"words": words}, schema={"words": pl.Int64})
    parts = frame.group_by(part=part(settings), maintain_order=True).agg("words")
    return parts["words"].to_list()


def test_long_articles_fill_a_batch_by_their_words_and_short_ones_by_their_number() -> None:
    assert sizes([60, 60, 60, 60], 100, 10) == [[60, 60], [60, 60]]
    assert sizes([1] * 7, 100, 3) == [[1] * 3, [1] * 3, [1]]


@given(st.lists(st.integers(1, 500), max_size=60), st.integers(1, 300), st.integers(1, 20))
def test_every_article_is_in_a_batch_that_is_full_but_for_its_last(
    words: list[int], batch_words: int, batch_size: int
) -> None:
    batches = sizes(words, batch_words, batch_size)
    assert [word for batch in batches for word in batch] == words
    for batch in batches:
        assert len(batch) <= batch_size
        assert len(batch) == 1 or sum(batch[:-1]) < batch_words + max(words)
