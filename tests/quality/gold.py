"""Gold that may not be copied, its scorers, and the floors that no figure may fall below.

The variable `NEWSFACTS_EVAL_DATA` names the folder of the sets; the scorers lie beside it. Without
it, tests on such gold are skipped.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

HERE = Path(__file__).parent
DATA = Path(os.environ.get("NEWSFACTS_EVAL_DATA", HERE / "data" / "uncopied"))

Floors = Mapping[str, float]


def floors(file: str) -> dict[str, Floors]:
    """Read the floors of some sets: name of the set, measure, least figure."""
    read: dict[str, Floors] = json.loads((HERE / file).read_text())
    return read


def folder(name: str) -> Path:
    """Give the folder of a set; a test that needs one which is not here is skipped."""
    found = DATA / name
    if not found.exists():
        pytest.skip(f"{name} may not be copied: name its folder in NEWSFACTS_EVAL_DATA")
    return found


def scores(name: str, warehouse: Path) -> dict[str, float]:
    """Run the scorer of a set; its last line is one JSON object."""
    scorer = DATA.parent / f"score_{name.split('_', maxsplit=1)[0]}.py"
    command = [sys.executable, str(scorer), str(DATA / name / "gold.jsonl.gz"), str(warehouse)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def below(least: Floors, got: Mapping[str, float]) -> dict[str, float]:
    """Give the figures that fell below their floors."""
    return {measure: got[measure] for measure, floor in least.items() if got[measure] < floor}
