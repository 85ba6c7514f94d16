"""Title holders: the persons named beside a title.

Premiers Li and Mishustin       the deputy minister and spokesman Song
^Li, Mishustin                             ^Song        ^Song
"""

from typing import Final

import polars as pl

from newsfacts.transforms.entities.mention_tokens import things
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.syntax.spans import with_latest_span

PLURALS: Final = ("NNS", "NNPS")
#: The columns of a title, and of its holder.
TITLE: Final = (
    "run",
    "sentence_no",
    "lemma",
    "xpos",
    "noun",
    "noun_start",
    "noun_end",
    "noun_text",
)
PERSON: Final = ("article_id", "person_id", "name_start", "name_end")
#: Relations of a noun that a copula makes a predicate: "Song is a minister".
PREDICATE: Final = ("root", "ccomp", "conj", "acl:relcl")


def title_holders(runs: pl.LazyFrame, heads: pl.LazyFrame) -> pl.LazyFrame:
    """Pair persons with the titles beside them, and with those conjoined to either.

    Args:
        runs: The words, from `runs_of`.
        heads: The names, from `heads_of`.

    Returns:
        One row per person and title: the columns of PERSON and TITLE, `relation`.
    """
    persons = heads.filter(pl.col("entity_type") == "PERSON").select(
        "article_id", "i", "first", "name_start", "name_end", person_id="entity_id"
    )
    titles = _titles(runs)
    joined = runs.filter(pl.col("dep") == "conj").select("i", "h")
    before = persons.join(titles, left_on=pl.col("first") - 1, right_on="noun", coalesce=False)
    pairs = {
        "before": before,
        "over a list": _over_a_list(before, joined, persons),
        "joined title": _joined_titles(before, joined, titles),
        "apposition": _apposed(titles, persons),
        "copula": _predicated(titles, runs, persons),
    }
    return pl.concat(
        rows.select(*PERSON, *TITLE, relation=pl.lit(relation)) for relation, rows in pairs.items()
    )


def _titles(runs: pl.LazyFrame) -> pl.LazyFrame:
    """The nouns that are titles and not part of a name."""
    return (
        runs.join(read(Titles).lazy(), left_on="low", right_on="lemma", how="semi")
        .filter(~pl.col("named"))
        .select(
            "run",
            "sentence_no",
            "lemma",
            "xpos",
            noun="i",
            title_dep="dep",
            title_head="h",
            noun_start="start_char",
            noun_end="end_char",
            noun_text="text",
        )
    )


def _over_a_list(before: pl.LazyFrame, joined: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """A plural title before a list, held by everyone in it: "Premiers Li and Mishustin"."""
    return (
        before.filter(pl.col("xpos").is_in(PLURALS))
        .select("i", *TITLE)
        .join(joined.rename({"i": "other", "h": "i"}), on="i")
        .drop("i")
        .join(persons, left_on="other", right_on="i")
    )


def _joined_titles(
    before: pl.LazyFrame, joined: pl.LazyFrame, titles: pl.LazyFrame
) -> pl.LazyFrame:
    """Conjoined titles, both held by the person: "minister and spokesman Song"."""
    return (
        before.select(*PERSON, i="noun")
        .join(joined.rename({"h": "noun"}), on="i")
        .join(titles, on="noun")
    )


def _apposed(titles: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """A title in apposition after a name: "Song, the minister"."""
    return (
        titles.filter(pl.col("title_dep") == "appos")
        .join(persons, left_on="title_head", right_on="i")
        .filter(pl.col("noun") > pl.col("first"))
    )


def _predicated(titles: pl.LazyFrame, runs: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """A title as predicate noun: "Song is the minister"."""
    predicates = runs.filter(pl.col("dep") == "cop").select(noun="h").unique()
    subjects = runs.filter(pl.col("dep") == "nsubj").select("i", noun="h")
    return (
        titles.filter(pl.col("title_dep").is_in(PREDICATE))
        .join(predicates, on="noun", how="semi")
        .join(subjects, on="noun")
        .join(persons, on="i")
    )


def runs_of(parse: pl.LazyFrame, heads: pl.LazyFrame) -> pl.LazyFrame:
    """Number the runs of adjectives and nouns, and flag the words that are part of a name.

    Args:
        parse: The parse.
        heads: The names, from `heads_of`.

    Returns:
        The words with `run` (the same for all words of a run) and `named`.
    """
    breaks = ~pl.col("upos").is_in(["ADJ", "NOUN", "PROPN", "PART"]) | (
        (pl.col("upos") == "PART") & (pl.col("low") == "to")
    )
    names = heads.group_by(name_in="article_id", name_first="first").agg(pl.col("name_end").max())
    inside = (pl.col("article_id") == pl.col("name_in")) & (
        pl.col("start_char") < pl.col("name_end")
    )
    return (
        parse.select(
            "article_id",
            "i",
            "h",
            "dep",
            "low",
            "lemma",
            "text",
            "upos",
            "xpos",
            "sentence_no",
            "start_char",
            "end_char",
            run=(
                breaks | pl.col("sentence_no").ne_missing(pl.col("sentence_no").shift())
            ).cum_sum(),
        )
        .pipe(with_latest_span, names, "i", "name_first")
        .with_columns(named=inside.fill_null(value=False))
        .drop("name_in", "name_end", "name_first")
    )


def heads_of(parse: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Give the names, with the number of the head word, `i`, and of the `first` word."""
    return (
        things(parse, mentions)
        .filter(pl.col("kind") == "name")
        .select(
            "article_id",
            "entity_id",
            "entity_type",
            "i",
            "first",
            name_start="start_char",
            name_end="end_char",
            name="text",
        )
    )
