"""Agreement nouns: nouns that mean an agreement, with the parties named around them.

Building on the deal between Arcadia and Borduria , ...     no verb says that they agreed
               ^trigger      ^parties
"""

from typing import Final

import polars as pl

from newsfacts.transforms.agreements.contexts import context_statuses
from newsfacts.transforms.agreements.nearby_parties import nearby_parties
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.agreements import AgreementContexts, DealAmounts, Instruments
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.factuality import FactualityCues
from newsfacts.transforms.lexicons.quotes import QuoteCues
from newsfacts.transforms.lexicons.syntax import prepositions_of
from newsfacts.transforms.participants.participants import heads_meant
from newsfacts.transforms.syntax.phrases import prepositions

#: Types of names that can be parties.
PARTIES: Final = ("GPE", "NORP", "ORG", "PERSON")
#: Relations of a party's name to the noun: "Arcadia's deal", "the Arcadian pact".
OWNING: Final = ("nmod:poss", "amod", "compound", "nmod:desc")
#: Relations of the noun to the verb whose subject is a party: "reached a deal with Borduria".
CARRIED: Final = ("obj", "obl", "xcomp")
#: Statuses that a verb gives to what it makes an agreement: "ratify", not "violate".
MADE: Final = ("announced", "agreed", "signed", "ratified")
#: Status of an agreement when the text gives no other.
DEFAULT: Final = "agreed"


def agreement_nouns(
    parse: pl.LazyFrame, mentions: pl.LazyFrame, verb_subjects: pl.LazyFrame
) -> pl.LazyFrame:
    """Find the nouns that mean an agreement of at least one named party.

    Args:
        parse: The parse.
        mentions: The mentions of entities.
        verb_subjects: Subject and voice of each verb.

    Returns:
        One row per noun and party: `article_id`, `sentence_no`, `trigger` (word number),
        `start_char`, `end_char`, `subtree_end`, `status`, `entity_id` and `party_start`.
    """
    nouns = _nouns(parse).cache()
    named = (
        heads_meant(parse, mentions)
        .filter(pl.col("entity_type").is_in(PARTIES))
        .select("at", "entity_id", party_start="start_char")
        .cache()
    )
    stated = _parties(nouns, parse, named, verb_subjects).cache()
    parties = pl.concat([stated, nearby_parties(nouns, stated, named, parse)])
    return (
        nouns.join(parties, on="trigger")
        .join(context_statuses(nouns, parse), on="trigger", how="left")
        .with_columns(pl.col("status").fill_null(DEFAULT))
        .drop("dep", "h")
    )


def _nouns(parse: pl.LazyFrame) -> pl.LazyFrame:
    """The nouns that mean an agreement by themselves, with their place, phrase and head."""
    alone = read(Instruments).filter("alone")["noun"]
    amount = pl.col("low").is_in(read(DealAmounts)["lemma"].implode())
    amounts = parse.filter(pl.col("dep") == "amod", amount).select(i="h")
    # "Will not ratify the treaty" tells of no agreement, "has not violated the treaty" of one.
    negated = read(FactualityCues).filter(place="beside", factuality="negated")["lemma"]
    making = read(AgreementContexts).filter(pl.col("status").cast(pl.String).is_in(MADE))["lemma"]
    undone = parse.filter(
        pl.col("low").is_in(negated.implode()), pl.col("head_lemma").is_in(making.implode())
    ).select("h")
    untold = parse.filter(pl.col("dep") == "obj").join(undone, on="h", how="semi").select("i")
    return (
        parse.join(_hyphenated(parse), on="i", how="left")
        .join(pl.concat([amounts, untold]), on="i", how="anti")
        .filter(pl.coalesce("hyphenated", "low").is_in(alone.implode()), _common())
        .select(
            "article_id",
            "sentence_no",
            "start_char",
            "end_char",
            "subtree_end",
            "dep",
            "h",
            trigger="i",
        )
    )


def _parties(
    nouns: pl.LazyFrame,
    parse: pl.LazyFrame,
    named: pl.LazyFrame,
    verb_subjects: pl.LazyFrame,
) -> pl.LazyFrame:
    """The parties of each noun, its subject among them: `trigger`, `entity_id`, `party_start`."""
    heads = pl.concat(
        [
            _behind(nouns, parse),
            _owners(nouns, parse, named),
            _subjects(nouns, verb_subjects, parse),
        ]
    )
    return (
        heads.join(named, on="at")
        .select("trigger", "entity_id", "party_start")
        .pipe(one_per, ["trigger", "entity_id"], "party_start")
    )


def _common() -> pl.Expr:
    """Whether a word is a common noun; in a headline it may have a capital."""
    return (pl.col("upos") == "NOUN") | (pl.col("upos") == "PROPN") & pl.col(
        "entity_type"
    ).is_null()


def _hyphenated(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Words that a hyphen joins to the one before, in one: `i`, `hyphenated`, as in cease-fire."""
    before = parse.filter(pl.col("dep") == "compound").select(i="h", at="i", first="low")
    hyphens = parse.filter(pl.col("low") == "-").select(at=pl.col("i") - 1)
    return (
        before.join(hyphens, on="at", how="semi")
        .join(parse.select("i", "low"), on="i")
        .filter(pl.col("at") + 2 == pl.col("i"))
        .select("i", hyphenated=pl.concat_str("first", pl.lit("-"), "low"))
    )


def _with_conjuncts(heads: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add the conjuncts of heads: `trigger`, `at`."""
    conjuncts = parse.filter(pl.col("dep") == "conj").select(first="h", at="i")
    added = heads.rename({"at": "first"}).join(conjuncts, on="first").select("trigger", "at")
    return pl.concat([heads, added])


def _behind(nouns: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Heads behind "with", "between", "by", of the noun or of its verb: `trigger`, `at`."""
    cases = (
        prepositions(parse)
        .filter(pl.col("preposition").is_in(prepositions_of("party")))
        .select(i="h")
    )
    arguments = (
        parse.filter(pl.col("dep").is_in(["nmod", "obl", "obl:agent"]))
        .join(cases, on="i", how="semi")
        .select("h", at="i")
    )
    participles = parse.filter(pl.col("dep") == "acl").select(trigger="h", h="i")
    own = nouns.select("trigger", h="trigger")
    carried = nouns.filter(pl.col("dep") == "obj").select("trigger", "h")
    described = nouns.select("trigger").join(participles, on="trigger")
    heads = pl.concat([own, carried, described.select("trigger", "h")])
    return _with_conjuncts(heads.join(arguments, on="h").select("trigger", "at"), parse)


def _owners(nouns: pl.LazyFrame, parse: pl.LazyFrame, named: pl.LazyFrame) -> pl.LazyFrame:
    """Names before the noun: `trigger`, `at`."""
    before = (
        parse.filter(pl.col("dep").is_in(OWNING), pl.col("i") < pl.col("h"))
        .select(trigger="h", at="i")
        .join(nouns, on="trigger", how="semi")
        .join(named, on="at", how="semi")
        .select("trigger", "at")
    )
    return _with_conjuncts(before, parse)


def _subjects(
    nouns: pl.LazyFrame, verb_subjects: pl.LazyFrame, parse: pl.LazyFrame
) -> pl.LazyFrame:
    """The subject of the verb that a noun depends on, if such a verb binds: `trigger`, `at`.

    Who rejects, approves, mentions or criticises an agreement is no party for that.
    """
    listed = read(AgreementContexts)
    binding = listed.filter("binds")["lemma"].implode()
    speaking = pl.concat([listed.filter(~pl.col("binds"))["lemma"], read(QuoteCues)["lemma"]])
    bound = pl.col("low").is_in(binding) | ~pl.col("low").is_in(speaking.implode())
    active = (
        verb_subjects.filter(~pl.col("passive"))
        .select(h="verb", at="subject")
        .join(parse.filter(bound).select(h="i"), on="h", how="semi")
    )
    carried = nouns.filter(pl.col("dep").is_in(CARRIED))
    return _with_conjuncts(carried.join(active, on="h").select("trigger", "at"), parse)
