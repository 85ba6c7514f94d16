"""Title nouns: the words that say what office, job or rank someone has.

Deputy Prime Minister-designate Song     Song , the orchestra 's drummer
             ^noun    ^designate                                 ^noun, in no lexicon
"""

import polars as pl

from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.relations import Kinship
from newsfacts.transforms.lexicons.roles import Titles, title_parts
from newsfacts.transforms.roles.long_titles import purposes
from newsfacts.transforms.syntax.flags import flagged


def titles_of(runs: pl.LazyFrame, heads: pl.LazyFrame, held: pl.LazyFrame) -> pl.LazyFrame:
    """The nouns that are titles, by the lexicon or the annotator: no relatives, no parts of names.

    Args:
        runs: The words, from `title_words.title_runs`.
        heads: The names, from `title_words.title_heads`.
        held: Titles with their holders, from `annotated_titles.holders`.

    Returns:
        One row per noun: `noun` (number), `title_dep`, `title_head`, `title_last` (number of the
        title's last word), `noun_start`, `noun_end`, `noun_text`, `designate` ("-elect") and more
        of the word.
    """
    return (
        runs.with_columns(designate=_designate())
        .pipe(flagged, read(Titles).lazy().select(low="lemma"), "low", "listed")
        .pipe(flagged, held.select(i="noun"), "i", "held")
        .filter(
            pl.col("listed") | (pl.col("held") & pl.col("upos").is_in(["NOUN", "PROPN"])),
            ~pl.col("named"),
            ~pl.col("lemma").str.to_lowercase().is_in(read(Kinship)["lemma"].implode()),
        )
        .join(purposes(runs, heads), left_on="i", right_on="noun", how="left")
        .with_columns(
            pl.concat_str("text", "field", "designate", ignore_nulls=True),
            title_last=pl.coalesce("field_last", "i"),
            end_char=pl.coalesce("field_end", "end_char"),
        )
        .select(
            *("title_last", "designate", "run", "sentence_no", "lemma", "xpos"),
            noun="i",
            title_dep="dep",
            title_head="h",
            noun_start="start_char",
            noun_end="end_char",
            noun_text="text",
        )
    )


def _designate() -> pl.Expr:
    """The end of the title of someone not in office yet: "-elect" of "President-elect"."""
    hyphen = pl.col("text").shift(-1).is_in(["-", "–"])
    word = pl.col("low").shift(-2).is_in(title_parts("behind"))
    return pl.when(hyphen & word).then(pl.concat_str(pl.lit("-"), pl.col("text").shift(-2)))
