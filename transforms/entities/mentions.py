"""Mentions: the words that stand for someone or something, and who or what that is.

Chinese Premier Li Keqiang said the two countries would cooperate; he left.
^China          ^Li Keqiang     ^China, Russia                     ^Li Keqiang
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.names import TYPES
from newsfacts.transforms.syntax.parse import beside
from newsfacts.transforms.table import Fact


class Mentions(Fact):
    """One row per place where a text names or refers to something, and per thing it means."""

    mention_id = dy.String(primary_key=True, description="Identifies the mention.")
    entity_id = dy.String(description="What is meant; key of `entities`.")
    entity_type = dy.Enum(TYPES, description="What kind of thing the words name (OntoNotes).")
    kind = dy.Enum(["name", "nominal", "pronoun"], description="How the words refer.")
    entity_name = dy.String(description="The fullest name of it in the article.")
    country = dy.String(
        nullable=True, description="ISO 3166-1 alpha-3 of the country it is or has."
    )
    wikidata_id = dy.String(
        nullable=True, description="Its item in Wikidata, where a lexicon knows."
    )
    head_no = dy.Int32(
        nullable=True, description="`token_no` of the head; NULL for the root of a sentence."
    )


def mentions(
    linked_names: pl.LazyFrame, references: pl.LazyFrame, parse: pl.LazyFrame, texts: pl.LazyFrame
) -> pl.LazyFrame:
    """Bring names and references together.

    Args:
        linked_names: Names with the entities they mean.
        references: What refers back to them.
        parse: The parse.
        texts: One row per article: `article_id`, `text`.
    """
    named = linked_names.with_columns(kind=pl.lit("name"))
    found = pl.concat([named, references], how="diagonal_relaxed")
    start = parse.select(first="i", start_char="start_char", sentence_no="sentence_no")
    end = parse.select(last="i", end_char="end_char")
    head = parse.select(head="i", head_no="token_no")
    length = pl.col("end_char") - pl.col("start_char")
    return (
        found.join(start, on="first")
        .join(end, on="last")
        .pipe(beside, head, "head")
        .join(texts.select("article_id", whole="text"), on="article_id")
        .with_columns(
            text=pl.col("whole").str.slice(pl.col("start_char"), length),
            mention_id=pl.format(
                "{}:mention:{}-{}:{}", "article_id", "start_char", "end_char", "entity_id"
            ),
        )
        .select(Mentions.column_names())
        .pipe(one_per, "mention_id")
    )
