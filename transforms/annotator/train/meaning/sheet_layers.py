"""Writes what a gold sheet says on the words of its article: names, events, quotes."""

from collections import defaultdict
from typing import Any

from newsfacts.transforms.annotator.labels import NAME_TYPES
from newsfacts.transforms.annotator.meaning_labels import STATUSES
from newsfacts.transforms.annotator.train.meaning.labels import NO_EVENT, UNTOLD, event_mask
from newsfacts.transforms.annotator.train.meaning.sheet_words import Words
from newsfacts.transforms.annotator.train.meaning.texts import Arc, Text, Trigger, head_word
from newsfacts.transforms.annotator.train.name_lists import is_demonym
from newsfacts.transforms.annotator.train.name_policy import Span, tag_sets

CONTENT_WORDS = {"VERB", "NOUN", "PROPN", "ADJ"}
SUBJECTS = ("nsubj", "nsubj:pass")
FIELDS = {"actors": "ACTOR", "recipients": "RECIPIENT", "object": "OBJECT", "where": "PLACE"}
Sheet = dict[str, Any]


def add_names(text: Text, words: Words, entities: list[Sheet], *, chained: bool = True) -> None:
    """Write names, and what they name if asked; a longer alias hides those inside it."""
    aliases = sorted(
        ((alias, number) for number, e in enumerate(entities) for alias in e["aliases"]),
        key=lambda pair: -len(pair[0]),
    )
    taken: set[int] = set()
    spans: list[Span] = []
    vague: set[int] = set()
    for alias, number in aliases:
        for paragraph in words.firsts:
            for place in words.found(paragraph, alias):
                if taken & set(place):
                    continue
                taken |= set(place)
                kinds = types_of(alias, entities[number]["type"])
                if kinds:
                    spans.append((place[0], place[-1] + 1, kinds))
                else:
                    vague |= set(place)
                head = head_word(words.above, words.deps, place) if chained else None
                if head is not None:
                    text.mentions[head], text.chains[head] = 1, number
    write_tags(text, tag_sets(words.text, spans, frozenset(), vague))


def types_of(alias: str, kind: str) -> frozenset[str]:
    """Give the type of a name; adjectives of countries are names of peoples."""
    if kind == "GPE" and " " not in alias and is_demonym(alias):
        return frozenset({"NORP"})
    return frozenset({kind} & set(NAME_TYPES))


def write_tags(text: Text, tags: list[int]) -> None:
    """Write name tags into the sentences."""
    at = 0
    for sentence in text.sentences:
        sentence.names[:] = tags[at : at + len(sentence.words)]
        at += len(sentence.words)


def add_events(text: Text, words: Words, sheet: Sheet) -> None:
    """Write the events on the head words of their triggers; a trigger's other words say nothing."""
    text.events[:] = [NO_EVENT] * text.size
    named = mentions_of(words, sheet["entities"])
    used: set[int] = set()
    for event in sheet["events"]:
        places = list(words.found(event["p"], event["trigger"]))
        place = next((p for p in places if p[0] not in used), places[0] if places else None)
        if place is None:
            continue
        used.add(place[0])
        head = trigger_head(words, place)
        for other in (w for p in places for w in p):
            if words.upos[other] in CONTENT_WORDS and text.events[other] == NO_EVENT:
                text.events[other] = UNTOLD
        known = text.events[head]
        known = 0 if known in {NO_EVENT, UNTOLD} else known
        text.events[head] = known | event_mask(event["type"])
        text.statuses[head] = STATUSES.index(event["factuality"])
        text.triggers.append(Trigger(place, event_mask(event["type"]), text.statuses[head]))
        add_participants(text, words, head, event, named)


def trigger_head(words: Words, place: list[int]) -> int:
    """Give the word of a trigger that carries its label."""
    head = head_word(words.above, words.deps, place)
    return place[0] if head is None else head


def mentions_of(words: Words, entities: list[Sheet]) -> dict[str, list[list[int]]]:
    """Give the places of each entity by its name."""
    found: dict[str, list[list[int]]] = defaultdict(list)
    for entity in entities:
        for alias in entity["aliases"]:
            for paragraph in words.firsts:
                found[entity["name"]] += words.found(paragraph, alias)
    return found


def add_participants(
    text: Text, words: Words, head: int, event: Sheet, named: dict[str, list[list[int]]]
) -> None:
    """Write the participants that the trigger's sentence names; the row is told if it has all."""
    arcs: dict[int, str | None] = {}
    whole = True
    for name, label in FIELDS.items():
        given = event.get(name) or []
        for participant in given if isinstance(given, list) else [given]:
            places = named.get(participant) or list(words.found(event["p"], participant))
            near = [
                word
                for place in places
                if (word := head_word(words.above, words.deps, place)) is not None
                and words.sentence[word] == words.sentence[head]
                and word != head
            ]
            whole = whole and bool(near)
            for place, word in enumerate(sorted(near, key=lambda w: abs(w - head))):
                arcs[word] = arcs.get(word) if place else label
    text.participants += [Arc(head, word, label) for word, label in arcs.items()]
    if whole:
        text.participants_told.add(head)


def add_quotes(text: Text, words: Words, sheet: Sheet) -> None:
    """Write what is attributed, the cues, and arcs from these to contents and sources."""
    text.cues[:] = [0] * text.size
    text.contents[:] = [0] * text.size
    named = mentions_of(words, sheet["entities"])
    for quote in sheet["quotes"]:
        content = next(words.found(quote["p"], quote["content"]), None)
        if content is None:
            continue
        for word in content:
            text.contents[word] = 1
        cue = nearest(words, quote, content)
        if cue is None:
            continue
        text.cues[cue] = 1
        text.attributions_told.add(cue)
        text.attributions.append(Arc(cue, content_head(words, content, cue), "CONTENT"))
        source = source_of(words, quote, cue, named)
        if source is None:
            text.attributions_told.discard(cue)
        else:
            text.attributions.append(Arc(cue, source, "SOURCE"))


def nearest(words: Words, quote: Sheet, content: list[int]) -> int | None:
    """Give the head word of the cue's place nearest to the content and outside it."""
    inside = set(content)
    places = [p for p in words.found(quote["p"], quote["cue"] or "") if not inside & set(p)]
    if not places:
        return None
    place = min(places, key=lambda p: max(content[0] - p[-1], p[0] - content[-1]))
    return head_word(words.above, words.deps, place)


def content_head(words: Words, content: list[int], cue: int) -> int:
    """Give the head of the content, in the cue's sentence if it reaches into it."""
    near = [word for word in content if words.sentence[word] == words.sentence[cue]]
    head = head_word(words.above, words.deps, near or content)
    return content[0] if head is None else head


def source_of(
    words: Words, quote: Sheet, cue: int, named: dict[str, list[list[int]]]
) -> int | None:
    """Give the cue's subject, or the speaker's name nearest to the cue in its sentence."""
    inside = words.firsts[quote["p"]]
    for word in inside:
        if words.above[word] == cue and words.deps[word] in SUBJECTS:
            return word
    speaker = quote["speaker"] or ""
    places = [*named.get(speaker, []), *words.found(quote["p"], speaker)]
    heads = [head_word(words.above, words.deps, place) for place in places]
    near = [w for w in heads if w is not None and words.sentence[w] == words.sentence[cue]]
    return min(near, key=lambda w: abs(w - cue), default=None)
