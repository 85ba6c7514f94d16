"""A teacher's readings of raw text.

`python -m newsfacts.transforms.annotator.train.meaning.silver TEACHER ...`

Labels GMB and Wikinews with every layer, a text a line of OUT/SOURCE.jsonl. Stopped and started
again it goes on behind the last whole line. Wikinews that a gold sheet reads is left out.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from newsfacts.transforms.annotator.labels import ANYTHING
from newsfacts.transforms.annotator.train import corpora
from newsfacts.transforms.annotator.train.conllu import open_text
from newsfacts.transforms.annotator.train.labels import Labels
from newsfacts.transforms.annotator.train.meaning.labels import ARCS
from newsfacts.transforms.annotator.train.meaning.network import Reader, load
from newsfacts.transforms.annotator.train.meaning.predictions import Predicted, predict
from newsfacts.transforms.annotator.train.meaning.sheet_words import read_words
from newsfacts.transforms.annotator.train.meaning.sheets import sentences
from newsfacts.transforms.annotator.train.meaning.texts import Text, untold
from newsfacts.transforms.annotator.train.sentences import Document
from newsfacts.transforms.annotator.train.windows import Writer

EVENT_FLOOR = 0.02  # probabilities of event types below this are not written
MARKS = ("predicates", "cues", "contents", "mentions", "factuality")


def main() -> None:
    """Label every text that is not yet labelled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teacher", type=Path, help="RUN/checkpoint.pt")
    for name in ("corpora", "sheets", "vocabulary", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--most", type=int, default=None, help="texts of each source")
    options = parser.parse_args()
    torch.set_num_threads(1)
    reader, _ = load(options.teacher)
    labels = Labels(**json.loads((options.teacher.parent / "labels.json").read_text()))
    writer = Writer(Path(options.vocabulary), 0)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    folders = [Path(part) for part in options.sheets.split(":")]
    sources = {
        "wikinews": wikinews(Path(options.corpora), folders),
        "gmb": map(untold, corpora.gmb(Path(options.corpora))),
    }
    for name, texts in sources.items():
        label(out / f"{name}.jsonl", texts, options.most, (reader, labels, writer))


def label(
    path: Path, texts: Iterator[Text], most: int | None, with_: tuple[Reader, Labels, Writer]
) -> None:
    """Append the readings of the texts behind those that a file holds already."""
    done = whole_lines(path)
    with path.open("a", encoding="utf8") as file:
        for number, text in enumerate(texts):
            if number == most:
                break
            if number >= done:
                reader, labels, writer = with_
                made = predict(reader, labels, writer, text)
                file.write(json.dumps(record(text, made)) + "\n")
                file.flush()


def whole_lines(path: Path) -> int:
    """Count the whole lines of a file and cut off what follows them."""
    if not path.exists():
        return 0
    held = path.read_bytes()
    whole = held[: held.rfind(b"\n") + 1]
    if len(whole) < len(held):
        path.write_bytes(whole)
    return whole.count(b"\n")


def wikinews(folder: Path, sheets: list[Path]) -> Iterator[Text]:
    """Read the raw articles, but for those with a gold sheet, by their headlines."""
    known = {
        path.read_text("utf8").split("\n\n")[0].strip()
        for place in sheets
        for path in place.glob("*.txt")
    }
    for line in open_text(folder / "wikinews/input.jsonl.gz"):
        article = json.loads(line)
        blocks = [block for block in article["text"].split("\n\n") if block.strip()]
        if not {blocks[0].strip(), article["title"]} & known:
            yield untold(Document("silver", sentences(read_words(blocks))))


def record(text: Text, made: Predicted) -> dict[str, Any]:
    """Write a reading as JSON: labels by number, log odds and probabilities with two decimals."""
    sentences_ = [
        {"words": s.words, "spaces": s.spaces, "opens": s.opens_paragraph} for s in text.sentences
    ]
    likely = np.exp(made.events)
    rows = np.nonzero(1 - likely[:, 0] > EVENT_FLOOR)[0]
    return {
        "source": text.source,
        "sentences": sentences_,
        **{name: getattr(made, name).tolist() for name in ("xpos", "upos", "heads", "deps")},
        "names": made.names.tolist(),
        "given_names": [tags for s in text.sentences for tags in s.names]
        if any(tags != ANYTHING for s in text.sentences for tags in s.names)
        else None,
        "events": {int(row): rounded(likely[row]) for row in rows},
        "statuses": {int(row): rounded(np.exp(made.statuses[row])) for row in rows},
        **{name: np.round(getattr(made, name), 2).tolist() for name in MARKS},
        **{
            name: [[*arc, round(score, 2)] for arc, score in made.arcs[name]]
            for name in ARCS
        },
        "links": made.links.tolist(),
    }  # fmt: skip


def rounded(values: np.ndarray[Any, Any]) -> dict[int, float]:
    """Give the values that are not next to nothing, by place."""
    return {int(n): round(float(v), 3) for n, v in enumerate(values) if v > EVENT_FLOOR}


if __name__ == "__main__":
    main()
