"""One policy for names: what the label of each corpus means in the annotator's types.

Where a corpus is coarser than the types ("place", "LOC"), or does not annotate one, a word gets a
set of allowed tags and training sums their probabilities. A state that acts is a state (GPE), not
an organisation. Titles and leading articles are no part of a name.
"""

from newsfacts.transforms.annotator.labels import ANYTHING, NAME_TYPES, OUTSIDE, tag_mask
from newsfacts.transforms.annotator.train.name_lists import (
    LISTED,
    classes,
    is_demonym,
    joined,
    known_kind,
    peoples,
    phrases,
    policy_words,
    spoken,
    well_known,
)

Kinds = frozenset[str]
Span = tuple[int, int, Kinds]  # first word, one past the last, possible types

ALL_TYPES = frozenset(NAME_TYPES)
PLACE = frozenset({"GPE", "LOC", "FAC"})
ARTICLES = frozenset({"the", "a", "an"})
TRAILING = frozenset({"'s", "’s", "'", ",", "."})


def tag_sets(
    words: list[str], spans: list[Span], unlabelled: Kinds, vague: set[int] | None = None
) -> list[int]:
    """Give each word its set of allowed tags.

    Args:
        words: The words of a sentence.
        spans: Names as the corpus labels them; settled here.
        unlabelled: Types that the corpus leaves out: capitals outside its names may be such.
        vague: Words whose label says nothing.
    """
    open_types = OUTSIDE | tag_mask("B", unlabelled) | tag_mask("I", unlabelled)
    tags = [open_types if word[:1].isupper() else OUTSIDE for word in words]
    for start, end in peoples(words):
        write(tags, start, end, frozenset({"NORP"}))
    for start, end, kind in well_known(words):
        write(tags, start, end, frozenset({kind}))
    for span in spans:
        settled = settle(words, *span)
        tags[span[0] : span[1]] = [OUTSIDE] * (span[1] - span[0])
        if settled:
            write(tags, *settled)
    for number in vague or ():
        if tags[number] & OUTSIDE and words[number][:1].isupper():
            tags[number] = ANYTHING
    return tags


def write(tags: list[int], start: int, end: int, kinds: Kinds) -> None:
    """Write a name into tags."""
    tags[start] = tag_mask("B", kinds)
    tags[start + 1 : end] = [tag_mask("I", kinds)] * (end - start - 1)


def settle(words: list[str], start: int, end: int, kinds: Kinds) -> Span | None:
    """Apply the policy to a labelled span; None where nothing of a name is left."""
    leading = ARTICLES | policy_words("title") if kinds == {"PERSON"} else ARTICLES
    while start < end and spoken(words[start]) in leading:
        start += 1
    while end - start > 1 and words[end - 1] in TRAILING:
        end -= 1
    if start >= end:
        return None
    name = words[start:end]
    kinds = overruled(name, kinds)
    if kinds <= PLACE:
        kinds = kinds & place_types(name) or place_types(name)
    return start, end, kinds


def overruled(words: list[str], kinds: Kinds) -> Kinds:
    """Let the lists decide where only one of them knows the name, and states be states."""
    certain = known_kind(words)
    if certain:
        return frozenset({certain})
    name = joined(words)
    held = classes()[name]
    if kinds == {"ORG"} and (name in phrases("country") or held & LISTED == {"city"}):
        return frozenset({"GPE"})
    if kinds == {"NORP"} and "country" in held and "demonym" not in held:
        return frozenset({"GPE"})
    if held & LISTED == {"organization"} and not held & {"demonym", "product"}:
        return frozenset({"ORG"})
    if kinds == {"PERSON"} and len(words) == 1 and is_demonym(words[0]):
        return frozenset({"NORP"})
    return kinds


def place_types(words: list[str]) -> Kinds:
    """Split places into states and cities, landscape, and what is built, as far as words tell."""
    folded = [spoken(word) for word in words]
    name = " ".join(word for word in folded if word != "the")
    whole = len(folded) == 1
    if name in phrases("country"):
        return frozenset({"GPE"})
    if not whole and folded[-1] in phrases("facility_head"):
        return frozenset({"FAC"})
    landscape = not whole and policy_words("landscape") & {folded[0], folded[-1]}
    if landscape or name in policy_words("natural_region"):
        return frozenset({"LOC"})
    governed = whole and classes()[name] & {"country", "city", "region", "demonym"}
    if governed or name in phrases("region"):
        return frozenset({"GPE"})
    return frozenset({"GPE", "LOC"})
