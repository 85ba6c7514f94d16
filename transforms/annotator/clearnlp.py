"""ClearNLP trees, the output of most spaCy pipelines, converted to Universal Dependencies.

He   was  in Paris         ClearNLP: Paris -pobj-> in -prep-> was
                           UD:       in -case-> Paris -obl-> was
She  is   chairwoman       ClearNLP: chairwoman -attr-> is
                           UD:       is -cop-> chairwoman, which gets the head of "is"
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newsfacts.transforms.annotator.decoding import Numbers
from newsfacts.transforms.lexicons.annotator import ClearnlpLabels
from newsfacts.transforms.lexicons.base import read

Labels = npt.NDArray[np.str_]

#: Labels that only ClearNLP has; a parser with one of them gives ClearNLP trees.
TELLING = frozenset({"dobj", "pobj", "nsubjpass", "auxpass"})


@dataclass(frozen=True, slots=True)
class Trees:
    """The trees of many sentences; a root is its own head."""

    heads: Numbers
    labels: Labels
    upos: Labels
    lemmas: Labels


def universal(trees: Trees) -> tuple[Numbers, Labels]:
    """Convert trees; labels that are not ClearNLP's stay as they are."""
    heads, labels = prepositions(trees)
    heads, labels = copulas(trees, heads, labels)
    known = read(ClearnlpLabels)
    names, relations = known["label"].to_numpy(), known["relation"].to_numpy()
    order = np.argsort(names)
    place = np.clip(np.searchsorted(names[order], labels), 0, len(names) - 1)
    found = names[order][place] == labels
    return heads, np.where(found, relations[order][place], labels).astype(str)


def prepositions(trees: Trees) -> tuple[Numbers, Labels]:
    """Attach prepositions to their objects, and the objects to the prepositions' heads."""
    labels = trees.labels.astype("U20")
    lifted, lowered = pairs(trees.heads, labels, ["pobj", "pcomp"], ["prep", "agent", "dative"])
    verbal = np.isin(trees.upos[trees.heads[lowered]], ["VERB", "AUX", "ADJ", "ADV"])
    clause, agent = labels[lifted] == "pcomp", labels[lowered] == "agent"
    kinds = [clause & verbal, clause, agent, verbal]
    labels[lifted] = np.select(kinds, ["advcl", "acl", "obl:agent", "obl"], "nmod")
    labels[lowered] = np.where(clause, "mark", "case")
    return swapped(trees.heads, lifted, lowered), labels


def copulas(trees: Trees, heads: Numbers, labels: Labels) -> tuple[Numbers, Labels]:
    """Make the predicate the head of its copula, with all other dependents of the copula."""
    being = trees.lemmas[heads] == "be"
    ascribing = np.where(being, labels, "")
    lifted, lowered = pairs(heads, ascribing, ["attr", "acomp"], None)
    labels[lifted] = labels[lowered]
    labels[lowered] = "cop"
    return swapped(heads, lifted, lowered), labels


def pairs(
    heads: Numbers, labels: Labels, below: list[str], above: list[str] | None
) -> tuple[Numbers, Numbers]:
    """Find dependents to swap with their heads: one for each head, none in two pairs."""
    dependents = np.nonzero(np.isin(labels, below))[0]
    if above is not None:
        dependents = dependents[np.isin(labels[heads[dependents]], above)]
    dependents = dependents[~np.isin(dependents, heads[dependents])]
    chosen, first = np.unique(heads[dependents], return_index=True)
    return dependents[first], chosen


def swapped(heads: Numbers, lifted: Numbers, lowered: Numbers) -> Numbers:
    """Swap dependents with their heads; other dependents of the heads move to the dependents."""
    moved = np.arange(len(heads))
    moved[lowered] = lifted
    after = moved[heads]
    after[lifted] = moved[heads[lowered]]  # a root, its own head, is moved to the dependent
    after[lowered] = lifted
    return after
