"""One and several workers, by every runner: seconds, memory, and whether the bytes are the same.

python -m tests.benchmarks.runners --words 80000 --workers 1 2 --runners threads processes

Each run is a process of its own on a server of its own. The load of the machine is printed beside
each: on a busy one, the ratio of seconds says little. How many threads of the process ran or waited
for a core, on average while facts were extracted, is what a machine of its own would have used.
"""

# ruff: noqa: T201 - the results are printed

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from newsfacts.flows.settings import Settings
from tests.support import bytes_of

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
RUN = """
import json, sys, threading, time
from pathlib import Path
from newsfacts.flows import prefect_env
wanted, done = {}, threading.Event()
def look():
    while not done.wait(0.2):
        for task in Path("/proc/self/task").iterdir():
            try:
                ran, waited, _ = map(int, (task / "schedstat").read_text().split())
            except OSError:
                continue
            wanted[task.name] = ran + waited
prefect_env.prepare()
with prefect_env.started() as ready:
    from newsfacts.flows import extract, pipeline
    from newsfacts.flows.settings import Settings
    within = extract.extract
    def measured(*given):
        before, began = dict(wanted), time.monotonic()
        try:
            return within(*given)
        finally:
            time.sleep(0.3)
            sought = sum(wanted[task] - before.get(task, 0) for task in wanted) / 1e9
            print(f"{sought / (time.monotonic() - began):.2f} threads wanted a core;", end=" ")
            sys.stdout.flush()
    extract.extract = measured
    threading.Thread(target=look, daemon=True).start()
    with ready():
        settings = Settings.model_validate_json(sys.argv[2])
        pipeline.pipeline([sys.argv[1]], settings)
done.set()
"""


def main() -> None:
    """Run, and print one line for each way of running."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=80_000)
    parser.add_argument("--batch-words", type=int, default=10_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--runners", nargs="+", default=["threads", "processes"])
    parser.add_argument("--folder", type=Path, default=None)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        source = written(Path(folder) / "in.jsonl", options.words)
        expected: dict[str, str] | None = None
        for runner in options.runners:
            for workers in options.workers:
                out = Path(folder) / f"{runner}{workers}"
                settings = Settings(
                    out=out, runner=runner, workers=workers, batch_words=options.batch_words
                )
                print(runner, workers, end=" ", flush=True)
                print(told(source, settings), end=" ", flush=True)
                found = bytes_of(out)
                expected = expected or found
                print("same bytes" if found == expected else "OTHER BYTES", flush=True)


def written(file: Path, words: int) -> Path:
    """Write the seed articles again and again, each time with another last sentence."""
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    texts += [
        json.loads(line)["text"]
        for path in sorted(SEEDS.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    count = number = 0
    with file.open("w", encoding="utf-8") as opened:
        while count < words:
            text = f"{texts[number % len(texts)]}\n\nThis is number {number}."
            opened.write(json.dumps({"text": text, "id": str(number)}) + "\n")
            count, number = count + len(text.split()), number + 1
    return file


def told(source: Path, settings: Settings) -> str:
    """Run, and say how many seconds extraction took, how much processor time and memory."""
    words = [sys.executable, "-c", RUN, str(source), settings.model_dump_json()]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(words, check=True)
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    states = [json.loads(line) for line in (settings.out / "runs.jsonl").open(encoding="utf-8")]
    extract = states[-1]["extract_seconds"]
    return (
        f"extract {extract:.1f} s, whole {wall:.1f} s, {spent:.1f} CPU-s, "
        f"{after.ru_maxrss / 1000:.0f} MB of the largest process, load {os.getloadavg()[0]:.1f};"
    )


if __name__ == "__main__":
    main()
