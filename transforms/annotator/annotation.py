"""Annotation: the only step that runs a model; all later steps are queries over what it read."""

import polars as pl

from newsfacts.transforms.annotator.annotate import annotate
from newsfacts.transforms.annotator.arcs import Arcs
from newsfacts.transforms.annotator.tokens import ENGLISH, Tokens

#: The arcs from a token, as a list in its row.
ARCS = [name for name in Arcs.column_names() if name not in ("article_id", "from_token")]
ARC_LIST = pl.List(pl.Struct({name: Arcs.columns()[name].dtype for name in ARCS}))


def annotated(readable: pl.LazyFrame, articles: pl.LazyFrame, annotator: str) -> pl.LazyFrame:
    """Annotate the paragraphs with a model: rows of `tokens`, each with the `arcs` from it.

    An article known to be in another language gets no tokens, and so no sentences and no facts:
    German *die* would be a death.

    Args:
        readable: The paragraphs that carry information, without noise.
        articles: The articles, with their language; those of unknown language are annotated.
        annotator: `newsfacts` for the model of this package, `spacy:NAME` for a spaCy pipeline.
    """
    foreign = articles.filter(pl.col("language") != ENGLISH)
    read = readable.join(foreign, on="article_id", how="anti", maintain_order="left")
    return read.map_batches(
        lambda frame: _with_arcs(*annotate(frame, annotator=annotator)),
        schema={**Tokens.create_empty().schema, "arcs": ARC_LIST},
        predicate_pushdown=False,
        projection_pushdown=False,
        slice_pushdown=False,
    )


def _with_arcs(tokens: pl.DataFrame, arcs: pl.DataFrame) -> pl.DataFrame:
    """Add to each token the list of the arcs from it, NULL where there are none."""
    lists = arcs.group_by("article_id", pl.col("from_token").alias("token_no")).agg(
        arcs=pl.struct(ARCS).cast(ARC_LIST.inner)
    )
    return tokens.join(lists, on=["article_id", "token_no"], how="left", maintain_order="left")


def tokens(annotated: pl.LazyFrame) -> pl.LazyFrame:
    """Take the tokens out of what the model read."""
    return annotated.select(Tokens.column_names())


def arcs(annotated: pl.LazyFrame) -> pl.LazyFrame:
    """Take the arcs out of what the model read, a row for each."""
    return (
        annotated.filter(pl.col("arcs").is_not_null())
        .rename({"token_no": "from_token"})
        .explode("arcs")
        .unnest("arcs")
        .select(Arcs.column_names())
    )
