"""Versions of one text against gold that may not be copied, where it is at hand."""

import gzip
import json
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.quality.test_gold import DATA, HERE, scores
from tests.support import given
from transforms.articles import Articles
from transforms.registry import build
from transforms.shingles import Shingles
from transforms.stories import stories

FLOORS: dict[str, float] = json.loads((HERE / "story_floors.json").read_text())


def test_versions_of_a_text_are_found_as_well_as_ever(tmp_path: Path) -> None:
    folder = DATA / "stories"
    if not folder.exists():
        pytest.skip("the stories are not here: their texts may not be copied")
    with gzip.open(folder / "input.jsonl.gz", "rt", encoding="utf-8") as lines:
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
    got = scores(folder, tmp_path / "warehouse.duckdb")

    assert got["false_joins"] == 0
    low = {measure: got[measure] for measure, floor in FLOORS.items() if got[measure] < floor}
    assert not low, f"below the floors {FLOORS}: {low}"
