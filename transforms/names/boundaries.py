"""Boundaries: corrections of where a tagged name begins and ends.

Prince Li met the Chinese Foreign Ministry.   Li; Chinese Foreign Ministry
"""

import polars as pl

from newsfacts.transforms.first_per import one_per
from newsfacts.transforms.lexicons.base import alternation, read
from newsfacts.transforms.lexicons.entities import name_links
from newsfacts.transforms.lexicons.names import CountryWords, NameHeads, UnnamedWords
from newsfacts.transforms.syntax.neighbours import begins_sentence
from newsfacts.transforms.syntax.parse import beside

#: Types of names that may lack their head word after the tagged span: "Foreign" + "Ministry".
JOINED = ("ORG", "GPE", "LOC", "FAC")
#: Hyphenated words that are one name of a person: Gull-Masty, Ing-wen.
DOUBLE = r"^\p{Lu}[\p{L}’']+-(?:\p{Lu}\p{Ll}+|\p{Ll}{2,5})$"


def with_neighbours(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Extend names by adjacent parts: "Chinese Foreign Ministry", "Johannesburg High Court".

    Args:
        tagged: Tagged names: `article_id`, `first`, `last`, `entity_type`.
        parse: The parse.
    """
    return tagged.pipe(_with_head_word, parse).pipe(_with_place_before, tagged, parse)


def _with_head_word(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Extend names by the head word after them: "Foreign" + "Ministry"."""
    text = pl.col("text")
    heads = read(NameHeads).filter(pl.col("entity_type").is_in(JOINED))["word"].to_list()
    head = text.str.to_lowercase().is_in(heads) & text.str.contains(r"^\p{Lu}")
    # "the Conservative party": without a capital it is still part of the name.
    party = text == "party"
    after = parse.filter((head | party) & _adjacent()).select(
        last=pl.col("i") - 1, head_at="i", party=party, name=text.shift(1)
    )
    extended = pl.col("entity_type").is_in(JOINED) & (
        ~pl.col("party") | (pl.col("entity_type") == "ORG")
    )
    is_party = (
        (pl.col("entity_type") == "NORP")
        & pl.col("party")
        & ~pl.col("name").is_in(read(CountryWords)["phrase"].implode())
    ).fill_null(value=False)
    last = pl.when(extended | is_party).then(pl.coalesce("head_at", "last")).otherwise("last")
    return (
        tagged.join(after, on="last", how="left", maintain_order="left")
        .with_columns(
            last=last, entity_type=pl.when(is_party).then(pl.lit("ORG")).otherwise("entity_type")
        )
        .drop("head_at", "party", "name")
    )


def _with_place_before(
    rows: pl.LazyFrame, tagged: pl.LazyFrame, parse: pl.LazyFrame
) -> pl.LazyFrame:
    """Extend organizations of several words by the place before: "Chinese" + "Foreign Ministry"."""
    before = (
        tagged.filter(pl.col("entity_type").is_in(["NORP", "GPE", "LOC"]))
        .select(before="first", first=pl.col("last") + 1)
        .join(parse.filter(_adjacent()).select(first="i"), on="first", how="semi")
        .pipe(one_per, "first", "before")
    )
    extended = (pl.col("entity_type") == "ORG") & (pl.col("first") < pl.col("last"))
    first = pl.when(extended).then(pl.coalesce("before", "first")).otherwise("first")
    return (
        rows.join(before, on="first", how="left", maintain_order="left")
        .with_columns(first=first)
        .drop("before")
    )


def _adjacent() -> pl.Expr:
    """Whether at most one blank is between a word and the one before, in the same sentence."""
    near = pl.col("start_char") - pl.col("end_char").shift(1) <= 1
    return near & ~begins_sentence()


def whole_persons(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Join the parts of a person's name that were tagged separately: "Asif" and "Ali Zardari".

    Args:
        tagged: Tagged names, as above.
        parse: The parse.
    """
    adjacent = parse.filter(_adjacent()).select(first="i", adjacent=True)
    person = pl.col("entity_type") == "PERSON"
    continues = (
        person
        & person.shift(1)
        & pl.col("adjacent")
        & (pl.col("last").shift(1) + 1 == pl.col("first"))
    ).fill_null(value=False)
    return (
        tagged.pipe(beside, adjacent, "first")
        .sort("first", "last")
        .with_columns(part=(~continues).cum_sum())
        .group_by("part", maintain_order=True)
        .agg(
            pl.col("article_id", "entity_type", "weight", "rule").first(),
            pl.col("first").min(),
            pl.col("last").max(),
        )
        .drop("part")
    )


def possessed_organizations(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Join an organization with its possessor: "Public Prosecutor's Office", "Workers' Party".

    Args:
        tagged: Tagged names, as above.
        parse: The parse.
    """
    holders = _capitalised(read(UnnamedWords).filter(pl.col("kind") != "common")["word"])
    heads = _capitalised(read(NameHeads).filter(pl.col("entity_type").is_in(JOINED))["word"])
    possessive = pl.col("text").shift(-1).is_in(["'s", "’s", "'", "’"])
    ends = (
        parse.select("i", "text", head=pl.col("text").shift(-2), possessive=possessive)
        .filter("possessive", pl.col("text").is_in(holders), pl.col("head").is_in(heads))
        .select(last="i", head_at=pl.col("i") + 2)
        .cache()
    )
    starts = ends.select(holder_at="last", first="head_at")
    joined = pl.col("head_at").is_not_null()
    return (
        tagged.join(ends, on="last", how="left", maintain_order="left")
        .with_columns(
            last=pl.coalesce("head_at", "last"),
            entity_type=pl.when(joined).then(pl.lit("ORG")).otherwise("entity_type"),
        )
        .join(starts, on="first", how="left", maintain_order="left")
        .with_columns(first=pl.coalesce("holder_at", "first"))
        .drop("holder_at", "head_at")
    )


def _capitalised(words: pl.Series) -> list[str]:
    """Write words as in names and headlines: Court, COURT."""
    return [*words.str.to_titlecase(), *words.str.to_uppercase()]


def unbroken(tagged: pl.LazyFrame, parse: pl.LazyFrame) -> pl.LazyFrame:
    """Extend names to whole hyphenated words: "Mandy Gull" to "Mandy Gull-Masty".

    Args:
        tagged: Tagged names, as above.
        parse: The parse.
    """
    linked = pl.col("joined").str.contains(_linked())
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
        .filter(linked | pl.col("joined").str.contains(DOUBLE))
        .select("i", "low", "high", linked=linked, proper="proper")
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


def _linked() -> str:
    """The pattern of hyphenated words that are one name: Tehreek-e-Insaf."""
    link = alternation(name_links("hyphenated"))
    return rf"^\p{{Lu}}[\p{{L}}’']+(?:-{link})+-\p{{Lu}}\p{{L}}+$"
