"""Title holders: the persons named beside a title.

Premiers Li and Mishustin       the deputy minister and spokesman Song
^Li, Mishustin                             ^Song        ^Song
"""

from typing import Final

import polars as pl
import polars.selectors as cs

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.roles import title_parts
from newsfacts.transforms.roles.long_titles import titles_of_bodies
from newsfacts.transforms.roles.predicate_titles import exemplified, predicated, served, tenures
from newsfacts.transforms.syntax.neighbours import begins_sentence

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
    "designate",
    "title_last",
)
PERSON: Final = ("article_id", "person_id", "holder", "name_start", "name_end")
PERSON_WORDS: Final = ("article_id", "i", "holder", "first", "last", "name_start", "name_end")
#: The most words from a title to the name in apposition to it: "minister of trade, Li".
APPOSED: Final = 8


def title_holders(
    runs: pl.LazyFrame, titles: pl.LazyFrame, speakers: pl.LazyFrame, held: pl.LazyFrame
) -> pl.LazyFrame:
    """Pair persons with the titles beside them, and with those conjoined to either.

    Args:
        runs: The words, from `title_words.title_runs`.
        titles: The titles, from `title_nouns.titles_of`.
        speakers: The names, descriptions and pronouns of persons, from `title_words.persons_of`.
        held: Titles with their holders, from `annotated_titles.holders`.

    Returns:
        One row per person and title: the columns of PERSON and TITLE, `relation`.
    """
    known = {"holder": "i", "person_id": "entity_id"}
    spoken_of = speakers.with_columns(**known).select(*PERSON_WORDS, "kind", "person_id")
    persons = spoken_of.filter(pl.col("kind") == "name")
    joined = runs.filter(pl.col("dep") == "conj").select("i", "h")
    inside = _inside(persons, runs).cache()
    before = _before(runs, titles, inside).cache()
    pairs = {
        "before": before,
        "over a list": _over_a_list(before, joined, persons),
        "joined title": _joined_titles(before, joined, titles),
        "title and title": _before_and(before, runs, titles),
        "title and rank": _before_rank(before, titles),
        "apposition": _apposed(titles.join(before, on="noun", how="anti"), persons),
        "name in apposition": _naming(titles, runs, inside),
        "of a body": titles_of_bodies(runs, titles, persons),
        "copula": predicated(titles, runs, spoken_of),
        "as": served(titles, runs, persons),
        "example": exemplified(titles, runs, persons),
        "tenure": tenures(runs, persons),
    }
    found = _together(pairs).cache()
    others = titles.join(found, on="noun", how="anti")
    return pl.concat([found, _read(others, held, spoken_of)], how="diagonal")


def _together(pairs: dict[str, pl.LazyFrame]) -> pl.LazyFrame:
    """All pairs, with the `relation` that gave them."""
    ended = cs.by_name("ended", require_all=False)
    return pl.concat(
        (rows.select(*PERSON, *TITLE, ended, relation=pl.lit(by)) for by, rows in pairs.items()),
        how="diagonal",
    )


def _read(titles: pl.LazyFrame, held: pl.LazyFrame, speakers: pl.LazyFrame) -> pl.LazyFrame:
    """Titles that the grammar pairs with nobody, with the holders that the annotator reads."""
    return (
        titles.join(held, on="noun")
        .join(speakers, on="i")
        .select(*PERSON, *TITLE, relation=pl.lit("annotator"))
    )


def _inside(persons: pl.LazyFrame, runs: pl.LazyFrame) -> pl.LazyFrame:
    """Persons with a word of their sentence before them; what is before others is not theirs."""
    opening = runs.filter(begins_sentence()).select(first="i")
    return persons.join(opening, on="first", how="anti")


def _before(runs: pl.LazyFrame, titles: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """A title right before a name: "Premier Li", "Prime Minister-designate Li"."""
    designate = runs.filter(
        pl.col("low").is_in(title_parts("behind")), pl.col("text").shift(1).is_in(["-", "–"])
    ).select(designate=pl.col("i"))
    behind = persons.with_columns(before=pl.col("first") - 1)
    late = behind.join(designate, left_on="before", right_on="designate", how="semi")
    moved = late.with_columns(before=pl.col("before") - 2)
    return pl.concat([behind, moved]).join(
        titles, left_on="before", right_on="title_last", coalesce=False
    )


def _naming(titles: pl.LazyFrame, runs: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """A name in apposition to a title: "Israel's defence minister, Li"."""
    part = runs.filter(pl.col("dep").is_in(["appos", "flat"])).select("i", noun="h")
    comma = runs.filter(pl.col("text") == ",").select(
        title_last=pl.col("i") - 1, first=pl.col("i") + 1
    )
    # Who is introduced so is named in full.
    apposed = persons.filter(pl.col("last") > pl.col("first")).join(part, on="i")
    distance = pl.col("first") - pl.col("title_last")
    below = apposed.join(titles, on="noun").filter(distance.is_between(2, APPOSED))
    # The parser may hang the name on a word further up: "issued by the president, Li".
    behind = apposed.drop("noun").join(comma, on="first").join(titles, on="title_last")
    found = pl.concat([below, behind], how="diagonal")
    # Of several mentions of a person, the one next to the title.
    return found.pipe(one_per, ["noun", "person_id"], "first")


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


def _before_and(before: pl.LazyFrame, runs: pl.LazyFrame, titles: pl.LazyFrame) -> pl.LazyFrame:
    """A title before "and" and the title of a name: "party leader and Prime Minister Li"."""
    starts = runs.group_by("run").agg(first_of_run=pl.col("i").min())
    ands = runs.filter(pl.col("low") == "and").select(first_of_run=pl.col("i") + 1)
    singular = titles.filter(~pl.col("xpos").is_in(PLURALS)).with_columns(
        first_of_run=pl.col("title_last") + 2
    )
    return (
        before.filter(~pl.col("xpos").is_in(PLURALS))
        .select(*PERSON, "run")
        .join(starts, on="run")
        # The run begins with the word before it, here "and".
        .with_columns(first_of_run=pl.col("first_of_run") + 1)
        .join(ands, on="first_of_run", how="semi")
        .drop("run")
        .join(singular, on="first_of_run")
    )


def _before_rank(before: pl.LazyFrame, titles: pl.LazyFrame) -> pl.LazyFrame:
    """A title before an abbreviated one, both held by the person: "Director Adm. Li"."""
    ranks = before.filter(pl.col("noun_text").str.ends_with("."))
    whole = titles.filter(~pl.col("noun_text").str.ends_with("."))
    return ranks.select(*PERSON, title_last=pl.col("noun") - 1).join(whole, on="title_last")


def _apposed(titles: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """A title in apposition after a name: "Song, the minister"."""
    return (
        titles.filter(pl.col("title_dep") == "appos")
        .join(persons, left_on="title_head", right_on="i")
        .filter(pl.col("noun") > pl.col("first"))
    )
