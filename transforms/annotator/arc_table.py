"""The table of arcs, made from what the network says and from the table of tokens."""

from itertools import pairwise
from typing import Any

import numpy as np
import polars as pl

from newsfacts.transforms.annotator.antecedents import (
    DESCRIPTION,
    NAME,
    PRONOUN,
    Spoken,
    antecedents,
)
from newsfacts.transforms.annotator.arcs import ANTECEDENT, Arcs
from newsfacts.transforms.annotator.decoding import Numbers
from newsfacts.transforms.annotator.meaning import Meaning
from newsfacts.transforms.annotator.meaning_scores import LAYERS, FoundArcs, FoundMentions

WORD = r"^[\p{L}\p{N}]+$"


def arc_table(session: Any, meaning: Meaning, tokens: pl.DataFrame) -> pl.DataFrame:  # noqa: ANN401
    """Give the rows of `arcs`.

    Args:
        session: Chooses antecedents; see `antecedents`.
        meaning: What is said of the words.
        tokens: Rows of `tokens`, one for each word, in their order.
    """
    parts = [layer_rows(meaning.arcs[layer], layer, tokens) for layer in LAYERS]
    parts.append(coreference_rows(session, meaning.mentions, tokens))
    return Arcs.validate(Arcs.cast(pl.concat(parts)).sort(Arcs.primary_key()))


def layer_rows(found: FoundArcs, layer: str, tokens: pl.DataFrame) -> pl.DataFrame:
    """Give the arcs of one layer."""
    labels = pl.Series(LAYERS[layer], dtype=pl.String)
    return rows(found.begins, found.ends, layer, tokens).with_columns(
        label=labels.gather((found.labels - 1).astype(np.uint32)),
        score=pl.Series(found.scores.astype(np.float32)),
    )


def rows(begins: Numbers, ends: Numbers, layer: str, tokens: pl.DataFrame) -> pl.DataFrame:
    """Turn numbers of words to tokens of their articles."""
    begin, end = (pl.Series(words.astype(np.uint32)) for words in (begins, ends))
    return pl.DataFrame(
        {
            "article_id": tokens["article_id"].gather(begin),
            "layer": pl.repeat(layer, len(begin), dtype=pl.String, eager=True),
            "from_token": tokens["token_no"].gather(begin),
            "to_token": tokens["token_no"].gather(end),
        }
    )


def coreference_rows(
    session: Any,  # noqa: ANN401 - the runtime ships no types
    found: FoundMentions,
    tokens: pl.DataFrame,
) -> pl.DataFrame:
    """Give the arcs from mentions to their antecedents, article by article."""
    article = tokens["article_id"].rle_id().to_numpy()[found.words]
    kinds = mention_kinds(tokens)[found.words]
    sentences = tokens["sentence_no"].to_numpy()[found.words]
    spoken = spoken_words(tokens, found.words)
    begins, ends = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    scores = [np.zeros(0, np.float32)]
    borders = [0, *(np.nonzero(np.diff(article))[0] + 1).tolist(), len(article)]
    for begin, end in pairwise(borders):
        mine = slice(begin, end)
        said = slice(*np.searchsorted(spoken.mentions, (begin, end)))
        best, likely = antecedents(
            session, FoundMentions(*(field[mine] for field in found)), kinds[mine],
            sentences[mine], Spoken(spoken.mentions[said] - begin, spoken.words[said]),
        )  # fmt: skip
        linked = best >= 0
        begins.append(found.words[mine][linked])
        ends.append(found.words[mine][best[linked]])
        scores.append(likely[linked])
    first, last = np.concatenate(begins), np.concatenate(ends)
    return rows(first, last, "coreference", tokens).with_columns(
        label=pl.lit(ANTECEDENT), score=pl.Series(np.concatenate(scores))
    )


def mention_kinds(tokens: pl.DataFrame) -> Numbers:
    """Tell pronouns, names and descriptions apart."""
    named = pl.col("entity_type").is_not_null() | (pl.col("upos") == "PROPN")
    pronoun = pl.col("upos") == "PRON"
    kind = pl.when(pronoun).then(PRONOUN).when(named).then(NAME).otherwise(DESCRIPTION)
    found: Numbers = tokens.select(kind).to_series().to_numpy()
    return found


def spoken_words(tokens: pl.DataFrame, heads: Numbers) -> Spoken:
    """Give the words of the name that each head is in, or itself; case and marks do not count."""
    key = pl.coalesce("entity_start", "token_no")
    plain = tokens.select("article_id", key=key, text=pl.col("text")).with_columns(
        word=pl.col("text").str.to_lowercase().rank("dense")
    )
    mentions = plain.select("article_id", "key")[heads.astype(np.uint32)].with_row_index("mention")
    pairs = mentions.join(
        plain.filter(pl.col("text").str.contains(WORD)),
        on=["article_id", "key"], maintain_order="left",
    )  # fmt: skip
    return Spoken(pairs["mention"].to_numpy().astype(np.int64), pairs["word"].to_numpy())
