"""What questions and the report cost on a million facts: a warehouse, many times over.

    python -m tests.benchmarks.many_facts NEWS MANY --copies 3

makes the folder MANY with the articles of the folder NEWS three times, under other ids, and prints
the seconds of each question of the cookbook, and those of the report.
"""

import argparse
import sys
import time
from pathlib import Path

import duckdb

from newsfacts.transforms.registry import FACTS
from newsfacts.transforms.table import Table
from newsfacts.warehouse.connection import NAME, opened
from newsfacts.warehouse.report import files
from newsfacts.warehouse.tables import create, offer, published
from tests.recipes import recipes

#: Characters of an id that differ between copies.
PART = 3
ROUNDS = 5


def make(source: Path, target: Path, copies: int) -> None:
    """Write the warehouse with each article several times."""
    target.mkdir(parents=True, exist_ok=True)
    (target / NAME).unlink(missing_ok=True)
    with duckdb.connect(str(target / NAME)) as con:
        con.execute(f"ATTACH '{source / NAME}' AS small (READ_ONLY)")
        for schema in published():
            create(con, schema)
            fill(con, schema, copies)
        offer(con)


def fill(con: duckdb.DuckDBPyConnection, schema: type[Table], copies: int) -> None:
    """Copy the rows of a table; what has no article is there once."""
    name = schema.table_name()
    sql = "SELECT column_name FROM duckdb_columns() WHERE database_name=$db AND table_name=$name"
    there = {column for (column,) in con.execute(sql, {"db": "small", "name": name}).fetchall()}
    columns = [column for column in schema.column_names() if column in there]
    if not columns:
        return
    for number in range(copies if "article_id" in columns else 1):
        part = f"{number:0{PART}x}"
        made = [
            f"CASE WHEN starts_with({column}, article_id) OR '{column}' = 'story_id'"
            f" THEN '{part}' || {column}[{PART + 1}:] ELSE {column} END AS {column}"
            if column.endswith("_id") and "article_id" in columns
            else column
            for column in columns
        ]
        chosen = ", ".join(made)
        con.execute(f"INSERT INTO {name} BY NAME SELECT {chosen} FROM small.{name}")  # noqa: S608


def questions(root: Path) -> None:
    """Print the least seconds of each question, the slowest first."""
    with opened(root) as con:
        facts = sum(con.table(schema.table_name()).count("*").fetchall()[0][0] for schema in FACTS)
        sys.stdout.write(f"{facts:,} facts\n")
        found = []
        for recipe in recipes():
            took = []
            for _ in range(ROUNDS):
                began = time.perf_counter()
                con.execute(recipe.sql).fetchall()
                took.append(time.perf_counter() - began)
            found.append((min(took), recipe.question))
    for seconds, question in sorted(found, reverse=True):
        sys.stdout.write(f"{1000 * seconds:7.0f} ms  {question}\n")


def main() -> None:
    """Make the warehouse, ask the questions, write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--copies", type=int, default=3)
    given = parser.parse_args()
    make(given.source, given.target, given.copies)
    questions(given.target)
    began = time.process_time()
    files.write(given.target, given.target / "report.html", articles=False)
    size = (given.target / "report.html").stat().st_size / 1e6
    sys.stdout.write(f"report: {time.process_time() - began:.1f} s of CPU, {size:.1f} MB\n")


if __name__ == "__main__":
    main()
