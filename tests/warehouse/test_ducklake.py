"""A DuckLake lists the same rows as the warehouse, without copies, one snapshot per publish."""

import secrets
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from newsfacts.transforms.registry import CORPUS
from newsfacts.warehouse import ducklake, ducklake_connection, fetch_state, load
from newsfacts.warehouse.ducklake_connection import DuckLakeError, attached
from newsfacts.warehouse.sweeping import sweep
from newsfacts.warehouse.verify import verify
from tests.warehouse.ducklakes import (
    AGREED,
    POURED_IN_CHINA,
    RAINED_IN_MAY,
    as_nobody,
    duckdb_rows,
    of_catalogue,
    of_warehouse,
    opened_server,
    write,
)

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def extension() -> None:
    """Skip where DuckLake is not there for this version of DuckDB."""
    with duckdb.connect(config=ducklake_connection.OFFLINE) as con:
        try:
            for name in ("ducklake", *ducklake_connection.EXTENSIONS.values()):
                ducklake_connection.load_extension(con, name)
        except DuckLakeError as error:
            pytest.skip(str(error))


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """A real PostgreSQL, where one is installed."""
    installed = [*map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb"))]
    initdb = shutil.which("initdb") or next(iter(installed), "")
    if not initdb:
        pytest.skip("no PostgreSQL on this machine")
    folder = Path(tempfile.mkdtemp(prefix="newsfacts-pg-"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data, control = str(folder / "data"), str(Path(initdb).with_name("pg_ctl"))
    how = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    try:
        as_nobody(folder, initdb, "-D", data, "-U", "news", "-A", "trust")
        as_nobody(folder, control, "-D", data, "-w", "-o", how, "start")
        yield f"ducklake:postgres:dbname=postgres user=news host=127.0.0.1 port={port}"
        as_nobody(folder, control, "-D", data, "-m", "fast", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def to(tmp_path: Path, extension: None) -> str:
    return f"ducklake:sqlite:{tmp_path / 'news.sqlite'}"


@pytest.fixture(params=["sqlite", "postgres"])
def anywhere(request: pytest.FixtureRequest, to: str) -> str:
    """A catalogue of each kind, empty."""
    if request.param == "sqlite":
        return to
    server = str(request.getfixturevalue("postgres"))
    name = f"news{secrets.token_hex(4)}"
    with opened_server(server) as con:
        con.execute(
            f"CALL postgres_execute('server', 'CREATE DATABASE {name}', use_transaction => false)"
        )
    return server.replace("dbname=postgres", f"dbname={name}")


def test_every_table_has_the_rows_of_the_warehouse_at_each_publish(
    tmp_path: Path, anywhere: str
) -> None:
    root = tmp_path / "lake"
    write(root, "a", AGREED)
    write(root, "b", RAINED_IN_MAY)
    load.publish(root)
    first = ducklake.register(root, anywhere)
    then = of_catalogue(root, anywhere)
    assert then == of_warehouse(root)
    assert ducklake.register(root, anywhere) == first

    write(root, "c", POURED_IN_CHINA, replaces="b")
    sweep(root)
    load.publish(root)
    second = ducklake.register(root, anywhere)

    assert second > first
    assert of_catalogue(root, anywhere) == of_warehouse(root) != then
    before = of_catalogue(root, anywhere, first)
    assert before == {name: then[name] for name in before}


def test_no_byte_is_copied_and_the_files_of_the_lake_stay(tmp_path: Path, anywhere: str) -> None:
    root = tmp_path / "lake"
    write(root, "a", "It rained.")
    write(root, "b", "It poured.")
    load.publish(root)
    ducklake.register(root, anywhere)
    links = [*(root / ducklake.FOLDER).glob("*/*.parquet")]
    originals = {file.stat().st_ino for file in root.rglob("*.parquet") if file not in links}

    assert len(links) > 2 * len(CORPUS)
    assert {file.stat().st_ino for file in links} <= originals
    # Forgotten: older snapshots go, and the files that only they had.
    write(root, "c", "It snowed.", replaces="b")
    sweep(root)
    (root / "state").mkdir(exist_ok=True)
    (root / fetch_state.FORGOTTEN).write_text("0" * 64 + "\n")
    load.publish(root)
    ducklake.register(root, anywhere)

    kept = {file.name for file in (root / ducklake.FOLDER / "paragraphs").iterdir()}
    assert kept == {"a.parquet", "c.parquet"}
    assert of_catalogue(root, anywhere) == of_warehouse(root)
    assert not [fault for fault in verify(root) if "facts" in fault]


def test_the_questions_of_the_warehouse_are_answered(tmp_path: Path, to: str) -> None:
    root = tmp_path / "lake"
    write(root, "a", AGREED)
    load.publish(root)
    ducklake.register(root, to)

    with attached(to, root / ducklake.FOLDER) as con:
        found = con.sql("SELECT article_id FROM search_articles('trade')").pl()
        narrowed = con.sql("FROM search_articles('trade', since := DATE '2030-01-01')").pl()
        both = con.sql("FROM events_between('China', 'Russia')").pl()
    assert found["article_id"].to_list() == ["a"]
    assert narrowed.height == 0
    assert both.height == duckdb_rows(root, "FROM events_between('China', 'Russia')")


def test_a_change_that_breaks_off_leaves_the_snapshot(
    tmp_path: Path, to: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "lake"
    write(root, "a", "It rained.")
    load.publish(root)
    first = ducklake.register(root, to)
    then = of_catalogue(root, to)
    write(root, "b", "It poured.")
    load.publish(root)
    with monkeypatch.context() as broken:
        broken.setattr(ducklake, "note", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ducklake.register(root, to)
    assert of_catalogue(root, to) == then

    assert ducklake.register(root, to) > first
    assert of_catalogue(root, to) == of_warehouse(root)
