"""Types of names: all that an article and the lexicons tell of a name votes for what it names.

The Example Agency (EA) asked Mr Li.   Example Agency -> ORG (its last word); EA -> ORG (brackets)
Ann Li spoke. Li left.                 Li -> PERSON (the end of a person's name)
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import NameClues, NameContexts, NameHeads, WordClasses

#: How much each kind of evidence counts for the type of a name.
MODEL, CONTEXT, KNOWN = 1, 3, 9

NAME = ["article_id", "phrase"]


def typed(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Let the evidence of all uses of a name in an article vote for its type.

    Args:
        found: The names: `article_id`, `first`, `last`, `head`, `phrase`, `entity_type`, `weight`.
        parse: The parse.

    Returns:
        The names with the type that most evidence favours.
    """
    tagged = found.select(*NAME, "entity_type", "weight")
    told = pl.concat(
        [*_beside(found, parse), _headed(found), _initials(found), _clued(found), _placed(found)]
    )
    votes = pl.concat([tagged, told.with_columns(weight=pl.lit(CONTEXT))]).cache()
    first = _elected(found, votes).cache()
    more = [_shortened(first), _bracketed(first, parse)]
    told = pl.concat(more).with_columns(weight=pl.lit(CONTEXT))
    return _elected(found, pl.concat([votes, told])).drop("weight")


def _elected(found: pl.LazyFrame, votes: pl.LazyFrame) -> pl.LazyFrame:
    """Give each name the type with the most votes in its article."""
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


def _beside(found: pl.LazyFrame, parse: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Votes of the nouns beside a name, and of the noun that it describes or is put beside."""
    contexts = read(NameContexts).lazy().with_columns(pl.col("entity_type").cast(pl.String))
    after = contexts.filter(pl.col("place") == "after").select(lemma="lemma", seen="entity_type")
    before = contexts.filter(pl.col("place") == "before").select(lemma="lemma", seen="entity_type")
    beside = parse.select(at="i", lemma="low")
    head = parse.select(head="i", dep="dep", lemma="head_lemma")
    rows = [
        found.with_columns(at=pl.col("last") + 1).join(beside, on="at").join(after, on="lemma"),
        found.with_columns(at=pl.col("first") - 1).join(beside, on="at").join(before, on="lemma"),
        found.join(head, on="head")
        .filter(pl.col("dep").is_in(["appos", "compound"]))
        .with_columns(pl.col("lemma").str.to_lowercase())
        .join(after, on="lemma"),
    ]
    return [row.select(*NAME, entity_type="seen") for row in [*rows, *_served(found, parse)]]


def _served(found: pl.LazyFrame, parse: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Votes of what no person has: "Example's shareholders", "the chairman of Example"."""
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
        )
        for place, rows in named.items()
    ]


def _headed(found: pl.LazyFrame) -> pl.LazyFrame:
    """Votes of the word that a name of several words ends in, or has before its "of"."""
    heads = read(NameHeads).lazy().select("word", seen=pl.col("entity_type").cast(pl.String))
    phrase = pl.col("phrase")
    word = pl.coalesce(phrase.str.extract(r"(\S+) (?:of|for|on) "), phrase.str.extract(r"\s(\S+)$"))
    return (
        found.with_columns(word=word.str.to_lowercase())
        .join(heads, on="word")
        .select(*NAME, entity_type="seen")
    )


def _initials(found: pl.LazyFrame) -> pl.LazyFrame:
    """Votes of names in capitals only, tagged as a person's: bodies are called by initials."""
    return found.filter(
        pl.col("entity_type") == "PERSON",
        pl.col("first") == pl.col("last"),
        pl.col("phrase").str.contains(r"^\p{Lu}{3,6}$"),
    ).select(*NAME, entity_type=pl.lit("ORG"))


def _clued(found: pl.LazyFrame) -> pl.LazyFrame:
    """Votes of the list of well-known bodies."""
    bodies = read(NameClues).lazy().filter(pl.col("clue") == "organization").select("phrase")
    return (
        found.filter(~pl.col("entity_type").is_in(["PERSON", "GPE", "LOC"]))
        .join(bodies, on="phrase", how="semi")
        .select(*NAME, entity_type=pl.lit("ORG"))
    )


def _placed(found: pl.LazyFrame) -> pl.LazyFrame:
    """Votes of the list of cities and regions, for words that are no name of anyone besides."""
    classes = pl.col("classes").str.split(" ")
    other = ["given_name", "surname", "organization", "organization_part"]
    places = (
        read(WordClasses)
        .lazy()
        .filter(
            classes.list.set_intersection(["city", "region"]).list.len() > 0,
            classes.list.set_intersection(other).list.len() == 0,
        )
        .select("word")
    )
    return (
        found.filter(pl.col("entity_type").is_in(["PERSON", "ORG"]))
        .with_columns(word=pl.col("phrase").str.to_lowercase())
        .join(places, on="word", how="semi")
        .select(*NAME, entity_type=pl.lit("GPE"))
    )


def _shortened(found: pl.LazyFrame) -> pl.LazyFrame:
    """Votes of a person's full name for the family name that stands for it."""
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
    """Give the last words of a longer phrase, written small: "dos santos" of "Ana dos Santos"."""
    return pl.col("phrase").str.extract(rf"\s(\S+(?: \S+){{{size - 1}}})$").str.to_lowercase()


def _bracketed(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Votes of a long name for the abbreviation in brackets behind it."""
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
