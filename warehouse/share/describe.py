"""Descriptions of a shared package, in the forms that tools and people look for."""

import html
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files as files_of
from string import Template

from newsfacts.transforms.table import Table
from newsfacts.warehouse.keys import foreign_keys
from newsfacts.warehouse.package import fields

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TITLE = "Facts from news articles, each pointing at the words it came from"


@dataclass(frozen=True, slots=True)
class Shared:
    """A table's file in the package."""

    schema: type[Table]
    path: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class About:
    """What holds of the package as a whole."""

    name: str
    version: str
    licence: str | None
    texts: bool
    articles: int
    earliest: date | None
    latest: date | None
    publishers: Mapping[str, int]


def data_package(shared: Iterable[Shared], about: About) -> str:
    """Describe the package for Frictionless (version 2.0)."""
    files = [*shared]
    there = {file.schema.table_name() for file in files}
    described: dict[str, object] = {
        "$schema": PROFILE,
        "name": about.name,
        "title": TITLE,
        "description": sentence(about),
        "version": about.version,
        "sources": [{"title": name} for name in about.publishers] or [{"title": "not stated"}],
        "resources": [resource(file, there) for file in files],
    }
    if about.licence:
        described["licenses"] = [{"name": about.licence}]
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def resource(file: Shared, there: set[str]) -> dict[str, object]:
    """Describe one table."""
    keys = [key for key in foreign_keys(file.schema) if key.table in there]
    name = file.schema.table_name()
    return {
        "name": name.replace("_", "-"),
        "path": file.path,
        "title": name,
        "description": file.schema.comment(),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "hash": f"sha256:{file.sha256}",
        "rowCount": file.rows,
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [shared_field(field) for field in fields(file.schema)],
            "primaryKey": file.schema.primary_key(),
            "foreignKeys": [
                {
                    "fields": [*key.columns],
                    "reference": {
                        "resource": key.table.replace("_", "-"),
                        "fields": [*key.target],
                    },
                }
                for key in keys
            ],
        },
    }


def shared_field(field: Mapping[str, object]) -> dict[str, object]:
    """Describe a column as Frictionless reads it from Parquet: lists as they are, NULL as NaN."""
    always = field["constraints"] == {"required": True}
    looser = {"array": "any", "integer": "integer" if always else "number"}
    kind = str(field["type"])
    return {**field, "type": looser.get(kind, kind), "constraints": {}}


def sentence(about: About) -> str:
    """Say in one sentence what is in the package."""
    when = f", published {about.earliest} to {about.latest}" if about.earliest else ""
    texts = "with their texts" if about.texts else "facts and short evidence, without the texts"
    return f"{about.articles:,} news articles{when}: {texts}."


def card(shared: Iterable[Shared], about: About) -> str:
    """Write the README: the card that Hugging Face reads, and a person."""
    files = [*shared]
    template = (files_of("newsfacts.warehouse.share") / "card.md").read_text(encoding="utf-8")
    return Template(template).substitute(
        licence=about.licence or "other",
        title=TITLE,
        size=size(about.articles),
        configs="\n".join(
            f"- config_name: {file.schema.table_name()}\n  data_files: {file.path}"
            for file in files
        ),
        sentence=sentence(about),
        version=about.version,
        tables="\n".join(
            f"| `{file.schema.table_name()}` | {file.rows:,} | {file.schema.comment()} |"
            for file in files
        ),
        publishers="\n".join(
            f"| {one_cell(name)} | {count:,} |" for name, count in about.publishers.items()
        ),
    )


def size(articles: int) -> str:
    """Name the size of a data set as Hugging Face does."""
    sizes = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"))
    return next((name for most, name in sizes if articles < most), "100K<n<1M")


def one_cell(text: str) -> str:
    """Write a text that stays within a cell of a Markdown table."""
    return html.escape(" ".join(text.split())).replace("|", "&#124;")


def croissant(shared: Iterable[Shared], about: About) -> str:
    """Describe the package as Croissant (JSON-LD)."""
    files = [*shared]
    return (
        json.dumps(
            {
                "@context": {
                    "@language": "en",
                    "@vocab": "https://schema.org/",
                    "sc": "https://schema.org/",
                    "cr": "http://mlcommons.org/croissant/",
                    "dct": "http://purl.org/dc/terms/",
                    "conformsTo": "dct:conformsTo",
                    "recordSet": "cr:recordSet",
                    "field": "cr:field",
                    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
                    "source": "cr:source",
                    "fileObject": "cr:fileObject",
                    "extract": "cr:extract",
                    "column": "cr:column",
                },
                "@type": "sc:Dataset",
                "conformsTo": "http://mlcommons.org/croissant/1.0",
                "name": about.name,
                "description": sentence(about),
                "version": about.version,
                "license": about.licence or "other",
                "distribution": [
                    {
                        "@type": "cr:FileObject",
                        "@id": file.path,
                        "name": file.schema.table_name(),
                        "contentUrl": file.path,
                        "encodingFormat": "application/vnd.apache.parquet",
                        "contentSize": f"{file.bytes} B",
                        "sha256": file.sha256,
                    }
                    for file in files
                ],
                "recordSet": [record_set(file) for file in files],
            },
            indent=1,
            ensure_ascii=False,
        )
        + "\n"
    )


def record_set(file: Shared) -> dict[str, object]:
    """Describe the columns of a file for Croissant."""
    name = file.schema.table_name()
    types = {"integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean"}
    types |= {"date": "sc:Date", "datetime": "sc:DateTime"}
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": file.schema.comment(),
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{name}/{field['name']}",
                "name": field["name"],
                "description": field["description"],
                "dataType": types.get(str(field["type"]), "sc:Text"),
                "source": {
                    "fileObject": {"@id": file.path},
                    "extract": {"column": field["name"]},
                },
            }
            for field in fields(file.schema)
        ],
    }


def citation(about: About) -> str:
    """Write how to cite the package."""
    return f"""cff-version: 1.2.0
message: Please cite this data set as below.
title: {json.dumps(TITLE)}
type: dataset
version: {json.dumps(about.version)}
abstract: {json.dumps(sentence(about))}
authors:
  - name: newsfacts
"""
