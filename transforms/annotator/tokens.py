"""Tokens: words with their tags, their place in the dependency tree and the names they form."""

import dataframely as dy

from newsfacts.transforms.annotator.meaning_labels import STATUSES
from newsfacts.transforms.table import Span

#: The language that models and rules read.
ENGLISH = "en"


class Tokens(Span):
    """One row per word or punctuation mark, as the annotator read it."""

    article_id = dy.String(primary_key=True, description="The article; key of `articles`.")
    token_no = dy.Int32(
        primary_key=True, min=0, description="Number of the token in the article, from 0."
    )
    sentence_no = dy.Int32(min=0, description="The token's sentence; key of `sentences`.")
    paragraph_no = dy.Int32(min=0, description="The token's paragraph; key of `paragraphs`.")
    lemma = dy.String(description="Dictionary form of the word.")
    upos = dy.String(description="Universal part of speech (UD).")
    xpos = dy.String(description="Penn Treebank part of speech.")
    dep = dy.String(description="Relation to the head (UD, English subtypes).")
    head_no = dy.Int32(
        nullable=True, description="`token_no` of the head; NULL for the root of a sentence."
    )
    entity_type = dy.String(nullable=True, description="Type of the name that the token is in.")
    entity_start = dy.Int32(
        nullable=True,
        description="`token_no` of the first token of that name; NULL outside names.",
    )
    subtree_start = dy.Int32(description="First character of the token and its dependents.")
    subtree_end = dy.Int32(
        description="One past the last character of the token and its dependents."
    )
    event_type = dy.String(
        nullable=True,
        description="Type of the event that the word may express; NULL where none is likely.",
    )
    event_score = dy.Float32(
        nullable=True, min=0, max=1, description="Probability that the word expresses that event."
    )
    event_status = dy.Enum(
        STATUSES, nullable=True, description="Factuality of that event, as the annotator reads it."
    )
    factuality_score = dy.Float32(
        nullable=True,
        min=-3,
        max=3,
        description="How sure it is that what a predicate says happened, -3 (did not) to 3; NULL "
        "where the word is neither a predicate nor an event.",
    )
    attributed = dy.Bool(
        nullable=True, description="Whether the word is in what somebody is reported to say."
    )
