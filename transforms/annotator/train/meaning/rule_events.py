"""Events that the release's own rules find in raw text, as silver: the rules know types.

They miss most events; so a word that they leave out says little (QUIET). First write a warehouse
of the raw texts, `newsfacts run TEXTS --out RULES`; RULES is read here.
"""

from pathlib import Path

import polars as pl

from newsfacts.transforms.annotator.meaning_labels import EVENT_TYPES
from newsfacts.transforms.annotator.train.meaning.labels import NO_EVENT, event_mask
from newsfacts.transforms.annotator.train.meaning.sheet_layers import trigger_head
from newsfacts.transforms.annotator.train.meaning.sheet_words import Words, read_words
from newsfacts.transforms.annotator.train.meaning.sheets import sentences
from newsfacts.transforms.annotator.train.meaning.texts import Text, untold
from newsfacts.transforms.annotator.train.sentences import Document

QUIET = 0.15  # weight of a word that the rules leave out, as against one that they find


def rule_events(folder: Path) -> list[Text]:
    """Read the articles of a warehouse with their events."""
    places = pl.read_parquet(folder / "paragraphs.parquet")
    found = pl.read_parquet(folder / "events.parquet").filter(
        pl.col("event_type").is_in(EVENT_TYPES)
    )
    by_article = found.partition_by("article_id", as_dict=True)
    texts = []
    for (article,), rows in places.partition_by("article_id", as_dict=True).items():
        paragraphs = rows.sort("paragraph_no")
        words = read_words(paragraphs["text"].to_list())
        text = untold(Document("silver", sentences(words)))
        text.quiet = QUIET
        text.events[:] = [NO_EVENT] * text.size
        events = by_article.get((article,))
        if events is not None:
            add_events(text, words, events, paragraphs["start_char"].to_list())
        texts.append(text)
    return texts


def add_events(text: Text, words: Words, events: pl.DataFrame, starts: list[int]) -> None:
    """Write events on the head words of their triggers; offsets are those of the article."""
    for begin, end, kind in events.select("start_char", "end_char", "event_type").iter_rows():
        paragraph = sum(start <= begin for start in starts) - 1
        place = words.within(paragraph, begin - starts[paragraph], end - starts[paragraph])
        if place:
            head = trigger_head(words, place)
            known = text.events[head]
            text.events[head] = event_mask([kind]) | (0 if known == NO_EVENT else known)
