"""An article reads the same whatever stands before or behind it in its batch."""

from collections.abc import Mapping
from functools import cache

import polars as pl
import pytest

from newsfacts.transforms.annotator.arcs import Arcs
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.entities.mentions import Mentions
from newsfacts.transforms.participants.event_participants import EventParticipants
from newsfacts.transforms.registry import build
from newsfacts.transforms.relations.relations import Relations
from newsfacts.transforms.table import Table
from tests.parses import tokens_of
from tests.support import given

SCHEMAS = (Mentions, Relations, EventParticipants)
#: Articles that break off, each with one that could go on from there.
TEXTS = (
    "He met Rand Paul (R-",
    "Ky.) left on Monday.",
    "He comes from Oslo District",
    "Attorney Ann Li left on Monday.",
    "He lives in Paris,",
    "Texas is large.",
    "They met China and Russia's",
    "Deputy minister Bo Li said so.",
    "Ann Example v.",
    "Norway was decided in May.",
)


@cache
def built(*texts: str) -> Mapping[type[Table], pl.DataFrame]:
    stored: dict[type[Table], pl.DataFrame] = {Tokens: tokens_of(texts), Arcs: Arcs.create_empty()}
    return build(*given(*texts), wanted=SCHEMAS, stored=stored)


def rows(schema: type[Table], *texts: str) -> dict[str, list[dict[str, object]]]:
    """Give the rows of each text, without the ids that hold the article's own."""
    own = {"article_id", *schema.primary_key()}
    found: dict[str, list[dict[str, object]]] = {text: [] for text in texts}
    for row in built(*texts)[schema].to_dicts():
        text = texts[int(str(row["article_id"]).removeprefix("article-"))]
        found[text].append({name: value for name, value in row.items() if name not in own})
    return found


@pytest.mark.parametrize("schema", SCHEMAS)
def test_an_article_that_breaks_off_does_not_go_on_in_the_next(schema: type[Table]) -> None:
    assert rows(schema, *TEXTS) == rows(schema, *reversed(TEXTS))
