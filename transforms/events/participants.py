"""Participants: who or what fills the slots of an event.

The two nations agreed to stage a joint drill .
    ^actor: China, Russia             ^topic
"""

import polars as pl

from newsfacts.transforms.events.agentivity import (
    acting_for_owner,
    only_agents,
    others,
    persons_in_general,
)
from newsfacts.transforms.events.pronouns import speakers, stand_ins
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.syntax.datelines import datelines
from newsfacts.transforms.syntax.phrases import phrases, prepositions
from newsfacts.transforms.syntax.spans import within

#: Relations of what stands inside a phrase, before its head.
BEFORE = ("nmod:poss", "amod", "compound", "nmod:desc")
#: Parts that only someone can take.
PARTIES = ("actor", "recipient", "partner", "owner", "lifted")
PRONOUNS = ("PRON", "DET")


def stated_participants(
    slots: pl.LazyFrame,
    parse: pl.LazyFrame,
    mentions: pl.LazyFrame,
    times: pl.LazyFrame,
    quotes: pl.LazyFrame,
) -> pl.LazyFrame:
    """Tell who or what fills each slot: what is mentioned there, or the words as they stand.

    Args:
        slots: Head words of participants.
        parse: The parse.
        mentions: Who is meant by which words.
        times: When things are said to be: no time takes part in an event.
        quotes: What is said by whom, for those who say "I".

    Returns:
        `trigger`, `role`, `entity_id`, `country`, `entity_type`, `start_char`, `end_char`.
    """
    meant = heads_meant(parse, mentions).cache()
    listed = parse.filter(pl.col("dep") == "conj").select(first="h", at="i")
    slots = slots.pipe(stand_ins, parse, meant).cache()
    every = (
        pl.concat(
            [
                slots,
                slots.rename({"at": "first"})
                .join(listed, on="first")
                .select("trigger", "role", "at"),
            ]
        )
        .unique()
        .cache()
    )
    heads = every.select(i="at").unique().cache()
    asked = parse.join(heads, on="i", how="semi")
    dated = within(asked, times.select("article_id", "start_char", "end_char"))
    apart = pl.concat([dated, datelines(parse)])
    direct = every.join(apart, on="at", how="anti").join(meant, on="at", how="left")
    inside = _inside(parse, meant)
    persons = pl.col("low").is_in(persons_in_general())
    quantities = asked.select(
        at="i",
        quantity=persons,
        for_owner=pl.col("low").is_in(acting_for_owner()),
        other=pl.col("low").is_in(others()),
    )
    spans = phrases(parse, heads).select(
        at="i", word_start="np_start", word_end="np_end", part="upos"
    )
    # A person's administration acts for the person, a person's wife does not.
    whose = (pl.col("inner_type") != "PERSON") | pl.col("for_owner")
    elses = pl.col("other") & pl.col("inner_owned")
    own = whose & ~elses.fill_null(value=False) | pl.col("inner_same")
    party = pl.col("role").is_in(PARTIES) & (pl.col("inner_type") != "PRODUCT") & own
    thing = pl.col("role").eq("object") & pl.col("inner_type").eq("PRODUCT")
    return (
        direct.join(inside, on="at", how="left")
        .join(spans, on="at", how="left")
        .join(quantities, on="at", how="left")
        .join(speakers(asked, quotes, mentions), on="at", how="left")
        .with_columns(
            direct=pl.col("entity_id").is_not_null(),
            entity_id=pl.coalesce("entity_id", "spoken_id"),
            country=pl.coalesce("country", "spoken_country"),
            entity_type=pl.coalesce("entity_type", "spoken_type"),
        )
        .with_columns(
            entity_id=pl.when(party | thing)
            .then(pl.coalesce("entity_id", "inner_id"))
            .otherwise("entity_id"),
            country=pl.coalesce("country", pl.when(party).then("inner_country")),
            entity_type=pl.coalesce("entity_type", pl.when(party).then("inner_type")),
            start_char=pl.coalesce("start_char", "word_start"),
            end_char=pl.coalesce("end_char", "word_end"),
        )
        .filter(
            ~pl.col("part").is_in(PRONOUNS)
            | pl.col("entity_id").is_not_null()
            | pl.col("spoken").is_not_null()
            | pl.col("quantity")
            | (pl.col("role") == "object"),
            (pl.col("role") != "owner") | pl.col("entity_id").is_not_null(),
        )
        .pipe(_settled)
        .pipe(only_agents, parse)
        .pipe(one_per, ["trigger", "role", "entity_id", "start_char"])
        .select(
            "trigger", "role", "entity_id", "country", "entity_type", "start_char", "end_char", "at"
        )
    )


def heads_meant(parse: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Put the number of the head word, `at`, beside each mention."""
    heads = parse.select("article_id", at="i", head_no="token_no")
    return (
        mentions.with_columns(pl.col("entity_type").cast(pl.String))
        .join(heads, on=["article_id", "head_no"])
        .select("at", "entity_id", "entity_type", "start_char", "end_char", "country")
    )


def _inside(parse: pl.LazyFrame, meant: pl.LazyFrame) -> pl.LazyFrame:
    """Who speaks from inside a phrase: "Russian troops", "settlements in the Gaza Strip".

    Returns:
        `at` (head of the phrase), `inner_id`, `inner_type`, `inner_country` of the nearest name,
        `inner_same` (whether it names the phrase itself: "President Abel"), `inner_owned`.
    """
    up = parse.filter(pl.col("dep").is_in([*BEFORE, "appos", "flat", "nmod"])).select(
        "dep", at="h", low="i"
    )
    named = meant.filter(
        pl.col("entity_type").is_in(["GPE", "NORP", "ORG", "PERSON", "PRODUCT"])
    ).select(low="at", inner_id="entity_id", inner_type="entity_type", inner_country="country")
    state = pl.col("inner_id").str.starts_with("country:")
    # "Troops from Arcadia" are hers; "violence against Arcadia" is not.
    behind = prepositions(parse).rename({"h": "low"})
    own = pl.col("preposition").is_in(["of", "from", "in", "by", "within"])
    up = up.join(behind, on="low", how="left").filter((pl.col("dep") != "nmod") | own)
    up = up.drop("preposition").cache()
    one = (
        up.join(named, on="low")
        .filter((pl.col("dep") != "nmod") | state)
        .with_columns(
            inner_same=pl.col("dep").is_in(["flat", "appos"]),
            inner_owned=pl.col("dep") == "nmod:poss",
        )
        .cache()
    )
    two = one.filter(state).drop("low", "dep").rename({"at": "low"}).join(up, on="low")
    three = two.drop("low", "dep").rename({"at": "low"}).join(up, on="low")
    steps = [f.with_columns(steps=pl.lit(n)) for n, f in enumerate((one, two, three))]
    every = pl.concat(steps, how="diagonal_relaxed").cache()
    # "GOP Senator Abel": the name of the phrase itself goes first.
    nearest = every.pipe(
        one_per, "at", "at", "steps", ~pl.col("inner_same").fill_null(value=False), "low"
    ).select("at", "steps", "low")
    return (
        every.join(nearest, on=["at", "steps", "low"])
        .pipe(one_per, ["at", "inner_id"])
        .drop("low", "dep", "steps")
    )


def _settled(found: pl.LazyFrame) -> pl.LazyFrame:
    """Let owners and the subjects of carriers be actors, where the frame leaves these open.

    A noun whose actor is told otherwise does not take the subject of the verb above it, and an
    owner whom the frame makes the recipient stays that.
    """
    own = (
        found.filter(pl.col("role").is_in(["actor", "owner"])).select("trigger", told=True).unique()
    )
    settled = found.join(own, on="trigger", how="left").filter(
        (pl.col("role") != "lifted") | pl.col("told").is_null()
    )
    return settled.with_columns(
        role=pl.when(pl.col("role").is_in(["owner", "lifted", "partner"]))
        .then(pl.lit("actor"))
        .otherwise("role")
    ).drop("told")
