"""Speed of times and quantities on a file of articles, beside quantulum3 and dateparser.

python tests/benchmarks/values.py ARTICLES.jsonl.gz [--others N]

Reads `text` of each line. The other tools read the first N articles only: they are slow. All run
on one thread; set by POLARS_MAX_THREADS, which must be in the environment before Polars starts.
"""

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("POLARS_MAX_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parents[2]))

import polars as pl

from transforms.quantities import amounts
from transforms.times import times


def main() -> None:
    """Print one line per tool, and how many times as fast the two tables are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--others", type=int, default=20, help="articles for the slow tools")
    options = parser.parse_args()
    with gzip.open(options.articles, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    own = _report("times + quantities", _read_values, texts)
    few = texts[: options.others]
    for name, read in (("quantulum3", _read_quantulum), ("dateparser.search", _read_dates)):
        speed = _report(name, read, few)
        print(f"{'':20}times + quantities are {own / speed:,.0f} times as fast")  # noqa: T201


def _report(name: str, read: Callable[[Sequence[str]], int], texts: Sequence[str]) -> float:
    """Time one tool; the first article warms it up. Gives words per second."""
    read(texts[:1])
    start = time.perf_counter()
    found = read(texts)
    seconds = time.perf_counter() - start
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    words = sum(len(text.split()) for text in texts)
    print(  # noqa: T201
        f"{name:20}{megabytes:8.2f} MB {seconds:8.2f} s {megabytes / seconds:9.3f} MB/s "
        f"{words / seconds:12,.0f} words/s {found:8,} found"
    )
    return words / seconds


def _read_values(texts: Sequence[str]) -> int:
    articles = (
        pl.LazyFrame({"text": texts})
        .with_row_index("number")
        .select(
            "text",
            article_id=pl.col("number").cast(pl.String),
            published_earliest=pl.date(2019, 7, 10),
            published_latest=pl.date(2019, 7, 10),
        )
    )
    sentences = articles.select("article_id", sentence_no=pl.lit(0), start_char=pl.lit(0))
    # The engine that builds the tables, see `transforms.registry`.
    found = times(articles, sentences).collect(engine="in-memory")
    counted = amounts(articles, sentences, found.lazy()).collect(engine="in-memory")
    return found.height + counted.height


def _read_quantulum(texts: Sequence[str]) -> int:
    from quantulum3 import parser  # noqa: PLC0415  (a development tool)

    return sum(len(parser.parse(text)) for text in texts)


def _read_dates(texts: Sequence[str]) -> int:
    from dateparser.search import search_dates  # noqa: PLC0415  (a development tool)

    return sum(len(search_dates(text, languages=["en"]) or []) for text in texts)


if __name__ == "__main__":
    main()
