"""Sentences: the units that evidence is shown in."""

import dataframely as dy

from transforms.table import Span


class Sentences(Span):
    """One row per sentence of an article."""

    article_id = dy.String(primary_key=True, description="The article; key of `articles`.")
    sentence_no = dy.Int32(
        primary_key=True, min=0, description="Number of the sentence in the article, from 0."
    )
    paragraph_no = dy.Int32(
        min=0, description="The paragraph that holds the sentence; key of `paragraphs`."
    )
