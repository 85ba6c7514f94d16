"""Subjects: the subject of each verb, its own or that of the clause it continues.

Song left , saying he would return .      subject of `saying`: Song
Premiers met and agreed to share data .   subject of `agreed` and of `share`: Premiers
"""

import polars as pl

from newsfacts.transforms.syntax.parse import at

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
#: A clause with one of these relations shares the subject of its parent clause.
SHARED = ("conj", "xcomp", "advcl", "parataxis", "acl", "ccomp")
RELATIVE = ("who", "which", "that", "whom")


def parse(headed: pl.LazyFrame) -> pl.LazyFrame:
    """Add the subject of each word: its own, else that of the clause it continues.

    Args:
        headed: The tokens in order, with their heads.

    Returns:
        The parse with `subject` (number of the subject; NULL for none) and `passive` (whether
        its own subject is passive).
    """
    own = (
        headed.filter(pl.col("dep").is_in(SUBJECTS))
        .group_by("h")
        .agg(own=pl.col("i").min(), passive=(pl.col("dep") == "nsubj:pass").sort_by("i").first())
    )
    number = pl.int_range(pl.len(), dtype=pl.Int32)
    relative = at("own", "low").is_in(RELATIVE) & pl.col("dep").str.starts_with("acl")
    agent = pl.when(relative).then("h").otherwise("own")
    # The noun that a participle modifies is its subject: "media reporting that".
    noun = pl.when((pl.col("dep") == "acl") & (pl.col("xpos") == "VBG")).then("h")
    shares = pl.col("dep").is_in(SHARED) & ~(
        (pl.col("dep") == "ccomp") & pl.col("xpos").is_in(["VBD", "VBZ", "VBP"])
    )
    found = (
        headed.join(own, left_on="i", right_on="h", how="left", maintain_order="left")
        .with_columns(i=number)
        .with_columns(
            subject=pl.coalesce(agent, noun), passive=pl.col("passive").fill_null(value=False)
        )
    )
    for _ in range(3):
        above = pl.when(shares).then(at("h", "subject"))
        found = found.with_columns(subject=pl.coalesce("subject", above))
    return found.drop("own")
