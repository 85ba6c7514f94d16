"""The cookbook: each question answers what it shows, in SQL and in Polars."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from newsfacts.warehouse.memory import in_memory

FILE = Path(__file__).parent.parent.parent / "docs" / "cookbook.md"
RECIPE = re.compile(
    r"## (?P<question>[^\n]*)\n\n```sql\n(?P<sql>.*?)\n```\n"
    r"(?:\n```python\n(?P<python>.*?)\n```\n)?\n```text\n(?P<answer>.*?)```\n",
    re.DOTALL,
)


@pytest.fixture(scope="module")
def con(seed_tables: dict[str, pl.DataFrame]) -> Iterator[duckdb.DuckDBPyConnection]:
    with in_memory(seed_tables) as opened:
        yield opened


def written(frame: pl.DataFrame) -> str:
    """Write rows as lines, with their names on top."""
    rows = [" | ".join(frame.columns), *(" | ".join(map(cell, row)) for row in frame.rows())]
    return "".join(f"{row}\n" for row in rows)


def cell(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(str, value)) + "]"
    return "" if value is None else str(value)


def test_every_recipe_answers_what_it_shows(
    con: duckdb.DuckDBPyConnection,
    seed_tables: dict[str, pl.DataFrame],
    request: pytest.FixtureRequest,
) -> None:
    text = FILE.read_text(encoding="utf-8")
    recipes = [*RECIPE.finditer(text)]
    assert len(recipes) == text.count("## ") >= 30
    for recipe in recipes:
        answer = written(pl.DataFrame(con.sql(recipe["sql"]).to_arrow_table()))
        assert answer.count("\n") > 1, recipe["question"]
        if recipe["python"]:
            asked = eval(recipe["python"], {"pl": pl, "t": seed_tables})  # noqa: S307 (our own page)
            assert written(asked) == answer, recipe["question"]
        if request.config.getoption("--update-golden"):
            text = text.replace(recipe[0], recipe[0].replace(
                f"```text\n{recipe['answer']}```", f"```text\n{answer}```"
            ))  # fmt: skip
        else:
            assert recipe["answer"] == answer, recipe["question"]
    FILE.write_text(text, encoding="utf-8")
