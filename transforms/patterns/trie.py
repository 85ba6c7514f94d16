"""Tries: word lists in a pattern, merged letter by letter so that they match faster.

(?:sunday|sunny|sun) -> (?:sun(?:day|ny)?)
"""

import re
from functools import cache
from typing import Any

from newsfacts.transforms.lexicons.base import BLANK

#: One character of a word: a letter, an escaped sign, a set of signs or of blanks.
LETTER = rf"(?:{re.escape(BLANK)}|\\[^A-Za-z0-9]|\[[^\]\\A-Za-z0-9]+\]|[^()|\[\]\\?*+{{}}.^$])"
LETTERS = re.compile(LETTER)
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
    trie: Trie = {}
    for word in listed.split("|"):
        node = trie
        for letter in LETTERS.findall(word):
            if END in node:
                # A word listed before a longer one is preferred; a trie cannot express that.
                return f"(?:{listed})"
            node = node.setdefault(letter, {})
        node[END] = {}
    return f"(?:{_written(trie)})"


def _written(trie: Trie) -> str:
    branches = [letter + _written(rest) for letter, rest in trie.items() if letter != END]
    if END in trie:
        return f"(?:{'|'.join(branches)})?" if branches else ""
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
