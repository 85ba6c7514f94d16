"""Annotated antecedents: names that the annotator reads behind pronouns that no rule resolves.

The judge sent Song home . He left .     a rule takes subjects only
               ^name       ^by an arc of the annotator
"""

from typing import Final

import polars as pl

from newsfacts.transforms.syntax.arcs import between

#: Pronouns of a person; those of things are resolved too often wrongly.
PERSONAL: Final = ("he", "she", "him", "her", "his", "hers", "himself", "herself")
#: Mentions between a pronoun and its name that are climbed at most.
STEPS: Final = 6


def annotated_antecedents(
    linked_names: pl.LazyFrame, parse: pl.LazyFrame, arcs: pl.LazyFrame, resolved: pl.LazyFrame
) -> pl.LazyFrame:
    """Resolve pronouns of a person by following the annotator's arcs to a name.

    Args:
        linked_names: Names with their entities.
        parse: The parse.
        arcs: What the annotator reads of coreference.
        resolved: Numbers of the words that rules have resolved: `head`.

    Returns:
        Rows of `references`.
    """
    links = between(parse, arcs, "coreference").select(i="begin", to="end").cache()
    names = (
        linked_names.filter(pl.col("entity_type") == "PERSON")
        .select("entity_id", "entity_name", "entity_type", "country", "wikidata_id", to="head")
        .unique("to", maintain_order=True)
        .cache()
    )
    pronouns = parse.filter(pl.col("low").is_in(PERSONAL)).select("article_id", "low", "i")
    ahead = pronouns.join(resolved, left_on="i", right_on="head", how="anti").join(links, on="i")
    return pl.concat(_climbed(ahead, links, names)).select(
        "article_id",
        "entity_type",
        "entity_id",
        "entity_name",
        "country",
        "wikidata_id",
        kind=pl.lit("pronoun"),
        first="i",
        last="i",
        head="i",
        rule=pl.format("annotator: {}", "low"),
    )


def _climbed(ahead: pl.LazyFrame, links: pl.LazyFrame, names: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Follow the links from mention to mention until each ends at a name, or nowhere."""
    found = []
    onward = links.rename({"i": "to", "to": "next"})
    for _ in range(STEPS):
        found.append(ahead.join(names, on="to"))
        ahead = (
            ahead.join(names.select("to"), on="to", how="anti")
            .join(onward, on="to")
            .with_columns(to="next")
            .drop("next")
        )
    return found
