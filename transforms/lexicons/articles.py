"""Roles of paragraphs, and the patterns that give them."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon

ROLES = [
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
]


class ParagraphRoles(Lexicon):
    """Patterns that give a paragraph its role; the first that fits decides."""

    rule = dy.String(primary_key=True, description="Name of the pattern.")
    role = dy.Enum(ROLES, description="The role it gives.")
    max_chars = dy.Int32(min=1, description="Longest paragraph it applies to, in characters.")
    pattern = dy.String(min_length=1, description="Regular expression in Rust's syntax.")
    example = dy.String(min_length=1, description="A paragraph that it fits.")
