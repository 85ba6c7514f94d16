"""Scores of every layer on the development parts: `python -m ...meaning.scores CHECKPOINT ...`.

Words and sentences are those of the treebanks, or, for sheets, of the shipped annotator.
"""

import argparse
import json
from collections import Counter
from functools import partial
from pathlib import Path

import numpy as np
import polars as pl
import torch

from newsfacts.transforms.annotator.labels import NAME_TAGS
from newsfacts.transforms.annotator.lemmas import lemmas
from newsfacts.transforms.annotator.train.labels import Labels
from newsfacts.transforms.annotator.train.meaning import chains, propbank
from newsfacts.transforms.annotator.train.meaning.chain_scores import ChainScores, chains_of
from newsfacts.transforms.annotator.train.meaning.coded_texts import coded_texts
from newsfacts.transforms.annotator.train.meaning.counts import Counts, add_f1, figures
from newsfacts.transforms.annotator.train.meaning.labels import UNTOLD
from newsfacts.transforms.annotator.train.meaning.network import Reader, load
from newsfacts.transforms.annotator.train.meaning.predictions import Predicted, predict
from newsfacts.transforms.annotator.train.meaning.sheets import sheets
from newsfacts.transforms.annotator.train.meaning.texts import Text
from newsfacts.transforms.annotator.train.meaning.texts import heads as heads_of
from newsfacts.transforms.annotator.train.scores import gold_tags, spans
from newsfacts.transforms.annotator.train.windows import Writer
from newsfacts.transforms.annotator.trigger_uses import weighed_by_use

LIKELY = 0.5  # probability from which a word is the trigger of an event


def main() -> None:
    """Score a checkpoint and print a row per figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    for name in ("corpora", "sheets", "vocabulary"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--coded", help="a folder of texts with coded events and quotes")
    parser.add_argument("--likely", type=float, default=LIKELY)
    parser.add_argument("--only", default="sheets,gum,ewt", help="development sets to score")
    options = parser.parse_args()
    torch.set_num_threads(1)
    reader, state = load(options.checkpoint)
    labels = Labels(**json.loads((options.checkpoint.parent / "labels.json").read_text()))
    writer = Writer(Path(options.vocabulary), 0)
    corpora = Path(options.corpora)
    print(f"pieces {state.get('pieces')}")  # noqa: T201
    folders = [Path(part) for part in options.sheets.split(":")]
    parts = {
        "sheets": partial(sheets, folders, development=True),
        "gum": partial(chains.gum, corpora, "dev"),
        "ewt": partial(propbank.ewt, corpora, "dev"),
    }
    if options.coded:
        parts["coded"] = partial(coded_texts, Path(options.coded), development=True)
    for name in options.only.split(","):
        found = scores(reader, labels, writer, parts[name](), options.likely)
        print(name, " ".join(f"{k} {v:.3f}" for k, v in found.items()), flush=True)  # noqa: T201


def scores(
    reader: Reader, labels: Labels, writer: Writer, texts: list[Text], likely: float = LIKELY
) -> dict[str, float]:
    """Give all figures that some texts can tell."""
    counts, linked = Counter[str](), ChainScores()
    values: list[tuple[float, float]] = []
    for text in texts:
        made = predict(reader, labels, writer, text)
        count_plain(counts, labels, text, made)
        count_events(counts, labels, text, made, likely)
        count_arcs(counts, text, made)
        count_links(counts, linked, text, made)
        values += [
            (given, mine)
            for (given, weight), mine in zip(text.factuality, made.factuality, strict=True)
            if weight > 0
        ]
    return figures(counts, linked, values)


def count_plain(counts: Counts, labels: Labels, text: Text, made: Predicted) -> None:
    """Count tags, trees and names."""
    if text.sentences[0].heads:
        deps = [dep for sentence in text.sentences for dep in sentence.deps]
        upos = [tag for sentence in text.sentences for tag in sentence.upos]
        for word, head in enumerate(heads_of(text.sentences)):
            counts["upos of"] += 1
            counts["upos"] += labels.upos[made.upos[word]] == upos[word]
            if deps[word] != "punct":
                right = made.heads[word] == head
                counts["las of"] += 1
                counts["uas of"] += 1
                counts["uas"] += bool(right)
                counts["las"] += bool(right) and labels.deps[made.deps[word]] == deps[word]
    at = 0
    for sentence in text.sentences:
        found = [NAME_TAGS[tag] for tag in made.names[at : at + len(sentence.words)]]
        add_f1(counts, "names", spans(gold_tags(sentence)), spans(found))
        at += len(sentence.words)


def count_events(
    counts: Counts, labels: Labels, text: Text, made: Predicted, likely: float
) -> None:
    """Count triggers found, right types with and without weights by use, and right statuses."""
    if not text.triggers:
        return
    weighed = weighed_by_use(np.exp(made.events), words_of(labels, text, made))
    certain = 1 - weighed[:, 0] > likely
    types = made.events[:, 1:].argmax(1) + 1
    weighed_types = weighed[:, 1:].argmax(1) + 1
    covered = {word for trigger in text.triggers for word in trigger.words}
    counts["event rows"] += int(certain.sum())
    counts["event rows right"] += sum(bool(certain[word]) for word in covered)
    for trigger in text.triggers:
        mine = [word for word in trigger.words if certain[word]]
        counts["events"] += 1
        counts["events found"] += bool(mine)
        counts["types right"] += any(trigger.types >> types[word] & 1 for word in mine)
        counts["weighed right"] += any(trigger.types >> weighed_types[word] & 1 for word in mine)
        word = max(trigger.words, key=lambda w: -made.events[w, 0])
        counts["statuses right"] += made.statuses[word].argmax() == trigger.status
    told = np.array(text.contents) != UNTOLD
    inside = np.array(text.contents) == 1
    add_f1(
        counts, "contents", set(np.nonzero(inside)[0].tolist()),
        np.nonzero(told & (made.contents > 0))[0].tolist(),
    )  # fmt: skip


def words_of(labels: Labels, text: Text, made: Predicted) -> pl.DataFrame:
    """Give `lemma` and `upos` of the words of a text, as predicted."""
    words = [word for sentence in text.sentences for word in sentence.words]
    xpos = [labels.xpos[tag] for tag in made.xpos]
    upos = [labels.upos[tag] for tag in made.upos]
    return pl.DataFrame({"word": words, "xpos": xpos, "upos": upos}).with_columns(
        lemma=lemmas(pl.DataFrame({"word": words, "xpos": xpos}))
    )


def count_arcs(counts: Counts, text: Text, made: Predicted) -> None:
    """Count predicates, cues and arcs, where their layer is told."""
    for name, marks in (("roles", "predicates"), ("attributions", "cues"), ("ties", "tied")):
        layer = getattr(text, marks)
        gold = {word for word, mark in enumerate(layer) if mark == 1}
        likely = np.nonzero(getattr(made, marks) > 0)[0].tolist()
        add_f1(counts, marks, gold, [word for word in likely if layer[word] != UNTOLD])
        arcs = {arc for arc in getattr(text, name) if arc.label}
        silent = {arc[:2] for arc in getattr(text, name) if not arc.label}
        mine = [
            arc
            for arc, _ in made.arcs[name]
            if layer[arc.begin] != UNTOLD and arc[:2] not in silent
        ]
        add_f1(counts, name, arcs, mine)
    told = text.participants_told
    add_f1(
        counts, "participants",
        {arc for arc in text.participants if arc.label and arc.begin in told},
        [arc for arc, _ in made.arcs["participants"] if arc.begin in told],
    )  # fmt: skip


def count_links(counts: Counts, linked: ChainScores, text: Text, made: Predicted) -> None:
    """Count pronouns and definite descriptions whose antecedent is right, and whole chains."""
    given = bool(text.sentences[0].heads)
    upos = [tag for sentence in text.sentences for tag in sentence.upos] if given else text.upos
    heads = heads_of(text.sentences) if given else made.heads
    words = [word.lower() for sentence in text.sentences for word in sentence.words]
    definite = {head for w, head in enumerate(heads) if words[w] == "the"}
    gold: dict[int, set[int]] = {}
    for word, chain in enumerate(text.chains):
        if chain == UNTOLD:
            continue
        known = gold.setdefault(chain, set())
        kind = "pronouns" if upos[word] == "PRON" else "definites" if word in definite else ""
        if known and kind and upos[word] != "PROPN":
            counts[f"{kind} of"] += 1
            counts[kind] += made.links[word] >= 0 and text.chains[made.links[word]] == chain
        known.add(word)
    if 0 in text.mentions:
        add_f1(
            counts, "mentions", {w for w, m in enumerate(text.mentions) if m == 1},
            np.nonzero(made.mentions > 0)[0].tolist(),
        )  # fmt: skip
        links = [(int(w), int(made.links[w])) for w in np.nonzero(made.links > -2)[0]]
        linked.add([frozenset(chain) for chain in gold.values()], chains_of(links))


if __name__ == "__main__":
    main()
