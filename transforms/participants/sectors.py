"""Sectors: what kind of actor a participant is, its country and its party.

Senator Ann Example (Democratic Party)     country USA, sector LEG, party Democratic Party
the Arcadian army                          country ARC, sector MIL
"""

import polars as pl

from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import Sectors

#: The relation of a person to a party.
PARTY = "party"
#: Roles of those who act or are acted upon; things have no sector.
ACTING = ("actor", "recipient")
#: A phrase that is a name and nothing else.
NAMED = r"^(?:[Tt]he )?\p{Lu}[^ ]*(?: \p{Lu}[^ ]*)*$"


def with_sectors(
    found: pl.LazyFrame, mentions: pl.LazyFrame, roles: pl.LazyFrame, relations: pl.LazyFrame
) -> pl.LazyFrame:
    """Add `country`, `sector` and `party`, NULL where the article does not show them.

    The words of a person's title say the sector, else those of the name, else those of the phrase;
    the last word that the lexicon lists decides. A state that acts is its government.

    Args:
        found: Participants: `article_id`, `event_id`, `participant_no`, `role`, `entity_id`,
            `text`, and `country` of their mention.
        mentions: The mentions of entities.
        roles: The roles of persons.
        relations: The relations between entities.
    """
    known = _known(found, mentions, roles, relations).cache()
    # "Arcadia" acts through its government, "thousands of Arcadians" do not.
    state = is_country() & pl.col("sector").is_null() & pl.col("text").str.contains(NAMED)
    return (
        known.join(_by_words(known), on=["event_id", "participant_no"], how="left")
        .with_columns(sector=pl.when(state).then(pl.lit("GOV")).otherwise("sector"))
        .with_columns(
            pl.when(pl.col("role").cast(pl.String).is_in(ACTING)).then(
                pl.col("country", "sector", "party")
            )
        )
        .drop("title", "organization_id", "served", "entity_name")
    )


def _known(
    found: pl.LazyFrame, mentions: pl.LazyFrame, roles: pl.LazyFrame, relations: pl.LazyFrame
) -> pl.LazyFrame:
    """Add what the article says of each entity: `title`, `served`, `party`, `entity_name`."""
    keys = ["article_id", "entity_id"]
    offices = roles.select(
        "article_id", "title", "organization_id", "start_char", entity_id="person_id"
    ).pipe(one_per, keys, "start_char")
    served = mentions.select("article_id", organization_id="entity_id", served="country").pipe(
        one_per, ["article_id", "organization_id"]
    )
    parties = (
        relations.filter(pl.col("predicate").cast(pl.String) == PARTY)
        .select("article_id", "start_char", entity_id="subject_id", party="object_text")
        .pipe(one_per, keys, "start_char")
    )
    names = mentions.select(*keys, "entity_name").pipe(one_per, keys)
    return (
        found.join(offices.drop("start_char"), on=keys, how="left")
        .join(served, on=["article_id", "organization_id"], how="left")
        .join(parties.drop("start_char"), on=keys, how="left")
        .join(names, on=keys, how="left")
        .with_columns(country=pl.coalesce("country", "served"))
    )


def _by_words(known: pl.LazyFrame) -> pl.LazyFrame:
    """The sector that words show: `event_id`, `participant_no`, `sector`."""
    key = ["event_id", "participant_no"]
    sources = [
        known.select(*key, words=column, rank=pl.lit(rank))
        for rank, column in enumerate(("title", "text", "entity_name"))
    ]
    words = (
        pl.concat(sources)
        .filter(pl.col("words").is_not_null())
        .with_columns(word=pl.col("words").str.to_lowercase().str.extract_all(r"[\p{L}\p{N}-]+"))
        .drop("words")
        .with_columns(place=pl.int_ranges(pl.col("word").list.len()))
        .explode("word", "place")
    )
    sectors = read(Sectors).lazy()
    return (
        words.join(sectors, on="word")
        .pipe(one_per, key, "rank", "place", descending=[False, True])
        .select(*key, "sector")
    )
