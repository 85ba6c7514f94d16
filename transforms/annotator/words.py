"""Words: paragraphs split into tokens with exact offsets, as in UD English-EWT.

He didn't sell it for $1bn, Hong Kong-based Chang'e-5 said.
^  ^  ^  ^    ^  ^   ^^^ ^ ^    ^   ^^    ^       ^^^    ^
"""

from functools import cache

import polars as pl

from newsfacts.transforms.annotator.datelines import dateline_lengths
from newsfacts.transforms.lexicons.annotator import (
    Contractions,
    HostEndings,
    HyphenPrefixes,
    NumberUnits,
    ShortenedWords,
)
from newsfacts.transforms.lexicons.base import alternation, read

LETTER = r"[\p{L}\p{N}_]"
RUN = rf"{LETTER}[\p{{L}}\p{{M}}\p{{N}}_]*"
CLITICS = r"(?i)^.*?\p{L}(n['’]t|['’`](?:s|re|ve|ll|d|m))$"
SPACE = r"^\s"


@cache
def pattern() -> str:
    """Give the expression whose matches, end to end, are the whole text: words and white space.

    Repetitions that end in something required are bounded: without a bound each word of
    "a-a-a-a-..." would be searched for an address to the end of the text.
    """
    shortened = alternation(read(ShortenedWords)["word"])
    prefixes = alternation(read(HyphenPrefixes)["prefix"])
    hosts = alternation(read(HostEndings)["ending"])
    kinds = (
        r"\s+",
        r"(?:https?|ftp)://[^\s<>\"“”]*[\p{L}\p{N}/#=&%_-]",  # addresses
        r"www\.[^\s<>\"“”]*[\p{L}\p{N}/#=&%_-]",
        r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}",
        rf"(?i:[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,4}}\.{hosts})\b",
        r"[@#]\p{L}[\p{L}\p{N}_]*",
        r"[:;]-?[()]+",
        rf"(?i:{shortened})",  # Mr.
        r"(?:\p{L}\.){2,}",  # U.S.
        r"(?:\p{L}\.)+\p{L}\b",  # U.S
        r"(?:US|HK|NZ|A|C|S|U)\$",
        r"\d{1,4}[/.]\d{1,2}[/.]\d{1,4}\b",  # dates
        r"\d{4}-\d{2}-\d{2}\b",
        r"\d{1,2}-\d{1,2}-\d{2,4}\b",
        r"(?:\d-)?(?:\d{3}-)+\d{4}\b",  # telephone numbers
        r"['’]\d0s\b",  # '90s
        rf"\d+(?:[.,:/]\d+)*[\p{{L}}\p{{N}}_]*(?:['’]{RUN})?",
        r"n['’]t\b",
        r"['’](?i:s|re|ve|ll|d|m)\b",
        rf"(?i:{prefixes}|e)-\p{{L}}[\p{{L}}\p{{M}}]*(?:['’]\p{{L}}+)?",  # co-founder
        r"\p{Lu}\.",  # George W. Bush
        rf"{RUN}(?:[&'’`]{RUN})*",
        r"\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Modifier}\x{FE0F}\x{200D}]*",
        r"\p{Regional_Indicator}{2}",
        r"\.{2,}|[!?]{2,}|-{2,}|—+|=+|\*+|_+|~+|``|''",
        r"(?s:.)",
    )
    return "|".join(f"(?:{kind})" for kind in kinds)


def words(paragraphs: pl.DataFrame) -> pl.DataFrame:
    """Cut paragraphs into words.

    Args:
        paragraphs: Rows with `paragraph` (any key, in order) and `text`.

    Returns:
        One row per word: `paragraph`, `start` (in code points, from the paragraph's first),
        `word`, `spaced` (whether white space, or nothing, precedes it), `dateline` (whether it is
        part of one).
    """
    pieces = (
        paragraphs.select(
            "paragraph",
            word=pl.col("text").str.extract_all(pattern()),
            dateline=dateline_lengths(pl.col("text")),
        )
        .explode("word", empty_as_null=False)
        .with_columns(first=first_chars())
    )
    parts = cut(cut(pieces))
    chars = pl.col("word").str.len_chars().cast(pl.Int32)
    blank = pl.col("word").str.contains(SPACE)
    return (
        parts.with_columns(
            start=chars.cum_sum().over("paragraph") - chars,
            spaced=blank.shift(1, fill_value=True).over("paragraph"),
        )
        .filter(~blank)
        .select(
            "paragraph", "start", "word", "spaced", dateline=pl.col("start") < pl.col("dateline")
        )
    )


def cut(pieces: pl.DataFrame) -> pl.DataFrame:
    """Split the tokens that are two words: `first` is the length of the first word, or NULL."""
    word, first = pl.col("word"), pl.col("first")
    both = pl.concat_list(word.str.slice(0, first), word.str.slice(first))
    if pieces["first"].null_count() == pieces.height:
        return pieces
    return (
        pieces.with_columns(
            word=pl.when(first.is_null()).then(pl.concat_list(word)).otherwise(both)
        )
        .explode("word", empty_as_null=False)
        .with_columns(first=first_chars())
    )


def first_chars() -> pl.Expr:
    """Count the characters of the first of two words in a token; NULL for a single word."""
    word = pl.col("word")
    length = word.str.len_chars()
    contractions = read(Contractions)
    small = word.str.to_lowercase()
    unit = word.str.extract(rf"(?i)^\d[\d.,:/]*({alternation(read(NumberUnits)['unit'])})$")
    clitic = word.str.extract(CLITICS)
    stop = word.str.contains(r"^\p{Lu}\.$") & ends_sentence(word)
    return pl.coalesce(
        pl.when(length <= 1).then(None),
        small.replace_strict(
            contractions["written"],
            contractions["first_chars"],
            default=None,
            return_dtype=pl.UInt32,
        ),
        length - clitic.str.len_chars(),
        length - unit.str.len_chars(),
        pl.when(stop).then(1),
    )


def ends_sentence(word: pl.Expr) -> pl.Expr:
    """Whether a capital letter and a full stop end a sentence: Plan B., or So do I."""
    last = word.shift(-1).over("paragraph").is_null()
    return last | (word == "I.")
