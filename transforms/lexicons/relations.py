"""Relation patterns: words that express a relation between two entities."""

from typing import Final

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon

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


class LinkingVerbs(Lexicon):
    """Verbs that equate their object with their subject: "became a member", "forms part"."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
