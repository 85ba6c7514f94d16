"""Context patterns: words next to a number or a time that change how it is read."""

from functools import cache

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon, read


class ContextPatterns(Lexicon):
    """Regular expressions for the words right before or after a candidate."""

    name = dy.String(primary_key=True, description="Name that rules use for the pattern.")
    pattern = dy.String(description="Regular expression.")
    description = dy.String(description="Where it applies, and what it shows.")


@cache
def context(name: str) -> str:
    """Return the pattern of that name, with ASCII word boundaries, which are faster."""
    return _patterns()[name].replace(r"(?-u:\b)", r"\b").replace(r"\b", r"(?-u:\b)")


@cache
def _patterns() -> dict[str, str]:
    return dict(read(ContextPatterns).select("name", "pattern").iter_rows())
