"""Agreement: one type per name and article, the type of most of its mentions.

Latam buys two airports ... Flights of Latam ... Latam said
^ORG                                   ^ORG      ^PERSON, which becomes ORG
"""

import polars as pl


def agreed(readings: pl.DataFrame, words: pl.Series, articles: pl.Series) -> pl.DataFrame:
    """Give each name the type of most of its mentions in the article; ties go to the first.

    A proper noun outside all names becomes a name if it is one elsewhere in the article.

    Args:
        readings: `Readings` of the words.
        words: The words as written.
        articles: The article of each word.
    """
    rows = readings.with_columns(row=pl.int_range(pl.len()), word=words, article_id=articles)
    names = joined(rows.filter(pl.col("entity_type").is_not_null()))
    types = commonest(names)
    typed = names.join(types, on=["article_id", "folded"], maintain_order="left")
    settled = typed.explode("row", empty_as_null=False).select("row", "agreed")
    changes = pl.concat([settled, missed(rows, typed)])
    before = pl.col("entity_type")
    return (
        rows.join(changes, on="row", how="left", maintain_order="left")
        .with_columns(
            entity_type=pl.coalesce("agreed", before),
            begins_name=pl.col("begins_name") | (before.is_null() & pl.col("agreed").is_not_null()),
        )
        .select(readings.columns)
    )


def joined(named: pl.DataFrame) -> pl.DataFrame:
    """Join words inside names to one row per name; `row` lists the rows of its words."""
    written = pl.col("word").str.join(" ")
    return named.group_by(pl.col("begins_name").cum_sum().alias("name"), maintain_order=True).agg(
        pl.col("article_id", "entity_type").first(),
        pl.col("row"),
        written=written,
        folded=written.str.to_lowercase(),
    )


def commonest(names: pl.DataFrame) -> pl.DataFrame:
    """Find the type that most mentions of each name have in each article."""
    return (
        names.group_by("article_id", "folded", "entity_type", maintain_order=True)
        .len()
        .sort("len", descending=True, maintain_order=True)
        .unique(["article_id", "folded"], keep="first", maintain_order=True)
        .select("article_id", "folded", agreed="entity_type")
    )


def missed(rows: pl.DataFrame, typed: pl.DataFrame) -> pl.DataFrame:
    """Find proper nouns outside all names that are one-word names elsewhere in the article."""
    single = typed.filter(pl.col("row").list.len() == 1)
    return (
        rows.filter(pl.col("entity_type").is_null(), pl.col("upos") == "PROPN")
        .join(
            single.unique(["article_id", "written"]),
            left_on=["article_id", "word"],
            right_on=["article_id", "written"],
        )
        .select("row", "agreed")
    )
