"""Compaction: small batches become larger ones, so that many runs do not leave many files.

a1, b2, c3 ... of some articles each   ->   one batch with their rows, which names them in `merges`

The rows stay as they are, but for the batch that they name; the id is that which the batch would
have if its articles had been read together. A kill leaves the small batches, or the large one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.registry import TABLES
from newsfacts.transforms.table import Table
from newsfacts.warehouse import lake
from newsfacts.warehouse.atomic_files import read_parquet
from newsfacts.warehouse.lake import FEW
from newsfacts.warehouse.manifests import Manifest


def compact(root: Path, version: str, words: int, articles: int) -> list[Manifest]:
    """Merge small batches of one version, if there are many.

    Args:
        root: Folder of the lake; the small batches are hidden, and go at its next sweep.
        version: The rules of today: batches of others may lack tables and columns.
        words: Words of a batch, about; one with half as many is not small.
        articles: Articles of a batch, at most.

    Returns:
        The batches that were written.
    """
    alike: dict[str | None, list[Manifest]] = defaultdict(list)
    for manifest in lake.manifests(root):
        if manifest.pipeline_version != version:
            continue
        if size(manifest) < words // 2 and manifest.articles < articles // 2:
            alike[manifest.annotator].append(manifest)
    return [
        merged(root, group)
        for small in alike.values()
        if len(small) > FEW
        for group in groups(small, words, articles)
    ]


def size(manifest: Manifest) -> int:
    """Count the words of a batch."""
    return manifest.tables["tokens"].rows


def groups(small: Sequence[Manifest], words: int, articles: int) -> Iterator[list[Manifest]]:
    """Yield the batches that are merged into one, each in a group of at least two."""
    group: list[Manifest] = []
    for manifest in small:
        full = sum(map(size, [*group, manifest])) > words
        if full or sum(m.articles for m in [*group, manifest]) > articles:
            if len(group) > 1:
                yield group
            group = []
        group.append(manifest)
    if len(group) > 1:
        yield group


def merged(root: Path, group: Sequence[Manifest]) -> Manifest:
    """Write the rows of some batches as one batch, which takes their place."""
    frames = {schema: together(root, schema, group) for schema in TABLES}
    failed = {content_hash: why for one in group for content_hash, why in one.failed.items()}
    version = group[0].pipeline_version
    batch_id = lake.batch_id([*frames[Articles]["content_hash"], *failed], version)
    return lake.write(
        root,
        batch_id,
        version,
        {schema: named(frame, batch_id) for schema, frame in frames.items()},
        annotator=group[0].annotator,
        failed=failed,
        merges={manifest.batch_id: manifest.fingerprint for manifest in group},
    )


def together(root: Path, schema: type[Table], group: Sequence[Manifest]) -> pl.DataFrame:
    """Read a table of some batches, and the rows that were set aside: they will be again."""
    name = schema.table_name()
    found = [read_parquet(lake.path(root, name, m.batch_id)) for m in group]
    for manifest in group:
        aside = lake.aside(root, name, manifest.batch_id)
        if aside.exists():
            found.append(pl.read_parquet(aside).drop("broken"))
    return pl.concat(found, how="vertical_relaxed").sort(schema.sort_key())


def named(frame: pl.DataFrame, batch_id: str) -> pl.DataFrame:
    """Let rows name their batch, where they name one."""
    if "batch_id" not in frame.columns:
        return frame
    return frame.with_columns(batch_id=pl.lit(batch_id))
