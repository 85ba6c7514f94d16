"""Healing: damaged batches are rebuilt from sound files, or set aside."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.transforms.articles.articles import Articles
from newsfacts.warehouse import checked, lake, run_log, sweeping
from newsfacts.warehouse.checked import Damage
from newsfacts.warehouse.records import records

#: The tables of a batch that its others are made from.
ORIGINS = frozenset({"raw", "articles"})


@dataclass(frozen=True, slots=True)
class Healed:
    """What was wrong: what is sound again, and what could not be made again from the lake."""

    done: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    #: The list of inputs was lost too: nobody knows what else was read.
    unsure: bool = False


def heal(root: Path, annotator: str) -> Healed:
    """Sweep, hash every file, and make again what can be made again.

    A disk that fails changes bytes, and neither the size of a file nor its time: so all are read.

    Args:
        root: Folder of the lake.
        annotator: The model that reads the words, where words are to be read again.
    """
    healed = Healed(done=[*sweeping.sweep(root), *run_log.mend(root)])
    found = checked.damage(root, again=True)
    return mended(root, annotator, healed, found) if found else healed


def mended(root: Path, annotator: str, healed: Healed, damaged: list[Damage]) -> Healed:
    """Make damaged files again, or set them aside."""
    from newsfacts.flows.batches import derive_batch  # noqa: PLC0415 (it imports all rules)
    from newsfacts.flows.restoring import OF_ARTICLES, restored  # noqa: PLC0415

    by_batch: dict[str, list[Damage]] = defaultdict(list)
    of_none: list[Damage] = []
    for damage in damaged:
        (by_batch[damage.batch_id] if damage.batch_id else of_none).append(damage)
    for batch_id, found in by_batch.items():
        tables = frozenset(str(damage.table) for damage in found)
        told = "; ".join(map(str, found))
        if ORIGINS & tables:
            healed.lost.append(f"{told}; {sweeping.set_aside(root, batch_id, sweeping.DAMAGED)}")
        else:
            again = frozenset(name.removeprefix(f"{lake.REJECTS}/") for name in tables)
            derive_batch(batch_id, root, annotator, pipeline_version(), again)
            healed.done.append(f"{told}; made again")
    if by_batch:
        sweeping.sweep(root)
    # After the batches, for some are made again from what is in them.
    how = [restored(root, damage) for damage in of_none]
    healed.done.extend(f"{damage}; {done}" for damage, done in zip(of_none, how, strict=True))
    return replace(healed, unsure=OF_ARTICLES in how)


def settled(root: Path, healed: Healed) -> Healed:
    """Call what was set aside healed, where the run has read all of it again."""
    if healed.unsure or missing(root).limit(1).collect().height:
        return healed
    again = [f"{line}; its articles were read again" for line in healed.lost]
    return Healed([*healed.done, *again], [])


def missing(root: Path) -> pl.LazyFrame:
    """Return the records whose articles the lake does not hold any more."""
    stored = lake.scan(root, Articles).select("content_hash")
    failed = lake.failures(root).select("content_hash")
    return (
        records(root)
        .drop_nulls("content_hash")
        .join(pl.concat([stored, failed]), on="content_hash", how="anti")
    )


def lost_sources(root: Path) -> list[str]:
    """Name the files that hold articles which the lake has lost."""
    names = missing(root).select(pl.col("source").unique()).collect()["source"].sort()
    return [name for name in names if Path(name).exists()]
