"""The labels that the treebanks teach, in a fixed order."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from newsfacts.transforms.annotator.train.sentences import Document

RAREST = 3  # a label seen less often is not learned


@dataclass(frozen=True)
class Labels:
    """Penn tags, universal tags and relations."""

    xpos: list[str]
    upos: list[str]
    deps: list[str]

    @cached_property
    def xpos_numbers(self) -> dict[str, int]:
        """Number the Penn tags."""
        return {tag: number for number, tag in enumerate(self.xpos)}

    @cached_property
    def upos_numbers(self) -> dict[str, int]:
        """Number the universal tags."""
        return {tag: number for number, tag in enumerate(self.upos)}

    @cached_property
    def dep_numbers(self) -> dict[str, int]:
        """Number the relations."""
        return {dep: number for number, dep in enumerate(self.deps)}


def labels_of(documents: list[Document]) -> Labels:
    """Collect the labels of treebanks."""
    sentences = [sentence for document in documents for sentence in document.sentences]
    return Labels(
        kept(tag for sentence in sentences for tag in sentence.xpos),
        kept(tag for sentence in sentences for tag in sentence.upos),
        kept(dep for sentence in sentences for dep in sentence.deps),
    )


def kept(found: Iterable[str]) -> list[str]:
    """List what is not too rare, sorted."""
    return sorted(label for label, count in Counter(found).items() if count >= RAREST)
