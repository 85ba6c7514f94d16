"""Mutated inputs: none raises, none is lost, and whatever is read can be stored."""

import random
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsfacts.flows.spool import Spool
from tests.fuzz.mutations import inputs, items_of, seeds, storable

#: Pages are read in another process, which takes longer.
COUNTS = {"a.html": 5, "a.warc": 5, "a.warc.gz": 10}


@pytest.mark.parametrize("name", seeds())
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_break_01_mutated_inputs_are_records_or_rejects(
    tmp_path_factory: pytest.TempPathFactory, name: str, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    spool = Spool(folder / "spool")
    draw = random.Random(seed)  # noqa: S311 (a draw to test with)
    for file in islice(inputs(folder, [name], draw), COUNTS.get(name, 20)):
        storable(items_of(file), spool)


def test_sound_inputs_are_read_whole(tmp_path: Path) -> None:
    for name, content in seeds().items():
        (tmp_path / name).write_bytes(content)
        found = items_of(tmp_path / name)
        assert found
        assert {type(item).__name__ for item in found} == {"Record"}, name
