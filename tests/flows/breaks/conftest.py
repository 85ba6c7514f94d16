"""A lake to be damaged, made once for each file of tests."""

import shutil
from pathlib import Path

import pytest

from tests.flows.written import run, write


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, prefect_server: str, built_once: None) -> Path:
    """Give a folder with sources and a lake of two batches."""
    folder = tmp_path_factory.mktemp("sound")
    run(write(folder / "in", [*range(6)]), folder / "out", batch_size=3)
    return folder


@pytest.fixture
def out(sound: Path, tmp_path: Path) -> Path:
    """Give a copy of the lake, to be damaged."""
    shutil.copytree(sound / "out", tmp_path / "out")
    return tmp_path / "out"
