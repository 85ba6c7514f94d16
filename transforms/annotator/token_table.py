"""The token table, from the readings of an annotator: offsets, numbers, subtrees, names."""

import dataframely as dy
import numpy as np
import polars as pl

from newsfacts.transforms.annotator.decoding import Numbers
from newsfacts.transforms.annotator.tokens import Tokens

#: What an annotator that knows of no meaning leaves open.
MEANING = ("event_type", "event_score", "event_status", "factuality_score", "attributed")


class Readings(dy.Schema):
    """The labels of an annotator, in the order of the words; row n is word n.

    The columns of MEANING are those of `tokens`.
    """

    upos = dy.String(description="Universal part of speech (UD).")
    xpos = dy.String(description="Penn Treebank part of speech.")
    lemma = dy.String(description="Dictionary form of the word.")
    dep = dy.String(description="Relation to the head.")
    head_distance = dy.Int32(description="Words from here to the head; 0 at a root.")
    begins_sentence = dy.Bool(description="Whether a sentence begins here.")
    entity_type = dy.String(nullable=True, description="Type of the name that the word is in.")
    begins_name = dy.Bool(description="Whether a name begins here.")


def token_table(
    words: pl.DataFrame, paragraphs: pl.DataFrame, readings: pl.DataFrame
) -> pl.DataFrame:
    """Build the rows of `tokens`.

    Args:
        words: `paragraph` (row of `paragraphs`), `start` in it and `word`, in order.
        paragraphs: `article_id`, `paragraph_no` and `start_char`, in order.
        readings: `Readings` of the words.
    """
    row = words["paragraph"]
    begin = words["start"] + paragraphs["start_char"].gather(row)
    end = begin + words["word"].str.len_chars().cast(pl.Int32)
    distances = readings["head_distance"].to_numpy()
    subtree_start, subtree_end = subtrees(distances, begin.to_numpy(), end.to_numpy())
    number = pl.int_range(pl.len(), dtype=pl.Int32).over("article_id")
    distance = pl.col("head_distance")
    return (
        readings.with_columns(
            article_id=paragraphs["article_id"].gather(row),
            paragraph_no=paragraphs["paragraph_no"].gather(row),
            start_char=begin,
            end_char=end,
            text=words["word"],
            subtree_start=pl.Series(subtree_start),
            subtree_end=pl.Series(subtree_end),
            since_name=since_name(readings),
        )
        .with_columns(token_no=number)
        .with_columns(
            sentence_no=pl.col("begins_sentence").cum_sum().over("article_id").cast(pl.Int32) - 1,
            head_no=pl.when(distance != 0).then(pl.col("token_no") + distance),
            entity_start=pl.col("token_no") - pl.col("since_name"),
            dep=pl.when(distance == 0).then(pl.lit("root")).otherwise("dep"),
        )
        .select(Tokens.column_names())
    )


def since_name(readings: pl.DataFrame) -> pl.Series:
    """Count the words since the name of each word began; NULL outside names."""
    rows = np.arange(readings.height, dtype=np.int32)
    begun = np.where(readings["begins_name"].to_numpy(), rows, 0)
    since = pl.Series(rows - np.maximum.accumulate(begun))
    return since.set(readings["entity_type"].is_null(), None)


def subtrees(distances: Numbers, begin: Numbers, end: Numbers) -> tuple[Numbers, Numbers]:
    """Extend the span of each word over its dependents, level by level from the leaves.

    Args:
        distances: Words from each word to its head; 0 at a root.
        begin: First character of each word.
        end: One past the last character of each word.
    """
    low, high = begin.copy(), end.copy()
    below = np.nonzero(distances)[0]
    while len(below):
        above = below + distances[below]
        low_before, high_before = low[above], high[above]
        np.minimum.at(low, above, low[below])
        np.maximum.at(high, above, high[below])
        widened = np.unique(above[(low[above] != low_before) | (high[above] != high_before)])
        below = widened[distances[widened] != 0]
    return low, high
