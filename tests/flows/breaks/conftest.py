"""A lake to be damaged, made once for all tests."""

import shutil
from pathlib import Path

import pytest

from tests.built_once import BuiltOnce
from tests.flows.written import run, write


@pytest.fixture(scope="session")
def sound(
    tmp_path_factory: pytest.TempPathFactory, prefect_server: str, known_articles: BuiltOnce
) -> Path:
    """Give a folder with sources and a lake of two batches."""
    folder = tmp_path_factory.mktemp("sound")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsfacts.flows.batches.build", known_articles)
        run(write(folder / "in", [*range(6)]), folder / "out", batch_size=3)
    return folder


@pytest.fixture
def out(sound: Path, tmp_path: Path) -> Path:
    """Give a copy of the lake, to be damaged."""
    shutil.copytree(sound / "out", tmp_path / "out")
    return tmp_path / "out"
