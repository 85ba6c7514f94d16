"""Mutation fuzz of the readers: python -m tests.fuzz.readers [COUNT] [SEED] [NAME...]

Inputs that raise are kept in the folder `crashers`; the counts of records and rejects are printed.
"""

import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from newsfacts.flows.sources.record import Record
from newsfacts.flows.spool import Spool
from tests.fuzz.mutations import inputs, items_of, seeds, storable

CRASHERS = Path("crashers")


def main(count: int = 10_000, seed: int = 0, *names: str) -> None:
    """Read mutated inputs and count what became of them."""
    draw, counted = random.Random(seed), Counter[str]()  # noqa: S311 (a draw to test with)
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        spool = Spool(Path(folder, "spool"))
        for file in islice(inputs(Path(folder), [*(names or seeds())], draw), count):
            counted["inputs"] += 1
            try:
                found = items_of(file)
                storable(found, spool)
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
                counted["raised"] += 1
                CRASHERS.mkdir(exist_ok=True)
                kept = CRASHERS / f"{seed}-{counted['inputs']}-{file.name}"
                shutil.copy(file, kept)
                sys.stdout.write(f"{kept}: {type(error).__name__}: {str(error)[:200]}\n")
            else:
                counted["records"] += sum(isinstance(item, Record) for item in found)
                counted["rejects"] += sum(not isinstance(item, Record) for item in found)
    seconds = time.process_time() - began
    sys.stdout.write(f"{dict(counted)} in {seconds:.0f} s of CPU\n")


if __name__ == "__main__":
    wanted = [*sys.argv[1:], *["10000", "0"][len(sys.argv) - 1 :]]
    main(int(wanted[0]), int(wanted[1]), *wanted[2:])
