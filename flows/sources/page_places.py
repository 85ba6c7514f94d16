"""Places of paragraphs in the page that they were read from, as bytes of the page.

<p>It <b>rained</b> &amp; blew.</p>   "It rained & blew."   -> bytes 3 to 34

The text reader keeps no places, so the words are looked for in the mark-up: characters that a
browser shows are compared, without white space. A paragraph that is shown more than once is the one
between its neighbours. What only a script holds has no place.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from newsfacts.flows.sources.encoding import Decoded

#: Mark-up as HTML cuts it: what is not closed goes on to the end of the page.
MARKUP = re.compile(
    r"""(?x)
      <!--.*?(?:-->|\Z)
    | <(?P<raw>script|style)\b.*?(?:</(?P=raw)[^>]*+>?|\Z)
    | </?[a-z](?:[^>=]++|=\s*+(?:"[^"]*+"?|'[^']*+'?)?)*+>?
    | <[!?/][^>]*+>?
    | (?P<entity>&(?:\#[0-9]{1,8}|\#x[0-9a-f]{1,8}|[a-z][a-z0-9]{1,31});?)
    | (?P<shown>[^\s<&|]++|[<&])
    """,
    re.IGNORECASE | re.DOTALL,
)
#: What the text reader leaves out or puts in: white space, and the borders of cells.
NOT_COMPARED = re.compile(r"[\s|]+")

#: Where something begins and ends.
Place = tuple[int, int]


@dataclass(slots=True)
class Shown:
    """The characters that a page shows, each with where it is written."""

    text: str
    starts: list[int] = field(default_factory=list)
    written: list[Place] = field(default_factory=list)

    def place(self, start: int, end: int) -> Place:
        """Return where in the mark-up some characters begin and end."""
        first, last = (bisect_right(self.starts, at) - 1 for at in (start, end - 1))
        begin, past = self.written[first][0], self.written[last][1]
        if not self.is_reference(first):
            begin += start - self.starts[first]
        if not self.is_reference(last):
            past = self.written[last][0] + end - self.starts[last]
        return begin, past

    def is_reference(self, run: int) -> bool:
        """Say whether a run is one reference, which is written longer than it is shown."""
        begin, past = self.written[run]
        until = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return past - begin != until - self.starts[run]

    def find(self, wanted: str, start: int) -> int | None:
        """Return where characters are shown first, as whole words, or None."""
        return next(self.all(wanted, start), None)

    def between(self, wanted: str, start: int, end: int | None) -> int | None:
        """Return where characters are shown behind one paragraph and before another one.

        Args:
            wanted: The characters.
            start: Where the paragraph before ends, 0 if there is none: then what is nearest to the
                paragraph behind counts.
            end: Where the paragraph behind begins, if there is one.
        """
        within = [at for at in self.all(wanted, start) if end is None or at < end]
        if not within:
            return None
        return within[0] if start or end is None else within[-1]

    def all(self, wanted: str, start: int) -> Iterator[int]:
        """Yield all places where characters are shown as whole words."""
        at = self.text.find(wanted, start)
        while at >= 0:
            if not self.cuts_word(at, at + len(wanted)):
                yield at
            at = self.text.find(wanted, at + 1)

    def cuts_word(self, *borders: int) -> bool:
        """Say whether a word is written on both sides of one of these places."""
        return any(
            0 < at < len(self.text)
            and at != self.starts[bisect_right(self.starts, at) - 1]
            and self.text[at - 1].isalnum()
            and self.text[at].isalnum()
            for at in borders
        )


def shown(markup: str) -> Shown:
    """Collect what a page shows; its scripts, comments and tags are passed over."""
    parts: list[str] = []
    page, length = Shown(""), 0
    for found in MARKUP.finditer(markup):
        kind = found.lastgroup
        if kind not in {"shown", "entity"}:
            continue
        part = found[0] if kind == "shown" else NOT_COMPARED.sub("", unescape(found[0]))
        if part:
            parts.append(part)
            page.starts.append(length)
            page.written.append(found.span())
            length += len(part)
    page.text = "".join(parts)
    return page


def places(decoded: Decoded, paragraphs: Sequence[str]) -> list[Place | None]:
    """Place paragraphs in the bytes of their page, each as its first byte and one past its last.

    Args:
        decoded: The page.
        paragraphs: The paragraphs in their order.

    Returns:
        A place for each paragraph, None where its words are not found.
    """
    page = shown(decoded.text)
    wanted = [NOT_COMPARED.sub("", paragraph) for paragraph in paragraphs]
    found = [
        None if start is None else page.place(start, start + len(words))
        for start, words in zip(_starts(page, wanted), wanted, strict=True)
    ]
    at = decoded.bytes_at({border for place in found if place for border in place})
    return [None if place is None else (at[place[0]], at[place[1]]) for place in found]


def _starts(page: Shown, wanted: Sequence[str]) -> list[int | None]:
    """Find each paragraph; one that is shown again and again lies between its neighbours."""
    first = [page.find(words, 0) if words else None for words in wanted]
    once = [
        start is not None and page.find(words, start + 1) is None
        for start, words in zip(first, wanted, strict=True)
    ]
    found: list[int | None] = []
    behind = 0
    for number, words in enumerate(wanted):
        start = first[number]
        if start is not None and not once[number]:
            following = (first[n] for n in range(number + 1, len(wanted)) if once[n])
            start = page.between(words, behind, next(following, None))
        found.append(start)
        behind = behind if start is None else start + len(words)
    return found
