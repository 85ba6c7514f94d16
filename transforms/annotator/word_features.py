"""Word features, the input of the model: pieces, shape, and classes of the name lists."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import IO, Final

from newsfacts.transforms.annotator.word_pieces import piece_ids
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import WordClasses

MOST_PIECES: Final = 8  # of one word; only its first carries the word's labels
SHAPES: Final = 8
WORD_CLASSES: Final = (
    "country", "country_part", "city", "city_part", "region", "region_part", "demonym",
    "given_name", "surname", "organization", "organization_part", "organization_head",
    "facility_head", "place_head", "title", "event", "event_head", "product", "time",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """Features of one word: ids of its pieces, its shape (1 to 7), a bit for each word class."""

    pieces: tuple[int, ...]
    shape: int
    classes: int


def read_vocabulary(file: IO[str]) -> dict[str, int]:
    """Read one piece per line; its id is the number of its line."""
    pieces = file.read().removesuffix("\n").split("\n")
    return dict(zip(pieces, range(len(pieces)), strict=True))


def word_features(vocabulary: dict[str, int], word: str) -> WordFeatures:
    """Look up one word."""
    pieces = tuple(piece_ids(vocabulary, word, MOST_PIECES))
    return WordFeatures(pieces, shape(word), class_bits().get(folded(word), 0))


def shape(word: str) -> int:
    """Classify how a word is written; the encoder itself reads lower case only."""
    if word.islower():
        return 1
    if any(letter.isdigit() for letter in word):
        return 2
    if word.isupper():
        return 3 if sum(letter.isalpha() for letter in word) > 1 else 4
    if word[:1].isupper() and word[1:].islower():
        return 5
    return 6 if any(letter.isupper() for letter in word) else 7


def folded(word: str) -> str:
    """Drop case and accents: the key of the lexicon of word classes."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word[:100].lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def class_bits() -> dict[str, int]:
    """Give the classes of each word of the lexicon as bits in the order of WORD_CLASSES."""
    numbers = {name: 1 << number for number, name in enumerate(WORD_CLASSES)}
    rows = read(WordClasses)
    kinds = rows["classes"].unique()
    bits = [sum(numbers[name] for name in names.split()) for names in kinds]
    return dict(zip(rows["word"], rows["classes"].replace_strict(kinds, bits), strict=True))
