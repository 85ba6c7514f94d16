"""Composed names: names that a head word completes, whatever the annotator tagged of them.

the Northern Arapaho Tribe, the Digital Example Act   body, law: capitals up to the head word
the 2020 US presidential election, Hurricane Maria    event
the EastMed pipeline                                  facility
Roe v. Wade                                           law
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import CommonHeads, NameHeads, UnnamedWords
from newsfacts.transforms.lexicons.roles import Titles, TitleWords
from newsfacts.transforms.names.type_votes import CONTEXT
from newsfacts.transforms.syntax.neighbours import begins_sentence, near

#: Parts of speech inside a name in capitals.
NAMING: Final = ("PROPN", "ADJ", "NOUN")
#: Types of head words before which words in capitals belong to the name.
HEADED: Final = ("ORG", "LAW", "EVENT", "FAC")
#: The most words before a head word.
REACH: Final = 7


def composed_names(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the names that their head word completes.

    Args:
        parse: The parse.

    Returns:
        `article_id`, `first`, `last`, `entity_type`, `weight`, `rule`.
    """
    words = _words(parse).cache()
    found = pl.concat(
        [_headed(words), _yearly(words), _storms(words), _facilities(words), _cases(words)]
    )
    return found.with_columns(weight=pl.lit(CONTEXT), rule=pl.lit("head word"))


def _words(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Number the runs of words in capitals: adds `start` (first word of the run) and `doubts`.

    `doubts` counts persons and titles up to a word; those inside a run make it no name.
    """
    capital = pl.col("text").str.contains(r"^\p{Lu}")
    inside = capital & pl.col("upos").is_in(NAMING)
    titles = pl.concat(
        [
            read(Titles)["lemma"],
            read(TitleWords)["word"],
            read(UnnamedWords).filter(pl.col("kind") == "title")["word"],
        ]
    )
    doubt = (pl.col("entity_type") == "PERSON") | pl.col("low").is_in(titles.implode())
    first = inside & (~inside.shift(1).fill_null(value=False) | begins_sentence())
    return parse.with_columns(small=pl.col("text").str.to_lowercase(), inside=inside).with_columns(
        start=pl.when(first).then("i").forward_fill(),
        doubts=doubt.fill_null(value=False).cum_sum(),
        opens=first & begins_sentence(),
    )


def _headed(words: pl.LazyFrame) -> pl.LazyFrame:
    """Capitals up to a head word: "Northern Arapaho Tribe", "US Constitution"."""
    heads = read(NameHeads).lazy().select(small="word", kind=pl.col("entity_type").cast(pl.String))
    starts = words.select(
        start="i",
        before=pl.col("doubts").shift(1).fill_null(0),
        # "New Council members met": the first word of a sentence has a capital anyway.
        proper=(pl.col("upos") == "PROPN") | ~pl.col("opens") | (pl.col("entity_type") == "NORP"),
    )
    return (
        words.filter("inside", pl.col("upos") == "PROPN")
        .join(heads, on="small")
        .filter(pl.col("kind").is_in(HEADED), (pl.col("i") - pl.col("start")).is_between(1, REACH))
        .join(starts, on="start")
        .filter("proper", pl.col("doubts") == pl.col("before"))
        .select("article_id", first="start", last="i", entity_type="kind")
    )


def _yearly(words: pl.LazyFrame) -> pl.LazyFrame:
    """An election of a year: "the 2020 United States presidential election"."""
    heads = (
        read(CommonHeads).filter(pl.col("kind").is_in(["election", "contest"]))["word"].implode()
    )
    year = pl.col("text").str.contains(r"^(?:19|20)\d\d$")
    named = pl.col("upos").is_in([*NAMING, "VERB"])
    head = pl.col("small").is_in(heads)
    return (
        words.with_columns(year=year, named=named, head=head)
        .with_columns(
            begin=pl.when(~pl.col("named") | begins_sentence()).then("i").forward_fill(),
            more=near("head", 1).fill_null(value=False),
        )
        .filter("head", ~pl.col("more"), (pl.col("i") - pl.col("begin")).is_between(2, REACH + 1))
        .join(words.filter(year).select(begin="i"), on="begin", how="semi")
        .select("article_id", first="begin", last="i", entity_type=pl.lit("EVENT"))
    )


def _storms(words: pl.LazyFrame) -> pl.LazyFrame:
    """A storm with its name: "Hurricane Maria", "Tropical Storm Ann"."""
    heads = read(CommonHeads).filter(pl.col("kind") == "storm")["word"].implode()
    bodies = read(NameHeads)["word"].implode()
    named = near("inside", 1) & (near("upos", 1) == "PROPN") & ~near("small", 1).is_in(bodies)
    tropical = (near("small", -1) == "tropical").cast(pl.Int32)
    return words.filter(
        pl.col("small").is_in(heads), pl.col("text").str.contains(r"^\p{Lu}"), named
    ).select(
        "article_id",
        first=pl.col("i") - tropical.fill_null(0),
        last=pl.col("i") + 1,
        entity_type=pl.lit("EVENT"),
    )


def _facilities(words: pl.LazyFrame) -> pl.LazyFrame:
    """A name before a common noun for a facility: "EastMed pipeline", "Cité railway station"."""
    heads = read(CommonHeads).filter(pl.col("kind") == "facility")["word"].implode()
    between = read(CommonHeads).filter(pl.col("kind") == "of a facility")["word"].implode()
    skips = near("small", -1).is_in(between).fill_null(value=False).cast(pl.Int32)
    inside = ~begins_sentence()
    # "A Moscow hospital" is any hospital of the place.
    named = words.select(
        end="i",
        begin="start",
        any_of=near("small", -1).is_in(["a", "an"]),
        place=pl.col("entity_type").is_in(["GPE", "NORP", "LOC"]),
        proper=pl.col("inside") & (pl.col("upos") == "PROPN"),
        until="doubts",
    )
    before = words.select(begin="i", before=pl.col("doubts").shift(1).fill_null(0))
    unnamed = words.filter(pl.col("small").is_in(["a", "an"])).select(begin=pl.col("i") + 1)
    return (
        words.with_columns(end=pl.col("i") - 1 - skips, skipped=skips)
        .filter(inside, pl.col("small").is_in(heads), pl.col("upos") == "NOUN")
        .join(named, on="end")
        .join(before, on="begin")
        .join(unnamed, on="begin", how="anti")
        .filter(
            "proper",
            ~pl.col("place") | (pl.col("skipped") > 0),
            pl.col("until") == pl.col("before"),
            pl.col("end") - pl.col("begin") < REACH,
        )
        .select("article_id", first="begin", last="i", entity_type=pl.lit("FAC"))
    )


def _cases(words: pl.LazyFrame) -> pl.LazyFrame:
    """A case before a court: "Roe v. Wade"."""
    starts = words.select(before="i", begin="start", inside_before="inside")
    ends = words.select(
        begin_behind="start", stop=pl.when("inside").then("i").max().over("start")
    ).unique("begin_behind", keep="first", maintain_order=True)
    return (
        words.filter(pl.col("text").is_in(["v.", "vs.", "v"]))
        .select("article_id", before=pl.col("i") - 1, begin_behind=pl.col("i") + 1)
        .join(starts, on="before")
        .filter("inside_before")
        .join(ends, on="begin_behind")
        .filter(pl.col("stop").is_not_null(), pl.col("stop") - pl.col("begin") <= REACH + 2)
        .select("article_id", first="begin", last="stop", entity_type=pl.lit("LAW"))
    )
