"""The lake: batches of Parquet files, each whole or absent.

A batch is written aside, made durable and moved into place; its manifest comes last. A batch is
there when its manifest is: readers go by manifests, never by folder listings.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import polars as pl

from transforms.table import Span, Table

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
) -> Manifest:
    """Write a batch: check every row, set bad ones aside, move the files in, manifest last.

    Args:
        root: Folder of the lake.
        batch_id: Name of the batch.
        pipeline_version: Version of the rules that built the frames.
        frames: The rows of each table; spans are checked against the texts in `articles`.
        replaces: An older batch of the same articles, which this one takes the place of.
        annotator: What made the tokens; while it is the same, they need not be made again.
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
    manifest = Manifest(batch_id, pipeline_version, tables, set_aside, replaces, annotator)
    text = json.dumps(asdict(manifest), indent=1, sort_keys=True)
    write_text(root / MANIFESTS / f"{batch_id}.json", text + "\n")
    return manifest


def check(
    schema: type[Table], frame: pl.DataFrame, texts: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Part the rows that keep the schema's rules and point at their words from those that do not.

    The second frame has a column more, `broken`: the names of the rules that a row breaks.
    """
    kept, failure = schema.filter(frame, cast=True)
    names = schema.column_names()
    broken = failure.details()
    rules = [name for name in broken.columns if name not in names]
    bad = broken.select(
        *names,
        broken=pl.concat_list(
            pl.when(pl.col(rule).cast(pl.String) == "invalid").then(pl.lit(rule)) for rule in rules
        ).list.drop_nulls()
        if rules
        else pl.lit([], dtype=pl.List(pl.String)),
    )
    good = pl.DataFrame(kept)
    if issubclass(schema, Span):
        holds = evidence(good, texts)
        wrong = good.filter(~holds).with_columns(broken=pl.lit(["evidence"]))
        good, bad = good.filter(holds), pl.concat([bad, wrong], how="vertical_relaxed")
    return good, bad


def evidence(spans: pl.DataFrame, texts: pl.DataFrame) -> pl.Series:
    """Tell for each span whether the article has its text at its place."""
    length = pl.col("end_char") - pl.col("start_char")
    found = spans.join(
        texts.select("article_id", whole="text"),
        on="article_id",
        how="left",
        maintain_order="left",
    ).select(
        (pl.col("whole").str.slice(pl.col("start_char"), length) == pl.col("text")).fill_null(
            value=False
        )
    )
    return found.to_series()


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


def digest(file: Path) -> str:
    """Give the SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def write_parquet(
    file: Path,
    frame: pl.DataFrame,
    metadata: Mapping[str, str],
    schema: type[Table] | None = None,
) -> None:
    """Write a frame durably, with the schema's descriptions in the file when there is one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    described = {"description": schema.comment(), **metadata} if schema else dict(metadata)
    frame.write_parquet(
        file,
        metadata=described,
        arrow_schema=schema.arrow_schema() if schema else None,
    )
    sync(file)


def write_text(file: Path, text: str) -> None:
    """Replace a text file in one step."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.part")
    aside.write_text(text, encoding="utf-8")
    sync(aside)
    aside.replace(file)
    sync(file.parent)


def sync(place: Path) -> None:
    """Make a file, or the names in a folder, durable."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def batch_id(content_hashes: Iterable[str], pipeline_version: str) -> str:
    """Name a batch after its articles and the version of the rules."""
    joined = "\n".join([pipeline_version, *sorted(content_hashes)])
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
