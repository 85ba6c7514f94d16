"""Dependency patterns: relations expressed by a word of the lexicon.

the station, led by the US   led_by      she left the Example Party   party
"""

from typing import Final

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.relations import LinkingVerbs, RelationPatterns, titles_of
from newsfacts.transforms.relations.name_words import is_party
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.syntax.parse import beside
from newsfacts.transforms.syntax.phrases import prepositions

#: Relations of a name to the noun that it names: "its station, Mir-1", "its Mir-2 station".
SAME_THING: Final = ("appos", "compound", "flat", "nmod:desc")
#: What a word of the lexicon and its object share.
WHERE: Final = ["word", "preposition"]
#: Types of names that name the noun after them: "its Mir-2 station", not "the Ukraine report".
NAMING: Final = ("PRODUCT", "FAC", "EVENT", "WORK_OF_ART")


def as_subject(things: pl.LazyFrame, *extra: str, **renamed: str) -> pl.LazyFrame:
    """Name the columns of mentions as those of the subject of a relation."""
    return things.select(
        *extra,
        *(pl.col(old).alias(new) for new, old in renamed.items()),
        "article_id",
        subject_id="entity_id",
        subject_type="entity_type",
        subject_text="text",
        subject_start="start_char",
        subject_end="end_char",
    )


def as_object(things: pl.LazyFrame, *extra: str, **renamed: str) -> pl.LazyFrame:
    """Name the columns of mentions as those of the object of a relation."""
    return things.select(
        *extra,
        *(pl.col(old).alias(new) for new, old in renamed.items()),
        object_id="entity_id",
        object_type="entity_type",
        object_text="text",
        object_start="start_char",
        object_end="end_char",
    )


def told(parse: pl.LazyFrame, things: pl.LazyFrame) -> pl.LazyFrame:
    """Relate the arguments of lexicon words: "led by the US", "formed part of", "carrying a probe".

    Args:
        parse: The parse.
        things: The mentions, from `mention_tokens.things`.
    """
    words = pattern_words(parse).pipe(with_joined, parse, "holder").cache()
    subjects = entities_of(parse, things, words.select("holder").unique())
    found = words.join(pattern_objects(parse).pipe(with_joined, parse, "i"), on=WHERE)
    objects = entities_of(parse, things, found.select(holder="i").unique()).drop("i")
    return (
        found.join(as_object(objects.rename({"holder": "i"}), "i"), on="i")
        .join(as_subject(subjects, "holder"), on="holder")
        .pipe(turned, pl.col("reversed"))
        .with_columns(rule=pl.format("{} {}", "low", "preposition"))
        .pipe(_with_parties)
    )


def _with_parties(found: pl.LazyFrame) -> pl.LazyFrame:
    """Persons join, leave and seek office for parties; other bodies never give a `party`."""
    joins = pl.col("predicate").is_in(["member_of", "part_of", "candidate_for"])
    person = pl.col("subject_type") == "PERSON"
    return found.with_columns(
        predicate=pl.when(joins & person & is_party("object_id"))
        .then(pl.lit("party"))
        .otherwise("predicate")
    ).filter(
        pl.col("predicate") != "candidate_for",
        (pl.col("predicate") != "party") | is_party("object_id"),
    )


def pattern_words(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find the words of the lexicon and the head word of their subject.

    Returns:
        `word` (number), `low`, `preposition`, `predicate`, `reversed`, `holder` (number of the
        subject's head word; NULL for none).
    """
    patterns = read(RelationPatterns).lazy().with_columns(pl.col("predicate").cast(pl.String))
    modified = pl.when(pl.col("dep").is_in(["acl", "acl:relcl"])).then("h")
    # "He left, led by her": the subject of the participle is unclear.
    trailing = pl.col("dep").eq("advcl") & pl.col("xpos").eq("VBN") & (pl.col("h") < pl.col("i"))
    linking = pl.col("head_lemma").is_in(read(LinkingVerbs)["lemma"].implode())
    # "She earned a degree from the college", "It has its headquarters in Oslo".
    held = pl.col("predicate").is_in(["educated_at", "based_in"]) & (pl.col("dep") == "obj")
    # "Her bid for the presidency".
    own = pl.when(
        (pl.col("predicate") == "candidate_for") & ~pl.col("low").is_in(titles_of("seeker"))
    ).then("owner")
    holder = (
        pl.when(own.is_not_null())
        .then(own)
        .when(pl.col("upos") != "NOUN")
        .then(pl.when(~trailing).then(pl.coalesce(modified, "subject")))
        .when(pl.col("dep") == "appos")
        .then("h")
        .when("predicative")
        .then("subject")
        .when(pl.col("dep").is_in(["obj", "xcomp"]) & (linking | held))
        .then("subject_above")
    )
    copulas = parse.filter(pl.col("dep") == "cop").select(i="h")
    poss = parse.filter(pl.col("dep") == "nmod:poss")
    owners = poss.group_by("h").agg(owner=pl.col("i").min())
    return (
        parse.join(patterns, left_on=["low", "upos"], right_on=["lemma", "upos"])
        .pipe(flagged, copulas, "i", "predicative")
        .pipe(beside, parse.select(h="i", subject_above="subject"), "h")
        .join(owners, left_on="i", right_on="h", how="left")
        .select("preposition", "predicate", "reversed", "low", word="i", holder=holder)
    )


def pattern_objects(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Head words of objects: `word` (above it), `i`, `preposition`; `-` for a direct object."""
    return (
        parse.filter(pl.col("dep").is_in(["obl", "obl:agent", "nmod", "obj"]))
        .select("i", "dep", word="h")
        .join(prepositions(parse), left_on="i", right_on="h", how="left")
        .with_columns(
            preposition=pl.when(pl.col("dep") == "obj")
            .then(pl.lit("-"))
            .otherwise(pl.col("preposition").fill_null(""))
        )
    )


def with_joined(rows: pl.LazyFrame, parse: pl.LazyFrame, word: str) -> pl.LazyFrame:
    """Repeat rows for the words joined to one of theirs: "Abel and Bell founded it"."""
    joined = parse.filter(pl.col("dep") == "conj").select(pl.col("h").alias(word), joined="i")
    # "In Springfield, Illinois" joins nothing, whatever the parse.
    linked = parse.filter(pl.col("dep") == "cc").select(joined="h")
    lists = joined.join(linked, on="joined", how="semi").select(word).unique()
    joined = joined.join(lists, on=word, how="semi")
    more = rows.join(joined, on=word).with_columns(pl.col("joined").alias(word)).drop("joined")
    return pl.concat([rows, more])


def entities_of(parse: pl.LazyFrame, things: pl.LazyFrame, nouns: pl.LazyFrame) -> pl.LazyFrame:
    """The entities of nouns (`holder`): of the noun itself, or of a name that names it."""
    above = parse.filter(pl.col("dep").is_in([*SAME_THING, "amod"])).select(
        i="i", noun="h", as_="dep"
    )
    direct = things.with_columns(holder="i")
    before = pl.col("as_").is_in(["compound", "amod"])
    names_it = ~before | pl.col("entity_type").is_in(NAMING)
    through = (
        things.join(above, on="i")
        .filter(names_it, pl.col("entity_type") != "NORP")
        .with_columns(holder="noun")
        .drop("noun", "as_")
    )
    both = pl.concat([direct, through]).join(nouns, on="holder", how="semi")
    return both.pipe(one_per, ["holder", "entity_id"])


def turned(found: pl.LazyFrame, when: pl.Expr) -> pl.LazyFrame:
    """Swap subject and object of some rows: "owned by X" says that X is `owner_of`.

    Args:
        found: Relations, with all columns of `as_subject` and `as_object`.
        when: Whether to swap those of a row.
    """
    pairs = (("subject", "object"), ("object", "subject"))
    return found.with_columns(
        pl.when(when).then(f"{other}_{end}").otherwise(f"{one}_{end}").alias(f"{one}_{end}")
        for one, other in pairs
        for end in ("id", "type", "text", "start", "end")
    )
