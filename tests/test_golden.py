"""Whole articles with a frozen parse: every fact of every table, as rows to read in a diff.

`pytest tests/test_golden.py --update-golden` reads the words anew and writes what is found.
"""

import json
from pathlib import Path

import polars as pl
import pytest

from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.entities.mentions import Mentions
from newsfacts.transforms.registry import FACTS, build
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


@pytest.mark.parametrize("case", CASES)
def test_an_article_gives_the_facts_that_were_read_in_it(
    case: str, request: pytest.FixtureRequest
) -> None:
    raw, texts = given(CASES[case].read_text())
    frozen = GOLDEN / case / "tokens.tsv"
    if request.config.getoption("--update-golden"):
        frozen.parent.mkdir(parents=True, exist_ok=True)
        build(raw, texts, wanted=[Tokens])[Tokens].write_csv(frozen, separator="\t")
    schema = Tokens.create_empty().schema
    tokens = pl.read_csv(frozen, separator="\t", schema=schema, quote_char='"')
    built = build(raw, texts, stored={Tokens: tokens})
    assert Mentions in built
    for schema_class in FACTS:
        found = rows(schema_class, schema_class.validate(built[schema_class], cast=True))
        file = GOLDEN / case / f"{schema_class.table_name()}.jsonl"
        if request.config.getoption("--update-golden"):
            file.write_text("".join(line + "\n" for line in found))
        assert found == file.read_text().splitlines(), file.name
