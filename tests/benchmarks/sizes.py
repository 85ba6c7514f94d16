"""What large inputs cost, each at a size and at twice it, in a process of its own.

    python -m tests.benchmarks.sizes [CASE...] [--part N]

Prints seconds of CPU and megabytes of memory; a rejected input prints its reason.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from newsfacts.flows.sources.limits import Meter
from newsfacts.flows.sources.record import Reject
from newsfacts.flows.sources.walk import read
from newsfacts.transforms.registry import build
from tests.support import given

NEWS = "China and Russia agreed on Monday to trade, Ann Example said. She praised it. "


def lot(number: int) -> str:
    """Write an article of one wording, about the same names as all others."""
    told = f"China and Russia agreed on Monday to trade in lot {number}, Ann Example said."
    return json.dumps({"text": told}) + "\n"


CASES: dict[str, tuple[int, str, Callable[[int], str]]] = {
    "paragraphs": (12_000, "a.txt", lambda n: "It rained. He left.\n\n" * n),
    "quotes": (3_000, "a.txt", lambda n: '"It is unsafe," she said.\n\n' * n),
    "sentence": (100_000, "a.txt", lambda n: "rain and " * (n // 9)),
    "long sentence": (383_000, "a.txt", lambda n: "rain and " * (n // 9)),
    "article": (250_000, "a.txt", lambda n: NEWS * (n // len(NEWS))),
    "large article": (2_500_000, "a.txt", lambda n: NEWS * (n // len(NEWS))),
    "tiny articles": (3_750, "a.jsonl", lambda n: "".join(map(lot, range(n)))),
    "line": (25_000_000, "a.jsonl", lambda n: json.dumps({"text": "x" * n})),
}


def measure(case: str, size: int) -> None:
    """Read one input and build its facts."""
    _, name, content = CASES[case]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_text(content(size))
        began = time.process_time()
        found = [*read(str(file), Meter())]
    told = ", ".join({item.reason for item in found if isinstance(item, Reject)})
    texts = [item.text for item in found if not isinstance(item, Reject)]
    rows = sum(frame.height for frame in build(*given(*texts)).values()) if texts else 0
    seconds = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    shown = f"{case:>14} {size:>10,} {seconds:8.1f} s {memory:6,} MB {rows:>10,} rows {told}"
    sys.stdout.write(shown + "\n")


def main() -> None:
    """Measure each case at a size and at twice it, or one case at the size that is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", help="; ".join(CASES))
    parser.add_argument("--part", type=int, default=1, help="take sizes that many times smaller")
    parser.add_argument("--size", type=int, help="measure the one case here, at this size")
    given = parser.parse_args()
    if given.size:
        measure(given.cases[0], given.size)
        return
    for case in given.cases or CASES:
        for size in (CASES[case][0] // given.part, 2 * CASES[case][0] // given.part):
            command = [sys.executable, "-m", "tests.benchmarks.sizes", case, "--size", str(size)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
