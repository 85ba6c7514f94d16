"""Possessors: what a possessive says of the name behind it.

China's Example Company, Russia's oil giant Example     based_in China, Russia
Chad's capital N'Djamena, Tunisia's capital, Tunis      located_in Chad, Tunisia
Iran's Foreign Ministry, the UN's Example Agency        part_of Iran, the UN
Ann Example's Example Party, the Example Band           party, led_by Ann Example
"""

from functools import cache
from typing import Final

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.relations import BodyWords, PartNouns, PlaceNouns
from newsfacts.transforms.relations.dependency_patterns import as_object, as_subject, turned
from newsfacts.transforms.relations.name_words import (
    PLACES,
    has_members,
    is_body,
    is_party,
    is_place,
)
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.syntax.neighbours import begins_sentence, near

OWNERS: Final = ("GPE", "ORG", "NORP", "LOC", "PERSON")
#: The most words between the possessive and the name: "Russia's embattled oil giant Yukos".
REACH: Final = 5


def possessed(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Relate the name behind a possessive to its owner.

    Args:
        parse: The parse.
        named: The names, from `mention_tokens.things`.
    """
    owners = named.filter(pl.col("entity_type").is_in(OWNERS)).with_columns(mark=pl.col("last") + 1)
    return (
        as_object(owners, "mark")
        .join(_owned(parse, named), on="mark")
        .filter(pl.col("object_id") != pl.col("subject_id"))
        .with_columns(predicate=_predicate(), rule=pl.lit("'s"))
        .filter(pl.col("predicate").is_not_null())
        .pipe(_with_joined, named)
        .pipe(
            turned,
            (pl.col("predicate") == "party") & (pl.col("subject_type") != "PERSON"),
        )
    )


def _with_joined(found: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Relate the conjuncts of an owned body as well: "Iran's Army, Navy and Air Force"."""
    bodies = named.filter(pl.col("entity_type") == "ORG")
    joined = as_subject(bodies.filter(pl.col("dep") == "conj"), at="h")
    objects = [f"object_{end}" for end in ("id", "type", "text", "start", "end")]
    more = (
        found.filter(
            pl.col("predicate").is_in(["part_of", "based_in"]), pl.col("object_type") != "PERSON"
        )
        .select("at", "predicate", "rule", *objects)
        .join(joined, on="at")
    )
    return pl.concat([found, more], how="diagonal").drop("at")


def _owned(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """The first name in the phrase behind a possessive.

    Returns:
        `mark` (number of the possessive), the columns of `as_subject`, `gap` (words between),
        `noun` (the word before the name), `common` (whether it is a common noun), `apart` (whether
        the name does not just modify another noun), `comma` (whether one is before the name).
    """
    words = _phrases(parse).cache()
    marks = words.filter("is_mark").select("phrase", mark="i")
    before = words.filter(near("i", 1).is_not_null()).select(
        "phrase", beside=pl.col("i") + 1, noun="low", common=pl.col("upos") == "NOUN"
    )
    # "Volkswagen's Audi unit": a noun for a part of a body only says what it is.
    parts = pl.concat([read(PartNouns)["lemma"], read(BodyWords)["word"]]).implode()
    units = parse.filter(pl.col("low").is_in(parts), pl.col("upos") == "NOUN").select(h="i")
    names = named.pipe(flagged, units, "h", "part").with_columns(
        apart=_apart() | pl.col("part"), beside="first"
    )
    found = _positions(words, names)
    return (
        as_subject(found, "beside", "first", "apart", "comma", at="i")
        .join(before, on="beside")
        .join(marks, on="phrase")
        .with_columns(gap=pl.col("beside") - pl.col("mark") - 1)
        .filter(pl.col("gap").is_between(0, REACH), ~pl.col("comma") | (pl.col("gap") > 0))
        .pipe(one_per, "mark", "mark", "first")
    )


def _phrases(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add `phrase`, the same for a possessive and the adjectives and nouns behind; `is_mark`."""
    mark = pl.col("low").is_in(["'s", "’s", "'", "’"]) & (pl.col("upos") == "PART")
    # "state-run", "war-torn": a participle behind a hyphen is an adjective.
    participle = (pl.col("xpos") == "VBN") & (pl.col("text").shift(1) == "-")
    inside = pl.col("upos").is_in(["ADJ", "NOUN", "PROPN"]) | participle
    breaks = ~inside & ~pl.col("text").is_in(["-", "–"])
    return parse.with_columns(phrase=(breaks | begins_sentence()).cum_sum(), is_mark=mark)


def _positions(words: pl.LazyFrame, names: pl.LazyFrame) -> pl.LazyFrame:
    """Add `beside`, the word that a name follows: its first, or the comma before it; `comma`."""
    comma = words.filter(pl.col("text") == ",").select(beside=pl.col("i") + 1)
    article = words.filter(pl.col("low") == "the").select(beside=pl.col("i") + 1)
    behind_article = (
        names.join(article, on="beside", how="semi")
        .with_columns(beside=pl.col("beside") - 1)
        .join(comma, on="beside", how="semi")
    )
    behind_comma = pl.concat(
        [names.join(comma, on="beside", how="semi"), behind_article], how="diagonal"
    )
    return pl.concat(
        [
            names.with_columns(comma=pl.lit(value=False)),
            behind_comma.with_columns(beside=pl.col("beside") - 1, comma=pl.lit(value=True)),
        ]
    )


def _apart() -> pl.Expr:
    """Whether a name does not modify a noun behind it: not "Russia's Gazprom deal"."""
    modifies = pl.col("dep").is_in(["compound", "amod"]) & (pl.col("h") > pl.col("last"))
    return ~modifies.fill_null(value=False)


@cache
def _predicate() -> pl.Expr:
    """The relation of the owned name to its owner; NULL for none."""
    nouns = read(PlaceNouns)["lemma"].implode()
    of_place, owner_is_body = is_place("object_type"), pl.col("object_type") == "ORG"
    owner_is_person = pl.col("object_type") == "PERSON"
    place, body = pl.col("subject_type").is_in([*PLACES, "FAC"]), pl.col("subject_type") == "ORG"
    close = pl.col("gap") == 0
    described = pl.col("common") & ~pl.col("comma")
    in_place = close | ((pl.col("gap") > 0) & pl.col("noun").is_in(nouns)) | ~pl.col("comma")
    state, site = is_body("subject_text", "state", "assembly"), is_body("subject_text", "site")
    fits = (
        pl.when(pl.col("comma"))
        .then(pl.col("noun").is_in(nouns) | is_body("noun", "state", "assembly", "firm"))
        .otherwise(close | described | place)
    )
    league = is_body("object_text", "league")
    relation = (
        pl.when(place & of_place & in_place & (pl.col("subject_type") != "NORP"))
        .then(pl.lit("located_in"))
        .when(body & owner_is_body & league)
        .then(pl.lit("member_of"))
        .when(body & of_place & state)
        .then(pl.lit("part_of"))
        .when(body & owner_is_body & close & pl.col("apart") & ~is_party("object_id"))
        .then(pl.lit("part_of"))
        .when(body & of_place & pl.col("apart"))
        .then(pl.lit("based_in"))
        .when(body & owner_is_person & close & pl.col("apart") & is_party("subject_id"))
        .then(pl.lit("party"))
        .when(body & owner_is_person & close & pl.col("apart") & ~state & ~site)
        .then(pl.lit("led_by"))
        .when((pl.col("subject_type") == "PERSON") & owner_is_body & close)
        .then(_of_body())
        # "Labour's shadow chancellor Ann Example".
        .when((pl.col("subject_type") == "PERSON") & is_party("object_id"))
        .then(pl.lit("party"))
    )
    return pl.when(fits).then(relation)


def _of_body() -> pl.Expr:
    """What a body's person is: of its party, a member, or employed."""
    return (
        pl.when(is_party("object_id"))
        .then(pl.lit("party"))
        .when(has_members("object_text"))
        .then(pl.lit("member_of"))
        .otherwise(pl.lit("employer"))
    )
