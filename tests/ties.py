"""Ties written by hand, in place of what the annotator reads, for tests of rules that use them.

Many texts are one batch, for a batch takes as long to build as an article.
"""

from typing import NamedTuple

import polars as pl

from newsfacts.transforms.annotator.arcs import Arcs
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.registry import build
from newsfacts.transforms.table import Table
from tests.parses import tokens_of
from tests.support import given


class Tied(NamedTuple):
    """A text between whose words ties are read."""

    #: There is a frozen parse of it.
    text: str
    #: Each is a word, a label, and the word that the tie leads to.
    ties: tuple[tuple[str, str, str], ...] = ()
    #: How likely they are read to be.
    score: float = 0.9


def facts_with(schema: type[Table], *cases: Tied) -> dict[Tied, list[dict[str, object]]]:
    """Give the rows of one table for each of some texts, with the ties that are read in it."""
    texts = [case.text for case in cases]
    words = tokens_of(texts)
    place = {
        (row["article_id"], row["text"]): row["token_no"] for row in words.iter_rows(named=True)
    }
    arcs = [
        (article, "tie", place[article, begin], place[article, end], label, case.score)
        for article, case in ((f"article-{number}", case) for number, case in enumerate(cases))
        for begin, label, end in case.ties
    ]
    stored: dict[type[Table], pl.DataFrame] = {
        Tokens: words,
        Arcs: Arcs.cast(pl.DataFrame(arcs, schema=Arcs.column_names(), orient="row")),
    }
    rows = build(*given(*texts), wanted=[schema], stored=stored)[schema].to_dicts()
    return {
        case: [row for row in rows if row["article_id"] == f"article-{number}"]
        for number, case in enumerate(cases)
    }
