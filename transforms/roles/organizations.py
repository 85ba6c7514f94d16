"""Organisations of titles: the country, body or person that an office is of."""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.roles import PartyOffices, Titles
from newsfacts.transforms.roles.title_holders import PLURALS


def organizations(
    runs: pl.LazyFrame, heads: pl.LazyFrame, titled: pl.LazyFrame, offices: pl.LazyFrame
) -> pl.LazyFrame:
    """The country or organisation named before or after a title, else what the annotator reads.

    "Chinese premier", "China's premier", "premier of China", "Example Inc chief".

    Returns:
        `noun` (number of the title), `organization`, `organization_id`.
    """
    named = heads.filter(pl.col("entity_type").is_in(["GPE", "NORP", "ORG", "PERSON"])).select(
        "i", "entity_type", organization="name", organization_id="entity_id"
    )
    near = runs.select("i", "run", "dep", "h").join(named, on="i")
    nouns = _title_nouns(titled)
    body = pl.col("entity_type") != "PERSON"
    inside = nouns.join(near, on="run").filter(body, pl.col("i") < pl.col("noun"))
    behind = near.filter(pl.col("dep").is_in(["nmod", "nmod:poss"]), pl.col("h").is_not_null())
    after = nouns.join(behind, left_on="noun", right_on="h")
    beyond = _beyond(titled, behind.filter(body)).join(nouns, on="noun")
    between = _between(titled, near.filter(body)).join(nouns, on="noun")
    through = _through(runs, nouns, named)
    columns = ["noun", "i", "rank", "organization", "organization_id"]
    # The ambassador to the United Nations is not theirs.
    in_title = pl.col("i").is_between("noun", "title_last")
    found = pl.concat(
        [
            pl.concat([inside, after, between], how="diagonal").with_columns(rank=pl.lit(0)),
            beyond.with_columns(rank=pl.lit(1)),
            through.with_columns(rank=pl.lit(2)),
            _read(titled, offices).join(near, on="i").join(nouns, on="noun"),
        ],
        how="diagonal",
    )
    return (
        found.filter(_can_be_served(), ~in_title.fill_null(value=False))
        .select(columns)
        .pipe(one_per, "noun", "rank", "i", descending=[False, True])
        .drop("i", "rank")
    )


def _title_nouns(titled: pl.LazyFrame) -> pl.LazyFrame:
    """The nouns of titles: `noun`, `run`, `title_last`, `low`, `office`."""
    offices = read(Titles).lazy().select(low="lemma", office="office")
    low = pl.col("lemma").str.to_lowercase()
    nouns = titled.select("noun", "run", "title_last", low=low).unique("noun")
    return nouns.join(offices, on="low", how="left")


def _through(runs: pl.LazyFrame, nouns: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """The body that a common noun names: "director of the Example news agency"."""
    above = runs.filter(pl.col("dep") == "nmod", ~pl.col("named")).select(below="i", noun="h")
    names = runs.filter(
        pl.col("dep").is_in(["compound", "appos", "nmod:desc", "amod", "nmod"])
    ).select("i", "dep", below="h")
    return (
        names.join(named.filter(pl.col("entity_type").is_in(["ORG", "GPE", "NORP"])), on="i")
        .join(above, on="below")
        .join(nouns, on="noun")
    )


def _beyond(titled: pl.LazyFrame, behind: pl.LazyFrame) -> pl.LazyFrame:
    """The body behind the name of the holder: "Director Li of the Agency"."""
    one = (pl.col("relation") == "before") & ~pl.col("xpos").is_in(PLURALS)
    whose = titled.filter(one).select("noun", person="holder")
    return whose.join(behind.filter(pl.col("dep") == "nmod"), left_on="person", right_on="h")


def _read(titled: pl.LazyFrame, offices: pl.LazyFrame) -> pl.LazyFrame:
    """What the annotator reads a title to be of; "Presidents Li of X and Song of Y" have two."""
    plural = titled.filter(pl.col("xpos").is_in(PLURALS)).select("noun")
    return offices.join(plural, on="noun", how="anti").with_columns(rank=pl.lit(3))


def _between(titled: pl.LazyFrame, near: pl.LazyFrame) -> pl.LazyFrame:
    """The body named between a title and its holder: "president of the Example Agency, Li"."""
    of = titled.filter(pl.col("relation") == "of a body").select("noun", "holder").sort("holder")
    bodies = near.select("i", "entity_type", "organization", "organization_id", last="i").sort("i")
    return of.join_asof(
        bodies, left_on="holder", right_on="last", strategy="backward", allow_exact_matches=False
    ).filter(pl.col("i") > pl.col("noun"))


def _can_be_served() -> pl.Expr:
    """Whether a title is for a body: no party has presidents, an Italian artist is not Italy's."""
    party = pl.col("organization_id").str.contains(r"-party(?:-[a-z]{3})?$")
    person = pl.col("entity_type") == "PERSON"
    owner = (pl.col("dep") == "nmod:poss").fill_null(value=False)
    of_party = pl.col("low").is_in(read(PartyOffices)["lemma"].implode())
    # A Georgian player is not Georgia's, a California lawyer not California's.
    place = pl.col("organization_id").str.contains("^(?:country|norp|gpe):")
    work = pl.col("office").eq_missing(other=False)
    return ~(party & ~of_party) & ~(place & work) & (~person | owner)
