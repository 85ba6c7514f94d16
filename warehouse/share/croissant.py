"""The package as a Croissant description: JSON-LD, version 1.0."""

import json
from collections.abc import Iterable

from newsfacts.warehouse.package import fields
from newsfacts.warehouse.share.describe import About, Shared, sentence

#: What only a package to share has.
NAME = "croissant.json"
TYPES = {
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
}
CONTEXT = {
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
}


def croissant(shared: Iterable[Shared], about: About) -> str:
    """Describe the package as Croissant."""
    files = [*shared]
    described = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": about.name,
        "description": sentence(about),
        "version": about.version,
        "license": about.licence or "other",
        "distribution": [file_object(file) for file in files],
        "recordSet": [record_set(file) for file in files],
    }
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def file_object(file: Shared) -> dict[str, object]:
    """Describe a file."""
    return {
        "@type": "cr:FileObject",
        "@id": file.part.path,
        "name": file.schema.table_name(),
        "contentUrl": file.part.path,
        "encodingFormat": "application/vnd.apache.parquet",
        "contentSize": f"{file.part.bytes} B",
        "sha256": file.part.sha256,
    }


def record_set(file: Shared) -> dict[str, object]:
    """Describe the columns of a file."""
    name = file.schema.table_name()
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
                "dataType": TYPES.get(str(field["type"]), "sc:Text"),
                "source": {
                    "fileObject": {"@id": file.part.path},
                    "extract": {"column": field["name"]},
                },
            }
            for field in fields(file.schema)
        ],
    }
