"""Annotate: from paragraphs to tokens and the arcs between them, with any annotator.

annotate(paragraphs)                                  the model of this package
annotate(paragraphs, annotator="spacy:en_core_web_sm")  a spaCy pipeline (extra `spacy`)
"""

import polars as pl

from newsfacts.transforms.annotator import spacy_pipeline
from newsfacts.transforms.annotator.agreement import agreed
from newsfacts.transforms.annotator.arc_table import arc_table
from newsfacts.transforms.annotator.arcs import Arcs
from newsfacts.transforms.annotator.network import Network, shipped
from newsfacts.transforms.annotator.reading import readings
from newsfacts.transforms.annotator.token_table import token_table
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.annotator.words import words

OWN = "newsfacts"
SPACY = "spacy:"


def annotate(
    paragraphs: pl.DataFrame, *, annotator: str = OWN
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Read paragraphs.

    The tokens and arcs of an article depend on its paragraphs only, not on its batch; the words,
    tags and trees of a paragraph depend on that paragraph only.

    Args:
        paragraphs: Rows of `paragraphs`, in any order.
        annotator: "newsfacts", or "spacy:NAME" for the spaCy pipeline NAME, which knows no arcs
            and no events.

    Returns:
        Rows of `tokens`, sorted by article and number, and rows of `arcs`.

    Raises:
        ValueError: No such annotator.
    """
    if annotator != OWN and not annotator.startswith(SPACY):
        message = f"no annotator {annotator!r}: use {OWN!r} or 'spacy:NAME'"
        raise ValueError(message)
    ordered = paragraphs.sort("article_id", "paragraph_no")
    if annotator == OWN:
        tokens, arcs = own_tables(shipped(), ordered)
    else:
        tokens = spacy_pipeline.tokens(ordered, annotator.removeprefix(SPACY))
        arcs = Arcs.create_empty()
    return Tokens.validate(tokens, cast=True), arcs


def own_tables(network: Network, paragraphs: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Annotate sorted paragraphs with the model of this package: rows of `tokens` and `arcs`."""
    rows = paragraphs.select("text", paragraph=pl.int_range(pl.len(), dtype=pl.UInt32))
    found = words(rows)
    if found.is_empty():
        return Tokens.create_empty(), Arcs.create_empty()
    articles = paragraphs["article_id"].gather(found["paragraph"])
    read, meaning = readings(network, found)
    tokens = token_table(found, paragraphs, agreed(read, found["word"], articles))
    return tokens, arc_table(network.links, meaning, tokens)
