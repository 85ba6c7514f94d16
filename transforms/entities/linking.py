"""Linking: the entity of each name, the same within an article and across articles.

Li Keqiang met Mr Mishustin. Li agreed.   Li            -> person:li-keqiang
Beijing and Moscow agreed.                Beijing       -> country:CHN
Mr Putin agreed.                          Putin         -> person:vladimir-putin
The South China Morning Post (SCMP)       SCMP          -> org:south-china-morning-post
"""

import polars as pl

from newsfacts.transforms.entities.entity_ids import country_id, slug
from newsfacts.transforms.entities.generic_bodies import with_generic_bodies
from newsfacts.transforms.entities.main_countries import with_main_country
from newsfacts.transforms.entities.nationalities import with_nationality
from newsfacts.transforms.entities.personal_names import full_names
from newsfacts.transforms.entities.short_names import long_names
from newsfacts.transforms.entities.whereabouts import with_people
from newsfacts.transforms.lexicons.articles import FirmEndings
from newsfacts.transforms.lexicons.base import alternation, read

#: Columns that only the rules of linking use.
SCRATCH = (
    "bare", "code", "word", "state", "state_item", "known", "owner", "item", "placed", "full",
    "long", "place", "place_kind", "place_country", "named", "person_country", "person_item",
    "nationality", "namesake", "told", "somewhere", "body_of", "main_place", "named_places",
    "usual_slug", "demonym",
)  # fmt: skip


def whole_names(known_names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Identify names by their longest form in the article.

    Args:
        known_names: The names, with what the lexicons know of them.
        parse: The parse.

    Returns:
        The names, with `entity_id` and `entity_name`.
    """
    return _with_long_names(known_names, parse).pipe(_identified)


def identified_names(whole_names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the countries that the text states for names.

    Args:
        whole_names: The names, with what identifies them.
        parse: The parse.

    Returns:
        The names, with `entity_id`, `entity_name` and `told` (the country that is stated).
    """
    return (
        whole_names.pipe(with_nationality, parse).with_columns(told=_told()).pipe(with_main_country)
    )


def linked_names(identified_names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Link each name to its entity.

    Args:
        identified_names: The names, with what is known of them and what identifies them.
        parse: The parse.

    Returns:
        The names with `entity_id`, `entity_name`, `country`, `wikidata_id`, and `former` (whether
        it is a country that no longer exists).
    """
    return (
        identified_names.with_columns(
            country=pl.coalesce("told", "body_of", "somewhere"),
            wikidata_id=pl.when(_means_state())
            .then("state_item")
            .when(~_is_state())
            .then(pl.coalesce("item", "person_item")),
            former=pl.col("former").fill_null(value=False),
        )
        .pipe(with_generic_bodies, parse)
        .drop(SCRATCH)
    )


def _identified(names: pl.LazyFrame) -> pl.LazyFrame:
    """Add `entity_name` and `entity_id`, and what the lexicon of people says of the name."""
    us_state = pl.when(pl.col("place_kind").is_in(["state", "code"])).then("place")
    entity_type = pl.col("entity_type").str.to_lowercase()
    kind = pl.when("demonym").then(pl.lit("gpe")).otherwise(entity_type)
    name = pl.col("entity_name")
    firm = pl.when(pl.col("entity_type") == "ORG").then(name.str.replace(_legal_form(), "$1"))
    spelled = slug(firm.otherwise(name))
    return (
        names.with_columns(
            entity_name=pl.when(_means_state())
            .then("state")
            .when(pl.col("entity_type") == "PERSON")
            .then(pl.coalesce("full", "known", "bare"))
            .otherwise(pl.coalesce("known", us_state, "long", "phrase")),
        )
        .pipe(with_people)
        .with_columns(
            entity_id=pl.when(_means_state())
            .then(country_id("code"))
            .otherwise(pl.format("{}:{}", kind, pl.coalesce("usual_slug", spelled))),
        )
    )


def _legal_form() -> str:
    """What names of firms may end with: ", Inc."."""
    forms = read(FirmEndings).filter("legal_form")["word"]
    return rf"(\w),? {alternation(forms)}\.?$"


def _told() -> pl.Expr:
    """The country of a name as lexicons or the text say."""
    said = pl.coalesce("owner", "place_country", "person_country", "nationality")
    return pl.when(_is_state()).then("code").otherwise(said)


def _is_state() -> pl.Expr:
    """Whether a name is that of a country, of its people or of its seat of government."""
    return pl.col("code").is_not_null() & pl.col("entity_type").is_in(["GPE", "NORP"])


def _means_state() -> pl.Expr:
    return _is_state() & ~pl.col("placed")


def _with_long_names(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add the longer name that a name shortens: `full` of a person, `long` of an abbreviation."""
    full, long = full_names(names, parse), long_names(names, parse)
    return names.join(full, on=["article_id", "bare"], how="left", maintain_order="left").join(
        long, on=["article_id", "phrase"], how="left", maintain_order="left"
    )
