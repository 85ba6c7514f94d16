"""What was broken on purpose, by class: nothing outside the output is written, read or lost."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest

from newsfacts.flows import prefect_env
from newsfacts.flows.messages import USAGE
from newsfacts.warehouse import lake, load
from newsfacts.warehouse.atomic_files import write_parquet
from newsfacts.warehouse.errors import KnownError
from newsfacts.warehouse.links import LinkError, refuse_links
from newsfacts.warehouse.query import query
from newsfacts.warehouse.sweeping import ASIDE, delete
from tests.support import built, bytes_of
from tests.warehouse.conftest import TEXT


def test_break_09_packages_in_the_working_folder_are_not_taken_for_ours(tmp_path: Path) -> None:
    for name in ("flows", "transforms", "warehouse", "prefect", "polars", "duckdb"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise SystemExit('not mine')\n")
    command = Path(sys.executable).with_name("newsfacts")
    done = subprocess.run(
        [command, "verify", "--out", "none"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert done.returncode == USAGE, done.stderr
    assert "not mine" not in done.stderr


@pytest.mark.parametrize("place", ["facts", "facts/events", "manifests", "rejects", ".staging"])
def test_break_10_an_output_with_links_is_refused(root: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    if (root / place).exists():
        (root / place).rename(tmp_path / "moved")
    (root / place).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LinkError, match="a link in the output"):
        refuse_links(root)

    (tmp_path / "other").symlink_to(root)
    assert [*(tmp_path / "elsewhere").iterdir()] == []


@pytest.mark.parametrize("place", ["facts", "facts/events", "facts/events/batch=c"])
def test_break_10_a_link_that_is_put_there_meanwhile_leads_nowhere(
    root: Path, tmp_path: Path, place: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    for name in ("", "batch=b", "events/batch=b"):
        (elsewhere / name).mkdir(parents=True)
        (elsewhere / name / "part.parquet").write_text("mine")
    kept = bytes_of(elsewhere)
    if (root / place).exists():
        (root / place).rename(tmp_path / "moved")
    (root / place).symlink_to(elsewhere)
    with pytest.raises(LinkError, match="a link in the output"):
        lake.write(root, "c", "1", {**built(TEXT)})
    if place != "facts/events/batch=c":
        with pytest.raises(LinkError, match="a link in the output"):
            delete(root, "b")

    assert bytes_of(elsewhere) == kept


def test_break_10_a_link_in_the_place_of_a_file_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "a.parquet").symlink_to(tmp_path / "mine.txt")
    with pytest.raises(OSError, match="symbolic links"):
        write_parquet(tmp_path / "a.parquet", pl.DataFrame({"a": [1]}), {})

    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_break_10_a_lake_without_links_is_taken(root: Path, tmp_path: Path) -> None:
    (tmp_path / "other").symlink_to(root)
    refuse_links(root)
    refuse_links(tmp_path / "other")


def test_break_22_prefect_has_its_home_under_the_output_unless_the_user_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for has_one in (False, True):
        monkeypatch.delenv("PREFECT_HOME", raising=False)
        monkeypatch.setattr(prefect_env, "USERS_HOME", tmp_path / "home")
        prefect_env.prepare(home=tmp_path / "out")
        wanted = None if has_one else str(tmp_path / "out" / ".prefect")
        assert os.environ.get("PREFECT_HOME") == wanted
        (tmp_path / "home").mkdir(exist_ok=True)


def test_break_22_reading_words_leaves_nothing_in_the_users_home(tmp_path: Path) -> None:
    """ONNX Runtime keeps what it will report in `~/.cache/Microsoft`, unless it is switched off."""
    code = "import newsfacts; print(newsfacts.extract('It rained on May 3, 2020.')['times'].height)"
    told = {k: v for k, v in os.environ.items() if k not in {"ORT_DISABLE_TELEMETRY", "HOME"}}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=told | {"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "1\n"
    assert [*tmp_path.rglob("*")] == []


def test_break_22_a_view_of_the_users_is_kept(root: Path) -> None:
    with duckdb.connect(str(root / load.NAME)) as con:
        con.execute("CREATE VIEW mine AS SELECT count(*) AS n FROM articles")
    load.publish(root)

    assert query(root, "FROM mine").rows() == [(1,)]


def test_break_22_views_with_a_description_and_those_that_read_later_ones_are_kept(
    root: Path,
) -> None:
    with duckdb.connect(str(root / load.NAME)) as con:
        con.execute("CREATE VIEW most AS SELECT max(article_id) AS id FROM articles")
        con.execute("CREATE VIEW first_of_all AS FROM most")
        con.execute("COMMENT ON VIEW first_of_all IS 'What''s first'")
    load.publish(root, whole=True)

    assert query(root, "FROM first_of_all").height == 1
    sql = "SELECT comment FROM duckdb_views() WHERE view_name = 'first_of_all'"
    assert query(root, sql).rows() == [("What's first",)]


WRITER = """
import sys, duckdb
con = duckdb.connect(sys.argv[1])
print("ready", flush=True)
sys.stdin.read()
"""


def test_break_22_a_warehouse_that_another_program_writes_to_is_not_replaced(root: Path) -> None:
    before = (root / load.NAME).read_bytes()
    command = [sys.executable, "-c", WRITER, str(root / load.NAME)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
        with pytest.raises(KnownError, match=r"your views .*cannot be read.*lock.*close"):
            load.publish(root, whole=True)
        writer.communicate()

    assert (root / load.NAME).read_bytes() == before


@pytest.mark.parametrize("kept", [0, 100, 20_000])
def test_break_22_a_damaged_warehouse_is_put_aside_for_the_views_in_it(
    root: Path, kept: int
) -> None:
    half = (root / load.NAME).read_bytes()[:kept]
    (root / load.NAME).write_bytes(half)
    load.publish(root)

    assert query(root, "FROM articles").height == 1
    assert (root / ASIDE / load.NAME).read_bytes() == half


def test_break_22_a_view_that_fits_no_more_is_named(root: Path) -> None:
    with duckdb.connect(str(root / load.NAME)) as con:
        con.execute("CREATE TABLE own AS SELECT 1 AS i")
        con.execute("CREATE VIEW mine AS FROM own")
    before = (root / load.NAME).read_bytes()
    with pytest.raises(KnownError, match=r"your view mine does not fit.*DROP VIEW mine"):
        load.publish(root)

    assert (root / load.NAME).read_bytes() == before
