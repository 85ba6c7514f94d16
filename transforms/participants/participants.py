"""Participants: the entities, or else the phrases, that fill the slots of an event.

The two nations agreed to stage a joint drill .
    ^actor: China, Russia             ^topic
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.participants.agentivity import only_agents
from newsfacts.transforms.participants.inner_names import inner_names
from newsfacts.transforms.participants.members import with_members
from newsfacts.transforms.participants.pronouns import speakers, stand_ins
from newsfacts.transforms.syntax.datelines import datelines
from newsfacts.transforms.syntax.flags import flagged
from newsfacts.transforms.syntax.phrases import phrases
from newsfacts.transforms.syntax.spans import within
from newsfacts.transforms.triggers.agent_nouns import acting_for_owner, others, persons_in_general

#: Roles that only someone who acts can fill.
PARTIES = ("actor", "recipient", "partner", "owner", "lifted")
PRONOUNS = ("PRON", "DET")
COLUMNS = (
    "trigger", "role", "entity_id", "country", "entity_type", "start_char", "end_char", "at",
)  # fmt: skip


def stated_participants(
    slots: pl.LazyFrame,
    parse: pl.LazyFrame,
    mentions: pl.LazyFrame,
    times: pl.LazyFrame,
    quotes: pl.LazyFrame,
    annotated_slots: pl.LazyFrame,
) -> pl.LazyFrame:
    """Resolve the head word of each slot to an entity, or keep its phrase.

    Args:
        slots: Head words of arguments: `trigger`, `role`, `at`.
        parse: The parse.
        mentions: The mentions of entities.
        times: The dated expressions; they are no participants.
        quotes: The quotes, whose speakers say "I" and "we".
        annotated_slots: Who takes part, as the annotator reads it.

    Returns:
        One row per trigger, role and participant: `trigger`, `role`, `entity_id`, `country`,
        `entity_type` (NULL if unresolved), `start_char`, `end_char`, `at` (number of its head).
    """
    meant = heads_meant(parse, mentions).cache()
    every = _with_all_meant(slots, parse, meant).cache()
    heads = every.select(i="at").unique().cache()
    words = parse.join(heads, on="i", how="semi")
    return (
        every.join(_times_and_datelines(words, parse, times), on="at", how="anti")
        .join(meant, on="at", how="left")
        .join(inner_names(parse, meant), on="at", how="left")
        .join(_phrases(parse, heads), on="at", how="left")
        .join(_noun_kinds(words), on="at", how="left")
        .join(speakers(words, quotes, mentions), on="at", how="left")
        .pipe(_resolved)
        .filter(_can_take_part())
        .pipe(_settled)
        .pipe(only_agents, parse, annotated_slots)
        .pipe(_in_one_role)
        .select(*COLUMNS)
    )


def _with_all_meant(slots: pl.LazyFrame, parse: pl.LazyFrame, meant: pl.LazyFrame) -> pl.LazyFrame:
    """Replace pronouns by what they stand for, phrases by their examples, and add conjuncts."""
    meaning = slots.pipe(stand_ins, parse, meant).cache()
    return meaning.pipe(with_members, parse, meant).pipe(_with_conjuncts, parse)


def _with_conjuncts(slots: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add the conjuncts of each head word: "Arcadia and Borduria agreed"."""
    conjuncts = parse.filter(pl.col("dep") == "conj").select(first="h", at="i")
    added = slots.rename({"at": "first"}).join(conjuncts, on="first")
    return pl.concat([slots, added.select("trigger", "role", "at")]).unique()


def _times_and_datelines(
    words: pl.LazyFrame, parse: pl.LazyFrame, times: pl.LazyFrame
) -> pl.LazyFrame:
    """Words that are no participants, in a time expression or a dateline: `at`."""
    dated = within(words, times.select("article_id", "start_char", "end_char"))
    return pl.concat([dated, datelines(parse)])


def _phrases(parse: pl.LazyFrame, heads: pl.LazyFrame) -> pl.LazyFrame:
    """The noun phrase of each head word: `at`, `phrase_start`, `phrase_end`, `part` (of speech)."""
    return phrases(parse, heads).select(
        at="i", phrase_start="np_start", phrase_end="np_end", part="upos"
    )


def _noun_kinds(words: pl.LazyFrame) -> pl.LazyFrame:
    """What the lexicon of agent nouns says of each word: `at`, `person`, `for_owner`, `other`."""
    return words.select(
        at="i",
        person=pl.col("low").is_in(persons_in_general()),
        for_owner=pl.col("low").is_in(acting_for_owner()),
        other=pl.col("low").is_in(others()),
    )


def _resolved(found: pl.LazyFrame) -> pl.LazyFrame:
    """Choose entity and span: of the head word, else of a speaker, else of a name in the phrase."""
    # A person's administration acts for the person, a person's wife does not.
    for_owner = (pl.col("inner_type") != "PERSON") | pl.col("for_owner")
    # "Its rivals" are not the owner.
    others_of_owner = (pl.col("other") & pl.col("inner_owned")).fill_null(value=False)
    stands_for_name = for_owner & ~others_of_owner | pl.col("inner_same")
    party = pl.col("role").is_in(PARTIES) & (pl.col("inner_type") != "PRODUCT") & stands_for_name
    product = pl.col("role").eq("object") & pl.col("inner_type").eq("PRODUCT")
    return found.with_columns(
        direct=pl.col("entity_id").is_not_null(),
        entity_id=pl.coalesce("entity_id", "spoken_id"),
        country=pl.coalesce("country", "spoken_country"),
        entity_type=pl.coalesce("entity_type", "spoken_type"),
    ).with_columns(
        entity_id=pl.coalesce("entity_id", pl.when(party | product).then("inner_id")),
        country=pl.coalesce("country", pl.when(party).then("inner_country")),
        entity_type=pl.coalesce("entity_type", pl.when(party).then("inner_type")),
        start_char=pl.coalesce("start_char", "phrase_start"),
        end_char=pl.coalesce("end_char", "phrase_end"),
    )


def _can_take_part() -> pl.Expr:
    """Whether a participant is more than an unresolved pronoun, or an unresolved owner."""
    resolved = pl.col("entity_id").is_not_null()
    not_pronoun = ~pl.col("part").is_in(PRONOUNS)
    known_pronoun = pl.col("spoken").is_not_null() | pl.col("person") | (pl.col("role") == "object")
    return (not_pronoun | resolved | known_pronoun) & ((pl.col("role") != "owner") | resolved)


def heads_meant(parse: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Add the number of the head word, `at`, to each mention."""
    heads = parse.select("article_id", at="i", head_no="token_no")
    return (
        mentions.with_columns(pl.col("entity_type").cast(pl.String))
        .join(heads, on=["article_id", "head_no"])
        .select("at", "entity_id", "entity_type", "start_char", "end_char", "country")
    )


def _settled(found: pl.LazyFrame) -> pl.LazyFrame:
    """Make owners, partners and subjects of support verbs actors, where the frame names none.

    A noun with an actor or owner of its own does not take the subject of the verb above it; an
    owner whom the frame makes the recipient is no actor.
    """
    own = found.filter(pl.col("role").is_in(["actor", "owner"]))
    return (
        found.pipe(flagged, own, "trigger", "has_own")
        .filter((pl.col("role") != "lifted") | ~pl.col("has_own"))
        .with_columns(
            role=pl.when(pl.col("role").is_in(["owner", "lifted", "partner"]))
            .then(pl.lit("actor"))
            .otherwise("role")
        )
        .drop("has_own")
    )


def _in_one_role(found: pl.LazyFrame) -> pl.LazyFrame:
    """Keep each participant once per role, and no topic that takes part in another role.

    A place without a name does not count: "arrested in connection with a theft".
    """
    place = (pl.col("role") == "location") & pl.col("entity_id").is_null()
    others = found.filter(pl.col("role") != "topic", ~place)
    return (
        found.pipe(flagged, others, ["trigger", "at"], "elsewhere")
        .filter((pl.col("role") != "topic") | ~pl.col("elsewhere"))
        .pipe(one_per, ["trigger", "role", "entity_id", "start_char"])
    )
