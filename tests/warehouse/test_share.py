"""A package for others: complete, described, and without the texts."""

import json
import shutil
import subprocess
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest

from newsfacts.transforms.registry import CORPUS, TABLES, build
from newsfacts.warehouse import lake, load, package
from newsfacts.warehouse.connection import NAME
from newsfacts.warehouse.errors import WrongUseError
from newsfacts.warehouse.keys import foreign_keys
from newsfacts.warehouse.query import query
from newsfacts.warehouse.share.evidence import SHARED
from newsfacts.warehouse.share.write import OccupiedError, share
from tests.support import given

pytestmark = pytest.mark.model

CANARY = (
    "The heron that nobody had counted stood in the cold river until the last boat had gone by."
)
TEXT = f"""China and Russia agreed on Monday to cooperate in trade, Xinhua reported. {CANARY}

"We will go on," Li Keqiang said. {CANARY.replace("heron", "stork")}"""
LONG = '"' + "We shall go on and on and on, whatever they say. " * 8 + '" Li Keqiang said.'


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("lake")
    raw = given(TEXT, LONG, publisher="The <b>|Example", source="/home/someone/secret/a.txt")
    lake.write(out, "b", "1", build(*raw))
    load.publish(out)
    return out


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("shared") / "facts of today"
    share(root, made)
    return made


def test_no_text_and_no_path_of_the_machine_is_in_it(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert b"nobody had counted" not in content, file
            assert b"secret" not in content, file
    for file in (folder / "data").glob("*.parquet"):
        cells = str(pl.read_parquet(file).rows())
        assert "nobody had counted" not in cells, file
        assert "/home" not in cells, file
    everything = duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True)
    for (name,) in everything.execute("SELECT table_name FROM duckdb_tables()").fetchall():
        assert "nobody had counted" not in str(everything.table(name).fetchall())
    everything.close()


def test_short_quotes_are_in_it_and_long_ones_are_not(folder: Path) -> None:
    quotes = pl.read_parquet(folder / "data" / "quotes.parquet")

    assert '"We will go on,"' in quotes["text"].to_list()
    assert quotes.filter(pl.col("text").is_null()).height >= 1
    assert quotes.filter(pl.col("text").str.len_chars() > 300).height == 0
    assert quotes["start_char"].null_count() == 0


def test_texts_are_in_it_where_they_are_asked_for(root: Path, tmp_path: Path) -> None:
    share(root, tmp_path / "all", texts=True)

    assert CANARY in str(pl.read_parquet(tmp_path / "all/data/articles.parquet")["text"].to_list())
    assert (tmp_path / "all/data/sentences.parquet").exists()


def test_texts_that_an_older_package_held_are_gone(root: Path, tmp_path: Path) -> None:
    share(root, tmp_path / "all", texts=True)
    share(root, tmp_path / "all")

    there = {file.stem for file in (tmp_path / "all" / "data").iterdir()}
    assert there == {schema.table_name() for schema in SHARED}
    with pytest.raises(WrongUseError, match="no warehouse"):
        share(tmp_path, tmp_path / "all")
    assert {file.stem for file in (tmp_path / "all" / "data").iterdir()} == there


def test_every_key_leads_to_a_row(folder: Path) -> None:
    described = json.loads((folder / "datapackage.json").read_text())
    frames = {r["name"]: pl.read_parquet(folder / r["path"]) for r in described["resources"]}
    checked = 0
    for resource in described["resources"]:
        for key in resource["schema"]["foreignKeys"]:
            held = frames[resource["name"]].drop_nulls(key["fields"])
            target = frames[key["reference"]["resource"]]
            lost = held.join(
                target, left_on=key["fields"], right_on=key["reference"]["fields"], how="anti"
            )
            assert lost.height == 0, (resource["name"], key)
            checked += 1
    assert checked >= 15


def test_the_package_describes_every_file_and_column(folder: Path) -> None:
    described = json.loads((folder / "datapackage.json").read_text())

    assert described["$schema"].endswith("2.0/datapackage.json")
    assert described["name"] == "facts-of-today"
    for resource in described["resources"]:
        read = pq.read_schema(folder / resource["path"])
        assert resource["rowCount"] == pq.read_metadata(folder / resource["path"]).num_rows
        assert read.names == [field["name"] for field in resource["schema"]["fields"]]
        assert all(read.field(name).metadata[b"description"] for name in read.names)
    croissant = json.loads((folder / "croissant.json").read_text())
    assert len(croissant["recordSet"]) == len(described["resources"])


def test_sums_hold_and_the_card_names_the_tables(folder: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=False
    )
    card = (folder / "README.md").read_text()

    assert done.returncode == 0
    assert card.startswith("---\nlicense: other\n")
    assert "- config_name: events\n  data_files: data/events.parquet" in card
    assert "| The &lt;b&gt;&#124;Example | 2 |" in card


def test_queries_and_macros_answer_on_it(folder: Path) -> None:
    rows = query(folder, "SELECT parties, topics FROM agreements_of('russia')").rows()

    assert rows == [(["China", "Russia"], ["trade"])]


def test_a_folder_with_other_files_is_left_alone(root: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(OccupiedError, match="holds other files"):
        share(root, tmp_path)


@pytest.mark.parametrize("beside", [(), ("croissant.json",)])
def test_a_lake_is_not_replaced_by_its_package(
    root: Path, tmp_path: Path, beside: tuple[str, ...]
) -> None:
    lake_there = shutil.copytree(root, tmp_path / "news")
    package.write(lake_there)
    for name in beside:
        (lake_there / name).write_text("{}")
    before = (lake_there / NAME).read_bytes()

    with pytest.raises(OccupiedError, match="a lake is there") as refused:
        share(lake_there, lake_there)
    assert "\n" not in str(refused.value)
    assert (lake_there / NAME).read_bytes() == before


def test_each_declared_key_names_a_table_and_its_key() -> None:
    tables = {schema.table_name(): schema for schema in (*TABLES, *CORPUS)}
    found = [(name, key) for name, schema in tables.items() for key in foreign_keys(schema)]

    assert len(found) > 30
    for name, key in found:
        assert set(key.target) <= {*tables[key.table].column_names()}, (name, key)
        assert set(key.columns) <= {*tables[name].column_names()}, (name, key)
