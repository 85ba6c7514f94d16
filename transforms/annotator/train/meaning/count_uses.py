"""Builds the lexicon `trigger_uses`: how often coders read a word as which event.

`python -m newsfacts.transforms.annotator.train.meaning.count_uses CODED SHEETS TARGET`
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from newsfacts.transforms.annotator.meaning_labels import EVENT_TYPES
from newsfacts.transforms.annotator.train.meaning.coded_texts import coded_texts
from newsfacts.transforms.annotator.train.meaning.labels import NO_EVENT, UNTOLD
from newsfacts.transforms.annotator.train.meaning.sheets import sheets
from newsfacts.transforms.annotator.train.meaning.texts import Text
from newsfacts.transforms.annotator.trigger_uses import CLASSES

PARTS = ("VERB", "NOUN", "ADJ", "AUX", "PROPN")
OFTEN = 12  # times from which a word that is never an event is listed
USES = {"lemma": pl.String, "upos": pl.String, "event_type": pl.String, "uses": pl.Float64}


def main() -> None:
    """Write the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("coded", type=Path, help="folder of coded texts")
    parser.add_argument("sheets", help="folders of gold sheets, parted by colons")
    parser.add_argument("target", type=Path, help="the file to write")
    options = parser.parse_args()
    folders = [Path(part) for part in options.sheets.split(":")]
    texts = coded_texts(options.coded, development=False) + sheets(folders, development=False)
    counted([row for text in texts for row in uses_of(text)]).write_csv(options.target)


def uses_of(text: Text) -> Iterator[tuple[str, str, str, float]]:
    """Yield the uses of the words that are coded: lemma, part of speech, type and share."""
    for word, mask in enumerate(text.events):
        if mask == UNTOLD or text.upos[word] not in PARTS:
            continue
        types = [kind for place, kind in enumerate(EVENT_TYPES) if mask >> (place + 1) & 1]
        for kind in types if mask != NO_EVENT else CLASSES[:1]:
            yield text.lemmas[word], text.upos[word], kind, 1 / max(1, len(types))


def counted(rows: list[tuple[str, str, str, float]]) -> pl.DataFrame:
    """Add up uses, of words that tell an event at least once, or are frequent and never do."""
    frame = pl.DataFrame(rows, schema=USES, orient="row")
    word = ("lemma", "upos")
    none = pl.col("event_type") == CLASSES[0]
    return (
        frame.group_by(*word, "event_type")
        .agg(pl.col("uses").sum().round(2))
        .filter((~none).any().over(*word) | (pl.col("uses") >= OFTEN))
        .sort(*word, "event_type")
    )


if __name__ == "__main__":
    main()
