"""The words of a sheet's article and where they stand, as the shipped annotator reads them.

A slice of a paragraph, as sheets write it, becomes the words that it covers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from newsfacts.transforms.annotator.annotate import annotate

COLUMNS = (
    "token_no", "sentence_no", "paragraph_no", "start_char", "end_char", "text", "lemma", "upos",
    "dep", "head_no",
)  # fmt: skip


@dataclass(slots=True)
class Words:
    """The words of an article and where they stand; heads count from the article's first word."""

    paragraphs: list[str]
    paragraph: list[int]
    begin: list[int]  # first character in the paragraph
    end: list[int]
    text: list[str]
    lemma: list[str]
    upos: list[str]
    deps: list[str]
    above: list[int]  # head; -1 at a root
    sentence: list[int]
    firsts: dict[int, range] = field(default_factory=dict)  # words of each paragraph

    def within(self, paragraph: int, begin: int, end: int) -> list[int]:
        """Give the words that share a character with a slice of a paragraph."""
        return [
            word
            for word in self.firsts.get(paragraph, ())
            if self.begin[word] < end and self.end[word] > begin
        ]

    def found(self, paragraph: int, phrase: str) -> Iterator[list[int]]:
        """Yield the words of each place where a phrase stands in a paragraph, not inside words."""
        text = self.paragraphs[paragraph] if paragraph < len(self.paragraphs) else ""
        at = text.find(phrase) if phrase else -1
        while at >= 0:
            words = self.within(paragraph, at, at + len(phrase))
            if words and self.begin[words[0]] == at and self.end[words[-1]] == at + len(phrase):
                yield words
            at = text.find(phrase, at + 1)


def read_words(paragraphs: list[str]) -> Words:
    """Annotate an article."""
    frame = pl.DataFrame(
        {"paragraph_no": range(len(paragraphs)), "text": paragraphs},
        schema_overrides={"paragraph_no": pl.Int32},
    ).with_columns(article_id=pl.lit("0"), start_char=pl.lit(0, pl.Int32))
    return words_of(paragraphs, annotate(frame)[0])


def words_of(paragraphs: list[str], tokens: pl.DataFrame) -> Words:
    """Give the words of an article from its rows of `tokens`, offsets counted in paragraphs."""
    column: dict[str, list[Any]] = tokens.select(COLUMNS).to_dict(as_series=False)
    found = Words(
        paragraphs, column["paragraph_no"], column["start_char"], column["end_char"],
        column["text"], column["lemma"], column["upos"], column["dep"],
        [-1 if head is None else head for head in column["head_no"]], column["sentence_no"],
    )  # fmt: skip
    for word, paragraph in enumerate(found.paragraph):
        first = found.firsts.get(paragraph, range(word, word)).start
        found.firsts[paragraph] = range(first, word + 1)
    return found
