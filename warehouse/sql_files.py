"""The SQL files of this package: views, macros and checks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import TopologicalSorter
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Query:
    """A query that the warehouse offers under a name."""

    name: str
    comment: str
    sql: str
    kind: str


def offers() -> list[Query]:
    """Read the views and table macros, each after those that it reads, else by name."""
    found = {
        query.name: query
        for folder, kind in (("views", "view"), ("macros", "table macro"))
        for query in offered(folder, kind)
    }
    order = TopologicalSorter({name: read_by(query, found) for name, query in found.items()})
    order.prepare()
    sorted_queries: list[Query] = []
    while ready := sorted(order.get_ready()):
        sorted_queries += (found[name] for name in ready)
        order.done(*ready)
    return sorted_queries


def read_by(query: Query, known: Iterable[str]) -> set[str]:
    """Name the other queries that a query reads."""
    words = set(re.findall(r"\w+", re.sub(r"--[^\n]*", "", query.sql)))
    return words.intersection(known) - {query.name}


def offered(folder: str, kind: str) -> list[Query]:
    """Read the queries of a folder, each with the description in its first comment."""
    return [
        Query(file.name.removesuffix(".sql"), comment_of(text), text, kind)
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
    """Return the text of the comment lines at the top of a statement."""
    top = re.match(r"(?:--[^\n]*\n)+", sql)
    return " ".join(re.findall(r"--\s*(.*)", top[0])) if top else ""
