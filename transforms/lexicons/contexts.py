"""Context patterns: what the words beside a number or a time make of it."""

from functools import cache

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon, read


class ContextPatterns(Lexicon):
    """Regular expressions for the words right before or after a candidate."""

    name = dy.String(primary_key=True, description="What the pattern stands for.")
    pattern = dy.String(description="Regular expression.")
    description = dy.String(description="Where it applies, and what it tells.")


@cache
def context(name: str) -> str:
    """Give a pattern by its name; its boundaries of words are those of ASCII, which are faster."""
    patterns: dict[str, str] = dict(read(ContextPatterns).select("name", "pattern").iter_rows())
    return patterns[name].replace(r"(?-u:\b)", r"\b").replace(r"\b", r"(?-u:\b)")
