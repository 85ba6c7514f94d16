"""Sentence starts: where the model sees them, but for quotation marks and brackets.

The model is not told of white space, by which a mark opens or closes; so it may leave the first
mark of a sentence to the one before.

It closed. "Why?" he asked.
           ^not the word behind it
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from newsfacts.transforms.annotator.decoding import Numbers

MARK = r"^[\"'“”‘’«»()\[\]]$|^(?:''|``)$"


@dataclass(frozen=True, slots=True)
class Marks:
    """Arrays over words: whether each is a mark that opens, or closes, what it stands at."""

    opening: Numbers
    closing: Numbers

    def between(self, begin: int, end: int) -> "Marks":
        """Give the marks of some running words."""
        return Marks(self.opening[begin:end], self.closing[begin:end])


def opens() -> pl.Expr:
    """Tell whether a word is a mark that stands at the next word only."""
    return pl.col("word").str.contains(MARK) & pl.col("spaced") & ~_followed()


def closes() -> pl.Expr:
    """Tell whether a word is a mark that stands at the word before only."""
    return pl.col("word").str.contains(MARK) & ~pl.col("spaced") & _followed()


def _followed() -> pl.Expr:
    """Whether white space, or nothing, stands behind a word."""
    return pl.col("spaced").shift(-1, fill_value=True)


def sentence_starts(seen: Numbers, marks: Marks) -> Numbers:
    """Settle where sentences start in a window: (N,) to (N,), True at the first word.

    A start behind a mark that opens moves to the mark; one at a mark that closes, behind it.
    """
    behind = np.roll(seen & marks.closing, 1)
    behind[:1] = False
    starts: Numbers = (seen & ~marks.closing) | behind
    ahead = np.roll(starts, -1) & marks.opening
    ahead[-1:] = False
    moved = np.roll(ahead, 1)
    starts = (starts & ~moved) | ahead
    starts[:1] = True
    return starts
