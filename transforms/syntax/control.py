"""Voices: who does and who undergoes what verbs without a subject of their own tell.

They accused Iran of backing rebels .      Iran backs
He was called out and rebuked .            he undergoes both
told him to leave and pay                  he pays
Rebuked by Iran , he left .                he undergoes
Some went ignored .                        some undergo
Minister criticized for remark             the minister undergoes
girls abducted by rebels escaped           the girls undergo
her push to oust him                       she ousts
called for Arcadia to leave                Arcadia leaves
"""

import polars as pl

from newsfacts.transforms.lexicons.factuality import cue_words

#: What leads a clause whose subject is the object of the clause above: "accused Iran of".
LEADING = ("of", "from", "for", "to", "into", "against")
#: Verbs whose subject, not their object, does what follows: "promised them to come".
OWN_DOING = ("promise", "vow", "threaten", "pledge", "use", "take")


def verb_subjects(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Mend subject and voice of verbs that borrow their subject from the clause above.

    Args:
        parse: The parse, with `subject` and `passive`.

    Returns:
        `verb` (number), `subject`, `passive`: one row per verb.
    """
    own = parse.filter(pl.col("dep").str.starts_with("nsubj")).select(i="h", own=True).unique()
    having = parse.filter(pl.col("dep") == "aux").select(i="h", aided=True).unique()
    mark = (
        parse.filter(pl.col("dep").is_in(["mark", "case"]), pl.col("low").is_in(LEADING))
        .select(i="h", led=True)
        .unique()
    )
    objects = (
        parse.filter(pl.col("dep").is_in(["obj", "iobj"]))
        .group_by("h")
        .agg(object_above=pl.col("i").min())
    )
    owners = (
        parse.filter(pl.col("dep") == "nmod:poss").group_by("h").agg(owner_above=pl.col("i").min())
    )
    infinite = parse.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(i="h").unique()
    infinite = infinite.with_columns(infinite=pl.lit(value=True))
    cases = parse.filter(
        pl.col("dep") == "case", pl.col("low").is_in(["for", "on", "upon"])
    ).select(at="h")
    bidden = (
        parse.filter(pl.col("dep") == "obl", pl.col("head_lemma").is_in(cue_words("bid")))
        .select("h", at="i")
        .join(cases, on="at", how="semi")
        .group_by("h")
        .agg(bidden_above=pl.col("at").min())
    )
    being = parse.filter(pl.col("dep") == "aux:pass").select(i="h", being=pl.lit(value=True))
    # "If tried and found guilty": both are participles.
    bare = pl.col("dep").eq("advcl") & pl.col("xpos").eq("VBN") & pl.col("aided").is_null()
    above = (
        parse.select("i", "dep", "xpos", "passive")
        .join(being.unique(), on="i", how="left")
        .join(having, on="i", how="left")
        .select(
            h="i",
            above_passive=pl.col("passive") | pl.col("being").fill_null(value=False) | bare,
        )
    )
    lent = pl.col("own").is_null()
    # "Visited the town to help": who visited helps; "sent troops to help": the troops.
    directed = pl.col("head_low").is_in([*cue_words("above"), *cue_words("directs")])
    aimed = pl.col("dep").eq("advcl") & pl.col("infinite") & ~directed
    controlled = (
        lent
        & ~aimed.fill_null(value=False)
        & pl.col("dep").is_in(["xcomp", "advcl", "ccomp"])
        & (pl.col("led") | pl.col("dep").eq("xcomp"))
        & ~pl.col("head_low").is_in(OWN_DOING)
        & pl.col("object_above").is_not_null()
        & (pl.col("object_above") < pl.col("i"))
    )
    owned = (
        lent & pl.col("infinite") & pl.col("dep").eq("acl") & pl.col("owner_above").is_not_null()
    )
    asked = (
        lent
        & pl.col("infinite")
        & pl.col("dep").is_in(["advcl", "xcomp"])
        & (pl.col("bidden_above") < pl.col("i"))
    )
    participle = lent & pl.col("xpos").eq("VBN") & pl.col("aided").is_null()
    undergoes = participle & (
        pl.col("dep").is_in(["xcomp", "ccomp", "acl", "advcl", "root"])
        | (pl.col("dep").eq("conj") & pl.col("above_passive").fill_null(value=False))
    )
    found = (
        parse.filter(pl.col("upos") == "VERB")
        .select("i", "h", "dep", "xpos", "subject", "passive", head_low=pl.col("head_lemma"))
        .join(own, on="i", how="left")
        .join(having, on="i", how="left")
        .join(mark, on="i", how="left")
        .join(objects, on="h", how="left")
        .join(owners, on="h", how="left")
        .join(bidden, on="h", how="left")
        .join(infinite, on="i", how="left")
        .join(above, on="h", how="left")
        .join(being.unique(), on="i", how="left")
        .select(
            "h",
            verb="i",
            joins=lent & pl.col("dep").eq("conj") & pl.col("xpos").eq("VB"),
            borrowed=controlled | owned | asked,
            subject=pl.when(controlled)
            .then("object_above")
            .when(owned)
            .then("owner_above")
            .when(asked)
            .then("bidden_above")
            .when(participle & pl.col("dep").eq("acl"))
            .then("h")
            .otherwise("subject"),
            passive=pl.col("passive") | undergoes | pl.col("being").fill_null(value=False),
        )
    )
    return _joined(found)


def _joined(found: pl.LazyFrame) -> pl.LazyFrame:
    """What is joined to a verb that borrows its subject borrows it too: "told it to go and pay"."""
    lent = found.filter("borrowed").select(h="verb", lent="subject", lends=pl.lit(value=True))
    takes = pl.col("joins") & pl.col("lends")
    return found.join(lent, on="h", how="left").select(
        "verb",
        subject=pl.when(takes).then("lent").otherwise("subject"),
        passive="passive",
    )
