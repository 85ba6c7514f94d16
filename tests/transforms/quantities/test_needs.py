"""An alternative is searched only where a small pattern occurs: it must occur in all it matches."""

import polars as pl
import pytest

from newsfacts.transforms.patterns.trie import merged
from newsfacts.transforms.quantities.grammar import alternatives, needs

AMOUNTS = {
    "part of a scale": [
        "half a million",
        "Three quarters of a billion dollars",
        "a Quarter million",
    ],
    "fraction": ["one in five", "4 out of every 10", "two-thirds", "Half a mile", "a quarter of"],
    "between": ["between 5 and 7 miles", "Between $5 and $7 billion", "up to between one and two"],
    "range": ["5 to 7 miles", "Five to seven", "5-to-7", "5 to- 7", "about $5 to $7 a day"],
    "range of shares": [
        "5% to 7%",
        "5 per cent to 7 per cent",
        "5 PCT-7 pct",
        "5 percent – 7 percent",
    ],
    "dashed range": ["5-7 miles", "$5 – $7 billion", "5—7", "5\u20117"],
}


def test_every_need_has_amounts() -> None:
    assert AMOUNTS.keys() == needs().keys()


@pytest.mark.parametrize(("kind", "need"), needs().items())
def test_what_an_alternative_needs_is_in_every_amount_that_it_matches(kind: str, need: str) -> None:
    every = pl.Series([text for texts in AMOUNTS.values() for text in texts])
    matched = every.filter(every.str.contains(merged(rf"(?i)^{alternatives()[kind]}$")))

    assert matched.len() >= 2
    assert matched.str.contains(need).all()
    assert not every.str.contains(need).all()
