"""Load: Parquet batches into a new DuckDB file, described, checked, and swapped in whole.

Readers keep the file they opened; the next one to open gets the new version.
"""

from collections.abc import Collection, Iterable
from pathlib import Path

import duckdb
import polars as pl

from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.articles.inputs import Records
from newsfacts.transforms.registry import CORPUS, LATE, OF_ALL_TEXTS, TABLES, Builder, reads
from newsfacts.transforms.table import Span, Table
from newsfacts.warehouse import catalogue, checked, connection, lake, run_log
from newsfacts.warehouse.atomic_files import digest, sync
from newsfacts.warehouse.errors import CheckError
from newsfacts.warehouse.fetch_state import fetched
from newsfacts.warehouse.keys import foreign_keys
from newsfacts.warehouse.misfits import explained
from newsfacts.warehouse.own_views import carry_over
from newsfacts.warehouse.revisions import compared, older
from newsfacts.warehouse.sql_files import checks, offers

NAME = connection.NAME
#: Tables that stay in Parquet.
PARQUET_ONLY = frozenset({"raw", "shingles", "tokens"})
#: Lists of pairs are maps in DuckDB.
PAIRS, MAP = 'STRUCT("key" VARCHAR, "value" VARCHAR)[]', "MAP(VARCHAR, VARCHAR)"
NONE_OLDER = pl.DataFrame(schema={"article_id": pl.String})


def published() -> tuple[type[Table], ...]:
    """Give the tables of the warehouse."""
    return (*(s for s in TABLES if s.table_name() not in PARQUET_ONLY), *CORPUS)


def publish(root: Path, *, with_tokens: bool = False) -> dict[str, int]:
    """Build the warehouse from the lake and put it in the place of the old one.

    Args:
        root: Folder of the lake; the warehouse is `warehouse.duckdb` in it.
        with_tokens: Load the token table too.

    Returns:
        The number of rows of each table.

    Raises:
        CheckError: A check found rows; the old warehouse stays.
        DamageError: A file of a batch is not as it was written; likewise.
        SpaceError: There is no room; likewise.
    """
    schemas: tuple[type[Table], ...] = (*published(), *([Tokens] if with_tokens else []))
    checked.require_sound(root)
    aside = root / f"{NAME}.part"
    cleared(aside)
    try:
        counts = built(aside, schemas, root)
    except (duckdb.Error, pl.exceptions.PolarsError) as error:
        cleared(aside)
        raise explained(error, root) from error
    catalogue.note_file(root, NAME, digest(aside))
    aside.replace(root / NAME)
    sync(root)
    return counts


def cleared(aside: Path) -> None:
    """Remove what a publish that broke off left."""
    for left in (aside, aside.with_name(f"{aside.name}.wal")):
        left.unlink(missing_ok=True)


def built(aside: Path, schemas: tuple[type[Table], ...], root: Path) -> dict[str, int]:
    """Build a warehouse in a file of its own, and check it; give the rows of each table."""
    old = older(root)
    with duckdb.connect(str(aside)) as con:
        con.execute("SET TimeZone = 'UTC'")
        con.execute("SET enable_progress_bar = false")
        for schema in schemas:
            create(con, schema)
            fill(con, schema, root, old)
        offer(con)
        carry_over(root / NAME, con)
        found = [*contradictions(con, schemas)]
        if found:
            advice = "nothing was published, the old warehouse stays; report it"
            raise CheckError("; ".join(found), root, advice)
        counts = {s.table_name(): count(con, s.table_name()) for s in schemas}
        con.execute("CHECKPOINT")
    sync(aside)
    return counts


def offer(con: duckdb.DuckDBPyConnection) -> None:
    """Create the views and table macros, with their descriptions."""
    for query in offers():
        con.execute(query.sql)
        what = "VIEW" if query.kind == "view" else "MACRO TABLE"
        con.execute(f"COMMENT ON {what} {query.name} IS {quoted(query.comment)}")


def create(con: duckdb.DuckDBPyConnection, schema: type[Table]) -> None:
    """Create a table with the types, the required columns and the comments of its class."""
    name = schema.table_name()
    empty = schema.create_empty().to_arrow()  # noqa: F841 (read by name in the query)
    types = con.execute("SELECT column_name, column_type FROM (DESCRIBE FROM empty)").fetchall()
    columns = schema.columns()
    body = ", ".join(
        f"{column} {kind.replace(PAIRS, MAP)}{'' if columns[column].nullable else ' NOT NULL'}"
        for column, kind in types
    )
    con.execute(f"CREATE TABLE {name} ({body})")
    con.execute(f"COMMENT ON TABLE {name} IS {quoted(schema.comment())}")
    for column, comment in schema.comments().items():
        con.execute(f"COMMENT ON COLUMN {name}.{column} IS {quoted(comment)}")


def fill(
    con: duckdb.DuckDBPyConnection, schema: type[Table], root: Path, old: pl.DataFrame
) -> None:
    """Copy a table's rows from all batches, sorted by place and key, but for `old` articles."""
    name = schema.table_name()
    key = ", ".join(schema.sort_key())
    if schema in CORPUS:
        rows = corpus(schema, root, old)  # noqa: F841 (read by name in the query)
        con.execute(f"INSERT INTO {name} BY NAME FROM rows ORDER BY {key}")
        return
    sources = [str(file) for file in lake.files(root, name)]
    if not sources:
        return
    rows_of_batches = (
        "FROM read_parquet($1, hive_partitioning = false, union_by_name = true) told"
        " ANTI JOIN old USING (article_id)"
    )
    columns = [f"map_from_entries(told.{name}) AS {name}" for name in maps(schema)]
    if schema in LATE:
        late = over_batches(LATE[schema], root, NONE_OLDER)
        known = schema.primary_key()
        columns += [f"late.{c} AS {c}" for c in late.columns if c not in known]
        rows_of_batches += f" JOIN late USING ({', '.join(known)})"
    if columns:
        rows_of_batches = f"SELECT told.* REPLACE ({', '.join(columns)}) {rows_of_batches}"
    con.execute(f"INSERT INTO {name} BY NAME {rows_of_batches} ORDER BY {key}", [sources])


def maps(schema: type[Table]) -> list[str]:
    """Name the columns of a table that are lists of pairs."""
    pairs = pl.List(pl.Struct({"key": pl.String, "value": pl.String}))
    return [name for name, kind in schema.create_empty().schema.items() if kind == pairs]


def rows_of(schema: type[Table], relation: str) -> str:
    """Write the query of rows as frames and Parquet hold them, lists of pairs made maps."""
    made = ", ".join(f"map_from_entries({name}) AS {name}" for name in maps(schema))
    return f"SELECT * {f'REPLACE ({made}) ' if made else ''}FROM {relation}"


def corpus(schema: type[Table], root: Path, old: pl.DataFrame = NONE_OLDER) -> pl.DataFrame:
    """Build a table that reads all batches; of most tables, without the rows of `old` articles."""
    without = NONE_OLDER if schema in OF_ALL_TEXTS else old
    return over_batches(CORPUS[schema], root, without)


def over_batches(build: Builder, root: Path, old: pl.DataFrame) -> pl.DataFrame:
    """Build what reads all batches, without the rows of `old` articles."""
    without = old.lazy()
    stored = {table.table_name(): table for table in TABLES}
    others = {
        "records": records,
        "failures": lake.failures,
        "run_log": run_log.scan,
        "fetched": fetched,
        "compared": compared,
    }
    frames = {
        name: others[name](root)
        if name in others
        else lake.scan(root, stored[name]).join(without, on="article_id", how="anti")
        for name in reads(build)
    }
    return build(**frames).collect()


def records(root: Path) -> pl.LazyFrame:
    """Give the state of every record that was read into the lake."""
    file = root / checked.INPUTS
    if not file.exists():
        return Records.create_empty().lazy()
    # A lake of an older version has no warnings.
    return pl.scan_parquet(file, schema=Records.create_empty().schema, missing_columns="insert")


def contradictions(
    con: duckdb.DuckDBPyConnection, schemas: Collection[type[Table]]
) -> Iterable[str]:
    """Yield a line for each check that finds rows: general ones for every table, then the files."""
    there = {schema.table_name() for schema in schemas}
    tests = [*checks()]
    for schema in schemas:
        tests += [*general(schema), *keys_lead_somewhere(schema, there)]
    for name, sql in tests:
        found = con.execute(f"SELECT count(*) FROM ({sql.rstrip().rstrip(';')})").fetchall()  # noqa: S608
        if found[0][0]:
            yield f"check {name}: {found[0][0]} rows"


def general(schema: type[Table]) -> Iterable[tuple[str, str]]:
    """Yield the checks that every table must pass: keys are unique, evidence is where it says."""
    name, key = schema.table_name(), ", ".join(schema.primary_key())
    if key:
        yield (
            f"{name}_key_is_unique",
            f"SELECT {key} FROM {name} GROUP BY {key} HAVING count(*) > 1",  # noqa: S608
        )
    if issubclass(schema, Span):
        query = (
            f"SELECT t.article_id FROM {name} t LEFT JOIN articles a USING (article_id) "  # noqa: S608
            "WHERE substr(a.text, t.start_char + 1, t.end_char - t.start_char) "
            "IS DISTINCT FROM t.text"
        )
        yield f"{name}_evidence_holds", query


def keys_lead_somewhere(schema: type[Table], there: Collection[str]) -> Iterable[tuple[str, str]]:
    """Yield a check for each key of another table that a table holds: its row is there."""
    name = schema.table_name()
    for key in foreign_keys(schema):
        if key.table in there:
            pairs = [*zip(key.columns, key.target, strict=True)]
            same = " AND ".join(f"t.{held} = r.{known}" for held, known in pairs)
            known = " AND ".join(f"t.{held} IS NOT NULL" for held in key.columns)
            query = f"SELECT t.* FROM {name} t ANTI JOIN {key.table} r ON {same} WHERE {known}"  # noqa: S608
            yield f"{name}_{'_'.join(key.columns)}_leads_to_{key.table}", query


def count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    """Count the rows of a table."""
    return int(con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])  # noqa: S608


def quoted(text: str) -> str:
    """Write a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
