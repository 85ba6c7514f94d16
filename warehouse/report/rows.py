"""Rows of articles: all that the warehouse holds of some articles, for their reading views."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from newsfacts.warehouse.report.kinds import KINDS

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """An article with its paragraphs, the rows of each kind, and the entities they name."""

    article: Row
    paragraphs: list[Row]
    facts: dict[str, list[Row]]
    participants: dict[str, list[Row]]
    entities: dict[str, Row]
    comments: dict[str, dict[str, str]] = field(default_factory=dict)

    def name(self, entity_id: str | None) -> str | None:
        """Return the name of an entity."""
        return self.entities[entity_id]["name"] if entity_id in self.entities else None


def rows_of(
    con: duckdb.DuckDBPyConnection, article_ids: Sequence[str]
) -> Iterable[tuple[str, ArticleRows]]:
    """Yield each article with all its rows, in the order of the ids."""
    articles = {row["article_id"]: row for row in select(con, "articles", article_ids)}
    paragraphs = grouped(select(con, "paragraphs", article_ids), "article_id")
    facts = {
        kind.name: grouped(select(con, kind.table, article_ids), "article_id") for kind in KINDS
    }
    parts = grouped(select(con, "event_participants", article_ids), "event_id")
    entities = {row["entity_id"]: row for row in entities_of(con, article_ids)}
    comments = column_comments(con)
    for article_id in article_ids:
        of_article = {name: rows.get(article_id, []) for name, rows in facts.items()}
        yield (
            article_id,
            ArticleRows(
                articles[article_id],
                paragraphs.get(article_id, []),
                of_article,
                {e["event_id"]: parts.get(e["event_id"], []) for e in of_article["event"]},
                entities,
                comments,
            ),
        )


def select(con: duckdb.DuckDBPyConnection, table: str, article_ids: Sequence[str]) -> list[Row]:
    """Return a table's rows of some articles, in the order of the text; none without the table."""
    if not there(con, table):
        return []
    place = "" if table == "articles" else " ORDER BY start_char, end_char DESC, rowid"
    sql = f"FROM {table} WHERE article_id IN (SELECT unnest($1)){place}"
    return dicts(con.execute(sql, [list(article_ids)]))


def entities_of(con: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> list[Row]:
    """Return the entities that some articles mention."""
    sql = """FROM entities WHERE entity_id IN (
        SELECT entity_id FROM mentions WHERE article_id IN (SELECT unnest($1)))"""
    return dicts(con.execute(sql, [list(article_ids)])) if there(con, "entities") else []


def column_comments(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Return the description of each column, by table."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    sql = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE comment IS NOT NULL"
    for table, column, comment in con.execute(sql).fetchall():
        found[table][column] = comment
    return found


def there(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Return whether the warehouse has a table."""
    return bool(con.execute("FROM duckdb_tables() WHERE table_name = $1", [table]).fetchone())


def dicts(result: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return the rows of an answer by the names of its columns."""
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    """Group rows by the value of a column."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups
