"""Answers: the result of one SQL statement, as a frame that every format can hold."""

import re
from collections.abc import Iterable

import duckdb
import polars as pl

from newsfacts.warehouse.errors import QueryError

#: Statements that only read.
READS = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
#: Types that Polars or a format cannot hold; their values are written as text.
IN_WORDS = re.compile(
    r"INTERVAL|UNION\(|BIT\b|BLOB|BIGNUM|MAP\(|VARIANT|TIME WITH TIME ZONE|TIMETZ|_NS"
    r"|STRUCT\([A-Z0-9_]+[(,)\[]"  # a row whose fields have no names
)
#: What Polars makes of a whole number of 128 bits.
WHOLE = pl.Decimal(38, 0)
#: Days and microseconds since 1970 that Python has a date for.
DAYS = (-719_162, 2_932_896)
MICROSECONDS = tuple(86_400_000_000 * day for day in DAYS)


def answer(con: duckdb.DuckDBPyConnection, sql: str) -> pl.DataFrame:
    """Run one statement that only reads.

    Columns of one name are numbered; intervals, unions, bits, maps and dates that are no day of
    the calendar are written as text.

    Raises:
        QueryError: It is not a query, is more than one, or does more than read.
        duckdb.Error: It is not understood.
    """
    if checked(con, sql) is duckdb.StatementType.EXPLAIN:
        return pl.DataFrame(con.execute(sql).fetchall(), ["kind", "plan"], orient="row")
    relation = con.sql(sql)
    in_words = [bool(IN_WORDS.search(str(kind).upper())) for kind in relation.types]
    try:
        found = shown(relation, in_words)
        beyond = [no_day(column) for column in found]
        if not any(beyond):
            return found.with_columns(short(column) for column in found)
        return shown(con.sql(sql), [any(both) for both in zip(in_words, beyond, strict=True)])
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        reason = str(error).splitlines()[0]
        raise QueryError(f"no format can hold a column: {reason}", advice="cast it") from None


def checked(con: duckdb.DuckDBPyConnection, sql: str) -> duckdb.StatementType:
    """See that it is one statement, and that it only reads; give its kind."""
    statements = con.extract_statements(sql)
    if len(statements) != 1:
        found = f"{len(statements)} statements" if statements else "no statement"
        raise QueryError(found, advice='give one, as "FROM timeline"')
    kind = statements[0].type
    if kind not in READS:
        advice = "the warehouse is read-only; give a SELECT"
        raise QueryError(f"a statement of kind {kind.name.replace('_', ' ')}", advice=advice)
    return kind


def shown(relation: duckdb.DuckDBPyRelation, in_words: Iterable[bool]) -> pl.DataFrame:
    """Return the rows under names that differ, some columns in words."""
    columns = [f"CAST(#{n} AS VARCHAR)" if told else f"#{n}" for n, told in enumerate(in_words, 1)]
    named = (
        f"{column} AS {quoted(name)}"
        for column, name in zip(columns, numbered(relation.columns), strict=True)
    )
    return pl.DataFrame(relation.project(", ".join(named)))


def numbered(names: Iterable[str]) -> list[str]:
    """Number names that are there already: name, name_1."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        number, free = 0, name
        while free.lower() in taken:
            number += 1
            free = f"{name}_{number}"
        taken.add(free.lower())
        found.append(free)
    return found


def short(column: pl.Series) -> pl.Series:
    """Return sums of whole numbers, which DuckDB gives 128 bits, as the integers that they are."""
    if column.dtype != WHOLE:
        return column
    fits = column.cast(pl.Int64, strict=False)
    return fits if fits.null_count() == column.null_count() else column


def no_day(column: pl.Series) -> bool:
    """Return whether a column holds infinity, or a day outside the calendar, however deep."""
    if isinstance(column.dtype, pl.List | pl.Array):
        return no_day(column.explode(empty_as_null=True))
    if isinstance(column.dtype, pl.Struct):
        return any(no_day(field) for field in column.struct.unnest())
    if column.dtype == pl.Date:
        numbers, (first, last) = column.cast(pl.Int32), DAYS
    elif isinstance(column.dtype, pl.Datetime) and column.dtype.time_unit == "us":
        numbers, (first, last) = column.cast(pl.Int64), MICROSECONDS
    else:
        return False
    return not numbers.is_between(first, last).all()


def quoted(name: str) -> str:
    """Write a name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'
