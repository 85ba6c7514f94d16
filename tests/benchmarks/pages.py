"""Pages per second of the page reader, against trafilatura with its defaults.

    python -m tests.benchmarks.pages FOLDER [ROUNDS]

Both read every page of a folder in the same process, by turns; the best round of each counts. The
page reader decodes, reads text and metadata, and looks behind short notices.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from newsfacts.flows.sources.page import fields


def ours(page: bytes) -> str:
    """Read a page as a run does."""
    return str(fields(page)[0]["text"])


def plain(page: bytes) -> str:
    """Read the text of a page with trafilatura's defaults, and its metadata."""
    return trafilatura.extract(page, with_metadata=True) or ""


READERS: dict[str, Callable[[bytes], str]] = {"newsfacts": ours, "trafilatura": plain}


def main(folder: str, rounds: int = 3) -> None:
    """Read by turns, and print the best of each."""
    pages = [file.read_bytes() for file in sorted(Path(folder).glob("*.htm*"))]
    best = dict.fromkeys(READERS, float("inf"))
    for _ in range(rounds):
        for name, read in READERS.items():
            began = time.process_time()
            for page in pages:
                read(page)
            best[name] = min(best[name], time.process_time() - began)
    for name, seconds in best.items():
        told = f"{len(pages) / seconds:6.1f} pages per second of CPU"
        sys.stdout.write(f"{name:>12} {seconds:6.2f} s {told}\n")
    share = best["trafilatura"] / best["newsfacts"]
    sys.stdout.write(f"newsfacts reads {share:.2f} times as many as trafilatura\n")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
