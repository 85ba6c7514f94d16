"""Versions of one text against gold that may not be copied, where it is at hand."""

import gzip
import json
from pathlib import Path

import duckdb
import polars as pl

from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.shingles import Shingles
from newsfacts.transforms.articles.stories import stories
from newsfacts.transforms.registry import build
from tests.quality.gold import below, floors, folder, scores
from tests.support import given

FLOORS = floors("story_floors.json")["stories"]


def test_versions_of_a_text_are_found_as_well_as_ever(tmp_path: Path) -> None:
    with gzip.open(folder("stories") / "input.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    built = build(*given(*(row["text"] for row in rows)), wanted=[Shingles, Articles])
    ids = pl.DataFrame(
        {
            "article_id": [f"article-{number}" for number in range(len(rows))],
            "source_id": [row["id"] for row in rows],
        }
    )
    found = stories(built[Shingles].lazy(), built[Articles].lazy()).collect()
    articles = ids.join(found, on="article_id").to_arrow()  # noqa: F841 (read by name in the query)
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as con:
        con.execute("CREATE TABLE articles AS FROM articles")
    got = scores("stories", tmp_path / "warehouse.duckdb")

    assert below(FLOORS, got) == {}
    assert got["false_joins"] == 0
