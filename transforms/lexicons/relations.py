"""Relation patterns: words that express a relation between two entities."""

from functools import cache
from typing import Final

import dataframely as dy
import polars as pl

from newsfacts.transforms.lexicons.base import Lexicon, read

PREDICATES: Final = [
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
    "party",
    "employer",
    "spouse",
    "family",
    "born_in",
    "age",
    "educated_at",
    "founder_of",
    "candidate_for",
    "resident_of",
]


class RelationPatterns(Lexicon):
    """Words that relate their subject to the object of a preposition: "led by", "part of"."""

    lemma = dy.String(primary_key=True, description="The word's lemma.")
    upos = dy.String(primary_key=True, description="Its part of speech (UD).")
    preposition = dy.String(
        primary_key=True, description="The preposition of the object; `-` for a direct object."
    )
    predicate = dy.Enum(PREDICATES, description="The relation.")
    reversed = dy.Bool(description="Whether the word's object is the subject of the relation.")


class BetweenNames(Lexicon):
    """Words between two names of a sentence that relate them: ", the capital of "."""

    between = dy.String(
        primary_key=True, description="A pattern of all that is between, in lower case."
    )
    subjects = dy.String(
        primary_key=True,
        description="Types of the first name (OntoNotes), with blanks; `SAME`: that of the other.",
    )
    objects = dy.String(description="Types of the second name.")
    predicate = dy.Enum(PREDICATES, description="The relation.")
    reversed = dy.Bool(description="Whether the second name is the subject of the relation.")


class CompoundParticiples(Lexicon):
    """Participles behind a name and a hyphen: "the Oslo-based company", "a US-led coalition"."""

    participle = dy.String(primary_key=True, description="The participle, in lower case.")
    predicate = dy.Enum(PREDICATES, description="The relation.")
    reversed = dy.Bool(description="Whether the name before it is the subject of the relation.")


class LinkingVerbs(Lexicon):
    """Verbs that equate their object with their subject: "became a member", "forms part"."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")


class PredicateTypes(Lexicon):
    """Types of entities that a relation holds between; other relations hold between any."""

    predicate = dy.Enum(PREDICATES, primary_key=True, description="The relation.")
    subjects = dy.String(description="Types of its subject (OntoNotes), separated by blanks.")
    objects = dy.String(description="Types of its object (OntoNotes), separated by blanks.")
    likely = dy.Float64(
        nullable=True,
        min=0,
        max=1,
        description="Probability from which what the annotator reads is this relation, where it"
        " reads it better or worse than most.",
    )


class Kinship(Lexicon):
    """Nouns for relatives: "his wife Ann"."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")
    predicate = dy.Enum(["spouse", "family"], description="The relation.")
    child = dy.Bool(description="Whether it means a child, who is the subject of the relation.")


class Homes(Lexicon):
    """Nouns for where someone lives or comes from: "his home in Oslo"."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")
    predicate = dy.Enum(["resident_of", "born_in"], description="The relation to its place.")


class Offices(Lexicon):
    """Adjectives for offices that someone seeks: "the presidential candidate"."""

    word = dy.String(primary_key=True, description="The words, in lower case.")


class SoughtNouns(Lexicon):
    """Nouns for what a candidate seeks beside offices: "a candidate for the presidency"."""

    word = dy.String(primary_key=True, description="The noun, in lower case.")


class PlaceNouns(Lexicon):
    """Nouns for places that belong to what stands before them: "the Iraqi city of Mosul"."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")


class BodyWords(Lexicon):
    """Words in names of bodies that tell what kind of body it is."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    kind = dy.Enum(
        ["assembly", "club", "state", "site", "league", "firm"],
        description="An `assembly` of a state or a `club` has members; `state` bodies serve it; a"
        " `site` is where it is, others are based there; clubs are members of a `league`;"
        " `firm` is a common noun for what is based somewhere.",
    )


class Parties(Lexicon):
    """Political parties whose names do not hold the word: "Likud", "the CDU"."""

    name = dy.String(primary_key=True, description="The name, as ids of entities spell it.")


class PartNouns(Lexicon):
    """Nouns for a part of a body that its name modifies: "Volkswagen's Audi unit"."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")


class Teams(Lexicon):
    """Nouns for a body that plays in a league: "the Premier League side Example"."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")


class RelatedTitles(Lexicon):
    """Titles that say more than that a body employs their holder."""

    lemma = dy.String(primary_key=True, description="The noun, in lower case.")
    relates = dy.Enum(
        ["learner", "outsider", "member", "founder", "owner", "seeker"],
        primary_key=True,
        description="A `learner` learns at the body; an `outsider` need not belong to the party or"
        " assembly; a `member` belongs to the assembly or club; a `founder` has founded it, an"
        " `owner` owns it; a `seeker` seeks an office.",
    )


@cache
def titles_of(relates: str) -> list[str]:
    """List the titles that relate their holder to a body so."""
    rows = read(RelatedTitles).filter(pl.col("relates").cast(pl.String) == relates)
    return rows["lemma"].to_list()
