"""Relation patterns: the words that tell how two things belong together."""

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
    """Words that relate their subject to what follows a preposition: "led by", "part of"."""

    lemma = dy.String(primary_key=True, description="The word's lemma.")
    upos = dy.String(primary_key=True, description="Its part of speech (UD).")
    preposition = dy.String(
        primary_key=True, description="The preposition of the object; `-` for a direct object."
    )
    predicate = dy.Enum(PREDICATES, description="The relation.")
    reversed = dy.Bool(description="Whether the object of the words is the relation's subject.")


class LinkingVerbs(Lexicon):
    """Verbs that make their object what their subject is: "became a member", "forms part"."""

    lemma = dy.String(primary_key=True, description="The lemma, in lower case.")
