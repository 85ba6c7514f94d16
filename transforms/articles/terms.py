"""Terms: the word counts of each article, for search.

Zoë agrees, agrees again -> zoe 1, agrees 2, again 1
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.table import Table


class Terms(Table):
    """One row per distinct word of an article's headline and text; read by `search_articles`."""

    term = dy.String(primary_key=True, description="The word, in lower case, without accents.")
    article_id = dy.String(primary_key=True, description="The article; key of `articles`.")
    occurrences = dy.Int32(
        min=1, description="Number of occurrences; those in the headline count once more."
    )

    @classmethod
    def sort_key(cls) -> list[str]:
        """Sort by word, so that a search reads adjacent rows."""
        return cls.primary_key()


def terms(articles: pl.LazyFrame) -> pl.LazyFrame:
    """Count the words of each article.

    Args:
        articles: One row per article, with its `headline` and `text`.
    """
    words = pl.concat_str("headline", "text", separator="\n", ignore_nulls=True)
    plain = words.str.normalize("NFD").str.replace_all(r"\p{M}", "").str.to_lowercase()
    return (
        articles.select("article_id", term=plain.str.extract_all(r"[\p{L}\p{N}]+"))
        .explode("term", empty_as_null=False)
        .group_by("term", "article_id")
        .agg(occurrences=pl.len().cast(pl.Int32))
    )
