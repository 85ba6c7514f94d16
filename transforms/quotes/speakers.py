"""Speakers: the entity that a speaker's phrase means.

Mr Song                                             by the mention of its head, Song
Prime Minister of Arcadia Song , Song , the judge   whom the phrase ends or begins with
a report by the Example Agency                      the one name in what tells something
"""

from typing import Final

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.quotes import TellingThings
from newsfacts.transforms.syntax.spans import with_latest_span

#: What may stand behind a name at the end of a phrase, and before one at its beginning.
BEHIND, BEFORE = r"^[\s,]*$", r"^(?:\p{Lu}\S* )?$"
PHRASE: Final = ["article_id", "speaker_start_char", "speaker_end_char"]


def with_speaker_ids(
    rows: pl.LazyFrame, mentions: pl.LazyFrame, parse: pl.LazyFrame
) -> pl.LazyFrame:
    """Add `speaker_id`, the entity that each speaker's phrase means.

    Args:
        rows: The quotes, with `speaker`, its offsets and `speaker_head` (the first character of
            its head word).
        mentions: The mentions of entities.
        parse: The parse.
    """
    covered = _covered(rows, mentions)
    phrases = rows.select(*PHRASE, "speaker", "speaker_head").unique(PHRASE).drop_nulls()
    named = _named(phrases, mentions).cache()
    person = pl.col("head_type") == "PERSON"
    return (
        covered.join(_introduced(named, parse), on=PHRASE, how="left", maintain_order="left")
        .join(_in_things(phrases, named, parse), on=PHRASE, how="left", maintain_order="left")
        .with_columns(
            speaker_id=pl.when(person)
            .then("head_id")
            .otherwise(pl.coalesce("person_id", "head_id", "thing_id"))
        )
        .drop("head_id", "head_type", "person_id", "thing_id")
    )


def _covered(rows: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Add `head_id` and `head_type`, of the mention that covers the head of the phrase."""
    # A mention of two, as "the two countries", has two rows: their order decides which is kept.
    spans = mentions.sort("article_id", "start_char", "end_char", "entity_id").select(
        "article_id",
        "entity_id",
        head_type=pl.col("entity_type").cast(pl.String),
        mention_start="start_char",
        mention_end="end_char",
    )
    covered = pl.col("speaker_head") < pl.col("mention_end")
    return (
        with_latest_span(rows, spans, "speaker_head", "mention_start", by="article_id")
        .with_columns(
            head_id=pl.when(covered).then("entity_id"),
            head_type=pl.when(covered).then("head_type"),
        )
        .drop("entity_id", "mention_end")
    )


def _named(phrases: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """The names in each phrase: PHRASE, `speaker`, `entity_id`, `entity_type`, `name_start`, ..."""
    names = (
        mentions.filter(pl.col("kind") == "name")
        .sort("article_id", "start_char")
        .select(
            "article_id",
            "entity_id",
            pl.col("entity_type").cast(pl.String),
            name_start="start_char",
            name_end="end_char",
            name_before=pl.col("start_char").shift(1).over("article_id"),
        )
    )
    return phrases.join(names, on="article_id").filter(
        pl.col("name_start") >= pl.col("speaker_start_char"),
        pl.col("name_end") <= pl.col("speaker_end_char"),
    )


def _introduced(named: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The person whose name ends the phrase, behind a title, or begins it, before one.

    A name right behind a preposition is someone else's: "a spokesman for Mr Song".

    Returns:
        PHRASE, `person_id`.
    """
    prepositions = parse.filter(pl.col("upos") == "ADP").select("article_id", adp="start_char")
    begin = pl.col("name_start") - pl.col("speaker_start_char")
    end = pl.col("name_end") - pl.col("speaker_start_char")
    last = pl.col("speaker").str.slice(end).str.contains(BEHIND)
    first = pl.col("speaker").str.head(begin).str.contains(BEFORE)
    before_comma = pl.col("speaker").str.slice(end, 1) == ","
    led = (pl.col("adp") >= pl.col("speaker_start_char")) & (
        pl.col("name_before").fill_null(-1) < pl.col("adp")
    )
    return (
        named.filter(pl.col("entity_type") == "PERSON")
        .pipe(with_latest_span, prepositions, "name_start", "adp", by="article_id")
        .filter((last & ~led.fill_null(value=False)) | (first & before_comma))
        .pipe(one_per, PHRASE, *PHRASE, "name_start")
        .select(*PHRASE, person_id="entity_id")
    )


def _in_things(phrases: pl.LazyFrame, named: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The one entity that is named in a phrase whose head tells something: "a report by X".

    Returns:
        PHRASE, `thing_id`.
    """
    heads = parse.join(read(TellingThings).lazy(), left_on="low", right_on="word", how="semi")
    telling = phrases.join(
        heads.select("article_id", speaker_head="start_char"),
        on=["article_id", "speaker_head"],
        how="semi",
    )
    return (
        named.join(telling, on=PHRASE, how="semi")
        .group_by(PHRASE)
        .agg(thing_id=pl.col("entity_id").min(), things=pl.col("entity_id").n_unique())
        .filter(pl.col("things") == 1)
        .drop("things")
    )
