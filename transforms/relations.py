"""Relations: how two named things belong together.

China's BeiDou satellites                       BeiDou operated_by China
the launch centre in Wenchang, Hainan province  Wenchang located_in Hainan
the station, led by the US                      station led_by United States
the South China Morning Post (SCMP)             alias
"""

import dataframely as dy
import polars as pl

from transforms.choice import one_per
from transforms.lexicon import Lexicon, read
from transforms.parse import beside
from transforms.table import Fact

PREDICATES = [
    "alias",
    "based_in",
    "located_in",
    "part_of",
    "operated_by",
    "led_by",
    "carries",
    "member_of",
    "owner_of",
    "produced_by",
]
OWNERS = ("GPE", "ORG", "NORP", "PERSON")
#: Where a name stands to the noun that is owned: "its station, Mir-1", "its Mir-2 station".
SAME_THING = ("appos", "compound", "flat", "nmod:desc")


class RelationPatterns(Lexicon):
    """Words that relate their subject to what follows a preposition: "led by", "part of"."""

    lemma = dy.String(primary_key=True, description="The word's lemma.")
    upos = dy.String(primary_key=True, description="Its part of speech (UD).")
    preposition = dy.String(
        primary_key=True, description="The preposition of the object; `-` for a direct object."
    )
    predicate = dy.Enum(PREDICATES, description="The relation.")
    reversed = dy.Bool(description="Whether the object of the words is the relation's subject.")


class Relations(Fact):
    """One row per pair of things that a text relates."""

    relation_id = dy.String(primary_key=True, description="Identifies the relation.")
    subject_id = dy.String(description="What is related; key of `entities`.")
    predicate = dy.Enum(PREDICATES, description="How.")
    object_id = dy.String(nullable=True, description="To what; key of `entities`.")
    object_text = dy.String(description="To what, as written.")


def relations(words: pl.LazyFrame, mentions: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Find the relations between what is mentioned.

    Args:
        words: The parse.
        mentions: What is named or referred to, and where.
        texts: One row per article: `article_id`, `text`.
    """
    things = _things(words, mentions).cache()
    named = things.filter(pl.col("kind") == "name")
    found = pl.concat(
        [
            _owned(words, things, named),
            _told(words, things),
            _placed(words, named),
            _based(words, named),
            _abbreviated(words, named),
        ],
        how="diagonal_relaxed",
    )
    place = words.select(
        start_char="start_char", sentence_no="sentence_no", article_id="article_id"
    )
    start = pl.min_horizontal("subject_start", "object_start")
    end = pl.max_horizontal("subject_end", "object_end")
    return (
        found.filter(pl.col("subject_id") != pl.col("object_id").fill_null(""))
        .with_columns(start_char=start, end_char=end)
        .join(texts.select("article_id", whole="text"), on="article_id")
        .join(place, on=["article_id", "start_char"])
        .with_columns(
            text=pl.col("whole").str.slice(
                pl.col("start_char"), pl.col("end_char") - pl.col("start_char")
            ),
            relation_id=pl.format(
                "{}:relation:{}:{}:{}", "article_id", "start_char", "predicate", "subject_id"
            ),
        )
        .select(Relations.column_names())
        .pipe(one_per, "relation_id")
    )


def _things(words: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Put the numbers of words beside the mentions."""
    head = words.select("article_id", i="i", head_no="token_no", dep="dep", h="h")
    first = words.select("article_id", "start_char", first="i")
    last = words.select("article_id", "end_char", last="i")
    return (
        mentions.with_columns(pl.col("entity_type", "kind").cast(pl.String))
        .join(head, on=["article_id", "head_no"])
        .join(first, on=["article_id", "start_char"])
        .join(last, on=["article_id", "end_char"])
        .select(
            "article_id",
            "entity_id",
            "entity_type",
            "kind",
            "i",
            "dep",
            "h",
            "first",
            "last",
            "text",
            "start_char",
            "end_char",
        )
    )


def _subject(things: pl.LazyFrame, *extra: str) -> pl.LazyFrame:
    return things.select(
        *extra,
        "article_id",
        subject_id="entity_id",
        subject_type="entity_type",
        subject_start="start_char",
        subject_end="end_char",
    )


def _object(things: pl.LazyFrame, *extra: str) -> pl.LazyFrame:
    return things.select(
        *extra,
        object_id="entity_id",
        object_type="entity_type",
        object_text="text",
        object_start="start_char",
        object_end="end_char",
    )


def _owned(words: pl.LazyFrame, things: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """A product that a state or body calls its own is operated by it."""
    products = named.filter(pl.col("entity_type") == "PRODUCT")
    above = words.select(i="i", dep="dep", head_of="h")
    itself = products.with_columns(noun="i")
    beside = (
        products.drop("dep")
        .join(above, on="i")
        .filter(pl.col("dep").is_in(SAME_THING))
        .with_columns(noun="head_of")
    )
    subjects = pl.concat([_subject(itself, "noun"), _subject(beside, "noun")])
    owners = things.filter(
        pl.col("dep") == "nmod:poss", pl.col("entity_type").is_in(OWNERS)
    ).rename({"h": "noun"})
    return subjects.join(_object(owners, "noun"), on="noun").with_columns(
        predicate=pl.lit("operated_by"), rule=pl.lit("possessive")
    )


def _told(words: pl.LazyFrame, things: pl.LazyFrame) -> pl.LazyFrame:
    """Relations that a word tells: "led by the US", "formed part of", "carrying a probe"."""
    patterns = read(RelationPatterns).lazy().with_columns(pl.col("predicate").cast(pl.String))
    case = (
        words.filter(pl.col("dep") == "case")
        .group_by("h")
        .agg(preposition=pl.col("low").sort_by("i").first())
    )
    reached = (
        words.filter(pl.col("dep").is_in(["obl", "obl:agent", "nmod", "obj"]))
        .select("i", "dep", word="h")
        .join(case, left_on="i", right_on="h", how="left")
        .with_columns(
            preposition=pl.when(pl.col("dep") == "obj")
            .then(pl.lit("-"))
            .otherwise(pl.col("preposition").fill_null(""))
        )
    )
    noun = pl.when(pl.col("dep").is_in(["acl", "acl:relcl"])).then("h")
    holder = pl.when(pl.col("upos") == "NOUN").then("above").otherwise(pl.coalesce(noun, "subject"))
    above = words.select(h="i", above="subject")
    tellers = (
        words.join(patterns, left_on=["low", "upos"], right_on=["lemma", "upos"])
        .pipe(beside, above, "h")
        .select("preposition", "predicate", "reversed", word="i", teller="low", holder=holder)
        .cache()
    )
    holders = _heads_of(words, things, tellers.select("holder").unique())
    return (
        tellers.join(reached, on=["word", "preposition"])
        .join(_object(things, "i"), on="i")
        .join(_subject(holders, "holder"), on="holder")
        .pipe(_turned)
        .with_columns(rule=pl.format("{} {}", "teller", "preposition"))
    )


def _heads_of(words: pl.LazyFrame, things: pl.LazyFrame, nouns: pl.LazyFrame) -> pl.LazyFrame:
    """What nouns stand for: the thing that each names, or the name that is part of it."""
    above = words.filter(pl.col("dep").is_in(SAME_THING)).select(i="i", noun="h")
    direct = things.with_columns(holder="i")
    through = things.join(above, on="i").with_columns(holder="noun").drop("noun")
    both = pl.concat([direct, through]).join(nouns, on="holder", how="semi")
    return both.pipe(one_per, ["holder", "entity_id"])


def _turned(found: pl.LazyFrame) -> pl.LazyFrame:
    """Let the object be the subject where the pattern says so: "owned by X" -> X owner_of."""
    turned = pl.col("reversed")
    swap = {
        "subject_id": ("object_id", "subject_id"),
        "object_id": ("subject_id", "object_id"),
    }
    return found.with_columns(
        **{
            name: pl.when(turned).then(pl.col(there)).otherwise(pl.col(here))
            for name, (there, here) in swap.items()
        }
    )


def _placed(words: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """A place or body in a place: "the centre in Wenchang", "Wenchang, Hainan province"."""
    comma = words.filter(pl.col("text") == ",").select(after="i")
    into = words.filter(pl.col("dep") == "case", pl.col("low") == "in").select(after="i")
    places = named.filter(pl.col("entity_type").is_in(["GPE", "LOC"])).with_columns(
        after=pl.col("first") - 1
    )
    listed = words.filter(pl.col("dep").is_in(["conj", "list"])).select("i")
    lone = places.join(listed, on="i", how="anti")
    left = named.with_columns(after=pl.col("last") + 1)
    # No state is in another: "Benin, Nigeria" lists them.
    within = left.filter(
        pl.col("entity_type") == "GPE", ~pl.col("entity_id").str.starts_with("country:")
    )
    beside = (
        _subject(within, "after")
        .join(comma, on="after", how="semi")
        .join(_object(lone.filter(pl.col("entity_type") == "GPE"), "after"), on="after")
        .with_columns(rule=pl.lit("place, place"))
    )
    within = (
        _subject(left.filter(pl.col("entity_type").is_in(["FAC", "ORG", "GPE"])), "after")
        .join(into, on="after", how="semi")
        .join(_object(places, "after"), on="after")
        .with_columns(rule=pl.lit("name in place"))
    )
    return pl.concat([beside, within], how="diagonal_relaxed").with_columns(
        predicate=pl.lit("located_in")
    )


def _based(words: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Whoever follows "Hong Kong-based" is based in Hong Kong."""
    based = words.filter(pl.col("text").str.to_lowercase() == "based").select(
        "article_id", at="i", hyphen=pl.col("i") - 1
    )
    places = named.filter(pl.col("entity_type").is_in(["GPE", "LOC"])).with_columns(
        hyphen=pl.col("last") + 1
    )
    who = named.filter(pl.col("entity_type").is_in(["PERSON", "ORG"])).sort("first")
    return (
        based.join(_object(places, "hyphen"), on="hyphen")
        .sort("at")
        .join_asof(
            _subject(who, "first").with_columns(who="first").drop("article_id").sort("first"),
            left_on="at",
            right_on="first",
            strategy="forward",
        )
        .filter(pl.col("who") - pl.col("at") <= 5)
        .with_columns(predicate=pl.lit("based_in"), rule=pl.lit("place-based"))
    )


def _abbreviated(words: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """A name in brackets behind a name of the same thing is its alias."""
    bracket = words.filter(pl.col("text") == "(").select(opens="i")
    left = named.with_columns(opens=pl.col("last") + 1)
    right = named.with_columns(opens=pl.col("first") - 1)
    return (
        _subject(left, "opens")
        .join(bracket, on="opens", how="semi")
        .join(_object(right, "opens"), on="opens")
        .filter(pl.col("subject_id") == pl.col("object_id"))
        .with_columns(
            predicate=pl.lit("alias"),
            rule=pl.lit("name (name)"),
            object_end=pl.col("object_end") + 1,
            object_id=pl.lit(None, pl.String),
        )
    )
