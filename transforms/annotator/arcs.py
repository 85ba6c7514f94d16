"""Arcs: what joins two words of an article beyond the trees, as the annotator read it.

Ann Berg said she had met them on Monday.
         ^attribution SOURCE Berg, CONTENT met
              ^coreference to Berg
                      ^role ARG0 she, ARG1 them, TMP Monday
"""

import dataframely as dy

from newsfacts.transforms.annotator.meaning_labels import ATTRIBUTIONS, PARTICIPANTS, ROLES, TIES
from newsfacts.transforms.table import Table

LAYERS = ("role", "participant", "attribution", "tie", "coreference")
ANTECEDENT = "ANTECEDENT"


class Arcs(Table):
    """One row per arc between two tokens: roles, participants, attribution, ties, coreference.

    Arcs end at head words: what depends on these in the trees of `tokens` belongs to them.
    """

    article_id = dy.String(primary_key=True, description="The article; key of `articles`.")
    layer = dy.Enum(
        LAYERS,
        primary_key=True,
        description="role: from a predicate to its argument; participant: from the trigger of an "
        "event to who or what takes part; attribution: from a word of saying; tie: from "
        "a person, body or thing to what it is related to, from a title to its holder, from a word "
        "for an agreement to who agrees; coreference: from a "
        "pronoun to the mention before it that means the same.",
    )
    from_token = dy.Int32(
        primary_key=True, min=0, description="`token_no` of the word that the arc begins at."
    )
    to_token = dy.Int32(
        primary_key=True, min=0, description="`token_no` of the word that the arc leads to."
    )
    label = dy.Enum(
        (*ROLES, *PARTICIPANTS, *ATTRIBUTIONS, *TIES, ANTECEDENT),
        description="Role as in PropBank (ARG0 to ARG4, TMP, LOC, NEG ...); ACTOR, RECIPIENT, "
        "OBJECT, PLACE; CONTENT, SOURCE; predicates of `relations`; HOLDER, OFFICE; AGREES; "
        "ANTECEDENT.",
    )
    score = dy.Float32(min=0, max=1, description="How likely the annotator holds the arc to be.")
