"""Events that the release's own rules find in raw text, as silver: the rules know types.

They miss most events; so a word that they leave out says little (QUIET). First write a warehouse
of the raw texts, `newsfacts run TEXTS --out RULES`; RULES is read here.
"""

from pathlib import Path

import polars as pl

from newsfacts.transforms.annotator.meaning_labels import EVENT_TYPES
from newsfacts.transforms.annotator.train.meaning.labels import NO_EVENT, event_mask
from newsfacts.transforms.annotator.train.meaning.sheet_layers import trigger_head
from newsfacts.transforms.annotator.train.meaning.sheet_words import Words, words_of
from newsfacts.transforms.annotator.train.meaning.sheets import sentences
from newsfacts.transforms.annotator.train.meaning.texts import Text, untold
from newsfacts.transforms.annotator.train.sentences import Document

QUIET = 0.15  # weight of a word that the rules leave out, as against one that they find


def rule_events(folder: Path) -> list[Text]:
    """Read the articles of a warehouse with their events."""
    places, tokens, events = (
        pl.read_parquet(folder / "facts" / name / "*/*.parquet")
        for name in ("paragraphs", "tokens", "events")
    )
    found = events.filter(pl.col("event_type").is_in(EVENT_TYPES))
    by_article = found.partition_by("article_id", as_dict=True)
    words_by_article = tokens.partition_by("article_id", as_dict=True)
    texts = []
    for article, rows in places.partition_by("article_id", as_dict=True).items():
        words = article_words(rows.sort("paragraph_no"), words_by_article[article])
        text = untold(Document("silver", sentences(words)))
        text.quiet = QUIET
        text.events[:] = [NO_EVENT] * text.size
        if article in by_article:
            starts = rows.sort("paragraph_no")["start_char"].to_list()
            add_events(text, words, by_article[article], starts)
        texts.append(text)
    return texts


def article_words(paragraphs: pl.DataFrame, tokens: pl.DataFrame) -> Words:
    """Give the words of an article, their offsets counted in their paragraphs."""
    start = paragraphs["start_char"].gather(tokens["paragraph_no"])
    return words_of(
        paragraphs["text"].to_list(),
        tokens.with_columns(
            start_char=tokens["start_char"] - start, end_char=tokens["end_char"] - start
        ).sort("token_no"),
    )


def add_events(text: Text, words: Words, events: pl.DataFrame, starts: list[int]) -> None:
    """Write events on the head words of their triggers; offsets are those of the article."""
    for begin, end, kind in events.select("start_char", "end_char", "event_type").iter_rows():
        paragraph = sum(start <= begin for start in starts) - 1
        place = words.within(paragraph, begin - starts[paragraph], end - starts[paragraph])
        if place:
            head = trigger_head(words, place)
            known = text.events[head]
            text.events[head] = event_mask([kind]) | (0 if known == NO_EVENT else known)
