"""Versions of one text are one story; other texts about the same event are not."""

import random
from datetime import UTC, datetime

import polars as pl
import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.shingles import Shingles
from newsfacts.transforms.articles.stories import COMMON, FEW, stories
from newsfacts.transforms.registry import build
from tests.support import given

STEMS = ("bridge", "river", "mayor", "town", "truck", "night", "road", "water", "council", "plan")
WORDS = [stem + end for stem in STEMS for end in ("", "s", "ed", "ing", "like")]


def sentences(seed: int, count: int = 20) -> list[str]:
    """Make sentences that differ between seeds."""
    choose = random.Random(seed)  # noqa: S311 (no secret)
    return [
        " ".join(choose.choice(WORDS) for _ in range(14)).capitalize() + "." for _ in range(count)
    ]


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def numbered(*texts: str, **stated: list[object]) -> list[int]:
    """Number the stories of some articles from 0, in their order."""
    found = stories_of(*texts, **stated)["story_id"].to_list()
    return [[*dict.fromkeys(found)].index(story) for story in found]


def stories_of(*texts: str, **stated: list[object]) -> pl.DataFrame:
    raw, given_texts = given(*texts)
    columns = [pl.Series(name, values) for name, values in stated.items()]
    built = build(raw.with_columns(columns), given_texts, wanted=[Shingles, Articles])
    found = stories(built[Shingles].lazy(), built[Articles].lazy()).collect()
    order = pl.DataFrame({"article_id": [f"article-{n}" for n in range(len(texts))]})
    return order.join(found, on="article_id", maintain_order="left")


WIRE = sentences(1)


@pytest.mark.parametrize(
    "version",
    [
        text(*WIRE),
        text("By Ann Example", *WIRE, "© 2020 The Example. All rights reserved."),
        text(*WIRE[:12]),  # cut at its end
        text(*WIRE[8:]),
        text(*WIRE[10:], *WIRE[:10]),  # reordered
        text(" ".join(WIRE[:10]), " ".join(WIRE[10:])),
        text(*(sentence.replace(" said ", " told ") for sentence in WIRE)),
        text(*sentences(2, 4), *WIRE),  # with another lead
        text(*WIRE).upper(),
    ],
)
def test_a_version_of_a_text_is_the_same_story(version: str) -> None:
    assert numbered(text(*WIRE), version, text(*sentences(3))) == [0, 0, 1]


@pytest.mark.parametrize(
    "other",
    [
        text(*sentences(2)),
        text(*sentences(2), *WIRE[:5]),  # quotes some of it
        "Closed.",
        "It rained on Monday.",
    ],
)
def test_another_text_is_another_story(other: str) -> None:
    assert numbered(text(*WIRE), text(*sentences(3)), other) == [0, 1, 2]


def test_boilerplate_joins_no_articles() -> None:
    boilerplate = sentences(9, 6)
    papers = [text(*sentences(10 + n), *boilerplate) for n in range(COMMON + 1)]
    brief = text(*sentences(10)[:5], *boilerplate)

    assert numbered(*papers, brief) == [*range(COMMON + 1), 0]


def test_many_copies_are_one_story() -> None:
    copies = [text(*sentences(100 + n, 3), *WIRE) for n in range(3 * FEW)]

    assert set(numbered(*copies, text(*sentences(3)))) == {0, 1}


def test_versions_of_versions_are_one_story() -> None:
    rest = sentences(2)
    assert numbered(text(*WIRE), text(*WIRE[8:], *rest[:8]), text(*rest)) == [0, 0, 1]
    assert numbered(text(*WIRE), text(*WIRE[6:], *rest[:4]), text(*WIRE[12:], *rest[:4])) == [
        0,
        0,
        0,
    ]


ARTICLES = [text(*WIRE), text(*WIRE[4:]), text(*sentences(2)), text(*sentences(2)[:15]), "Closed."]


@settings(max_examples=20)
@over(order=st.permutations([*range(len(ARTICLES))]))
def test_the_order_of_articles_changes_no_story(order: list[int]) -> None:
    found = numbered(*(ARTICLES[number] for number in order))
    story = dict(zip(order, found, strict=True))

    assert story[0] == story[1] != story[2] == story[3] != story[4]


def test_story_has_the_id_of_its_first_article() -> None:
    assert stories_of(text(*WIRE), text(*WIRE[3:]))["story_id"].to_list() == [
        "article-0",
        "article-0",
    ]


def test_articles_at_one_address_are_numbered_by_time() -> None:
    times = [datetime(2020, 5, day, tzinfo=UTC) for day in (3, 1, 2)]
    found = stories_of(
        *(text(*sentences(n)) for n in range(4)),
        url=["https://example.org/a", "https://example.org/a#top", "https://example.org/b", None],
        published_at=[*times, None],
    )

    assert found["revision"].to_list() == [2, 1, 1, 1]


def test_hashes_are_the_same_on_all_machines() -> None:
    raw, texts = given("The bridge over the river is closed because a truck has hit it.")
    (row,) = build(raw, texts, wanted=[Shingles])[Shingles].rows()

    assert row == ("article-0", [15677132393384066164, 18181541872062378544])
