"""Relations: how two entities are related: location, ownership, leadership, membership.

China's BeiDou satellites                       BeiDou operated_by China
the launch centre in Wenchang, Hainan province  Wenchang located_in Hainan
the station, led by the US                      station led_by United States
the South China Morning Post (SCMP)             alias
"""

from typing import Final

import dataframely as dy
import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.entities.mention_tokens import things
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.relations import PREDICATES, PredicateTypes
from newsfacts.transforms.relations.abbreviations import abbreviated
from newsfacts.transforms.relations.adjacency import placed
from newsfacts.transforms.relations.affiliations import described, noted, partisan
from newsfacts.transforms.relations.annotated_relations import annotated, unstated
from newsfacts.transforms.relations.appositions import apposed
from newsfacts.transforms.relations.attachments import attached, exemplified
from newsfacts.transforms.relations.between_names import between
from newsfacts.transforms.relations.biographies import aged, kin
from newsfacts.transforms.relations.candidacies import candidacies
from newsfacts.transforms.relations.dependency_patterns import told
from newsfacts.transforms.relations.hyphens import hyphened
from newsfacts.transforms.relations.operators import owned
from newsfacts.transforms.relations.possessors import possessed
from newsfacts.transforms.relations.residences import housed, seated
from newsfacts.transforms.relations.title_relations import served
from newsfacts.transforms.table import Fact

#: What makes two rows of a sentence the same relation.
SAME = ["article_id", "sentence_no", "subject_id", "predicate", "object_id", "object_text"]

#: Relations to a place. A phrase states one; the larger places after it belong to that place.
PLACING: Final = ["located_in", "based_in", "born_in", "resident_of"]


class Relations(Fact):
    """One row per pair of entities that an article relates."""

    relation_id = dy.String(primary_key=True, description="Identifies the relation.")
    subject_id = dy.String(description="Subject of the relation; key of `entities`.")
    predicate = dy.Enum(PREDICATES, description="The relation: subject `located_in` object.")
    object_id = dy.String(
        nullable=True, description="Object of the relation; key of `entities`; NULL for an alias."
    )
    object_text = dy.String(description="Object of the relation, as written.")


def relations(
    stated_relations: pl.LazyFrame,
    parse: pl.LazyFrame,
    mentions: pl.LazyFrame,
    texts: pl.LazyFrame,
    arcs: pl.LazyFrame,
) -> pl.LazyFrame:
    """Collect the relations that rules find, and those that only the annotator reads.

    Args:
        stated_relations: The relations that any rule finds.
        parse: The parse.
        mentions: The mentions of entities.
        texts: One row per article: `article_id`, `text`.
        arcs: What the annotator reads between words.
    """
    read_between = annotated(parse, arcs, things(parse, mentions), texts)
    tied = unstated(read_between, stated_relations)
    return _placed(pl.concat([stated_relations, tied], how="diagonal_relaxed"), parse, texts)


def _placed(found: pl.LazyFrame, parse: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Build the rows of the table: each relation once per sentence, at the words that state it."""
    place = parse.select(
        start_char="start_char", sentence_no="sentence_no", article_id="article_id"
    )
    start = pl.min_horizontal("subject_start", "object_start")
    end = pl.max_horizontal("subject_end", "object_end")
    return (
        found.filter(pl.col("subject_id") != pl.col("object_id").fill_null(""))
        .pipe(_between_fitting)
        .with_columns(start_char=start, end_char=end)
        .join(place, on=["article_id", "start_char"])
        .pipe(with_slice, texts)
        .with_columns(
            relation_id=pl.format(
                "{}:relation:{}:{}:{}", "article_id", "start_char", "predicate", "subject_id"
            ),
        )
        .pipe(_in_nearest_place)
        .select(Relations.column_names())
        .pipe(one_per, SAME, *SAME, "start_char", "end_char")
        # "His parents, Ann and Bo": the second of a place has its number behind.
        .with_columns(nth=pl.int_range(1, pl.len() + 1).over("relation_id"))
        .with_columns(
            relation_id=pl.when(pl.col("nth") > 1)
            .then(pl.format("{}:{}", "relation_id", "nth"))
            .otherwise("relation_id")
        )
        .drop("nth")
    )


def _in_nearest_place(found: pl.LazyFrame) -> pl.LazyFrame:
    """Keep the nearest place of each: in "a school in Fort Worth, Texas" it is Fort Worth."""
    placing = pl.col("predicate").is_in(PLACING)
    distance = (pl.col("object_start") - pl.col("subject_start")).abs()
    places = found.filter(placing).pipe(one_per, "relation_id", distance)
    return pl.concat([found.filter(~placing), places])


def stated_relations(
    parse: pl.LazyFrame, mentions: pl.LazyFrame, roles: pl.LazyFrame, texts: pl.LazyFrame
) -> pl.LazyFrame:
    """Find the relations that any rule finds between the mentions of entities.

    Args:
        parse: The parse.
        mentions: The mentions of entities.
        roles: The roles of persons.
        texts: One row per article: `article_id`, `text`.
    """
    known = things(parse, mentions).cache()
    named = known.filter(pl.col("kind") == "name")
    return pl.concat(
        [
            owned(parse, known, named),
            told(parse, known),
            placed(parse, named),
            hyphened(parse, known),
            abbreviated(parse, named),
            aged(parse, known),
            kin(parse, known),
            described(parse, named),
            partisan(parse, named),
            noted(parse, named),
            possessed(parse, named),
            attached(parse, named),
            exemplified(parse, named),
            apposed(parse, known),
            candidacies(parse, known, texts),
            served(roles),
            between(parse, known, texts),
            housed(parse, known),
            seated(parse, named),
        ],
        how="diagonal_relaxed",
    )


def _between_fitting(found: pl.LazyFrame) -> pl.LazyFrame:
    """Keep relations between entities of the types that they hold between."""
    types = read(PredicateTypes).lazy().with_columns(pl.col("predicate").cast(pl.String))
    ends = {"subject_type": "subjects", "object_type": "objects"}
    fits = [
        pl.col(end).is_null() | pl.col(allowed).str.split(" ").list.contains(pl.col(end))
        for end, allowed in ends.items()
    ]
    return found.join(types, on="predicate", how="left").filter(
        pl.all_horizontal(fits).fill_null(value=True)
    )
