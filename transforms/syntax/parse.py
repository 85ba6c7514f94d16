"""The parse: tokens with their heads beside them, as the rules on grammar read it.

    The bridge is unsafe , officials said
                           ^word     ^head: `head_lemma` say, `head_upos` VERB ...

Rows are numbered through the whole batch (`i`), so that a head, a neighbour or a child is one
lookup by number (`h` is the head's `i`) and never a join over articles.
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.roles import Titles
from newsfacts.transforms.syntax.repairs import mended

#: Columns of the head that stand beside each word.
OF_HEAD = ("lemma", "upos", "dep", "start_char", "end_char")


def tokens_in_order(tokens: pl.LazyFrame) -> pl.LazyFrame:
    """Number the words of a batch, in order.

    Args:
        tokens: The token table.

    Returns:
        The tokens in order with `i` (number of the word), `shift` (add it to a `token_no` of the
        same article to get its `i`) and `low` (the lemma in lower case).
    """
    number = pl.int_range(pl.len(), dtype=pl.Int32)
    # "Premiers Li and Mishustin": the tagger takes a plural title for a name in the singular.
    small = pl.col("lemma").str.to_lowercase()
    single = small.str.strip_suffix("s")
    plural_title = (
        (pl.col("xpos") == "NNP")
        & (small != single)
        & single.is_in(read(Titles)["lemma"].implode())
    )
    return tokens.sort("article_id", "token_no").with_columns(
        i=number,
        shift=number - pl.col("token_no"),
        low=pl.when(plural_title).then(single).otherwise(small),
        xpos=pl.when(plural_title).then(pl.lit("NNPS")).otherwise("xpos"),
        lemma=pl.when(plural_title).then(pl.col("lemma").str.strip_suffix("s")).otherwise("lemma"),
    )


def headed(tokens_in_order: pl.LazyFrame) -> pl.LazyFrame:
    """Put beside each word what it depends on.

    Args:
        tokens_in_order: The tokens in order, numbered.

    Returns:
        The tokens with `h` (number of the head; NULL at a root), and `head_lemma`, `head_upos`,
        `head_dep`, `head_start_char`, `head_end_char`.
    """
    return (
        tokens_in_order.pipe(mended)
        .with_columns(h=pl.col("shift") + pl.col("head_no"))
        .with_columns(at("h", name).alias(f"head_{name}") for name in OF_HEAD)
    )


def at(number: str, column: str) -> pl.Expr:
    """Give a column's value at the word whose number another column holds; NULL for no number."""
    return pl.col(column).gather(pl.col(number))


def beside(rows: pl.LazyFrame, parse: pl.LazyFrame, number: str) -> pl.LazyFrame:
    """Put what is told of words beside the rows that hold their numbers; NULL for no number.

    Args:
        rows: The rows, few against the words of a batch.
        parse: Columns of words, and their number under the name that it has in the rows.
        number: That name.
    """
    rows = rows.cache()
    # A left join looks all words up, not the few that are asked for.
    few = parse.join(rows.select(number).unique(), on=number)
    return rows.join(few, on=number, how="left", maintain_order="left")
