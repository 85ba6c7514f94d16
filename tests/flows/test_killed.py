"""A run may be killed at any moment: the next one ends as if it had not been."""

import random
import signal
from pathlib import Path

import pytest

from newsfacts.warehouse import lake
from tests.built_once import BuiltOnce
from tests.flows.killing import killed, operations
from tests.flows.written import run, write
from tests.support import bytes_of, rows_of

pytestmark = [pytest.mark.flow, pytest.mark.slow, pytest.mark.usefixtures("built_once")]


def test_a_run_that_is_killed_and_run_again_ends_as_if_never_killed(
    tmp_path: Path, prefect_server: str, known_articles: BuiltOnce
) -> None:
    source = tmp_path / "in"
    write(source, [*range(6)])
    moments = operations(source, tmp_path / "whole", prefect_server, known_articles)
    expected = bytes_of(tmp_path / "whole")
    draw = random.Random(7)  # noqa: S311 (a draw to test with)

    assert len(expected) > 10
    codes: list[list[int]] = []
    # Each folder is run on three times, killed in what the run before had left.
    for number in range(2):
        out = tmp_path / f"out{number}"
        drawn = draw.sample(range(1, moments + 1), 3)
        codes.append(
            [killed(moment, source, out, prefect_server, known_articles) for moment in drawn]
        )
        run([str(source)], out, batch_size=3)
        assert bytes_of(out) == expected
        assert rows_of(out) == rows_of(tmp_path / "whole")
        assert not (out / lake.STAGING).exists()
    assert {first for first, *_ in codes} == {-signal.SIGKILL}
    assert {code for of_folder in codes for code in of_folder} <= {-signal.SIGKILL, 0}
    assert sum(of_folder.count(-signal.SIGKILL) for of_folder in codes) > 3
