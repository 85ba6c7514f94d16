"""Whole articles with a frozen parse: every fact of every table, as rows to read in a diff.

`pytest tests/test_golden.py --update-golden` reads the words anew and writes what is found.
"""

import json
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from newsfacts.transforms.registry import ANNOTATED, FACTS, build
from newsfacts.transforms.table import Table
from tests.support import given

GOLDEN = Path(__file__).parent / "golden"
SEEDS = Path(__file__).parent.parent / "seeds" / "articles"
CASES = {
    "china_russia": SEEDS / "000_e2a946c1754fe2f7.txt",
    "african_trade": SEEDS / "wikinews_afcfta.txt",
}
#: Columns that repeat others or only identify.
LEFT_OUT = ("article_id", "sentence_no", "head_no", "participant_no", "entity_name")


def rows(schema: type[Table], frame: pl.DataFrame) -> list[str]:
    """Write the rows of a table as lines of JSON, without what is empty or only identifies."""
    own_key = {name for name in schema.primary_key() if name.endswith("_id")} - {"event_id"}
    return [
        json.dumps(
            {
                name: value
                for name, value in row.items()
                if value not in (None, []) and name not in LEFT_OUT and name not in own_key
            },
            default=str,
            ensure_ascii=False,
        )
        for row in frame.iter_rows(named=True)
    ]


@cache
def built() -> dict[type[Table], pl.DataFrame]:
    """Build all tables of facts of all articles from their frozen parses."""
    stored = {
        schema: pl.concat(
            pl.read_csv(
                file_of(case, schema),
                separator="\t",
                schema=schema.create_empty().schema,
                quote_char='"',
            ).with_columns(article_id=pl.lit(f"article-{number}"))
            for number, case in enumerate(CASES)
        )
        for schema in ANNOTATED
    }
    return build(*given(*(file.read_text() for file in CASES.values())), stored=stored)


def file_of(case: str, schema: type[Table]) -> Path:
    """Give the file that holds what the model read in an article."""
    return GOLDEN / case / f"{schema.table_name()}.tsv"


@pytest.fixture(scope="session")
def updated(request: pytest.FixtureRequest) -> bool:
    """Parse the articles anew where that was asked for; and say whether it was."""
    wanted = bool(request.config.getoption("--update-golden"))
    for case in CASES if wanted else ():
        (GOLDEN / case).mkdir(parents=True, exist_ok=True)
        read = build(*given(CASES[case].read_text()), wanted=ANNOTATED)
        for schema in ANNOTATED:
            read[schema].write_csv(file_of(case, schema), separator="\t")
    return wanted


@pytest.mark.parametrize("schema", FACTS, ids=lambda schema: schema.table_name())
@pytest.mark.parametrize("case", CASES)
def test_an_article_has_exactly_the_facts_on_file(
    case: str,
    schema: type[Table],
    updated: bool,  # noqa: FBT001 (a fixture)
) -> None:
    article = f"article-{[*CASES].index(case)}"
    own = built()[schema].filter(pl.col("article_id") == article)
    lines = rows(schema, schema.validate(own, cast=True))
    found = [line.replace(f'"{article}:', '"article-0:') for line in lines]
    file = GOLDEN / case / f"{schema.table_name()}.jsonl"
    if updated:
        file.write_text("".join(line + "\n" for line in found))
    assert found == file.read_text().splitlines()
