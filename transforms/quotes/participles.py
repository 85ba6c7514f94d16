"""Participles of saying: who speaks where the parse gives a thing as their subject.

Arcadia blamed a rival for the attack , saying it was planned .   Arcadia, not the attack
The bridge is unsafe , the mayor said , adding it would close .   the mayor, not the bridge
"""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.events import AgentNouns
from newsfacts.transforms.lexicons.quotes import TellingThings
from newsfacts.transforms.quotes.annotated_attributions import SPEECH
from newsfacts.transforms.syntax.parse import at

#: Kinds of nouns that can speak, and types of names.
KINDS: Final = ("person", "body", "office", "other", "quantifier", "speaker", "pronoun")
TYPES: Final = ("PERSON", "ORG", "GPE", "NORP")
#: Participles that go on from the last cue.
ADDING: Final = ("add",)
#: How many heads above a participle are asked for their subject.
ABOVE: Final = 4


def by_agents(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Replace the speaker of a participle: by that of the last cue, or by one who can speak.

    Args:
        found: Attributions with `cue`, `speaker` (word numbers), `frame`.
        parse: The parse with subjects.
    """
    found = found.cache()
    return (
        found.join(_last_speakers(found, parse), on="cue", how="left")
        .join(_subjects_above(found, parse), on=["cue", "speaker"], how="left")
        .with_columns(speaker=pl.coalesce("last_speaker", "agent", "speaker"))
        .drop("last_speaker", "agent")
        .pipe(_ended, parse)
    )


def _ended(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """End content before a comma and a participle of the same speaker."""
    comma = pl.col("text").shift(1).eq(",")
    begins = parse.with_columns(comma=comma).filter(
        "comma", pl.col("xpos") == "VBG", pl.col("dep").is_in(["acl", "advcl"])
    )
    found = found.cache()
    cuts = (
        found.select("speaker", inner="cue")
        .unique()
        .join(begins.select("start_char", inner="i"), on="inner")
        .rename({"start_char": "cut"})
    )
    keys = ["cue", "start_char", "end_char"]
    cut = (
        found.select(*keys, "speaker")
        .join(cuts, on="speaker")
        .filter(
            pl.col("cue") < pl.col("inner"),
            pl.col("cut") > pl.col("start_char"),
            pl.col("cut") < pl.col("end_char"),
        )
        .group_by(keys)
        .agg(pl.col("cut").min())
    )
    return (
        found.join(cut, on=keys, how="left")
        .with_columns(end_char=pl.coalesce("cut", "end_char"))
        .drop("cut")
    )


def _able() -> pl.Expr:
    """Whether a word can speak: a name, a pronoun, or a noun for a person, a body or a text."""
    nouns = read(AgentNouns).filter(pl.col("kind").cast(pl.String).is_in(KINDS))["lemma"]
    named = pl.col("entity_type").cast(pl.String).is_in(TYPES).fill_null(value=False)
    noun = pl.col("low").is_in(nouns.implode()) | pl.col("low").is_in(
        read(TellingThings)["word"].implode()
    )
    return named | noun | pl.col("upos").is_in(["PRON", "PROPN"])


def _participles(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Participles without a subject of their own: the parse, with their number as `cue`."""
    own = parse.filter(pl.col("dep").str.starts_with("nsubj")).select(i="h").unique()
    continuing = (pl.col("xpos") == "VBG") & pl.col("dep").is_in(["acl", "advcl"])
    return parse.filter(continuing).join(own, on="i", how="anti").rename({"i": "cue"})


def _last_speakers(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The speaker of the last cue before "adding" in its sentence: `cue`, `last_speaker`."""
    place = ["article_id", "sentence_no"]
    saying = (
        found.filter(pl.col("frame").is_in(SPEECH), pl.col("speaker").is_not_null())
        .join(_participles(parse).select("cue"), on="cue", how="anti")
        .select(*place, "cue", last_speaker="speaker")
        .unique()
    )
    return (
        _participles(parse)
        .filter(pl.col("low").is_in(ADDING))
        .select(*place, "cue")
        .sort("cue")
        .join_asof(
            saying.sort("cue"),
            on="cue",
            by=place,
            strategy="backward",
            allow_exact_matches=False,
            check_sortedness=False,
        )
        .select("cue", "last_speaker")
    )


def _subjects_above(found: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """The first subject above a participle that can speak, where its own cannot."""
    words = parse.with_columns(able=_able())
    subject = pl.when(at("subject", "able")).then("subject")
    above = words.with_columns(up=pl.col("h"), agent=pl.lit(None, pl.Int32), theirs=subject)
    for _ in range(ABOVE):
        above = above.with_columns(agent=pl.coalesce("agent", at("up", "theirs")), up=at("up", "h"))
    unable = words.filter(~pl.col("able")).select(speaker="i")
    agents = _participles(parse).select("cue").join(above.select("agent", cue="i"), on="cue")
    return (
        found.select("cue", "speaker")
        .unique()
        .join(unable, on="speaker")
        .join(agents, on="cue")
        .filter(pl.col("agent") < pl.col("cue"))
    )
