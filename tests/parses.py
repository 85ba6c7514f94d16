"""Frozen parses: the rules on grammar are tested on these, so that no test of them needs a model.

    python -m tests.parses        parses anew every text that a test asks for, into parses.tsv

A text that is not in the file is parsed by the model when a test asks for it.
"""

import ast
import re
from functools import cache
from pathlib import Path

import polars as pl

from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.events.event_participants import EventParticipants
from newsfacts.transforms.events.events import Events
from newsfacts.transforms.registry import build
from newsfacts.transforms.table import Table
from tests.support import given

FILE = Path(__file__).with_name("parses.tsv")
#: A string of the tests is a text to parse when it is a sentence.
SENTENCE = re.compile(r'^["“]?[A-Z].* .*[.!?]["”]?$')


def facts(schema: type[Table], text: str) -> list[dict[str, object]]:
    """Build one table of a text from its frozen parse."""
    stored: dict[type[Table], pl.DataFrame] = {Tokens: frozen(text)}
    built = build(*given(text), wanted=[schema, Articles], stored=stored)
    return schema.validate(built[schema], cast=True).to_dicts()


def frozen(text: str) -> pl.DataFrame:
    """Give the parse of a text."""
    mine = frozen_parses().filter(pl.col("parsed") == text).drop("parsed")
    return mine if mine.height else parse(text)


def parse(text: str) -> pl.DataFrame:
    """Parse a text with the model."""
    return build(*given(text), wanted=[Tokens])[Tokens]


@cache
def frozen_parses() -> pl.DataFrame:
    schema = {"parsed": pl.String(), **Tokens.create_empty().schema}
    if not FILE.exists():
        return pl.DataFrame(schema=schema)
    return pl.read_csv(FILE, separator="\t", schema=schema)


def asked() -> list[str]:
    """Find the sentences in the tests that read parses."""
    files = Path(__file__).parent.glob("transforms/**/test_*.py")
    trees = [
        ast.parse(text) for file in sorted(files) if "tests.parses" in (text := file.read_text())
    ]
    strings = [
        node.value
        for tree in trees
        for statement in tree.body
        if not isinstance(statement, ast.Expr)  # a docstring
        for node in ast.walk(statement)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return [*dict.fromkeys(text for text in strings if SENTENCE.match(text))]


def told(text: str) -> list[tuple[object, object]]:
    """Give type and factuality of each event of a text."""
    return [(r["event_type"], str(r["factuality"])) for r in facts(Events, text)]


def parts(text: str) -> set[tuple[str, object]]:
    """Give the role of each participant of a text's events, with its entity or its words."""
    return {(str(r["role"]), r["entity_id"] or r["text"]) for r in facts(EventParticipants, text)}


if __name__ == "__main__":
    parses = [parse(text).select(pl.lit(text).alias("parsed"), pl.all()) for text in asked()]
    pl.concat(parses).write_csv(FILE, separator="\t")
