"""News articles to tables of facts, each row pointing at the words it came from.

    import newsfacts

    tables = newsfacts.extract("China and Russia agreed to cooperate in trade, Xinhua reported.")
    tables["agreements"]                    # a Polars frame
    news = newsfacts.open("data")           # what `newsfacts run` made
    news.sql("FROM quotes_by('Xinhua')")

The four folders of the repository are installed under this one name: `flows` runs the job,
`transforms` extract the facts, `warehouse` stores and serves them, `seeds` holds the lexicons.
Nothing heavy is imported before it is needed.
"""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from newsfacts.flows.extraction import Given, Tables
    from newsfacts.warehouse.reader import Warehouse

__all__ = ["__version__", "extract", "open"]

# ONNX Runtime reports its use to its maker, from a database in the user's home, unless this is set
# before it is imported.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")


def extract(
    articles: "Given",
    *,
    published_at: "str | date | datetime | None" = None,
    annotator: str = "newsfacts",
    **stated: object,
) -> "Tables":
    """Extract the facts of some articles, in memory.

    Args:
        articles: A text; a mapping with `text` and what else is known, as in a JSONL file; several
            of these; or a table of Polars, pandas, PyArrow or DuckDB with such columns.
        published_at: When the articles were published, unless they say so themselves.
        annotator: The model that reads the words.
        **stated: What else holds of all articles: `title`, `publisher`, `url`, `language` ...

    Returns:
        The tables by name: `articles`, `events`, `quotes` ...; each row points at its words in
        `articles.text`. Articles with the same text and day are one.
    """
    from newsfacts.flows import extraction  # noqa: PLC0415 (the model loads when it is needed)

    return extraction.extract(articles, published_at=published_at, annotator=annotator, **stated)


def open(root: "Path | str" = "data") -> "Warehouse":  # noqa: A001 (as in newsfacts.open)
    """Open the warehouse of a folder that `newsfacts run` filled, for reading."""
    from newsfacts.warehouse.reader import Warehouse  # noqa: PLC0415

    return Warehouse(root)


def __getattr__(name: str) -> str:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 (50 ms, and seldom asked for)

        return version("newsfacts")
    message = f"module 'newsfacts' has no attribute {name!r}"
    raise AttributeError(message)
