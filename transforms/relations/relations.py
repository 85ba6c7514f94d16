"""Relations: how two named things belong together.

China's BeiDou satellites                       BeiDou operated_by China
the launch centre in Wenchang, Hainan province  Wenchang located_in Hainan
the station, led by the US                      station led_by United States
the South China Morning Post (SCMP)             alias
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.entities.mention_tokens import things
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.relations import PREDICATES
from newsfacts.transforms.relations.adjacency import abbreviated, based, placed
from newsfacts.transforms.relations.dependency_patterns import owned, told
from newsfacts.transforms.table import Fact


class Relations(Fact):
    """One row per pair of things that a text relates."""

    relation_id = dy.String(primary_key=True, description="Identifies the relation.")
    subject_id = dy.String(description="What is related; key of `entities`.")
    predicate = dy.Enum(PREDICATES, description="How.")
    object_id = dy.String(nullable=True, description="To what; key of `entities`.")
    object_text = dy.String(description="To what, as written.")


def relations(parse: pl.LazyFrame, mentions: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Find the relations between what is mentioned.

    Args:
        parse: The parse.
        mentions: What is named or referred to, and where.
        texts: One row per article: `article_id`, `text`.
    """
    known = things(parse, mentions).cache()
    named = known.filter(pl.col("kind") == "name")
    found = pl.concat(
        [
            owned(parse, known, named),
            told(parse, known),
            placed(parse, named),
            based(parse, named),
            abbreviated(parse, named),
        ],
        how="diagonal_relaxed",
    )
    place = parse.select(
        start_char="start_char", sentence_no="sentence_no", article_id="article_id"
    )
    start = pl.min_horizontal("subject_start", "object_start")
    end = pl.max_horizontal("subject_end", "object_end")
    return (
        found.filter(pl.col("subject_id") != pl.col("object_id").fill_null(""))
        .with_columns(start_char=start, end_char=end)
        .join(texts.select("article_id", whole="text"), on="article_id")
        .join(place, on=["article_id", "start_char"])
        .with_columns(
            text=pl.col("whole").str.slice(
                pl.col("start_char"), pl.col("end_char") - pl.col("start_char")
            ),
            relation_id=pl.format(
                "{}:relation:{}:{}:{}", "article_id", "start_char", "predicate", "subject_id"
            ),
        )
        .select(Relations.column_names())
        .pipe(one_per, "relation_id")
    )
