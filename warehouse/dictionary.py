"""The data dictionary: every table, column and view, rendered from what declares them.

python -m newsfacts.warehouse.dictionary        writes warehouse/README.md
"""

from pathlib import Path

import duckdb

from newsfacts.transforms.registry import CORPUS, TABLES
from newsfacts.transforms.table import Table
from newsfacts.warehouse.keys import DECLARED
from newsfacts.warehouse.sql_files import offers
from newsfacts.warehouse.tables import MAP, PAIRS, PARQUET_ONLY

FILE = Path(__file__).with_name("README.md")
COMMAND = "python -m newsfacts.warehouse.dictionary"

TOP = f"""# Data dictionary

Generated from the classes in `transforms/` and the views in `warehouse/views/` by
`{COMMAND}`. Every column is described here, in the metadata of the
Parquet files, and as a comment in DuckDB (`FROM duckdb_columns()`), in the same words.

Offsets count Unicode code points in `articles.text`, the end is exclusive:
`substr(text, start_char + 1, end_char - start_char)` is the evidence of a row.
"""


def render() -> str:
    """Write the dictionary as Markdown."""
    tables: tuple[type[Table], ...] = (*TABLES, *CORPUS)
    listed = [f"- [{s.table_name()}](#{s.table_name()})" for s in tables]
    offered = sorted(offers(), key=lambda query: (query.kind != "view", query.name))
    listed += [f"- [{query.name}](#{query.name}) ({query.kind})" for query in offered]
    parts = [TOP, "\n".join(listed) + "\n", *(section(schema) for schema in tables)]
    parts += [
        f"## {query.name}\n\n{query.kind.capitalize()}. {query.comment}\n" for query in offered
    ]
    return "\n".join(parts)


def section(schema: type[Table]) -> str:
    """Describe one table."""
    name, key = schema.table_name(), schema.primary_key()
    where = " Parquet only, unless `--with-tokens`." if name in ("tokens", "arcs") else ""
    where = " Parquet only." if name in PARQUET_ONLY and not where else where
    rows = [
        f"| `{column}` | {kind} | {'yes' if schema.columns()[column].nullable else ''} "
        f"| {linked(comment.replace('|', chr(92) + '|'))} |"
        for (column, comment), kind in zip(schema.comments().items(), types(schema), strict=True)
    ]
    return "\n".join(
        [
            f"## {name}",
            "",
            f"{schema.comment()}{where}",
            *(["", "Key: " + ", ".join(f"`{column}`" for column in key)] if key else []),
            "",
            "| column | type | NULL | |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def linked(comment: str) -> str:
    """Let a key lead to the table that it is the key of."""
    return DECLARED.sub(r"key of [`\1`](#\1)", comment)


def types(schema: type[Table]) -> list[str]:
    """Return the types of the columns as DuckDB names them."""
    empty = schema.create_empty().to_arrow()  # noqa: F841 (read by name in the query)
    rows = duckdb.sql("SELECT column_type FROM (DESCRIBE FROM empty)").fetchall()
    shorter = {"TIMESTAMP WITH TIME ZONE": "TIMESTAMPTZ", PAIRS: MAP}
    return [shorter.get(str(kind), str(kind)) for (kind,) in rows]


if __name__ == "__main__":
    FILE.write_text(render(), encoding="utf-8")
