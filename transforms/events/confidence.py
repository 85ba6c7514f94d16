"""Confidence: how sure an event is, by what is known of it; for ranking and for filters."""

from typing import Final

import polars as pl

#: The confidence of a bare trigger.
BASE: Final = 0.4
#: What each clue adds.
ACTOR: Final = 0.15
LINKED_ENTITY: Final = 0.15
OTHER_PARTICIPANT: Final = 0.1
VERB: Final = 0.05
MAIN_CLAUSE: Final = 0.1
#: Of types that only the annotator reads, so many are right, and so many more the surer it is;
#: a line through the sheets kept back (docs/gold.md).
READ_ALONE: Final = 0.36
BY_SCORE: Final = 0.45
#: Relations of the head of a main clause, or of reported content.
MAIN: Final = ("root", "ccomp")


def confidence() -> pl.Expr:
    """Score an event: 0.4 to 0.95 by its clues; 0.52 to 0.81 where the annotator alone reads it.

    Reads `framed`, `event_score`, `actors`, `known` and `others` (numbers of participants), and
    `upos`, `dep`, `head_dep` of the trigger.
    """
    clues = (
        (ACTOR, pl.col("actors") > 0),
        (LINKED_ENTITY, pl.col("known") > 0),
        (OTHER_PARTICIPANT, pl.col("others") > 0),
        (VERB, pl.col("upos") == "VERB"),
        (MAIN_CLAUSE, pl.col("dep").is_in(MAIN) | pl.col("head_dep").is_in(MAIN)),
    )
    score = pl.lit(BASE)
    for weight, clue in clues:
        score = score + weight * clue.cast(pl.Float64)
    read_alone = READ_ALONE + BY_SCORE * pl.col("event_score").cast(pl.Float64)
    return pl.when("framed").then(score).otherwise(read_alone).round(2)
