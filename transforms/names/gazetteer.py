"""Listed names: those that the lexicons know, countries among them."""

from typing import Final

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import CountryWords, KnownNames
from newsfacts.transforms.names.type_votes import KNOWN
from newsfacts.transforms.patterns.spelling import straight

#: The longest known name, in words.
LONGEST: Final = 5


def listed_names(parse: pl.LazyFrame) -> pl.LazyFrame:
    """Look up one to five words ahead in the lexicons of countries and known names."""
    demonym = pl.col("kind") == "demonym"
    country = (
        read(CountryWords)
        .lazy()
        .select(
            "phrase",
            entity_type=pl.when(demonym).then(pl.lit("NORP")).otherwise(pl.lit("GPE")),
        )
    )
    known = read(KnownNames).lazy().select("phrase", pl.col("entity_type").cast(pl.String))
    lexicon = pl.concat([known, country]).unique("phrase", keep="first", maintain_order=True)
    phrases = pl.concat([read(KnownNames)["phrase"], read(CountryWords)["phrase"]])
    # The first word of "People's Republic" is "People", that of "U.N. Charter" is "U.N.".
    first = pl.concat([phrases.str.extract(r"^([\p{L}\p{N}]+)"), phrases.str.extract(r"^(\S+)")])
    gap = pl.when(pl.col("start_char").shift(-1) > pl.col("end_char")).then(pl.lit(" "))
    spell = straight(pl.col("text")) + gap.fill_null(pl.lit(""))
    ahead = {f"w{step}": pl.col("spelled").shift(-step) for step in range(LONGEST)}
    starts = (
        parse.select("article_id", "text", first="i", spelled=spell)
        .with_columns(**ahead)
        .filter(pl.col("text").is_in(first.drop_nulls().unique().implode()))
        .cache()
    )
    rows = [
        starts.select(
            "article_id",
            "first",
            last=pl.col("first") + (size - 1),
            phrase=pl.concat_str([f"w{n}" for n in range(size)]).str.strip_chars_end(),
        ).join(lexicon, on="phrase")
        for size in range(1, LONGEST + 1)
    ]
    return pl.concat(rows).with_columns(weight=pl.lit(KNOWN), rule=pl.lit("lexicon")).drop("phrase")
