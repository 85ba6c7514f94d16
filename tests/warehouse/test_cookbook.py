"""The cookbook: each question answers what it shows, in SQL and in Polars."""

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from newsfacts.warehouse import lake, load
from newsfacts.warehouse.memory import in_memory
from tests.recipes import FILE, NOTEBOOK, RECIPE, notebook
from tests.support import built


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


def test_the_notebook_is_made_of_the_recipes() -> None:
    assert NOTEBOOK.read_text(encoding="utf-8") == notebook(), "python -m tests.recipes"


@pytest.mark.slow
def test_the_notebook_runs(tmp_path: Path) -> None:
    if importlib.util.find_spec("marimo") is None:
        pytest.skip("marimo is not installed: pip install marimo")
    lake.write(tmp_path, "b", "1", {**built("China and Russia agreed on trade, Xinhua said.")})
    load.publish(tmp_path)
    asked = [sys.executable, str(NOTEBOOK), "--", "--out", str(tmp_path)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
