"""Known names: what the lexicons of countries, places, bodies and people know of names.

Beijing                  the seat of government of CHN
Obama                    Barack Obama, USA
the Princeton University USA, by its place
"""

import polars as pl

from newsfacts.transforms.entities.demonyms import with_demonyms
from newsfacts.transforms.entities.local_places import with_local_places
from newsfacts.transforms.entities.personal_names import without_initials
from newsfacts.transforms.entities.places_in_names import (
    with_country_in_name,
    with_known_body,
    with_place_in_name,
)
from newsfacts.transforms.entities.seats import with_placed_seats
from newsfacts.transforms.entities.whereabouts import (
    with_party_letters,
    with_places,
    without_shared,
)
from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.entities import FormsOfAddress, Peoples
from newsfacts.transforms.lexicons.names import (
    STATE_RULE,
    Countries,
    CountryWords,
    KnownNames,
)
from newsfacts.transforms.patterns.spelling import straight


def known_names(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Look names up in the lexicons of countries, places, bodies and people.

    Args:
        names: The names, with `head`, `phrase` and `entity_type`.
        parse: The parse.

    Returns:
        The names, with what the lexicons know of them.
    """
    return (
        names.pipe(with_demonyms)
        .pipe(_looked_up)
        .pipe(with_known_body)
        .pipe(with_places, parse)
        .pipe(without_shared)
        .pipe(with_local_places)
        .pipe(with_country_in_name)
        .pipe(with_place_in_name)
        .pipe(with_placed_seats, parse)
    )


def _looked_up(names: pl.LazyFrame) -> pl.LazyFrame:
    """Look names up in the lexicons of countries and of known names.

    Adds `bare` (without a form of address); for a country `code`, `word` (kind of name), `state`
    (its name), `state_item`, `former`; for a known name `known` (full name), `owner` (its
    country), `item`.
    """
    countries = read(CountryWords).lazy().select("phrase", code="country", word="kind")
    states = (
        read(Countries)
        .lazy()
        .select("former", code="country", state="name", state_item="wikidata_id")
    )
    known = (
        read(KnownNames).lazy().select("phrase", known="name", owner="country", item="wikidata_id")
    )
    peoples = read(Peoples).lazy().select("phrase", people="name")
    people = pl.when(pl.col("entity_type") == "NORP").then("people")
    address = rf"^{alternation(read(FormsOfAddress)['word'])}\.? "
    return (
        names.with_columns(
            bare=without_initials(pl.col("phrase").str.replace(address, "")),
            spelled=straight(pl.col("phrase")),
        )
        # In "(D-Washington)" the state is meant, no seat of government.
        .with_columns(country_word=pl.when(pl.col("rule") != STATE_RULE).then("spelled"))
        .join(
            countries, left_on="country_word", right_on="phrase", how="left", maintain_order="left"
        )
        .join(states, on="code", how="left", maintain_order="left")
        .join(known, left_on="spelled", right_on="phrase", how="left", maintain_order="left")
        .join(peoples, left_on="spelled", right_on="phrase", how="left", maintain_order="left")
        .with_columns(known=pl.coalesce("known", people))
        .drop("spelled", "country_word", "people")
        .pipe(with_party_letters)
    )
