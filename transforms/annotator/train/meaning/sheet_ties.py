"""Writes the relations, roles and agreements of a gold sheet as ties between words."""

from dataclasses import dataclass

from newsfacts.transforms.annotator.train.meaning.labels import UNTOLD
from newsfacts.transforms.annotator.train.meaning.sheet_layers import Sheet, mentions_of
from newsfacts.transforms.annotator.train.meaning.sheet_words import Words
from newsfacts.transforms.annotator.train.meaning.texts import Arc, Text, head_word


def add_ties(text: Text, words: Words, sheet: Sheet) -> None:
    """Write what is tied; where the sheet names what the words only mean, nothing is told."""
    text.tied[:] = [0] * text.size
    named = mentions_of(words, sheet["entities"])
    doubted: set[int] = set()
    for row in sheet["relations"]:
        slice_ = Slice.of(words, named, row)
        add_tie(text, slice_, doubted, row["subject"], {row["predicate"]: [row["object"]]})
    for row in sheet["roles"]:
        slice_ = Slice.of(words, named, row)
        ends = {"HOLDER": [row["person"]], "OFFICE": [row["of"]] if row["of"] else []}
        add_tie(text, slice_, doubted, row["title"], ends)
    for row in sheet["agreements"]:
        slice_ = Slice.of(words, named, row)
        add_tie(text, slice_, doubted, row["instrument"] or "", {"AGREES": row["parties"]})
    for word in doubted:
        text.tied[word] = text.tied[word] or UNTOLD
    text.ties_told -= doubted


@dataclass(frozen=True, slots=True)
class Slice:
    """The words that state a row, and where the article's entities are named."""

    words: Words
    named: dict[str, list[list[int]]]
    paragraph: int
    inside: list[int]

    @classmethod
    def of(cls, words: Words, named: dict[str, list[list[int]]], row: Sheet) -> "Slice":
        """Find the words of a row."""
        return cls(words, named, row["p"], next(words.found(row["p"], row["text"]), []))

    def head(self, name: str) -> int | None:
        """Give the head of what is so named, in the slice or next to it in its sentence."""
        if not self.inside:
            return None
        places = [*self.named.get(name, ()), *self.words.found(self.paragraph, name)]
        heads = [head_word(self.words.above, self.words.deps, place) for place in places]
        sentences = {self.words.sentence[word] for word in self.inside}
        near = [
            word for word in heads if word is not None and self.words.sentence[word] in sentences
        ]
        return min(near, key=self.distance, default=None)

    def distance(self, word: int) -> int:
        """Count the words between a word and the slice."""
        return max(self.inside[0] - word, word - self.inside[-1], 0)


def add_tie(
    text: Text, slice_: Slice, doubted: set[int], subject: str, ends: dict[str, list[str]]
) -> None:
    """Write the ties of one row."""
    begin = slice_.head(subject)
    if begin is None:
        doubted |= set(slice_.inside)
        return
    text.tied[begin] = 1
    text.ties_told.add(begin)
    for label, names in ends.items():
        for end in map(slice_.head, names):
            if end is None:
                doubted.add(begin)
            elif end != begin:
                text.ties.append(Arc(begin, end, label))
