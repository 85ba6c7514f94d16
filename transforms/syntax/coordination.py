"""Coordination: a possessor or a last conjunct that the parser attached to the wrong head."""

import polars as pl

from newsfacts.transforms.syntax.flags import flagged

#: Wrong relations of a noun that follows "and" without a preposition: it is a conjunct.
WRONG = ("obl", "nmod", "obj", "dep")


def conjoined_possessor(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """Attach a conjoined possessor to the following noun: "BeiDou and Russia's Glonass"."""
    head = pl.col("shift") + pl.col("head_no")
    marks = parsed.filter(
        pl.col("dep") == "case",
        pl.col("low").is_in(["'s", "’s", "'", "’"]),
        pl.col("i") == head + 1,
    ).select(i=head, mark="i")
    possessor = (pl.col("dep") == "conj") & pl.col("mark").is_not_null()
    next_word = pl.col("mark") + 1
    # The next word is the possessed noun, or a modifier of it.
    modifier = (
        pl.col("dep").gather(next_word, null_on_oob=True).is_in(["compound", "amod", "nummod"])
    )
    possessed = (
        pl.when(modifier)
        .then(pl.col("head_no").gather(next_word, null_on_oob=True))
        .otherwise(pl.col("token_no").gather(next_word, null_on_oob=True))
    )
    marked = (
        parsed.with_columns(over=head)
        .join(marks, on="i", how="left", maintain_order="left")
        .pipe(flagged, marks.select(over="i"), "over", "of_possessor")
    )
    moved = possessor & ~pl.col("of_possessor")
    return marked.with_columns(
        head_no=pl.when(moved).then(possessed).otherwise("head_no"),
        dep=pl.when(moved).then(pl.lit("nmod:poss")).otherwise("dep"),
    ).drop("over", "mark", "of_possessor")


def last_item(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """Attach the noun after "and" to the conjunct before: "in trade, energy and the satellite"."""
    head = pl.col("shift") + pl.col("head_no")
    noun = pl.col("upos").is_in(["NOUN", "PROPN"])
    ands = parsed.with_columns(behind=pl.col("start_char").shift(-1)).filter(pl.col("dep") == "cc")
    ahead = (
        ands.select(first="i", i=head)
        .unique("i", keep="first", maintain_order=True)
        .filter(pl.col("first") < pl.col("i"))
        .select("i", before=pl.col("first") - 1)
    )
    # If "and" was attached to the noun before it, the phrase that begins after it is meant.
    attached_before = ands.filter(head < pl.col("i")).select(
        "article_id", before=pl.col("i") - 1, subtree_start="behind"
    )
    phrases = parsed.select("i", "article_id", "subtree_start")
    behind = phrases.join(attached_before, on=["article_id", "subtree_start"]).select("i", "before")
    joined = pl.concat([ahead, behind]).unique("i", keep="first", maintain_order=True)
    with_preposition = parsed.filter(pl.col("dep").is_in(["case", "mark"])).select(i=head)
    last = (
        parsed.filter(pl.col("dep").is_in(WRONG), noun)
        .select("i")
        .join(joined, on="i")
        .join(with_preposition, on="i", how="anti")
    )
    is_conjunct = (
        pl.col("upos").gather("before").is_in(["NOUN", "PROPN"])
        & (pl.col("dep").gather("before") == "conj")
    ).fill_null(value=False)
    return (
        parsed.join(last, on="i", how="left", maintain_order="left")
        .with_columns(conjunct=is_conjunct)
        .with_columns(
            head_no=pl.when("conjunct")
            .then(pl.col("head_no").gather("before"))
            .otherwise("head_no"),
            dep=pl.when("conjunct").then(pl.lit("conj")).otherwise("dep"),
        )
        .drop("before", "conjunct")
    )
