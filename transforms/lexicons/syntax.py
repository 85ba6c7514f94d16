"""Words with a grammar of their own: modal verbs, by what they do to an event, and control."""

from functools import cache

import dataframely as dy
import polars as pl

from newsfacts.transforms.lexicons.base import Lexicon, read

PREPOSITION_USES = [
    "party",
    "joining",
    "topic",
    "scene",
    "place",
    "seat",
    "elsewhere",
    "body",
    "owner",
    "part",
    "within",
    "comparison",
    "activity",
    "amount",
    "holder",
    "ranked",
    "control",
    "bid",
    "purpose",
    "field",
    "title",
    "author",
    "since",
    "until",
    "example",
]
USES = ["announcement", "wait", "unreal past", "consequence", "judgement"]


class ModalVerbs(Lexicon):
    """Modal auxiliaries, by the construction in which each is read."""

    form = dy.String(primary_key=True, description="The word, in lower case.")
    use = dy.Enum(
        USES,
        primary_key=True,
        description=(
            "`announcement`: its subject announces the event or refuses it (`will attack`); "
            "`wait`: its clause waits for the event (`will stay until troops leave`); `unreal "
            "past`: with `have`, the event did not happen or should not have (`would have left`); "
            "`consequence`: of an unreal condition (`if they were asked, they would agree`); "
            "`judgement`: weighs an event that is its subject (`attacking would be a mistake`)."
        ),
    )


@cache
def modals(use: str) -> list[str]:
    """List the modal verbs that are read so."""
    return read(ModalVerbs).filter(pl.col("use").cast(pl.String) == use)["form"].to_list()


class SubjectControl(Lexicon):
    """Verbs whose subject does what their clause says in spite of an object: "promised to come"."""

    verb = dy.String(primary_key=True, description="The lemma, in lower case.")


class RaisingVerbs(Lexicon):
    """Verbs whose subject is that of their clause: "the bridge seems to be unsafe"."""

    verb = dy.String(primary_key=True, description="The lemma, in lower case.")


class PrepositionUses(Lexicon):
    """Prepositions, by what the phrase behind each is to its governor: "a treaty with Arcadia"."""

    use = dy.Enum(
        PREPOSITION_USES,
        primary_key=True,
        description="What the phrase is to the word that governs it; `example` shows each.",
    )
    word = dy.String(primary_key=True, description="The preposition, in lower case.")
    example = dy.String(description="Words in which it is used so.")


@cache
def prepositions_of(use: str) -> list[str]:
    """List the prepositions that are used so."""
    return read(PrepositionUses).filter(pl.col("use").cast(pl.String) == use)["word"].to_list()
