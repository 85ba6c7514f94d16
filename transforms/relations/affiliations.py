"""Affiliations: the party, employer or country of a name, by the words beside it.

the Democratic mayor Ann Example               party
the Japanese brokerage Example                 based_in Japan
the Turkish Foreign Ministry                   part_of Turkey
the Serbian capital Belgrade                   located_in Serbia
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.entities import words_for_any_country
from newsfacts.transforms.lexicons.relations import PartNouns, PlaceNouns, Teams
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.relations.dependency_patterns import as_object, as_subject
from newsfacts.transforms.relations.name_words import is_body, is_party, is_place
from newsfacts.transforms.syntax.parse import at

#: The most words between two names of one phrase: "Democratic state representative Example".
REACH: Final = 6


def described(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Relate a name to the one before it in its phrase: "Democratic mayor Ann Example".

    Args:
        parse: The parse.
        named: The names, from `mention_tokens.things`.
    """
    titles = read(Titles)["lemma"].implode()
    lexicons = (PlaceNouns, Teams, PartNouns)
    nouns, teams, parts = (read(words)["lemma"].implode() for words in lexicons)
    person, body = (pl.col("subject_type") == kind for kind in ("PERSON", "ORG"))
    place = is_place("object_type")
    common = (pl.col("word_upos") == "NOUN") & ~pl.col("word").is_in(titles)
    of_place = pl.col("of_place") | pl.col("word").is_in(nouns)
    return (
        _pairs(parse, named)
        .with_columns(
            predicate=pl.when(person & is_party("object_id"))
            .then(pl.lit("party"))
            .when(person & place & (pl.col("word") == "resident"))
            .then(pl.lit("resident_of"))
            .when(person & place & (pl.col("word") == "native"))
            .then(pl.lit("born_in"))
            .when(body & place & (common | is_body("word", "firm")) & (pl.col("gap") > 0))
            .then(pl.lit("based_in"))
            .when(body & place & (pl.col("gap") == 0) & is_body("subject_text", "state"))
            .then(pl.lit("part_of"))
            .when(body & (pl.col("object_type") == "ORG") & pl.col("word").is_in(parts))
            .then(pl.lit("part_of"))
            .when(body & is_body("object_text", "league") & pl.col("word").is_in(teams))
            .then(pl.lit("member_of"))
            .when(pl.col("subject_type").is_in(["GPE", "ORG"]) & (pl.col("word") == "member"))
            .then(pl.lit("member_of"))
            .when(pl.col("subject_type").is_in(["GPE", "LOC"]) & place & of_place)
            .then(pl.lit("located_in")),
            rule=pl.lit("before the name"),
        )
        .filter(pl.col("predicate").is_not_null())
    )


def _pairs(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Pair each name with the next one where only nouns and adjectives stand between."""
    nouns = pl.concat([read(PlaceNouns)["lemma"], pl.Series(words_for_any_country())]).implode()
    of = (pl.col("low") == "of") & pl.col("low").shift(1).is_in(nouns)
    inside_phrase = pl.col("upos").is_in(["ADJ", "NOUN", "PROPN"]) | pl.col("text").is_in(
        ["-", "/"]
    )
    breaks = ~(inside_phrase | of)
    words = parse.select(
        "i", upos="upos", low="low", sentence_no="sentence_no", breaks=breaks.cum_sum(), of=of
    )
    ends = words.select(last="i", breaks_left="breaks", sentence_left="sentence_no")
    starts = words.select(
        first=pl.col("i") + 1, breaks_right="breaks", word="low", word_upos="upos", of_place="of"
    )
    inside = words.select(first="i", sentence_right="sentence_no")
    left = as_object(named, "last", "article_id").join(ends, on="last")
    right = as_subject(named, "first").join(starts, on="first").join(inside, on="first")
    following = named.sort("first").select(
        "last",
        first=pl.col("first").shift(-1),
        gap=pl.col("first").shift(-1) - pl.col("last") - 1,
    )
    return (
        left.join(following, on="last")
        .filter(pl.col("gap").is_between(0, REACH))
        .join(right, on=["article_id", "first"])
        .filter(
            pl.col("sentence_left") == pl.col("sentence_right"),
            pl.col("breaks_left") == pl.col("breaks_right"),
        )
    )


def partisan(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """A party named after a person: "Example, the Republican leader", "Example was a Democrat"."""
    parties = named.filter(is_party("entity_id"))
    persons = named.filter(pl.col("entity_type") == "PERSON").drop("dep", "h")
    above = parse.select(i="i", noun="h", noun_dep=at("h", "dep"), noun_head=at("h", "h"))
    copulas = parse.filter(pl.col("dep") == "cop").select(noun="h").unique()
    subject = parse.select(noun="i", subject="subject")
    itself = parties.join(parse.select("i", noun="i", noun_dep="dep", noun_head="h"), on="i")
    beside = parties.join(above, on="i")
    nouns = pl.concat([itself, beside], how="diagonal").join(subject, on="noun")
    apposed = nouns.filter(pl.col("noun_dep") == "appos").with_columns(whom="noun_head")
    told = nouns.join(copulas, on="noun", how="semi").with_columns(whom="subject")
    found = pl.concat([apposed, told], how="diagonal")
    return (
        as_object(found, "whom")
        .join(as_subject(persons, whom="i"), on="whom")
        .with_columns(predicate=pl.lit("party"), rule=pl.lit("behind the name"))
    )


def noted(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """A party given by its letter: "Rand Paul (R-Ky.)", "Nita Lowey, D-N.Y.", "Li's (D., Ky.)"."""
    opens = parse.filter(pl.col("text").is_in(["(", "[", ","])).select(opens="i")
    letters = named.filter(
        is_party("entity_id"), pl.col("text").str.contains(r"^\p{Lu}\.?$")
    ).with_columns(opens=pl.col("first") - 1)
    owners = parse.filter(pl.col("low").is_in(["'s", "’s"])).select(owner="i", owned=pl.lit(1))
    persons = (
        named.filter(pl.col("entity_type") == "PERSON")
        .with_columns(owner=pl.col("last") + 1)
        .join(owners, on="owner", how="left")
        .with_columns(opens=pl.col("owner") + pl.col("owned").fill_null(0))
    )
    return (
        as_object(letters, "opens")
        .join(opens, on="opens", how="semi")
        .join(as_subject(persons, "opens"), on="opens")
        .with_columns(predicate=pl.lit("party"), rule=pl.lit("party letter"))
    )
