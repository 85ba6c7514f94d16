"""Makes names of the entities of GUM, which marks heads and whole phrases but no names."""

from typing import Any

from newsfacts.transforms.annotator.train.name_lists import is_demonym
from newsfacts.transforms.annotator.train.name_policy import Span, tag_sets
from newsfacts.transforms.annotator.train.sentences import Sentence

GUM_TYPES = {
    "person": frozenset({"PERSON"}),
    "organization": frozenset({"ORG"}),
    "place": frozenset({"GPE", "LOC", "FAC"}),
    "event": frozenset({"EVENT"}),
}


def gum_tags(sentence: Sentence, entities: list[dict[str, Any]]) -> list[int]:
    """Make names of GUM's entities: proper nouns around the head, outermost first."""
    spans: list[Span] = []
    vague: set[int] = set()
    taken: set[int] = set()
    named = [entity for entity in entities if entity["named"] and entity["type"] != "time"]
    for entity in sorted(named, key=lambda e: e["name_start"] - e["name_end"]):
        start, end = stretched(sentence, entity)
        if taken & set(range(start, end)):
            continue
        taken |= set(range(start, end))
        kinds = GUM_TYPES.get(entity["type"])
        doubtful = kinds is None or sentence.words[start][:1].islower()
        if doubtful and not (end == start + 1 and is_demonym(sentence.words[start])):
            vague |= set(range(start, end))
        elif kinds:
            spans.append((start, end, kinds))
    return tag_sets(sentence.words, spans, frozenset({"NORP"}), vague)


def stretched(sentence: Sentence, entity: dict[str, Any]) -> tuple[int, int]:
    """Widen GUM's derived name over hyphens, initials and "of", within its entity."""
    start, end = entity["name_start"], entity["name_end"]
    proper = [tag == "PROPN" for tag in sentence.upos]
    while start > entity["start"] and (
        proper[start - 1]
        or (sentence.words[start - 1] == "-" and start - 2 >= entity["start"] and proper[start - 2])
    ):
        start -= 1
    reach = end
    while reach < entity["end"]:
        word = sentence.words[reach].lower()
        if proper[reach]:
            end = reach + 1
        elif word not in {"-", "of", "the", "'s", "&", "for"} or (
            word in {"of", "for", "the"} and entity["type"] == "person"
        ):
            break
        reach += 1
    return start, end
