"""Stories: articles that are versions of one text, and revisions of the article at one address.

agency.txt  The bridge was closed on Monday after a truck had hit its northern pillar ...
daily.txt   By our staff. The bridge was closed on Monday after a truck had hit its ...   one story
other.txt   A truck hit the bridge, which stays shut ...                             another story
"""

from collections.abc import Callable

import dataframely as dy
import polars as pl

from newsfacts.transforms.table import Table

#: Least share of common shingles of two versions of one text.
SHARED = 0.55
#: Least number of common shingles.
LEAST = 3
#: Most stories with the same shingle; a shingle of more stories is boilerplate.
COMMON = 10
#: Most articles with the same shingle that are all compared; of more, each only with the first.
FEW = 16
#: Most shingles that are in memory at once, about, and most parts in which they are read.
AT_ONCE, PARTS = 4_000_000, 16


class Stories(Table):
    """One row per article: the story that it tells, and which text of its address it is."""

    article_id = dy.String(primary_key=True, description="The article; key of `articles`.")
    story_id = dy.String(
        description="Id of the first of all versions of one text: copies, abridged and edited ones."
    )
    revision = dy.Int32(
        min=1, description="Number among the articles of one `url`, by time of fetching."
    )


def stories(shingles: pl.LazyFrame, articles: pl.LazyFrame) -> pl.LazyFrame:
    """Group articles that share most shingles of the shorter article.

    Boilerplate of many stories, such as the lines that a paper puts under each article, is left
    out. To find it, articles that share most shingles of the longer article are grouped first. A
    story has the id of its first article, in the order of ids.

    Args:
        shingles: The shingles of all batches, one row per article.
        articles: The articles of all batches.

    Returns:
        One row per article: `article_id`, `story_id`, `revision`.
    """
    numbered = shingles.sort("article_id").with_row_index("article")
    # Collected at once: each further use would read the shingles again.
    read = numbered.select("article", "article_id", size=pl.col("shingles").list.len()).collect()
    ids, sizes = read.lazy().select("article", "article_id"), read.lazy().select("article", "size")
    shared = _of_several(numbered, _parts(read))
    copies = _grouped(shared, sizes, pl.max_horizontal)
    boilerplate = (
        shared.join(copies, on="article", how="left")
        .group_by("shingle")
        .agg(stories=pl.coalesce("story", "article").n_unique())
        .filter(pl.col("stories") > COMMON)
    )
    dropped = (
        shared.join(boilerplate, on="shingle", how="semi").group_by("article").agg(dropped=pl.len())
    )
    own_sizes = sizes.join(dropped, on="article", how="left").select(
        "article", size=pl.col("size") - pl.col("dropped").fill_null(0)
    )
    own = shared.join(boilerplate, on="shingle", how="anti")
    found = _grouped(own, own_sizes, pl.min_horizontal)
    named = found.join(ids, on="article").join(
        ids.select(story="article", named="article_id"), on="story"
    )
    return articles.join(named, on="article_id", how="left").select(
        "article_id", _revision(), story_id=pl.coalesce("named", "article_id")
    )


def _parts(read: pl.DataFrame) -> int:
    """Return the number of parts in which to read shingles: each part reads all files."""
    return min(PARTS, 1 + int(read["size"].cast(pl.Int64).sum()) // AT_ONCE)


def _of_several(numbered: pl.LazyFrame, parts: int) -> pl.LazyFrame:
    """Return the shingles of several articles; only those are ever in memory together."""
    return pl.concat([_shared(numbered, part, parts) for part in range(parts)]).lazy()


def _shared(numbered: pl.LazyFrame, part: int, parts: int) -> pl.DataFrame:
    """Return the shingles of a part that occur in several articles: `article`, `shingle`."""
    in_part = pl.element().filter(pl.element() // PARTS % parts == part)
    shingle = pl.col("shingle")
    # Sorted, equal ones are neighbours: that is found in half the time of a table of all.
    as_neighbour = (shingle == shingle.shift(1)) | (shingle == shingle.shift(-1))
    return (
        numbered.select("article", shingle=pl.col("shingles").list.eval(in_part))
        .explode("shingle", empty_as_null=False)
        .collect(engine="streaming")
        .sort("shingle")
        .filter(as_neighbour)
    )


def _grouped(
    shared: pl.LazyFrame, sizes: pl.LazyFrame, of: Callable[[str, str], pl.Expr]
) -> pl.LazyFrame:
    """Group articles that share enough shingles, compared with the smaller or larger size (`of`).

    Returns:
        `article` and `story`, both numbers of articles.
    """
    pairs = (
        _pairs(shared)
        .group_by("one", "other")
        .agg(shared=pl.len())
        .filter(pl.col("shared") >= LEAST)
        .join(sizes.rename({"article": "one"}), on="one")
        .join(sizes.rename({"article": "other"}), on="other", suffix="_other")
        .filter(pl.col("shared") >= SHARED * of("size", "size_other"))
    )
    number = pl.UInt32()
    return pairs.select("one", "other").map_batches(
        _components, schema={"article": number, "story": number}
    )


def _pairs(shared: pl.LazyFrame) -> pl.LazyFrame:
    """Pair the articles with a common shingle; `one` comes before `other`."""
    several = pl.col("other").list.len() > FEW
    return (
        shared.group_by("shingle")
        .agg(other=pl.col("article").sort())
        .select("other", one=pl.when(several).then(pl.col("other").list.head(1)).otherwise("other"))
        .explode("one")
        .explode("other")
        .filter(pl.col("one") < pl.col("other"))
    )


def _components(pairs: pl.DataFrame) -> pl.DataFrame:
    """Label the connected components of pairs by their first article, by label propagation."""
    both = pl.concat([pairs, pairs.select(one="other", other="one")])
    labels = both.select(article="one", story="one").unique().sort("article")
    # A loop over rounds, not rows: versions of one text are never many steps apart.
    while True:
        spread = both.join(labels, left_on="other", right_on="article").select(
            "story", article="one"
        )
        new = pl.concat([labels, spread], how="diagonal").group_by("article").agg(pl.min("story"))
        new = new.sort("article")
        if new.equals(labels):
            return new
        labels = new


def _revision() -> pl.Expr:
    """Number the articles at one address by the time of fetching, else of publication."""
    address = pl.col("url").str.replace("#.*$", "")
    order = pl.struct(pl.coalesce("fetched_at", "published_at"), "article_id")
    number = order.rank("ordinal").over(address).cast(pl.Int32)
    return pl.when(address.is_null()).then(1).otherwise(number).cast(pl.Int32).alias("revision")
