"""Times and quantities against gold: what may be copied lies here, the rest beside the project."""

import pytest

from tests.quality.gold import HERE, below, floors, folder
from tests.quality.values import scores

FLOORS = floors("value_floors.json")


@pytest.mark.parametrize("name", FLOORS)
def test_times_and_quantities_stay_above_their_floors(name: str) -> None:
    copied = HERE / "data" / name
    got = scores(copied if copied.exists() else folder(name))

    assert below(FLOORS[name], got) == {}
