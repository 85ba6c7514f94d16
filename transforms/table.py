"""Base classes of all tables: a schema class declares columns, types, keys and descriptions."""

import re
from functools import cache
from typing import TYPE_CHECKING

import dataframely as dy
import polars as pl

if TYPE_CHECKING:
    import pyarrow as pa

#: Columns that locate a row in the text of an article.
PLACE = ("article_id", "start_char", "end_char")


class Table(dy.Schema):
    """Base of all tables; a subclass describes the table in its docstring, and every column."""

    @classmethod
    def table_name(cls) -> str:
        """Return the name of the table in Parquet and DuckDB: the class name in snake case."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @classmethod
    def comment(cls) -> str:
        """Return the description of the table: the class docstring on one line."""
        return " ".join((cls.__doc__ or "").split())

    @classmethod
    def comments(cls) -> dict[str, str]:
        """Map each column to its description."""
        return {name: column.description or "" for name, column in cls.columns().items()}

    @classmethod
    def sort_key(cls) -> list[str]:
        """Return the columns that stored rows are sorted by: place in the text, then key."""
        place = [name for name in PLACE if name in cls.column_names()]
        return [*dict.fromkeys([*place, *cls.primary_key()])]

    @classmethod
    def arrow_schema(cls) -> "pa.Schema":
        """Return the Arrow schema of the table, with the description of each field as metadata."""
        return _arrow_schema(cls)


@cache
def _arrow_schema(table: type[Table]) -> "pa.Schema":
    import pyarrow as pa  # noqa: PLC0415 (where nothing is stored, it is not needed)

    comments = table.comments()
    plain = table.create_empty().to_arrow().schema
    return pa.schema(
        [
            field.with_metadata({**(field.metadata or {}), "description": comments[field.name]})
            for field in plain
        ]
    )


class Span(Table):
    """Base of the tables whose rows are spans of an article."""

    article_id = dy.String(description="The article; key of `articles`.")
    start_char = dy.Int32(
        min=0,
        description="First character of the span in `articles.text`, in Unicode code points.",
    )
    end_char = dy.Int32(description="One past the last character of the span.")
    text = dy.String(description="The span as written: `articles.text[start_char:end_char]`.")

    @dy.rule()
    def text_fills_the_span(cls) -> pl.Expr:
        """The text has the length of its span; crossed offsets would point at wrong words."""
        return cls.text.col.str.len_chars() == cls.end_char.col - cls.start_char.col


class Fact(Span):
    """Base of the tables of facts: the span of each row is its evidence."""

    sentence_no = dy.Int32(
        min=0, description="The sentence of the first character; key of `sentences`."
    )
    rule = dy.String(
        min_length=1, description="The rule or lexicon entry that found the row, for auditing."
    )
