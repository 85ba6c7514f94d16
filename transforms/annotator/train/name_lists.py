"""Names that can be told from lists alone, whatever a corpus says of them or fails to say."""

import unicodedata
from collections import defaultdict
from functools import cache

from newsfacts.transforms.lexicons.annotator import NamePolicyWords
from newsfacts.transforms.lexicons.base import read
from newsfacts.transforms.lexicons.names import NameClues, WordClasses

LISTED = frozenset({"organization", "city", "country", "region", "given_name", "surname"})
LONGEST = 4  # words of a listed name


def spoken(phrase: str) -> str:
    """Fold a phrase as the lexicon's keys are folded; hyphens part words as in the treebanks."""
    plain = unicodedata.normalize("NFD", phrase.lower().replace("-", " "))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).strip()


@cache
def phrases(clue: str) -> frozenset[str]:
    """Give the folded phrases that the hand-written list holds for one clue."""
    return frozenset(spoken(phrase) for phrase in read(NameClues).filter(clue=clue)["phrase"])


@cache
def policy_words(role: str) -> frozenset[str]:
    """Give the words with one role in the policy."""
    return frozenset(read(NamePolicyWords).filter(role=role)["phrase"])


@cache
def as_written() -> frozenset[str]:
    """Give the phrases of the hand-written list as they are written, but for everyday words."""
    return frozenset(read(NameClues)["phrase"]) - policy_words("everyday_word")


@cache
def classes() -> dict[str, frozenset[str]]:
    """Give the classes of every word of the lexicon."""
    rows = read(WordClasses).select("word", "classes").iter_rows()
    return defaultdict(frozenset, {word: frozenset(names.split()) for word, names in rows})


def is_demonym(word: str) -> bool:
    """Tell whether a word as written names a people, a faith or a party's followers."""
    return word[:1].isupper() and "demonym" in classes()[spoken(word)]


def peoples(words: list[str]) -> list[tuple[int, int]]:
    """Find the names of peoples, faiths and followers: British Indians, South Korean, Muslim."""
    found: list[tuple[int, int]] = []
    for number, word in enumerate(words):
        if not is_demonym(word):
            continue
        if found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        else:
            widened = number > 0 and words[number - 1] in policy_words("before_people")
            found.append((number - widened, number + 1))
    return found


def well_known(words: list[str]) -> list[tuple[int, int, str]]:
    """Find names that the hand-written list knows and no other list does.

    Corpora hardly label them; what is found here makes the model look at the list.
    """
    found = []
    for start, word in enumerate(words):
        if not word[:1].isupper():
            continue
        for end in range(min(start + LONGEST, len(words)), start, -1):
            kind = known_kind(words[start:end])
            if kind and (end - start > 1 or (start and word in as_written())):
                found.append((start, end, kind))
                break
        else:
            if is_designation(words[start : start + 3]):
                found.append((start, start + 3, "PRODUCT"))
    return found


def known_kind(words: list[str]) -> str:
    """Give the type of a name that cannot be mistaken, or nothing."""
    name = joined(words)
    alone = len(words) == 1
    held = classes()[name]
    if name in phrases("event") and not alone:
        return "EVENT"
    if name in phrases("organization") and (not alone or held <= {"organization", "event"}):
        return "ORG"
    if name in phrases("product") and (not alone or held <= {"product"}):
        return "PRODUCT"
    return ""


def joined(words: list[str]) -> str:
    """Write words as the folded lists have them."""
    return " ".join(spoken(word) for word in words if word != "-")


def is_designation(words: list[str]) -> bool:
    """Tell whether words are letters, a hyphen and a number: RD - 180."""
    if len(words) < 3 or words[1] != "-" or not words[2].isdigit():
        return False
    return 1 < len(words[0]) <= 4 and words[0].isupper() and words[0].isalpha()
