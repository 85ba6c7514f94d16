"""Table and Fact: the base of every schema class, the one place where a table is declared."""

import re

import dataframely as dy
import polars as pl
import pyarrow as pa

#: Where a row stands, in every table that points at a text.
PLACE = ("article_id", "start_char", "end_char")


class Table(dy.Schema):
    """Base of all tables: a subclass describes itself in its docstring and each column."""

    @classmethod
    def table_name(cls) -> str:
        """Give the name of the table in Parquet and DuckDB: the class name in snake case."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @classmethod
    def comment(cls) -> str:
        """Describe the table: the class docstring on one line."""
        return " ".join((cls.__doc__ or "").split())

    @classmethod
    def comments(cls) -> dict[str, str]:
        """Map each column to its description."""
        return {name: column.description or "" for name, column in cls.columns().items()}

    @classmethod
    def sort_key(cls) -> list[str]:
        """Give the columns that put the rows in their order: by place in the text, then by key."""
        place = [name for name in PLACE if name in cls.column_names()]
        return [*dict.fromkeys([*place, *cls.primary_key()])]

    @classmethod
    def arrow_schema(cls) -> pa.Schema:
        """Give the Arrow schema of the table, each field with its description as metadata."""
        comments = cls.comments()
        plain = cls.create_empty().to_arrow().schema
        return pa.schema(
            [
                field.with_metadata({**(field.metadata or {}), "description": comments[field.name]})
                for field in plain
            ]
        )


class Span(Table):
    """Base of the tables whose rows are pieces of an article."""

    article_id = dy.String(description="The article; key of `articles`.")
    start_char = dy.Int32(
        min=0,
        description="First character of the span in `articles.text`, in Unicode code points.",
    )
    end_char = dy.Int32(description="One past the last character of the span.")
    text = dy.String(description="The span as written: `articles.text[start_char:end_char]`.")

    @dy.rule()
    def text_fills_the_span(cls) -> pl.Expr:
        """Offsets that cross, or text of another length, would point at the wrong words."""
        return cls.text.col.str.len_chars() == cls.end_char.col - cls.start_char.col


class Fact(Span):
    """Base of the tables that make claims about a text: every row points at its evidence."""

    sentence_no = dy.Int32(
        min=0, description="The sentence that holds the first character; key of `sentences`."
    )
    rule = dy.String(
        min_length=1, description="The rule or lexicon entry that found the row, for auditing."
    )
