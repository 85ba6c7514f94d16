"""A run may be killed at any moment: the next one ends as if it had not been."""

import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsfacts.warehouse import lake
from tests.flows.written import run, write
from tests.support import bytes_of, rows_of

pytestmark = pytest.mark.usefixtures("prefect_server")

KILLED = """
import os, signal, sys
left = int(sys.argv[1])
counted = ("open", "os.rename", "os.replace", "os.mkdir", "os.remove", "os.rmdir")
def count(event, args):
    global left
    if event in counted and str(args[0]).startswith(sys.argv[2]):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
from newsfacts.flows.cli import app
try:
    app(["run", sys.argv[3], "--out", sys.argv[2], "--batch-size", "3"])
finally:
    print(left)
"""


def killed(moment: int, source: Path, out: Path, server: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", KILLED, str(moment), str(out), str(source)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PREFECT_API_URL": server},
    )


def test_a_run_that_is_killed_and_run_again_ends_as_if_never_killed(
    tmp_path: Path, prefect_server: str
) -> None:
    source = tmp_path / "in"
    write(source, [*range(6)])
    whole = killed(1_000_000, source, tmp_path / "whole", prefect_server)
    moments = 1_000_000 - int(whole.stdout.split()[-1])
    expected = bytes_of(tmp_path / "whole")
    draw = random.Random(7)  # noqa: S311 (a draw to test with)

    assert len(expected) > 10
    # Each folder is run on four times, killed in what the run before had left.
    outs = {tmp_path / f"out{n}": draw.sample(range(1, moments + 1), 4) for n in range(6)}

    def often(out: Path) -> list[int]:
        return [killed(moment, source, out, prefect_server).returncode for moment in outs[out]]

    with ThreadPoolExecutor(2) as pool:
        codes = [*pool.map(often, outs)]
    assert {first for first, *_ in codes} == {-9}
    assert {code for of_folder in codes for code in of_folder} <= {-9, 0}
    assert sum(of_folder.count(-9) for of_folder in codes) > 12
    for out in outs:
        run([str(source)], out, batch_size=3)
        assert bytes_of(out) == expected
        assert rows_of(out) == rows_of(tmp_path / "whole")
        assert not (out / lake.STAGING).exists()
