"""Search: the articles that hold the words, the best first."""

from pathlib import Path

import polars as pl
import pytest

from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.terms import Terms
from newsfacts.transforms.registry import build
from newsfacts.warehouse import lake, load
from newsfacts.warehouse.query import query
from tests.support import given

pytestmark = pytest.mark.model

TEXTS = [
    "The bridge over the river is closed. The bridge is old.",
    "Zoë Müller opened the space station. It circles the Earth.",
    "The river rose, and the town by the river flooded. Boats took people from the town.",
    "Trade in space: China’s plan. Trade grows.",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    raw, texts = given(*TEXTS)
    ids = pl.Series("article_id", [str(number) for number in range(len(TEXTS))])
    titles = pl.Series("title", [f"Article {number}" for number in range(len(TEXTS))])
    built = build(raw.with_columns(ids, titles), texts.with_columns(ids))
    for batch in (["0", "1"], ["2", "3"]):
        mine = {s: frame.filter(pl.col("article_id").is_in(batch)) for s, frame in built.items()}
        lake.write(folder, f"batch-{batch[0]}", "0", mine)
    load.publish(folder)
    return folder


def found(root: Path, words: str) -> list[str]:
    quoted = words.replace("'", "''")
    answer = query(root, f"FROM search_articles('{quoted}')")
    return answer["article_id"].to_list()


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("bridge", ["0"]),
        ("river", ["2", "0"]),  # twice in the first
        ("space trade", ["3", "1"]),
        ("BRIDGE!", ["0"]),
        ("zoe muller", ["1"]),
        ("Zoë", ["1"]),
        ("China's", ["3"]),
        ("article", ["3", "1", "0", "2"]),  # of the headline; the shortest first
        ("unheard", []),
        ("", []),
        ("'; DROP TABLE articles; --", []),
    ],
)
def test_articles_are_found_by_their_words(root: Path, words: str, ids: list[str]) -> None:
    assert found(root, words) == ids


def test_a_word_that_few_articles_have_counts_more(root: Path) -> None:
    assert found(root, "the station") == ["1", "0", "2"]


def test_a_search_gives_place_and_rank(root: Path) -> None:
    (row,) = query(root, "FROM search_articles('old bridge')").to_dicts()

    assert (row["headline"], row["source"], row["words_found"]) == ("Article 0", "a.txt", 2)
    assert row["score"] > 0


def test_words_are_counted_in_headline_and_text() -> None:
    raw, texts = given("Agrees, agrees again.", title="Zoë agrees")
    counted = build(raw, texts, wanted=[Articles, Terms])[Terms]

    assert dict(counted.select("term", "occurrences").iter_rows()) == {
        "again": 1,
        "agrees": 3,
        "zoe": 1,
    }
