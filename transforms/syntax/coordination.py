"""What "and" joins: an owner, or the last item of a list, that the annotator hung elsewhere."""

import polars as pl

#: Relations of what should be an item of a list, if "and" stands before it and no preposition.
UNLISTED = ("obl", "nmod", "obj", "dep")


def owner_behind_and(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """A name with "'s" that "and" joins to what is no owner owns what stands behind it."""
    head = pl.col("shift") + pl.col("head_no")
    marks = parsed.filter(
        pl.col("dep") == "case",
        pl.col("low").is_in(["'s", "’s", "'", "’"]),
        pl.col("i") == head + 1,
    ).select(i=head, mark="i")
    owning = (pl.col("dep") == "conj") & pl.col("mark").is_not_null()
    behind = pl.col("mark") + 1
    # What stands behind it is owned, or belongs to what is.
    part = pl.col("dep").gather(behind, null_on_oob=True).is_in(["compound", "amod", "nummod"])
    owned = (
        pl.when(part)
        .then(pl.col("head_no").gather(behind, null_on_oob=True))
        .otherwise(pl.col("token_no").gather(behind, null_on_oob=True))
    )
    owners = marks.select(owner="i", owns=pl.lit(value=True))
    marked = (
        parsed.with_columns(over=head)
        .join(marks, on="i", how="left", maintain_order="left")
        .join(owners, left_on="over", right_on="owner", how="left", maintain_order="left")
    )
    moved = owning & pl.col("owns").is_null()
    return marked.with_columns(
        head_no=pl.when(moved).then(owned).otherwise("head_no"),
        dep=pl.when(moved).then(pl.lit("nmod:poss")).otherwise("dep"),
    ).drop("over", "mark", "owns")


def last_item(parsed: pl.LazyFrame) -> pl.LazyFrame:
    """What "and" joins to a list is an item of it: "in trade, energy and the new satellite"."""
    head = pl.col("shift") + pl.col("head_no")
    noun = pl.col("upos").is_in(["NOUN", "PROPN"])
    ands = parsed.with_columns(behind=pl.col("start_char").shift(-1)).filter(pl.col("dep") == "cc")
    ahead = (
        ands.select(first="i", i=head)
        .unique("i", keep="first", maintain_order=True)
        .filter(pl.col("first") < pl.col("i"))
        .select("i", before=pl.col("first") - 1)
    )
    # An "and" that was hung on the item before it: its own is the phrase that begins behind it.
    hung = ands.filter(head < pl.col("i")).select(
        "article_id", before=pl.col("i") - 1, subtree_start="behind"
    )
    phrases = parsed.select("i", "article_id", "subtree_start")
    behind = phrases.join(hung, on=["article_id", "subtree_start"]).select("i", "before")
    joined = pl.concat([ahead, behind]).unique("i", keep="first", maintain_order=True)
    led = parsed.filter(pl.col("dep").is_in(["case", "mark"])).select(i=head)
    last = (
        parsed.filter(pl.col("dep").is_in(UNLISTED), noun)
        .select("i")
        .join(joined, on="i")
        .join(led, on="i", how="anti")
    )
    is_item = (
        pl.col("upos").gather("before").is_in(["NOUN", "PROPN"])
        & (pl.col("dep").gather("before") == "conj")
    ).fill_null(value=False)
    return (
        parsed.join(last, on="i", how="left", maintain_order="left")
        .with_columns(listed=is_item)
        .with_columns(
            head_no=pl.when("listed").then(pl.col("head_no").gather("before")).otherwise("head_no"),
            dep=pl.when("listed").then(pl.lit("conj")).otherwise("dep"),
        )
        .drop("before", "listed")
    )
