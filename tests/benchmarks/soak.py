"""Soak: many runs on an inbox that changes, in one process: nothing grows, nothing drifts.

    python -m tests.benchmarks.soak [RUNS] [SEED]

At each run an article is new, changed, gone, broken, or nothing happened; one in five begins with a
damaged or half-written file in the lake. Prints memory, open files, processor time and what the
lake takes beside its live files, and compares it in the end with a lake that was built in one go.
Ctrl-C or SIGTERM ends it after the run at work, and compares.
"""

# ruff: noqa: T201, S311 - the results are printed, and drawn to test with

import json
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from tests.benchmarks import bare

import polars as pl  # isort: skip (bare comes before all of newsfacts)

from newsfacts.flows.pipeline import pipeline
from newsfacts.flows.settings import Settings
from newsfacts.flows.summary import RunError
from newsfacts.transforms.registry import TABLES
from newsfacts.warehouse import catalogue, lake
from newsfacts.warehouse.verify import verify

KINDS = ("new", "new", "changed", "gone", "broken", "nothing", "nothing")
PLACES = ("Springfield", "Paris", "Lagos", "Kyiv", "Lima")
#: Columns that say where and in which batch an article was read.
WHEREABOUTS = ("source", "batch_id", "metadata_sources")


class Inbox:
    """A folder of one-line files that changes."""

    def __init__(self, folder: Path, draw: random.Random) -> None:
        folder.mkdir()
        self.folder, self.draw = folder, draw
        self.written: list[str] = []
        self.count = 0

    def change(self) -> str:
        """Change something, and say what."""
        kind = self.draw.choice(KINDS)
        files = sorted(self.folder.glob("*.jsonl"))
        if kind in {"changed", "gone"} and len(files) > 3:
            file = self.draw.choice(files)
            if kind == "gone":
                file.unlink()
            else:
                self.write(file)
        elif kind == "broken":
            (self.folder / "broken.jsonl").write_text("{" * self.draw.randint(1, 9))
        elif kind != "nothing":
            self.write(self.folder / f"{self.count}.jsonl")
        return kind

    def write(self, file: Path) -> None:
        """Write an article that nobody has written yet."""
        self.count += 1
        place = self.draw.choice(PLACES)
        text = (
            f"It rained in {place} on May {1 + self.count % 28}, 2020.\n\nThe mayor of {place}, "
            f'Ann Example, said on Monday: "Bridge {self.count} is closed." It cost $2 million.'
        )
        self.written.append(text)
        file.write_text(json.dumps({"text": text}) + "\n")


def hurt(root: Path, draw: random.Random) -> None:
    """Damage a file of facts, or leave one that was being written."""
    files = [
        f for f in (root / "facts").rglob("*.parquet") if f.parts[-3] not in {"raw", "articles"}
    ]
    if not files:
        return
    file = draw.choice(sorted(files))
    if draw.random() < 0.5:
        content = bytearray(file.read_bytes())
        content[draw.randrange(len(content))] ^= 1
        file.write_bytes(content)
    else:
        (root / "manifests" / "unfinished.json.part").write_text("{")
        (root / lake.STAGING / "left").mkdir(parents=True, exist_ok=True)


def live(root: Path) -> int:
    """Give the bytes of what readers use: facts, corpus, warehouse."""
    return (
        sum(bare.sizes(root / name) for name in ("facts", "corpus"))
        + (root / "warehouse.duckdb").stat().st_size
    )


def content(root: Path) -> dict[str, pl.DataFrame]:
    """Give the rows of a lake, without where they were read."""
    return {
        schema.table_name(): lake.scan(root, schema)
        .drop(*WHEREABOUTS, strict=False)
        .sort(schema.sort_key())
        .collect()
        for schema in TABLES
    }


def compare(folder: Path, out: Path, written: list[str]) -> None:
    """Say whether the lake is sound, and as one that was built in one go."""
    texts = "".join(json.dumps({"text": text}) + "\n" for text in written)
    (folder / "all.jsonl").write_text(texts)
    pipeline([str(folder / "all.jsonl")], Settings(out=folder / "oracle"))
    expected, found = content(folder / "oracle"), content(out)
    differing = [name for name, rows in expected.items() if not rows.equals(found[name])]
    print(f"verify: {[*verify(out)] or 'sound'}")
    print(f"lines of the catalogue: {len((out / catalogue.NAME).read_bytes().splitlines())}")
    print(f"tables unlike a lake that was built in one go: {differing or 'none'}")


def main(runs: int = 1000, seed: int = 7) -> None:
    """Run, and say what grew."""
    draw, outcomes, asked_to_end = random.Random(seed), Counter[str](), list[int]()
    for ends in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ends, lambda ends, _: asked_to_end.append(ends))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        inbox, out = Inbox(folder / "in", draw), folder / "out"
        inbox.write(inbox.folder / "first.jsonl")
        settings = Settings(out=out)
        print("  run articles      MB  files  CPU-s/run  lake MB  beside live")
        since, shown, every = time.process_time(), 0, max(1, runs // 20)
        for number in range(1, runs + 1):
            kind = inbox.change() if number > 1 else "new"
            if number % 5 == 0:
                hurt(out, draw)
                kind += ", hurt"
            with suppress(RunError):
                pipeline([str(inbox.folder)], settings)
            outcomes[kind] += 1
            if number % every == 0 or number == 1 or asked_to_end:
                spent = (time.process_time() - since) / (number - shown)
                since, shown = time.process_time(), number
                size = bare.sizes(out)
                print(
                    f"{number:5} {len(inbox.written):8} {bare.memory():7.0f} {bare.open_files():6}"
                    f" {spent:10.2f} {size / 1e6:8.2f} {size / live(out) - 1:11.1%}",
                    flush=True,
                )
            if asked_to_end:
                break
        print(dict(sorted(outcomes.items())))
        compare(folder, out, inbox.written)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
