"""Manifests: what each batch holds, beside the catalogue and in the batch's own footers.

The three say the same; where one is lost or damaged, the others bring it back.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import polars as pl

from newsfacts.warehouse import catalogue
from newsfacts.warehouse.atomic_files import digest, write_text

FOLDER = "manifests"
#: Where a file's footer keeps the manifest of its batch.
KEY = "newsfacts"
#: The file of a batch that is written last: its footer has the hashes of the others.
LAST = "raw"
#: Keys of a manifest as versions before the catalogue wrote it, without a checksum.
FIRST_KEYS = frozenset(
    {
        "batch_id",
        "pipeline_version",
        "tables",
        "set_aside",
        "replaces",
        "annotator",
        "failed",
    }
)


@dataclass(frozen=True, slots=True)
class File:
    """One Parquet file of a batch."""

    rows: int
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a batch holds; written when all of it is in place."""

    batch_id: str
    pipeline_version: str
    tables: dict[str, File]
    set_aside: dict[str, int] = field(default_factory=dict)
    replaces: str | None = None
    annotator: str | None = None
    failed: dict[str, str] = field(default_factory=dict)
    #: Smaller batches of which this one holds the rows, with the fingerprint of each.
    merges: dict[str, str] = field(default_factory=dict)

    @property
    def in_place_of(self) -> frozenset[str]:
        """Name the batches that this one takes the place of."""
        return frozenset([*self.merges, *([self.replaces] if self.replaces else [])])

    @property
    def fingerprint(self) -> str:
        """Digest the hashes of all files: another model gives a batch other rows."""
        hashes = sorted((name, file.sha256) for name, file in self.tables.items())
        return hashlib.sha256(json.dumps(hashes).encode()).hexdigest()[:32]

    @property
    def articles(self) -> int:
        """Count the articles of the batch."""
        return self.tables["articles"].rows


def write(root: Path, manifest: Manifest) -> None:
    """Write a manifest, which says that its batch is there."""
    entry = {"format": catalogue.FORMAT, **asdict(manifest)}
    write_text(place(root, manifest.batch_id), catalogue.sealed(entry) + "\n")


def place(root: Path, batch_id: str) -> Path:
    """Return the place of a manifest."""
    return root / FOLDER / f"{batch_id}.json"


def read(file: Path) -> Manifest | None:
    """Read a manifest; None where it is damaged.

    Raises:
        NewerError: A newer version has written it.
    """
    content = file.read_bytes()
    entry = catalogue.opened(content, file) if content.endswith(b"\n") else None
    if entry is None:
        entry = first_format(content)
    else:
        del entry["format"]
    return None if entry is None else parsed(entry)


def first_format(content: bytes) -> dict[str, object] | None:
    """Read a manifest of the versions that wrote no checksum; None if it is not one."""
    try:
        entry = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) and entry.keys() == FIRST_KEYS else None


def parsed(entry: Mapping[str, object]) -> Manifest | None:
    """Make a manifest of its entry; None where it lacks something."""
    try:
        rest = {**entry}
        tables = {name: File(**file) for name, file in rest.pop("tables").items()}  # type: ignore[attr-defined]
        return Manifest(tables=tables, **rest)  # type: ignore[arg-type]
    except (TypeError, AttributeError, KeyError):
        return None


def footer(manifest: Manifest) -> dict[str, str]:
    """Return what the footer of a batch's last file says of the batch."""
    return {KEY: json.dumps({"format": catalogue.FORMAT, **asdict(manifest)}, sort_keys=True)}


def from_footer(last: Path) -> Manifest | None:
    """Bring a manifest back from the footer of a batch's last file, which names the others.

    Returns:
        The manifest with the hash that the file has now; None where the footer says nothing.
    """
    try:
        held = json.loads(pl.read_parquet_metadata(last)[KEY])
        rows = pl.scan_parquet(last).select(pl.len()).collect().item()
    except (OSError, KeyError, ValueError, RecursionError, pl.exceptions.PolarsError):
        return None
    if not isinstance(held, dict) or held.pop("format", None) not in catalogue.READ:
        return None
    manifest = parsed(held)
    if manifest is not None:
        file = File(rows=rows, sha256=digest(last), bytes=last.stat().st_size)
        manifest.tables[LAST] = file
    return manifest
