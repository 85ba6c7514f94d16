"""Fingerprints: what tokens and rows depend on, wherever the package lies."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsfacts.flows.fingerprints import ANNOTATION, RULES, annotator_version, covered, digest

PACKAGE = Path(__file__).resolve().parents[2] / "newsfacts"
MODULES = """
import sys
import newsfacts.transforms.annotator.annotation
import newsfacts.transforms.articles.paragraphs
print(*(name for name in sys.modules if name.startswith("newsfacts.transforms")))
"""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package in another place, without links, as an installation makes it."""
    return shutil.copytree(PACKAGE, tmp_path_factory.mktemp("elsewhere") / "newsfacts")


@pytest.mark.parametrize("patterns", [ANNOTATION, RULES])
def test_a_package_that_moves_keeps_its_fingerprint(patterns: tuple[str, ...], moved: Path) -> None:
    assert digest(patterns, moved) == digest(patterns, PACKAGE)


def test_a_checkout_and_an_installation_have_the_same_rules(moved: Path) -> None:
    before = digest(RULES, moved)
    for name in (".ruff_cache/CACHEDIR.TAG", "annotator/ruff.toml", "annotator/train/coded/a.csv"):
        file = moved / "transforms" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("only in a checkout\n")

    assert digest(RULES, moved) == before


def test_a_package_below_a_hidden_folder_is_covered(moved: Path, tmp_path: Path) -> None:
    hidden = shutil.copytree(moved / "transforms" / "times", tmp_path / ".venv" / "train" / "times")

    assert covered(["times/*.py"], hidden.parent)


def test_every_pattern_covers_a_file() -> None:
    assert all(covered([pattern], PACKAGE) for pattern in (*ANNOTATION, *RULES))


def test_all_that_annotation_imports_is_covered() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MODULES], capture_output=True, text=True, check=True
    )
    names = [name.removeprefix("newsfacts.").split(".") for name in done.stdout.split()]
    files = {Path(*name).with_suffix(".py") for name in names if len(name) > 1}
    modules = {file for file in files if (PACKAGE / file).is_file()}

    assert len(modules) > 20
    assert modules <= set(covered(ANNOTATION, PACKAGE))


@pytest.mark.parametrize(
    "file",
    [
        "seeds/lexicons/annotator/contractions.csv",
        "seeds/lexicons/events/event_triggers.csv",
        "seeds/lexicons/events/trigger_uses.csv",
        "transforms/articles/paragraphs.py",
    ],
)
def test_a_change_of_what_annotation_reads_changes_its_fingerprint(file: str, moved: Path) -> None:
    before = digest(ANNOTATION, moved)
    (moved / file).write_text((moved / file).read_text() + "\n")

    assert digest(ANNOTATION, moved) != before


def test_another_model_is_another_annotator() -> None:
    assert annotator_version("newsfacts") != annotator_version("spacy:en_core_web_sm")
