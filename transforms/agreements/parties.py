"""Parties: who is bound by an agreement, by name.

The two nations signed a treaty with Freedonia .
    ^Arcadia, Borduria               ^Freedonia
"""

import polars as pl

from newsfacts.transforms.agreements.agreement_nouns import PARTIES
from newsfacts.transforms.first_per import one_per


def agreement_parties(
    binding: pl.LazyFrame,
    participants: pl.LazyFrame,
    agreement_nouns: pl.LazyFrame,
    mentions: pl.LazyFrame,
) -> pl.LazyFrame:
    """List the parties of each trigger, each by its most frequent name in the article.

    A name in capitals, as in a headline, is used only if there is no other.

    Args:
        binding: The triggers of agreements.
        participants: The participants of each trigger.
        agreement_nouns: The nouns for agreements, a row for each party.
        mentions: The mentions of entities.

    Returns:
        `trigger`, `parties` (names, in the order of the text).
    """
    counted = mentions.group_by("article_id", "entity_id", name="entity_name").len()
    small = ~pl.col("name").str.contains(r"^\P{Ll}*$")
    named = counted.pipe(
        one_per, ["article_id", "entity_id"], small, "len", "name", descending=[True, True, False]
    )
    of_events = participants.filter(
        pl.col("role").is_in(["actor", "recipient"]), pl.col("entity_type").is_in(PARTIES)
    ).select("trigger", "entity_id", "start_char")
    of_nouns = agreement_nouns.select("trigger", "entity_id", start_char="party_start")
    return (
        pl.concat([of_events, of_nouns])
        .join(binding.select("trigger", "article_id"), on="trigger")
        .join(named, on=["article_id", "entity_id"])
        .pipe(one_per, ["trigger", "entity_id"], "trigger", "start_char", "entity_id")
        .sort("trigger", "start_char", "entity_id")
        .group_by("trigger", maintain_order=True)
        .agg(parties=pl.col("name"))
    )
