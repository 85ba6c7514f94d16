"""Files that are replaced whole: damage is named, and each comes back from what knows the same."""

import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from newsfacts.flows.healing import Healed, heal, settled
from newsfacts.flows.restoring import OF_ARTICLES
from newsfacts.flows.tombstones import RECEIPTS, Tombstones
from newsfacts.flows.watching import journal
from newsfacts.transforms.articles.inputs import Records
from newsfacts.transforms.registry import build
from newsfacts.transforms.revisions.fetches import Fetches, Servers
from newsfacts.warehouse import catalogue, fetch_state, lake, load, package, rejects, run_log
from newsfacts.warehouse.atomic_files import digest, write_parquet, write_text
from newsfacts.warehouse.checked import INPUTS
from newsfacts.warehouse.records import records
from newsfacts.warehouse.verify import verify
from tests.support import given

FORGOTTEN = Tombstones(frozenset({"0" * 64, "f" * 64}))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a lake with an article, a reject, a fetch, a run, and something forgotten."""
    root = tmp_path_factory.mktemp("sound") / "lake"
    raw, texts = given("It rained on May 3, 2020.")
    lake.write(root, "b", "1", build(raw, texts))
    loaded = {"source": "a.txt", "record_no": 0, "content_hash": raw.collect()["content_hash"][0]}
    rejected = {"source": "b.txt", "record_no": 0, "reason": "empty", "advice": "remove it"}
    doubt = {"field": "language", "value": "xx", "reason": "not known"}
    rows = [loaded | {"warnings": [doubt]}, rejected | {"warnings": []}]
    state = pl.DataFrame(rows, Records.create_empty().schema)
    write_parquet(root / INPUTS, state, {}, Records)
    catalogue.note_file(root, INPUTS, digest(root / INPUTS))
    stated = {"url": "https://example.org/", "kind": "page", "source_name": "x", "outcome": "gone"}
    moment = pl.lit("2020-05-01").str.to_datetime(time_zone="UTC", time_unit="us")
    looked = pl.DataFrame({**stated, "checks": [1], "failures": [0]}).with_columns(
        fetched_at=moment, checked_at=moment
    )
    lacking = [pl.lit(None).alias(n) for n in Fetches.column_names() if n not in looked.columns]
    fetch_state.write_fetched(root, looked.with_columns(lacking), "journal")
    fetch_state.write_servers(root, Servers.create_empty())
    FORGOTTEN.write(root)
    write_text(root / RECEIPTS / "1.json", json.dumps({"tombstones": sorted(FORGOTTEN.hashes)}))
    run_log.append(root, {"run_id": "1", "command": "run", "outcome": "completed"})
    rejects.write(root)
    load.publish(root)
    package.write(root)
    assert [*verify(root)] == []
    return root


@pytest.fixture
def root(sound: Path, tmp_path: Path) -> Path:
    shutil.copytree(sound, tmp_path / "lake")
    return tmp_path / "lake"


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 4
    file.write_bytes(content)


@pytest.mark.parametrize(
    "name", ["runs.jsonl", INPUTS, "state/fetches.parquet", "state/forgotten.txt"]
)
def test_break_06_a_damaged_file_comes_back_from_what_says_the_same(root: Path, name: str) -> None:
    runs = run_log.scan(root).select("run_id", "outcome").collect()
    before = [frame(root).collect() for frame in (records, fetch_state.fetched)]
    flip(root / name)
    named = [line for line in verify(root) if str(root / name) in line]
    healed = heal(root, "newsfacts")

    assert named
    assert [line for line in healed.done if str(root / name) in line]
    assert [*verify(root)] == []
    for frame, rows in zip((records, fetch_state.fetched), before, strict=True):
        assert frame(root).collect().equals(rows)
    assert run_log.scan(root).select("run_id", "outcome").collect().equals(runs)
    assert Tombstones.read(root) == FORGOTTEN


def test_break_06_a_list_of_inputs_is_restored_whole_or_not_at_all(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = records(root).collect()
    flip(root / INPUTS)
    with monkeypatch.context() as killed:
        killed.setattr(catalogue, "note_file", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            heal(root, "newsfacts")
    assert not (root / INPUTS).exists()

    heal(root, "newsfacts")
    assert records(root).collect().equals(before)
    assert [*verify(root)] == []


def test_break_06_where_the_catalogue_lost_a_line_a_file_is_not_taken_unread(root: Path) -> None:
    lines = (root / catalogue.NAME).read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if b"state/fetches" not in line]
    (root / catalogue.NAME).write_bytes(b"".join(kept))
    (root / "state" / "fetches.parquet").write_bytes(b"PAR1")
    healed = heal(root, "newsfacts")

    assert "not readable, and its hash is lost" in "".join(healed.done)
    assert fetch_state.fetched(root).collect().height == 1
    assert [*verify(root)] == []


def test_break_06_what_is_not_known_to_have_been_read_again_is_not_called_healed(
    root: Path,
) -> None:
    for name in (INPUTS, "corpus/inputs.parquet"):
        flip(root / name)
    flip(lake.path(root, "raw", "b"))
    healed = heal(root, "newsfacts")

    assert OF_ARTICLES in "".join(healed.done)
    assert settled(root, healed) == healed
    assert len(healed.lost) == 1
    assert settled(root, Healed(lost=["x"])).lost == []


def test_break_06_a_file_that_two_runs_did_not_come_to_replace_is_known(root: Path) -> None:
    for number in range(3):
        catalogue.note_file(root, INPUTS, f"{number:064}")

    assert [line for line in verify(root) if INPUTS in line] == []


def test_break_06_damaged_lines_of_a_journal_are_left_out(tmp_path: Path) -> None:
    kept = journal.Journal(tmp_path)
    kept.write({"url": "https://example.org/a"}, {"url": "https://example.org/b"})
    kept.close()
    file = tmp_path / "state" / "journal.jsonl"
    name, rows = journal.left(tmp_path)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(lines[0] + b"{\n" + lines[2])

    assert [row["url"] for row in rows] == ["https://example.org/a", "https://example.org/b"]
    assert journal.left(tmp_path) == (name, rows[1:])
