"""The data package: one JSON file that lists the Parquet files, their columns and hashes."""

import json
from pathlib import Path

from newsfacts.transforms.registry import TABLES
from newsfacts.transforms.table import Table
from newsfacts.warehouse import lake
from newsfacts.warehouse.catalogue import write_noted

#: Names of Frictionless field types by the beginning of an Arrow type's name.
TYPES = {
    "date": "date",
    "dictionary": "string",
    "double": "number",
    "float": "number",
    "int": "integer",
    "uint": "integer",
    "bool": "boolean",
    "timestamp": "datetime",
    "large_list": "array",
    "list": "array",
    "string": "string",
    "large_string": "string",
}


def write(root: Path) -> None:
    """Describe the lake in `datapackage.json`, as a Frictionless data package."""
    described = {
        "name": "newsfacts",
        "title": "Facts from news articles, each pointing at the words it came from",
        "resources": [resource for schema in TABLES for resource in resources(root, schema)],
    }
    text = json.dumps(described, indent=1, ensure_ascii=False)
    write_noted(root, "datapackage.json", text + "\n")


def resources(root: Path, schema: type[Table]) -> list[dict[str, object]]:
    """Describe the files of one table, a resource for each batch."""
    name = schema.table_name()
    return [
        {
            "name": f"{name}-{manifest.batch_id}",
            "path": lake.path(root, name, manifest.batch_id).relative_to(root).as_posix(),
            "description": schema.comment(),
            "format": "parquet",
            "mediatype": "application/vnd.apache.parquet",
            "bytes": file.bytes,
            "hash": f"sha256:{file.sha256}",
            "rowCount": file.rows,
            "schema": {
                "fields": fields(schema),
                "primaryKey": schema.primary_key(),
            },
        }
        for manifest in lake.manifests(root)
        if (file := manifest.tables.get(name))
    ]


def fields(schema: type[Table]) -> list[dict[str, object]]:
    """Describe the columns of a table."""
    columns, comments = schema.columns(), schema.comments()
    return [
        {
            "name": field.name,
            "type": next(
                kind for start, kind in TYPES.items() if str(field.type).startswith(start)
            ),
            "description": comments[field.name],
            "constraints": {"required": not columns[field.name].nullable},
        }
        for field in schema.arrow_schema()
    ]
