"""The table of arcs, made from what the network says and from the table of tokens."""

from typing import Any

import numpy as np
import polars as pl

from newsfacts.transforms.annotator.antecedents import DESCRIPTION, NAME, PRONOUN, antecedents
from newsfacts.transforms.annotator.decoding import Numbers
from newsfacts.transforms.annotator.meaning import Meaning
from newsfacts.transforms.annotator.meaning_scores import LAYERS, FoundArcs, FoundMentions
from newsfacts.transforms.arcs import ANTECEDENT, Arcs

COLUMNS = ("token_no", "sentence_no", "upos", "text", "entity_type", "entity_start")


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
    article = tokens["article_id"].rle_id().to_numpy()
    kinds, spoken = mention_kinds(tokens), spoken_words(tokens)
    sentences = tokens["sentence_no"].to_numpy()
    parts: list[tuple[Numbers, Numbers, Numbers]] = []
    borders = np.nonzero(np.diff(article[found.words]))[0] + 1
    for inside in np.split(np.arange(len(found.words)), borders):
        if not len(inside):
            continue
        mine = FoundMentions(*(field[inside] for field in found))
        best, likely = antecedents(
            session, mine, kinds[mine.words], sentences[mine.words],
            [spoken[word] for word in mine.words],
        )  # fmt: skip
        linked = best >= 0
        parts.append((mine.words[linked], mine.words[best[linked]], likely[linked]))
    nothing = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))
    begins, ends, scores = map(np.concatenate, zip(nothing, *parts, strict=True))
    return rows(begins, ends, "coreference", tokens).with_columns(
        label=pl.lit(ANTECEDENT), score=pl.Series(scores)
    )


def mention_kinds(tokens: pl.DataFrame) -> Numbers:
    """Tell pronouns, names and descriptions apart."""
    named = pl.col("entity_type").is_not_null() | (pl.col("upos") == "PROPN")
    pronoun = pl.col("upos") == "PRON"
    kind = pl.when(pronoun).then(PRONOUN).when(named).then(NAME).otherwise(DESCRIPTION)
    found: Numbers = tokens.select(kind).to_series().to_numpy()
    return found


def spoken_words(tokens: pl.DataFrame) -> list[frozenset[str]]:
    """Give the words of the name that each word is in, or itself; small letters, no marks."""
    key = pl.coalesce("entity_start", "token_no")
    small = pl.col("text").str.to_lowercase()
    plain = tokens.select(
        small.filter(pl.col("text").str.contains(r"^[\p{L}\p{N}]+$"))
        .implode()
        .over("article_id", key)
    )
    return [frozenset(words) for words in plain.to_series().to_list()]
