"""Mentions: names, nominals and pronouns, each linked to its entity.

Chinese Premier Li Keqiang said the two countries would cooperate; he left.
^China          ^Li Keqiang     ^China, Russia                     ^Li Keqiang
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.names import TYPES
from newsfacts.transforms.syntax.parse import beside
from newsfacts.transforms.table import Fact


class Mentions(Fact):
    """One row per mention and entity: names, nominals and pronouns that refer to something."""

    mention_id = dy.String(primary_key=True, description="Identifies the mention.")
    entity_id = dy.String(description="The entity referred to; key of `entities`.")
    entity_type = dy.Enum(TYPES, description="Type of the mention (OntoNotes).")
    kind = dy.Enum(["name", "nominal", "pronoun"], description="Form of the mention.")
    entity_name = dy.String(description="The fullest name of the entity in the article.")
    country = dy.String(
        nullable=True,
        description="ISO 3166-1 alpha-3 of the country that the entity is or belongs to.",
    )
    wikidata_id = dy.String(
        nullable=True, description="Wikidata item of the entity, if a lexicon has it."
    )
    head_no = dy.Int32(
        nullable=True,
        description="`token_no` of its head word, the one that depends on a word outside.",
    )


def mentions(
    linked_names: pl.LazyFrame, references: pl.LazyFrame, parse: pl.LazyFrame, texts: pl.LazyFrame
) -> pl.LazyFrame:
    """Collect names and references in one table.

    Args:
        linked_names: Names with their entities.
        references: Nominals and pronouns with their entities.
        parse: The parse.
        texts: One row per article: `article_id`, `text`.
    """
    named = linked_names.with_columns(kind=pl.lit("name"))
    found = pl.concat([named, references], how="diagonal_relaxed")
    start = parse.select(first="i", start_char="start_char", sentence_no="sentence_no")
    end = parse.select(last="i", end_char="end_char")
    head = parse.select(head="i", head_no="token_no")
    return (
        found.join(start, on="first")
        .join(end, on="last")
        .pipe(beside, head, "head")
        .pipe(with_slice, texts)
        .with_columns(
            mention_id=pl.format(
                "{}:mention:{}-{}:{}", "article_id", "start_char", "end_char", "entity_id"
            ),
        )
        .select(Mentions.column_names())
        .pipe(one_per, "mention_id")
    )
