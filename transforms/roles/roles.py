"""Roles: who holds which office or has which occupation, for whom, now or before.

Chinese Premier Li Keqiang and his Russian counterpart Mikhail Mishustin
^China  ^Premier                   ^Russia ^(Premier)
former military instructor Song Zhongping
^former ^title
"""

import dataframely as dy
import polars as pl

from newsfacts.transforms.articles.slices import with_slice
from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.roles import title_parts
from newsfacts.transforms.roles.annotated_titles import holders, offices
from newsfacts.transforms.roles.modifiers import modifiers
from newsfacts.transforms.roles.office_terms import with_ended_terms
from newsfacts.transforms.roles.organizations import organizations
from newsfacts.transforms.roles.served_states import with_served_state
from newsfacts.transforms.roles.title_bodies import with_title_body
from newsfacts.transforms.roles.title_holders import title_holders
from newsfacts.transforms.roles.title_nouns import titles_of
from newsfacts.transforms.roles.title_words import persons_of
from newsfacts.transforms.table import Fact


class Roles(Fact):
    """One row per person and title in an article."""

    role_id = dy.String(primary_key=True, description="Identifies the role.")
    person_id = dy.String(description="The person who holds it; key of `entities`.")
    title = dy.String(
        description="The title in the singular, with `-elect`, without country and other status."
    )
    organization = dy.String(
        nullable=True, description="The country or organisation served, as written."
    )
    organization_id = dy.String(
        nullable=True, description="The country or organisation served; key of `entities`."
    )
    status = dy.Enum(
        ["current", "former", "acting", "designate"],
        description="Whether the person holds it, held it, is acting, or will hold it.",
    )


def titled_persons(
    title_runs: pl.LazyFrame,
    title_heads: pl.LazyFrame,
    parse: pl.LazyFrame,
    mentions: pl.LazyFrame,
    arcs: pl.LazyFrame,
) -> pl.LazyFrame:
    """Pair persons with their titles, a title of several words once.

    Args:
        title_runs: The words, in runs.
        title_heads: The names, with the numbers of their heads.
        parse: The parse.
        mentions: The mentions of entities.
        arcs: What the annotator reads between words.
    """
    # Both are used several times below; without the cache they would be computed each time.
    held = holders(parse, arcs).cache()
    titles = titles_of(title_runs, title_heads, held).cache()
    titled = title_holders(title_runs, titles, persons_of(parse, mentions), held)
    return _whole(titled.cache())


def served_offices(
    titled_persons: pl.LazyFrame,
    title_runs: pl.LazyFrame,
    title_heads: pl.LazyFrame,
    parse: pl.LazyFrame,
    arcs: pl.LazyFrame,
) -> pl.LazyFrame:
    """Add whom a title serves, the words before it, and its status.

    Args:
        titled_persons: Persons with their titles.
        title_runs: The words, in runs.
        title_heads: The names, with the numbers of their heads.
        parse: The parse.
        arcs: What the annotator reads between words.
    """
    served = organizations(title_runs, title_heads, titled_persons, offices(parse, arcs))
    return titled_persons.join(served, on="noun", how="left").join(
        modifiers(title_runs, titled_persons), on="noun", how="left"
    )


def roles(
    served_offices: pl.LazyFrame,
    title_heads: pl.LazyFrame,
    mentions: pl.LazyFrame,
    texts: pl.LazyFrame,
    articles: pl.LazyFrame,
) -> pl.LazyFrame:
    """Find the titles beside the names of persons.

    Args:
        served_offices: Persons with their titles, and whom these serve.
        title_heads: The names, with the numbers of their heads.
        mentions: The mentions of entities.
        texts: One row per article: `article_id`, `text`.
        articles: The articles, with their day of publication.
    """
    found = (
        served_offices.pipe(_without_themselves)
        .pipe(_with_title)
        .pipe(_with_earlier_organization)
        .pipe(with_served_state, mentions, title_heads)
        .pipe(with_title_body, mentions)
        .pipe(with_ended_terms, articles)
    )
    return _placed(found, texts)


def _whole(titled: pl.LazyFrame) -> pl.LazyFrame:
    """Drop titles that are part of the next one: "Maj." of "Maj. Gen."."""
    part = pl.col("lemma").str.to_lowercase().is_in(title_parts("before"))
    short = pl.col("noun_text").str.ends_with(".")
    longer = titled.select("run", "person_id", title_last=pl.col("noun") - 1, with_part=part)
    key = ["run", "person_id", "title_last"]
    return (
        titled.join(longer.unique(key), on=key, how="left", maintain_order="left")
        .filter(pl.col("with_part").is_null() | ~(pl.col("with_part") | part | short))
        .drop("with_part")
    )


def _without_themselves(found: pl.LazyFrame) -> pl.LazyFrame:
    """Leave open whom an office serves that is only said to be its holder's: "Li's presidency"."""
    other = pl.col("organization_id").ne_missing(pl.col("person_id"))
    return found.with_columns(
        pl.when(other).then(name).alias(name) for name in ("organization", "organization_id")
    )


def _placed(found: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Give the rows of the table, each with its slice of the text and its status."""
    start = pl.min_horizontal("noun_start", "name_start", "modifier_start")
    end = pl.max_horizontal("noun_end", "name_end")
    # A member of no named body, "a member", holds no office.
    member = (pl.col("lemma").str.to_lowercase() == "member") & pl.col("organization_id").is_null()
    return (
        found.filter(~member)
        .with_columns(start_char=start, end_char=end)
        .drop("text", strict=False)
        .pipe(with_slice, texts)
        .with_columns(
            role_id=pl.format("{}:role:{}:{}", "article_id", "noun_start", "person_id"),
            status=pl.coalesce(
                pl.when(pl.col("designate").is_not_null()).then(pl.lit("designate")),
                "status",
                pl.when(pl.col("ended") | pl.col("term_ended")).then(pl.lit("former")),
                pl.lit("current"),
            ),
            rule=pl.format("title {}", "relation"),
        )
        .select(Roles.column_names())
        .pipe(one_per, "role_id")
    )


def _with_title(found: pl.LazyFrame) -> pl.LazyFrame:
    """Add `title`, in the singular; a counterpart holds the title before it in the sentence."""
    plural = pl.col("xpos").is_in(["NNS", "NNPS"])
    capital = pl.col("noun_text").str.contains(r"^\p{Lu}")
    alone = pl.when(capital).then(pl.col("lemma").str.to_titlecase()).otherwise("lemma")
    singular = pl.when(plural).then(alone).otherwise("noun_text")
    counterpart = pl.col("lemma").str.to_lowercase() == "counterpart"
    title = (
        pl.concat_str(pl.col("before").fill_null(""), singular, separator=" ")
        .str.replace_all(r" ?- ?", "-")
        .str.strip_chars(" -–")
    )
    return (
        found.sort("article_id", "noun_start")
        .with_columns(title=pl.when(~counterpart).then(title))
        .with_columns(earlier=pl.col("title").forward_fill().over("article_id", "sentence_no"))
        .with_columns(title=pl.coalesce("title", "earlier", "noun_text"))
    )


def _with_earlier_organization(found: pl.LazyFrame) -> pl.LazyFrame:
    """Complete a title without organisation from the same person's same title earlier."""
    key = ["article_id", "person_id", pl.col("title").str.to_lowercase()]
    return found.sort("article_id", "noun_start").with_columns(
        pl.col("organization_id").forward_fill().over(key),
        pl.col("organization").forward_fill().over(key),
    )
