"""Tombstones: hashes of forgotten articles, so that they do not come back."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsfacts.warehouse.catalogue import write_noted
from newsfacts.warehouse.fetch_state import FORGOTTEN

#: Where the receipts of what was forgotten are; each has the hashes too.
RECEIPTS = "receipts"


@dataclass(frozen=True, slots=True)
class Tombstones:
    """Hashes of addresses, publishers and contents; what they were is not known any more."""

    hashes: frozenset[str] = frozenset()

    @classmethod
    def read(cls, root: Path) -> "Tombstones":
        """Read those of a lake."""
        file = root / FORGOTTEN
        lines = file.read_text(encoding="ascii").split() if file.exists() else []
        return cls(frozenset(lines))

    def write(self, root: Path) -> None:
        """Write them, in one step."""
        write_noted(root, FORGOTTEN, "".join(f"{h}\n" for h in sorted(self.hashes)))

    def with_more(self, hashes: Iterable[str]) -> "Tombstones":
        """Add some."""
        return Tombstones(self.hashes | frozenset(hashes))

    def cover(
        self,
        *,
        url: str | None = None,
        publisher: str | None = None,
        content_hash: str | None = None,
    ) -> bool:
        """Return whether what is known of an article says that it was forgotten."""
        if not self.hashes:
            return False
        given = {"url": url, "publisher": publisher, "content": content_hash}
        return any(hashed(kind, v) in self.hashes for kind, v in given.items() if v)


def hashed(kind: str, value: str) -> str:
    """Hash an address, a publisher or the hash of a content."""
    plain = value.casefold().strip() if kind == "publisher" else value.partition("#")[0]
    return hashlib.sha256(f"newsfacts {kind} {plain}".encode()).hexdigest()
