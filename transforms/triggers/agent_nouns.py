"""Agent nouns: lists of nouns for those who act, who suffer, and what only seems to act.

The storm killed six at the airport .
    ^nature             ^target
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import AgentNouns, CrewNouns


def crafts() -> list[str]:
    """Nouns for spacecraft, "rocket", and for their crew."""
    return [*_of("craft"), *read(CrewNouns)["lemma"]]


def acting_for_owner() -> list[str]:
    """Nouns for bodies that act for a person: "the Truman administration"."""
    return _of("office")


def quantifiers() -> list[str]:
    """Quantifiers: "most of the ministers"."""
    return _of("quantifier")


def others() -> list[str]:
    """Relational nouns for someone other than their possessor: "its rivals"."""
    return _of("other")


def nature() -> list[str]:
    """Nouns for natural forces, which kill without attacking: "storm"."""
    return _of("nature")


def targets() -> list[str]:
    """Nouns for targets, which can be recipients but not actors: "airport"."""
    return _of("target")


def persons_in_general() -> list[str]:
    """Words for persons, quantifiers included: "all have signed"."""
    return _of("person", "other", "quantifier", "speaker", "pronoun")


def _of(*kinds: str) -> list[str]:
    return read(AgentNouns).filter(pl.col("kind").cast(pl.String).is_in(kinds))["lemma"].to_list()
