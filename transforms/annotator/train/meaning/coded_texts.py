"""Coded texts (see `coded_files`): what is coded, written on the words of each text."""

from pathlib import Path

from newsfacts.transforms.annotator.meaning_labels import STATUSES
from newsfacts.transforms.annotator.train.meaning.coded_files import Coded, read
from newsfacts.transforms.annotator.train.meaning.coded_places import NOTHING, Place, head_of
from newsfacts.transforms.annotator.train.meaning.labels import NO_EVENT, UNTOLD, event_mask
from newsfacts.transforms.annotator.train.meaning.sheet_layers import (
    CONTENT_WORDS,
    add_names,
    content_head,
    trigger_head,
)
from newsfacts.transforms.annotator.train.meaning.sheet_words import Words, read_words
from newsfacts.transforms.annotator.train.meaning.sheets import is_development, text_of
from newsfacts.transforms.annotator.train.meaning.texts import Arc, Text, Trigger

STATUS_LETTERS = dict(zip("apxn", STATUSES, strict=True))
TITLE, AGREEMENT = "title", "agreement"  # rows of ties that are no relation
FIELDS = ("ACTOR", "RECIPIENT", "OBJECT", "PLACE")


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
    if coded.ties is not None:
        text.tied[:] = [0] * text.size
    for number, *row in coded.ties or ():
        add_ties(text, Place(words, *coded.sentences[int(number)]), row)
    return text


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


def add_ties(text: Text, place: Place, row: list[str]) -> None:
    """Write what a word is tied to: a subject, a title, or the word for an agreement."""
    kind, first, *others = row
    if kind == TITLE:
        ends = dict(zip(("HOLDER", "OFFICE"), others, strict=True))
    else:
        ends = {"AGREES" if kind == AGREEMENT else kind: others[0]}
    for begin in place.heads(first)[:1]:
        text.tied[begin] = 1
        text.ties_told.add(begin)
        text.ties += [
            Arc(begin, end, label)
            for label, phrases in ends.items()
            for end in place.heads(phrases)
            if end != begin
        ]
