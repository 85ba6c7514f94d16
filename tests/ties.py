"""Ties written by hand, in place of what the annotator reads, for tests of rules that use them."""

import polars as pl

from newsfacts.transforms.annotator.arcs import Arcs
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.registry import build
from newsfacts.transforms.table import Table
from tests.parses import frozen
from tests.support import given


def facts_with(
    schema: type[Table], text: str, *ties: tuple[str, str, str], score: float = 0.9
) -> list[dict[str, object]]:
    """Give the rows of one table for a text between whose words these ties are read.

    Args:
        schema: The table.
        text: The text, of which there is a frozen parse.
        ties: A word, a label, and the word that the tie leads to.
        score: How likely they are read to be.
    """
    words = frozen(text).with_columns(article_id=pl.lit("article-0"))
    place = {row["text"]: row["token_no"] for row in words.iter_rows(named=True)}
    arcs = [
        ("article-0", "tie", place[begin], place[end], label, score) for begin, label, end in ties
    ]
    stored: dict[type[Table], pl.DataFrame] = {
        Tokens: words,
        Arcs: Arcs.cast(pl.DataFrame(arcs, schema=Arcs.column_names(), orient="row")),
    }
    return build(*given(text), wanted=[schema], stored=stored)[schema].to_dicts()
