"""Entity rows: those that a change of some articles can change, built again from the warehouse."""

from pathlib import Path

import duckdb
import polars as pl

from newsfacts.transforms.entities.entities import Entities, entities
from newsfacts.transforms.registry import collected
from newsfacts.warehouse import corpus_files

#: Entities of the articles that came or went.
MOVED = "(SELECT article_id FROM temp.gone UNION ALL SELECT article_id FROM temp.came)"
#: People who are of a country because they serve something of it, whose own country may change.
SERVANTS = (
    "SELECT DISTINCT person_id FROM roles SEMI JOIN temp.touched t ON organization_id = t.entity_id"
)
#: Columns of mentions that entities are built from.
READ = "article_id, entity_id, entity_name, entity_type, country, wikidata_id, text, kind"


def note_touched(con: duckdb.DuckDBPyConnection) -> None:
    """Note the entities that articles of `gone` and `came` speak of, in the table `touched`.

    Called before rows are taken out, and after others are put in.
    """
    con.execute("CREATE TEMP TABLE IF NOT EXISTS touched (entity_id VARCHAR)")
    for table, column in (("mentions", "entity_id"), ("roles", "person_id")):
        con.execute(
            f"INSERT INTO touched SELECT DISTINCT {column} FROM {table}"  # noqa: S608
            f" WHERE article_id IN (FROM {MOVED}) AND {column} IS NOT NULL"
        )


def entities_again(con: duckdb.DuckDBPyConnection, root: Path) -> None:
    """Build the rows of the touched entities again, in the warehouse and in the file beside it.

    The entities that are no more are left in the table `entities_that_left`.
    """
    con.execute(f"INSERT INTO touched {SERVANTS}")
    rows = rebuilt(con)
    con.register("again", rows)
    con.execute(
        "CREATE TEMP TABLE entities_that_left AS FROM"
        " (SELECT DISTINCT entity_id FROM touched) ANTI JOIN again USING (entity_id)"
    )
    con.execute("DELETE FROM entities WHERE entity_id IN (FROM touched)")
    con.execute("INSERT INTO entities BY NAME FROM again ORDER BY entity_id")
    everything = con.sql("FROM entities").pl()
    corpus_files.write_rows(root, Entities, everything)


def rebuilt(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Give the rows of the touched entities.

    The country of what somebody serves counts: all mentions of those are read too.
    """
    roles = con.sql("FROM roles SEMI JOIN temp.touched t ON person_id = t.entity_id").pl()
    con.register("their_roles", roles)
    mentions = con.sql(
        f"SELECT {READ} FROM mentions WHERE entity_id IN (FROM temp.touched)"  # noqa: S608
        " OR entity_id IN (SELECT organization_id FROM their_roles)"
    ).pl()
    touched = con.sql("SELECT DISTINCT entity_id FROM temp.touched").pl()
    built = collected(entities(mentions.lazy(), roles.lazy()))
    kept = built.join(touched, on="entity_id", how="semi")
    return pl.DataFrame(Entities.cast(kept)).sort("entity_id")
