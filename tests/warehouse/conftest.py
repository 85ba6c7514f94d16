"""A small lake that many tests of the warehouse read or change."""

import shutil
from pathlib import Path

import pytest

from newsfacts.warehouse import lake, load
from tests.support import built

TEXT = "It rained. It poured.\n\nThe bridge closed on May 3, 2020, officials said on Tuesday."


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake of one article, published; tests that change it take `root`, a copy."""
    folder = tmp_path_factory.mktemp("published")
    lake.write(folder, "b", "1", {**built(TEXT)})
    load.publish(folder)
    return folder


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    shutil.copytree(published, tmp_path / "lake")
    return tmp_path / "lake"
