"""Factuality cues: words that make the events in their scope less than facts."""

from functools import cache

import dataframely as dy
import polars as pl

from newsfacts.transforms.lexicons.base import Lexicon, read

LEVELS = ["actual", "planned", "possible", "negated"]
PLACES = [
    "above",
    "from",
    "beside",
    "own",
    "actual",
    "happening",
    "if",
    "await",
    "alleged",
    "notion",
    "rank",
    "nobody",
    "bid",
    "ensure",
    "answer",
    "answered",
    "directs",
]


class FactualityCues(Lexicon):
    """Words that make the events they govern or modify less than facts."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
    place = dy.Enum(
        PLACES,
        primary_key=True,
        description=(
            "Syntactic relation of the cue to the event. `above`: governs the event; `from`: "
            "governs it with that preposition only; `beside`: depends on the event's word; `own`: "
            "is the event's word; `actual`: governs the event and implies that it happened; "
            "`happening`: has the event as its subject and passes on its own factuality; `if`: "
            "marks a condition; `await`: marks an awaited event; `alleged`: governs an alleged "
            "deed; `notion`: introduces a mere idea; `rank`: modifies a noun whose infinitive is "
            "a fact (`the first to`); `nobody`: negative pronoun; `bid`: asks the object of `for` "
            "or `on` to act; `ensure`: governs an intended event; `answer`: rejects a statement "
            "that was made; `answered`: noun for such a statement; `directs`: its object is the "
            "agent of the clause of purpose."
        ),
    )
    factuality = dy.Enum(LEVELS, description="Factuality of the event.")
    commits = dy.Bool(
        description="Whether it commits its subject: whoever plans to attack threatens to."
    )


@cache
def cue_words(place: str) -> list[str]:
    """List the cues with that `place`."""
    return read(FactualityCues).filter(pl.col("place").cast(pl.String) == place)["lemma"].to_list()
