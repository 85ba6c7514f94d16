"""What the corpora of meaning are converted to: running sentences with layers over their words.

Words are counted through the text, from 0. A layer says for each word what it is, or UNTOLD.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from newsfacts.transforms.annotator.train.meaning.labels import UNTOLD
from newsfacts.transforms.annotator.train.sentences import Document, Sentence

LITTLE = {"punct", "mark", "cc", "case", "det"}


class Arc(NamedTuple):
    """A labelled arc between two words; without a label, whether there is one is not told."""

    begin: int  # predicate, cue or trigger
    end: int
    label: str | None


class Trigger(NamedTuple):
    """A gold event, for scores: the words of its trigger, its accepted types, its status."""

    words: list[int]
    types: int
    status: int


@dataclass(slots=True)
class Text:
    """Running sentences of one text; `*_told` are the words all of whose arcs are listed."""

    source: str
    sentences: list[Sentence]
    predicates: list[int]  # 1, 0 or UNTOLD
    roles: list[Arc]
    roles_told: set[int]
    events: list[int]  # bit mask of accepted types (see labels); UNTOLD
    participants: list[Arc]
    participants_told: set[int]
    factuality: list[tuple[float, float]]  # value from -3 to 3, and its weight
    statuses: list[int]  # number in STATUSES, or UNTOLD
    cues: list[int]  # 1, 0 or UNTOLD
    contents: list[int]  # 1 inside what is attributed, 0 or UNTOLD
    attributions: list[Arc]
    attributions_told: set[int]
    tied: list[int]  # 1 at words that begin ties, 0 or UNTOLD
    ties: list[Arc]
    ties_told: set[int]
    mentions: list[int]  # 1 at the head word of a mention, 0 or UNTOLD
    chains: list[int]  # at heads of mentions: number of what is mentioned; UNTOLD
    triggers: list[Trigger]
    quiet: float = 1.0  # weight of words that tell no event
    soft_events: dict[int, dict[int, float]] | None = None  # probabilities, by word; else none
    lemmas: list[str] = field(default_factory=list)  # as the shipped annotator reads the words,
    upos: list[str] = field(default_factory=list)  # where it does

    @property
    def size(self) -> int:
        """Count the words."""
        return len(self.predicates)


def untold(document: Document) -> Text:
    """Give a text about whose meaning nothing is told."""
    size = sum(len(sentence.words) for sentence in document.sentences)
    return Text(
        source=document.source, sentences=document.sentences,
        predicates=[UNTOLD] * size, roles=[], roles_told=set(),
        events=[UNTOLD] * size, participants=[], participants_told=set(),
        factuality=[(0.0, 0.0)] * size, statuses=[UNTOLD] * size,
        cues=[UNTOLD] * size, contents=[UNTOLD] * size, attributions=[], attributions_told=set(),
        tied=[UNTOLD] * size, ties=[], ties_told=set(),
        mentions=[UNTOLD] * size, chains=[UNTOLD] * size, triggers=[],
    )  # fmt: skip


def heads(sentences: list[Sentence]) -> list[int]:
    """Give the head of each word, counted through the text; -1 at roots."""
    found: list[int] = []
    for sentence in sentences:
        shift = len(found)
        found += [head - 1 + shift if head else -1 for head in sentence.heads]
    return found


def head_word(above: list[int], deps: list[str], words: list[int]) -> int | None:
    """Give the first of the words that hangs on none of the others; little words only at need."""
    inside = set(words)
    tops = [word for word in words if above[word] not in inside]
    return next((word for word in tops if deps[word] not in LITTLE), tops[0] if tops else None)
