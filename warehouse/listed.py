"""What the lines of a catalogue say, each taken in after those before it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

Entry = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Listed:
    """What the lines say, read in their order."""

    begun: set[str] = field(default_factory=set)
    committed: dict[str, dict[str, object]] = field(default_factory=dict)
    dropped: dict[str, str] = field(default_factory=dict)
    files: dict[str, list[str]] = field(default_factory=dict)
    damaged: list[int] = field(default_factory=list)
    superseded: int = 0


def further(before: Listed, entries: Iterable[tuple[int, Entry | None]]) -> Listed:
    """Say what a catalogue says with more lines; what it said before stays as it is for others.

    Args:
        before: What the lines before say.
        entries: The number of each line and what is in it, None where it is damaged.
    """
    now = Listed(
        {*before.begun},
        {**before.committed},
        {**before.dropped},
        {path: [*hashes] for path, hashes in before.files.items()},
        [*before.damaged],
    )
    superseded = before.superseded
    for number, entry in entries:
        if entry is None:
            now.damaged.append(number)
        else:
            superseded += take(now, entry)
    return replace(now, superseded=superseded)


def take(listed: Listed, entry: Entry) -> bool:
    """Take in one line; say whether it supersedes an older one."""
    kind, batch = str(entry["kind"]), str(entry.get("batch"))
    if kind == "begin":
        listed.begun.add(batch)
    elif kind == "commit":
        listed.committed.pop(batch, None)  # the order is that in which they came
        listed.committed[batch] = entry["manifest"]  # type: ignore[assignment]
        listed.dropped.pop(batch, None)
    elif kind == "drop":
        listed.dropped[batch] = str(entry["why"])
        return listed.committed.pop(batch, None) is not None
    elif kind == "file":
        hashes = listed.files.setdefault(str(entry["path"]), [])
        superseded = bool(hashes)
        before = [entry["before"]] if "before" in entry else hashes[-1:]
        hashes[:] = [str(one) for one in (*before, entry["sha256"]) if one]
        if not hashes:
            del listed.files[str(entry["path"])]
        return superseded
    return False
