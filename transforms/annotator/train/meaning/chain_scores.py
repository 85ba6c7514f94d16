"""Scores of coreference: MUC, B3 and CEAF-e over mentions told by their head words.

CoNLL F1 is the mean of the three (Pradhan et al. 2014). Things mentioned once do not count.
"""

from collections import Counter
from collections.abc import Iterable

import numpy as np

from newsfacts.transforms.annotator.decoding import Numbers

Chain = frozenset[int]


class ChainScores:
    """Sums over texts; each measure has hits and numbers, of gold and of what was found."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.sums: dict[str, Counter[str]] = {name: Counter() for name in ("muc", "b3", "ceaf")}

    def add(self, gold: list[Chain], found: list[Chain]) -> None:
        """Count one text."""
        gold, found = ([c for c in chains if len(c) > 1] for chains in (gold, found))
        for side, chains, others in (("recall", gold, found), ("precision", found, gold)):
            self.count(side, chains, others)
        both = likeness(gold, found)
        matched = both[assigned(-both)].sum() if both.size else 0.0
        self.sums["ceaf"] += Counter(
            {"recall hits": matched, "recall": len(gold), "precision hits": matched,
             "precision": len(found)}
        )  # fmt: skip

    def count(self, side: str, chains: list[Chain], others: list[Chain]) -> None:
        """Count MUC and B3 of one side."""
        owner = {word: number for number, chain in enumerate(others) for word in chain}
        for chain in chains:
            parts = Counter(owner.get(word, -1 - word) for word in chain)
            known = sum(n * n for number, n in parts.items() if number >= 0)
            self.sums["muc"][side + " hits"] += len(chain) - len(parts)
            self.sums["muc"][side] += len(chain) - 1
            self.sums["b3"][side + " hits"] += known / len(chain)  # type: ignore[assignment]
            self.sums["b3"][side] += len(chain)

    def figures(self) -> dict[str, float]:
        """Give F1 of each measure and their mean."""
        found = {}
        for name, sums in self.sums.items():
            recall, precision = (
                sums[f"{side} hits"] / max(1, sums[side]) for side in ("recall", "precision")
            )
            found[name] = 2 * recall * precision / max(1e-9, recall + precision)
        return {**found, "conll": sum(found.values()) / len(found)}


def likeness(gold: list[Chain], found: list[Chain]) -> Numbers:
    """Give the share of words in common of each pair of chains."""
    return np.array([[2 * len(a & b) / (len(a) + len(b)) for b in found] for a in gold])


def assigned(cost: Numbers) -> tuple[Numbers, Numbers]:
    """Pair rows with columns at the least cost in all (Kuhn 1955), as many as the fewer are."""
    if cost.shape[0] > cost.shape[1]:
        columns, rows = assigned(cost.T)
        return rows, columns
    size, width = cost.shape
    above, left = np.zeros(size + 1), np.zeros(width + 1)
    match = np.zeros(width + 1, np.int64)
    for row in range(1, size + 1):
        match[0], at = row, 0
        least, back = np.full(width + 1, np.inf), np.zeros(width + 1, np.int64)
        used = np.zeros(width + 1, bool)
        while match[at]:
            used[at] = True
            given = cost[match[at] - 1] - above[match[at]] - left[1:]
            better = ~used[1:] & (given < least[1:])
            least[1:][better], back[1:][better] = given[better], at
            free = np.nonzero(~used[1:])[0] + 1
            following = free[least[free].argmin()]
            step = least[following]
            above[match[used]] += step
            left[used] -= step
            least[~used] -= step
            at = int(following)
        while at:
            match[at], at = match[back[at]], int(back[at])
    columns = np.nonzero(match[1:])[0]
    return match[1:][columns] - 1, columns


def chains_of(links: Iterable[tuple[int, int]]) -> list[Chain]:
    """Join mentions to chains along their links; -1 links to nothing."""
    owner: dict[int, set[int]] = {}
    for word, antecedent in links:
        chain = owner.setdefault(antecedent, {antecedent}) if antecedent >= 0 else set()
        chain.add(word)
        owner[word] = chain
    return [frozenset(chain) for chain in {id(c): c for c in owner.values()}.values()]
