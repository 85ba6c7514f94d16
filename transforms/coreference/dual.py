"""Dual references: "both", "the two countries", "they" with two antecedents.

Beijing and Moscow agreed. The two countries said they would cooperate.
                           ^China, Russia          ^China, Russia
"""

import polars as pl

from newsfacts.transforms.entities.entity_ids import country_id, is_country
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import Countries
from newsfacts.transforms.sentences_back import told_before

#: Conjoined antecedents of "they" are both of one of these sorts.
JOINED = ("country", "body", "person")

#: Sentences within which two must have been named, their own among them.
REMEMBERED = 50
#: Sentences within which two must be joined as a subject.
JUST_BEFORE = 2


def pairs(candidates: pl.LazyFrame, parties: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Resolve "the two countries", "both", "they": one row for each of the two.

    Args:
        candidates: The pronouns and nouns, with their columns of the lexicon `references`.
        parties: The names that can be antecedents.
        parse: The parse.
    """
    numerals = parse.filter(pl.col("low").is_in(["two", "both"])).select(i="h", number_at="i")
    words = candidates.join(numerals, on="i", how="left").cache()
    of_states, of_persons = _numbered(words.filter(pl.col("number_at").is_not_null()), parties)
    pronouns = words.filter(pl.col("kind") == "pronoun").join(of_states, on="i", how="anti")
    found = pl.concat(
        [of_states, of_persons, _joined(pronouns, parties, parse)], how="diagonal_relaxed"
    ).pipe(one_per, ["i", "group"])
    return _named(pl.concat([found, _again(words, found)], how="diagonal_relaxed"))


def _numbered(words: pl.LazyFrame, parties: pl.LazyFrame) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """Resolve "two" and "both" to two states, and to two persons: a frame for each."""
    # A newspaper or a company does not stand for its state.
    states = parties.filter(
        pl.col("country").is_not_null(), pl.col("entity_type").is_in(["GPE", "NORP", "PERSON"])
    ).with_columns(group=country_id("country"))
    persons = parties.filter(pl.col("sort") == "person").with_columns(group="entity_id")
    refers = pl.col("refers_to")
    # Of persons the nearest two are meant; of several states, the two that are named most often.
    of_states = words.filter(refers.is_in(["country", "any"])).pipe(_last_two, states, "salience")
    of_persons = words.filter(refers == "person").pipe(_last_two, persons, "at")
    return of_states, of_persons


def _named(found: pl.LazyFrame) -> pl.LazyFrame:
    """Give each of two its entity: that of the state where one stands for its state."""
    names = (
        read(Countries).lazy().select(code="country", state_name="name", state_item="wikidata_id")
    )
    state = is_country("group")
    return found.join(names, left_on="country", right_on="code", how="left").select(
        "article_id",
        "kind",
        "country",
        entity_type=pl.when(state).then(pl.lit("GPE")).otherwise("entity_type"),
        entity_id="group",
        entity_name=pl.when(state).then("state_name").otherwise("entity_name"),
        wikidata_id=pl.when(state).then("state_item").otherwise("wikidata_id"),
        first=pl.min_horizontal("number_at", "i"),
        last=pl.max_horizontal("number_at", "i"),  # "they both"
        head="i",
        rule=pl.format("last two {}", "low"),
    )


def _last_two(words: pl.LazyFrame, pool: pl.LazyFrame, weight: str) -> pl.LazyFrame:
    """Take two antecedents from those before a word: the last two, if the sentence names two.

    Otherwise the two with the highest weight: `at` (the nearest), or `salience` (how often the
    article names them).
    """
    salience = pool.group_by("article_id", "group").agg(salience=pl.len())
    return (
        words.select("article_id", "i", "sentence_no", "kind", "low", "number_at")
        .pipe(told_before, pool.rename({"sentence_no": "said_in"}), REMEMBERED)
        .filter(pl.col("at") < pl.col("i"))
        .with_columns(here=pl.col("said_in") == pl.col("sentence_no"))
        .pipe(one_per, ["i", "group"], "i", "at", descending=[False, True])
        .join(salience, on=["article_id", "group"])
        .with_columns(pair_here=pl.col("here").sum().over("i") >= 2)
        # Of those with one weight the nearest.
        .sort(
            "i",
            pl.when("pair_here").then("at").otherwise(weight),
            "at",
            "group",
            descending=[False, True, True, False],
        )
        .with_columns(rank=pl.int_range(pl.len()).over("i"), total=pl.len().over("i"))
        .filter((pl.col("rank") < 2) & (pl.col("total") >= 2))
    )


def _joined(pronouns: pl.LazyFrame, parties: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Resolve "they" to two conjoined subjects, in the sentence or the one before.

    "Beijing and Moscow said they would cooperate." Three conjuncts are no pair, and a plural
    subject in between blocks: "Beijing and Moscow say protesters know what they want".
    """
    others = parse.filter(pl.col("dep") == "conj").group_by(at="h").len("others").cache()
    second = (
        parties.filter(pl.col("dep") == "conj")
        .join(others, on="at", how="anti")
        .select("article_id", "sort", said_in="sentence_no", first_at="clause", at="at")
    )
    couples = (
        parties.filter("subject", pl.col("sort").is_in(JOINED))
        .join(others.filter(pl.col("others") == 1), on="at")
        .select("sort", first_at="at")
        .join(second, on=["first_at", "sort"])
    )
    plural = parse.filter(
        pl.col("xpos").is_in(["NNS", "NNPS"]), pl.col("dep").str.starts_with("nsubj")
    ).select(others_at="i")
    meant = (
        pronouns.sort("i")
        .join_asof(plural.sort("others_at"), left_on="i", right_on="others_at")
        .select("article_id", "i", "sentence_no", "kind", "low", "number_at", "others_at")
        .pipe(told_before, couples, JUST_BEFORE)
        .filter(
            pl.col("at") < pl.col("i"),
            pl.col("others_at").is_null() | (pl.col("others_at") <= pl.col("at")),
        )
        .pipe(one_per, "i", "i", "at", descending=[False, True])
    )
    kept = ["article_id", "sentence_no", "i", "kind", "low", "number_at"]
    both = pl.concat([meant.select(*kept, "at"), meant.select(*kept, at="first_at")])
    columns = ["entity_id", "entity_name", "entity_type", "country", "wikidata_id"]
    return both.join(parties.select("at", *columns), on="at").rename({"entity_id": "group"})


def _again(words: pl.LazyFrame, found: pl.LazyFrame) -> pl.LazyFrame:
    """Resolve "they" as "the two sides" earlier in its sentence is resolved."""
    left = words.filter(pl.col("kind") == "pronoun").join(found, on="i", how="anti")
    groups = found.filter(pl.col("kind") == "nominal").drop("low", "kind", "number_at")
    return (
        left.select("article_id", "sentence_no", "low", "kind", at_pronoun="i")
        .join(groups, on=["article_id", "sentence_no"])
        .filter(pl.col("i") < pl.col("at_pronoun"))
        .with_columns(i="at_pronoun")
        .drop("at_pronoun")
    )
