"""The report of a run: the outcome of each record."""

from dataclasses import replace
from pathlib import Path

import polars as pl

from newsfacts.flows.extracted import Extracted
from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.healing import Healed
from newsfacts.flows.staging import Ingested
from newsfacts.flows.summary import Summary
from newsfacts.transforms.annotator.tokens import ENGLISH
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.novelty import STATES, counted
from newsfacts.warehouse import lake


def report(
    root: Path, ingested: Ingested | None, extracted: Extracted | None, healed: Healed
) -> Summary:
    """Sum up what a run read and wrote.

    Args:
        root: Folder of the lake.
        ingested: What was read, if sources were.
        extracted: What was written, if facts were.
        healed: What was wrong with the lake.
    """
    done = extracted or Extracted()
    articles = lake.scan(root, Articles)
    foreign = articles.filter(pl.col("language") != ENGLISH).select(pl.len()).collect().item()
    summary = Summary(
        statuses=dict.fromkeys(STATES, 0),
        foreign=foreign,
        set_aside=sum(sum(manifest.set_aside.values()) for manifest in done.manifests),
        failed=done.failed,
        healed=healed.done,
        lost=healed.lost,
        outdated=sum(m.pipeline_version != pipeline_version() for m in lake.manifests(root)),
    )
    if ingested is None:
        return summary
    statuses = counted(ingested.seen.lazy(), articles)
    return replace(
        summary,
        statuses=statuses,
        doubted=ingested.doubted,
        left_out=ingested.left_out,
        rejects=rejects(root, ingested.sources) if statuses["rejected"] else [],
    )


def rejects(root: Path, sources: list[str]) -> list[dict[str, object]]:
    """List what was rejected of some sources, with the place, the reason and what to do."""
    from newsfacts.transforms.articles.inputs import Inputs  # noqa: PLC0415 (and all rules)
    from newsfacts.warehouse.corpus import corpus  # noqa: PLC0415

    read = corpus(Inputs, root).filter(pl.col("source").is_in(sources))
    one_of_several = pl.format("{}, record_no {}", "source", "record_no")
    where = pl.when(pl.len().over("source") > 1).then(one_of_several).otherwise("source")
    found = (
        read.with_columns(where=where)
        .filter(pl.col("status") == "rejected")
        .select("where", "reason", "advice")
    )
    return found.to_dicts()
