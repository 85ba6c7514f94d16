"""Paragraphs: the blocks of an article, each with the role it plays."""

import dataframely as dy

from transforms.table import Span


class Paragraphs(Span):
    """One row per paragraph of an article, with its role; outer white space is left out."""

    article_id = dy.String(primary_key=True, description="The article; key of `articles`.")
    paragraph_no = dy.Int32(
        primary_key=True, min=0, description="Number of the paragraph in the article, from 0."
    )
    role = dy.Enum(
        [
            "headline",
            "byline",
            "dateline",
            "body",
            "caption",
            "subheading",
            "promo",
            "syndication_notice",
            "copyright",
            "other",
        ],
        description="What the paragraph is in the article.",
    )
