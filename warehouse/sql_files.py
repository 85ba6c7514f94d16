"""The SQL files of this package: what the warehouse offers, and what it must pass."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Query:
    """A query that the warehouse offers under a name."""

    name: str
    comment: str
    sql: str


def views() -> list[Query]:
    """Read the views, in an order that loads."""
    return offered("views")


def macros() -> list[Query]:
    """Read the table macros: queries with arguments."""
    return offered("macros")


def offered(folder: str) -> list[Query]:
    """Read the queries of a folder, each with the description in its first comment."""
    return [
        Query(file.name.removesuffix(".sql"), comment_of(text), text)
        for file, text in statements(folder)
    ]


def checks() -> list[tuple[str, str]]:
    """Read the checks: name, and a query that returns the rows that fail it."""
    return [(file.name.removesuffix(".sql"), text) for file, text in statements("checks")]


def statements(folder: str) -> Iterable[tuple[Path, str]]:
    """Yield the SQL files of a folder of this package, by name."""
    place = Path(str(files("newsfacts.warehouse") / folder))
    for file in sorted(place.glob("*.sql")):
        yield file, file.read_text(encoding="utf-8")


def comment_of(sql: str) -> str:
    """Give the text of the comment lines at the top of a statement."""
    top = re.match(r"(?:--[^\n]*\n)+", sql)
    return " ".join(re.findall(r"--\s*(.*)", top[0])) if top else ""
