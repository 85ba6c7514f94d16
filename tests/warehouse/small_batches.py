"""Small batches, written in the names of their articles, that a lake merges."""

from pathlib import Path

import polars as pl

from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.table import Table
from newsfacts.warehouse import compaction, lake
from tests.support import built

Frames = dict[type[Table], pl.DataFrame]

#: Rules of its batches.
VERSION = "1"
#: The texts of the lake, and two more.
TEXTS = ("It rained.", "It poured.", "The bridge closed on May 3, 2020.")


def of_articles(*numbers: int) -> Frames:
    frames = built(*TEXTS, "It snowed.", "It hailed.")
    ids = [f"article-{number}" for number in numbers]
    return {s: f.filter(pl.col("article_id").is_in(ids)) for s, f in frames.items()}


def batch(root: Path, numbers: list[int], **more: object) -> str:
    """Write some of the texts as a batch that has the name of its articles."""
    chosen = of_articles(*numbers)
    batch_id = lake.batch_id(chosen[Articles]["content_hash"], VERSION)
    named = {s: compaction.named(f, batch_id) for s, f in chosen.items()}
    lake.write(root, batch_id, VERSION, named, **more)  # type: ignore[arg-type]
    return batch_id
