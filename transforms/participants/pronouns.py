"""Pronouns: antecedents of participant pronouns that coreference leaves unresolved.

"We will not yield", Song said .                     `We` is the speaker, Song
Rebel leaders said they would meet the mediator .    `they` are the leaders
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import AgentNouns
from newsfacts.transforms.syntax.spans import within


def speakers(parse: pl.LazyFrame, quotes: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Resolve "I" and "we" to the speaker of the quotation around them.

    Args:
        parse: The words to resolve.
        quotes: The quotes with their speakers.
        mentions: The mentions of entities.

    Returns:
        `at` (number of the pronoun), `spoken` (the speaker as written), `spoken_id`,
        `spoken_type`, `spoken_country` (NULL if the speaker is unresolved).
    """
    first = read(AgentNouns).lazy().filter(pl.col("kind").cast(pl.String) == "speaker")
    who = mentions.select(
        "article_id",
        "entity_id",
        spoken_type=pl.col("entity_type").cast(pl.String),
        spoken_country="country",
    ).pipe(one_per, ["article_id", "entity_id"])
    direct = quotes.filter(
        pl.col("kind").cast(pl.String).is_in(["direct", "mixed"]), pl.col("speaker").is_not_null()
    ).select(
        "article_id",
        "start_char",
        "end_char",
        spoken="speaker",
        spoken_id="speaker_id",
    )
    return (
        parse.join(first, left_on="low", right_on="lemma", how="semi")
        .pipe(within, direct)
        .join(parse.select("article_id", at="i"), on="at")
        .join(
            who,
            left_on=["article_id", "spoken_id"],
            right_on=["article_id", "entity_id"],
            how="left",
        )
        .select("at", "spoken", "spoken_id", "spoken_type", "spoken_country")
    )


def stand_ins(slots: pl.LazyFrame, parse: pl.LazyFrame, meant: pl.LazyFrame) -> pl.LazyFrame:
    """Replace an unresolved subject pronoun by the subject of the clause above, if it agrees.

    "Rebel leaders said they would meet the mediator": "they" are the leaders.

    Args:
        slots: Head words of arguments: `trigger`, `role`, `at`.
        parse: The parse.
        meant: Mentions by the number of their head word, `at`.
    """
    kinds = (
        read(AgentNouns).lazy().select(above_low="lemma", above_kind=pl.col("kind").cast(pl.String))
    )
    clause = parse.filter(
        pl.col("low").is_in(["they", "he", "she", "it"]), pl.col("dep").str.starts_with("nsubj")
    ).select("h", at="i", pronoun="low")
    verb = parse.filter(pl.col("dep").is_in(["ccomp", "advcl"])).select(h="i", over="h")
    above = parse.select(over="i", above="subject")
    noun = parse.select(
        above="i", above_low="low", above_xpos="xpos", above_type="entity_type", above_upos="upos"
    )
    found = (
        clause.join(meant.select("at"), on="at", how="anti")
        .join(verb, on="h")
        .join(above, on="over")
        .join(noun, on="above")
        .join(kinds, on="above_low", how="left")
        .filter(_agrees() & pl.col("above_upos").is_in(["NOUN", "PROPN"]))
        .select("at", "above")
        .pipe(one_per, "at")
    )
    return (
        slots.join(found, on="at", how="left")
        .with_columns(at=pl.coalesce("above", "at"))
        .drop("above")
        .unique()
    )


def _agrees() -> pl.Expr:
    """Whether the noun above is of the number and kind of the pronoun."""
    plural = pl.col("above_xpos").is_in(["NNS", "NNPS"])
    person = pl.col("above_kind").is_in(["person", "other", "quantifier"]).fill_null(value=False)
    body = pl.col("above_kind").is_in(["body", "office"]).fill_null(value=False)
    # "The party said that they, that it would leave": a body takes both.
    body = body | pl.col("above_type").eq("ORG").fill_null(value=False)
    return (
        pl.when(pl.col("pronoun") == "they")
        .then(plural | body)
        .when(pl.col("pronoun") == "it")
        .then(body & ~plural)
        .otherwise(person & ~plural)
    )
