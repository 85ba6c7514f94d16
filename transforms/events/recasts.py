"""Recasts: the type of an event that is announced or refused.

Arcadia will attack .      THREATEN, not ASSAULT (PLOVER)
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import EventRecasts
from newsfacts.transforms.lexicons.factuality import FactualityCues, cue_words
from newsfacts.transforms.lexicons.syntax import modals

#: Types whose announcement is a threat only with a recipient.
HARMING = ("SANCTION", "COERCE", "ASSAULT")


def recast(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Change the type of announced and refused events: "will attack" is a threat (PLOVER).

    An announcement needs an actor, a threat also a recipient. Below a trigger of the new type the
    event is dropped, as in "threatened to attack": it would be the same event twice.

    Args:
        found: Triggers with `event_type`, `factuality`, `actors`, `recipients`.
        parse: The parse.
    """
    recasts = read(EventRecasts).lazy().with_columns(pl.col("told_as").cast(pl.String))
    changed = (
        found.join(_announcements(parse), on="trigger", how="left")
        .with_columns(level=_announced())
        .join(
            recasts,
            left_on=["event_type", "level"],
            right_on=["event_type", "factuality"],
            how="left",
        )
        .with_columns(
            event_type=pl.coalesce("becomes", "event_type"),
            factuality=pl.coalesce("told_as", "factuality"),
        )
        .cache()
    )
    above = changed.select(h="trigger", type_above="event_type")
    same = (pl.col("type_above") == pl.col("event_type")).fill_null(value=False)
    return (
        changed.join(above, on="h", how="left")
        .filter(pl.col("becomes").is_null() | ~same)
        .drop("binds", "refuses", "level", "becomes", "told_as", "type_above")
    )


def _announced() -> pl.Expr:
    """The level at which an event is announced: its factuality, or `refused`; NULL for neither."""
    threatened = ~pl.col("event_type").is_in(HARMING) | (pl.col("recipients") > 0)
    return (
        pl.when(pl.col("actors") == 0)
        .then(None)
        .when((pl.col("factuality") == "negated") & pl.col("refuses"))
        .then(pl.lit("refused"))
        .when(pl.col("binds") & threatened)
        .then("factuality")
    )


def _announcements(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Verbs whose subject announces an action, or can refuse it: `trigger`, `binds`, `refuses`.

    "Will attack", "said it would attack", "is to attack", "plans to attack" announce; "would attack
    if" does not. "To make sure that he will not leave" is no refusal, nor is "would have left".
    """
    clauses = parse.select(trigger="i", clause="dep", over=pl.col("head_lemma").str.to_lowercase())
    aux = parse.filter(pl.col("dep") == "aux").select("low", trigger="h")
    will = aux.filter(pl.col("low").is_in(modals("announcement"))).join(clauses, on="trigger")
    past = aux.filter(pl.col("low") == "have")
    to = parse.filter(pl.col("dep") == "mark", pl.col("low") == "to").select(trigger="h")
    due = aux.filter(pl.col("low") == "be").join(to, on="trigger", how="semi")
    binding = read(FactualityCues).lazy().filter("commits").select(over="lemma")
    meant = clauses.join(binding, on="over", how="semi")
    declared = will.filter((pl.col("low") != "would") | (pl.col("clause") == "ccomp"))
    refusing = will.filter(~pl.col("over").is_in(cue_words("ensure")).fill_null(value=False))
    binds = pl.concat([frame.select("trigger") for frame in (declared, meant, due)])
    refuses = refusing.join(past, on="trigger", how="anti").select("trigger")
    return (
        pl.concat(
            [
                binds.with_columns(binds=pl.lit(value=True)),
                refuses.with_columns(refuses=pl.lit(value=True)),
            ],
            how="diagonal",
        )
        .group_by("trigger")
        .agg(pl.col("binds", "refuses").any())
    )
