import pytest

from newsfacts.transforms.annotator.word_pieces import UNKNOWN, piece_ids

VOCABULARY = {piece: number for number, piece in enumerate(
    ["cafe", "un", "##aff", "##able", "-", "based", "中", "o", "'", "brien", "."]
)}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Café", ["cafe"]),
        ("unaffable", ["un", "##aff", "##able"]),
        ("o'brien", ["o", "'", "brien"]),
        ("中中", ["中", "中"]),
        ("un\u200dable", ["un", "##able"]),
    ],
)
def test_words_are_cut_into_known_pieces(word: str, pieces: list[str]) -> None:
    assert piece_ids(VOCABULARY, word, 9) == [VOCABULARY[piece] for piece in pieces]


@pytest.mark.parametrize("word", ["zzz", "\0", "a" * 100_000])
def test_what_has_no_pieces_is_unknown(word: str) -> None:
    assert piece_ids(VOCABULARY, word, 9) == [UNKNOWN]


def test_pieces_are_no_more_than_asked_for() -> None:
    assert len(piece_ids(VOCABULARY, "." * 50, 4)) == 4
