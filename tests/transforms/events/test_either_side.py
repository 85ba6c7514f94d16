import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.transforms.events.either_side import on_either_side

Numbers = dict[int, str]
numbered = st.dictionaries(st.integers(0, 20), st.sampled_from("ab"), max_size=6)


@given(numbered, numbered)
def test_the_nearest_other_of_an_article_is_among_the_pairs(
    words: Numbers, others: Numbers
) -> None:
    left, right = (
        pl.LazyFrame(
            {name: [*rows], "article_id": [*rows.values()]},
            schema={name: pl.Int64, "article_id": pl.String},
        )
        for name, rows in (("at", words), ("other", others))
    )
    pairs = on_either_side(left, right, "at", "other", ["article_id"]).collect()

    for at, article in words.items():
        of_article = [abs(at - other) for other, its in others.items() if its == article]
        found = pairs.filter(pl.col("at") == at)["other"].to_list()
        assert len(found) <= 2
        assert min((abs(at - other) for other in found), default=None) == min(
            of_article, default=None
        )
