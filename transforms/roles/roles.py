"""Roles: who holds which office or does which work, for whom, now or before.

Chinese Premier Li Keqiang and his Russian counterpart Mikhail Mishustin
^China  ^Premier                   ^Russia ^(Premier)
former military instructor Song Zhongping
^former ^title
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.roles import TitleWords
from newsfacts.transforms.roles.title_holders import heads_of, runs_of, title_holders
from newsfacts.transforms.table import Fact


class Roles(Fact):
    """One row per person and title that a text gives them."""

    role_id = dy.String(primary_key=True, description="Identifies the role.")
    person_id = dy.String(description="Whose role it is; key of `entities`.")
    title = dy.String(description="The title in the singular, without country and status.")
    organization = dy.String(nullable=True, description="For whom, as written.")
    organization_id = dy.String(nullable=True, description="For whom; key of `entities`.")
    status = dy.Enum(
        ["current", "former", "acting", "designate"],
        description="Whether the person holds it, held it, stands in, or is to hold it.",
    )


def roles(parse: pl.LazyFrame, mentions: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Find the titles beside the names of persons.

    Args:
        parse: The parse.
        mentions: Who is named where.
        texts: One row per article: `article_id`, `text`.
    """
    # Each is read several times below: without the cache it would be worked out as often.
    heads = heads_of(parse, mentions).cache()
    runs = runs_of(parse, heads).cache()
    titled = title_holders(runs, heads).cache()
    found = (
        titled.join(_owners(runs, heads, titled), on="noun", how="left")
        .join(_modifiers(runs, titled), on="noun", how="left")
        .pipe(_bridged)
        .pipe(_known)
    )
    start = pl.min_horizontal("noun_start", "name_start", "modifier_start")
    end = pl.max_horizontal("noun_end", "name_end")
    return (
        found.join(texts.select("article_id", whole="text"), on="article_id")
        .with_columns(start_char=start, end_char=end)
        .with_columns(
            text=pl.col("whole").str.slice(
                pl.col("start_char"), pl.col("end_char") - pl.col("start_char")
            ),
            role_id=pl.format("{}:role:{}:{}", "article_id", "noun_start", "person_id"),
            status=pl.col("status").fill_null("current"),
            rule=pl.format("title {}", "relation"),
        )
        .select(Roles.column_names())
        .pipe(one_per, "role_id")
    )


def _owners(runs: pl.LazyFrame, heads: pl.LazyFrame, titled: pl.LazyFrame) -> pl.LazyFrame:
    """For whom: "Chinese premier", "China's premier", "premier of China", "Example Inc chief"."""
    held = heads.filter(pl.col("entity_type").is_in(["GPE", "NORP", "ORG"])).select(
        "i", organization="name", organization_id="entity_id"
    )
    near = runs.select("i", "run", "dep", "h").join(held, on="i")
    nouns = titled.select("noun", "run").unique()
    inside = nouns.join(near, on="run").filter(pl.col("i") < pl.col("noun"))
    behind = near.filter(pl.col("dep").is_in(["nmod", "nmod:poss"]), pl.col("h").is_not_null())
    after = nouns.join(behind, left_on="noun", right_on="h")
    columns = ["noun", "i", "organization", "organization_id"]
    return (
        pl.concat([inside.select(columns), after.select(columns)])
        .pipe(one_per, "noun", "i", descending=True)
        .drop("i")
    )


def _modifiers(runs: pl.LazyFrame, titled: pl.LazyFrame) -> pl.LazyFrame:
    """The words of a title before its noun, and what they say of its status."""
    told = read(TitleWords).lazy().select(low="word", told=pl.col("status").cast(pl.String))
    mine = (
        titled.select("noun", "run")
        .unique()
        .join(runs, on="run")
        .filter(pl.col("i") < pl.col("noun"), pl.col("upos").is_in(["ADJ", "NOUN", "PROPN"]))
        .join(told, on="low", how="left")
        .sort("noun", "i")
    )
    kept = ~pl.col("named") & pl.col("told").is_null()
    telling = pl.col("told").is_not_null() & (pl.col("told") != "unrelated")
    return mine.group_by("noun", maintain_order=True).agg(
        status=pl.col("told").sort_by("i").filter(telling.sort_by("i")).first(),
        before=pl.col("text").sort_by("i").filter(kept.sort_by("i")).str.join(" "),
        modifier_start=pl.col("start_char").min(),
    )


def _bridged(found: pl.LazyFrame) -> pl.LazyFrame:
    """Name the title: a counterpart holds the title of the person before, in the same sentence."""
    plural = pl.col("xpos").is_in(["NNS", "NNPS"])
    capital = pl.col("noun_text").str.contains(r"^\p{Lu}")
    alone = pl.when(capital).then(pl.col("lemma").str.to_titlecase()).otherwise("lemma")
    singular = pl.when(plural).then(alone).otherwise("noun_text")
    bridge = pl.col("lemma").str.to_lowercase() == "counterpart"
    title = pl.concat_str(pl.col("before").fill_null(""), singular, separator=" ").str.strip_chars()
    return (
        found.sort("article_id", "noun_start")
        .with_columns(title=pl.when(~bridge).then(title))
        .with_columns(above=pl.col("title").forward_fill().over("article_id", "sentence_no"))
        .with_columns(title=pl.coalesce("title", "above", "noun_text"))
    )


def _known(found: pl.LazyFrame) -> pl.LazyFrame:
    """Let a title without owner have the owner that the same person's same title has before."""
    key = ["article_id", "person_id", pl.col("title").str.to_lowercase()]
    return found.sort("article_id", "noun_start").with_columns(
        pl.col("organization_id").forward_fill().over(key),
        pl.col("organization").forward_fill().over(key),
    )
