"""Tries: word lists in a pattern, merged letter by letter so that they match faster.

(?:sunday|sunny|sun) -> (?:sun(?:day|ny)?)
"""

import re
from functools import cache
from typing import Any

from newsfacts.transforms.lexicons.base import BLANK

#: One character of a word: a letter, an escaped sign, a set of signs or of blanks.
LETTER = rf"(?:{re.escape(BLANK)}|\\[^A-Za-z0-9]|\[[^\]\\A-Za-z0-9]+\]|[^()|\[\]\\?*+{{}}.^$])"
WORDS = re.compile(rf"\(\?:({LETTER}+(?:\|{LETTER}+)+)\)")

Trie = dict[str, Any]

#: Marks the end of a word.
END = ""


@cache
def merged(pattern: str) -> str:
    """Merge the shared beginnings of words in each list of a pattern; the matches are the same."""
    return WORDS.sub(lambda found: _merged(found[1]), pattern)


@cache
def _merged(listed: str) -> str:
    """Merge one list; patterns repeat the longest ones, as that of units, many times."""
    words = list(dict.fromkeys(tuple(re.findall(LETTER, word)) for word in listed.split("|")))
    places = {word: place for place, word in enumerate(words)}
    if any(
        places.get(word[:size], place) < place
        for word, place in places.items()
        for size in range(1, len(word))
    ):
        # A word listed before a longer one is preferred; a trie cannot express that.
        return f"(?:{listed})"
    trie: Trie = {}
    for word in words:
        node = trie
        for letter in word:
            node = node.setdefault(letter, {})
        node[END] = {}
    return f"(?:{_written(trie)})"


def _written(trie: Trie) -> str:
    branches = [letter + _written(rest) for letter, rest in trie.items() if letter != END]
    if END in trie:
        return f"(?:{'|'.join(branches)})?" if branches else ""
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
