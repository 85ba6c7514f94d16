"""Type votes: evidence from the article and the lexicons votes for the type of each name.

The Example Agency (EA) asked Mr Li.   Example Agency -> ORG (its last word); EA -> ORG (brackets)
Ann Li spoke. Li left.                 Li -> PERSON (the last word of a person's name)
"""

from functools import cache

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import NameClues, NameContexts, NameHeads, WordClasses
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.names.namesakes import named_alike
from newsfacts.transforms.syntax.neighbours import near

#: Weights of the kinds of evidence.
MODEL, CONTEXT, KNOWN = 1, 3, 9

NAME = ["article_id", "phrase"]


def typed(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Choose the type of each name by the votes of all its occurrences in the article.

    Args:
        found: The names: `article_id`, `first`, `last`, `head`, `phrase`, `entity_type`, `weight`.
        parse: The parse.

    Returns:
        The names, with the type that has most votes.
    """
    own = found.select(*NAME, "entity_type", "weight")
    context = pl.concat(
        [
            *_adjacent_nouns(found, parse),
            *_possessed(found, parse),
            _head_words(found),
            _initials(found),
            _known_organizations(found),
            _known_places(found),
        ]
    )
    votes = pl.concat([own, context.with_columns(weight=pl.lit(CONTEXT))]).cache()
    # Full names vote for their short forms, so they need types first.
    first = _elected(found, votes).cache()
    of_full_names = pl.concat([_family_names(first), _abbreviations(first, parse)])
    votes = pl.concat(
        [
            votes,
            of_full_names.with_columns(weight=pl.lit(CONTEXT)),
            named_alike(first, parse).with_columns(weight=pl.lit(KNOWN + CONTEXT)),
        ]
    )
    return _elected(found, votes).drop("weight")


def _elected(found: pl.LazyFrame, votes: pl.LazyFrame) -> pl.LazyFrame:
    """Assign each name the type with the most votes in its article."""
    best = (
        votes.group_by(*NAME, "entity_type")
        .agg(pl.col("weight").sum())
        .pipe(one_per, NAME, *NAME, "weight", "entity_type", descending=[False, False, True, False])
        .select(*NAME, best="entity_type")
    )
    return (
        found.join(best, on=NAME, how="left", maintain_order="left")
        .with_columns(entity_type=pl.coalesce("best", "entity_type"))
        .drop("best")
    )


def _adjacent_nouns(found: pl.LazyFrame, parse: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Votes of nouns next to a name, and of the noun that it modifies or is in apposition to."""
    contexts = read(NameContexts).lazy().with_columns(pl.col("entity_type").cast(pl.String))
    after = contexts.filter(pl.col("place") == "after").select(lemma="lemma", seen="entity_type")
    before = contexts.filter(pl.col("place") == "before").select(lemma="lemma", seen="entity_type")
    beside = parse.select("i", behind=near("low", 1), ahead=near("low", -1))
    head = parse.select(head="i", dep="dep", lemma=pl.col("head_lemma").str.to_lowercase())
    titles = read(Titles)["lemma"].implode()
    apposed = found.join(head, on="head").filter(pl.col("dep").is_in(["appos", "compound"]))
    # "a spokesman, Ann Example": whoever has a title is a person.
    holder = (pl.col("dep") == "appos") & pl.col("lemma").is_in(titles)
    several = pl.col("phrase").str.contains(" ")
    rows = [
        found.join(beside.select(last="i", lemma="behind"), on="last").join(after, on="lemma"),
        found.join(beside.select(first="i", lemma="ahead"), on="first").join(before, on="lemma"),
        apposed.filter(~holder).join(after, on="lemma"),
        apposed.filter(holder, several).with_columns(seen=pl.lit("PERSON")),
    ]
    return [row.select(*NAME, entity_type="seen") for row in rows]


def _possessed(found: pl.LazyFrame, parse: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Votes of nouns that no person possesses: "Example's shareholders", "chairman of Example"."""
    contexts = read(NameContexts).lazy().with_columns(pl.col("entity_type").cast(pl.String))
    head = parse.select(head="i", dep="dep", lemma=pl.col("head_lemma").str.to_lowercase())
    marked = parse.filter(pl.col("low") == "of").select(first=pl.col("i") + 1)
    persons = found.filter(pl.col("entity_type") == "PERSON").join(head, on="head")
    named = {
        "owned": persons.filter(pl.col("dep") == "nmod:poss"),
        "of": persons.filter(pl.col("dep") == "nmod").join(marked, on="first", how="semi"),
    }
    return [
        rows.join(
            contexts.filter(pl.col("place") == place).select("lemma", seen="entity_type"),
            on="lemma",
        ).select(*NAME, entity_type="seen")
        for place, rows in named.items()
    ]


def _head_words(found: pl.LazyFrame) -> pl.LazyFrame:
    """Votes of the head word of a name: the last one, or the one before "of"."""
    heads = read(NameHeads).lazy().select("word", seen=pl.col("entity_type").cast(pl.String))
    phrase = pl.col("phrase")
    word = pl.coalesce(phrase.str.extract(r"(\S+) (?:of|for|on) "), phrase.str.extract(r"\s(\S+)$"))
    return (
        found.with_columns(word=word.str.to_lowercase())
        .join(heads, on="word")
        .select(*NAME, entity_type="seen")
    )


def _initials(found: pl.LazyFrame) -> pl.LazyFrame:
    """Votes for organizations of initials that are tagged as persons."""
    return found.filter(
        pl.col("entity_type") == "PERSON",
        pl.col("first") == pl.col("last"),
        pl.col("phrase").str.contains(r"^\p{Lu}{3,6}$"),
    ).select(*NAME, entity_type=pl.lit("ORG"))


def _known_organizations(found: pl.LazyFrame) -> pl.LazyFrame:
    """Votes of the list of well-known organizations."""
    bodies = read(NameClues).lazy().filter(pl.col("clue") == "organization").select("phrase")
    return (
        found.filter(~pl.col("entity_type").is_in(["PERSON", "GPE", "LOC"]))
        .join(bodies, on="phrase", how="semi")
        .select(*NAME, entity_type=pl.lit("ORG"))
    )


def _known_places(found: pl.LazyFrame) -> pl.LazyFrame:
    """Votes of the list of cities and regions, for words that are no other names."""
    return (
        found.filter(pl.col("entity_type").is_in(["PERSON", "ORG"]))
        .with_columns(word=pl.col("phrase").str.to_lowercase())
        .join(_place_words().lazy(), on="word", how="semi")
        .select(*NAME, entity_type=pl.lit("GPE"))
    )


@cache
def _place_words() -> pl.DataFrame:
    classes = pl.col("classes").str.split(" ")
    place = classes.list.set_intersection(["city", "region"]).list.len() > 0
    other = ["given_name", "surname", "organization", "organization_part"]
    alone = classes.list.set_intersection(other).list.len() == 0
    return read(WordClasses).filter(place, alone).select("word")


def _family_names(found: pl.LazyFrame) -> pl.LazyFrame:
    """Votes of a person's full name for the family name alone."""
    persons = found.filter(pl.col("entity_type") == "PERSON")
    ends = [persons.select("article_id", end=phrase_end(size)) for size in (1, 2)]
    long = pl.concat(ends).drop_nulls().unique()
    return (
        found.filter(pl.col("entity_type").is_in(["ORG", "GPE", "LOC", "NORP"]))
        .with_columns(end=pl.col("phrase").str.to_lowercase())
        .join(long, on=["article_id", "end"], how="semi")
        .select(*NAME, entity_type=pl.lit("PERSON"))
    )


def phrase_end(size: int) -> pl.Expr:
    """Return the last words of a longer phrase, in lower case: "dos santos" of "Ana dos Santos"."""
    return pl.col("phrase").str.extract(rf"\s(\S+(?: \S+){{{size - 1}}})$").str.to_lowercase()


def _abbreviations(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Votes of a full name for the abbreviation in brackets after it."""
    bracket = parse.filter(pl.col("text") == "(").select(opens="i")
    long = found.select(opens=pl.col("last") + 1, seen="entity_type", long="phrase")
    return (
        found.with_columns(opens=pl.col("first") - 1)
        .join(bracket, on="opens", how="semi")
        .join(long, on="opens")
        .filter(
            pl.col("phrase").str.contains(r"^\p{Lu}[\p{L}-]{1,9}$"),
            pl.col("long").str.contains(" "),
            pl.col("long").str.head(1) == pl.col("phrase").str.head(1),
        )
        .select(*NAME, entity_type="seen")
    )
