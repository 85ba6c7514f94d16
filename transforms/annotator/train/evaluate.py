"""Measures the shipped model on the dev sets, from raw text and from gold words.

`python -m newsfacts.transforms.annotator.train.evaluate CORPORA`

Words are right where their characters are; tags and arcs count on such words. UAS and LAS leave out
punctuation. All figures are F1, which is accuracy where the words are gold.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

from newsfacts.transforms.annotator.annotate import annotate
from newsfacts.transforms.annotator.network import Network, shipped
from newsfacts.transforms.annotator.reading import readings
from newsfacts.transforms.annotator.token_table import token_table
from newsfacts.transforms.annotator.train.conllu import treebank
from newsfacts.transforms.annotator.train.sentences import Document, Sentence

TREEBANKS = {"EWT dev": "ud_ewt", "GUM free dev": "ud_gum_free"}
Row = tuple[str, int, int, int, str, str, str, str, int | None, str, bool]
GOLD = ["article_id", "paragraph_no", "start_char", "end_char", "text", "xpos", "upos", "lemma",
        "head_start", "dep", "starts"]  # fmt: skip


def main(folder: Path) -> None:
    """Print the figures of every treebank."""
    for title, name in TREEBANKS.items():
        documents = treebank(folder / name / "dev.conllu.gz", name)
        for words, label in ((False, "raw text"), (True, "gold words")):
            print(f"{title:13s} {label:10s}", line(figures(shipped(), documents, gold_words=words)))  # noqa: T201


def line(found: dict[str, float]) -> str:
    """Write figures on a line."""
    return "  ".join(f"{name} {value:.4f}" for name, value in found.items())


def figures(network: Network, documents: list[Document], *, gold_words: bool) -> dict[str, float]:
    """Give the figures of the network on documents of a treebank."""
    gold = pl.DataFrame(list(gold_rows(documents)), schema=GOLD, orient="row")
    paragraphs = running_text(gold, documents)
    if gold_words:
        rows = paragraphs.select(
            "article_id", "paragraph_no", paragraph=pl.int_range(pl.len(), dtype=pl.UInt32)
        )
        words = gold.join(rows, on=["article_id", "paragraph_no"], maintain_order="left").select(
            "paragraph",
            start=pl.col("start_char").cast(pl.Int32),
            word="text",
            spaced=pl.lit(value=True),
        )
        tokens = token_table(words, paragraphs, readings(network, words)[0])
    else:
        tokens = annotate(paragraphs)[0]
    return compared(gold, tokens)


def gold_rows(documents: list[Document]) -> Iterator[Row]:
    """Give the gold words, each paragraph an article's, offsets counted in the paragraph."""
    for number, document in enumerate(documents):
        paragraph, at = -1, 0
        for sentence in document.sentences:
            if sentence.opens_paragraph or paragraph < 0:
                paragraph, at = paragraph + 1, 0
            starts = []
            for word, space in zip(sentence.words, sentence.spaces, strict=True):
                starts.append(at)
                at += len(word) + space
            yield from sentence_rows(f"{number:04d}", paragraph, sentence, starts)


def sentence_rows(
    article: str, paragraph: int, sentence: Sentence, starts: list[int]
) -> Iterable[Row]:
    """Give the rows of one sentence; the head is told by where it starts."""
    for number, word in enumerate(sentence.words):
        head = sentence.heads[number]
        yield (
            article, paragraph, starts[number], starts[number] + len(word), word,
            sentence.xpos[number], sentence.upos[number], sentence.lemmas[number],
            starts[head - 1] if head else None, sentence.deps[number], number == 0,
        )  # fmt: skip


def running_text(gold: pl.DataFrame, documents: list[Document]) -> pl.DataFrame:
    """Write the paragraphs that the gold words stand in."""
    texts: list[list[str]] = []
    for document in documents:
        begun = False
        for sentence in document.sentences:
            if sentence.opens_paragraph or not begun:
                texts.append([])
                begun = True
            pairs = zip(sentence.words, sentence.spaces, strict=True)
            texts[-1] += (word + " " * space for word, space in pairs)
    keys = gold.select("article_id", "paragraph_no").unique(maintain_order=True)
    return keys.with_columns(
        pl.col("paragraph_no").cast(pl.Int32),
        start_char=pl.lit(0, pl.Int32),
        text=pl.Series(["".join(text) for text in texts]),
    )


def compared(gold: pl.DataFrame, tokens: pl.DataFrame) -> dict[str, float]:
    """Compare gold words with tokens, both addressed by article, paragraph and characters."""
    heads = tokens.select("article_id", head_no="token_no", head_start="start_char")
    first = pl.col("sentence_no") != pl.col("sentence_no").shift(1).over("article_id")
    mine = tokens.with_columns(starts=first.fill_null(value=True)).join(
        heads, on=["article_id", "head_no"], how="left", maintain_order="left"
    )
    key = ["article_id", "paragraph_no", "start_char", "end_char"]
    integers = [name for name, kind in gold.schema.items() if kind == pl.Int64]
    both = (
        gold.with_columns(pl.col(integers).cast(pl.Int32))
        .join(mine, on=key, suffix="_mine")
        .filter(pl.len() > 0)
    )
    trees = both.filter(pl.col("dep") != "punct")
    right = pl.col("head_start").eq_missing(pl.col("head_start_mine"))
    label = right & (pl.col("dep") == pl.col("dep_mine"))
    sizes = (gold.height, mine.height)
    arcs = tuple(f.filter(pl.col("dep") != "punct").height for f in (gold, mine))
    lemma = (pl.col("lemma") == pl.col("lemma_mine")) | (pl.col("lemma") == "_")
    return {
        "words": f1(both.height, *sizes),
        "sentences": sentence_f1(gold, mine),
        "upos": f1(both.filter(pl.col("upos") == pl.col("upos_mine")).height, *sizes),
        "xpos": f1(both.filter(pl.col("xpos") == pl.col("xpos_mine")).height, *sizes),
        "lemma": f1(both.filter(lemma).height, *sizes),
        "uas": f1(
            trees.filter(right).height, arcs[0], arcs[0] if both.height == sizes[0] else arcs[1]
        ),
        "las": f1(
            trees.filter(label).height, arcs[0], arcs[0] if both.height == sizes[0] else arcs[1]
        ),
    }


def sentence_f1(gold: pl.DataFrame, mine: pl.DataFrame) -> float:
    """Count the sentences whose first and last characters are right."""
    spans = []
    for frame in (gold, mine):
        number = pl.col("starts").cum_sum()
        spans.append(
            frame.with_columns(sentence=number)
            .group_by("article_id", "paragraph_no", "sentence")
            .agg(pl.col("start_char").min().cast(pl.Int32), pl.col("end_char").max().cast(pl.Int32))
            .with_columns(pl.col("paragraph_no").cast(pl.Int32))
        )
    key = ["article_id", "paragraph_no", "start_char", "end_char"]
    return f1(spans[0].join(spans[1], on=key).height, spans[0].height, spans[1].height)


def f1(hits: int, gold: int, mine: int) -> float:
    """Give the harmonic mean of precision and recall."""
    return 2 * hits / (gold + mine)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
