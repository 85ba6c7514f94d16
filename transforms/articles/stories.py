"""Stories: which articles are versions of one text, and the order of those at one address.

agency.txt  The bridge was closed on Monday after a truck had hit its northern pillar ...
daily.txt   By our staff. The bridge was closed on Monday after a truck had hit its ...   one story
other.txt   A truck hit the bridge, which stays shut ...                             another story
"""

from collections.abc import Callable

import polars as pl

#: Share of the shorter article's shingles that makes two articles versions of one text.
SHARED = 0.55
#: Number of shared shingles below which two articles have nothing to do with each other.
LEAST = 3
#: Stories that share a shingle before it is boilerplate.
COMMON = 10
#: Articles with a shingle up to which each is compared with each; of more, all with the first.
FEW = 16
#: Parts in which shingles are looked through, so that most of them need not be held at once.
PARTS = 16


def stories(shingles: pl.LazyFrame, articles: pl.LazyFrame) -> pl.LazyFrame:
    """Join the articles that share most of the shorter one's words.

    What many stories share, as the lines that a paper puts under each article, is left out; to
    find it, articles that share most of the longer one's words are joined first. A story is named
    by the first of its articles, by id.

    Args:
        shingles: The shingles of all batches, one row per article.
        articles: The articles of all batches.

    Returns:
        One row per article: `article_id`, `story_id`, `revision`.
    """
    numbered = shingles.sort("article_id").with_row_index("article")
    sizes = numbered.select("article", size=pl.col("shingles").list.len())
    # Collected part by part: only shingles of several articles, a small share, are needed together.
    shared = pl.concat([_shared(numbered, part) for part in range(PARTS)]).lazy()
    roughly = _joined(shared, sizes, pl.max_horizontal)
    common = (
        shared.join(roughly, on="article", how="left")
        .group_by("shingle")
        .agg(stories=pl.coalesce("story", "article").n_unique())
        .filter(pl.col("stories") > COMMON)
    )
    without = shared.join(common, on="shingle", how="semi").group_by("article").agg(left=pl.len())
    fewer = sizes.join(without, on="article", how="left").select(
        "article", size=pl.col("size") - pl.col("left").fill_null(0)
    )
    found = _joined(shared.join(common, on="shingle", how="anti"), fewer, pl.min_horizontal)
    ids = numbered.select("article", "article_id")
    named = found.join(ids, on="article").join(
        ids.select(story="article", named="article_id"), on="story"
    )
    return articles.join(named, on="article_id", how="left").select(
        "article_id", _revision(), story_id=pl.coalesce("named", "article_id")
    )


def _shared(numbered: pl.LazyFrame, part: int) -> pl.DataFrame:
    """Give the shingles of a part that several articles have: `article`, `shingle`."""
    in_part = pl.element().filter(pl.element() // PARTS % PARTS == part)
    return (
        numbered.select("article", shingle=pl.col("shingles").list.eval(in_part))
        .explode("shingle", empty_as_null=False)
        .collect(engine="streaming")
        .filter(pl.col("shingle").is_duplicated())
    )


def _joined(
    shared: pl.LazyFrame, sizes: pl.LazyFrame, of: Callable[[str, str], pl.Expr]
) -> pl.LazyFrame:
    """Name the story of each article that shares most of the shingles of one of two, or of both."""
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
    """Pair the articles that have a shingle: `one` is before `other`."""
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
    """Name what pairs hold together by its first article: names spread until none changes."""
    both = pl.concat([pairs, pairs.select(one="other", other="one")])
    names = both.select(article="one", story="one").unique().sort("article")
    # A loop over rounds, not rows: versions of one text are never many steps apart.
    while True:
        heard = both.join(names, left_on="other", right_on="article").select("story", article="one")
        new = pl.concat([names, heard], how="diagonal").group_by("article").agg(pl.min("story"))
        new = new.sort("article")
        if new.equals(names):
            return new
        names = new


def _revision() -> pl.Expr:
    """Number the articles of one address by the time they were fetched, else published."""
    address = pl.col("url").str.replace("#.*$", "")
    order = pl.struct(pl.coalesce("fetched_at", "published_at"), "article_id")
    number = order.rank("ordinal").over(address).cast(pl.Int32)
    return pl.when(address.is_null()).then(1).otherwise(number).cast(pl.Int32).alias("revision")
