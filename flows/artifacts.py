"""Artifacts: what a run did, as Prefect shows it."""

import re

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.summary import Summary
from newsfacts.warehouse.report.words import counted

#: Rejects that an artifact shows, and lines of one kind in its summary.
MOST_SHOWN, MOST_TOLD = 1_000, 20
#: What Markdown, or HTML in it, does not show as it is.
MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+!|~&-]")


def told(summary: Summary, *, renewed: bool) -> str:
    """Tell in Markdown what a run did; words that come from inputs are shown as they are."""
    lines = [f"**{'Failed' if summary.fault else 'Completed'}**: {summary.message}"]
    lines += [f"- failed: {plain(line)}" for line in summary.failed[:MOST_TOLD]]
    lines += [f"- lost: {plain(line)}" for line in summary.lost[:MOST_TOLD]]
    lines += [f"- healed: {plain(line)}" for line in summary.healed[:MOST_TOLD]]
    lines += [f"- {plain(line)}" for line in summary.left_out[:MOST_TOLD]]
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
    return f"{counted(rows, 'fact')} of {counted(summary.counts.get('articles', 0), 'article')}"


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
