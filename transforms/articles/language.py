"""Language: of an article, as stated or identified from its words."""

from functools import cache
from pathlib import Path

import polars as pl
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

#: Number of characters to identify the language by; more do not change the result.
LANGUAGE_SAMPLE = 2_000
#: Least probability of an identified language.
LANGUAGE_CERTAIN = 0.9


def stated_language() -> pl.Expr:
    """Reduce a language tag to its language: en-GB is en."""
    return pl.col("language").str.to_lowercase().str.extract(r"^([a-z]{2})(?:[-_]|$)")


def identified_language() -> pl.Expr:
    """Identify the language of a text whose source states none, ISO 639-1; NULL if uncertain."""
    # A loop over rows, once per article: the library takes one text at a time.
    return (
        pl.when(stated_language().is_null())
        .then(pl.col("text").str.slice(0, LANGUAGE_SAMPLE))
        .map_elements(_identify, return_dtype=pl.String, skip_nulls=True)
    )


def _identify(text: str) -> str | None:
    language, probability = _identifier().classify(text)
    return str(language) if probability >= LANGUAGE_CERTAIN else None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_modelpath(Path(MODEL_DIR) / MODEL_FILE, norm_probs=True)
