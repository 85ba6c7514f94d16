"""Publishing and asking at sizes that no corpus here has: facts that are made up, in batches.

python -m tests.benchmarks.scale --facts 1000000 10000000 --folder /tmp

The rows have the columns, and about the lengths, of `quantities`; a batch holds 35,000 of them, as
one of 5,000 articles does. Seconds are of processor time, so that other work counts less.
"""

# ruff: noqa: T201, S608 - the results are printed; the words of the queries are ours

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb

#: Rows of a batch.
BATCH = 35_000
MADE = """
SELECT printf('%016x', hash(i // 7)) AS article_id,
       CAST(i % 7 * 400 AS INTEGER) AS start_char,
       CAST(i % 7 * 400 + 12 AS INTEGER) AS end_char,
       CAST(i % 7 * 3 AS INTEGER) AS sentence_no,
       printf('%d.%d million', hash(i) % 900, hash(i + 1) % 9) AS text,
       (hash(i) % 900)::DOUBLE * 1e6 AS value,
       ['USD', 'EUR', 'percent', 'people', 'km'][CAST(1 + hash(i + 2) % 5 AS BIGINT)] AS unit,
       'rule-' || hash(i + 3) % 40 AS rule,
       printf('%016x', hash(i // 35000)) AS batch_id,
       DATE '2000-01-01' + CAST(hash(i // 7) % 9000 AS INTEGER) AS published_on
FROM range({first}, {last}) numbers(i)
"""
QUERIES = {
    "one article": "SELECT * FROM facts WHERE article_id = (SELECT min(article_id) FROM facts)",
    "a unit by year": "SELECT year(published_on), count(*), max(value) FROM facts"
    " WHERE unit = 'EUR' GROUP BY 1 ORDER BY 1",
    "a word in the evidence": "SELECT count(*) FROM facts WHERE text LIKE '%77.7%'",
    "all articles": "SELECT count(DISTINCT article_id) FROM facts",
}


def main() -> None:
    """Make, publish and ask, one line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, nargs="+", default=[1_000_000])
    parser.add_argument("--folder", type=Path, default=None)
    options = parser.parse_args()
    for facts in options.facts:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            measure(Path(folder), facts)


def measure(folder: Path, facts: int) -> None:
    """Measure one size."""
    files = folder / "facts"
    files.mkdir()
    with duckdb.connect() as con:
        for number, first in enumerate(range(0, facts, BATCH)):
            rows = MADE.format(first=first, last=min(first + BATCH, facts))
            con.execute(f"COPY ({rows}) TO '{files}/{number:07}.parquet' (COMPRESSION zstd)")
    parquet = sum(file.stat().st_size for file in files.iterdir())
    warehouse = folder / "warehouse.duckdb"
    print(f"{facts:,} facts in {number + 1:,} batches, {parquet / 1e6:,.0f} MB of Parquet")
    with duckdb.connect(str(warehouse)) as con:
        con.execute("SET enable_progress_bar = false")
        source = f"read_parquet('{files}/*.parquet')"
        told("publish", lambda: con.execute(f"CREATE TABLE facts AS FROM {source} ORDER BY ALL"))
        told("write", lambda: con.execute("CHECKPOINT"))
        print(f"  {warehouse.stat().st_size / 1e6:,.0f} MB of warehouse")
        for name, query in QUERIES.items():
            told(name, partial(answered, con, query))
            over = query.replace("FROM facts", f"FROM {source}")
            told(f"{name}, of Parquet", partial(answered, con, over))
        batch = "(SELECT min(batch_id) FROM facts)"
        again = f"CREATE TEMP TABLE one AS FROM facts WHERE batch_id = {batch}"
        told(
            "one batch out",
            lambda: con.execute(
                f"{again}; DELETE FROM facts WHERE batch_id IN (SELECT batch_id FROM one)"
            ),
        )
        told("one batch in", lambda: con.execute("INSERT INTO facts FROM one; CHECKPOINT"))


def answered(con: duckdb.DuckDBPyConnection, query: str) -> int:
    """Ask, and count the rows of the answer."""
    return len(con.execute(query).fetchall())


def told(what: str, work: Callable[[], object]) -> None:
    """Do some work, and print how long it took."""
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.monotonic()
    work()
    after = resource.getrusage(resource.RUSAGE_SELF)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    memory = after.ru_maxrss / 1000
    print(f"  {what}: {spent:.2f} CPU-s, {time.monotonic() - began:.2f} s, {memory:,.0f} MB")


if __name__ == "__main__":
    main()
