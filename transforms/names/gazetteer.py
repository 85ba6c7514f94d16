"""Gazetteer: names that the lexicons list, including countries."""

from functools import cache
from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import CountryWords, Diseases, KnownBodies, KnownNames
from newsfacts.transforms.names.type_votes import KNOWN
from newsfacts.transforms.patterns.spelling import straight
from newsfacts.transforms.syntax.neighbours import near

#: Most words in a known name.
LONGEST: Final = 5


def listed_names(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Find countries, well-known bodies and known names of one to five words.

    Args:
        parse: The parse.

    Returns:
        `article_id`, `first`, `last`, `entity_type`, `weight`, `rule`.
    """
    gap = pl.when(pl.col("start_char").shift(-1) > pl.col("end_char")).then(pl.lit(" "))
    spell = straight(pl.col("text")) + gap.fill_null(pl.lit(""))
    ahead = {f"w{step}": near("spelled", step) for step in range(LONGEST)}
    starts = (
        parse.select("article_id", "sentence_no", "text", first="i", spelled=spell)
        .with_columns(**ahead)
        .filter(pl.col("text").is_in(_first_words()))
        .cache()
    )
    rows = [
        starts.select(
            "article_id",
            "first",
            last=pl.col("first") + (size - 1),
            phrase=pl.concat_str([f"w{n}" for n in range(size)]).str.strip_chars_end(),
        ).join(_lexicon().lazy(), on="phrase")
        for size in range(1, LONGEST + 1)
    ]
    return pl.concat(rows).with_columns(weight=pl.lit(KNOWN), rule=pl.lit("lexicon")).drop("phrase")


@cache
def _first_words() -> pl.Series:
    """The first tokens of all phrases, as one list."""
    phrases = _lexicon()["phrase"]
    # The first token of "People's Republic" is "People", that of "U.N. Charter" is "U.N.".
    first = pl.concat([phrases.str.extract(r"^([\p{L}\p{N}]+)"), phrases.str.extract(r"^(\S+)")])
    return first.drop_nulls().unique().implode()


@cache
def _lexicon() -> pl.DataFrame:
    """Return the known names, countries, bodies and diseases: `phrase`, `entity_type`."""
    demonym = pl.col("kind") == "demonym"
    countries = read(CountryWords).select(
        "phrase", entity_type=pl.when(demonym).then(pl.lit("NORP")).otherwise(pl.lit("GPE"))
    )
    known = read(KnownNames).select("phrase", pl.col("entity_type").cast(pl.String))
    # A name of one word may be any word: "Target".
    name = pl.col("phrase").str.strip_prefix("The ")
    bodies = (
        read(KnownBodies)
        .filter(name.str.contains(r"^\S+ (?:.* )?\p{Lu}"), pl.col("entity_type") != "NORP")
        .select(phrase=name, entity_type=pl.col("entity_type").cast(pl.String))
    )
    small = read(Diseases)["phrase"]
    capital = small.str.slice(0, 1).str.to_uppercase() + small.str.slice(1)
    diseases = pl.DataFrame({"phrase": pl.concat([small, capital]), "entity_type": "DISEASE"})
    return pl.concat([known, countries, bodies, diseases]).unique(
        "phrase", keep="first", maintain_order=True
    )
