"""Extracted: what became of the batches of a run."""

from dataclasses import dataclass, field

from newsfacts.warehouse.manifests import Manifest


@dataclass(frozen=True, slots=True)
class Extracted:
    """The batches that were written, and one line for each that failed."""

    manifests: list[Manifest] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
