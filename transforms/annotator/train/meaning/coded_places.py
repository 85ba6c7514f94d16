"""Phrases of a coded sentence, as words of its text."""

import re
from dataclasses import dataclass

from newsfacts.transforms.annotator.train.meaning.sheet_words import Words
from newsfacts.transforms.annotator.train.meaning.texts import head_word

NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence in its text."""

    words: Words
    paragraph: int
    start: int
    sentence: str

    def within(self, phrase: str, last: str | None = None) -> list[int]:
        """Give the words of a phrase, up to the end of another if one is given."""
        found = self.slice_of(phrase)
        if found is None:
            return []
        begin, end = found
        if last is not None:
            at = self.sentence.find(last, begin)
            end = at + len(last) if at >= 0 else end
        return self.words.within(self.paragraph, self.start + begin, self.start + end)

    def slice_of(self, phrase: str) -> tuple[int, int] | None:
        """Give the characters of a phrase of whole words; `phrase#2` is its second place."""
        wanted, mark, number = phrase.rpartition("#")
        numbered = bool(mark) and number.isdigit()
        phrase, count = (wanted, int(number)) if numbered else (phrase, 1)
        before = r"(?<!\w)" if phrase[:1].isalnum() else ""
        behind = r"(?!\w)" if phrase[-1:].isalnum() else ""
        whole = before + re.escape(phrase) + behind
        places = [found.span() for found in re.finditer(whole, self.sentence)]
        return places[count - 1] if len(places) >= count else None

    def heads(self, phrases: str) -> list[int]:
        """Give the head words of phrases parted by semicolons."""
        found = []
        for phrase in phrases.split(";"):
            words = [] if phrase.strip() in {"", NOTHING} else self.within(phrase.strip())
            if words:
                found.append(head_of(self.words, words))
        return found


def head_of(words: Words, place: list[int]) -> int:
    """Give the head word of a phrase."""
    head = head_word(words.above, words.deps, place)
    return place[0] if head is None else head
