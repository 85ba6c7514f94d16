"""The data package: one JSON file that lists the Parquet files, their columns and hashes."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from newsfacts.transforms.registry import CORPUS, TABLES
from newsfacts.transforms.table import Table
from newsfacts.warehouse import corpus_files, lake
from newsfacts.warehouse.atomic_files import digest
from newsfacts.warehouse.catalogue import write_noted
from newsfacts.warehouse.keys import ForeignKey, foreign_keys
from newsfacts.warehouse.manifests import Manifest

TITLE = "Facts from news articles, each pointing at the words it came from"

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


PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PARQUET = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}


@dataclass(frozen=True, slots=True)
class Part:
    """A Parquet file of a table: its path in the package, its rows, bytes and hash."""

    path: str
    rows: int
    bytes: int
    sha256: str

    def described(self) -> dict[str, object]:
        """Describe the file."""
        return {
            "path": self.path,
            "bytes": self.bytes,
            "hash": f"sha256:{self.sha256}",
            "rowCount": self.rows,
        }


def write(root: Path) -> None:
    """Describe the lake in `datapackage.json`, as a Frictionless data package."""
    manifests = lake.manifests(root)
    found = {schema: [*batches(root, schema, manifests)] for schema in TABLES}
    found |= {schema: [*published(root, schema)] for schema in CORPUS}
    there = {schema.table_name(): len(parts) for schema, parts in found.items()}
    package = {
        "$schema": PROFILE,
        "name": "newsfacts",
        "title": TITLE,
        "resources": [resource(schema, parts, there) for schema, parts in found.items() if parts],
    }
    text = json.dumps(package, indent=1, ensure_ascii=False)
    write_noted(root, "datapackage.json", text + "\n")


def batches(root: Path, schema: type[Table], manifests: Iterable[Manifest]) -> Iterator[Part]:
    """Yield the files of a table that is stored by batches."""
    name = schema.table_name()
    for manifest in manifests:
        if file := manifest.tables.get(name):
            place = lake.path(root, name, manifest.batch_id).relative_to(root)
            yield Part(place.as_posix(), file.rows, file.bytes, file.sha256)


def published(root: Path, schema: type[Table]) -> Iterator[Part]:
    """Yield the file of a table that is built from all batches."""
    file = root / corpus_files.name(schema)
    if file.exists():
        rows = pl.scan_parquet(file).select(pl.len()).collect().item()
        yield Part(corpus_files.name(schema), rows, file.stat().st_size, digest(file))


def resource(
    schema: type[Table], parts: Sequence[Part], there: Mapping[str, int]
) -> dict[str, Any]:
    """Describe a table, with its files and the keys of other tables that are there.

    Frictionless knows one hash per resource, and of a table in several files it reads the first:
    each file is described in `files` too, and a key is declared where the first file has its row.

    Args:
        schema: The table.
        parts: Its files.
        there: The tables of the package, with the number of their files.
    """
    name = schema.table_name()
    return {
        "name": name.replace("_", "-"),
        **files_of(parts),
        "title": name,
        "description": schema.comment(),
        **PARQUET,
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [as_read(field) for field in fields(schema)],
            "primaryKey": schema.primary_key(),
            "foreignKeys": [
                described(key)
                for key in foreign_keys(schema)
                if there.get(key.table) in {1, len(parts)}
            ],
        },
    }


def files_of(parts: Sequence[Part]) -> dict[str, object]:
    """Describe the files of a table."""
    paths = [part.path for part in parts]
    files: dict[str, object] = {
        "path": paths if len(parts) > 1 else paths[0],
        "rowCount": sum(part.rows for part in parts),
        "files": [part.described() for part in parts],
    }
    return files if len(parts) > 1 else {**files, "hash": parts[0].described()["hash"]}


def described(key: ForeignKey) -> dict[str, object]:
    """Describe a key of another table."""
    target = {"resource": key.table.replace("_", "-"), "fields": [*key.target]}
    return {"fields": [*key.columns], "reference": target}


def as_read(field: Mapping[str, object]) -> dict[str, object]:
    """Describe a column as Frictionless reads it from Parquet: lists as they are, NULL as NaN."""
    always = field["constraints"] == {"required": True}
    looser = {"array": "any", "integer": "integer" if always else "number"}
    kind = str(field["type"])
    return {**field, "type": looser.get(kind, kind), "constraints": {}}


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
