"""The number of threads changes no row and no order: other tests run on one thread."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.parses import batch

ROOT = Path(__file__).parent.parent.parent
COMMAND = "from tests.transforms.test_threads import digest; print(digest())"


def digest() -> str:
    """Hash every fact of every frozen parse, in the order of the tables."""
    built, _ = batch()
    rows = {schema.table_name(): frame.rows() for schema, frame in built.items()}
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def test_four_threads_give_the_rows_that_one_gives() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COMMAND],
        cwd=ROOT,
        env=os.environ | {"POLARS_MAX_THREADS": "4"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == digest()
