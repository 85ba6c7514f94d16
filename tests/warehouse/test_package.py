"""What was broken on purpose, class 23: the Parquet files alone are the data set."""

import json
import warnings
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from newsfacts.transforms.registry import CORPUS, TABLES, build
from newsfacts.warehouse import corpus_files, lake, load, package
from newsfacts.warehouse.atomic_files import digest
from newsfacts.warehouse.keys import foreign_keys
from newsfacts.warehouse.query import query
from newsfacts.warehouse.tables import published
from tests.support import given

TEXTS = (
    'China and Russia agreed on Monday to trade, Xinhua reported. "We go on," Li Keqiang said.',
    "It rained on May 3, 2020. The mayor of Springfield, Ann Example, said 20 people died.",
)


@pytest.fixture(scope="module", params=[1, 2], ids=["one batch", "two batches"])
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("lake")
    frames = build(*given(*TEXTS))
    ids = frames[next(iter(frames))]["article_id"].unique(maintain_order=True).to_list()
    for number in range(request.param):
        mine = pl.col("article_id").is_in(ids[number :: request.param])
        lake.write(root, f"b{number}", "1", {s: frame.filter(mine) for s, frame in frames.items()})
    load.publish(root)
    package.write(root)
    return root


Resource = dict[str, Any]


def rows_of(root: Path, resource: Resource) -> pl.DataFrame:
    return pl.read_parquet([root / file["path"] for file in resource["files"]])


def resources_of(root: Path) -> dict[str, Resource]:
    described = json.loads((root / "datapackage.json").read_text())
    return {resource["title"]: resource for resource in described["resources"]}


def test_break_23_frictionless_finds_the_data_package_valid(root: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its libraries
        import frictionless  # noqa: PLC0415

        report = frictionless.validate(str(root / "datapackage.json"))
    found = [(task.name, task.errors) for task in report.tasks if task.errors]

    assert found == []
    assert report.valid
    assert len(report.tasks) == len(TABLES) + len(CORPUS)


def test_break_23_a_table_is_one_resource_with_all_its_files(root: Path) -> None:
    listed = [file for resource in resources_of(root).values() for file in resource["files"]]

    assert {*resources_of(root)} == {schema.table_name() for schema in (*TABLES, *CORPUS)}
    assert {file["path"] for file in listed} == {
        file.relative_to(root).as_posix() for file in root.rglob("*.parquet")
    }
    for resource in resources_of(root).values():
        assert all(field["description"] for field in resource["schema"]["fields"])
    for file in listed:
        assert file["hash"] == f"sha256:{digest(root / file['path'])}"
        assert file["rowCount"] == pl.read_parquet(root / file["path"]).height


def test_break_23_every_key_leads_to_a_row_of_the_parquet_files(root: Path) -> None:
    rows = {name: rows_of(root, resource) for name, resource in resources_of(root).items()}
    checked = 0
    for schema in (*TABLES, *CORPUS):
        for key in foreign_keys(schema):
            held = rows[schema.table_name()].drop_nulls(key.columns)
            lost = held.join(rows[key.table], left_on=key.columns, right_on=key.target, how="anti")
            assert lost.is_empty(), (schema, key)
            checked += held.height > 0

    assert checked > 20


def test_break_23_the_parquet_files_hold_what_the_warehouse_holds(root: Path) -> None:
    stories = pl.read_parquet(root / "corpus" / "stories.parquet").sort("article_id")
    told = query(root, "SELECT article_id, story_id, revision FROM articles ORDER BY article_id")

    assert stories.rows() == told.rows()
    for schema in CORPUS:
        if schema in published():
            held = pl.read_parquet(root / corpus_files.name(schema))
            assert held.height == query(root, f"FROM {schema.table_name()}").height
    assert pl.read_parquet(root / "corpus" / "entities.parquet").height >= 4
