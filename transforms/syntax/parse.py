"""The parse: tokens with the columns of their heads, as the rules on grammar read it.

    The bridge is unsafe , officials said
                           ^word     ^head: `head_lemma` say, `head_upos` VERB ...

Words are numbered through the whole batch (`i`), so that a head, a neighbour or a child is found
by number (`h` is the `i` of the head), without a join over articles. Behind each article stands an
empty row, in which all but `i` is NULL: its last word has no next word, and the first word of the
next article has none before it.
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.roles import Titles

#: Columns of the head that are added to each word, with the prefix `head_`.
OF_HEAD = ("lemma", "upos", "dep", "start_char", "end_char")


def tokens_in_order(tokens: pl.LazyFrame) -> pl.LazyFrame:
    """Number the words of a batch, in order.

    Args:
        tokens: The token table.

    Returns:
        The tokens in order, and an empty row behind each article, with `i` (number of the word),
        `shift` (`i` minus `token_no`, the same for all words of an article) and `low` (the lemma
        in lower case). Accents are composed (NFC), as in the lexicons.
    """
    number = pl.int_range(pl.len(), dtype=pl.Int32)
    # "Premiers Li and Mishustin": the tagger reads a plural title as a singular name.
    text, lemma = (pl.col(name).str.normalize("NFC") for name in ("text", "lemma"))
    small = lemma.str.to_lowercase()
    single = small.str.strip_suffix("s")
    plural_title = (
        (pl.col("xpos") == "NNP")
        & (small != single)
        & single.is_in(read(Titles)["lemma"].implode())
    )
    return tokens.pipe(_with_gaps).with_columns(
        i=number,
        shift=number - pl.col("token_no"),
        low=pl.when(plural_title).then(single).otherwise(small),
        xpos=pl.when(plural_title).then(pl.lit("NNPS")).otherwise("xpos"),
        text=text,
        lemma=pl.when(plural_title).then(lemma.str.strip_suffix("s")).otherwise(lemma),
    )


def _with_gaps(tokens: pl.LazyFrame) -> pl.LazyFrame:
    """Sort the words, with an empty row behind each article."""
    gaps = tokens.group_by("article_id").agg(pl.col("token_no").max() + 1)
    is_word = pl.col("text").is_not_null()
    key = ("article_id", "token_no")
    return (
        pl.concat([tokens, gaps], how="diagonal")
        .sort(key)
        .with_columns(pl.when(is_word).then(name).alias(name) for name in key)
    )


def headed(repaired: pl.LazyFrame) -> pl.LazyFrame:
    """Add the head of each word.

    Args:
        repaired: The tokens in order, with repaired heads, relations and names.

    Returns:
        The tokens with `h` (number of the head; NULL at a root), and `head_lemma`, `head_upos`,
        `head_dep`, `head_start_char`, `head_end_char`.
    """
    return repaired.with_columns(h=pl.col("shift") + pl.col("head_no")).with_columns(
        at("h", name).alias(f"head_{name}") for name in OF_HEAD
    )


def at(number: str, column: str) -> pl.Expr:
    """Return the value of a column at the word whose number is in another; NULL for no number."""
    return pl.col(column).gather(pl.col(number))


def beside(rows: pl.LazyFrame, parse: pl.LazyFrame, number: str) -> pl.LazyFrame:
    """Add columns of words to rows that refer to words by number; NULL for no number.

    Args:
        rows: The rows, few compared with the words of a batch.
        parse: Columns of words, with their number in the column `number`.
        number: The column with the number of the word, in both frames.
    """
    rows = rows.cache()
    # A left join with all words would look up each of them, not only the few that are needed.
    few = parse.join(rows.select(number).unique(), on=number)
    return rows.join(few, on=number, how="left", maintain_order="left")
