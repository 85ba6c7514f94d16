"""Forget: out of Parquet, raw pages, state and warehouse; a hash is all that stays.

The hash is written first: a run that is killed half-way is taken up by doing it again.
"""

import json
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from newsfacts.flows.forgetting.choice import Choice
from newsfacts.flows.forgetting.pages import packages, without_reports
from newsfacts.flows.forgetting.prefect_pages import without_mentions
from newsfacts.flows.forgetting.raw_pages import without_pages
from newsfacts.flows.tombstones import RECEIPTS, Tombstones
from newsfacts.flows.watching.watch import recover
from newsfacts.transforms.registry import TABLES
from newsfacts.transforms.table import Table
from newsfacts.warehouse import fetch_state, lake
from newsfacts.warehouse.atomic_files import read_parquet, write_text
from newsfacts.warehouse.manifests import Manifest
from newsfacts.warehouse.records import records, write_records
from newsfacts.warehouse.sweeping import ASIDE, sweep

TO_DO = (
    "copies that were made of this folder, what was shared from it, and the pages of a Prefect "
    "server elsewhere are not reached: make them again"
)
BUSY = "; Prefect's database in this folder was in use: stop the schedule and forget again"


@dataclass(slots=True)
class Receipt:
    """What was taken out: rows per table and records of raw files, in numbers; names of pages.

    Packages to share are left as they are: whoever has them may have passed them on.
    """

    rows: dict[str, int] = field(default_factory=dict)
    batches: int = 0
    reports: list[str] = field(default_factory=list)
    packages: list[str] = field(default_factory=list)
    prefect_busy: bool = False

    def add(self, name: str, number: int) -> None:
        """Count rows."""
        if number:
            self.rows[name] = self.rows.get(name, 0) + number


def forget(root: Path, choice: Choice) -> Receipt:
    """Take the chosen articles out of every place of a lake but its warehouse.

    Args:
        root: Folder of the lake; nothing else may work on it meanwhile.
        choice: What to forget.
    """
    receipt = Receipt()
    sweep(root)
    recover(root)
    Tombstones.read(root).with_more(choice.tombstones()).write(root)
    for manifest in lake.manifests(root):
        rewrite(root, manifest, choice, receipt)
    sweep(root)
    forget_records(root, choice, receipt)
    receipt.add("raw pages", without_pages(root, choice.urls))
    forget_fetches(root, choice, receipt)
    receipt.reports = without_reports(root)
    receipt.packages = packages(root)
    mentions = without_mentions(root, choice.urls | choice.article_ids)
    receipt.add("artifacts and logs of Prefect", mentions or 0)
    receipt.prefect_busy = mentions is None
    return receipt


def rewrite(root: Path, manifest: Manifest, choice: Choice, receipt: Receipt) -> None:
    """Rewrite a batch without the articles, and replace the old one."""
    ids = [*choice.article_ids]
    frames: dict[type[Table], pl.DataFrame] = {}
    hit = bool(choice.content_hashes & manifest.failed.keys())
    for schema in TABLES:
        if schema.table_name() not in manifest.tables:
            continue
        kept, taken = _parted(root, manifest, schema, ids)
        frames[schema] = kept
        receipt.add(schema.table_name(), taken)
        hit = hit or taken > 0
    if not hit:
        return
    hashes = [*next(f for s, f in frames.items() if s.table_name() == "articles")["content_hash"]]
    version = manifest.pipeline_version
    failed = {h: why for h, why in manifest.failed.items() if h not in choice.content_hashes}
    new_id = lake.batch_id([*hashes, *failed, *([] if hashes else [manifest.batch_id])], version)
    renamed = {schema: _renamed(frame, new_id) for schema, frame in frames.items()}
    lake.write(
        root,
        new_id,
        version,
        renamed,
        replaces=manifest.batch_id,
        annotator=manifest.annotator,
        failed=failed,
    )
    receipt.batches += 1


def _parted(
    root: Path, manifest: Manifest, schema: type[Table], ids: list[str]
) -> tuple[pl.DataFrame, int]:
    """Return the rows of a batch that stay, rows set aside with them, and how many do not."""
    name = schema.table_name()
    frame = read_parquet(lake.path(root, name, manifest.batch_id))
    aside = lake.aside(root, name, manifest.batch_id)
    if aside.exists():  # what broke a rule breaks it again, and is set aside again
        frame = pl.concat([frame, read_parquet(aside).drop("broken")], how="vertical_relaxed")
    if "article_id" not in frame.columns:
        return frame, 0
    kept = frame.filter(~pl.col("article_id").is_in(ids).fill_null(value=False))
    return kept, frame.height - kept.height


def _renamed(frame: pl.DataFrame, batch_id: str) -> pl.DataFrame:
    if "batch_id" not in frame.columns:
        return frame
    return frame.with_columns(batch_id=pl.lit(batch_id))


def forget_records(root: Path, choice: Choice, receipt: Receipt) -> None:
    """Take the records that were read out of the state."""
    before = records(root).collect()
    theirs = pl.col("content_hash").is_in([*choice.content_hashes]).fill_null(value=False)
    kept = before.filter(~(theirs | pl.col("source").is_in([*choice.urls])))
    receipt.add("inputs", before.height - kept.height)
    if kept.height < before.height:
        write_records(root, kept)


def forget_fetches(root: Path, choice: Choice, receipt: Receipt) -> None:
    """Take the pages out of what was fetched."""
    before = fetch_state.fetched(root).collect()
    theirs = pl.col("url").is_in([*choice.urls])
    if choice.publisher:  # pages that were listed, and not yet fetched, name it too
        stated = pl.col("entry").str.json_path_match("$.publisher").str.to_lowercase()
        theirs |= (stated == choice.publisher.strip().lower()).fill_null(value=False)
    kept = before.filter(~((pl.col("kind") == "page") & theirs))
    receipt.add("fetches", before.height - kept.height)
    if kept.height < before.height:
        fetch_state.write_fetched(root, kept, fetch_state.journal_of(root) or "")


def keep_receipt(root: Path, receipt: Receipt, choice: Choice) -> Path:
    """Write the receipt: when, how much, and hashes; nothing of what was forgotten."""
    now = datetime.now(UTC)
    told = {
        "forgotten_at": now.isoformat(timespec="seconds"),
        "articles": len(choice.article_ids),
        "rows": dict(sorted(receipt.rows.items())),
        "batches_rewritten": receipt.batches,
        "tombstones": sorted(choice.tombstones()),
        "reports_removed": receipt.reports,
        "packages_to_make_again": receipt.packages,
        "to_do": TO_DO + (BUSY if receipt.prefect_busy else ""),
    }
    file = root / RECEIPTS / f"forgotten-{now:%Y%m%dT%H%M%S%f}.json"
    write_text(file, json.dumps(told, indent=1) + "\n")
    return file


def remove_leftovers(root: Path) -> None:
    """Remove what may hold words of articles: staged files, an unfinished load, damaged batches."""
    shutil.rmtree(root / lake.STAGING, ignore_errors=True)
    shutil.rmtree(root / ASIDE, ignore_errors=True)
    for file in root.glob("warehouse.duckdb.*"):
        file.unlink()
