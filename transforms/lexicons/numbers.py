"""Number words and scales."""

import dataframely as dy

from newsfacts.transforms.lexicons.base import Lexicon


class NumberWords(Lexicon):
    """Number words and their values."""

    word = dy.String(primary_key=True, description="The word in lower case, singular.")
    value = dy.Float64(description="The number it means.")
    kind = dy.Enum(
        ["digit", "scale", "ordinal", "fraction"],
        description="How it combines with other number words.",
    )


class NumberScales(Lexicon):
    """Words and letters that multiply a number."""

    word = dy.String(primary_key=True, description="The word in lower case.")
    value = dy.Int64(description="What it multiplies by.")
    short = dy.Bool(description="Whether it comes right after digits (`bn`, `k`).")
