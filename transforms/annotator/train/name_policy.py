"""One policy for names: what the label of each corpus means in the annotator's types.

Where a corpus is coarser than the types ("place", "LOC"), or does not annotate one, a word gets a
set of allowed tags and training sums their probabilities. A state that acts is a state (GPE), not
an organisation. Titles and leading articles are no part of a name.
"""

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files

from transforms.annotator.labels import ANYTHING, NAME_TYPES, OUTSIDE, tag_mask
from transforms.annotator.train.word_classes import spoken

Span = tuple[int, int, frozenset[str]]  # first word, one past the last, possible types

PLACE = frozenset({"GPE", "LOC", "FAC"})
TITLES = frozenset(
    "president prime minister mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor senator sen sen."
    " rep rep. congressman congresswoman governor gov gov. mayor ambassador general gen gen. lieutenant lt"
    " lt. colonel col col. major maj maj. captain capt capt. sergeant sgt sgt. admiral adm adm. judge justice"
    " secretary chancellor chairman former foreign defense defence vice deputy premier commander"
    " king queen prince princess pope ayatollah madame madam maulana brig brigadier spokesman spokeswoman attorney".split()
)


@cache
def phrases(clue: str) -> frozenset[str]:
    """Give the folded phrases that the hand-written list holds for one clue."""
    with files("seeds").joinpath("lexicons/name_clues.csv").open(encoding="utf8") as file:
        return frozenset(
            spoken(row["phrase"]) for row in csv.DictReader(file) if row["clue"] == clue
        )


@cache
def as_written() -> frozenset[str]:
    """Give the phrases of the hand-written list as they are written, but for everyday words."""
    with files("seeds").joinpath("lexicons/name_clues.csv").open(encoding="utf8") as file:
        return frozenset(row["phrase"] for row in csv.DictReader(file)) - EVERYDAY


EVERYDAY = frozenset(
    "IS Time House Southwest Civic WHO DA Target Total Wired Variety Punch".split()
)


@cache
def classes() -> dict[str, frozenset[str]]:
    """Give the classes of every word of the lexicon."""
    with files("seeds").joinpath("lexicons/word_classes.csv").open(encoding="utf8") as file:
        found = {row["word"]: frozenset(row["classes"].split()) for row in csv.DictReader(file)}
    return defaultdict(frozenset, found)


def is_demonym(word: str) -> bool:
    """Tell whether a word as written names a people, a faith or a party's followers."""
    return word[:1].isupper() and "demonym" in classes()[spoken(word)]


def place_types(words: list[str]) -> frozenset[str]:
    """Split places into states and cities, landscape, and what is built, as far as words tell."""
    folded = [spoken(word) for word in words]
    name = " ".join(word for word in folded if word != "the")
    if name in phrases("country"):
        return frozenset({"GPE"})
    first, last = folded[0], folded[-1]
    if len(folded) > 1 and last in phrases("facility_head"):
        return frozenset({"FAC"})
    if len(folded) > 1 and (last in LANDSCAPE or first in LANDSCAPE):
        return frozenset({"LOC"})
    if name in CONTINENTS:
        return frozenset({"LOC"})
    if name in phrases("region"):
        return frozenset({"GPE"})
    if len(folded) == 1 and classes()[name] & {"country", "city", "region", "demonym"}:
        return frozenset({"GPE"})
    return frozenset({"GPE", "LOC"})


LANDSCAPE = frozenset(
    "river lake sea ocean bay gulf strait straits channel island islands isle isles peninsula cape"
    " mount mountain mountains hill hills valley desert forest jungle canyon falls glacier volcano"
    " reef coast beach delta basin plateau plain plains highlands heights range ridge peak creek"
    " archipelago east africa asia europe america".split()
) - {"east"}
CONTINENTS = frozenset(
    "africa;asia;europe;oceania;antarctica;north america;south america;central america;gulf;"
    "latin america;middle east;near east;far east;southeast asia;south asia;east asia;pacific;"
    "central asia;west africa;east africa;north africa;southern africa;central africa;sahel;sahara;"
    "balkans;caucasus;scandinavia;baltics;caribbean;atlantic;arctic;mediterranean;amazon;andes;"
    "alps;himalayas;siberia;earth;mars;moon;venus;jupiter;saturn;mercury;uranus;neptune;pluto;"
    "milky way;horn of africa;levant;maghreb;midwest;new england;sinai;everest;persian gulf".split(
        ";"
    )
)


def settle(words: list[str], start: int, end: int, kinds: frozenset[str]) -> Span | None:
    """Apply the policy to a labelled span; None where nothing of a name is left."""
    while start < end and spoken(words[start]) in {"the", "a", "an"}:
        start += 1
    while end > start and words[end - 1] in {"'s", "’s", "'", ",", "."} and end - start > 1:
        end -= 1
    if kinds == {"PERSON"}:
        titled = start
        while titled < end and spoken(words[titled]) in TITLES:
            titled += 1
        start = titled
    if start >= end:
        return None
    name = words[start:end]
    kinds = overruled(name, kinds)
    if kinds <= PLACE:
        narrower = place_types(name)
        kinds = kinds & narrower or narrower
    if kinds == {"PERSON"} and len(name) == 1 and is_demonym(name[0]):
        kinds = frozenset({"NORP"})
    return start, end, kinds


def overruled(words: list[str], kinds: frozenset[str]) -> frozenset[str]:
    """Let the lists decide where only one of them knows the name, and states be states."""
    name = " ".join(spoken(word) for word in words if word != "-")
    certain = known_kind(name, len(words))
    if certain:
        return frozenset({certain})
    held = classes()[name]
    if kinds == {"ORG"} and (name in phrases("country") or held & LISTED == {"city"}):
        return frozenset({"GPE"})
    if held & LISTED == {"organization"} and not held & {"demonym", "product"}:
        return frozenset({"ORG"})
    return kinds


LISTED = frozenset({"organization", "city", "country", "region", "given_name", "surname"})


def tag_sets(
    words: list[str], spans: list[Span], unlabelled: frozenset[str], vague: set[int] | None = None
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


def peoples(words: list[str]) -> list[tuple[int, int]]:
    """Find the names of peoples, faiths and followers: British Indians, South Korean, Muslim."""
    found: list[tuple[int, int]] = []
    for number, word in enumerate(words):
        if not is_demonym(word):
            continue
        before = words[number - 1] if number else ""
        if found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        elif before in COMPASS:
            found.append((number - 1, number + 1))
        else:
            found.append((number, number + 1))
    return found


COMPASS = frozenset({"North", "South", "East", "West", "Latin", "Central", "Native", "Greek"})


def write(tags: list[int], start: int, end: int, kinds: frozenset[str]) -> None:
    """Write a name into tags."""
    tags[start] = tag_mask("B", kinds)
    tags[start + 1 : end] = [tag_mask("I", kinds)] * (end - start - 1)


def well_known(words: list[str]) -> list[tuple[int, int, str]]:
    """Find names that the hand-written list knows and no other list does.

    Corpora hardly label them; what is found here makes the model look at the list.
    """
    found = []
    folded = [spoken(word) or word for word in words]
    for start in range(len(words)):
        if not words[start][:1].isupper():
            continue
        for end in range(min(start + 4, len(words)), start, -1):
            kind = known_kind(
                " ".join(word for word in folded[start:end] if word != "-"), end - start
            )
            if kind and (end - start > 1 or (start and words[start] in as_written())):
                found.append((start, end, kind))
                break
        else:
            if designation(words[start : start + 3]):
                found.append((start, start + 3, "PRODUCT"))
    return found


def known_kind(name: str, length: int) -> str:
    """Give the type of a name that cannot be mistaken."""
    if name in phrases("event") and length > 1:
        return "EVENT"
    held = classes()[name]
    if name in phrases("organization") and (length > 1 or held <= {"organization", "event"}):
        return "ORG"
    sure = length > 1 or not held - {"product"}
    return "PRODUCT" if name in phrases("product") and sure else ""


def designation(words: list[str]) -> bool:
    """Tell whether words are letters, a hyphen and a number: RD - 180."""
    if len(words) < 3 or words[1] != "-" or not words[2].isdigit():
        return False
    return 1 < len(words[0]) <= 4 and words[0].isupper() and words[0].isalpha()


ALL_TYPES = frozenset(NAME_TYPES)
