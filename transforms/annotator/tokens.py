"""Tokens: words with their tags, their place in the dependency tree and the names they form."""

import dataframely as dy

from newsfacts.transforms.table import Span


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
