"""Annotate: from paragraphs to tokens, with any annotator.

annotate(paragraphs)                                  the model of this package
annotate(paragraphs, annotator="spacy:en_core_web_sm")  a spaCy pipeline (extra `spacy`)
"""

import polars as pl

from newsfacts.transforms.annotator import spacy_pipeline
from newsfacts.transforms.annotator.agreement import agreed
from newsfacts.transforms.annotator.arc_table import arc_table
from newsfacts.transforms.annotator.meaning import joined, word_columns
from newsfacts.transforms.annotator.network import Network, shipped
from newsfacts.transforms.annotator.reading import read_words, readings, readings_of
from newsfacts.transforms.annotator.token_table import token_table
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.annotator.words import words

OWN = "newsfacts"
SPACY = "spacy:"


def annotate(paragraphs: pl.DataFrame, *, annotator: str = OWN) -> pl.DataFrame:
    """Give the `tokens` of paragraphs, sorted by article and number.

    The tokens of an article depend on its paragraphs only, not on its batch; the words, tags and
    trees of a paragraph depend on that paragraph only.

    Args:
        paragraphs: Rows of `paragraphs`, in any order.
        annotator: "newsfacts", or "spacy:NAME" for the spaCy pipeline NAME.

    Raises:
        ValueError: No such annotator.
    """
    if annotator != OWN and not annotator.startswith(SPACY):
        message = f"no annotator {annotator!r}: use {OWN!r} or 'spacy:NAME'"
        raise ValueError(message)
    ordered = paragraphs.sort("article_id", "paragraph_no")
    if annotator == OWN:
        tokens = own_tokens(ordered)
    else:
        tokens = spacy_pipeline.tokens(ordered, annotator.removeprefix(SPACY))
    return Tokens.validate(tokens, cast=True)


def own_tokens(paragraphs: pl.DataFrame) -> pl.DataFrame:
    """Annotate sorted paragraphs with the model of this package."""
    rows = paragraphs.select("text", paragraph=pl.int_range(pl.len(), dtype=pl.UInt32))
    found = words(rows)
    articles = paragraphs["article_id"].gather(found["paragraph"])
    read = agreed(readings(shipped(), found), found["word"], articles)
    return token_table(found, paragraphs, read)


def own_tables(
    network: Network, paragraphs: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Read sorted paragraphs with weights that know of meaning.

    Returns:
        Rows of `tokens`, the columns of meaning beside them, and rows of `arcs`.
    """
    rows = paragraphs.select("text", paragraph=pl.int_range(pl.len(), dtype=pl.UInt32))
    found = words(rows)
    articles = paragraphs["article_id"].gather(found["paragraph"])
    reading, meant = read_words(network, found)
    read = agreed(readings_of(network, found, reading), found["word"], articles)
    tokens = token_table(found, paragraphs, read)
    meaning = joined([scores for scores in meant if scores is not None])
    return tokens, word_columns(meaning, tokens), arc_table(network.links, meaning, tokens)
