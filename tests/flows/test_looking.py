"""A look before a run: it says what a run would say, or that one is needed."""

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsfacts.flows.holding import BusyError, held
from newsfacts.flows.looking import MOST, unchanged
from newsfacts.flows.pipeline import pipeline
from newsfacts.flows.prefect_env import server_given
from newsfacts.flows.settings import Settings
from newsfacts.flows.summary import Summary
from tests.flows.written import write

pytestmark = pytest.mark.usefixtures("prefect_server", "built_once")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(out=tmp_path / "out")


def ran(sources: list[str], settings: Settings) -> Summary:
    return pipeline(sources, settings)


def states(settings: Settings) -> list[dict[str, object]]:
    return [json.loads(line) for line in (settings.out / "runs.jsonl").read_bytes().splitlines()]


def test_a_look_says_and_notes_what_a_run_does_that_finds_nothing_new(
    tmp_path: Path, settings: Settings
) -> None:
    sources = write(tmp_path / "in", [0, 1, 2, 3])
    (tmp_path / "in" / "broken.jsonl").write_text('{"text": ""}\n{"text": "It rained.')
    (tmp_path / "in" / "copy.txt").write_bytes(Path(sources[0]).read_bytes())
    sources = [str(tmp_path / "in")]
    ran(sources, settings)
    again = ran(sources, settings)
    noted = states(settings)[-1]

    assert unchanged(sources, settings) == again
    assert again.statuses == {"new": 0, "known": 5, "changed": 0, "copies": 0, "rejected": 2}
    assert again.rejects
    told = states(settings)[-1]
    for name in ("run_id", "started_at", "checksum", "read_seconds", "extract_seconds"):
        told.pop(name, None)
        noted.pop(name, None)
    assert told == noted
    assert not (settings.out / ".staging").exists()


def add(folder: Path, _out: Path) -> None:
    (folder / "new.txt").write_text("It snowed.")


def change(folder: Path, _out: Path) -> None:
    (folder / "0.txt").write_text("It snowed.")


def copy(folder: Path, _out: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "0.txt").read_bytes())


def break_off(folder: Path, _out: Path) -> None:
    (folder / "broken.jsonl").write_text("{")


def damage(_folder: Path, out: Path) -> None:
    file = next((out / "facts" / "sentences").rglob("*.parquet"))
    file.write_bytes(file.read_bytes()[:-9])


def lose(_folder: Path, out: Path) -> None:
    (out / "warehouse.duckdb").unlink()


def grow(folder: Path, _out: Path) -> None:
    with (folder / "0.txt").open("ab") as file:
        file.truncate(MOST)


def hide(folder: Path, _out: Path) -> None:
    packed = gzip.compress(b'{"text": "It rained on May 1, 2020."}\n' + b" " * MOST)
    (folder / "packed.jsonl.gz").write_bytes(packed)


def garble(_folder: Path, out: Path) -> None:
    for file in (out / "facts" / "articles").rglob("*.parquet"):
        file.write_bytes(b"garbled")


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory, prefect_server: str, built_once: None) -> Path:
    """Give a folder with sources, the lake that a run has made of them, and a copy of both."""
    folder = tmp_path_factory.mktemp("done")
    ran(_written(folder / "now"), Settings(out=folder / "now" / "out"))
    shutil.copytree(folder / "now", folder / "then")
    return folder


@pytest.fixture
def as_then(done: Path) -> Path:
    """Give the folder as it was; a lake knows its sources by where they lie."""
    shutil.rmtree(done / "now")
    return shutil.copytree(done / "then", done / "now")


def _written(folder: Path) -> list[str]:
    write(folder / "in", [0, 1, 2, 3])
    return [str(folder / "in")]


def test_no_run_is_needed_where_nothing_happens(as_then: Path) -> None:
    found = unchanged([str(as_then / "in")], Settings(out=as_then / "out"))

    assert found is not None
    assert found.statuses["known"] == 4


@pytest.mark.parametrize("happen", [add, change, copy, break_off, damage, lose, grow, hide, garble])
def test_a_run_is_needed_for_whatever_it_would_write(
    as_then: Path, happen: Callable[[Path, Path], None]
) -> None:
    settings = Settings(out=as_then / "out")
    noted = len(states(settings))
    happen(as_then / "in", settings.out)

    assert unchanged([str(as_then / "in")], settings) is None
    assert len(states(settings)) == noted


def test_a_run_is_needed_where_nothing_can_be_read(tmp_path: Path, settings: Settings) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text": "It rained."}\n')
    ran([str(broken)], settings)
    broken.write_text("{")
    with pytest.raises(Exception, match="nothing could be read"):
        ran([str(broken)], settings)

    assert unchanged([str(broken)], settings) is None


@pytest.mark.parametrize("source", ["https://example.org/feed.xml", "sources.toml"])
def test_a_run_is_needed_for_what_is_no_file(source: str, settings: Settings) -> None:
    (settings.out / "manifests").mkdir(parents=True)

    assert unchanged([source], settings) is None


def test_a_look_leaves_a_folder_alone_that_another_run_works_on(settings: Settings) -> None:
    (settings.out / "manifests").mkdir(parents=True)
    with held(settings.out), pytest.raises(BusyError):
        unchanged([], settings)


@pytest.mark.parametrize(
    ("name", "text", "given"),
    [
        ("pyproject.toml", "[project]\nname = 'news'\n", False),
        ("pyproject.toml", "[tool.ruff]\napi = 1\n", False),
        ("pyproject.toml", "[tool.prefect.api]\nurl = 'http://localhost:4200/api'\n", True),
        ("pyproject.toml", "[tool]\nprefect.api.url = 'http://localhost:4200/api'\n", True),
        ("pyproject.toml", "tool = 1\n", True),
        ("prefect.toml", "[logging]\nlevel = 'INFO'\n", False),
        ("prefect.toml", "api.url = 'http://localhost:4200/api'\n", True),
        ("prefect.toml", "what is no TOML", True),
        (".env", "prefect_api_url=http://localhost:4200/api\n", True),
        ("prefect.toml", "[api]\nurl = 'http://localhost:4200/api'\n", True),
        (".env", "PREFECT_API_URL=http://localhost:4200/api\n", True),
        ("home/profiles.toml", "[profiles.ephemeral]\nPREFECT_API_URL = 'http://x/api'\n", True),
    ],
)
def test_a_server_that_the_user_names_is_to_see_every_run(
    name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, given: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setattr("newsfacts.flows.prefect_env._given", lambda: False)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text)

    assert server_given() == given
