import json
import os
from pathlib import Path

import pytest

from tests.quality.values import scores

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = json.loads((HERE / "value_floors.json").read_text())

#: Sets that may not be copied lie in a folder that this variable names, or beside the project.
BESIDE = HERE.parents[2] / "shared" / "eval" / "data"
ELSEWHERE = Path(os.environ.get("NEWSFACTS_EVAL_DATA", BESIDE))


@pytest.mark.parametrize("name", FLOORS)
def test_times_and_quantities_stay_above_their_floors(name: str) -> None:
    folders = [HERE / "data" / name, ELSEWHERE / name]
    folder = next((folder for folder in folders if folder.exists()), None)
    if folder is None:
        pytest.skip(f"{name} is not here: its texts may not be copied")
    got = scores(folder)
    low = {measure: got[measure] for measure, floor in FLOORS[name].items() if got[measure] < floor}
    assert not low, f"{name} fell below its floors {FLOORS[name]}: {got}"
