"""Restoring: files that are replaced whole, made again from what else knows the same."""

import json
from contextlib import suppress
from pathlib import Path

import polars as pl
from dataframely.exc import ValidationError

from newsfacts.flows.tombstones import RECEIPTS, Tombstones
from newsfacts.transforms.articles.inputs import Inputs, Records
from newsfacts.transforms.articles.raw import Raw
from newsfacts.transforms.articles.warnings import Warnings
from newsfacts.transforms.revisions.fetches import Fetches
from newsfacts.transforms.table import Table
from newsfacts.warehouse import catalogue, corpus_files, lake
from newsfacts.warehouse.atomic_files import digest, read_parquet
from newsfacts.warehouse.checked import INPUTS, Damage
from newsfacts.warehouse.fetch_state import FETCHES, FORGOTTEN, write_fetched
from newsfacts.warehouse.records import write_records
from newsfacts.warehouse.report.words import counted
from newsfacts.warehouse.sweeping import ASIDE

PUBLISHED = "made again from what was last published"
OF_ARTICLES = "made again from the articles: rejects are known again once they are read"


def restored(root: Path, damage: Damage) -> str:
    """Put a damaged file aside, and make it again from what knows the same."""
    if damage.place.exists():
        (root / ASIDE).mkdir(exist_ok=True)
        damage.place.replace(root / ASIDE / damage.place.name)
    name = damage.place.relative_to(root).as_posix()
    if name == INPUTS:
        return restored_inputs(root)
    if name == FETCHES:
        return restored_fetches(root)
    if name == FORGOTTEN:
        return restored_tombstones(root)
    catalogue.forget_file(root, name)
    return "what it says of servers is found again as they are asked"


def restored_fetches(root: Path) -> str:
    """Make the list of fetches again from what was last published of it."""
    try:
        write_fetched(root, read_sound(root, Fetches), "")
    except (OSError, ValidationError):
        catalogue.forget_file(root, FETCHES)
        return "nothing knows it: what is followed is fetched again"
    return PUBLISHED


def restored_tombstones(root: Path) -> str:
    """Make the list of what was forgotten again from the receipts."""
    hashes: set[str] = set()
    for receipt in (root / RECEIPTS).glob("*.json"):
        with suppress(OSError, ValueError, KeyError):
            hashes |= {*json.loads(receipt.read_bytes())["tombstones"]}
    Tombstones(frozenset(hashes)).write(root)
    return f"made again from the receipts: {counted(len(hashes), 'hash', 'hashes')}"


def restored_inputs(root: Path) -> str:
    """Make the list of inputs again from what was last published of it, else from the articles."""
    try:
        rows, told = published_inputs(root), PUBLISHED
    except (OSError, pl.exceptions.PolarsError):
        rows, told = inputs_of_articles(root), OF_ARTICLES
    write_records(root, rows)
    return told


def published_inputs(root: Path) -> pl.DataFrame:
    """Give the state of the records as it was last published.

    Raises:
        OSError: What was published is damaged too.
    """
    inputs, doubts = (read_sound(root, schema) for schema in (Inputs, Warnings))
    by_record = doubts.sort("warning_no").group_by("source", "record_no", maintain_order=True)
    listed = by_record.agg(warnings=pl.struct("field", "value", "reason"))
    unread = pl.col("content_hash").is_null()  # an article is rejected for what its rules raised
    return (
        inputs.join(listed, on=["source", "record_no"], how="left")
        .with_columns(
            pl.col("warnings").fill_null([]),
            *(pl.when(unread).then(pl.col(name)).alias(name) for name in ("reason", "advice")),
        )
        .sort("source", "record_no")
    )


def read_sound(root: Path, schema: type[Table]) -> pl.DataFrame:
    """Read a table of the corpus as it was published.

    Raises:
        OSError: Its file is not as it was written.
    """
    name = corpus_files.name(schema)
    if digest(root / name) not in catalogue.read(root).files.get(name, []):
        raise OSError(f"{root / name}: its bytes are not those that were written")
    return read_parquet(root / name)


def inputs_of_articles(root: Path) -> pl.DataFrame:
    """Give the records that are articles."""
    return (
        lake.scan(root, Raw)
        .sort("source", "content_hash")
        .select(
            "source",
            "source_id",
            "content_hash",
            record_no=pl.int_range(pl.len()).over("source"),
            reason=pl.lit(None),
            advice=pl.lit(None),
            warnings=pl.lit([], dtype=Records.create_empty().schema["warnings"]),
        )
        .collect()
    )
