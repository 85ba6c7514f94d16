"""Assets: the tables of the warehouse, which Prefect shows with their rows and what made them.

`duckdb://srv/news/warehouse.duckdb/events` is the table `events` of the warehouse in `/srv/news`.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from prefect.assets import Asset, AssetProperties, add_asset_metadata, materialize

from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.warehouse.connection import NAME
from newsfacts.warehouse.tables import published

#: What the key of an asset may not hold; Prefect refuses more than 512 characters.
FORBIDDEN = re.compile(r"[^\w./~-]+", re.ASCII)
MOST = 400


def key(root: Path, table: str) -> str:
    """Name a table of the warehouse of a lake, as an address."""
    place = FORBIDDEN.sub("_", (root / NAME).resolve().as_posix().lstrip("/"))
    return f"duckdb://{place[-MOST:].lstrip('/')}/{table}"


def asset(root: Path, table: str, description: str) -> Asset:
    """Describe a table as an asset."""
    return Asset(
        key=key(root, table), properties=AssetProperties(name=table, description=description)
    )


def materialized(root: Path, counts: Mapping[str, int]) -> None:
    """Tell Prefect which tables were made, with their rows and the version of the rules.

    Args:
        root: Folder of the lake.
        counts: Rows of each table.
    """
    made = {
        schema.table_name(): asset(root, schema.table_name(), schema.comment())
        for schema in published()
        if schema.table_name() in counts
    }

    @materialize(*made.values(), by="newsfacts", task_run_name="assets")
    def assets() -> None:
        for table, one in made.items():
            add_asset_metadata(one, {"rows": counts[table], "version": pipeline_version()})

    if made:
        assets()
