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
She made a decision to ban it .            ban: subject she
"""

from collections.abc import Callable

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.factuality import cue_words
from newsfacts.transforms.lexicons.syntax import SubjectControl, prepositions_of


def verb_subjects(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find subject and voice of verbs, including those controlled by the parent clause.

    Args:
        parse: The parse, with `subject` and `passive`.

    Returns:
        `verb` (number), `subject`, `passive`: one row per verb.
    """
    controlled, owned, asked = _controlled(), _owned(), _asked()
    meant = _meant() & ~owned
    # "Rebuked by Iran, he left": a participle without auxiliary and without subject.
    participle = _no_subject() & pl.col("xpos").eq("VBN") & pl.col("has_aux").is_null()
    bare = pl.col("dep").is_in(["xcomp", "ccomp", "acl", "advcl", "root"]) | (
        pl.col("dep").eq("conj") & pl.col("above_passive").fill_null(value=False)
    )
    found = _with_clues(parse).select(
        "h",
        verb="i",
        conjunct=_no_subject() & pl.col("dep").eq("conj") & pl.col("xpos").eq("VB"),
        controlled=controlled | owned | asked,
        subject=pl.when(controlled)
        .then("object_above")
        .when(owned)
        .then("owner_above")
        .when(asked)
        .then("bid_above")
        .when(meant)
        .then("planner_above")
        .when(participle & pl.col("dep").eq("acl"))
        .then("h")
        .otherwise("subject"),
        passive=pl.col("passive")
        | participle & bare
        | pl.col("has_passive_aux").fill_null(value=False),
    )
    return _with_conjuncts(found)


def _with_clues(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Add to each verb what its words, and those of the clause above, show of its subject.

    `own`, `has_aux`, `has_marker`, `infinitive`, `has_passive_aux` are of the verb;
    `object_above`, `owner_above`, `bid_above` (numbers of words) and `above_passive` of its head.
    """
    own = _heads(pl.col("dep").str.starts_with("nsubj"), "own")
    with_aux = _heads(pl.col("dep") == "aux", "has_aux")
    passives = _heads(pl.col("dep") == "aux:pass", "has_passive_aux")
    marker = pl.col("dep").is_in(["mark", "case"]) & pl.col("low").is_in(prepositions_of("control"))
    to = (pl.col("dep") == "mark") & (pl.col("low") == "to")
    of_word = [own, with_aux, _heads(marker, "has_marker"), _heads(to, "infinitive"), passives]
    found = parse.filter(pl.col("upos") == "VERB").select(
        "i", "h", "dep", "xpos", "subject", "passive", head_low=pl.col("head_lemma")
    )
    for clue in of_word:
        found = found.join(clue(parse), on="i", how="left")
    objects = _first(parse.filter(pl.col("dep").is_in(["obj", "iobj"])), "object_above")
    owners = _first(parse.filter(pl.col("dep") == "nmod:poss"), "owner_above")
    planners = _first(_planners(parse), "planner_above")
    for clue_above in (objects, owners, _first(_bid(parse), "bid_above"), planners):
        found = found.join(clue_above, on="h", how="left")
    return found.join(_voices(parse, passives(parse), with_aux(parse)), on="h", how="left")


def _heads(dependent: pl.Expr, name: str) -> Callable[[pl.LazyFrame], pl.LazyFrame]:
    """Find the words that have such a dependent: `i`, and a flag."""
    return lambda parse: (
        parse.filter(dependent).select(i="h").unique().with_columns(pl.lit(value=True).alias(name))
    )


def _first(dependents: pl.LazyFrame, name: str) -> pl.LazyFrame:
    """The first of these dependents of each word: `h`, and its number."""
    return dependents.group_by("h").agg(pl.col("i").min().alias(name))


def _bid(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Those asked to do something: "called for Arcadia to leave"."""
    cases = parse.filter(
        pl.col("dep") == "case", pl.col("low").is_in(prepositions_of("bid"))
    ).select(i="h")
    return parse.filter(pl.col("dep") == "obl", pl.col("head_lemma").is_in(cue_words("bid"))).join(
        cases, on="i", how="semi"
    )


def _planners(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Who has the plan or makes the effort that a noun names: `h` (the noun), `i`."""
    giving = parse.filter(pl.col("dep") == "iobj").select(verb="h")
    subjects = parse.select("passive", verb="i", planner="subject")
    return (
        parse.filter(pl.col("dep") == "obj", pl.col("low").is_in(cue_words("above")))
        .select(noun="i", verb="h")
        .join(giving, on="verb", how="anti")
        .join(subjects, on="verb")
        .filter(~pl.col("passive"), pl.col("planner").is_not_null())
        .select(h="noun", i="planner")
    )


def _voices(parse: pl.LazyFrame, passives: pl.LazyFrame, with_aux: pl.LazyFrame) -> pl.LazyFrame:
    """Whether a word is a passive verb: `h`, `above_passive`."""
    # "If tried and found guilty": both are participles.
    bare = pl.col("dep").eq("advcl") & pl.col("xpos").eq("VBN") & pl.col("has_aux").is_null()
    auxiliary = pl.col("has_passive_aux").fill_null(value=False)
    return (
        parse.select("i", "dep", "xpos", "passive")
        .join(passives, on="i", how="left")
        .join(with_aux, on="i", how="left")
        .select(h="i", above_passive=pl.col("passive") | auxiliary | bare)
    )


def _no_subject() -> pl.Expr:
    return pl.col("own").is_null()


def _controlled() -> pl.Expr:
    """Whether the object of the clause above is the subject: "accused Iran of backing"."""
    # "Visited the town to help": the subject helps; "sent troops to help": the object does.
    object_control = pl.col("head_low").is_in([*cue_words("above"), *cue_words("directs")])
    purpose = pl.col("dep").eq("advcl") & pl.col("infinitive") & ~object_control
    return (
        _no_subject()
        & ~purpose.fill_null(value=False)
        & pl.col("dep").is_in(["xcomp", "advcl", "ccomp"])
        & (pl.col("has_marker") | pl.col("dep").eq("xcomp"))
        & ~pl.col("head_low").is_in(read(SubjectControl)["verb"].implode())
        & pl.col("object_above").is_not_null()
        & (pl.col("object_above") < pl.col("i"))
    )


def _owned() -> pl.Expr:
    """Whether the possessor of the noun above is the subject: "her push to oust him"."""
    return (
        _no_subject()
        & pl.col("infinitive")
        & pl.col("dep").eq("acl")
        & pl.col("owner_above").is_not_null()
    )


def _meant() -> pl.Expr:
    """Whether who has the plan above is the subject: "made a decision to ban it"."""
    return (
        _no_subject()
        & pl.col("infinitive")
        & pl.col("dep").eq("acl")
        & pl.col("planner_above").is_not_null()
    )


def _asked() -> pl.Expr:
    """Whether those asked are the subject: "called for Arcadia to leave"."""
    return (
        _no_subject()
        & pl.col("infinitive")
        & pl.col("dep").is_in(["advcl", "xcomp"])
        & (pl.col("bid_above") < pl.col("i"))
    )


def _with_conjuncts(found: pl.LazyFrame) -> pl.LazyFrame:
    """Give the conjuncts of a controlled infinitive its subject: "told it to go and pay"."""
    above = found.filter("controlled").select(
        h="verb", shared_subject="subject", shares=pl.lit(value=True)
    )
    shared = pl.col("conjunct") & pl.col("shares")
    return found.join(above, on="h", how="left").select(
        "verb",
        subject=pl.when(shared).then("shared_subject").otherwise("subject"),
        passive="passive",
    )
