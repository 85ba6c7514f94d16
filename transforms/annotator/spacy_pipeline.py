"""spaCy pipelines as annotators: the same token table from any installed pipeline.

Needs the extra `spacy`, and the pipeline itself, for instance en_core_web_sm.
"""

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import polars as pl

from newsfacts.transforms.annotator import clearnlp
from newsfacts.transforms.annotator.labels import NAME_TYPES
from newsfacts.transforms.annotator.token_table import MEANING, token_table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Entity types of pipelines, and the types they become; others, such as dates, are dropped.
TYPES: Final = {**{kind: kind for kind in (*NAME_TYPES, "LAW")}, "PER": "PERSON"}
TEXTS_AT_A_TIME: Final = 16


def tokens(paragraphs: pl.DataFrame, name: str) -> pl.DataFrame:
    """Annotate sorted paragraphs with the pipeline `name`.

    Raises:
        ImportError: spaCy is not installed.
        OSError: spaCy finds no such pipeline; its message says how to install one.
    """
    pipeline = load(name)
    documents = pipeline.pipe(paragraphs["text"], batch_size=TEXTS_AT_A_TIME)
    frames = [words_of(document, row) for row, document in enumerate(documents)]
    words = pl.concat([EMPTY, *frames])
    return token_table(words, paragraphs, readings(words, clear=draws_clearnlp(pipeline)))


@cache
def load(name: str) -> "Language":
    """Load a pipeline once per process."""
    try:
        import spacy  # noqa: PLC0415 - optional
    except ImportError as error:
        message = f"annotator 'spacy:{name}' needs spaCy: pip install 'newsfacts[spacy]'"
        raise ImportError(message) from error
    return spacy.load(name)


def draws_clearnlp(pipeline: "Language") -> bool:
    """Whether the pipeline's parser uses ClearNLP's labels."""
    labels = pipeline.pipe_labels.get("parser", [])
    return bool(clearnlp.TELLING & set(labels))


COLUMNS: Final[dict[str, Any]] = {
    "paragraph": pl.UInt32, "start": pl.Int32, "word": pl.String, "upos": pl.String,
    "xpos": pl.String, "lemma": pl.String, "dep": pl.String, "head": pl.Int32, "row": pl.Int32,
    "begins_sentence": pl.Boolean, "kind": pl.String, "begins_name": pl.Boolean,
}  # fmt: skip
EMPTY: Final = pl.DataFrame(schema=COLUMNS)


def words_of(document: "Doc", paragraph: int) -> pl.DataFrame:
    """Read the words of one paragraph; `head` and `row` count words without white space.

    spaCy gives strings word by word only, hence the loop.
    """
    kept = [word for word in document if not word.is_space]
    rows = {word.i: row for row, word in enumerate(kept)}
    known = document.has_annotation("SENT_START")
    return pl.DataFrame(
        {
            "paragraph": [paragraph] * len(kept),
            "start": code_points(document)[[word.i for word in kept]],
            "word": [word.text for word in kept],
            "upos": [word.pos_ for word in kept],
            "xpos": [word.tag_ for word in kept],
            "lemma": [word.lemma_ or word.lower_ for word in kept],
            "dep": [word.dep_ for word in kept],
            "head": [rows.get(word.head.i, row) for row, word in enumerate(kept)],
            "row": range(len(kept)),
            "begins_sentence": [
                row == 0 or (known and bool(word.is_sent_start)) for row, word in enumerate(kept)
            ],
            "kind": [word.ent_type_ for word in kept],
            "begins_name": [word.ent_iob_ == "B" for word in kept],
        },
        schema=COLUMNS,
    )


def code_points(document: "Doc") -> np.ndarray[Any, np.dtype[np.int64]]:
    """Give the offset of each word; spaCy counts code points already."""
    return np.array([word.idx for word in document], np.int64)


def readings(words: pl.DataFrame, *, clear: bool) -> pl.DataFrame:
    """Turn spaCy's columns to `Readings`."""
    first = (pl.int_range(pl.len(), dtype=pl.Int32) - pl.col("row")).cast(pl.Int32)
    numbered = words.with_columns(head=pl.col("head") + first)
    heads, deps = numbered["head"].to_numpy(), numbered["dep"].to_numpy().astype(str)
    if clear:
        trees = clearnlp.Trees(
            heads, deps, words["upos"].to_numpy().astype(str), words["lemma"].to_numpy().astype(str)
        )
        heads, deps = clearnlp.universal(trees)
    distance = heads - np.arange(words.height)
    kind = pl.col("kind").replace_strict(TYPES, default=None, return_dtype=pl.String)
    return numbered.select(
        "upos",
        "xpos",
        "lemma",
        "begins_sentence",
        "begins_name",
        dep=pl.Series(deps, dtype=pl.String),
        head_distance=pl.Series(distance.astype(np.int32)),
        entity_type=kind,
        **dict.fromkeys(MEANING, pl.lit(None)),
    )
