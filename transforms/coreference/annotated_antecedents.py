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
    linked_names: pl.LazyFrame, parse: pl.LazyFrame, arcs: pl.LazyFrame, resolved: pl.LazyFrame
) -> pl.LazyFrame:
    """Resolve pronouns of a person, and descriptions, by following the annotator's arcs to a name.

    Args:
        linked_names: Names with their entities.
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
    return (
        pl.concat(_climbed(ahead.join(links, on="i"), links, names))
        .filter(fits)
        .select(
            "article_id",
            *ENTITY,
            kind=pl.when("pronoun").then(pl.lit("pronoun")).otherwise(pl.lit("nominal")),
            first="i",
            last="i",
            head="i",
            rule=pl.format("annotator: {}", "low"),
        )
    )


def _asked(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Pronouns of a person, and nouns behind "the": `article_id`, `low`, `i`, `pronoun`."""
    behind = parse.filter(pl.col("dep") == "det", pl.col("low").is_in(DEFINITE)).select(i="h")
    found = (
        parse.join(pronoun_genders(), on="low", how="semi"),
        parse.filter(pl.col("upos") == "NOUN").join(behind, on="i", how="semi"),
    )
    return pl.concat(
        each.select("article_id", "low", "i", pronoun=pl.lit(said))
        for each, said in zip(found, (True, False), strict=True)
    ).unique("i")


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
