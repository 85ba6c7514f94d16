"""Turns the BIO tags of a corpus into sets of allowed name tags."""

from collections.abc import Iterable

from newsfacts.transforms.annotator.train.name_policy import Kinds, Span, tag_sets


def iob_spans(tags: Iterable[str]) -> list[tuple[int, int, str]]:
    """Give (first word, one past the last, label) of the names that BIO tags mark."""
    spans: list[tuple[int, int, str]] = []
    for number, tag in enumerate(tags):
        part, _, label = tag.partition("-")
        if part == "I" and spans and spans[-1][1:] == (number, label):
            spans[-1] = (spans[-1][0], number + 1, label)
        elif part in {"B", "I"}:
            spans.append((number, number + 1, label))
    return spans


def settled_tags(
    words: list[str],
    tags: Iterable[str],
    types: dict[str, Kinds],
    unlabelled: Iterable[str],
    ignored: Iterable[str] = (),
) -> list[int]:
    """Turn BIO tags of a corpus into sets of allowed tags; unmapped labels say nothing."""
    spans: list[Span] = []
    vague: set[int] = set()
    for start, end, label in iob_spans(tags):
        if label in types:
            spans.append((start, end, types[label]))
        elif label not in ignored:
            vague |= set(range(start, end))
    return tag_sets(words, spans, frozenset(unlabelled), vague)
