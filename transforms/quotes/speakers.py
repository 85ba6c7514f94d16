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
    phrases = rows.select(*PHRASE, "speaker", "speaker_head").drop_nulls().pipe(one_per, PHRASE)
    ends = _first_and_last(phrases, mentions).cache()
    person = pl.col("head_type") == "PERSON"
    return (
        _covered(rows, mentions)
        .join(_introduced(ends, parse), on=PHRASE, how="left", maintain_order="left")
        .join(_in_things(ends, parse), on=PHRASE, how="left", maintain_order="left")
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


def _first_and_last(phrases: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Add the first and the last name in each phrase, which are the same where there is but one.

    Returns:
        The phrases, with `entity_id`, `entity_type`, `name_start`, `name_end`, `name_before` (where
        the name before it starts) of the first; those of the last end in `_last`.
    """
    names = (
        mentions.filter(pl.col("kind") == "name")
        .sort("article_id", "start_char", "entity_id")
        .select(
            "article_id",
            "entity_id",
            pl.col("entity_type").cast(pl.String),
            name_start="start_char",
            name_end="end_char",
            name_before=pl.col("start_char").shift(1).over("article_id"),
        )
    )
    return (
        phrases.sort("speaker_start_char")
        .join_asof(
            names.sort("name_start"),
            left_on="speaker_start_char",
            right_on="name_start",
            strategy="forward",
            by="article_id",
            check_sortedness=False,
        )
        .sort("speaker_end_char")
        .join_asof(
            names.sort("name_end"),
            left_on="speaker_end_char",
            right_on="name_end",
            suffix="_last",
            by="article_id",
            check_sortedness=False,
        )
    )


def _introduced(ends: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The person whose name ends the phrase, behind a title, or begins it, before one.

    A name right behind a preposition is someone else's: "a spokesman for Mr Song".

    Args:
        ends: The phrases with their first and last names.
        parse: The parse.

    Returns:
        PHRASE, `person_id`.
    """
    prepositions = parse.filter(pl.col("upos") == "ADP").select("article_id", adp="start_char")
    start, phrase = pl.col("speaker_start_char"), pl.col("speaker")
    begins = phrase.str.head(pl.col("name_start") - start).str.contains(BEFORE) & (
        phrase.str.slice(pl.col("name_end") - start, 1) == ","
    )
    closes = phrase.str.slice(pl.col("name_end_last") - start).str.contains(BEHIND)
    led = (pl.col("adp") >= start) & (pl.col("name_before_last").fill_null(-1) < pl.col("adp"))
    first = pl.when(pl.col("entity_type") == "PERSON", begins, _holds()).then("entity_id")
    last = pl.when(
        pl.col("entity_type_last") == "PERSON",
        pl.col("name_start_last") >= start,
        closes,
        ~led.fill_null(value=False),
    ).then("entity_id_last")
    return (
        ends.filter(pl.col("name_start_last").is_not_null())
        .pipe(with_latest_span, prepositions, "name_start_last", "adp", by="article_id")
        .select(*PHRASE, person_id=pl.coalesce(first, last))
        .drop_nulls("person_id")
    )


def _in_things(ends: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The only entity named in a phrase whose head is a text: "a report by X".

    Returns:
        PHRASE, `thing_id`.
    """
    things = parse.join(read(TellingThings).lazy(), left_on="low", right_on="word", how="semi")
    heads = things.select("article_id", speaker_head="start_char")
    one = pl.col("entity_id") == pl.col("entity_id_last")
    return (
        ends.filter(one, _holds())
        .join(heads, on=["article_id", "speaker_head"], how="semi")
        .select(*PHRASE, thing_id="entity_id")
    )


def _holds() -> pl.Expr:
    """Whether the phrase holds the first name behind its start."""
    return pl.col("name_end") <= pl.col("speaker_end_char")
