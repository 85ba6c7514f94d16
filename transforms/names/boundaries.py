"""Spans of names: where a tagged name begins and ends, and where else in its article it stands.

Prince Li met the Chinese Foreign Ministry.   Li; Chinese Foreign Ministry
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import CountryWords, NameHeads, UnnamedWords
from newsfacts.transforms.syntax.parse import beside

#: Types whose last words are looked for behind a name that stops short of them.
JOINED = ("ORG", "GPE", "LOC", "FAC")
#: Words between hyphens that join two parts of one name: Tehreek-e-Insaf.
LINK = r"(?:e|i|o|ul|ud|al|el|de|da|la|le|en|on|sur|upon|am|van)"
#: Words joined by hyphens that are one name: Tehreek-e-Insaf.
LINKED = rf"^\p{{Lu}}[\p{{L}}’']+(?:-{LINK})+-\p{{Lu}}\p{{L}}+$"
#: Words joined by hyphens that are one name where a person is named: Gull-Masty, Ing-wen.
DOUBLE = r"^\p{Lu}[\p{L}’']+-(?:\p{Lu}\p{Ll}+|\p{Ll}{2,5})$"


def with_neighbours(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Join to a name what belongs to it: "Chinese Foreign Ministry", "Johannesburg High Court".

    Args:
        tagged: Tagged names, as above.
        parse: The parse.
    """
    heads = read(NameHeads).filter(pl.col("entity_type").is_in(JOINED))["word"].to_list()
    body = pl.col("text").str.to_lowercase().is_in(heads) & pl.col("text").str.contains(r"^\p{Lu}")
    touches = pl.col("start_char") - pl.col("end_char").shift(1) <= 1
    within = pl.col("sentence_no") == pl.col("sentence_no").shift(1)
    # "the Conservative party": written small, it belongs to the name of a body.
    party = pl.col("text") == "party"
    behind = parse.filter((body | party) & touches & within).select(
        last=pl.col("i") - 1, head_at="i", party=party, name=pl.col("text").shift(1)
    )
    named = pl.col("entity_type").is_in(["NORP", "GPE", "LOC"])
    ahead = tagged.filter(named).select(before="first", first=pl.col("last") + 1)
    touching = parse.filter(touches & within).select(first="i")
    ahead = ahead.join(touching, on="first", how="semi").pipe(one_per, "first", "before")
    whole = (pl.col("entity_type") == "ORG") & (pl.col("first") < pl.col("last"))
    body_or_place = pl.col("entity_type").is_in(JOINED)
    longer = body_or_place & (~pl.col("party") | (pl.col("entity_type") == "ORG"))
    partisan = (
        (pl.col("entity_type") == "NORP")
        & pl.col("party")
        & ~pl.col("name").is_in(read(CountryWords)["phrase"].implode())
    ).fill_null(value=False)
    return (
        tagged.join(behind, on="last", how="left", maintain_order="left")
        .with_columns(
            last=pl.when(longer | partisan).then(pl.coalesce("head_at", "last")).otherwise("last"),
            entity_type=pl.when(partisan).then(pl.lit("ORG")).otherwise("entity_type"),
        )
        .join(ahead, on="first", how="left", maintain_order="left")
        .with_columns(first=pl.when(whole).then(pl.coalesce("before", "first")).otherwise("first"))
        .drop("before", "head_at", "party", "name")
    )


def whole_persons(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Join the parts of a person's name that were tagged apart: "Asif" and "Ali Zardari".

    Args:
        tagged: Tagged names, as above.
        parse: The parse.
    """
    touches = pl.col("start_char") - pl.col("end_char").shift(1) <= 1
    within = pl.col("sentence_no") == pl.col("sentence_no").shift(1)
    touching = parse.filter(touches & within).select(first="i", touching=True)
    person = pl.col("entity_type") == "PERSON"
    place = tagged.pipe(beside, touching, "first").sort("first", "last")
    goes_on = (
        person
        & person.shift(1)
        & pl.col("touching")
        & (pl.col("last").shift(1) + 1 == pl.col("first"))
    ).fill_null(value=False)
    return (
        place.with_columns(part=(~goes_on).cum_sum())
        .group_by("part", maintain_order=True)
        .agg(
            pl.col("article_id", "entity_type", "weight", "rule").first(),
            pl.col("first").min(),
            pl.col("last").max(),
        )
        .drop("part")
    )


def owned_bodies(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Join a body to whom it is named after: "Public Prosecutor's Office", "Workers' Party".

    Args:
        tagged: Tagged names, as above.
        parse: The parse.
    """
    holders = large(read(UnnamedWords).filter(pl.col("kind") != "common")["word"])
    heads = large(read(NameHeads).filter(pl.col("entity_type").is_in(JOINED))["word"])
    owned = pl.col("text").shift(-1).is_in(["'s", "’s", "'", "’"])
    ends = (
        parse.select("i", "text", behind=pl.col("text").shift(-2), owned=owned)
        .filter("owned", pl.col("text").is_in(holders), pl.col("behind").is_in(heads))
        .select(last="i", body=pl.col("i") + 2)
        .cache()
    )
    behind = ends.select(owner="last", first="body")
    owns = pl.col("body").is_not_null()
    return (
        tagged.join(ends, on="last", how="left", maintain_order="left")
        .with_columns(
            last=pl.coalesce("body", "last"),
            entity_type=pl.when(owns).then(pl.lit("ORG")).otherwise("entity_type"),
        )
        .join(behind, on="first", how="left", maintain_order="left")
        .with_columns(first=pl.coalesce("owner", "first"))
        .drop("owner", "body")
    )


def large(small: pl.Series) -> list[str]:
    """Write words as names and headlines do: Court, COURT."""
    return [*small.str.to_titlecase(), *small.str.to_uppercase()]


def unbroken(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Widen names over words joined by hyphens: "Mandy Gull" to "Mandy Gull-Masty".

    Args:
        tagged: Tagged names, as above.
        parse: The parse.
    """
    begins = (pl.col("start_char") != pl.col("end_char").shift(1)).fill_null(value=True)
    parted = parse.select("i", "text", "upos", run=begins.cum_sum()).cache()
    hyphens = parted.filter(pl.col("text") == "-").select("run").unique()
    runs = (
        parted.join(hyphens, on="run", how="semi")
        .group_by("run")
        .agg(
            low=pl.col("i").min(),
            high=pl.col("i").max(),
            joined=pl.col("text").sort_by("i").str.join(),
            proper=(pl.col("upos") == "PROPN").sort_by("i").last(),
            i="i",
        )
        .filter(pl.col("joined").str.contains(LINKED) | pl.col("joined").str.contains(DOUBLE))
        .select("i", "low", "high", linked=pl.col("joined").str.contains(LINKED), proper="proper")
        .explode("i")
        .cache()
    )
    whole = pl.col("linked") | ((pl.col("entity_type") == "PERSON") & pl.col("proper"))
    rows = tagged
    for end, bound in (("first", "low"), ("last", "high")):
        wider = pl.when(whole.fill_null(value=False)).then(bound).otherwise(end)
        rows = (
            rows.join(runs.rename({"i": end}), on=end, how="left", maintain_order="left")
            .with_columns(wider.alias(end))
            .drop("low", "high", "linked", "proper")
        )
    return rows
