"""The server that commands share: one for all of them, gone when nobody uses it."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from newsfacts.flows import prefect_database, prefect_env
from newsfacts.flows.kept_server import kept, locked, place, running
from newsfacts.flows.prefect_server import Server, server


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "home"
    place(tmp_path / "home", "json").unlink(missing_ok=True)  # the server ends


def ended(home: Path) -> bool:
    until = time.monotonic() + 120
    while locked(home) and time.monotonic() < until:
        time.sleep(0.1)
    return not locked(home)


@pytest.mark.flow
def test_commands_share_one_server_which_ends_when_nobody_has_used_it_for_a_while(
    home: Path,
) -> None:
    minutes = 0.02
    with kept(home, minutes) as first, kept(home, minutes) as second:
        assert first.url == second.url
        assert first.password == second.password
        page = {"Origin": "https://example.org"}
        asked = httpx.get(f"{first.answering()}/admin/version", headers=page)
        assert asked.status_code == 401  # others on this machine have no password
        assert "access-control-allow-origin" not in asked.headers  # nor do pages in a browser
        time.sleep(minutes * 60 * 2)
        found = running(home)
        assert found is not None
        assert found.url == first.url

    assert ended(home)
    assert running(home) is None
    with kept(home, minutes) as third:
        assert third.password != first.password


@pytest.mark.flow
def test_a_server_ends_when_the_folder_of_its_files_goes(home: Path) -> None:
    with kept(home, 0.1) as own:
        own.answering()
        place(home, "json").unlink()

        assert ended(home)


def test_a_home_without_a_database_begins_with_a_copy_of_one_that_nothing_was_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("used", "fresh", "new"):
        (tmp_path / name).mkdir()
    with sqlite3.connect(tmp_path / "used" / prefect_database.NAME) as used:
        used.execute("CREATE TABLE flow AS SELECT 'a flow' AS name")
    with sqlite3.connect(tmp_path / "fresh" / prefect_database.NAME) as fresh:
        fresh.execute("CREATE TABLE flow (name VARCHAR)")

    prefect_database.remember(tmp_path / "used")
    prefect_database.begin(tmp_path / "new")
    assert not (tmp_path / "new" / prefect_database.NAME).exists()

    prefect_database.remember(tmp_path / "fresh")
    prefect_database.begin(tmp_path / "new")
    with sqlite3.connect(tmp_path / "new" / prefect_database.NAME) as new:
        assert new.execute("SELECT count(*) FROM flow").fetchone() == (0,)


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The environment of somebody who has no files of Prefect."""
    monkeypatch.setattr(prefect_env, "USERS_HOME", tmp_path / "none")
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    monkeypatch.setattr(os, "environ", kept)
    return kept


def told(own: Server, what: str, **asked: object) -> dict[str, str]:
    """Tell a server that something is there."""
    user, _, word = own.password.partition(":")
    url = f"{own.answering()}/{what}/"
    answer: dict[str, str] = httpx.post(url, json=asked, auth=(user, word), timeout=60).json()
    return answer


@pytest.mark.flow
def test_a_server_forgets_runs_that_ended_more_than_thirty_days_ago_and_their_artifacts(
    tmp_path: Path, user: dict[str, str]
) -> None:
    """One run every 15 minutes added a gigabyte a year to the database."""
    prefect_env.prepare(home=tmp_path)
    home = tmp_path / prefect_env.HOME
    home.mkdir()
    prefect_database.begin(home)
    with server() as own:
        flow = told(own, "flows", name="newsfacts")["id"]
        for name in ("old", "new"):
            run = told(own, "flow_runs", flow_id=flow, name=name, state={"type": "COMPLETED"})
            told(own, "artifacts", key=name, type="markdown", flow_run_id=run["id"])

    with closing(sqlite3.connect(home / prefect_database.NAME)) as database:
        past = "UPDATE flow_run SET end_time = datetime(end_time, ?) || '.000000' WHERE name = ?"
        database.executemany(past, [("-31 days", "old"), ("-29 days", "new")])
        database.commit()
        with server() as own:
            own.answering()
            until = time.monotonic() + 60
            left = "SELECT name, key FROM artifact LEFT JOIN flow_run ON flow_run_id = flow_run.id"
            while time.monotonic() < until and len(database.execute(left).fetchall()) > 1:
                time.sleep(0.1)

        assert database.execute(left).fetchall() == [("new", "new")]
        assert database.execute("SELECT name FROM flow_run").fetchall() == [("new",)]


@pytest.mark.parametrize("own", ["PREFECT_HOME", *prefect_database.OTHERS])
def test_the_runs_in_a_home_or_database_of_the_users_are_left_alone(
    tmp_path: Path, user: dict[str, str], own: str
) -> None:
    user[own] = str(tmp_path / "prefect")
    prefect_env.prepare(home=tmp_path)

    assert not user.keys() & prefect_env.SHORT_MEMORY.keys()


def test_a_user_of_prefect_keeps_the_home_and_others_get_one_in_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prefect_env, "USERS_HOME", tmp_path / "none")
    monkeypatch.delenv("PREFECT_HOME")
    prefect_env.prepare(home=tmp_path / "out")

    assert os.environ["PREFECT_HOME"] == str(tmp_path / "out" / ".prefect")
