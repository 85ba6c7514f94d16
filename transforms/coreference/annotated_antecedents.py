"""Annotated antecedents: names that the annotator reads behind words that no rule resolves.

The judge sent Song home . He left . The mayor had waited .
               ^name       ^by an arc of the annotator
"""

from typing import Final

import polars as pl

from newsfacts.transforms.coreference.genders import pronoun_genders
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.syntax.arcs import between
from newsfacts.transforms.syntax.determiners import DEFINITE

#: Mentions between a word and its name that are climbed at most.
STEPS: Final = 6
#: How likely all links from a description to its name must be.
LIKELY: Final = 0.5
ENTITY: Final = ("entity_type", "entity_id", "entity_name", "country", "wikidata_id")


def annotated_antecedents(
    linked_names: pl.LazyFrame,
    genders: pl.LazyFrame,
    parse: pl.LazyFrame,
    arcs: pl.LazyFrame,
    resolved: pl.LazyFrame,
) -> pl.LazyFrame:
    """Resolve pronouns of a person, and descriptions, by following the annotator's arcs to a name.

    Args:
        linked_names: Names with their entities.
        genders: The gender of persons, where it is known.
        parse: The parse.
        arcs: What the annotator reads of coreference.
        resolved: Numbers of the words that rules have resolved: `head`.

    Returns:
        Rows of `references`.
    """
    links = between(parse, arcs, "coreference").select("score", i="begin", to="end").cache()
    names = linked_names.select(*ENTITY, to="head").pipe(one_per, "to").cache()
    ahead = _asked(parse).join(resolved, left_on="i", right_on="head", how="anti")
    person = pl.col("entity_type") == "PERSON"
    fits = pl.when("pronoun").then(person).otherwise(pl.col("score") >= LIKELY)
    read = pl.concat(_climbed(ahead.join(links, on="i"), links, names)).filter(fits)
    return _of_their_gender(read, linked_names, genders).select(
        "article_id",
        *ENTITY,
        kind=pl.when("pronoun").then(pl.lit("pronoun")).otherwise(pl.lit("nominal")),
        first="i",
        last="i",
        head="i",
        rule=pl.format("annotator: {}", "low"),
    )


def _of_their_gender(
    read: pl.LazyFrame, linked_names: pl.LazyFrame, genders: pl.LazyFrame
) -> pl.LazyFrame:
    """Give a pronoun that is linked to a person of the other gender to the last of its own."""
    person = ["article_id", "entity_id"]
    found = read.join(genders, on=person, how="left").cache()
    fits = pl.col("gender").eq(pl.col("asked")).fill_null(value=True)
    known = linked_names.select(*ENTITY, "article_id", named="head").join(genders, on=person)
    instead = (
        found.filter(~fits)
        .select("article_id", "low", "i", "asked", "pronoun")
        .sort("i")
        .join_asof(
            known.sort("named", "entity_id"),
            left_on="i",
            right_on="named",
            by_left=["article_id", "asked"],
            by_right=["article_id", "gender"],
            check_sortedness=False,
        )
        .filter(pl.col("entity_id").is_not_null())
    )
    return pl.concat([found.filter(fits), instead], how="diagonal_relaxed")


def _asked(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Pronouns of a person, and nouns behind "the".

    Returns:
        `article_id`, `low`, `i`, `pronoun` (whether it is one), `asked` (the gender of one).
    """
    behind = parse.filter(pl.col("dep") == "det", pl.col("low").is_in(DEFINITE)).select(i="h")
    found = (
        parse.join(pronoun_genders(), on="low"),
        parse.filter(pl.col("upos") == "NOUN")
        .join(behind, on="i", how="semi")
        .with_columns(asked=pl.lit(None, pl.String)),
    )
    return pl.concat(
        each.select("article_id", "low", "i", "asked", pronoun=pl.lit(said))
        for each, said in zip(found, (True, False), strict=True)
    ).unique("i", keep="first", maintain_order=True)


def _climbed(ahead: pl.LazyFrame, links: pl.LazyFrame, names: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Follow the links from mention to mention until each ends at a name, or nowhere."""
    found = []
    onward = links.rename({"i": "to", "to": "next", "score": "further"})
    for _ in range(STEPS):
        found.append(ahead.join(names, on="to"))
        ahead = (
            ahead.join(names.select("to"), on="to", how="anti")
            .join(onward, on="to")
            .with_columns(to="next", score=pl.col("score") * pl.col("further"))
            .drop("next", "further")
        )
    return found
