"""Roles: who holds which office or does which work, for whom, now or before.

Chinese Premier Li Keqiang and his Russian counterpart Mikhail Mishustin
^China  ^Premier                   ^Russia ^(Premier)
former military instructor Song Zhongping
^former ^title
"""

import dataframely as dy
import polars as pl

from transforms.choice import one_per
from transforms.lexicon import Lexicon, read
from transforms.table import Fact
from transforms.titles import Titles


class TitleWords(Lexicon):
    """Words before a title that are no part of it, and what they say of its status."""

    word = dy.String(primary_key=True, description="The word, in lower case.")
    status = dy.Enum(
        ["current", "former", "acting", "designate", "unrelated"],
        description="The status it tells; `unrelated` where it tells none.",
    )


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


def roles(words: pl.LazyFrame, mentions: pl.LazyFrame, texts: pl.LazyFrame) -> pl.LazyFrame:
    """Find the titles beside the names of persons.

    Args:
        words: The parse.
        mentions: Who is named where.
        texts: One row per article: `article_id`, `text`.
    """
    # Each is read several times below: without the cache it would be worked out as often.
    heads = _heads(words, mentions).cache()
    runs = _runs(words, heads).cache()
    titled = _titled(runs, heads).cache()
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


def _runs(words: pl.LazyFrame, heads: pl.LazyFrame) -> pl.LazyFrame:
    """Number the runs of adjectives and nouns, and mark the words in them that are names."""
    breaks = ~pl.col("upos").is_in(["ADJ", "NOUN", "PROPN", "PART"]) | (
        (pl.col("upos") == "PART") & (pl.col("low") == "to")
    )
    named = heads.select("name_end", name_in="article_id", i="first").sort("i", "name_end")
    inside = (pl.col("article_id") == pl.col("name_in")) & (
        pl.col("start_char") < pl.col("name_end")
    )
    return (
        words.select(
            "article_id",
            "i",
            "h",
            "dep",
            "low",
            "lemma",
            "text",
            "upos",
            "xpos",
            "sentence_no",
            "start_char",
            "end_char",
            run=(
                breaks | pl.col("sentence_no").ne_missing(pl.col("sentence_no").shift())
            ).cum_sum(),
        )
        .join_asof(named, on="i", strategy="backward")
        .with_columns(named=inside.fill_null(value=False))
        .drop("name_in", "name_end")
    )


def _heads(words: pl.LazyFrame, mentions: pl.LazyFrame) -> pl.LazyFrame:
    """Put the numbers of words beside the mentions by name."""
    head = words.select("article_id", i="i", head_no="token_no")
    first = words.select("article_id", first="i", start_char="start_char")
    return (
        mentions.filter(pl.col("kind") == "name")
        .with_columns(pl.col("entity_type").cast(pl.String))
        .join(head, on=["article_id", "head_no"])
        .join(first, on=["article_id", "start_char"])
        .select(
            "article_id",
            "entity_id",
            "entity_type",
            "i",
            "first",
            "country",
            name_start="start_char",
            name_end="end_char",
            name="text",
        )
    )


def _titled(runs: pl.LazyFrame, heads: pl.LazyFrame) -> pl.LazyFrame:
    """Pair persons with the nouns beside them that are titles, and those joined to either."""
    persons = heads.filter(pl.col("entity_type") == "PERSON").select(
        "article_id", "i", "first", "name_start", "name_end", person_id="entity_id"
    )
    titles = (
        runs.join(read(Titles).lazy(), left_on="low", right_on="lemma", how="semi")
        .filter(~pl.col("named"))
        .select(
            "run",
            "sentence_no",
            "lemma",
            "xpos",
            noun="i",
            title_dep="dep",
            title_head="h",
            noun_start="start_char",
            noun_end="end_char",
            noun_text="text",
        )
    )
    joined = runs.filter(pl.col("dep") == "conj").select(i="i", first_head="h")
    plural = pl.col("xpos").is_in(["NNS", "NNPS"])
    before = (
        persons.with_columns(noun=pl.col("first") - 1)
        .join(titles, on="noun")
        .with_columns(relation=pl.lit("before"))
    )
    # A title over a list holds for each name in it: "Premiers Li and Mishustin".
    over = (
        before.filter(plural)
        .drop("person_id", "name_start", "name_end", "first")
        .rename({"i": "first_head"})
        .join(joined, on="first_head")
        .join(persons.drop("article_id"), on="i")
        .with_columns(relation=pl.lit("over a list"))
    )
    also = (
        before.join(joined.rename({"i": "noun"}), on="noun")
        .drop(
            "noun",
            "run",
            "sentence_no",
            "lemma",
            "xpos",
            "title_dep",
            "title_head",
            "noun_start",
            "noun_end",
            "noun_text",
        )
        .join(titles, left_on="first_head", right_on="noun")
        .with_columns(noun="first_head", relation=pl.lit("joined title"))
    )
    behind = (
        titles.filter(pl.col("title_dep") == "appos")
        .join(persons, left_on="title_head", right_on="i")
        .filter(pl.col("noun") > pl.col("first"))
        .with_columns(relation=pl.lit("apposition"))
    )
    copula = (
        titles.filter(pl.col("title_dep").is_in(["root", "ccomp", "conj", "acl:relcl"]))
        .join(runs.filter(pl.col("dep") == "cop").select(noun="h").unique(), on="noun", how="semi")
        .join(runs.filter(pl.col("dep") == "nsubj").select(i="i", noun="h"), on="noun")
        .join(persons, on="i")
        .with_columns(relation=pl.lit("copula"))
    )
    columns = [
        "article_id",
        "person_id",
        "name_start",
        "name_end",
        "noun",
        "noun_start",
        "noun_end",
        "sentence_no",
        "run",
        "lemma",
        "noun_text",
        "xpos",
        "relation",
    ]
    return pl.concat([f.select(columns) for f in (before, over, also, behind, copula)])


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
