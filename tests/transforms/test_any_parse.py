"""Whatever the annotator makes of a text, every table can be built, and every row has its words."""

import json
import random
from functools import cache
from importlib.resources import files

import polars as pl
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from newsfacts.transforms.annotator.arcs import ANTECEDENT, Arcs
from newsfacts.transforms.annotator.labels import NAME_TYPES
from newsfacts.transforms.annotator.meaning_scores import LAYERS
from newsfacts.transforms.annotator.network import shipped
from newsfacts.transforms.annotator.reading import readings
from newsfacts.transforms.annotator.token_table import token_table
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.annotator.words import words
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.paragraphs import Paragraphs
from newsfacts.transforms.registry import build
from newsfacts.transforms.table import Table
from newsfacts.warehouse.row_checks import check
from tests.support import given

pytestmark = pytest.mark.model
TEXT = """Beijing and Moscow agree on a base

Song Zhongping, a former instructor, said on Monday that the two countries would sign a treaty.
They both praised it; "we will launch Spektr-M in 2025," Premier Li Keqiang told Xinhua (XNA).

According to the Paris-based agency, Russia's Roscosmos did not attack its rivals: it accused 40
US soldiers of bombing a $3bn station led by China. Both were killed last week, he added."""
MODEL = files("newsfacts.transforms.annotator") / "model"
LABELS = json.loads((MODEL / "labels.json").read_text("utf8"))
WRONG = 0.2  # share of what is read wrongly


@cache
def read_rightly() -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    paragraphs = build(*given(TEXT), wanted=[Paragraphs])[Paragraphs].sort("paragraph_no")
    found = words(paragraphs.select("text", paragraph=pl.int_range(pl.len(), dtype=pl.UInt32)))
    return paragraphs, found, readings(shipped(), found)[0]


def read_wrongly(seed: int) -> pl.DataFrame:
    """Give the tokens of the text with some tags, names and heads drawn by lot."""
    draw = random.Random(seed)  # noqa: S311 (a draw to test with)
    paragraphs, found, read = read_rightly()
    choices = {**{column: LABELS[labels] for column, labels in TAGS.items()}, "entity_type": TYPES}
    tags = {
        column: [draw.choice(choice) if draw.random() < WRONG else tag for tag in read[column]]
        for column, choice in choices.items()
    }
    moved = pl.Series(moved_heads(read, draw), dtype=pl.Int32)
    wrong = read.with_columns(
        **{column: pl.Series(values, dtype=pl.String) for column, values in tags.items()},
        head_distance=moved,
    )
    return Tokens.validate(token_table(found, paragraphs, wrong), cast=True)


def wrong_arcs(seed: int) -> pl.DataFrame:
    """Give arcs between words drawn by lot."""
    draw = random.Random(seed)  # noqa: S311 (a draw to test with)
    size = read_rightly()[1].height
    rows = [
        {
            "article_id": "article-0",
            "layer": layer,
            "from_token": draw.randrange(size),
            "to_token": draw.randrange(size),
            "label": draw.choice(LABELS_OF[layer]),
            "score": draw.random(),
        }
        for layer in LABELS_OF
        for _ in range(30)
    ]
    arcs = pl.DataFrame(rows, schema_overrides={"score": pl.Float32})
    return Arcs.validate(Arcs.cast(arcs.unique(Arcs.primary_key(), maintain_order=True)))


LABELS_OF = {**LAYERS, "coreference": (ANTECEDENT,)}
TAGS = {"upos": "upos", "xpos": "xpos", "dep": "deps"}
TYPES = [*NAME_TYPES, None]


def moved_heads(read: pl.DataFrame, draw: random.Random) -> list[int]:
    """Hang some words elsewhere: below a word that stood no lower, so that trees stay trees."""
    heads = read["head_distance"].to_list()
    sentence = read["begins_sentence"].cum_sum().to_list()
    depths: list[int] = []
    for word in range(len(heads)):
        above, depth = word, 0
        while heads[above]:
            above, depth = above + heads[above], depth + 1
        depths.append(depth)
    for word, distance in enumerate(heads[:]):
        if distance and draw.random() < WRONG:
            higher = [
                other
                for other, depth in enumerate(depths)
                if depth < depths[word] and sentence[other] == sentence[word]
            ]
            heads[word] = draw.choice(higher) - word
    return heads


@settings(max_examples=3)
@drawn(st.lists(st.integers(0, 1 << 30), min_size=1, max_size=5))
def test_every_table_is_built_from_any_parse(seeds: list[int]) -> None:
    """Build many articles of one text, each read wrongly in its own way."""
    wrong = [
        read_wrongly(seed).with_columns(article_id=pl.lit(f"article-{number}"))
        for number, seed in enumerate(seeds)
    ]
    arcs = [
        wrong_arcs(seed).with_columns(article_id=pl.lit(f"article-{number}"))
        for number, seed in enumerate(seeds)
    ]
    stored: dict[type[Table], pl.DataFrame] = {Tokens: pl.concat(wrong), Arcs: pl.concat(arcs)}
    built = build(*given(*[TEXT] * len(seeds)), stored=stored)
    for schema, frame in built.items():
        _, bad = check(schema, frame, built[Articles])
        assert not bad.height, (schema, bad.to_dicts())
