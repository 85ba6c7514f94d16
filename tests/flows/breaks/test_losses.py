"""What was broken on purpose, by class: losses. Nothing is deleted, and too little room is said."""

import shutil
from collections import namedtuple
from pathlib import Path

import duckdb
import pytest

from newsfacts.flows.messages import OK
from newsfacts.warehouse import catalogue, load
from newsfacts.warehouse.errors import SpaceError
from newsfacts.warehouse.verify import verify
from tests.flows.breaks.damage import published
from tests.flows.test_cli import newsfacts
from tests.flows.written import run
from tests.support import rows_of

pytestmark = pytest.mark.usefixtures("prefect_server", "built_once")


@pytest.mark.parametrize("what", ["one manifest", "all manifests", "catalogue", "both"])
def test_break_05_lost_manifests_delete_nothing(
    out: Path, sound: Path, tmp_path: Path, what: str
) -> None:
    before = rows_of(out)
    manifests = sorted((out / "manifests").glob("*.json"))
    for file in manifests[:1] if what == "one manifest" else manifests:
        if what != "catalogue":
            file.unlink()
    if what in {"catalogue", "both"}:
        (out / catalogue.NAME).unlink()
    faults = [*verify(out)]
    done = newsfacts("load", "--out", out)

    assert faults or what == "catalogue"
    assert done.exit_code == OK, done.stderr
    assert rows_of(out) == before
    assert [*verify(out)] == []


def test_break_05_a_run_on_other_sources_deletes_nothing(out: Path, tmp_path: Path) -> None:
    shutil.rmtree(out / "manifests")
    (out / catalogue.NAME).unlink()
    (tmp_path / "new.txt").write_text("It snowed on May 9, 2020.")
    run([str(tmp_path / "new.txt")], out)

    assert len(rows_of(out)["articles"]) == 7


def test_break_05_files_of_which_nothing_is_known_are_set_aside(out: Path) -> None:
    stray = out / "facts" / "events" / "batch=stray"
    shutil.copytree(next((out / "facts" / "events").iterdir()), stray)
    told = [line for line in verify(out) if "stray" in line]
    done = newsfacts("load", "--out", out)

    assert told
    assert "stray" in done.stderr
    assert (out / "set_aside" / "batch=stray" / "events.parquet").exists()


def test_break_14_too_little_room_is_said_before_a_run_begins(
    out: Path, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 (as shutil has it)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(10**9, 10**9, 10**6))
    with pytest.raises(SpaceError, match=r"MB are needed, 1 MB are free: make room"):
        run([str(sound / "in")], out)


def test_break_14_a_full_disk_is_one_line_and_leaves_the_old_warehouse(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        message = 'Could not write file "x": No space left on device'
        raise duckdb.IOException(message)

    monkeypatch.setattr(load, "fill", full)
    before = published(out)
    with pytest.raises(SpaceError, match="make room and run again"):
        load.publish(out, whole=True)

    assert published(out) == before
    assert not (out / f"{load.NAME}.part").exists()
