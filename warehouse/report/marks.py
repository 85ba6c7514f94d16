"""Marks: spans over a text, nested and split so that all of them can be drawn.

    text   China and Russia agreed on Monday
    spans  |--------a---------------|
                     |-------b---------|
    drawn  [a China and [b Russia agreed] on][b Monday]

The longer of two spans lies outside. A span that crosses the end of another one is cut there; both
halves are drawn, with the same number. None is dropped.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

#: The attributes of a mark as a page has them: names and values that Python made, not the text.
Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be drawn, `start` to `end` in code points of the article's text."""

    start: int
    end: int
    tag: str
    attributes: Attributes = ()
    #: Attributes of the first half only, where a mark is split.
    first: Attributes = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A step of drawing: a mark that opens, a mark that closes, or a run of text."""

    opens: Mark | None = None
    attributes: Attributes = ()
    closes: Mark | None = None
    text: str | None = None


def pieces(text: str, marks: Iterable[Mark], start: int, end: int) -> Iterator[Piece]:
    """Draw the marks over a stretch of the text; what lies outside of it is clipped.

    Args:
        text: The whole article's text.
        marks: Spans in any order.
        start: First character of the stretch.
        end: One past its last character.
    """
    clipped = (
        (max(mark.start, start), -min(mark.end, end), number, mark)
        for number, mark in enumerate(marks)
    )
    waiting = [item for item in clipped if item[0] < -item[1]]
    heapify(waiting)
    around: list[tuple[int, Mark]] = []
    at = start
    while waiting or around:
        following = waiting[0][0] if waiting else end
        if around and around[-1][0] <= following:
            ends, mark = around.pop()
            yield from run(text, at, ends)
            at = max(at, ends)
            yield Piece(closes=mark)
            continue
        begins, minus_end, number, mark = heappop(waiting)
        yield from run(text, at, begins)
        at, ends = begins, -minus_end
        if around and ends > around[-1][0]:
            heappush(waiting, (around[-1][0], minus_end, number, mark))
            ends = around[-1][0]
        once = mark.first if begins == max(mark.start, start) and mark.start >= start else ()
        yield Piece(opens=mark, attributes=mark.attributes + once)
        around.append((ends, mark))
    yield from run(text, at, end)


def run(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield a run of text, unless it is empty."""
    if start < end:
        yield Piece(text=text[start:end])
