"""Contract tests over all tables."""

from collections import defaultdict
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from newsfacts.transforms import registry
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.articles.raw import Raw
from newsfacts.transforms.registry import (
    ANNOTATED,
    BUILDERS,
    CORPUS,
    TABLES,
    build,
    order,
    reads,
)
from newsfacts.transforms.table import Fact, Span, Table
from newsfacts.transforms.workings import WORKINGS
from newsfacts.warehouse.atomic_files import write_parquet
from tests.support import built, given

EVERY = (*TABLES, *CORPUS)
SEED = (Path(__file__).parent.parent.parent / "seeds/articles/wikinews_afcfta.txt").read_text()

each_table = pytest.mark.parametrize("schema", EVERY, ids=lambda s: s.table_name())


@each_table
def test_table_and_columns_are_described(schema: type[Table]) -> None:
    assert schema.comment()
    assert schema.comment() != Table.comment()
    assert [name for name, text in schema.comments().items() if not text] == []


@each_table
def test_table_has_a_key(schema: type[Table]) -> None:
    assert schema.primary_key()


@pytest.mark.parametrize("schema", BUILDERS, ids=lambda s: s.table_name())
def test_builder_has_the_name_of_its_table_and_reads_tables(schema: type[Table]) -> None:
    names = {table.table_name() for table in TABLES} | {"texts", "annotator", *WORKINGS}
    build_it = BUILDERS[schema]

    assert build_it.__name__ == schema.table_name()
    assert set(reads(build_it)) <= names


def test_build_order_respects_dependencies() -> None:
    seen = {"raw", "texts", "annotator"}
    builders = WORKINGS | {schema.table_name(): make for schema, make in BUILDERS.items()}
    for name in order():
        assert set(reads(builders[name])) <= seen
        seen.add(name)


def test_one_column_name_has_one_type_everywhere() -> None:
    kinds = defaultdict(set)
    for schema in EVERY:
        for name, kind in schema.create_empty().schema.items():
            kinds[name].add(str(kind))
    allowed = {"entity_type", "kind", "outcome", "role", "status", "text", "value"}

    assert {
        name: found for name, found in kinds.items() if len(found) > 1 and name not in allowed
    } == {}


def test_without_articles_there_are_no_rows() -> None:
    assert {frame.height for frame in build(*given()).values()} == {0}


def test_rows_of_an_article_do_not_depend_on_its_batch(seeds: Path) -> None:
    raw, texts = given(*(file.read_text() for file in sorted(seeds.glob("*.txt"))))
    both = build(raw, texts)
    for part in (slice(None, None, 2), slice(1, None, 2)):
        ids = both[Raw]["article_id"][part].implode()
        mine = pl.col("article_id").is_in(ids)
        read = {schema: both[schema].filter(mine) for schema in ANNOTATED}
        apart = build(raw.filter(mine), texts.filter(mine), stored=read)
        for schema, frame in apart.items():
            assert sorted(both[schema].filter(mine).rows(), key=repr) == sorted(
                frame.rows(), key=repr
            ), schema


def test_tokens_of_an_article_do_not_depend_on_its_batch() -> None:
    raw, texts = given(SEED, "It rained on Monday.\n\nThe bridge closed.")
    both = build(raw, texts, wanted=[Tokens])[Tokens]
    apart = [build(raw.slice(n, 1), texts.slice(n, 1), wanted=[Tokens])[Tokens] for n in range(2)]

    assert both.equals(pl.concat(apart))


def test_row_text_is_the_slice_of_its_span() -> None:
    for schema, frame in built(SEED).items():
        if issubclass(schema, Span):
            for row in frame.iter_rows(named=True):
                assert SEED[row["start_char"] : row["end_char"]] == row["text"]
        if issubclass(schema, Fact):
            assert frame["rule"].str.len_chars().min() or frame.is_empty()


def test_parquet_file_describes_table_and_columns(tmp_path: Path) -> None:
    for schema, frame in built(SEED).items():
        file = tmp_path / f"{schema.table_name()}.parquet"
        write_parquet(file, schema.validate(frame, cast=True), {}, schema)
        fields = {f.name: f.metadata[b"description"].decode() for f in pq.read_schema(file)}

        assert fields == schema.comments()
        assert pq.read_metadata(file).metadata[b"description"].decode() == schema.comment()


@pytest.mark.model
def test_rows_do_not_depend_on_how_plans_are_carried_out(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = (seeds / "000_e2a946c1754fe2f7.txt").read_text(), "It rained on May 3, 2020."
    plain = built(*texts)
    monkeypatch.setattr(registry, "SHORT", 0)
    looked_for = built(*texts)

    assert plain.keys() == looked_for.keys()
    for schema, rows in plain.items():
        assert rows.equals(looked_for[schema]), schema
