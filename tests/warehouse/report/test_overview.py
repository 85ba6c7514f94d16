"""The queries of the overview: what they count, and in which order."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.inputs import Inputs
from newsfacts.transforms.entities.entities import Entities
from newsfacts.transforms.entities.mentions import Mentions
from newsfacts.transforms.quotes.quotes import Quotes
from newsfacts.warehouse.memory import in_memory
from newsfacts.warehouse.report.overview import queries
from newsfacts.warehouse.report.rows import dicts
from tests.invented import invented

ANN = {"name": "Ann Example", "entity_type": "PERSON"}


def asked(name: str, tables: Mapping[str, pl.DataFrame]) -> list[dict[str, Any]]:
    with in_memory(tables) as con:
        return dicts(con.execute(queries()[name]))


def test_two_speakers_of_one_name_are_two() -> None:
    tables = {
        "entities": invented(Entities, *({"entity_id": who, **ANN} for who in ("b", "a"))),
        "quotes": invented(Quotes, *({"quote_id": who, "speaker_id": who} for who in ("b", "a"))),
    }

    assert [row["quotes"] for row in asked("speakers", tables)] == [1, 1]


def test_a_name_in_a_later_sentence_of_a_quote_is_spoken_about() -> None:
    quote = {"article_id": "a", "quote_id": "q", "speaker_id": "ann", "sentence_no": 0}
    name = {"article_id": "a", "entity_id": "bob", "kind": "name", "sentence_no": 1}
    tables = {
        "articles": invented(Articles, {"article_id": "a"}),
        "entities": invented(Entities, *({"entity_id": w, "name": w} for w in ("ann", "bob"))),
        "quotes": invented(Quotes, quote | {"start_char": 0, "end_char": 90}),
        "mentions": invented(Mentions, name | {"start_char": 40, "end_char": 50}),
    }

    assert [(row["speaker"], row["about"]) for row in asked("about", tables)] == [("ann", "bob")]


def test_reasons_of_rejects_have_an_order_and_one_advice() -> None:
    told = [(reason, advice) for reason in "dacb" for advice in "21"]
    rows = [
        {"source": "a", "record_no": number, "status": "rejected", "reason": r, "advice": a}
        for number, (r, a) in enumerate(told)
    ]
    found = asked("rejects", {"inputs": invented(Inputs, *rows)})

    assert [(row["reason"], row["advice"]) for row in found] == [(r, "1") for r in "abcd"]
