"""Participants: who and what takes part in an event, by the frame of its trigger.

The two nations agreed to stage a joint drill .
    ^actor: China, Russia             ^topic
"""

import dataframely as dy
import polars as pl

from transforms.agents import (
    acting_for_owner,
    only_agents,
    others,
    persons_in_general,
    speakers,
    stand_ins,
    targets,
)
from transforms.choice import one_per
from transforms.lexicon import Lexicon, read

#: Relations by which the owner or doer of a noun stands before it: "Russia's", "American".
BEFORE = ("nmod:poss", "amod", "compound", "nmod:desc")
#: Relations of what follows a preposition.
OBLIQUE = ("obl", "nmod", "obl:agent", "nmod:poss", "advcl", "acl")
#: Parts that only someone can take: a participant who is not known is none.
PARTIES = ("actor", "recipient", "partner")
PRONOUNS = ("PRON", "DET")
#: What stands before a noun and is no part of its phrase, and what behind it is part.
OUTSIDE = ("case", "cc", "punct", "mark", "det", "det:predet", "advmod", "aux", "nsubj", "cop")
BEHIND = ("nmod", "flat", "compound", "nmod:unmarked", "obj", "obl", "fixed", "compound:prt")
#: Prepositions before what the subject takes part in: "took part in", "announced via".
TAKING_PART = ("in", "into", "to", "via", "through")
#: A dateline is at most so many words; what closes it, and who is named in it.
DATELINE = 10
DASHES = ("-", "–", "—", "--")
WIRES = ("AP", "Reuters", "AFP", "CNN", "UPI", "dpa", "DPA", "Bloomberg", "Xinhua", "TASS", "ANSA")


class CarryingVerbs(Lexicon):
    """Verbs whose subject does what their object tells: "held talks"."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")


def slots(triggers: pl.LazyFrame, words: pl.LazyFrame, voices: pl.LazyFrame) -> pl.LazyFrame:
    """Find the word that heads each participant, by the trigger's frame.

    Args:
        triggers: The triggers, with `object_role` and `roles`.
        words: The parse.
        voices: Subject and voice of each verb.

    Returns:
        `trigger`, `role`, `at` (number of the participant's head word).
    """
    events = triggers
    verb, noun = pl.col("upos") == "VERB", pl.col("upos") == "NOUN"
    own = voices.rename({"verb": "trigger"})
    verbs = events.filter(verb).join(own, on="trigger").cache()
    subjects = verbs.filter(pl.col("subject").is_not_null()).select(
        "trigger",
        role=pl.when(~pl.col("passive")).then(pl.lit("actor")).otherwise("object_role"),
        at="subject",
    )
    # An event without actor or recipient of its own kind moves its subject: "the rocket took off".
    having = words.filter(pl.col("dep") == "obj").select(trigger="h", has=True).unique()
    moved = pl.col("event_type").is_in(["LAUNCH", "LAND", "DOCK", "DEORBIT", "DIE", "INFECT"]) & (
        pl.col("object_role").eq("none") | pl.col("has").is_null()
    )
    subjects = subjects.join(
        verbs.join(having, on="trigger", how="left").filter(moved).select("trigger", moved=True),
        on="trigger",
        how="left",
    ).select(
        "trigger", role=pl.when(pl.col("moved")).then(pl.lit("object")).otherwise("role"), at="at"
    )
    agents = (
        _children(words, ["obl:agent"])
        .join(verbs.select("trigger"), on="trigger")
        .select("trigger", role=pl.lit("actor"), at="at")
    )
    objects = (
        _children(words, ["obj", "xcomp", "ccomp", "iobj"])
        .join(verbs.select("trigger", "object_role", "object_at"), on="trigger")
        .filter(pl.col("object_at").ne_missing(pl.col("at")) | (pl.col("object_role") != "none"))
        .filter(
            (pl.col("dep") == "obj")
            | (pl.col("object_role") == "topic") & (pl.col("dep") != "iobj")
            | (pl.col("dep") == "iobj")
        )
        .select(
            "trigger",
            role=pl.when(pl.col("dep") == "iobj")
            .then(pl.lit("recipient"))
            .otherwise("object_role"),
            at="at",
        )
    )
    # What an object noun carries belongs to the event: "imposed sanctions on X".
    carried = verbs.filter(pl.col("object_at").is_not_null())
    inner = words.filter(pl.col("dep") == "nmod").select(object_at="h", near="i")
    through = [
        carried.select("trigger", "roles", near="object_at"),
        carried.join(inner, on="object_at").select("trigger", "roles", "near"),
    ]
    direct = events.select("trigger", "roles", near="trigger")
    # Who is told as object is the recipient: "attacked him on his platform" attacks no platform.
    affected = objects.filter(pl.col("role") == "recipient").select("trigger", "role").unique()
    oblique = _oblique(pl.concat([direct, *through]), words).join(
        affected, on=["trigger", "role"], how="anti"
    )
    nouns = events.filter(noun)
    before = pl.concat(
        [
            nouns.select(
                "trigger", "object_role", "roles", near="trigger", nominal=pl.lit(value=True)
            ),
            # "Asked for the agency's help": the agency is asked.
            carried.select(
                "trigger",
                "roles",
                object_role=pl.when(pl.col("event_type") == "REQUEST")
                .then(pl.lit("recipient"))
                .otherwise("object_role"),
                near="object_at",
                nominal=pl.lit(value=False),
            ),
        ],
        how="diagonal",
    )
    # The owner of what is done something to is undergoing too: "Arcadia's budget was cut".
    undergoing = pl.col("object_role").eq("object") | (
        pl.col("object_role").eq("recipient") & (pl.col("person") | ~pl.col("nominal"))
    )
    owners = before.join(
        words.filter(pl.col("dep").is_in(BEFORE)).select(
            near="h",
            at="i",
            placed=_placed(),
            compound=pl.col("dep").eq("compound"),
            person=pl.col("entity_type").eq("PERSON").fill_null(value=False)
            | pl.col("xpos").eq("PRP$"),
        ),
        on="near",
    ).select(
        "trigger",
        role=pl.when("placed")
        .then(pl.lit("location"))
        .when(pl.col("compound") & pl.col("roles").str.contains("before:location", literal=True))
        .then(pl.lit("location"))
        .when(pl.col("roles").str.contains("owner:recipient", literal=True) & ~pl.col("compound"))
        .then(pl.lit("recipient"))
        .when(undergoing)
        .then("object_role")
        # "Requested Secret Service protection": that service requests nothing.
        .when(pl.col("nominal") | ~pl.col("compound"))
        .then(pl.lit("owner"))
        .otherwise(pl.lit("none")),
        at="at",
        owned=undergoing,
    )
    named = words.filter(pl.col("entity_start").is_not_null()).select(at="i", named=True)
    owners = (
        owners.join(named, on="at", how="left")
        .filter(~pl.col("owned") | pl.col("named"))
        .select("trigger", "role", "at")
    )
    lifted = (
        nouns.join(words.select(trigger="i", verb="h", over_dep="dep"), on="trigger")
        .join(_prepositions(words), left_on="trigger", right_on="h", how="left")
        # "Took part in talks" takes part; "broke his leg during the talks" does not.
        .filter(
            pl.col("over_dep").is_in(["obj", "nsubj:pass", "conj"])
            | pl.col("over_dep").eq("obl") & pl.col("preposition").is_in(TAKING_PART)
        )
        .join(
            words.select(verb="i", at="subject", carrier="low", turned="passive").join(
                read(CarryingVerbs).lazy(), left_on="carrier", right_on="lemma", how="semi"
            ),
            on="verb",
        )
        .filter(pl.col("at").is_not_null(), ~pl.col("turned"))
        .select("trigger", role=pl.lit("lifted"), at="at")
    )
    # "Arcadia said that Borduria must leave": the speaker asks, the subject is asked.
    duties = (
        events.filter(pl.col("upos") == "AUX")
        .select("trigger")
        .join(words.select(trigger="i", verb="h"), on="trigger")
        .join(words.select(verb="i", asked="subject", clause="dep", cue="h"), on="verb")
        .filter(pl.col("clause") == "ccomp")
        .join(words.select(cue="i", asker="subject"), on="cue")
    )
    asked = duties.select("trigger", role=pl.lit("recipient"), at="asked")
    asking = duties.select("trigger", role=pl.lit("actor"), at="asker")
    # "Demanded that Borduria leave": Borduria is asked.
    bidden = (
        verbs.filter(pl.col("event_type") == "REQUEST")
        .select("trigger")
        .join(
            words.filter(pl.col("dep") == "ccomp").select(trigger="h", at="subject"), on="trigger"
        )
        .select("trigger", role=pl.lit("recipient"), at="at")
        .join(affected, on=["trigger", "role"], how="anti")
        .join(words.filter(pl.col("low").is_in(["we", "i"])).select(at="i"), on="at", how="anti")
    )
    found = pl.concat([subjects, agents, objects, oblique, owners, lifted, asked, asking, bidden])
    return found.filter(
        pl.col("role").is_in(["none", "-"]).not_(),
        pl.col("at").is_not_null(),
        pl.col("at") != pl.col("trigger"),
    ).unique()


def _placed() -> pl.Expr:
    """Whether a place stands before a noun as in "the Oslo talks", not as in "the US attack"."""
    return (
        pl.col("dep").eq("compound")
        & pl.col("entity_type")
        .is_in(["GPE", "LOC", "FAC", "EVENT", "PERSON"])
        .fill_null(value=False)
        & ~pl.col("text").str.contains(r"^(?:[A-Z]\.?)+$")
    )


def _children(words: pl.LazyFrame, relations: list[str]) -> pl.LazyFrame:
    return words.filter(pl.col("dep").is_in(relations)).select("dep", trigger="h", at="i")


def _prepositions(words: pl.LazyFrame) -> pl.LazyFrame:
    """The first preposition of each phrase: `h`, `preposition`."""
    return (
        words.filter(pl.col("dep").is_in(["case", "mark"]))
        .group_by("h")
        .agg(preposition=pl.col("low").sort_by("i").first())
    )


def _oblique(near: pl.LazyFrame, words: pl.LazyFrame) -> pl.LazyFrame:
    """Participants behind prepositions, by the roles that the frame gives these."""
    case = _prepositions(words)
    clauses = words.filter(pl.col("dep").is_in(["nsubj", "cop"])).select(i="h")
    behind = (
        words.filter(pl.col("dep").is_in(OBLIQUE))
        .select("i", "low", "entity_type", near="h")
        .join(clauses, on="i", how="anti")
        .join(case, left_on="i", right_on="h")
    )
    frames = (
        near.with_columns(frame=pl.col("roles").str.split(" "))
        .explode("frame")
        .filter(pl.col("frame").str.contains(":"))
        .with_columns(
            preposition=pl.col("frame").str.extract(r"^(.*):"),
            role=pl.col("frame").str.extract(r":(.*)$"),
        )
    )
    # Whom somebody met "with" is an actor too, and leaves room for the one who met them.
    with_whom = (pl.col("preposition") == "with") & (pl.col("role") == "actor")
    # "Shooting at the mall": the mall is where, and nobody who suffers.
    where = (pl.col("preposition") == "at") & (
        pl.col("entity_type").is_in(["FAC", "LOC", "GPE"]) | pl.col("low").is_in(targets())
    )
    return frames.join(behind, on=["near", "preposition"]).select(
        "trigger",
        role=pl.when(with_whom)
        .then(pl.lit("partner"))
        .when(where)
        .then(pl.lit("location"))
        .otherwise("role"),
        at="i",
    )


def told_parts(
    slots: pl.LazyFrame,
    words: pl.LazyFrame,
    mentions: pl.LazyFrame,
    times: pl.LazyFrame,
    quotes: pl.LazyFrame,
) -> pl.LazyFrame:
    """Tell who or what fills each slot: what is mentioned there, or the words as they stand.

    Args:
        slots: Head words of participants.
        words: The parse.
        mentions: Who is meant by which words.
        times: When things are said to be: no time takes part in an event.
        quotes: What is said by whom, for those who say "I".

    Returns:
        `trigger`, `role`, `entity_id`, `country`, `entity_type`, `start_char`, `end_char`.
    """
    meant = heads_meant(words, mentions).cache()
    listed = words.filter(pl.col("dep") == "conj").select(first="h", at="i")
    slots = slots.pipe(stand_ins, words, meant).cache()
    every = (
        pl.concat(
            [
                slots,
                slots.rename({"at": "first"})
                .join(listed, on="first")
                .select("trigger", "role", "at"),
            ]
        )
        .unique()
        .cache()
    )
    heads = every.select(i="at").unique().cache()
    asked = words.join(heads, on="i", how="semi")
    apart = pl.concat([_dated(asked, times), _datelines(words)])
    direct = every.join(apart, on="at", how="anti").join(meant, on="at", how="left")
    inside = _inside(words, meant)
    persons = pl.col("low").is_in(persons_in_general())
    quantities = asked.select(
        at="i",
        quantity=persons,
        for_owner=pl.col("low").is_in(acting_for_owner()),
        other=pl.col("low").is_in(others()),
    )
    spans = phrases(words, heads).select(
        at="i", word_start="np_start", word_end="np_end", part="upos"
    )
    # A person's administration acts for the person, a person's wife does not.
    whose = (pl.col("inner_type") != "PERSON") | pl.col("for_owner")
    elses = pl.col("other") & pl.col("inner_owned")
    own = whose & ~elses.fill_null(value=False) | pl.col("inner_same")
    party = (
        pl.col("role").is_in([*PARTIES, "owner", "lifted"])
        & (pl.col("inner_type") != "PRODUCT")
        & own
    )
    thing = pl.col("role").eq("object") & pl.col("inner_type").eq("PRODUCT")
    return (
        direct.join(inside, on="at", how="left")
        .join(spans, on="at", how="left")
        .join(quantities, on="at", how="left")
        .join(speakers(asked, quotes, mentions), on="at", how="left")
        .with_columns(
            direct=pl.col("entity_id").is_not_null(),
            entity_id=pl.coalesce("entity_id", "spoken_id"),
            country=pl.coalesce("country", "spoken_country"),
            entity_type=pl.coalesce("entity_type", "spoken_type"),
        )
        .with_columns(
            entity_id=pl.when(party | thing)
            .then(pl.coalesce("entity_id", "inner_id"))
            .otherwise("entity_id"),
            country=pl.coalesce("country", pl.when(party).then("inner_country")),
            entity_type=pl.coalesce("entity_type", pl.when(party).then("inner_type")),
            start_char=pl.coalesce("start_char", "word_start"),
            end_char=pl.coalesce("end_char", "word_end"),
        )
        .filter(
            ~pl.col("part").is_in(PRONOUNS)
            | pl.col("entity_id").is_not_null()
            | pl.col("spoken").is_not_null()
            | pl.col("quantity")
            | (pl.col("role") == "object"),
            (pl.col("role") != "owner") | pl.col("entity_id").is_not_null(),
        )
        .pipe(_settled)
        .pipe(only_agents, words)
        .pipe(one_per, ["trigger", "role", "entity_id", "start_char"])
        .select(
            "trigger", "role", "entity_id", "country", "entity_type", "start_char", "end_char", "at"
        )
    )


def heads_meant(words: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Put the number of the head word, `at`, beside each mention."""
    heads = words.select("article_id", at="i", head_no="token_no")
    return (
        mentions.with_columns(pl.col("entity_type").cast(pl.String))
        .join(heads, on=["article_id", "head_no"])
        .select("at", "entity_id", "entity_type", "start_char", "end_char", "country")
    )


def _dated(words: pl.LazyFrame, times: pl.LazyFrame) -> pl.LazyFrame:
    """The words that are in a time."""
    spans = times.select("article_id", time_start="start_char", time_end="end_char")
    return (
        words.select("article_id", "start_char", at="i")
        .sort("article_id", "start_char")
        .join_asof(
            spans.sort("article_id", "time_start"),
            left_on="start_char",
            right_on="time_start",
            by="article_id",
            strategy="backward",
            check_sortedness=False,
        )
        .filter(pl.col("start_char") < pl.col("time_end"))
        .select("at")
    )


def _datelines(words: pl.LazyFrame) -> pl.LazyFrame:
    """The words in front of a report that say whence it comes: "OSLO (Reuters) - "."""
    paragraph = ["article_id", "paragraph_no"]
    place = pl.int_range(pl.len()).over(paragraph)
    after = pl.col("text").shift(-1).over(paragraph)
    before = pl.col("text").shift(1).over(paragraph)
    opening = words.with_columns(place=place, after=after, before=before).filter(
        pl.col("place") < DATELINE
    )
    closed = pl.col("text").eq(")") & (
        pl.col("after").is_in(DASHES) | pl.col("before").is_in(WIRES)
    )
    shouted = pl.col("before").str.contains(r"^\p{Lu}{3,}$") & pl.col("text").is_in(DASHES)
    ends = opening.filter(closed | shouted).group_by(paragraph).agg(border=pl.col("place").min())
    return (
        opening.join(ends, on=paragraph).filter(pl.col("place") <= pl.col("border")).select(at="i")
    )


def phrases(words: pl.LazyFrame, heads: pl.LazyFrame) -> pl.LazyFrame:
    """Give words the phrases they head: their modifiers, without preposition, article and list.

    Args:
        words: The parse.
        heads: Numbers of the words that are asked for, `i`.

    Returns:
        `i`, `upos`, `np_start`, `np_end` (characters).
    """
    below = words.join(heads, left_on="h", right_on="i", how="semi")
    left = below.filter(~pl.col("dep").is_in(OUTSIDE), pl.col("i") < pl.col("h"))
    right = below.filter(pl.col("dep").is_in(BEHIND), pl.col("i") > pl.col("h"))
    starts = left.group_by("h").agg(left=pl.col("subtree_start").min())
    ends = right.group_by("h").agg(right=pl.col("subtree_end").max())
    return (
        words.select("i", "upos", "start_char", "end_char")
        .join(heads, on="i", how="semi")
        .join(starts, left_on="i", right_on="h", how="left")
        .join(ends, left_on="i", right_on="h", how="left")
        .select(
            "i",
            "upos",
            np_start=pl.min_horizontal("start_char", "left"),
            np_end=pl.max_horizontal("end_char", "right"),
        )
    )


def _inside(words: pl.LazyFrame, meant: pl.LazyFrame) -> pl.LazyFrame:
    """Who speaks from inside a phrase: "Russian troops", "settlements in the Gaza Strip".

    Returns:
        `at` (head of the phrase), `inner_id`, `inner_type`, `inner_country` of the nearest name,
        `inner_same` (whether it names the phrase itself: "President Abel"), `inner_owned`.
    """
    up = words.filter(pl.col("dep").is_in([*BEFORE, "appos", "flat", "nmod"])).select(
        "dep", at="h", low="i"
    )
    named = meant.filter(
        pl.col("entity_type").is_in(["GPE", "NORP", "ORG", "PERSON", "PRODUCT"])
    ).select(low="at", inner_id="entity_id", inner_type="entity_type", inner_country="country")
    state = pl.col("inner_id").str.starts_with("country:")
    # "Troops from Arcadia" are hers; "violence against Arcadia" is not.
    behind = _prepositions(words).rename({"h": "low"})
    own = pl.col("preposition").is_in(["of", "from", "in", "by", "within"])
    up = up.join(behind, on="low", how="left").filter((pl.col("dep") != "nmod") | own)
    up = up.drop("preposition").cache()
    one = (
        up.join(named, on="low")
        .filter((pl.col("dep") != "nmod") | state)
        .with_columns(
            inner_same=pl.col("dep").is_in(["flat", "appos"]),
            inner_owned=pl.col("dep") == "nmod:poss",
        )
        .cache()
    )
    two = one.filter(state).drop("low", "dep").rename({"at": "low"}).join(up, on="low")
    three = two.drop("low", "dep").rename({"at": "low"}).join(up, on="low")
    steps = [f.with_columns(steps=pl.lit(n)) for n, f in enumerate((one, two, three))]
    every = pl.concat(steps, how="diagonal_relaxed").cache()
    # "GOP Senator Abel": the name of the phrase itself goes first.
    nearest = every.pipe(
        one_per, "at", "at", "steps", ~pl.col("inner_same").fill_null(value=False), "low"
    ).select("at", "steps", "low")
    return (
        every.join(nearest, on=["at", "steps", "low"])
        .pipe(one_per, ["at", "inner_id"])
        .drop("low", "dep", "steps")
    )


def _settled(found: pl.LazyFrame) -> pl.LazyFrame:
    """Let owners and the subjects of carriers be actors, where the frame leaves these open.

    A noun whose actor is told otherwise does not take the subject of the verb above it, and an
    owner whom the frame makes the recipient stays that.
    """
    own = (
        found.filter(pl.col("role").is_in(["actor", "owner"])).select("trigger", told=True).unique()
    )
    settled = found.join(own, on="trigger", how="left").filter(
        (pl.col("role") != "lifted") | pl.col("told").is_null()
    )
    return settled.with_columns(
        role=pl.when(pl.col("role").is_in(["owner", "lifted", "partner"]))
        .then(pl.lit("actor"))
        .otherwise("role")
    ).drop("told")
