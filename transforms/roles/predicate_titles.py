"""Predicate titles: titles that a clause gives to its subject.

Song is the minister. Song served as mayor, was elected president.
            ^ of Song             ^ of Song, then   ^ of Song
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.roles import Tenures, TitleVerbs

#: Relations of a noun that a copula makes a predicate: "Song is a minister".
PREDICATE: Final = ("root", "ccomp", "conj", "acl:relcl")


def served(titles: pl.LazyFrame, runs: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """A title that someone serves as or becomes: "Song served as mayor"."""
    as_ = runs.filter(pl.col("low") == "as", pl.col("dep") == "case").select(noun="h").unique()
    # "The first woman to serve as president" has not served.
    verb = runs.filter(pl.col("dep") != "acl").select(
        title_head="i",
        verb="low",
        whom="subject",
        passive="passive",
        ended=pl.col("xpos").is_in(["VBD", "VBN"]),
    )
    served = titles.filter(pl.col("title_dep").is_in(["obl", "nmod"])).join(
        as_, on="noun", how="semi"
    )
    became = titles.filter(pl.col("title_dep").is_in(["xcomp", "obj"]))
    verbs = read(TitleVerbs)
    of_title, of_as, of_passive = (
        pl.col("verb").is_in(verbs.filter(takes=takes)["lemma"].implode())
        for takes in ("title", "as", "passive")
    )
    made = of_passive & pl.col("passive")
    active = verbs.filter(pl.col("lasting"), pl.col("takes") != "passive")
    kept = pl.col("verb").is_in(active["lemma"].implode()) | made
    return (
        pl.concat(
            [
                served.join(verb, on="title_head").filter(of_as | made),
                became.join(verb, on="title_head").filter(of_title | made),
            ]
        )
        .with_columns(ended=pl.col("ended") & ~kept)
        .join(persons, left_on="whom", right_on="i")
    )


def predicated(titles: pl.LazyFrame, runs: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """A title as predicate noun: "Song is the minister"."""
    copulas = runs.filter(pl.col("dep") == "cop")
    predicates = copulas.group_by(noun="h").agg(ended=(pl.col("xpos") == "VBD").any())
    relative = pl.col("low").is_in(["who", "that", "which"])
    # Of several subjects, the first; the parser may take an object for one.
    subjects = (
        runs.filter(pl.col("dep") == "nsubj", ~relative)
        .group_by(noun="h")
        .agg(pl.col("i").min())
        .select("i", "noun")
    )
    whose = runs.filter(pl.col("dep") == "acl:relcl").select(i="h", noun="i")
    subjects = pl.concat([subjects, whose.join(subjects, on="noun", how="anti")])
    return (
        titles.filter(pl.col("title_dep").is_in(PREDICATE))
        .join(predicates, on="noun")
        # "He said that he was the minister" is no past.
        .with_columns(ended=pl.col("ended") & (pl.col("title_dep") != "ccomp"))
        .join(subjects, on="noun")
        .join(persons, on="i")
    )


def exemplified(titles: pl.LazyFrame, runs: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """A title with examples of its holders: "lawmakers such as Song and Li"."""
    introduced = runs.filter(
        pl.col("dep") == "case", pl.col("low").is_in(["such", "include", "including"])
    ).select(i="h")
    heads = runs.select("i", noun="h", dep="dep")
    first = persons.join(introduced.unique(), on="i", how="semi").join(heads, on="i")
    joined = (
        persons.join(heads.filter(pl.col("dep") == "conj"), on="i")
        .rename({"noun": "first_example"})
        .join(first.select("noun", first_example="i"), on="first_example")
    )
    return pl.concat([first, joined], how="diagonal").drop("dep").join(titles, on="noun")


def tenures(runs: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """A title told by its tenure: "Song's presidency", "the presidency of Song"."""
    of = runs.filter(pl.col("dep") == "case", pl.col("low") == "of").select(i="h").unique()
    heads = runs.select("i", noun="h", dep="dep")
    owners = persons.join(heads, on="i")
    possessors = owners.filter(pl.col("dep") == "nmod:poss")
    behind = owners.filter(pl.col("dep") == "nmod").join(of, on="i", how="semi")
    capital = pl.col("text").str.contains(r"^\p{Lu}")
    return (
        runs.filter(~pl.col("named"))
        .join(read(Tenures).lazy(), left_on="low", right_on="word")
        .select(
            "run",
            "sentence_no",
            noun="i",
            lemma="title",
            xpos=pl.lit("NN"),
            noun_start="start_char",
            noun_end="end_char",
            noun_text=pl.when(capital).then(pl.col("title").str.to_titlecase()).otherwise("title"),
            designate=pl.lit(None, pl.String),
            title_last="i",
        )
        .join(pl.concat([possessors, behind]).drop("dep"), on="noun")
        .with_columns(ended=pl.lit(value=True))
    )
