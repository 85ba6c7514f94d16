"""The lake: batches of Parquet files, each whole or absent.

A batch is written aside, made durable and moved into place; its manifest comes last, and then its
line in the catalogue. A batch is there when one of them says so: readers never go by folders.
"""

import hashlib
import shutil
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType

import polars as pl

from newsfacts.transforms.table import Table
from newsfacts.warehouse import catalogue
from newsfacts.warehouse import manifests as stored
from newsfacts.warehouse.atomic_files import digest, write_parquet
from newsfacts.warehouse.inside import move_in
from newsfacts.warehouse.manifests import File, Manifest
from newsfacts.warehouse.row_checks import check

#: Small batches of one version that are left as they are.
FEW = 15
FACTS, MANIFESTS, REJECTS, STAGING = "facts", stored.FOLDER, "rejects", ".staging"


def path(root: Path, table: str, batch_id: str) -> Path:
    """Return the place of a table's file in a batch."""
    return Path(root, FACTS, table, f"batch={batch_id}", "part.parquet")


def aside(root: Path, table: str, batch_id: str) -> Path:
    """Return the place of the rows of a batch's table that break a rule."""
    return root / REJECTS / table / f"batch={batch_id}" / "part.parquet"


def write(
    root: Path,
    batch_id: str,
    pipeline_version: str,
    frames: Mapping[type[Table], pl.DataFrame],
    *,
    replaces: str | None = None,
    annotator: str | None = None,
    failed: Mapping[str, str] = MappingProxyType({}),
    merges: Mapping[str, str] = MappingProxyType({}),
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
        merges: Smaller batches, each with its fingerprint, which this one takes the place of.
    """
    staged = root / STAGING / batch_id
    shutil.rmtree(staged, ignore_errors=True)
    known = replaces, annotator, dict(sorted(failed.items())), dict(sorted(merges.items()))
    manifest = Manifest(batch_id, pipeline_version, {}, {}, *known)
    texts = next(frame for schema, frame in frames.items() if schema.table_name() == "articles")
    for schema in sorted(frames, key=lambda schema: schema.table_name() == stored.LAST):
        stage(root, staged, manifest, schema, *check(schema, frames[schema], texts))
    catalogue.begin(root, batch_id)
    for name in manifest.tables:
        place = path(root, name, batch_id).relative_to(root)
        move_in(root, staged / f"{name}.parquet", *place.parts)
    staged.rmdir()
    stored.write(root, manifest)
    catalogue.commit(root, batch_id, asdict(manifest))
    return manifest


def stage(
    root: Path,
    staged: Path,
    manifest: Manifest,
    schema: type[Table],
    good: pl.DataFrame,
    bad: pl.DataFrame,
) -> None:
    """Write a table of a batch aside, and the rows that break a rule among the rejects."""
    name = schema.table_name()
    rejects = aside(root, name, manifest.batch_id)
    if bad.height:
        write_parquet(rejects, bad, {})
        catalogue.note_file(root, rejects.relative_to(root).as_posix(), digest(rejects))
        manifest.set_aside[name] = bad.height
    elif rejects.exists():
        catalogue.forget_file(root, rejects.relative_to(root).as_posix())
        rejects.unlink()
    file = staged / f"{name}.parquet"
    said = stored.footer(manifest) if name == stored.LAST else {}
    write_parquet(file, good, said, schema)
    manifest.tables[name] = File(good.height, digest(file), file.stat().st_size)


def manifests(root: Path) -> list[Manifest]:
    """Return the manifests of the batches that are there, by name, without replaced ones."""
    found = known(root)
    hidden = replaced(root, found)
    return [found[batch_id] for batch_id in sorted(found) if batch_id not in hidden]


def replaced(root: Path, found: Mapping[str, Manifest]) -> set[str]:
    """Name the batches that later ones have taken the place of.

    A batch may get the name of one that was replaced before: its articles are the same again.
    """
    listed = {batch_id: number for number, batch_id in enumerate(catalogue.read(root).committed)}
    return {
        old
        for new, manifest in found.items()
        for old in manifest.in_place_of
        if listed.get(old, len(listed)) <= listed.get(new, len(listed))
    }


def known(root: Path) -> dict[str, Manifest]:
    """Return the manifest of each batch that the catalogue or a manifest says is there."""
    listed = catalogue.read(root)
    found = {
        batch_id: manifest
        for batch_id, entry in listed.committed.items()
        if (manifest := stored.parsed(entry))
    }
    for file in (root / MANIFESTS).glob("*.json"):
        if file.stem in found or file.stem in listed.dropped:
            continue
        manifest = stored.read(file)
        if manifest and manifest.batch_id == file.stem:
            found[file.stem] = manifest
    return found


def files(root: Path, table: str) -> list[Path]:
    """Return the files of a table in the batches that are there."""
    return [path(root, table, m.batch_id) for m in manifests(root) if table in m.tables]


def scan(root: Path, schema: type[Table], batches: Container[str] | None = None) -> pl.LazyFrame:
    """Read a table of all batches, or of some, lazily; empty when there is none.

    Columns that a batch of an older version lacks are NULL, and so are values of an enumeration
    that today's has no longer.
    """
    name, groups = schema.table_name(), defaultdict[str, list[Path]](list)
    for manifest in manifests(root):
        if name in manifest.tables and (batches is None or manifest.batch_id in batches):
            groups[manifest.pipeline_version].append(path(root, name, manifest.batch_id))
    parts = [
        brought_up(pl.scan_parquet(found, missing_columns="insert", extra_columns="ignore"), schema)
        for found in groups.values()
    ]
    return pl.concat(parts) if parts else schema.create_empty().lazy()


def brought_up(part: pl.LazyFrame, schema: type[Table]) -> pl.LazyFrame:
    """Give rows of another version with the columns and enumerations of this one."""
    there, wanted = part.collect_schema(), schema.create_empty().schema
    if there == wanted:
        return part
    return part.select(
        pl.lit(None, kind).alias(name)
        if name not in there
        else pl.col(name).cast(pl.String).cast(kind, strict=False)
        if isinstance(kind, pl.Enum)
        else name
        for name, kind in wanted.items()
    )


def failures(root: Path, version: str | None = None) -> pl.LazyFrame:
    """Return each article whose facts could not be built: its hash, by which rules, and why.

    Args:
        root: Folder of the lake.
        version: The rules that failed; any, where it is not given.
    """
    schema = {"content_hash": pl.String, "pipeline_version": pl.String, "raised": pl.String}
    rows = [
        (content_hash, manifest.pipeline_version, raised)
        for manifest in manifests(root)
        if version in {None, manifest.pipeline_version}
        for content_hash, raised in manifest.failed.items()
    ]
    return pl.LazyFrame(rows, schema, orient="row").unique("content_hash", keep="last")


def batch_id(content_hashes: Iterable[str], pipeline_version: str) -> str:
    """Name a batch after its articles and the version of the rules."""
    joined = "\n".join([pipeline_version, *sorted(content_hashes)])
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
