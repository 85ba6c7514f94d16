"""A look before a run: where nothing is new, nothing of Prefect is imported or started.

Prefect and a server of our own take seconds of processor time; to read a few files, and to find
that all of them are known, takes a fraction of one.
"""

import shutil
import time
from dataclasses import replace

import polars as pl

from newsfacts.flows.feeds.source_list import is_list
from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.healing import Healed
from newsfacts.flows.holding import held
from newsfacts.flows.preflight import size_of
from newsfacts.flows.report import report
from newsfacts.flows.runs import run
from newsfacts.flows.settings import Settings
from newsfacts.flows.sources.limits import Limits
from newsfacts.flows.sources.walk import walk
from newsfacts.flows.spool import Spool, fill
from newsfacts.flows.staging import fresh, ingested, states
from newsfacts.flows.summary import Summary
from newsfacts.flows.tombstones import Tombstones
from newsfacts.transforms.articles.inputs import Records
from newsfacts.warehouse import checked, lake, run_log
from newsfacts.warehouse import published as last
from newsfacts.warehouse.records import records
from newsfacts.warehouse.sweeping import sweep

#: Bytes of sources that may be read twice, as they are where something is new.
MOST = 20_000_000
#: What a damaged file of the lake can raise.
UNREADABLE = (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException)


def unchanged(sources: list[str], settings: Settings) -> Summary | None:
    """Do what a run does that finds nothing new, and note it in the log of runs.

    Args:
        sources: Files and folders.
        settings: How to run.

    Returns:
        What a run would say, or None where one is needed: something is new, damaged or not yet
        published, nothing can be read, a source is no file, or there is much to read.

    Raises:
        BusyError: Another run works on the same folder.
        LinkError: Files of it are links.
    """
    root = settings.out
    limits = replace(settings.limits, max_total_bytes=min(MOST, settings.limits.max_total_bytes))
    if settings.lake or not (root / lake.MANIFESTS).exists() or not small(sources, limits):
        return None
    with held(root):
        began = time.monotonic()
        try:
            summary = looked(sources, settings, limits)
        except UNREADABLE:
            return None
        if summary is None or checked.damage(root, again=True):
            return None
        # What this mends is told twice in the lake: no article comes or goes.
        summary = replace(summary, healed=[*sweep(root), *run_log.mend(root)])
        with run(root, "run") as this:
            this.known["read_seconds"] = round(time.monotonic() - began, 3)
            counts = {**summary.statuses, "doubted": summary.doubted, "batches": 0}
            this.publishing(counts, summary.message)
            this.note("completed", summary.message)
    return summary


def small(sources: list[str], limits: Limits) -> bool:
    """Return whether sources are files and folders, of few bytes."""
    if any("://" in source or is_list(source) for source in sources):
        return False
    files = (name for name, reject in walk(sources, limits) if not reject)
    return sum(map(size_of, files)) <= limits.max_total_bytes


def looked(sources: list[str], settings: Settings, limits: Limits) -> Summary | None:
    """Read the sources, and say what a run would say that finds nothing new.

    What holds more than the limits is a reject that was none before, and so something new.
    """
    root = settings.out
    folder = root / lake.STAGING / "look"
    shutil.rmtree(folder, ignore_errors=True)  # of a look that was killed
    spool = Spool(folder, Tombstones.read(root))
    fill(spool, sources, limits)
    new = fresh(spool.scan(), root)
    now = spool.scan().select(Records.column_names())
    before = records(root).join(now, on="source", how="semi")
    if new.height or not same(now, before):
        return None
    shown = last.state(root, pipeline_version(), with_tokens=settings.with_tokens)
    counts = last.counts(root, shown)
    found = ingested(spool, states(spool, new, root), [], [])
    summary = report(root, found, None, Healed())
    return None if counts is None or summary.fault else replace(summary, counts=counts)


def same(now: pl.LazyFrame, before: pl.LazyFrame) -> bool:
    """Return whether records are as they were."""
    order = ["source", "record_no"]
    return now.sort(order).collect().equals(before.sort(order).collect())
