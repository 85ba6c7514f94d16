"""References: pronouns and common nouns that stand for something named before.

Beijing and Moscow agreed. The two countries said they would cooperate.
                           ^China, Russia          ^China, Russia
Song spoke. He left.
            ^Song
"""

import dataframely as dy
import polars as pl

from transforms.choice import one_per
from transforms.genders import genders, pronoun_genders
from transforms.lexicon import Lexicon, read
from transforms.name_types import NameContexts
from transforms.titles import Titles

#: How many sentences back a pronoun or noun may point.
REACH = 2
#: Relations to a verb whose subject a plain pronoun cannot mean: "Song praised him".
BESIDE_SUBJECT = ("obj", "iobj", "obl")


class References(Lexicon):
    """Words that refer back, and to what kind of thing."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
    number = dy.Enum(["one", "two"], description="Whether it stands for one thing or for a pair.")
    refers_to = dy.Enum(["person", "body", "country", "any"], description="The kind of thing.")
    kind = dy.Enum(["pronoun", "nominal"], description="The kind of mention.")


def references(
    identified: pl.LazyFrame, words: pl.LazyFrame, quotations: pl.LazyFrame
) -> pl.LazyFrame:
    """Resolve the references that are plain; the others stay unresolved, and are no mentions.

    Args:
        identified: Names with the entities they mean.
        words: The parse.
        quotations: What stands between quotation marks.

    Returns:
        One row per reference and entity: `first`, `last`, `head` (numbers of words), `kind`,
        `entity_type`, `entity_id`, `entity_name`, `country`, `wikidata_id`, `rule`.
    """
    lexicon = (
        read(References).lazy().with_columns(pl.col("number", "refers_to", "kind").cast(pl.String))
    )
    candidates = words.join(lexicon, left_on="low", right_on="lemma").cache()
    parties = _parties(identified, words)
    known = genders(identified, words)
    parties = parties.join(known, on=["article_id", "entity_id"], how="left").cache()
    ones = _one(candidates.filter(pl.col("number") == "one"), parties, words, quotations)
    twos = _two(candidates.filter(pl.col("number") == "two"), parties, words)
    beside = [_apposed(identified, words), _sorted(identified, words), _titled(identified, words)]
    return pl.concat([*beside, ones, twos], how="diagonal_relaxed")


def _parties(named: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """The named things that can be referred to, with their part in the sentence."""
    part = words.select("dep", "sentence_no", head="i", clause="h")
    return (
        named.filter(~pl.col("former"))
        .join(part, on="head")
        .select(
            "article_id",
            "sentence_no",
            "entity_id",
            "entity_name",
            "entity_type",
            "country",
            "wikidata_id",
            "clause",
            "dep",
            at="head",
            subject=pl.col("dep").is_in(["nsubj", "nsubj:pass"]),
            sort=pl.when(pl.col("entity_type") == "PERSON")
            .then(pl.lit("person"))
            .when(pl.col("entity_id").str.starts_with("country:"))
            .then(pl.lit("country"))
            .when(pl.col("entity_type").is_in(["ORG", "GPE"]))
            .then(pl.lit("body"))
            .otherwise(pl.lit("thing")),
        )
    )


def _one(
    candidates: pl.LazyFrame, parties: pl.LazyFrame, words: pl.LazyFrame, quotations: pl.LazyFrame
) -> pl.LazyFrame:
    """Resolve "he", "its": the last subject of the right kind, in this sentence or just before.

    It must not be of the other gender, nor the subject of the very verb whose object is told:
    "Song praised him" praises another. Who speaks within quotation marks means nobody named
    outside them, and "it" is plain only as the subject in the sentence that names what it means.
    """
    subjects = parties.filter("subject").rename({"sentence_no": "said_in", "dep": "_dep"})
    fits = (
        (pl.col("refers_to") == "any") & pl.col("sort").is_in(["country", "body"])
        | (pl.col("refers_to") == "person") & (pl.col("sort") == "person")
        | (pl.col("refers_to") == "body") & (pl.col("sort") == "body")
        | (pl.col("refers_to") == "country") & (pl.col("sort") == "country")
    )
    another = pl.col("dep").is_in(BESIDE_SUBJECT) & ~pl.col("low").str.ends_with("self")
    verbs = words.select(h="i", doer="subject")
    it = pl.col("low") == "it"
    spans = quotations.select(quoted_from="first", quoted_to="last")
    found = (
        candidates.sort("i")
        .join_asof(spans.sort("quoted_from"), left_on="i", right_on="quoted_from")
        .join(verbs, on="h", how="left")
        .join(pronoun_genders(), on="low", how="left")
        .select(
            "article_id",
            "i",
            "sentence_no",
            "refers_to",
            "kind",
            "low",
            "asked",
            "dep",
            since=pl.when(pl.col("i") < pl.col("quoted_to")).then("quoted_from"),
            other_than=pl.when(another).then("doer"),
        )
        .join(subjects, on="article_id")
        .filter(
            pl.col("at") < pl.col("i"),
            pl.col("sentence_no") - pl.col("said_in") < REACH,
            fits,
            pl.col("asked").eq(pl.col("gender")).fill_null(value=True),
            pl.col("other_than").ne_missing(pl.col("at")),
            pl.col("since").is_null() | (pl.col("since") < pl.col("at")),
            ~it | pl.col("dep").eq("nsubj") & (pl.col("said_in") == pl.col("sentence_no")),
        )
        .pipe(one_per, "i", "i", "said_in", "at", descending=[False, True, False])
    )
    doers = found.select(other_than="i", doer_id="entity_id")
    return (
        found.join(doers, on="other_than", how="left")
        .filter(pl.col("doer_id").ne_missing(pl.col("entity_id")))
        .select(
            "article_id",
            "kind",
            "entity_type",
            "entity_id",
            "entity_name",
            "country",
            "wikidata_id",
            first="i",
            last="i",
            head="i",
            rule=pl.format("last subject {}", "low"),
        )
    )


def _two(candidates: pl.LazyFrame, parties: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Resolve "the two countries": the two that the text last spoke of."""
    paired = words.filter(pl.col("low").is_in(["two", "both"])).select(i="h", number_at="i")
    pronoun = pl.col("kind") == "pronoun"
    told = candidates.join(paired, on="i", how="left").filter(
        pronoun | pl.col("number_at").is_not_null()
    )
    lands = parties.filter(pl.col("country").is_not_null()).with_columns(
        group=pl.format("country:{}", "country")
    )
    persons = parties.filter(pl.col("sort") == "person").with_columns(group="entity_id")
    rows = []
    for sort, pool in (("country", lands), ("person", persons)):
        mine = told.filter(
            (pl.col("refers_to") == sort) | ((pl.col("refers_to") == "any") & (sort == "country"))
        )
        told_of = pool.group_by("article_id", "group").agg(salience=pl.len())
        last = (
            mine.select("article_id", "i", "sentence_no", "kind", "low", "number_at")
            .join(pool.rename({"sentence_no": "said_in"}), on="article_id")
            .filter(pl.col("at") < pl.col("i"))
            .with_columns(here=pl.col("said_in") == pl.col("sentence_no"))
            .filter(~pronoun | (pl.col("sentence_no") - pl.col("said_in") <= 1))
            .pipe(one_per, ["i", "group"], "i", "at", descending=[False, True])
            .join(told_of, on=["article_id", "group"])
            .with_columns(pair_here=pl.col("here").sum().over("i") >= 2)
            .sort(
                "i",
                pl.when(pl.col("pair_here") | (sort == "person")).then("at").otherwise("salience"),
                descending=[False, True],
            )
            .with_columns(rank=pl.int_range(pl.len()).over("i"), total=pl.len().over("i"))
            .filter((pl.col("rank") < 2) & (pl.col("total") >= 2))
            .filter(~pronoun | (pl.col("total") == 2))
        )
        rows.append(last)
    found = pl.concat(rows, how="diagonal_relaxed").pipe(one_per, ["i", "group"])
    found = pl.concat([found, _again(told, found)], how="diagonal_relaxed")
    state = pl.col("group").str.starts_with("country:")
    return found.select(
        "article_id",
        "kind",
        "country",
        entity_type=pl.when(state).then(pl.lit("GPE")).otherwise("entity_type"),
        entity_id="group",
        entity_name="entity_name",
        wikidata_id="wikidata_id",
        first=pl.coalesce("number_at", "i"),
        last="i",
        head="i",
        rule=pl.format("last two {}", "low"),
    )


def _again(told: pl.LazyFrame, found: pl.LazyFrame) -> pl.LazyFrame:
    """Let "they" mean what "the two sides" before it in the sentence means."""
    left = told.filter(pl.col("kind") == "pronoun").join(found, on="i", how="anti")
    groups = found.filter(pl.col("kind") == "nominal").drop("low", "kind", "number_at")
    return (
        left.select("article_id", "sentence_no", "low", "kind", at_pronoun="i")
        .join(groups, on=["article_id", "sentence_no"])
        .filter(pl.col("i") < pl.col("at_pronoun"))
        .with_columns(i="at_pronoun")
        .drop("at_pronoun")
    )


def _titled(named: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """A title before a name means whom it names; one over a list means all: "Premiers A and B"."""
    titles = words.join(read(Titles).lazy(), left_on="low", right_on="lemma", how="semi")
    persons = named.filter(pl.col("entity_type") == "PERSON")
    before = persons.with_columns(noun=pl.col("first") - 1).join(
        titles.select(noun="i", xpos="xpos"), on="noun"
    )
    listed = words.filter(pl.col("dep") == "conj").select(other="i", head="h")
    others = persons.rename({"head": "other"}).drop("first", "last", "article_id")
    over = (
        before.filter(pl.col("xpos").is_in(["NNS", "NNPS"]))
        .select("article_id", "noun", "head")
        .join(listed, on="head")
        .join(others, on="other")
    )
    joined = words.filter(pl.col("dep") == "conj").select(noun="i", above="h")
    also = (
        before.join(joined, on="noun")
        .drop("noun")
        .join(titles.select(above="i"), on="above")
        .rename({"above": "noun"})
    )
    columns = ["article_id", "entity_type", "entity_id", "entity_name", "country", "wikidata_id"]
    return pl.concat([f.select(*columns, "noun") for f in (before, over, also)]).select(
        *columns,
        first="noun",
        last="noun",
        head="noun",
        kind=pl.lit("nominal"),
        rule=pl.lit("title and name"),
    )


def _sorted(named: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """A place with its kind behind it is the place: "Hainan province"."""
    kinds = (
        read(NameContexts)
        .lazy()
        .filter(pl.col("place") == "after", pl.col("entity_type").is_in(["GPE", "LOC"]))
        .select(low="lemma", told=pl.col("entity_type").cast(pl.String))
    )
    nouns = words.join(kinds, on="low").select("told", at="i")
    return (
        named.with_columns(at=pl.col("last") + 1)
        .join(nouns, on="at")
        .filter(pl.col("entity_type") == pl.col("told"))
        .select(
            "article_id",
            "entity_type",
            "entity_id",
            "entity_name",
            "country",
            "wikidata_id",
            "first",
            last="at",
            head="at",
            kind=pl.lit("nominal"),
            rule=pl.lit("name and kind"),
        )
    )


def _apposed(named: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """A noun that a name is put beside means what the name means: "state news agency Xinhua"."""
    noun = pl.col("upos") == "NOUN"
    beside = words.filter(
        pl.col("dep").is_in(["appos", "flat"]), pl.col("head_upos") == "NOUN"
    ).select(head="i", noun="h")
    # "state news agency Xinhua": the parse may hang both on the verb; side by side they are one.
    place = words.select(head="i", over="h", relation="dep")
    before = words.filter(noun).select("dep", noun="i", above="h")
    touching = (
        named.select("head", noun=pl.col("first") - 1)
        .join(before, on="noun")
        .join(place, on="head")
        .filter((pl.col("over") == pl.col("above")) & (pl.col("relation") == pl.col("dep")))
        .select("head", "noun")
    )
    beside = pl.concat([beside, touching]).unique()
    return (
        named.join(beside, on="head")
        .select(
            "article_id",
            "entity_type",
            "entity_id",
            "entity_name",
            "country",
            "wikidata_id",
            first="noun",
            last="noun",
            head="noun",
            kind=pl.lit("nominal"),
            rule=pl.lit("apposition"),
        )
        .pipe(one_per, "head")
    )
