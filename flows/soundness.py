"""Soundness: whether the Parquet files are unchanged, and their rows match the texts."""

from pathlib import Path

from newsfacts.flows.messages import fail, messages, usage
from newsfacts.warehouse import lake, sweeping
from newsfacts.warehouse.report.words import counted
from newsfacts.warehouse.verify import verify


def tell(root: Path) -> None:
    """Say the faults of a lake, and fail if there are any, or nothing to look at."""
    batches = lake.manifests(root)
    if not batches and not sweeping.present(root):
        usage(f"no batch in {root}: run `newsfacts run SOURCE... --out {root}` first")
    found = [*verify(root)]
    for fault in found:
        messages.print("fault", style="red", end=" ")
        messages.print(fault, markup=False)
    rows = sum(file.rows for batch in batches for file in batch.tables.values())
    of = counted(len(batches), "batch", "batches")
    if found:
        advice = f"run `newsfacts doctor --out {root}`"
        fail(f"{counted(len(found), 'fault')} in {of}: {advice}")
    messages.print(f"[green]sound[/] {of}, {counted(rows, 'row')}")
