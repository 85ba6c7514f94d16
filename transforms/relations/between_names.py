"""Between names: what the words between two names of a sentence say of them.

Exampleton, the capital of Example Province        located_in
Example Airport at Exampleton                      located_in
Ann Abel, head of the Example Corps                Example Corps led_by Ann Abel
Abel's album Example                               produced_by
Example Island, or Sample                          alias
"""

from typing import Final

import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.relations import BetweenNames
from newsfacts.transforms.relations.dependency_patterns import as_object, as_subject, turned
from newsfacts.transforms.relations.name_words import has_members, is_body, possessives
from newsfacts.transforms.syntax.flags import flagged

#: The most characters and names between two names.
REACH: Final = 90
#: A letter in a pattern, and the letters that are written as `_` before: thirty letters of any
#: script take a pattern ten times as long to compile.
LETTER: Final = "[a-z0-9_]"
FOREIGN: Final = r"[\w&&[^\x00-\x7f]]"
#: Relations to a place.
PLACING: Final = ["located_in", "based_in", "resident_of"]
#: Types in the lexicon that stand for those of the other name.
SAME: Final = "SAME"


def between(parse: pl.LazyFrame, known: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Relate two names by the words between them.

    Args:
        parse: The parse.
        known: The mentions, from `mention_tokens.things`.
        texts: One row per article: `article_id`, `text`.
    """
    patterns = read(BetweenNames).with_row_index("pattern_no")
    said = patterns.lazy().select(
        "pattern_no", "reversed", predicate=pl.col("predicate").cast(pl.String)
    )
    state = is_body("subject_text", "state", "assembly")
    return (
        _pairs(parse, known, texts)
        .with_columns(pattern_no=pl.concat_list(_hits(patterns)).list.drop_nulls())
        .filter(pl.col("pattern_no").list.len() > 0)
        .explode("pattern_no")
        .join(said, on="pattern_no")
        .filter(
            ~((pl.col("predicate") == "located_in") & is_country("subject_id")),
            ~(pl.col("predicate").is_in(PLACING) & pl.col("no_end").fill_null(value=False)),
        )
        .with_columns(
            predicate=pl.when((pl.col("predicate") == "based_in") & state)
            .then(pl.lit("part_of"))
            .when((pl.col("predicate") == "member_of") & ~has_members("object_text"))
            .then(pl.lit("employer"))
            .otherwise("predicate"),
            object_id=pl.when(pl.col("predicate") != "alias").then("object_id"),
            rule=pl.lit("words between"),
        )
        .pipe(turned, pl.col("reversed"))
        .drop("words", "reversed", "pattern_no", "no_end")
    )


def _hits(patterns: pl.DataFrame) -> list[pl.Expr]:
    """Return for each pattern its number where it fits; one pass over the pairs serves all."""
    return [
        # The words of other pairs are NULL, which are not searched.
        pl.when(
            pl.when(_fits(row["subjects"].split(" "), row["objects"].split(" ")))
            .then("words")
            .str.contains(row["between"].replace(r"\w", LETTER))
        ).then(pl.lit(row["pattern_no"], pl.UInt32))
        for row in patterns.iter_rows(named=True)
    ]


def _fits(subjects: list[str], objects: list[str]) -> pl.Expr:
    """Whether the names have the types of a pattern."""
    if subjects == [SAME]:
        return (pl.col("subject_type") == pl.col("object_type")) & (
            pl.col("subject_text") != pl.col("object_text")
        )
    return pl.col("subject_type").is_in(subjects) & pl.col("object_type").is_in(objects)


def _pairs(parse: pl.LazyFrame, known: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Pair each name or pronoun with the next two names of its sentence: adds `words` between."""
    sentence = parse.select(first="i", sentence_no="sentence_no")
    mentions = known.join(sentence, on="first").sort("first").with_row_index("order")
    mentions = mentions.pipe(flagged, possessives(parse), "last", "owns")
    # "In Poland's north", "of the Ohio council": what follows does not describe this name.
    mentions = mentions.with_columns(
        no_end=pl.col("owns")
        | (pl.col("dep").is_in(["compound", "amod"]) & (pl.col("h") > pl.col("last")))
    )
    left = as_subject(mentions.filter(pl.col("kind") != "nominal"), "sentence_no", "order")
    right = as_object(
        mentions.filter(pl.col("kind") == "name"), "article_id", "sentence_no", "order", "no_end"
    )
    pairs = [
        left.with_columns(order=pl.col("order") + step).join(
            right, on=["article_id", "sentence_no", "order"]
        )
        for step in (1, 2)
    ]
    gap = pl.col("object_start") - pl.col("subject_end")
    return (
        pl.concat(pairs)
        .filter(gap.is_between(0, REACH))
        .pipe(with_slice, texts, "subject_end", "object_start", "words")
        .with_columns(pl.col("words").str.to_lowercase().str.replace_all(r"\s", " "))
        .with_columns(pl.col("words").str.replace_all(FOREIGN, "_"))
        .drop("sentence_no", "order")
    )
