"""What an installation puts on a machine, and the folders from which its command works."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of the files in a wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.iterdir()
    return zipfile.ZipFile(file).namelist()


def test_a_wheel_holds_one_package(wheel: list[str]) -> None:
    tops = {name.split("/")[0] for name in wheel}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"newsfacts"}


def test_a_wheel_holds_all_that_a_run_reads(wheel: list[str]) -> None:
    folders = {name.split("/")[1] for name in wheel if name.startswith("newsfacts/")}

    assert {"flows", "transforms", "warehouse", "seeds"} <= folders
    assert "newsfacts/transforms/annotator/model/annotator.onnx" in wheel
    assert "newsfacts/seeds/lexicons/events/event_triggers.csv" in wheel
    assert "newsfacts/warehouse/views/facts.sql" in wheel


def test_a_wheel_holds_no_text_that_may_not_be_copied(wheel: list[str]) -> None:
    articles = [name for name in wheel if "/articles/" in name and name.endswith(".txt")]

    assert articles == ["newsfacts/seeds/articles/wikinews_afcfta.txt"]


@pytest.mark.flow
@pytest.mark.slow
def test_a_run_works_beside_packages_of_the_user_with_the_same_names(tmp_path: Path) -> None:
    for package in ("flows", "transforms", "warehouse", "seeds", "prefect", "newsfacts"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("raise RuntimeError(__file__)\n")
    (tmp_path / "rain.txt").write_text("It rained on May 3, 2020.")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    command = [str(Path(sys.executable).with_name("newsfacts")), "run", "rain.txt", "--out", "out"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=environment | {"PREFECT_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "warehouse.duckdb").exists()
