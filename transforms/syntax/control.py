"""Control: subject and voice of verbs without a subject of their own.

They accused Iran of backing rebels .      backing: subject Iran
He was called out and rebuked .            rebuked: subject he, passive
told him to leave and pay                  leave, pay: subject him
Rebuked by Iran , he left .                Rebuked: subject he, passive
Some went ignored .                        ignored: subject Some, passive
Minister criticized for remark             criticized: passive
girls abducted by rebels escaped           abducted: subject girls, passive
her push to oust him                       oust: subject her
called for Arcadia to leave                leave: subject Arcadia
"""

import polars as pl

from newsfacts.transforms.lexicons.factuality import cue_words

#: Markers of a clause that is controlled by the object of its parent: "accused Iran of".
LEADING = ("of", "from", "for", "to", "into", "against")
#: Verbs of subject control in spite of their object: "promised them to come".
SUBJECT_CONTROL = ("promise", "vow", "threaten", "pledge", "use", "take")


def verb_subjects(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find subject and voice of verbs, including those controlled by the parent clause.

    Args:
        parse: The parse, with `subject` and `passive`.

    Returns:
        `verb` (number), `subject`, `passive`: one row per verb.
    """
    own = parse.filter(pl.col("dep").str.starts_with("nsubj")).select(i="h", own=True).unique()
    with_aux = parse.filter(pl.col("dep") == "aux").select(i="h", has_aux=True).unique()
    marked = (
        parse.filter(pl.col("dep").is_in(["mark", "case"]), pl.col("low").is_in(LEADING))
        .select(i="h", has_marker=True)
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
    infinitives = (
        parse.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(i="h").unique()
    )
    infinitives = infinitives.with_columns(infinitive=pl.lit(value=True))
    cases = parse.filter(
        pl.col("dep") == "case", pl.col("low").is_in(["for", "on", "upon"])
    ).select(at="h")
    bid_objects = (
        parse.filter(pl.col("dep") == "obl", pl.col("head_lemma").is_in(cue_words("bid")))
        .select("h", at="i")
        .join(cases, on="at", how="semi")
        .group_by("h")
        .agg(bid_above=pl.col("at").min())
    )
    passives = parse.filter(pl.col("dep") == "aux:pass").select(
        i="h", has_passive_aux=pl.lit(value=True)
    )
    # "If tried and found guilty": both are participles.
    bare_participle = (
        pl.col("dep").eq("advcl") & pl.col("xpos").eq("VBN") & pl.col("has_aux").is_null()
    )
    above = (
        parse.select("i", "dep", "xpos", "passive")
        .join(passives.unique(), on="i", how="left")
        .join(with_aux, on="i", how="left")
        .select(
            h="i",
            above_passive=pl.col("passive")
            | pl.col("has_passive_aux").fill_null(value=False)
            | bare_participle,
        )
    )
    no_subject = pl.col("own").is_null()
    # "Visited the town to help": the subject helps; "sent troops to help": the object does.
    object_control = pl.col("head_low").is_in([*cue_words("above"), *cue_words("directs")])
    purpose = pl.col("dep").eq("advcl") & pl.col("infinitive") & ~object_control
    controlled = (
        no_subject
        & ~purpose.fill_null(value=False)
        & pl.col("dep").is_in(["xcomp", "advcl", "ccomp"])
        & (pl.col("has_marker") | pl.col("dep").eq("xcomp"))
        & ~pl.col("head_low").is_in(SUBJECT_CONTROL)
        & pl.col("object_above").is_not_null()
        & (pl.col("object_above") < pl.col("i"))
    )
    owned = (
        no_subject
        & pl.col("infinitive")
        & pl.col("dep").eq("acl")
        & pl.col("owner_above").is_not_null()
    )
    asked = (
        no_subject
        & pl.col("infinitive")
        & pl.col("dep").is_in(["advcl", "xcomp"])
        & (pl.col("bid_above") < pl.col("i"))
    )
    participle = no_subject & pl.col("xpos").eq("VBN") & pl.col("has_aux").is_null()
    is_passive = participle & (
        pl.col("dep").is_in(["xcomp", "ccomp", "acl", "advcl", "root"])
        | (pl.col("dep").eq("conj") & pl.col("above_passive").fill_null(value=False))
    )
    found = (
        parse.filter(pl.col("upos") == "VERB")
        .select("i", "h", "dep", "xpos", "subject", "passive", head_low=pl.col("head_lemma"))
        .join(own, on="i", how="left")
        .join(with_aux, on="i", how="left")
        .join(marked, on="i", how="left")
        .join(objects, on="h", how="left")
        .join(owners, on="h", how="left")
        .join(bid_objects, on="h", how="left")
        .join(infinitives, on="i", how="left")
        .join(above, on="h", how="left")
        .join(passives.unique(), on="i", how="left")
        .select(
            "h",
            verb="i",
            conjunct=no_subject & pl.col("dep").eq("conj") & pl.col("xpos").eq("VB"),
            controlled=controlled | owned | asked,
            subject=pl.when(controlled)
            .then("object_above")
            .when(owned)
            .then("owner_above")
            .when(asked)
            .then("bid_above")
            .when(participle & pl.col("dep").eq("acl"))
            .then("h")
            .otherwise("subject"),
            passive=pl.col("passive")
            | is_passive
            | pl.col("has_passive_aux").fill_null(value=False),
        )
    )
    return _with_conjuncts(found)


def _with_conjuncts(found: pl.LazyFrame) -> pl.LazyFrame:
    """Conjuncts of a controlled infinitive have its subject, too: "told it to go and pay"."""
    above = found.filter("controlled").select(
        h="verb", shared_subject="subject", shares=pl.lit(value=True)
    )
    shared = pl.col("conjunct") & pl.col("shares")
    return found.join(above, on="h", how="left").select(
        "verb",
        subject=pl.when(shared).then("shared_subject").otherwise("subject"),
        passive="passive",
    )
