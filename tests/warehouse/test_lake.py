"""Batches: whole or absent, durable, described, and checked row by row."""

import json
from pathlib import Path

import polars as pl
import pytest

from newsfacts.transforms.articles.sentences import Sentences
from newsfacts.transforms.table import Table
from newsfacts.transforms.times.times import Times
from newsfacts.warehouse import catalogue, lake
from newsfacts.warehouse.atomic_files import digest
from newsfacts.warehouse.sweeping import sweep
from newsfacts.warehouse.verify import verify
from tests.support import built, bytes_of

pytestmark = pytest.mark.model

Frames = dict[type[Table], pl.DataFrame]


@pytest.fixture
def frames() -> Frames:
    return {**built("It rained. It poured.\n\nThe bridge closed on May 3, 2020.")}


def test_a_batch_is_there_once_it_is_committed(tmp_path: Path, frames: Frames) -> None:
    lake.write(tmp_path, "b", "1", frames)
    assert lake.scan(tmp_path, Sentences).collect().height == 3


def test_a_batch_that_was_never_finished_is_swept_away(tmp_path: Path, frames: Frames) -> None:
    catalogue.begin(tmp_path, "b")
    file = lake.path(tmp_path, "sentences", "b")
    file.parent.mkdir(parents=True)
    frames[Sentences].write_parquet(file)

    assert lake.scan(tmp_path, Sentences).collect().height == 0
    assert sweep(tmp_path) == []
    assert [*bytes_of(tmp_path)] == []


def test_the_manifest_counts_rows_and_hashes_files(tmp_path: Path, frames: Frames) -> None:
    lake.write(tmp_path, "b", "1", frames)
    stored = json.loads((tmp_path / "manifests" / "b.json").read_text())["tables"]["sentences"]

    assert stored["rows"] == 3
    assert stored["sha256"] == digest(lake.path(tmp_path, "sentences", "b"))


def test_the_same_frames_give_the_same_bytes(tmp_path: Path, frames: Frames) -> None:
    for name in ("one", "two"):
        lake.write(tmp_path / name, "b", "1", frames)

    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two") != {}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (pl.col("text").str.to_uppercase(), "evidence"),
        (pl.col("text") + "!", "text_fills_the_span"),
    ],
)
def test_a_row_that_does_not_point_at_its_words_is_set_aside(
    tmp_path: Path, frames: Frames, change: pl.Expr, rule: str
) -> None:
    wrong = pl.when(pl.col("sentence_no") == 1).then(change).otherwise("text")
    frames[Sentences] = frames[Sentences].with_columns(text=wrong)

    manifest = lake.write(tmp_path, "b", "1", frames)
    aside = pl.read_parquet(tmp_path / "rejects/sentences/batch=b/part.parquet")

    assert manifest.set_aside == {"sentences": 1}
    assert lake.scan(tmp_path, Sentences).collect()["sentence_no"].to_list() == [0, 2]
    assert aside["broken"].to_list() == [[rule]]


def test_rows_that_were_set_aside_have_a_hash_while_their_batch_is_there(
    tmp_path: Path, frames: Frames
) -> None:
    wrong = frames | {Sentences: frames[Sentences].with_columns(text=pl.lit("?"))}
    lake.write(tmp_path, "old", "1", wrong)
    assert [*verify(tmp_path)] == []
    file = lake.aside(tmp_path, "sentences", "old")
    content = bytearray(file.read_bytes())
    content[40] ^= 1
    file.write_bytes(content)
    assert [*verify(tmp_path)] == [f"{file}: its bytes are not those that were written"]

    lake.write(tmp_path, "new", "2", frames, replaces="old")
    sweep(tmp_path)
    assert [*verify(tmp_path)] == []
    assert not [name for name in catalogue.read(tmp_path).files if name.startswith("rejects/")]


def test_a_batch_takes_the_place_of_the_one_it_replaces(tmp_path: Path, frames: Frames) -> None:
    lake.write(tmp_path, "old", "1", frames)
    lake.write(tmp_path, "new", "2", frames, replaces="old")

    assert [m.batch_id for m in lake.manifests(tmp_path)] == ["new"]
    sweep(tmp_path)
    assert {Path(name).parent.name for name in bytes_of(tmp_path)} == {"batch=new"}
    assert [m.batch_id for m in lake.manifests(tmp_path)] == ["new"]


def test_verify_finds_a_flipped_bit_and_a_missing_file(tmp_path: Path, frames: Frames) -> None:
    lake.write(tmp_path, "b", "1", frames)
    assert [*verify(tmp_path)] == []

    file = lake.path(tmp_path, "sentences", "b")
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])
    lake.path(tmp_path, "paragraphs", "b").unlink()

    found = sorted(verify(tmp_path))
    assert ["missing" in line or "bytes" in line for line in found] == [True, True]


def test_a_batch_is_named_after_its_articles_and_rules() -> None:
    assert lake.batch_id(["a", "b"], "1") == lake.batch_id(["b", "a"], "1")
    assert lake.batch_id(["a", "b"], "1") != lake.batch_id(["a", "b"], "2")
    assert lake.batch_id(["a"], "1") != lake.batch_id(["a", "b"], "1")


def test_an_article_that_failed_by_two_versions_of_the_rules_failed_by_each(
    tmp_path: Path, frames: Frames
) -> None:
    content_hash = "f" * 64
    for batch_id, version in (("a", "2"), ("b", "1")):  # read in the order of their names
        lake.write(tmp_path, batch_id, version, frames, failed={content_hash: f"by {version}"})

    for version in ("1", "2"):
        found = lake.failures(tmp_path, version).collect()
        assert found.rows() == [(content_hash, version, f"by {version}")]
    assert lake.failures(tmp_path, "3").collect().is_empty()
    assert lake.failures(tmp_path).collect().height == 1


def test_a_lake_of_older_rules_alone_has_the_columns_of_today(
    tmp_path: Path, frames: Frames
) -> None:
    lake.write(tmp_path, "a", "1", frames)
    file = lake.path(tmp_path, "times", "a")
    pl.read_parquet(file).drop("rule").write_parquet(file)

    assert lake.scan(tmp_path, Times).collect()["rule"].to_list() == [None]


@pytest.mark.parametrize("older", ["a", "c"])  # read before and behind the newer one
def test_batches_of_rules_that_knew_fewer_kinds_and_columns_are_read_beside_those_of_today(
    tmp_path: Path, frames: Frames, older: str
) -> None:
    lake.write(tmp_path, "b", "2", frames)
    lake.write(tmp_path, older, "1", frames)
    file = lake.path(tmp_path, "times", older)
    kinds = pl.Enum(["DATE", "FORTNIGHT"])
    rows = pl.read_parquet(file).with_columns(pl.lit("FORTNIGHT").cast(kinds).alias("timex_type"))
    rows.drop("rule").write_parquet(file)

    found = lake.scan(tmp_path, Times).collect()

    assert found.schema == Times.create_empty().schema
    assert found["timex_type"].cast(pl.String).to_list().count("DATE") == 1
    assert found["timex_type"].null_count() == found["rule"].null_count() == 1
