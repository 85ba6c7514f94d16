"""The lake: batches of Parquet files, each whole or absent.

A batch is written aside, made durable and moved into place; its manifest comes last. A batch is
there when its manifest is: readers go by manifests, never by folder listings.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import MappingProxyType

import polars as pl

from newsfacts.transforms.table import Table
from newsfacts.warehouse.atomic_files import digest, sync, write_parquet, write_text
from newsfacts.warehouse.row_checks import check

FACTS, MANIFESTS, REJECTS, STAGING = "facts", "manifests", "rejects", ".staging"


@dataclass(frozen=True, slots=True)
class File:
    """One Parquet file of a batch."""

    rows: int
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a batch holds; written when all of it is in place."""

    batch_id: str
    pipeline_version: str
    tables: dict[str, File]
    set_aside: dict[str, int] = field(default_factory=dict)
    replaces: str | None = None
    annotator: str | None = None
    failed: dict[str, str] = field(default_factory=dict)


def path(root: Path, table: str, batch_id: str) -> Path:
    """Give the place of a table's file in a batch."""
    return root / FACTS / table / f"batch={batch_id}" / "part.parquet"


def write(
    root: Path,
    batch_id: str,
    pipeline_version: str,
    frames: Mapping[type[Table], pl.DataFrame],
    *,
    replaces: str | None = None,
    annotator: str | None = None,
    failed: Mapping[str, str] = MappingProxyType({}),
) -> Manifest:
    """Write a batch: check every row, set bad ones aside, move the files in, manifest last.

    Args:
        root: Folder of the lake.
        batch_id: Name of the batch.
        pipeline_version: Version of the rules that built the frames.
        frames: The rows of each table; spans are checked against the texts in `articles`.
        replaces: An older batch of the same articles, which this one takes the place of.
        annotator: What made the tokens; while it is the same, they need not be made again.
        failed: What was raised by each article that the batch has to do without, by content hash.
    """
    staged = root / STAGING / batch_id
    shutil.rmtree(staged, ignore_errors=True)
    texts = next(frame for schema, frame in frames.items() if schema.table_name() == "articles")
    tables, set_aside = {}, {}
    for schema, frame in frames.items():
        name = schema.table_name()
        good, bad = check(schema, frame, texts)
        aside = root / REJECTS / name / f"batch={batch_id}" / "part.parquet"
        if bad.height:
            write_parquet(aside, bad, {})
            set_aside[name] = bad.height
        elif aside.exists():
            aside.unlink()
        write_parquet(staged / f"{name}.parquet", good, {}, schema)
        tables[name] = describe(staged / f"{name}.parquet", good.height)
    for name in tables:
        target = path(root, name, batch_id)
        target.parent.mkdir(parents=True, exist_ok=True)
        (staged / f"{name}.parquet").replace(target)
        sync(target.parent)
        sync(target.parent.parent)
    staged.rmdir()
    manifest = Manifest(
        batch_id, pipeline_version, tables, set_aside, replaces, annotator, dict(failed)
    )
    text = json.dumps(asdict(manifest), indent=1, sort_keys=True)
    write_text(root / MANIFESTS / f"{batch_id}.json", text + "\n")
    return manifest


def manifests(root: Path) -> list[Manifest]:
    """Give the manifests of the batches that are there, by name, without replaced ones."""
    found = [read_manifest(file) for file in sorted((root / MANIFESTS).glob("*.json"))]
    replaced = {manifest.replaces for manifest in found}
    return [manifest for manifest in found if manifest.batch_id not in replaced]


def read_manifest(file: Path) -> Manifest:
    """Read one manifest."""
    given = json.loads(file.read_text(encoding="utf-8"))
    tables = {name: File(**entry) for name, entry in given.pop("tables").items()}
    return Manifest(tables=tables, **given)


def files(root: Path, table: str) -> list[Path]:
    """Give the files of a table in all batches that are there."""
    return [path(root, table, m.batch_id) for m in manifests(root) if table in m.tables]


def scan(root: Path, schema: type[Table]) -> pl.LazyFrame:
    """Read a table of all batches, lazily; empty when there is no batch."""
    found = files(root, schema.table_name())
    return pl.scan_parquet(found) if found else schema.create_empty().lazy()


def failures(root: Path) -> pl.LazyFrame:
    """Give each article whose facts could not be built: its hash, by which rules, and why."""
    schema = {"content_hash": pl.String, "pipeline_version": pl.String, "raised": pl.String}
    rows = [
        (content_hash, manifest.pipeline_version, raised)
        for manifest in manifests(root)
        for content_hash, raised in manifest.failed.items()
    ]
    return pl.LazyFrame(rows, schema, orient="row").unique("content_hash", keep="last")


def sweep(root: Path) -> None:
    """Remove what an interrupted run left: files without manifest, and replaced batches."""
    shutil.rmtree(root / STAGING, ignore_errors=True)
    there = {manifest.batch_id for manifest in manifests(root)}
    for file in (root / MANIFESTS).glob("*.json"):
        if file.stem not in there:
            file.unlink()
    for folder in (*(root / FACTS).glob("*/batch=*"), *(root / REJECTS).glob("*/batch=*")):
        if folder.name.removeprefix("batch=") not in there:
            shutil.rmtree(folder)


def damage(root: Path) -> Iterator[str]:
    """Yield one line for each file that is missing or differs from its manifest."""
    for manifest in manifests(root):
        for name, file in manifest.tables.items():
            place = path(root, name, manifest.batch_id)
            if not place.exists():
                yield f"{place}: missing"
            elif digest(place) != file.sha256:
                yield f"{place}: its bytes are not those that were written"


def describe(file: Path, rows: int) -> File:
    """Measure a file for the manifest."""
    return File(rows=rows, sha256=digest(file), bytes=file.stat().st_size)


def batch_id(content_hashes: Iterable[str], pipeline_version: str) -> str:
    """Name a batch after its articles and the version of the rules."""
    joined = "\n".join([pipeline_version, *sorted(content_hashes)])
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
