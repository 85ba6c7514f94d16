"""How well times and quantities agree with gold: the share of both that pairs up.

An F1 is 2 * pairs / (gold + found). A pair overlaps; a value pair also has the same value.
"""

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from newsfacts.transforms.quantities.quantities import amounts
from newsfacts.transforms.times.times import time_readings, times

Row = dict[str, Any]


def scores(folder: Path) -> dict[str, float]:
    """Score one set: `input.jsonl.gz` against `gold.jsonl.gz`."""
    kind = "times" if folder.name.startswith("times") else "quantities"
    articles = _articles(folder)
    sentences = articles.select("article_id", sentence_no=pl.lit(0), start_char=pl.lit(0)).lazy()
    found = times(time_readings(articles.lazy()), articles.lazy(), sentences)
    if kind == "quantities":
        found = amounts(articles.lazy(), sentences, found).filter(pl.col("unit") != "rank")
    by_article: dict[str, list[Row]] = {}
    for row in found.collect().to_dicts():
        by_article.setdefault(row["article_id"], []).append(row)
    same = _same_time if kind == "times" else _same_number
    counts = [0, 0, 0]
    for document in _read(folder / "gold.jsonl.gz"):
        gold = [g for g in document[kind] if g["start_char"] is not None]
        rows = by_article.get(document["id"], [])
        if not document.get("complete", True):
            rows = [row for row in rows if any(_overlap(g, row) for g in gold)]
        counts[0] += len(gold) + len(rows)
        counts[1] += _pairs(gold, rows, _overlap)
        counts[2] += _pairs(gold, rows, lambda g, row: _overlap(g, row) and same(g, row))
    return {"found": 2 * counts[1] / counts[0], "value": 2 * counts[2] / counts[0]}


def _read(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _articles(folder: Path) -> pl.DataFrame:
    rows = _read(folder / "input.jsonl.gz")
    days = [row.get("published_at") for row in rows]
    published = [date.fromisoformat(day[:10]) if day else None for day in days]
    return pl.DataFrame(
        {
            "article_id": [row["id"] for row in rows],
            "text": [row["text"] for row in rows],
            "published_earliest": published,
            "published_latest": published,
        },
        schema_overrides={"published_earliest": pl.Date, "published_latest": pl.Date},
    )


def _pairs(gold: list[Row], rows: list[Row], agree: Callable[[Row, Row], bool]) -> int:
    taken: set[int] = set()
    for g in gold:
        for n, row in enumerate(rows):
            if n not in taken and agree(g, row):
                taken.add(n)
                break
    return len(taken)


def _overlap(gold: Row, row: Row) -> bool:
    return bool(gold["start_char"] < row["end_char"] and row["start_char"] < gold["end_char"])


def _same_time(gold: Row, row: Row) -> bool:
    return bool(gold["timex_value"].upper() == row["timex_value"].upper())


def _same_number(gold: Row, row: Row) -> bool:
    if gold["value"] is None:
        return True
    return bool(abs(gold["value"] - row["value"]) <= 1e-5 * abs(gold["value"]))
