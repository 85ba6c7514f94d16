"""Which articles stand beside an article in its batch changes no row of it."""

from functools import cache

import polars as pl

from newsfacts.transforms.annotator.arcs import Arcs
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.registry import FACTS, build
from newsfacts.transforms.table import Table
from tests.parses import parses, tokens_of
from tests.support import given

Rows = dict[type[Table], set[str]]


@cache
def tokens() -> pl.DataFrame:
    """Give the tokens of all frozen parses, without final marks: headlines have none."""
    last = pl.col("token_no") == pl.col("token_no").max().over("article_id")
    return tokens_of(parses()).filter(~(last & (pl.col("upos") == "PUNCT")))


def rows_in_order(*, turned: bool) -> Rows:
    """Build all facts of all frozen parses, and name the articles alike in either order."""
    size = len(parses())
    ids = {f"article-{n}": f"at-{size - n if turned else n:05}" for n in range(size)}

    def placed(frame: pl.LazyFrame) -> pl.LazyFrame:
        return frame.with_columns(pl.col("article_id").replace_strict(ids))

    raw, texts = map(placed, given(*parses()))
    stored: dict[type[Table], pl.DataFrame] = {
        Tokens: tokens().lazy().pipe(placed).collect(),
        Arcs: Arcs.create_empty(),
    }
    built = build(raw, texts, wanted=FACTS, stored=stored)
    back = {new: f"<{old}>" for old, new in ids.items()}
    named = pl.selectors.string().str.replace_many(back)
    return {
        schema: set(map(repr, built[schema].with_columns(named).sort(pl.all()).rows()))
        for schema in FACTS
        if "article_id" in built[schema].columns
    }


def test_articles_in_another_order_give_the_same_rows() -> None:
    one, other = rows_in_order(turned=False), rows_in_order(turned=True)

    assert {schema: one[schema] ^ other[schema] for schema in one} == {s: set() for s in one}
