"""The report of a run: the outcome of each record, before and after publishing."""

import re
from dataclasses import replace
from pathlib import Path

import polars as pl
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from newsfacts.flows.extracted import Extracted
from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.healing import Healed
from newsfacts.flows.ingest import Ingested
from newsfacts.flows.summary import Summary
from newsfacts.transforms.annotator.tokens import ENGLISH
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.novelty import STATES, counted
from newsfacts.warehouse import lake

#: Rejects that an artifact shows, and lines of one kind in its summary.
MOST_SHOWN, MOST_TOLD = 1_000, 20
#: What Markdown, or HTML in it, does not show as it is.
MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+!|~&-]")


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


def told(summary: Summary, *, renewed: bool) -> str:
    """Tell in Markdown what a run did; words that come from inputs are shown as they are."""
    lines = [f"**{'Failed' if summary.fault else 'Completed'}**: {summary.message}"]
    lines += [f"- failed: {plain(line)}" for line in summary.failed[:MOST_TOLD]]
    lines += [f"- lost: {plain(line)}" for line in summary.lost[:MOST_TOLD]]
    lines += [f"- healed: {plain(line)}" for line in summary.healed[:MOST_TOLD]]
    lines.append(f"- {facts(summary)} are here" if renewed else "- the warehouse is as it was")
    lines.append(f"- made by newsfacts {pipeline_version()}")
    return "\n".join([lines[0], "", *lines[1:]])


def plain(line: str) -> str:
    """Write a line so that Markdown shows it as it is, on one line."""
    return MARKUP.sub(r"\\\g<0>", " ".join(line.split()))


def facts(summary: Summary) -> str:
    """Count facts and articles."""
    from newsfacts.transforms.registry import FACTS  # noqa: PLC0415 (it imports all rules)

    rows = sum(summary.counts.get(schema.table_name(), 0) for schema in FACTS)
    return f"{rows:,} facts of {summary.counts.get('articles', 0):,} articles"


def keep(summary: Summary, *, renewed: bool = True) -> None:
    """Keep what a run did with it, as artifacts of Prefect.

    Args:
        summary: What it did.
        renewed: Whether it published.
    """
    create_markdown_artifact(
        key="newsfacts-run", markdown=told(summary, renewed=renewed), description="What the run did"
    )
    create_table_artifact(
        key="newsfacts-counts",
        table=[{"table": name, "rows": rows} for name, rows in summary.counts.items()],
        description="Rows per table",
    )
    create_table_artifact(
        key="newsfacts-inputs",
        table=[{"state": name, "records": rows} for name, rows in summary.statuses.items()],
        description="What became of the records that were read",
    )
    create_table_artifact(
        key="newsfacts-rejects",
        table=summary.rejects[:MOST_SHOWN],
        description=f"What could not be read, and what to do (at most {MOST_SHOWN:,})",
    )
