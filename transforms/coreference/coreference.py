"""References: pronouns and common nouns whose antecedent is a name.

Beijing and Moscow agreed. The two countries said they would cooperate.
                           ^China, Russia          ^China, Russia
Song spoke. He left.
            ^Song
"""

import polars as pl

from newsfacts.transforms.coreference.annotated_antecedents import annotated_antecedents
from newsfacts.transforms.coreference.appositions import apposed, introduced, placed, titled
from newsfacts.transforms.coreference.descriptions import described
from newsfacts.transforms.coreference.dual import pairs
from newsfacts.transforms.coreference.office_holders import office_holders
from newsfacts.transforms.coreference.regions import regional
from newsfacts.transforms.coreference.singular import singles
from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.coreference import References


def antecedents(
    linked_names: pl.LazyFrame, genders: pl.LazyFrame, parse: pl.LazyFrame
) -> pl.LazyFrame:
    """Find the names that can be referred to, with their relation, their `sort` and their gender.

    Args:
        linked_names: Names with their entities.
        genders: The genders of persons.
        parse: The parse.
    """
    named = _antecedents(linked_names, parse)
    return named.join(genders, on=["article_id", "entity_id"], how="left")


def borne_references(linked_names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Resolve the nouns that stand beside the name they mean.

    Args:
        linked_names: Names with their entities.
        parse: The parse.
    """
    return pl.concat(rule(linked_names, parse) for rule in (apposed, titled, introduced))


def known_references(
    linked_names: pl.LazyFrame,
    antecedents: pl.LazyFrame,
    borne_references: pl.LazyFrame,
    parse: pl.LazyFrame,
    quotations: pl.LazyFrame,
) -> pl.LazyFrame:
    """Resolve the references whose antecedent their own words or their number show.

    Args:
        linked_names: Names with their entities.
        antecedents: The names that can be referred to.
        borne_references: The nouns that stand beside the name they mean.
        parse: The parse.
        quotations: Spans between quotation marks.
    """
    candidates = parse.join(_references(), left_on="low", right_on="lemma").cache()
    by_rule = [
        borne_references,
        placed(linked_names, parse),
        singles(candidates.filter(pl.col("number") == "one"), antecedents, parse, quotations),
        pairs(candidates.filter(pl.col("number") == "two"), antecedents, parse),
    ]
    return pl.concat(by_rule, how="diagonal_relaxed")


def stated_references(
    linked_names: pl.LazyFrame,
    antecedents: pl.LazyFrame,
    borne_references: pl.LazyFrame,
    known_references: pl.LazyFrame,
    parse: pl.LazyFrame,
) -> pl.LazyFrame:
    """Resolve the references whose antecedent a rule knows.

    Args:
        linked_names: Names with their entities.
        antecedents: The names that can be referred to.
        borne_references: The nouns that stand beside the name they mean.
        known_references: The references whose antecedent their own words or their number show.
        parse: The parse.

    Returns:
        Rows as those of `references`.
    """
    holders = office_holders(linked_names, parse, borne_references)
    told = [rule(linked_names, antecedents, parse) for rule in (described, regional)]
    others = pl.concat([*told, holders], how="diagonal")
    unknown = others.join(known_references, on="head", how="anti")
    return pl.concat([known_references, unknown], how="diagonal_relaxed")


def references(
    stated_references: pl.LazyFrame,
    linked_names: pl.LazyFrame,
    genders: pl.LazyFrame,
    parse: pl.LazyFrame,
    arcs: pl.LazyFrame,
) -> pl.LazyFrame:
    """Resolve the references whose antecedent is clear; the others give no row.

    Args:
        stated_references: The references whose antecedent a rule knows.
        linked_names: Names with their entities.
        genders: The genders of persons.
        parse: The parse.
        arcs: What the annotator reads of coreference; where no rule knows, it decides.

    Returns:
        One row per reference and entity: `first`, `last`, `head` (word numbers), `kind`,
        `entity_type`, `entity_id`, `entity_name`, `country`, `wikidata_id`, `rule`.
    """
    resolved = stated_references.select("head")
    further = annotated_antecedents(linked_names, genders, parse, arcs, resolved)
    every = pl.concat([stated_references, further], how="diagonal_relaxed")
    return every.join(_inside_names(linked_names), on="head", how="anti")


def _inside_names(linked_names: pl.LazyFrame) -> pl.LazyFrame:
    """The words of names, which refer to nothing else: "Baker" in "singer Baker and Clapton"."""
    words = pl.int_ranges("first", pl.col("last") + 1, dtype=pl.Int32)
    return linked_names.select(head=words).explode("head").unique()


def _references() -> pl.LazyFrame:
    """The lexicon of references."""
    columns = pl.col("number", "refers_to", "kind")
    return read(References).lazy().with_columns(columns.cast(pl.String))


def _antecedents(linked_names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Names that can be referred to, with their relation in the sentence and their `sort`."""
    relation = parse.select("dep", "sentence_no", head="i", clause="h")
    return (
        linked_names.filter(~pl.col("former"))
        .join(relation, on="head")
        .select(
            "article_id",
            "sentence_no",
            "entity_id",
            "entity_name",
            "entity_type",
            "country",
            "wikidata_id",
            "clause",
            "dep",
            at="head",
            subject=pl.col("dep").is_in(["nsubj", "nsubj:pass"]),
            sort=pl.when(pl.col("entity_type") == "PERSON")
            .then(pl.lit("person"))
            .when(is_country())
            .then(pl.lit("country"))
            .when(pl.col("entity_type").is_in(["ORG", "GPE"]))
            .then(pl.lit("body"))
            .otherwise(pl.lit("thing")),
        )
    )
