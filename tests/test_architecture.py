"""Which package may import what: the linter that contributors run says no to the rest."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("transforms/a.py", "prefect"),
        ("transforms/a.py", "duckdb"),
        ("transforms/a.py", "newsfacts.flows.settings"),
        ("transforms/a.py", "newsfacts.warehouse.lake"),
        ("transforms/a.py", "onnxruntime"),
        ("transforms/annotator/a.py", "prefect"),
        ("transforms/annotator/a.py", "duckdb"),
        ("warehouse/a.py", "prefect"),
        ("warehouse/a.py", "newsfacts.flows.settings"),
        ("warehouse/a.py", "onnxruntime"),
        ("flows/a.py", "duckdb"),
        ("flows/a.py", "onnxruntime"),
        ("flows/a.py", "flows.settings"),
        ("flows/a.py", "feedparser"),
        ("flows/a.py", "httpcore"),
        ("flows/a.py", "urllib.request"),
        ("transforms/a.py", "transforms.table"),
        ("warehouse/a.py", "warehouse.lake"),
    ],
)
def test_an_import_against_the_arrows_is_refused(file: str, module: str) -> None:
    assert "TID251" in lint(file, f"import {module}\n")


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("flows/a.py", "prefect"),
        ("warehouse/a.py", "duckdb"),
        ("transforms/annotator/a.py", "onnxruntime"),
    ],
)
def test_each_package_may_import_its_own_engine(file: str, module: str) -> None:
    assert "TID251" not in lint(file, f"import {module}\n")


def lint(file: str, code: str) -> str:
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--select",
        "TID251",
        "--stdin-filename",
        file,
        "-",
    ]
    done = subprocess.run(
        command, input=code, capture_output=True, text=True, check=False, cwd=ROOT
    )
    return done.stdout
