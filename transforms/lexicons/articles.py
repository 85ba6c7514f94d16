"""Roles of paragraphs, and the patterns that assign them."""

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
    """Patterns that assign a role to a paragraph; the first match decides."""

    rule = dy.String(primary_key=True, description="Name of the pattern.")
    role = dy.Enum(ROLES, description="The role it assigns.")
    max_chars = dy.Int32(min=1, description="Longest paragraph it applies to, in characters.")
    pattern = dy.String(min_length=1, description="Regular expression in Rust's syntax.")
    example = dy.String(min_length=1, description="A paragraph that it matches.")


class NoiseSpans(Lexicon):
    """Patterns of noise inside paragraphs: it is kept, but no facts are read from it."""

    rule = dy.String(primary_key=True, description="Name of the pattern.")
    holds = dy.String(
        min_length=1,
        description="Regular expression in Rust's syntax that fits every such paragraph.",
    )
    pattern = dy.String(
        min_length=1,
        description="Regular expression in Python's syntax; its group `noise` is not read.",
    )
    example = dy.String(min_length=1, description="A paragraph that holds such noise.")


class EnglishWords(Lexicon):
    """Common words that only English has: a text with many of them is English."""

    word = dy.String(primary_key=True, regex="^[a-z]+$", description="The word, in lower case.")
    example = dy.String(min_length=1, description="Words that it stands in.")


class NewsAgencies(Lexicon):
    """Names of agencies in datelines: "OSLO (Reuters) -"."""

    word = dy.String(primary_key=True, description="The name as written.")


class FirmEndings(Lexicon):
    """Words that end names of firms: "© Example News Ltd"."""

    word = dy.String(primary_key=True, description="The word as written, without full stop.")
    legal_form = dy.Bool(description="Whether the firm is the same that is named without it.")
