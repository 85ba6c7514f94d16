"""The places of paragraphs in their page are columns of the table."""

import polars as pl
import pytest

from newsfacts.flows.extraction import raw_of
from newsfacts.flows.sources.html import from_page
from newsfacts.flows.sources.record import Record
from newsfacts.transforms.articles.paragraphs import Paragraphs
from tests.flows.pages import TEXT, page
from tests.support import facts_of
from tests.support import given as given_texts

WORDS = TEXT.strip()


def test_places_are_columns_of_paragraphs() -> None:
    content = page(f"<p>One. {WORDS}</p><p>Two. {WORDS}</p>").encode()
    found = from_page(content, 0)
    assert isinstance(found, Record)
    kept = raw_of(found)

    rows = facts_of(Paragraphs, found.text, **{n: kept[n] for n in ("body_start", "page_places")})

    assert [content[a:b].decode() for a, b in rows.select("page_start", "page_end").rows()] == [
        *rows["text"]
    ]


@pytest.mark.parametrize("unknown", [None, []])
def test_paragraphs_of_other_sources_and_older_batches_have_no_place(unknown: object) -> None:
    rows = facts_of(Paragraphs, "One.\n\nTwo.", page_places=unknown)

    assert rows.select("page_start", "page_end").null_count().row(0) == (2, 2)
    assert given_texts("One.")[0].collect_schema()["page_places"] == pl.List(
        pl.Struct({"start_char": pl.Int32, "page_start": pl.Int32, "page_end": pl.Int32})
    )
