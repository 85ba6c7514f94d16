"""How fast the annotator reads, on one thread: `python tests/benchmarks/annotator.py`.

Words are runs without white space; a CPU-second is time of this process, so that other work on the
machine matters little. `--weights FOLDER` measures other weights, such as an export in 32 bits;
`--annotator spacy:NAME` a spaCy pipeline; `--workers 2` as many processes at the same time.
"""

# ruff: noqa: E402, T201 - threads are limited before anything is imported; the results are printed

import os

os.environ |= {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1"}  # before anything starts threads

import argparse
import json
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

BEGUN = time.perf_counter()

import polars as pl

from newsfacts.transforms.annotator import annotate as annotators
from newsfacts.transforms.annotator.network import Network

SAMPLE = Path(__file__).parents[2] / "seeds/articles/wikinews_sample.jsonl"
HOSTILE = {"letters": "a", "words": "word ", "marks": "?", "pairs": "a-", "stops": "1."}


def main() -> None:
    """Print start, speed, memory and how time grows with the length of odd texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=SAMPLE, help="JSON lines with `text`")
    parser.add_argument("--words", type=int, default=100_000, help="read about so many")
    parser.add_argument("--annotator", default="newsfacts")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    prepare(options.weights)
    annotators.annotate(rows("The bridge is closed."), annotator=options.annotator)
    print(f"ready after {time.perf_counter() - BEGUN:.2f} s")
    text = sample(options.texts, options.words)
    if options.workers > 1:
        print(f"{options.workers} workers: {side_by_side(text, options):.0f} words/s")
        return
    seconds = spent(text, options.annotator)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"{len(text.split()) / seconds:.0f} words per CPU-second, {memory:.0f} MB")
    for name, unit in HOSTILE.items():
        short, long = (spent(unit * (size // len(unit)), options.annotator) for size in SIZES)
        print(
            f"{name:8s} {SIZES[1] / SIZES[0]:.0f} times the text, {long / short:.1f} times the time"
        )


SIZES = (25_000, 100_000)  # characters


def prepare(weights: Path | None) -> None:
    """Use other weights than the package's."""
    if weights:
        network = Network(weights)
        vars(annotators)["shipped"] = lambda: network


def rows(text: str) -> pl.DataFrame:
    """Make one article of a text, its paragraphs parted by empty lines."""
    parts = pl.DataFrame({"text": text.split("\n\n")})
    length = pl.col("text").str.len_chars().cast(pl.Int32)
    return parts.select(
        "text",
        article_id=pl.lit("0"),
        paragraph_no=pl.int_range(pl.len(), dtype=pl.Int32),
        role=pl.lit("body"),
        start_char=(length + 2).cum_sum() - length - 2,
        end_char=(length + 2).cum_sum() - 2,
    )


def sample(path: Path, words: int) -> str:
    """Join articles to about so many words, from the beginning again where they are too few."""
    articles = [json.loads(line)["text"] for line in path.open(encoding="utf8")]
    text = "\n\n".join(articles)
    count = len(text.split())
    if count < words:
        return "\n\n".join([text] * (words // count + 1))
    return text[: len(text) * words // count]


def spent(text: str, annotator: str) -> float:
    """Measure the CPU-seconds of one reading."""
    frame = rows(text)
    before = time.process_time()
    annotators.annotate(frame, annotator=annotator)
    return time.process_time() - before


def side_by_side(text: str, options: argparse.Namespace) -> float:
    """Let processes read the same text at the same time; give words per second of all."""
    weights: Path | None = options.weights
    with ProcessPoolExecutor(
        options.workers, get_context("spawn"), initializer=prepare, initargs=(weights,)
    ) as pool:
        jobs = [pool.submit(spent, "Start.", options.annotator) for _ in range(options.workers)]
        for job in jobs:
            job.result()
        before = time.perf_counter()
        jobs = [pool.submit(spent, text, options.annotator) for _ in range(options.workers)]
        for job in jobs:
            job.result()
        words: int = options.workers * len(text.split())
        return words / (time.perf_counter() - before)


if __name__ == "__main__":
    main()
