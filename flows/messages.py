"""Messages: what a command prints on standard error, and its exit code."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Never

import typer
from rich.console import Console

from newsfacts.warehouse.report.words import counted

if TYPE_CHECKING:
    from newsfacts.flows.summary import Summary

OK, FAILED, USAGE, SOME_REJECTED = 0, 1, 2, 3
#: Number of rejects that are listed, the others are in their file; and of feeds too long to read.
MOST_SHOWN = 20

messages = Console(stderr=True, highlight=False, soft_wrap=True)


def conclude(summary: "Summary", root: Path) -> None:
    """Report what a run did, and exit with the matching code."""
    tell_rejects(summary, root)
    for line in summary.healed:
        messages.print("healed", line, style="yellow", markup=False)
    for line in (*summary.failed, *summary.lost):
        messages.print("failed", line, style="red", markup=False)
    if sum(summary.statuses.values()):
        messages.print(summary.message)
    rows = ", ".join(rows_of(name, number) for name, number in summary.counts.items() if number)
    messages.print(f"{root / 'warehouse.duckdb'}: {rows or 'no rows'}", markup=False)
    for note in notes(summary, root):
        messages.print(note, markup=False)
    if summary.fault:
        fail(summary.fault)
    if summary.statuses["rejected"] or summary.set_aside:
        raise typer.Exit(SOME_REJECTED)


def rows_of(table: str, number: int) -> str:
    """Count the rows of a table: 1 article, 2 articles, 1 entity."""
    name = re.sub("ies$", "y", re.sub("(?<=ch)es$|(?<!ie)s$", "", table)).replace("_", " ")
    return counted(number, name, table.replace("_", " "))


def notes(summary: "Summary", root: Path) -> Iterator[str]:
    """Yield notes on what a user may not expect in the result."""
    yield from summary.left_out[:MOST_SHOWN]
    if summary.outdated:
        advice = f"`newsfacts derive --out {root}` brings them up to date"
        yield f"batches made by other rules: {summary.outdated:,}: {advice}"
    if summary.foreign:
        yield f"articles not in English, kept without facts: {summary.foreign:,}"
    if summary.set_aside:
        yield f"{counted(summary.set_aside, 'row')} broke a rule: see {root / 'rejects'}"


def tell_rejects(summary: "Summary", root: Path) -> None:
    """Report what was rejected and what to do about it, or where the rest of a long list is."""
    for reject in summary.rejects[:MOST_SHOWN]:
        messages.print("rejected", style="red", end=" ")
        line = f"{reject['where']}: {reject['reason']} — {reject['advice']}"
        messages.print(line, markup=False)
    more = len(summary.rejects) - MOST_SHOWN
    if more > 0:
        listed = root / "rejects" / "rejects.jsonl"
        messages.print("rejected", style="red", end=" ")
        messages.print(f"{more:,} more: see {listed}", markup=False)


def fail(message: str) -> Never:
    """Report a failure in one line, and exit."""
    messages.print("error:", message, markup=False, style="red")
    raise typer.Exit(FAILED)


def usage(message: str) -> Never:
    """Report wrong usage in one line, and exit."""
    messages.print("error:", message, markup=False, style="red")
    raise typer.Exit(USAGE)
