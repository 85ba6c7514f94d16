"""What was broken on purpose, class 3: work that grows faster than an article.

Rows are counted as the joins produce them, before anything is filtered; no clock is looked at.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.entities.entities import Entities
from newsfacts.transforms.registry import ANNOTATED, FACTS, build
from newsfacts.transforms.table import Table
from newsfacts.warehouse.corpus import corpus
from newsfacts.warehouse.entity_rows import rebuilt
from newsfacts.warehouse.memory import in_memory
from tests.support import given

pytestmark = pytest.mark.model

PARAGRAPH = (
    "China and Russia agreed on Monday to cooperate in trade and energy for ten years, Xinhua "
    "reported. Premier Li Song and Ann Example, the mayor of Springfield, said they would sign a "
    'treaty. "It is unsafe," Song said. "We will close it. It costs $2 million," he told the '
    "paper. She praised him. The two countries attacked Ukraine, and both said the other had fired "
    "20 missiles at Kyiv. They plan to launch a satellite by 2030, according to officials who "
    '"had no doubt" that it "would fly".'
)

Frames = dict[type[Table], pl.DataFrame]

#: Columns that count words, sentences, paragraphs or characters of an article.
SHIFTED = {
    "token_no": "tokens",
    "head_no": "tokens",
    "entity_start": "tokens",
    "sentence_no": "sentences",
    "paragraph_no": "paragraphs",
    "start_char": "characters",
    "end_char": "characters",
    "subtree_start": "characters",
    "subtree_end": "characters",
    "from_token": "tokens",
    "to_token": "tokens",
}


@pytest.fixture(scope="module")
def read_once() -> Frames:
    read = build(*given(PARAGRAPH), wanted=ANNOTATED)
    return {schema: read[schema] for schema in ANNOTATED}


def repeated(read: Frames, times: int, *, apart: bool) -> Frames:
    """Repeat what is read within one article, in paragraphs of their own or all in one."""
    tokens = read[Tokens]
    size = {
        "tokens": tokens.height,
        "sentences": tokens["sentence_no"].n_unique(),
        "paragraphs": int(apart),
        "characters": len(PARAGRAPH) + 2,
    }
    return {
        schema: pl.concat(
            frame.with_columns(
                (pl.col(name) + number * size[what]).cast(pl.Int32)
                for name, what in SHIFTED.items()
                if name in frame.columns
            )
            for number in range(times)
        )
        for schema, frame in read.items()
    }


def joined_rows(
    monkeypatch: pytest.MonkeyPatch, read: Frames, times: int, between: str
) -> Counter[str]:
    """Build all facts and count the rows that each function's joins give."""
    text = between.join([PARAGRAPH] * times)
    counted: Counter[str] = Counter()
    plain: Callable[..., pl.LazyFrame] = pl.LazyFrame.join

    def join(left: pl.LazyFrame, *others: object, **how: object) -> pl.LazyFrame:
        import sys  # noqa: PLC0415

        name = sys._getframe(1).f_code.co_qualname

        def count(frame: pl.DataFrame) -> pl.DataFrame:
            counted[name] += frame.height
            return frame

        found = plain(left, *others, **how)
        return found.map_batches(
            count, predicate_pushdown=False, projection_pushdown=False, slice_pushdown=False
        )

    with monkeypatch.context() as patched:
        patched.setattr(pl.LazyFrame, "join", join)
        wanted: list[type[Table]] = [*FACTS]
        build(*given(text), wanted=wanted, stored=read)
    return counted


@pytest.mark.parametrize("apart", [True, False], ids=["paragraphs", "one paragraph"])
def test_break_03_twice_the_words_give_twice_the_rows_of_every_join(
    monkeypatch: pytest.MonkeyPatch, read_once: Frames, *, apart: bool
) -> None:
    between = "\n\n" if apart else "  "
    small, large = (
        joined_rows(monkeypatch, repeated(read_once, times, apart=apart), times, between)
        for times in (20, 40)
    )
    faster = {
        name: (small[name], rows) for name, rows in large.items() if rows > 2.3 * small[name] + 500
    }

    assert sum(small.values()) > 5_000
    assert faster == {}


def test_break_03_articles_are_joined_in_the_order_that_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The optimizer would join 3,750 articles by a country that all name: 14 million rows."""
    reordered = orders_of_joins(monkeypatch)
    build(*given("It rained. China and Russia agreed on a treaty."), wanted=[*FACTS])

    assert len(reordered) > 10
    assert not any(reordered)


def test_break_03_all_batches_are_joined_in_the_order_that_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reordered = orders_of_joins(monkeypatch)
    corpus(Entities, tmp_path)
    for_all = len(reordered)
    with in_memory({}) as con:
        con.execute("CREATE TEMP TABLE touched (entity_id VARCHAR)")
        rebuilt(con)

    assert 0 < for_all < len(reordered)
    assert not any(reordered)


def orders_of_joins(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Note of each query with joins that is made whether they may be made in another order."""
    reordered = []
    plain: Callable[..., pl.DataFrame] = pl.LazyFrame.collect

    def collect(
        frame: pl.LazyFrame,
        optimizations: pl.QueryOptFlags = pl.QueryOptFlags(),  # noqa: B008
        **how: object,
    ) -> pl.DataFrame:
        if "JOIN" in frame.explain(optimized=False):
            reordered.append(optimizations.join_order)
        return plain(frame, optimizations=optimizations, **how)

    monkeypatch.setattr(pl.LazyFrame, "collect", collect)
    return reordered
