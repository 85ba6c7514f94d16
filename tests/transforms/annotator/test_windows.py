import polars as pl

from newsfacts.transforms.annotator.windows import LONGEST, SHORT, STRIDE, window_numbers
from newsfacts.transforms.annotator.words import words


def windows(*texts: str, pieces: int = 1) -> list[int]:
    frame = words(pl.DataFrame({"paragraph": range(len(texts)), "text": texts}))
    counted = frame.with_columns(pieces=pl.lit(pieces))
    return window_numbers(counted).value_counts(sort=False)["count"].sort().to_list()


def test_a_short_paragraph_is_one_window() -> None:
    assert windows("One. Two. Three.", "Four.") == [2, 6]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = "The bridge over the river was closed to all traffic yesterday. "
    counts = windows(sentence * 30)
    assert len(counts) > 1
    assert all(count % len(sentence.replace(".", " .").split()) == 0 for count in counts)
    assert max(counts) < STRIDE + 12


def test_a_sentence_without_end_is_cut_anyway() -> None:
    assert max(windows("word " * 5_000)) <= LONGEST


def test_windows_hold_less_than_the_encoder_can_read() -> None:
    assert STRIDE + LONGEST + 8 < 510
    assert SHORT < 510
