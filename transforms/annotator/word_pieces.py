"""WordPiece: a word cut into the pieces of the encoder's vocabulary, longest first.

Gives the ids of BERT's uncased tokeniser (Devlin et al. 2019): accents dropped, lower case,
punctuation and Chinese characters on their own.
"""

import unicodedata

UNKNOWN = 100
LONGEST = 100  # letters of a part; longer ones are unknown, as in BERT
ODD_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co"})
CHINESE = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))
ASCII_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def piece_ids(vocabulary: dict[str, int], word: str, at_most: int) -> list[int]:
    """Give the ids of a word's pieces, at least one and at most `at_most`."""
    ids: list[int] = []
    for part in parts(word[: LONGEST + 1]):
        ids += cut(vocabulary, part)
        if len(ids) >= at_most:
            break
    return ids[:at_most] or [UNKNOWN]


def parts(word: str) -> list[str]:
    """Fold a word and split it at punctuation and Chinese characters."""
    if word.isascii() and word.isalnum():  # most words: nothing to part or to fold but capitals
        return [word.lower()]
    decomposed = unicodedata.normalize("NFD", word)
    plain = "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")
    found = [""]
    for letter in plain.lower():
        if letter.isspace() or letter == "\ufffd" or unicodedata.category(letter) in ODD_CATEGORIES:
            continue
        if stands_alone(letter):
            found += [letter, ""]
        else:
            found[-1] += letter
    return [part for part in found if part]


def stands_alone(letter: str) -> bool:
    """Whether a character is a part by itself."""
    code = ord(letter)
    return (
        letter in ASCII_MARKS
        or unicodedata.category(letter)[0] == "P"
        or any(first <= code <= last for first, last in CHINESE)
    )


def cut(vocabulary: dict[str, int], part: str) -> list[int]:
    """Cut one part into the longest known pieces from the left; unknown if any is missing."""
    if len(part) > LONGEST:
        return [UNKNOWN]
    ids: list[int] = []
    start = 0
    while start < len(part):
        prefix = "##" if start else ""
        for end in range(len(part), start, -1):
            piece = vocabulary.get(prefix + part[start:end])
            if piece is not None:
                break
        else:
            return [UNKNOWN]
        ids.append(piece)
        start = end
    return ids
