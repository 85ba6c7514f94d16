"""Title holders: the persons named beside a title.

Premiers Li and Mishustin       the deputy minister and spokesman Song
^Li, Mishustin                             ^Song        ^Song
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.roles.long_titles import fields, titles_of_bodies

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
)
PERSON: Final = ("article_id", "person_id", "holder", "name_start", "name_end")
PERSON_WORDS: Final = ("article_id", "i", "holder", "first", "last", "name_start", "name_end")
#: The most words from a title to the name in apposition to it: "minister of trade, Li".
APPOSED: Final = 8
#: What a title ends in whose holder is not in office yet: "President-elect".
DESIGNATE: Final = ("elect", "designate")
#: Verbs with a title as their object or complement.
BECOMING: Final = ("become", "remain")
#: Verbs with "as" and a title of their subject; in the passive, of whom they make one.
SERVING: Final = ("serve", "act", "work", "continue", "resign", "retire", "return", "step")
MAKING: Final = ("elect", "appoint", "name", "swear", "install", "nominate", "know", "re-elect")
#: Relations of a noun that a copula makes a predicate: "Song is a minister".
PREDICATE: Final = ("root", "ccomp", "conj", "acl:relcl")


def title_holders(runs: pl.LazyFrame, speakers: pl.LazyFrame) -> pl.LazyFrame:
    """Pair persons with the titles beside them, and with those conjoined to either.

    Args:
        runs: The words, from `title_words.runs_of`.
        speakers: The names, descriptions and pronouns of persons, from `title_words.persons_of`.

    Returns:
        One row per person and title: the columns of PERSON and TITLE, `relation`.
    """
    spoken_of = speakers.with_columns(holder="i").select(
        *PERSON_WORDS, "kind", person_id="entity_id"
    )
    persons = spoken_of.filter(pl.col("kind") == "name")
    titles = _titles(runs).cache()
    joined = runs.filter(pl.col("dep") == "conj").select("i", "h")
    before = _before(runs, titles, persons).cache()
    pairs = {
        "before": before,
        "over a list": _over_a_list(before, joined, persons),
        "joined title": _joined_titles(before, joined, titles),
        "apposition": _apposed(titles, persons),
        "name in apposition": _naming(titles, runs, persons),
        "of a body": titles_of_bodies(runs, titles, persons),
        "copula": _predicated(titles, runs, spoken_of),
        "as": _served(titles, runs, persons),
    }
    return pl.concat(
        rows.select(*PERSON, *TITLE, relation=pl.lit(relation)) for relation, rows in pairs.items()
    )


def _titles(runs: pl.LazyFrame) -> pl.LazyFrame:
    """The nouns that are titles and not part of a name."""
    return (
        runs.with_columns(designate=pl.when(_is_designate()).then(pl.lit("designate")))
        .join(read(Titles).lazy(), left_on="low", right_on="lemma", how="semi")
        .filter(~pl.col("named"))
        .join(fields(runs), left_on="i", right_on="noun", how="left")
        .with_columns(
            pl.col("text") + pl.col("field").fill_null(""),
            title_last=pl.coalesce("field_last", "i"),
            end_char=pl.coalesce("field_end", "end_char"),
        )
        .select(
            "title_last",
            "designate",
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


def _before(runs: pl.LazyFrame, titles: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """A title right before a name: "Premier Li", "Prime Minister-designate Li"."""
    designate = runs.filter(
        pl.col("low").is_in(DESIGNATE), pl.col("text").shift(1).is_in(["-", "–"])
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
    return pl.concat([below, behind], how="diagonal").unique(["noun", "person_id"])


def _served(titles: pl.LazyFrame, runs: pl.LazyFrame, persons: pl.LazyFrame) -> pl.LazyFrame:
    """A title that someone serves as or becomes: "Song served as mayor"."""
    as_ = runs.filter(pl.col("low") == "as", pl.col("dep") == "case").select(noun="h").unique()
    # "The first woman to serve as president" has not served.
    verb = runs.filter(pl.col("dep") != "acl").select(
        title_head="i", verb="low", whom="subject", passive="passive"
    )
    served = titles.filter(pl.col("title_dep").is_in(["obl", "nmod"])).join(
        as_, on="noun", how="semi"
    )
    became = titles.filter(pl.col("title_dep").is_in(["xcomp", "obj"]))
    made = pl.col("verb").is_in(MAKING) & pl.col("passive")
    return pl.concat(
        [
            served.join(verb, on="title_head").filter(pl.col("verb").is_in(SERVING) | made),
            became.join(verb, on="title_head").filter(pl.col("verb").is_in(BECOMING) | made),
        ]
    ).join(persons, left_on="whom", right_on="i")


def _is_designate() -> pl.Expr:
    """Whether a title ends in a word for someone not in office yet: "President-elect"."""
    hyphen = pl.col("text").shift(-1).is_in(["-", "–"])
    return hyphen & pl.col("low").shift(-2).is_in(DESIGNATE)


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
    relative = pl.col("low").is_in(["who", "that", "which"])
    subjects = runs.filter(pl.col("dep") == "nsubj", ~relative).select("i", noun="h").unique("noun")
    whose = runs.filter(pl.col("dep") == "acl:relcl").select(i="h", noun="i")
    subjects = pl.concat([subjects, whose.join(subjects, on="noun", how="anti")])
    return (
        titles.filter(pl.col("title_dep").is_in(PREDICATE))
        .join(predicates, on="noun", how="semi")
        .join(subjects, on="noun")
        .join(persons, on="i")
    )
