"""Coded texts (see `coded_files`): what is coded, written on the words of each text."""

import re
from dataclasses import dataclass
from pathlib import Path

from newsfacts.transforms.annotator.meaning_labels import STATUSES
from newsfacts.transforms.annotator.train.meaning.coded_files import Coded, read
from newsfacts.transforms.annotator.train.meaning.labels import NO_EVENT, UNTOLD, event_mask
from newsfacts.transforms.annotator.train.meaning.sheet_layers import (
    CONTENT_WORDS,
    add_names,
    content_head,
    trigger_head,
)
from newsfacts.transforms.annotator.train.meaning.sheet_words import Words, read_words
from newsfacts.transforms.annotator.train.meaning.sheets import is_development, text_of
from newsfacts.transforms.annotator.train.meaning.texts import Arc, Text, Trigger, head_word

STATUS_LETTERS = dict(zip("apxn", STATUSES, strict=True))
FIELDS = ("ACTOR", "RECIPIENT", "OBJECT", "PLACE")
NOTHING = "-"


def coded_texts(folder: Path, *, development: bool) -> list[Text]:
    """Read the texts of one part; which part a text is of, its name's hash decides."""
    return [
        written(coded)
        for path in sorted(folder.glob("*.tsv"))
        for name, coded in read(path).items()
        if is_development(name) == development
    ]


def written(coded: Coded) -> Text:
    """Write the rows on the words of their text."""
    words = read_words(coded.paragraphs)
    text = text_of(words)
    text.events[:] = [NO_EVENT] * text.size
    text.cues[:] = [0] * text.size
    text.contents[:] = [0] * text.size
    for number, *row in coded.rows:
        place = Place(words, *coded.sentences[int(number)])
        if row[0] == "Q":
            add_quote(text, words, place, row[1:])
        else:
            add_event(text, words, place, row)
    if coded.names:
        entities = [{"type": kind, "aliases": forms} for kind, forms in coded.names]
        add_names(text, words, entities, chained=not coded.chains)
    for chain, mentions in enumerate(coded.chains):
        add_chain(text, words, coded, chain, mentions)
    return text


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


def add_event(text: Text, words: Words, place: Place, row: list[str]) -> None:
    """Write an event on the head word of its trigger; the trigger's other words say nothing."""
    trigger, types, status, *participants = row
    inside = place.within(trigger)
    if not inside:
        return
    head, mask = trigger_head(words, inside), event_mask(types.split("/"))
    for other in inside:
        if words.upos[other] in CONTENT_WORDS and text.events[other] == NO_EVENT:
            text.events[other] = UNTOLD
    text.events[head] = mask | (0 if text.events[head] in {NO_EVENT, UNTOLD} else text.events[head])
    text.statuses[head] = STATUSES.index(STATUS_LETTERS[status])
    text.triggers.append(Trigger(inside, mask, text.statuses[head]))
    text.participants_told.add(head)
    text.participants += [
        Arc(head, word, label)
        for label, phrases in zip(FIELDS, participants, strict=True)
        for word in place.heads(phrases)
        if word != head
    ]


def add_chain(text: Text, words: Words, coded: Coded, chain: int, mentions: list[str]) -> None:
    """Write a chain on the head words of its mentions; of two with one head, the first holds."""
    for mention in mentions:
        sentence, phrase = mention.split(" ", 1)
        for head in Place(words, *coded.sentences[int(sentence)]).heads(phrase):
            if text.chains[head] == UNTOLD:
                text.mentions[head], text.chains[head] = 1, chain


def add_quote(text: Text, words: Words, place: Place, row: list[str]) -> None:
    """Write what is attributed, and its cue with arcs to the content and to who says so."""
    cue, speaker, ends = row
    first, _, last = (part.strip() for part in ends.partition("..."))
    content = place.within(first, last or None)
    for word in content:
        text.contents[word] = 1
    said = [] if cue == NOTHING else place.within(cue)
    if not said or not content:
        return
    head = head_of(words, said)
    text.cues[head] = 1
    text.attributions.append(Arc(head, content_head(words, content, head), "CONTENT"))
    source = place.heads(speaker)
    text.attributions += [Arc(head, word, "SOURCE") for word in source[:1]]
    if source:
        text.attributions_told.add(head)
