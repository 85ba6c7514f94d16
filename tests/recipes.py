"""The recipes of the cookbook, and the notebook made of them.

python -m tests.recipes        writes docs/cookbook.py
"""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"
FILE, NOTEBOOK = DOCS / "cookbook.md", DOCS / "cookbook.py"
RECIPE = re.compile(
    r"## (?P<question>[^\n]*)\n\n```sql\n(?P<sql>.*?)\n```\n"
    r"(?:\n```python\n(?P<python>.*?)\n```\n)?\n```text\n(?P<answer>.*?)```\n",
    re.DOTALL,
)
TOP = '''"""Thirty questions, as a notebook: marimo edit docs/cookbook.py -- --out data

Generated from docs/cookbook.md by `python -m tests.recipes`; needs `pip install -e '.[notebook]'`.
"""

import marimo

app = marimo.App(width="medium", app_title="Questions to a warehouse of news facts")


@app.cell
def _():
    import marimo as mo
    import polars as pl

    import newsfacts

    news = newsfacts.open(mo.cli_args().get("out") or "data")
    return mo, news, pl


@app.cell
def _(mo):
    mo.md("# Questions to a warehouse of news facts")
    return


@app.cell
def _(news):
    #: The tables, read from Parquet when a cell asks for one.
    class Tables(dict):
        def __missing__(self, name):
            self[name] = news.table(name).collect()
            return self[name]

    t = Tables()
    return (t,)
'''
END = """

if __name__ == "__main__":
    app.run()
"""


@dataclass(frozen=True)
class Recipe:
    """A question, the SQL that answers it, for some the same in Polars, and the answer."""

    question: str
    sql: str
    python: str | None
    answer: str


def recipes() -> Iterator[Recipe]:
    """Read the cookbook."""
    for found in RECIPE.finditer(FILE.read_text(encoding="utf-8")):
        yield Recipe(**found.groupdict())


def notebook() -> str:
    """Write the cookbook as a notebook of marimo."""
    return TOP + "".join(cells(recipe) for recipe in recipes()) + END


def cells(recipe: Recipe) -> str:
    """Write the cells of one question."""
    sql = textwrap.indent(f'"""\n{recipe.sql}\n"""', " " * 8)
    parts = [
        f'@app.cell\ndef _(mo):\n    mo.md("## {recipe.question}")\n    return\n',
        f"@app.cell\ndef _(news):\n    news.sql(\n{sql}\n    )\n    return\n",
    ]
    if recipe.python:
        body = textwrap.indent(recipe.python, "    ")
        needs = "pl, t" if "pl." in recipe.python else "t"
        parts.append(f"@app.cell\ndef _({needs}):\n{body}\n    return\n")
    return "".join(f"\n\n{part}" for part in parts)


if __name__ == "__main__":
    NOTEBOOK.write_text(notebook(), encoding="utf-8")
