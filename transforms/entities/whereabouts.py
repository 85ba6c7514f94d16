"""Whereabouts: the country of places and persons that a lexicon knows.

Kentucky, Ky.    USA
Elena Kagan      USA, where the article names the country
"""

from functools import cache

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import (
    LETTER_RULE,
    STATE_RULE,
    PartyLetters,
    People,
    Places,
)
from newsfacts.transforms.patterns.spelling import straight
from newsfacts.transforms.syntax.flags import flagged

PLACES = ("GPE", "LOC", "FAC")


def with_places(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Look up cities and states of the US: adds `place`, `place_kind` and `place_country`.

    Args:
        names: The names, with `phrase` and `entity_type`.
        parse: The parse.
    """
    noted = pl.col("rule") == STATE_RULE
    # GeoNames knows towns by the names of continents.
    town = (pl.col("place_kind") == "city") & (pl.col("entity_type") == "LOC")
    certain = ((pl.col("place_kind") != "code") | noted) & ~town
    return (
        _with_spelling(names, parse)
        .join(_places().lazy(), on="spelled", how="left", maintain_order="left")
        .with_columns(
            pl.when(certain).then(name).alias(name)
            for name in ("place", "place_country", "place_kind")
        )
        .drop("spelled")
    )


@cache
def _places() -> pl.DataFrame:
    """The places of the lexicon, one of each name."""
    return (
        read(Places)
        .unique("phrase", keep="last", maintain_order=True)
        .select(
            spelled="phrase",
            place="name",
            place_kind=pl.col("kind").cast(pl.String),
            place_country="country",
        )
    )


def _with_spelling(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add `spelled`, how the lexicon spells a place: "Mass" and its full stop are two words."""
    commas = parse.filter(pl.col("text") == ",").select(first=pl.col("i") + 1)
    stops = parse.filter(pl.col("text") == ".").select(last=pl.col("i") - 1)
    spelled = straight(pl.col("phrase"))
    short = ~spelled.str.contains(r"^\p{Lu}{2}$|\.$|\p{Ll}{4}$")
    states = read(Places).filter(pl.col("kind") == "state")["phrase"].implode()
    is_place = pl.col("entity_type").is_in(PLACES)
    # "Portland, Ore."
    between = pl.col("after_comma") & pl.col("before_stop") & (spelled + ".").is_in(states)
    stopped = pl.when((pl.col("rule") == STATE_RULE) & short | is_place & between)
    return (
        names.pipe(flagged, commas, "first", "after_comma")
        .pipe(flagged, stops, "last", "before_stop")
        .with_columns(spelled=stopped.then(spelled + ".").when(is_place).then(spelled))
        .drop("after_comma", "before_stop")
    )


def with_party_letters(names: pl.LazyFrame) -> pl.LazyFrame:
    """Link letters for parties: "R" in "(R-Ky.)".

    Args:
        names: The names, with `known`, `owner`, `item` and the `rule` that found them.
    """
    parties = read(PartyLetters).lazy().select("letter", party="name", party_item="wikidata_id")
    letter = pl.when(pl.col("rule") == LETTER_RULE).then("phrase")
    return (
        names.with_columns(letter=letter)
        .join(parties, on="letter", how="left", maintain_order="left")
        .with_columns(
            known=pl.coalesce("known", "party"),
            owner=pl.coalesce("owner", pl.when(pl.col("party").is_not_null()).then(pl.lit("USA"))),
            item=pl.coalesce("item", "party_item"),
        )
        .drop("letter", "party", "party_item")
    )


def without_shared(names: pl.LazyFrame) -> pl.LazyFrame:
    """Read "Georgia" as the state of the US where the article is about the US, not the country.

    Args:
        names: The names, with `code`, `word`, `owner` and the columns of `with_places`.

    Returns:
        The names with `code` NULL for such a state, and `named` (the countries that the article
        names).
    """
    shared = pl.col("word") == "shared"
    codes = pl.when(~shared.fill_null(value=False)).then("code")
    state = pl.when(
        pl.col("place_kind").is_in(["state", "code"]), ~shared.fill_null(value=False)
    ).then("place_country")
    named = names.group_by("article_id").agg(
        named=pl.concat([codes.drop_nulls(), state.drop_nulls(), pl.col("owner").drop_nulls()])
        .unique()
        .sort(),
    )
    elsewhere = ~pl.col("named").list.contains(pl.col("code"))
    of_us = pl.col("named").list.contains(pl.col("place_country"))
    means_state = shared & (pl.col("place_kind") == "state") & elsewhere & of_us
    return names.join(named, on="article_id", how="left", maintain_order="left").with_columns(
        code=pl.when(~means_state.fill_null(value=False)).then("code")
    )


def with_people(names: pl.LazyFrame) -> pl.LazyFrame:
    """Look up persons by their full name.

    Adds `person_country`, `person_item`, `usual_slug` (of a person who has several names in the
    lexicon), and `namesake`: whether the lexicon knows the name, but of someone whose country is
    not named.

    A lexicon of many names knows other people of a name, too: its country counts where the article
    names it.

    Args:
        names: The names, with `entity_name`, `entity_type` and `named`.
    """
    is_person = pl.col("entity_type") == "PERSON"
    here = (
        pl.col("named").list.contains(pl.col("person_country"))
        | (pl.col("owner") == pl.col("person_country"))
    ).fill_null(value=False)
    return (
        names.with_columns(slug=pl.when(is_person).then(plain_slug("entity_name")))
        .join(_people().lazy(), on="slug", how="left", maintain_order="left")
        .with_columns(
            pl.when(here).then("person_country").alias("person_country"),
            (pl.col("person_country").is_not_null() & ~here).alias("namesake"),
            pl.when(here).then("person_item").alias("person_item"),
            pl.when(here).then("usual_slug").alias("usual_slug"),
        )
        .drop("slug")
    )


@cache
def _people() -> pl.DataFrame:
    """The people of the lexicon."""
    return (
        read(People)
        .join(_usual_slugs(), on="slug", how="left", maintain_order="left")
        .select("slug", "usual_slug", person_country="country", person_item="wikidata_id")
    )


@cache
def _usual_slugs() -> pl.DataFrame:
    """The shortest of the names that one person has in the lexicon: `slug`, `usual_slug`."""
    shortest = pl.col("slug").sort_by(pl.col("slug").str.len_chars(), "slug").first()
    return (
        read(People)
        .drop_nulls("wikidata_id")
        .select("slug", usual_slug=shortest.over("wikidata_id"))
        .filter(pl.len().over("usual_slug") > 1)
    )


def plain_slug(name: str | pl.Expr) -> pl.Expr:
    """A name, given by its column, as ids of entities spell it, without accents."""
    return (
        (pl.col(name) if isinstance(name, str) else name)
        .str.to_lowercase()
        .str.normalize("NFD")
        .str.replace_all(r"\p{M}", "")
        .str.replace_all(r"[^\p{L}\p{N}]+", "-")
        .str.strip_chars("-")
    )
