"""Identities: which names mean the same thing, within an article and between articles.

Li Keqiang met Mr Mishustin. Li agreed.   Li            -> person:li-keqiang
Beijing and Moscow agreed.                Beijing       -> country:CHN
Mr Putin agreed.                          Putin         -> person:vladimir-putin
The South China Morning Post (SCMP)       SCMP          -> org:south-china-morning-post
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.names import Countries, CountryWords, KnownNames
from newsfacts.transforms.patterns.spelling import straight

#: Prepositions before a seat of government that make it a place, not the state.
PLACING = ("in", "at", "near", "outside", "around", "from", "to", "through", "into", "across")
#: What may stand before a person's name without being part of it.
TITLED = r"^(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\.? "


def linked_names(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Give each name the entity that it means.

    Args:
        names: The names, with `head`, `phrase` and `entity_type`.
        parse: The parse.

    Returns:
        The names with `entity_id`, `entity_name`, `country`, `wikidata_id`, `former`.
    """
    country = read(CountryWords).lazy().select("phrase", code="country", word="kind")
    states = (
        read(Countries)
        .lazy()
        .select("former", code="country", state="name", state_item="wikidata_id")
    )
    known = (
        read(KnownNames).lazy().select("phrase", known="name", whose="country", item="wikidata_id")
    )
    looked_up = (
        names.with_columns(
            bare=pl.col("phrase").str.replace(TITLED, ""), spelled=straight(pl.col("phrase"))
        )
        .join(country, left_on="spelled", right_on="phrase", how="left", maintain_order="left")
        .join(states, on="code", how="left", maintain_order="left")
        .join(known, left_on="spelled", right_on="phrase", how="left", maintain_order="left")
        .drop("spelled")
        .pipe(_after_country)
        .pipe(_with_place, parse)
        .cache()
    )
    is_state = pl.col("code").is_not_null() & pl.col("entity_type").is_in(["GPE", "NORP"])
    state = is_state & ~pl.col("placed")
    full = _full_names(looked_up, parse)
    short = _abbreviated(looked_up, parse)
    return (
        looked_up.join(full, on=["article_id", "bare"], how="left", maintain_order="left")
        .join(short, on=["article_id", "phrase"], how="left", maintain_order="left")
        .with_columns(
            entity_name=pl.when(state)
            .then("state")
            .when(pl.col("entity_type") == "PERSON")
            .then(pl.coalesce("full", "known", "bare"))
            .otherwise(pl.coalesce("known", "long", "phrase")),
        )
        .with_columns(
            entity_id=pl.when(state)
            .then(pl.format("country:{}", "code"))
            .otherwise(
                pl.format("{}:{}", pl.col("entity_type").str.to_lowercase(), _slug("entity_name"))
            ),
            country=pl.when(is_state).then("code").otherwise("whose"),
            wikidata_id=pl.when(state).then("state_item").when(~is_state).then("item"),
            former=pl.col("former").fill_null(value=False),
        )
        .drop(
            "bare",
            "code",
            "word",
            "state",
            "state_item",
            "known",
            "whose",
            "item",
            "placed",
            "full",
            "long",
        )
    )


def _slug(column: str) -> pl.Expr:
    return (
        pl.col(column)
        .str.to_lowercase()
        .str.replace_all(r"[^\p{L}\p{N}]+", "-")
        .str.strip_chars("-")
    )


def _after_country(names: pl.LazyFrame) -> pl.LazyFrame:
    """Tell whose a body is by a country at the head of its name: "South African Airways"."""
    said = read(CountryWords).filter(pl.col("kind").cast(pl.String).is_in(["name", "demonym"]))
    head = pl.col("phrase").str.extract(rf"^({alternation(said['phrase'])}) ")
    of = head.replace_strict(said["phrase"], said["country"], default=None)
    body = pl.col("entity_type") == "ORG"
    return names.with_columns(whose=pl.when(body).then(pl.coalesce("whose", of)).otherwise("whose"))


def _with_place(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Tell where a seat of government is a place: "in Beijing", against "Beijing announced"."""
    case = (
        parse.filter(pl.col("dep") == "case")
        .group_by("h")
        .agg(preposition=pl.col("low").sort_by("i").first())
    )
    relation = parse.select(head="i", relation="dep", h="i")
    return (
        names.join(relation, on="head", maintain_order="left")
        .join(case, on="h", how="left", maintain_order="left")
        .with_columns(
            placed=(pl.col("word") == "seat")
            & (
                pl.col("preposition").is_in(PLACING)
                | pl.col("relation").is_in(["appos", "compound", "flat", "list", "dep"])
            ).fill_null(value=False)
        )
        .with_columns(pl.col("placed").fill_null(value=False))
        .drop("relation", "preposition", "h")
    )


def _full_names(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Map one-word names of persons to the full name in the article that they shorten.

    A text that speaks of "Abel" long before it names "Ann Abel" means another one by "Abel"; only
    a heading may run ahead of the full name.
    """
    body = parse.filter(pl.col("paragraph_no") > 0).select(first="i", body=pl.lit(value=True))
    persons = names.filter(pl.col("entity_type") == "PERSON").select(
        "article_id", "bare", "first", parts=pl.col("bare").str.split(" ")
    )
    # "Abel Jr." is nobody's full name for "Abel".
    junior = pl.col("parts").list.last().str.contains(r"^(?:Jr|Sr|I{2,3}|IV)\.?$")
    long = persons.filter((pl.col("parts").list.len() > 1) & ~junior).select(
        "article_id",
        "first",
        full="bare",
        family=pl.col("parts").list.last(),
        given=pl.col("parts").list.first(),
    )
    one = (
        persons.filter(pl.col("parts").list.len() == 1)
        .join(body, on="first", how="left")
        .group_by("article_id", "bare")
        .agg(said=pl.col("first").filter("body").min())
    )
    by_family = one.join(long, left_on=["article_id", "bare"], right_on=["article_id", "family"])
    by_given = one.join(long, left_on=["article_id", "bare"], right_on=["article_id", "given"])
    by_family = by_family.filter(pl.col("said").is_null() | (pl.col("first") < pl.col("said")))
    columns = ["article_id", "bare", "first", "full"]
    ranked = [by_family.select(*columns, rank=pl.lit(0)), by_given.select(*columns, rank=pl.lit(1))]
    return (
        pl.concat(ranked)
        .pipe(one_per, ["article_id", "bare"], "article_id", "bare", "rank", "first")
        .select("article_id", "bare", "full")
    )


def _abbreviated(names: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Map abbreviations to the name before the bracket that brings them in: "X Y Z (XYZ)"."""
    bracket = parse.filter(pl.col("text") == "(").select(opens="i")
    long = names.select("article_id", long="phrase", opens=pl.col("last") + 1)
    short = names.select("article_id", "phrase", opens=pl.col("first") - 1)
    upper = pl.col("phrase").str.replace_all(r"[^\p{Lu}\p{Ll}]", "")
    return (
        bracket.join(long, on="opens")
        .join(short, on=["article_id", "opens"])
        .filter(upper.str.len_chars() <= 10, pl.col("long").str.contains(" "))
        .filter(pl.col("long").str.slice(0, 1) == pl.col("phrase").str.slice(0, 1))
        .pipe(one_per, ["article_id", "phrase"], "article_id", "phrase", "opens")
        .select("article_id", "phrase", "long")
    )
