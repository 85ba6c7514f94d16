"""Rejects: the list of records that are no articles, with the reason and what to do."""

from pathlib import Path

from newsfacts.transforms.articles.inputs import Inputs
from newsfacts.warehouse import lake
from newsfacts.warehouse.catalogue import write_noted
from newsfacts.warehouse.corpus import corpus

COLUMNS = ["source", "record_no", "source_id", "reason", "advice"]


def write(root: Path) -> None:
    """List the rejected records of a lake in `rejects/rejects.jsonl`, one a line."""
    rejected = corpus(Inputs, root).filter(status="rejected").select(COLUMNS)
    write_noted(root, f"{lake.REJECTS}/rejects.jsonl", rejected.write_ndjson())
