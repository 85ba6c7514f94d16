"""Scores on the dev sets from gold words: tags, trees, names; used to watch training."""

from pathlib import Path
from typing import NamedTuple

import torch

from newsfacts.transforms.annotator.decoding import Numbers, best_tags, sentence_tree
from newsfacts.transforms.annotator.labels import NAME_TAGS
from newsfacts.transforms.annotator.train import corpora
from newsfacts.transforms.annotator.train.bio_tags import iob_spans
from newsfacts.transforms.annotator.train.labels import Labels
from newsfacts.transforms.annotator.train.model import Annotator
from newsfacts.transforms.annotator.train.sentences import Document, Sentence
from newsfacts.transforms.annotator.train.windows import Writer, pad, window

CORE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}


def dev_scores(
    model: Annotator, labels: Labels, writer: Writer, folder: Path, rank: int, source: int = 0
) -> str:
    """Score one dev set per process."""
    reader = (corpora.ewt, corpora.gum)[rank % 2]
    return f"{reader.__name__} {scores(model, labels, writer, reader(folder, 'dev'), source)}"


def scores(
    model: Annotator, labels: Labels, writer: Writer, documents: list[Document], source: int = 0
) -> dict[str, float]:
    """Give UPOS, XPOS, UAS, LAS without punctuation, and F1 of core names; sentences alone."""
    model.eval()
    hits: dict[str, int] = dict.fromkeys(("words", "upos", "xpos", "arcs", "uas", "las"), 0)
    gold_names, found_names = set(), set()
    sentences = [s for d in documents for s in d.sentences if len(s.words) < 150]
    varied, writer.varied = writer.varied, lambda words: words  # type: ignore[method-assign]
    for number, sentence in enumerate(sentences):
        found = predicted(model, labels, writer, sentence, source)
        count_hits(hits, labels, sentence, found)
        gold_names |= {(number, *span) for span in spans(gold_tags(sentence))}
        found_names |= {(number, *span) for span in spans([NAME_TAGS[t] for t in found.names])}
    writer.varied = varied  # type: ignore[method-assign]
    both = len(gold_names & found_names)
    return {
        "upos": round(hits["upos"] / hits["words"], 4),
        "xpos": round(hits["xpos"] / hits["words"], 4),
        "uas": round(hits["uas"] / hits["arcs"], 4),
        "las": round(hits["las"] / hits["arcs"], 4),
        "names": round(2 * both / max(1, len(gold_names) + len(found_names)), 4),
    }


class Found(NamedTuple):
    """What the model says of one sentence: numbers of labels, and heads from 1."""

    xpos: Numbers
    upos: Numbers
    heads: Numbers
    relations: Numbers
    names: Numbers


def predicted(
    model: Annotator, labels: Labels, writer: Writer, sentence: Sentence, source: int
) -> Found:
    """Run the model on one sentence."""
    found = window(writer, labels, "", [sentence])
    with torch.inference_mode():
        words = model.words(pad([found]))
        xpos, upos, _, names = model.tags(words, torch.tensor([source]))
        arcs, candidates = model.arcs(words)
        heads = sentence_tree(arcs[0].numpy())
        relations = model.relations(words, candidates, torch.from_numpy(heads)[None])
    return Found(
        xpos[0].argmax(-1).numpy(),
        upos[0].argmax(-1).numpy(),
        heads,
        relations[0].argmax(-1).numpy(),
        best_tags(names[0].numpy()),
    )


def count_hits(hits: dict[str, int], labels: Labels, sentence: Sentence, found: Found) -> None:
    """Count what is right in one sentence."""
    for n in range(len(sentence.words)):
        hits["words"] += 1
        hits["xpos"] += labels.xpos[found.xpos[n]] == sentence.xpos[n]
        hits["upos"] += labels.upos[found.upos[n]] == sentence.upos[n]
        if sentence.deps[n] != "punct":
            hits["arcs"] += 1
            right = found.heads[n] == sentence.heads[n]
            hits["uas"] += int(right)
            hits["las"] += int(right and labels.deps[found.relations[n]] == sentence.deps[n])


def gold_tags(sentence: Sentence) -> list[str]:
    """Give one allowed tag of each word, outside if that is allowed."""
    return [NAME_TAGS[(tags & -tags).bit_length() - 1] for tags in sentence.names]


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Give the spans of core types."""
    found = iob_spans(tags)
    return {(start, end, CORE[kind]) for start, end, kind in found if kind in CORE}
