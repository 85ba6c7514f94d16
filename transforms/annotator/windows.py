"""Windows: the sequences of words that the model reads at once, each from one paragraph.

The model sees one window at a time, so that the tags of a paragraph depend on that paragraph only.
"""

import polars as pl

#: A paragraph of up to this many pieces is one window; longer ones are cut at sentence ends.
SHORT = 112
#: New windows begin about this often in a long paragraph.
STRIDE = 80
#: A sentence longer than this is cut anywhere, since the encoder reads 512 pieces at most.
LONGEST = 200

END = r"^[.!?…]+$"
CLOSING = r"^[\"'”’»)\]]$"
OPENING = r"^[\"“‘'«(\[]?[\p{Lu}\p{N}\"“‘«(\[]"


def window_numbers(words: pl.DataFrame) -> pl.Series:
    """Number the windows in the order of the words.

    Args:
        words: One row per word, in order: `paragraph`, `word`, `spaced`, `pieces` (their number).
    """
    through = pl.col("pieces").cum_sum().over("paragraph")
    frame = words.select(
        "paragraph",
        begins=begins_sentence(),
        before=through - pl.col("pieces"),
        total=pl.col("pieces").sum().over("paragraph"),
    )
    sentence = pl.col("begins").cum_sum().over("paragraph")
    first = pl.col("before").min().over("paragraph", sentence)
    long = pl.col("total") > SHORT
    keyed = frame.select(
        "paragraph",
        stride=pl.when(long).then(first // STRIDE),
        rest=pl.when(long).then((pl.col("before") - first) // LONGEST),
    )
    return keyed.select(pl.struct(pl.all()).rle_id()).to_series()


def begins_sentence() -> pl.Expr:
    """Guess where sentences begin, so that windows seldom cut a sentence in two."""
    word = pl.col("word")
    before, second = (word.shift(n, fill_value="").over("paragraph") for n in (1, 2))
    ended = before.str.contains(END) | (before.str.contains(CLOSING) & second.str.contains(END))
    return ended & pl.col("spaced") & word.str.contains(OPENING)
