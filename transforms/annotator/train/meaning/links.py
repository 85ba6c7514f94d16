"""Mentions of a step's windows as the antecedent's score reads them, and what it is blamed for."""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from newsfacts.transforms.annotator.antecedents import DESCRIPTION, NAME, PRONOUN, REACH, Spoken
from newsfacts.transforms.annotator.antecedents import pair_places as places
from newsfacts.transforms.annotator.labels import OUTSIDE
from newsfacts.transforms.annotator.train.meaning.heads import Meaning
from newsfacts.transforms.annotator.train.meaning.labels import UNTOLD
from newsfacts.transforms.annotator.train.meaning.texts import Text
from newsfacts.transforms.annotator.train.meaning.windows import MeaningWindow

TEXTS = 8  # whose mentions are remembered


class Mention(NamedTuple):
    """The head word of a mention."""

    window: int
    word: int  # in the window
    text: int
    chain: int
    kind: int
    sentence: int
    spoken: frozenset[str]
    new: bool  # whether nothing in the text mentions it before
    place: int  # of the word in the text


def mentions(found: list[MeaningWindow]) -> list[Mention]:
    """Give the mentions of windows whose chain is told, in order."""
    listed = []
    begun = {id(w.text): w.text for w in found}
    firsts = {key: first_mentions(text) for key, text in begun.items()}
    for number, window in enumerate(found):
        key = id(window.text)
        for word, chain in enumerate(window.layer("chains")):
            if chain != UNTOLD:
                listed.append(
                    Mention(
                        number, word, key, chain, kind(window, word), window.sentence[word],
                        window.spoken[word], firsts[key][chain] == window.first + word,
                        window.first + word,
                    )
                )  # fmt: skip
    return listed


def first_mentions(text: Text) -> dict[int, int]:
    """Give the first word that mentions each chain."""
    found: dict[int, int] = {}
    for word, chain in enumerate(text.chains):
        found.setdefault(chain, word)
    return found


def kind(window: MeaningWindow, word: int) -> int:
    """Tell pronouns, names and descriptions apart."""
    upos = window.upos[word]
    if upos == "PRON":
        return PRONOUN
    return NAME if upos == "PROPN" or not window.plain.names[word] & OUTSIDE else DESCRIPTION


def pair_places(found: list[Mention]) -> tuple[Tensor, Tensor]:
    """Give for each pair of mentions its place in `Meaning.pairs`, and whether it may be a link.

    Both are (M, M); a link leads from the later mention, of the row, to one before in its text.
    """
    kinds, sentences = (np.array([getattr(m, f) for m in found]) for f in ("kind", "sentence"))
    spoken = spoken_pairs([m.spoken for m in found])
    given = places(np.arange(len(found)), 0, len(found), kinds, sentences, spoken)
    texts = torch.tensor([m.text for m in found])
    place = torch.from_numpy(given)
    return place.clamp(min=0), (texts[:, None] == texts[None]) & (place >= 0)


def spoken_pairs(groups: list[frozenset[str]]) -> Spoken:
    """Number the words of mentions."""
    numbers: dict[str, int] = {}
    pairs = [
        (row, numbers.setdefault(word, len(numbers)))
        for row, words in enumerate(groups)
        for word in words
    ]
    mentions, words = np.array(pairs, np.int64).reshape(-1, 2).T
    return Spoken(mentions, words)


class Memory:
    """The mentions of a text that the steps before read: antecedents that learn nothing more."""

    def __init__(self) -> None:
        """Remember nothing."""
        self.held: dict[int, tuple[list[Mention], Tensor]] = {}

    def before(self, listed: list[Mention], words: Tensor) -> tuple[list[Mention], Tensor]:
        """Give the remembered mentions before the listed ones, with their words (M, W)."""
        firsts: dict[int, int] = {}
        for mention in listed:
            firsts.setdefault(mention.text, mention.place)
        old, states = [], [words[:0, 0]]
        for text, first in firsts.items():
            known, heads = self.held.get(text, ([], words[:0, 0]))
            rows = [row for row, mention in enumerate(known) if mention.place < first]
            old += [known[row] for row in rows]
            states.append(heads[rows])
        return old, torch.cat(states)

    def keep(self, found: list[Mention], heads: Tensor) -> None:
        """Remember mentions with their words (M, W): the last of each of the last texts."""
        for text in dict.fromkeys(mention.text for mention in found):
            rows = [row for row, mention in enumerate(found) if mention.text == text][-REACH:]
            self.held.pop(text, None)
            self.held[text] = ([found[row] for row in rows], heads[rows].detach())
        for text in list(self.held)[:-TEXTS]:
            del self.held[text]


def link_loss(
    meaning: Meaning, words: Tensor, found: list[MeaningWindow], memory: Memory
) -> Tensor | None:
    """Blame for probability of wrong antecedents (Lee et al. 2017); words are (B, N, W)."""
    mine = mentions(found)
    if not mine:
        return None
    old, before_heads = memory.before(mine, words)
    own_heads = words[[m.window for m in mine], [m.word for m in mine]]
    listed, heads = [*old, *mine], torch.cat([before_heads, own_heads])
    memory.keep(listed, heads)
    place, before = pair_places(listed)
    scores = meaning.links(heads, place).float()
    chains = torch.tensor([m.chain for m in listed])
    right = before & (chains[:, None] == chains[None])
    none = torch.tensor([m.new for m in listed])[:, None]
    allowed = torch.cat([none, right], 1)
    possible = torch.cat([torch.ones_like(none), before], 1)
    told = allowed.any(1) & (torch.arange(len(listed)) >= len(old))
    logs = scores.masked_fill(~possible, -1e4).log_softmax(-1)
    likely = logs.masked_fill(~allowed, -1e4).logsumexp(1)
    return -likely[told].mean() if told.any() else None
