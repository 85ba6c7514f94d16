"""Counts of what is gold, found and both, and the figures that follow from them."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np

from newsfacts.transforms.annotator.train.meaning.chain_scores import ChainScores

Counts = Counter[str]


def add_f1(counts: Counts, name: str, gold: AbstractSet[Any], found: Iterable[Any]) -> None:
    """Count what is both in gold and found."""
    mine = set(found)
    counts[f"{name} both"] += len(gold & mine)
    counts[f"{name} gold"] += len(gold)
    counts[f"{name} found"] += len(mine)


def figures(
    counts: Counts, linked: ChainScores, values: list[tuple[float, float]]
) -> dict[str, float]:
    """Turn counts to shares and F1."""
    found = {
        name.removesuffix(" of"): counts[name.removesuffix(" of")] / number
        for name, number in counts.items()
        if name.endswith(" of")
    }
    for name in [n.removesuffix(" both") for n in counts if n.endswith(" both")]:
        sizes = counts[f"{name} gold"] + counts[f"{name} found"]
        if counts[f"{name} gold"]:
            found[f"{name} F1"] = 2 * counts[f"{name} both"] / sizes
    if counts["events"]:
        found["events found"] = counts["events found"] / counts["events"]
        found["events precise"] = counts["event rows right"] / max(1, counts["event rows"])
        found["types right of found"] = counts["types right"] / max(1, counts["events found"])
        found["weighed by use"] = counts["weighed right"] / max(1, counts["events found"])
        found["statuses right"] = counts["statuses right"] / counts["events"]
    if counts["mentions gold"]:
        found |= linked.figures()
    if values:
        found["factuality r"] = float(np.corrcoef(np.array(values).T)[0, 1])
    return found
