"""Confidence: how sure an event is, by what the annotator reads; for ranking and for filters."""

from typing import Final

import polars as pl

#: Weights in log-odds: of every row, of the odds of the type that the annotator reads, and of a
#: frame of the lexicon that fits. Chosen near a line through the sheets kept back (docs/gold.md).
ANY: Final = 0.4
BY_ODDS: Final = 0.25
FRAMED: Final = 0.6
#: What more a frame is worth with an actor, with others that take part, and in a main clause, so
#: that the main event of the sentences of GSR comes first.
ACTOR: Final = 0.3
OTHERS: Final = 0.4
MAIN_CLAUSE: Final = 0.6
#: Relations of the head of a main clause, or of reported content.
MAIN: Final = ("root", "ccomp")
#: Probability that stands for an event whose type the annotator does not read.
UNREAD: Final = 0.1
#: Eight bits tell probabilities nearer to 0 or 1 no more apart.
SUREST: Final = 0.995


def confidence() -> pl.Expr:
    """Give how often such an event is right, 0.55 to 0.97.

    Reads `framed` and `event_score`, the probability of its type by the annotator, if any; of
    framed events `actors` and `others` (numbers of participants), and `dep`, `head_dep` of the
    trigger.
    """
    score = pl.col("event_score").cast(pl.Float64).fill_null(UNREAD).clip(1 - SUREST, SUREST)
    clues = (
        (ACTOR, pl.col("actors") > 0),
        (OTHERS, pl.col("others") > 0),
        (MAIN_CLAUSE, pl.col("dep").is_in(MAIN) | pl.col("head_dep").is_in(MAIN)),
    )
    framed = pl.lit(FRAMED)
    for weight, clue in clues:
        framed = framed + weight * clue.cast(pl.Float64)
    odds = ANY + BY_ODDS * (score / (1 - score)).log() + pl.when("framed").then(framed).otherwise(0)
    return (1 / (1 + (-odds).exp())).round(2)
