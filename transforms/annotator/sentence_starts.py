"""Sentence starts: those of the model, corrected at quotation marks, brackets and datelines.

The model does not see white space, which decides whether a mark opens or closes. It can leave the
opening mark of a sentence to the sentence before.

It closed. "Why?" he asked.
           ^not the word after it
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from newsfacts.transforms.annotator.decoding import Numbers

MARK = r"^[\"'“”‘’«»()\[\]]$|^(?:''|``)$"


@dataclass(frozen=True, slots=True)
class Marks:
    """Arrays over words: whether each is an opening mark, a closing mark, or behind a dateline."""

    opening: Numbers
    closing: Numbers
    behind: Numbers

    def between(self, begin: int, end: int) -> "Marks":
        """Give the marks of the words from `begin` up to `end`."""
        return Marks(self.opening[begin:end], self.closing[begin:end], self.behind[begin:end])


def opens() -> pl.Expr:
    """Whether a word is a mark with white space before it only."""
    return pl.col("word").str.contains(MARK) & pl.col("spaced") & ~_followed()


def closes() -> pl.Expr:
    """Whether a word is a mark with white space after it only."""
    return pl.col("word").str.contains(MARK) & ~pl.col("spaced") & _followed()


def behind_dateline() -> pl.Expr:
    """Whether a word is the first behind the dateline of its paragraph."""
    ended = pl.col("dateline").shift(1, fill_value=False).over("paragraph")
    return ended & ~pl.col("dateline")


def _followed() -> pl.Expr:
    """Whether white space, or nothing, follows a word."""
    return pl.col("spaced").shift(-1, fill_value=True)


def sentence_starts(seen: Numbers, marks: Marks) -> Numbers:
    """Correct the sentence starts of a window: (N,) to (N,), True at the first word.

    A start after an opening mark moves to the mark; a start at a closing mark moves after it.
    Behind a dateline a sentence begins, whatever the model sees.
    """
    behind = np.roll(seen & marks.closing, 1)
    behind[:1] = False
    starts: Numbers = (seen & ~marks.closing) | behind
    ahead = np.roll(starts, -1) & marks.opening
    ahead[-1:] = False
    moved = np.roll(ahead, 1)
    starts = (starts & ~moved) | ahead
    starts |= marks.behind
    starts[:1] = True
    return starts
