"""A package to share is asked, and never worked in: what is in it cannot be made again there."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from newsfacts.flows.cli import app
from newsfacts.flows.messages import FAILED, OK, USAGE
from newsfacts.warehouse import load
from newsfacts.warehouse.share.write import share
from tests.support import bytes_of
from tests.warehouse.small_batches import batch

pytestmark = pytest.mark.model


def newsfacts(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lake = tmp_path_factory.mktemp("lake")
    batch(lake, [0, 1])
    load.publish(lake)
    share(lake, made := tmp_path_factory.mktemp("shared") / "package")
    return made


@pytest.mark.usefixtures("prefect_server")
@pytest.mark.parametrize("command", ["run", "load", "derive", "doctor", "verify", "forget"])
def test_no_command_works_in_a_package(package: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "rain.txt").write_text("It rained on May 3, 2020.")
    words = {"run": str(tmp_path / "rain.txt"), "forget": "article-0"}
    what = [words[command]] if command in words else []
    before = bytes_of(package)
    done = newsfacts(command, *what, "--out", package)

    assert done.exit_code == USAGE, done.stderr
    assert bytes_of(package) == before


def test_a_report_of_a_package_has_no_pages_of_articles(package: Path, tmp_path: Path) -> None:
    done = newsfacts("report", "--articles", "--out", package, "--to", tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text()

    assert done.exit_code == OK, done.stderr
    assert "no article has its text here, so none has a page" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]
    assert "What 2 articles say" in page
    assert "report_articles/" not in page
    assert "newsfacts view" not in page
    assert "None" not in page


def test_an_article_of_a_package_cannot_be_shown(package: Path) -> None:
    done = newsfacts("view", "article-0", "--out", package)

    assert done.exit_code == FAILED
    assert "the text of article-0 is not here" in done.stderr
