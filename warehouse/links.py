"""Links in the output: what is written into a lake, or swept from it, is never elsewhere."""

from collections.abc import Iterator
from pathlib import Path

from newsfacts.warehouse.errors import KnownError

#: What a lake holds, as patterns below its folder.
PLACES = (
    "corpus",
    "corpus/*",
    "facts",
    "facts/*",
    "facts/*/batch=*",
    "facts/*/batch=*/*",
    "inputs",
    "inputs/*",
    "manifests",
    "manifests/*",
    "rejects",
    "rejects/*",
    "rejects/*/batch=*",
    "set_aside",
    "set_aside/*",
    ".staging",
    "*.part",
    "*.jsonl",
    "*.json",
)


class LinkError(KnownError):
    """A link where a lake keeps its own files."""


def refuse_links(root: Path) -> None:
    """Refuse a lake whose folders or files are links; its own folder may be one.

    Raises:
        LinkError: There is a link.
    """
    for place in linked(root):
        raise LinkError("a link in the output", place, "put the files themselves in its place")


def linked(root: Path) -> Iterator[Path]:
    """Yield the links in a lake."""
    for pattern in PLACES:
        yield from (place for place in sorted(root.glob(pattern)) if place.is_symlink())
