"""Annotation: the only step that runs a model; all later steps are queries over its tokens."""

import polars as pl

from newsfacts.transforms.annotator.annotate import annotate
from newsfacts.transforms.annotator.tokens import Tokens

#: The language that models and rules read.
ENGLISH = "en"


def tokens(readable: pl.LazyFrame, articles: pl.LazyFrame, annotator: str) -> pl.LazyFrame:
    """Annotate the paragraphs with a model.

    An article known to be in another language gets no tokens, and so no sentences and no facts:
    German *die* would be a death.

    Args:
        readable: The paragraphs that tell something, without noise.
        articles: The articles, with their language; those of unknown language are annotated.
        annotator: `newsfacts` for the model of this package, `spacy:NAME` for a spaCy pipeline.
    """
    foreign = articles.filter(pl.col("language") != ENGLISH)
    read = readable.join(foreign, on="article_id", how="anti", maintain_order="left")
    return read.map_batches(
        lambda frame: annotate(frame, annotator=annotator),
        schema=Tokens.create_empty().schema,
        predicate_pushdown=False,
        projection_pushdown=False,
        slice_pushdown=False,
    )
