"""Factuality cues: the words that make what they govern less than a fact."""

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
    """Words that make what they govern, or what they stand beside, less than a fact."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
    place = dy.Enum(
        PLACES,
        primary_key=True,
        description=(
            "`above`: governs the event; `from`: does so before that word only; `beside`: depends "
            "on its word; `own`: is its word; "
            "`actual`: governs it and tells that it happened; `happening`: has it as its subject, "
            "and what is said of the verb is said of the event; `if`: marks a condition; `await`: "
            "marks what is waited for; `alleged`: governs what someone is said to have done; "
            "`notion`: leads what is only thought of; `rank`: before a noun whose infinitive tells "
            "a fact; `nobody`: stands for none; `bid`: asks someone behind `for` or `on`; "
            "`ensure`: governs what is wanted, and not said; `answer`: refuses what was "
            "said nonetheless; `answered`: the nouns of such; `directs`: its object does what "
            "it leads to."
        ),
    )
    factuality = dy.Enum(LEVELS, description="What it makes of the event.")
    commits = dy.Bool(
        description="Whether its subject binds itself: who plans to attack threatens to."
    )


@cache
def cue_words(place: str) -> list[str]:
    """Give the words of a place."""
    return read(FactualityCues).filter(pl.col("place").cast(pl.String) == place)["lemma"].to_list()
