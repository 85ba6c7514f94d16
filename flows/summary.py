"""The summary of a run, in the same words in its Prefect state, its row and its command."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsfacts.warehouse.errors import KnownError
from newsfacts.warehouse.report.words import counted

#: What the states of records are called; the last ones are shown only if there are any.
WORDS = {
    "new": "new",
    "known": "known",
    "changed": "changed",
    "copies": "copies of others",
    "rejected": "rejected",
}
ALWAYS = ("new", "known", "changed", "rejected")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: records by state, rejects, rows per table, what is left out, failures."""

    statuses: dict[str, int]
    rejects: list[dict[str, object]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    foreign: int = 0
    doubted: int = 0
    set_aside: int = 0
    failed: list[str] = field(default_factory=list)
    healed: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    outdated: int = 0
    left_out: list[str] = field(default_factory=list)

    @property
    def message(self) -> str:
        """Count the records of this run in one line."""
        return told(self.statuses, self.doubted, len(self.failed))

    @property
    def fault(self) -> str | None:
        """Say why the run counts as failed, if it does."""
        if self.failed:
            return f"{counted(len(self.failed), 'batch', 'batches')} failed: {self.failed[0]}"
        if self.lost:
            return f"damaged batches were set aside: {self.lost[0]}"
        if nothing_read(self.statuses):
            return f"nothing could be read of {counted(sum(self.statuses.values()), 'input')}"
        return None


class RunError(KnownError):
    """A run that went to its end and lost something on its way."""

    def __init__(self, what: str, summary: Summary) -> None:
        """Keep what it did."""
        super().__init__(what)
        self.summary = summary

    def __reduce__(self) -> tuple[object, ...]:
        """Let it be carried to another process."""
        return type(self), (self.what, self.summary)


def told(statuses: Mapping[str, int], doubted: int, failed: int = 0) -> str:
    """Count records in one line."""
    parts = [
        "1 copy of another"
        if name == "copies" and statuses.get(name) == 1
        else f"{statuses.get(name, 0):,} {word}"
        for name, word in WORDS.items()
        if name in ALWAYS or statuses.get(name)
    ]
    if doubted:
        parts.append(f"{doubted:,} with warnings")
    if failed:
        parts.append(f"{counted(failed, 'batch', 'batches')} failed")
    return f"{counted(sum(statuses.values()), 'input')}: {', '.join(parts)}"


def nothing_read(statuses: Mapping[str, int]) -> bool:
    """Return whether there were inputs and every one was rejected."""
    return 0 < statuses.get("rejected", 0) == sum(statuses.values())
