"""Cuts texts into windows with their layers of meaning, and draws steps of training from them."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsfacts.transforms.annotator.labels import OUTSIDE
from newsfacts.transforms.annotator.train.labels import Labels
from newsfacts.transforms.annotator.train.meaning.texts import Arc, Text
from newsfacts.transforms.annotator.train.sentences import Sentence
from newsfacts.transforms.annotator.train.windows import MOST_WORDS, Window, Writer
from newsfacts.transforms.annotator.train.windows import window as plain_window

SHORT = 16  # words of a paragraph that goes with the next
LONGEST = 120  # words of a sentence that is learned from


@dataclass(slots=True)
class MeaningWindow:
    """Words `first` to `last` of a text as numbers; arcs count from the window's first word."""

    plain: Window
    text: Text
    first: int
    last: int  # one past the end
    sentence: list[int]  # of each word, counted through the text
    roles: list[Arc]
    participants: list[Arc]
    attributions: list[Arc]
    ties: list[Arc]
    spoken: list[frozenset[str]]  # the words of the name that a word is in, or the word
    upos: list[str]  # empty strings where no tags are told

    def layer(self, name: str) -> list[int]:
        """Give a layer of the text for the words of this window."""
        found: list[int] = getattr(self.text, name)[self.first : self.last]
        return found

    def told(self, name: str) -> list[int]:
        """Give the words of this window all of whose arcs of one kind are listed."""
        rows: set[int] = getattr(self.text, name + "_told")
        return [word - self.first for word in range(self.first, self.last) if word in rows]


def windows(
    writer: Writer, labels: Labels, text: Text, alone: float = 0.0
) -> Iterator[MeaningWindow]:
    """Walk through a text in windows of running sentences, mostly of one paragraph.

    A window is as long as it may be, or, as often as `alone` says, one sentence. A very short
    paragraph may go with the next, since many short windows cost much.
    """
    at, first = 0, 0
    sentences = text.sentences
    while at < len(sentences):
        taken, words = 1, len(sentences[at].words)
        single = writer.random.random() < alone
        while not single and at + taken < len(sentences):
            following = sentences[at + taken]
            ends = following.opens_paragraph and words >= SHORT
            if ends or words + len(following.words) > MOST_WORDS:
                break
            words += len(following.words)
            taken += 1
        if words <= LONGEST:
            yield window(writer, labels, text, (at, at + taken), first)
        at += taken
        first += words


def window(
    writer: Writer, labels: Labels, text: Text, taken: tuple[int, int], first: int
) -> MeaningWindow:
    """Make a window of some sentences of a text, the first of whose words is `first`."""
    sentences = text.sentences[taken[0] : taken[1]]
    last = first + sum(len(sentence.words) for sentence in sentences)
    return MeaningWindow(
        plain=plain_window(writer, labels, text.source, sentences),
        text=text, first=first, last=last,
        sentence=[taken[0] + n for n, s in enumerate(sentences) for _ in s.words],
        roles=inside(text.roles, first, last),
        participants=inside(text.participants, first, last),
        attributions=inside(text.attributions, first, last),
        ties=inside(text.ties, first, last),
        spoken=[words for sentence in sentences for words in names(sentence)],
        upos=[tag for s in sentences for tag in s.upos or [""] * len(s.words)],
    )  # fmt: skip


def inside(arcs: list[Arc], first: int, last: int) -> list[Arc]:
    """Give the arcs both of whose ends are in a window, counted from its first word."""
    return [
        Arc(arc.begin - first, arc.end - first, arc.label)
        for arc in arcs
        if first <= arc.begin < last and first <= arc.end < last
    ]


def names(sentence: Sentence) -> list[frozenset[str]]:
    """Give for each word the words of the name that it is in, or itself; in small letters."""
    found: list[frozenset[str]] = []
    size = len(sentence.words)
    for word in range(size):
        begin, end = word, word + 1
        if not sentence.names[word] & OUTSIDE:
            while begin and not sentence.names[begin - 1] & OUTSIDE:
                begin -= 1
            while end < size and not sentence.names[end] & OUTSIDE:
                end += 1
        found.append(frozenset(w.lower() for w in sentence.words[begin:end] if w.isalnum()))
    return found


def runs(
    writer: Writer, labels: Labels, texts: list[Text], pieces: int, alone: float
) -> Iterator[list[MeaningWindow]]:
    """Yield running windows of one text, about `pieces` in all, for ever; texts in random order."""
    texts = list(texts)
    while True:
        writer.random.shuffle(texts)
        for text in texts:
            run: list[MeaningWindow] = []
            for found in windows(writer, labels, text, alone):
                if run and sum(w.plain.length for w in run) + found.plain.length > pieces:
                    yield run
                    run = []
                run.append(found)
            if run:
                yield run
