"""Marks over a text: nested, split, and none of them dropped."""

from hypothesis import given
from hypothesis import strategies as st

from newsfacts.warehouse.report.marks import Mark, pieces

TEXT = "China and Russia agreed on Monday"


def drawn(text: str, marks: list[Mark], start: int = 0, end: int | None = None) -> str:
    """Write what is drawn with brackets."""
    written = ""
    for piece in pieces(text, marks, start, len(text) if end is None else end):
        if piece.opens:
            written += f"[{piece.opens.tag} "
        elif piece.closes:
            written += "]"
        else:
            written += piece.text or ""
    return written


def test_the_longer_mark_lies_outside() -> None:
    marks = [Mark(0, 5, "b"), Mark(0, 16, "a")]

    assert drawn(TEXT, marks) == "[a [b China] and Russia] agreed on Monday"


def test_a_mark_that_crosses_another_is_split() -> None:
    marks = [Mark(0, 26, "a"), Mark(10, 33, "b")]

    assert drawn(TEXT, marks) == "[a China and [b Russia agreed on]][b  Monday]"


def test_a_split_mark_names_itself_once() -> None:
    marks = [Mark(0, 26, "a"), Mark(10, 33, "b", (("data-f", "2"),), (("id", "m2"),))]
    halves = [p.attributes for p in pieces(TEXT, marks, 0, 33) if p.opens and p.opens.tag == "b"]

    assert halves == [(("data-f", "2"), ("id", "m2")), (("data-f", "2"),)]


def test_a_paragraph_shows_its_part_of_a_mark() -> None:
    assert drawn(TEXT, [Mark(6, 33, "a")], 0, 16) == "China [a and Russia]"
    assert drawn(TEXT, [Mark(6, 33, "a")], 17, 23) == "[a agreed]"


SPANS = st.tuples(st.integers(0, 12), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1]))


@given(text=st.text(min_size=24, max_size=24), spans=st.lists(SPANS, max_size=12))
def test_every_character_is_in_the_marks_that_cover_it(
    text: str, spans: list[tuple[int, int]]
) -> None:
    marks = [Mark(start, end, str(n)) for n, (start, end) in enumerate(spans)]
    at, around, covered = 0, [], {}
    for piece in pieces(text, marks, 0, len(text)):
        if piece.opens:
            around.append(piece.opens.tag)
        elif piece.closes:
            assert around.pop() == piece.closes.tag
        else:
            assert piece.text == text[at : at + len(piece.text or "")]
            for _ in piece.text or "":
                covered[at] = sorted(around)
                at += 1

    assert not around
    assert at == len(text)
    for place, tags in covered.items():
        over = [str(n) for n, (start, end) in enumerate(spans) if start <= place < end]
        assert tags == sorted(over)
