"""Large lakes from a small one: its articles again and again, under other ids and names.

    python -m tests.benchmarks.lakes SMALL LARGE --copies 17 [--articles 90]

No word is read again. In each copy half of the names are of others, and so are most of the word
sequences that stories are found by; one in twenty stays, as what many papers print does.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.inputs import Records
from newsfacts.transforms.articles.shingles import ONE_OF
from newsfacts.transforms.articles.stories import PARTS
from newsfacts.transforms.entities.mentions import Mentions
from newsfacts.transforms.registry import TABLES
from newsfacts.transforms.roles.roles import Roles
from newsfacts.transforms.table import Table
from newsfacts.warehouse import catalogue, lake
from newsfacts.warehouse.atomic_files import digest, write_parquet
from newsfacts.warehouse.checked import INPUTS
from newsfacts.warehouse.records import records

Frames = dict[type[Table], pl.DataFrame]
#: Ids of one article: its own, and those of its facts.
OF_ARTICLE = "^[0-9a-f]{16}"
#: Ids of things that articles mention, without countries.
OF_ENTITY = "^(?:person|org|gpe|loc|fac|product|event|work_of_art|law|norp):"


def multiply(
    small: Path, large: Path, copies: int, articles: int, first: int = 1, most: int | None = None
) -> None:
    """Add copies of all articles of a lake to another one.

    Args:
        small: The lake that is copied.
        large: The lake that gets the copies.
        copies: How many.
        articles: Articles of a batch.
        first: The number of the first copy.
        most: Articles that are copied, if not all.
    """
    frames = {schema: lake.scan(small, schema).collect() for schema in TABLES}
    if most:
        _, frames = next(parts(frames, most))
        # The entity may be mentioned by the articles that are left out.
        there = pl.col("organization_id").is_in(frames[Mentions]["entity_id"].implode())
        known = pl.when(there).then("organization_id").alias("organization_id")
        frames[Roles] = frames[Roles].with_columns(known)
    version = frames[Articles]["pipeline_version"][0]
    state = [records(large).collect()]
    for number in range(first, first + copies):
        copied = {schema: renamed(schema, frame, number) for schema, frame in frames.items()}
        for hashes, part in parts(copied, articles):
            batch = lake.batch_id(hashes, version)
            kept = {s: f.with_columns(in_batch(f, batch)) for s, f in part.items()}
            lake.write(large, batch, version, kept, annotator="benchmark")
        state.append(listed(copied[Articles]))
    note(large, pl.concat(state))


def renamed(schema: type[Table], frame: pl.DataFrame, number: int) -> pl.DataFrame:
    """Give the rows of a table other ids, other names and other shingles."""
    columns = [
        renamed_id(name, number)
        for name, kind in frame.schema.items()
        if kind == pl.String and name.endswith(("_id", "content_hash")) and name != "source_id"
    ]
    if "entity_name" in frame.columns:
        other = half(pl.col("entity_id"))
        named = pl.format("{} {}", "entity_name", pl.lit(number))
        columns.append(pl.when(other).then(named).otherwise("entity_name").alias("entity_name"))
    if "shingles" in frame.columns:
        step = (number * ONE_OF * PARTS * 7919) % 2**40
        other_words = pl.element() + pl.when(pl.element() % 20 == 0).then(0).otherwise(step)
        columns.append(pl.col("shingles").list.eval(other_words.cast(pl.UInt64).sort()))
    if "source" in frame.columns:
        columns.append(pl.lit(f"copy-{number}.jsonl").alias("source"))
    return frame.with_columns(columns).sort(schema.sort_key())


def renamed_id(name: str, number: int) -> pl.Expr:
    """Write ids of articles with the number in front, and those of half of the names behind."""
    column = pl.col(name)
    return (
        pl.when(column.str.contains(OF_ARTICLE))
        .then(pl.format("{}{}", pl.lit(f"{number:04x}"), column.str.slice(4)))
        .when(half(column))
        .then(pl.format("{}-{}", column, pl.lit(number)))
        .otherwise(column)
        .alias(name)
    )


def half(entity_id: pl.Expr) -> pl.Expr:
    """Choose half of the names, by their length."""
    return entity_id.str.contains(OF_ENTITY) & (entity_id.str.len_chars() % 2 == 0)


def in_batch(frame: pl.DataFrame, batch_id: str) -> list[pl.Expr]:
    """Name the batch in the tables that name it."""
    return [pl.lit(batch_id).alias("batch_id")] if "batch_id" in frame.columns else []


def parts(frames: Frames, articles: int) -> Iterator[tuple[list[str], Frames]]:
    """Yield batches of some articles, each with the hashes of their contents."""
    ids = frames[Articles].select("article_id", "content_hash")
    for begin in range(0, ids.height, articles):
        chosen = ids.slice(begin, articles)
        part = {
            schema: frame.join(chosen, on="article_id", how="semi", maintain_order="left")
            for schema, frame in frames.items()
        }
        yield chosen["content_hash"].to_list(), part


def listed(articles: pl.DataFrame) -> pl.DataFrame:
    """Give the records that the articles were read from."""
    kinds = Records.create_empty().schema
    nothing = {"reason": pl.String, "advice": pl.String}
    return articles.select(
        "source",
        "source_id",
        "content_hash",
        record_no=pl.int_range(pl.len(), dtype=pl.Int32),
        warnings=pl.lit([], dtype=kinds["warnings"]),
        **{name: pl.lit(None, dtype=kind) for name, kind in nothing.items()},
    ).select(Records.column_names())


def note(root: Path, state: pl.DataFrame) -> None:
    """Write the list of what was read."""
    file = root / INPUTS
    rows = state.sort("source", "record_no")
    write_parquet(file, Records.validate(rows, cast=True), {}, Records)
    catalogue.note_file(root, INPUTS, digest(file))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--copies", type=int, default=17)
    parser.add_argument("--articles", type=int, default=90)
    asked = parser.parse_args()
    multiply(asked.small, asked.large, asked.copies, asked.articles)
