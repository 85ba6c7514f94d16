"""Affiliations: which party, employer or country the words beside a name tell.

the Democratic mayor Ann Example          party
Ann Example of the National Agency        employer
the Japanese brokerage Example            based_in Japan
China's Example Company, its Ministry     based_in China, part_of China
"""

from typing import Final

import polars as pl

from newsfacts.transforms.entities.entity_ids import is_country
from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.relations import BodyWords, PlaceNouns
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.relations.dependency_patterns import as_object, as_subject
from newsfacts.transforms.syntax.parse import at

PARTY: Final = r"-(?:party|democrats)$"
#: The most words between two names of one phrase: "Democratic state representative Example".
REACH: Final = 6


def described(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """What stands before a name in its phrase: "Democratic mayor Ann", "Japanese firm Example"."""
    titles = read(Titles)["lemma"].implode()
    pairs = _pairs(parse, named)
    party = pl.col("object_id").str.contains(PARTY)
    person = pl.col("subject_type") == "PERSON"
    body = pl.col("subject_type") == "ORG"
    place = pl.col("object_type").is_in(["GPE", "NORP", "LOC"])
    common = (pl.col("word_upos") == "NOUN") & ~pl.col("word").is_in(titles)
    return pairs.with_columns(
        predicate=pl.when(person & party)
        .then(pl.lit("party"))
        .when(body & place & common & (pl.col("gap") > 0))
        .then(pl.lit("based_in"))
        .when(pl.col("subject_type").is_in(["GPE", "LOC"]) & place & pl.col("of_place"))
        .then(pl.lit("located_in")),
        rule=pl.lit("before the name"),
    ).filter(pl.col("predicate").is_not_null())


def _pairs(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Pair each name with the next one where only nouns and adjectives stand between."""
    of = (pl.col("low") == "of") & pl.col("low").shift(1).is_in(read(PlaceNouns)["lemma"].implode())
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
    """A party told behind a name: "Example, the Republican leader", "Example was a Democrat"."""
    parties = named.filter(pl.col("entity_id").str.contains(PARTY))
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
    """A party told by its letter: "Rand Paul (R-Ky.)", "Nita Lowey, D-N.Y."."""
    opens = parse.filter(pl.col("text").is_in(["(", "[", ","])).select(opens="i")
    letters = named.filter(
        pl.col("entity_id").str.contains(PARTY), pl.col("text").str.contains(r"^\p{Lu}$")
    ).with_columns(opens=pl.col("first") - 1)
    persons = named.filter(pl.col("entity_type") == "PERSON").with_columns(opens=pl.col("last") + 1)
    return (
        as_object(letters, "opens")
        .join(opens, on="opens", how="semi")
        .join(as_subject(persons, "opens"), on="opens")
        .with_columns(predicate=pl.lit("party"), rule=pl.lit("party letter"))
    )


def owned_bodies(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Bodies and places of a country: "China's Example Company", "Iran's Foreign Ministry"."""
    mark = parse.filter(pl.col("low").is_in(["'s", "’s"]), pl.col("upos") == "PART")
    owners = named.filter(pl.col("entity_type").is_in(["GPE", "ORG", "NORP", "LOC"])).with_columns(
        mark=pl.col("last") + 1
    )
    bodies = named.with_columns(mark=pl.col("first") - 1)
    place = pl.col("object_type").is_in(["GPE", "NORP", "LOC"])
    return (
        as_subject(bodies.with_columns(name="text"), "mark", "name")
        .join(mark.select(mark="i"), on="mark", how="semi")
        .join(as_object(owners, "mark"), on="mark")
        .with_columns(
            predicate=pl.when(pl.col("subject_type").is_in(["GPE", "FAC", "LOC"]) & place)
            .then(pl.lit("located_in"))
            .when(
                (pl.col("subject_type") == "ORG")
                & (_is("name", "state", "assembly") | (~place & _is("name", "site", "club")))
            )
            .then(pl.lit("part_of"))
            .when((pl.col("subject_type") == "ORG") & place)
            .then(pl.lit("based_in")),
            rule=pl.lit("'s"),
        )
        .filter(pl.col("predicate").is_not_null())
    )


def _is(name: str, *kinds: str) -> pl.Expr:
    """Whether a name holds a word of bodies of some kind."""
    words = read(BodyWords).filter(pl.col("kind").cast(pl.String).is_in(kinds))["word"]
    return pl.col(name).str.contains(rf"(?i)\b{alternation(words)}\b")


def attached(parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """A person of a body or from a place: "Ann Example of the Agency", "from Example City"."""
    case = (
        parse.filter(pl.col("dep") == "case")
        .group_by("h")
        .agg(preposition=pl.col("low").sort_by("i").first())
    )
    held = named.filter(pl.col("dep") == "nmod").join(case, left_on="i", right_on="h")
    person = pl.col("subject_type") == "PERSON"
    body = (pl.col("object_type") == "ORG") & person
    within = pl.col("preposition") == "in"
    place = pl.col("object_type").is_in(["GPE", "LOC"])
    return (
        as_object(held, "preposition", whom="h")
        .join(as_subject(named.drop("dep", "h"), whom="i", subject_text="text"), on="whom")
        .with_columns(
            predicate=pl.when(body & _is("object_text", "assembly", "club"))
            .then(pl.lit("member_of"))
            .when(body & pl.col("preposition").is_in(["of", "from", "at", "with"]))
            .then(pl.lit("employer"))
            .when(person & place & (pl.col("preposition") == "from"))
            .then(pl.lit("resident_of"))
            .when(place & within & _is("subject_text", "site"))
            .then(pl.lit("located_in"))
            .when(place & within & (pl.col("subject_type") == "ORG"))
            .then(pl.lit("based_in"))
            .when(place & within & pl.col("subject_type").is_in(["FAC", "GPE", "LOC"]))
            .then(pl.lit("located_in")),
            rule=pl.format("name {} name", "preposition"),
        )
        # "The United States in 2019", "Israel in Gaza": a country is in no place.
        .filter(
            pl.col("predicate").is_not_null(),
            ~((pl.col("predicate") == "located_in") & is_country("subject_id")),
        )
    )
