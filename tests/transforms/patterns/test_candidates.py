import re

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.transforms.patterns.candidates import Pattern, run_matches

PATTERNS = (
    Pattern("day after day"),
    Pattern("day"),
    Pattern("after (?:noon|day)", needs="after"),
    Pattern("noon"),
)
WORDS = ["day", "after", "noon", "é", "the"]


def found(text: str) -> list[tuple[str, int, str, str]]:
    articles = pl.LazyFrame({"article_id": ["a"], "text": [text]})
    run = "(?:day|after|noon)(?: (?:day|after|noon))*"
    rows = run_matches(articles, run, PATTERNS).sort("start_char")
    return rows.select("text", "start_char", "before", "after").collect().rows()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join))
def test_several_patterns_match_like_one_alternation(text: str) -> None:
    joined = re.finditer("|".join(each.whole for each in PATTERNS), text)
    assert found(text) == [
        (match[0], match.start(), text[: match.start()], text[match.end() :]) for match in joined
    ]


def test_all_matches_of_a_long_run_are_found() -> None:
    assert len(found("day noon " * 5000)) == 10000
