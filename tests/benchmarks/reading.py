"""How fast names, entities, roles, relations and quotes are read from a stored token table.

python tests/benchmarks/reading.py [--texts ARTICLES.jsonl] [--articles 1000 10000 100000]

The articles are annotated once and repeated, in batches as they are stored, to corpora of growing
size. Speed is given per two CPU-seconds, what two free cores do in a second, so that other work on
the machine matters little.
"""

# ruff: noqa: T201 - the results are printed

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import polars as pl

from newsfacts.transforms.entities.entities import entities
from newsfacts.transforms.entities.mentions import Mentions
from newsfacts.transforms.quotes.quotes import Quotes
from newsfacts.transforms.registry import ANNOTATED, FACTS, build, order, reads
from newsfacts.transforms.relations.relations import Relations
from newsfacts.transforms.roles.roles import Roles
from newsfacts.transforms.workings import WORKINGS
from tests.support import given

SAMPLE = Path(__file__).parents[2] / "seeds/articles/wikinews_sample.jsonl"
WANTED = (Mentions, Quotes, Roles, Relations)
Frames = dict[str, pl.DataFrame]
BATCH = 500  # articles, as in `flows.settings`


def main() -> None:
    """Print speed and memory for each size, and the share of each table and working."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=SAMPLE, help="JSON lines with `text`")
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 4000])
    options = parser.parse_args()
    lines = options.texts.read_text(encoding="utf8").splitlines()
    raw, texts = given(*(json.loads(line)["text"] for line in lines))
    read = build(raw, texts, wanted=ANNOTATED)
    batch = {schema.table_name(): repeated(read[schema], len(lines)) for schema in ANNOTATED}
    batch["texts"] = repeated(texts.collect(), len(lines))
    with tempfile.TemporaryDirectory() as folder:
        read_batch(batch, Path(folder))  # warm
        for size in options.articles:
            report(size, batch, Path(folder))


def repeated(rows: pl.DataFrame, articles: int) -> pl.DataFrame:
    """Fill a batch with copies of articles."""
    copies = range(max(1, BATCH // articles))
    return pl.concat(
        [rows.with_columns(pl.format("{}-{}", "article_id", pl.lit(n))) for n in copies]
    )


def report(size: int, batch: Frames, folder: Path) -> None:
    """Read a corpus of a size, batch by batch, then its entities."""
    tokens, texts = batch["tokens"], batch["texts"]
    batches = max(1, size // texts.height)
    sentences = batches * tokens.select("article_id", "sentence_no").n_unique()
    spent: dict[str, float] = defaultdict(float)
    for number in range(batches):
        part = folder / f"{size}-{number}"
        part.mkdir()
        for name, seconds in read_batch(batch, part).items():
            spent[name] += seconds
    begun = time.process_time()
    stored = [
        pl.scan_parquet(folder / f"{size}-*/{name}.parquet") for name in ("mentions", "roles")
    ]
    entities(*stored).collect()
    spent["entities"] = time.process_time() - begun
    total = sum(spent.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(
        f"{batches * texts.height} articles, {sentences} sentences: "
        f"{2 * sentences / total:.0f} sentences per 2 CPU-seconds, {memory:.0f} MB at most"
    )
    for name, share in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"    {name:18}{2 * sentences / share:12,.0f}{share / total:8.1%}")


def read_batch(batch: Frames, folder: Path) -> dict[str, float]:
    """Build the tables of one batch as `registry.build` does; give CPU-seconds of each."""
    frames = {name: frame.lazy() for name, frame in batch.items()}
    builders = WORKINGS | {schema.table_name(): make for schema, make in FACTS.items()}
    keys = {schema.table_name(): schema.sort_key() for schema in WANTED}
    spent = {}
    for name in order(WANTED, known=[*batch]):
        if name not in frames:
            begun = time.process_time()
            frame = builders[name](**{read: frames[read] for read in reads(builders[name])})
            ordered = frame.sort(keys[name]) if name in keys else frame
            made = ordered.collect(engine="in-memory")
            spent[name] = time.process_time() - begun
            frames[name] = made.lazy()
            if name in keys:
                made.write_parquet(folder / f"{name}.parquet")
    return spent


if __name__ == "__main__":
    main()
