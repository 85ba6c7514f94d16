"""Language: of an article, as stated or identified from its words."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from newsfacts.transforms.lexicons.articles import EnglishWords
from newsfacts.transforms.lexicons.base import alternation, read

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

#: Number of characters to identify the language by; more do not change the result.
LANGUAGE_SAMPLE = 2_000
#: Least probability of an identified language.
LANGUAGE_CERTAIN = 0.9
#: Least number of different small English words in a text that is English without further
#: question, and their least share in its words.
DIFFERENT, SHARE = 3, 0.1


def stated_language() -> pl.Expr:
    """Reduce a language tag to its language: en-GB is en."""
    return pl.col("language").str.to_lowercase().str.extract(r"^([a-z]{2})(?:[-_]|$)")


def identified_language() -> pl.Expr:
    """Identify the language of a text whose source states none, ISO 639-1; NULL if uncertain."""
    sample = pl.col("text").str.slice(0, LANGUAGE_SAMPLE)
    plain = _plainly_english(sample)
    # A loop over rows, once per article: the library takes one text at a time.
    asked = (
        pl.when(stated_language().is_null() & ~plain)
        .then(sample)
        .map_elements(_identify, return_dtype=pl.String, skip_nulls=True)
    )
    return pl.when(stated_language().is_null() & plain).then(pl.lit("en")).otherwise(asked)


def _plainly_english(sample: pl.Expr) -> pl.Expr:
    """Say whether a text is full of words that only English has.

    Most texts are; the model of the library, which takes half a second to load, is for the rest.
    """
    found = sample.str.to_lowercase().str.extract_all(_english_words()).list
    share = found.len() / sample.str.count_matches(r"\w+")
    return (found.n_unique() >= DIFFERENT) & (share >= SHARE)


@cache
def _english_words() -> str:
    return rf"\b{alternation(read(EnglishWords)['word'])}\b"


def _identify(text: str) -> str | None:
    language, probability = _identifier().classify(text)
    return str(language) if probability >= LANGUAGE_CERTAIN else None


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_modelpath(Path(MODEL_DIR) / MODEL_FILE, norm_probs=True)
