"""Annotation: the one step that runs a model; all that follows are queries over its tokens."""

import polars as pl

from transforms.annotator.annotate import annotate
from transforms.tokens import Tokens


def tokens(paragraphs: pl.LazyFrame, annotator: str) -> pl.LazyFrame:
    """Read the words of the paragraphs with a model.

    Args:
        paragraphs: The paragraphs of the articles.
        annotator: `newsfacts` for the model of this package, `spacy:NAME` for a spaCy pipeline.
    """
    return paragraphs.map_batches(
        lambda frame: annotate(frame, annotator=annotator),
        schema=Tokens.create_empty().schema,
        predicate_pushdown=False,
        projection_pushdown=False,
        slice_pushdown=False,
    )
