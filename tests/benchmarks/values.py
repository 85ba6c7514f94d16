"""Speed of times and quantities on a file of articles, beside quantulum3 and dateparser.

pip install -e '.[benchmarks]'
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

from newsfacts.transforms.quantities.quantities import amounts
from newsfacts.transforms.times.times import time_readings, times


def main() -> None:
    """Print one line per tool, and how many times as fast the two tables are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--others", type=int, default=20, help="articles for the slow tools")
    options = parser.parse_args()
    with gzip.open(options.articles, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    both = _report("times + quantities", _read_values, texts)
    dates = _report("times alone", lambda texts: _times(_articles(texts)).height, texts)
    few = texts[: options.others]
    numbers = _report("quantulum3", _read_quantulum, few)
    print(f"{'':20}times + quantities are {both / numbers:,.0f} times as fast")  # noqa: T201
    others = _report("dateparser.search", _read_dates, few)
    print(  # noqa: T201
        f"{'':20}times + quantities are {both / others:,.0f} times as fast, "
        f"times alone {dates / others:,.0f} times"
    )


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
    articles = _articles(texts)
    found = _times(articles)
    counted = amounts(articles, _sentences(articles), found.lazy())
    return found.height + counted.collect(engine="in-memory").height


def _times(articles: pl.LazyFrame) -> pl.DataFrame:
    # The engine that builds the tables, see `transforms.registry`.
    return times(time_readings(articles), articles, _sentences(articles)).collect(
        engine="in-memory"
    )


def _articles(texts: Sequence[str]) -> pl.LazyFrame:
    return (
        pl.LazyFrame({"text": texts})
        .with_row_index("number")
        .select(
            "text",
            article_id=pl.col("number").cast(pl.String),
            published_earliest=pl.date(2019, 7, 10),
            published_latest=pl.date(2019, 7, 10),
        )
    )


def _sentences(articles: pl.LazyFrame) -> pl.LazyFrame:
    return articles.select("article_id", sentence_no=pl.lit(0), start_char=pl.lit(0))


def _read_quantulum(texts: Sequence[str]) -> int:
    from quantulum3 import parser  # noqa: PLC0415  (a development tool)

    return sum(len(parser.parse(text)) for text in texts)


def _read_dates(texts: Sequence[str]) -> int:
    from dateparser.search import search_dates  # noqa: PLC0415  (a development tool)

    return sum(len(search_dates(text, languages=["en"]) or []) for text in texts)


if __name__ == "__main__":
    main()
