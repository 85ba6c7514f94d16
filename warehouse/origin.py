"""Origin: what a warehouse was built from and by, kept beside it.

Where it is known, and the file is still as it was written, the next warehouse begins as its copy.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import cast

import duckdb

from newsfacts.warehouse import catalogue, lake
from newsfacts.warehouse.atomic_files import write_text
from newsfacts.warehouse.fetch_state import FORGOTTEN

NAME = ".published.json"
#: What the rows of a warehouse depend on, as patterns below the package.
RULES = ("transforms/**/*.py", "warehouse/*.py", "warehouse/*/*.sql", "seeds/lexicons/**/*.csv")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a warehouse was built from: batches, tables, and the list of what was forgotten."""

    made_by: str
    tables: list[str]
    #: Each with the fingerprint of its files.
    batches: dict[str, str]
    forgotten: str
    #: Articles that came or went since it was last built whole.
    moved: int = 0


def of_lake(root: Path, tables: Sequence[str], moved: int = 0) -> Origin:
    """Describe the origin of a warehouse that is built now."""
    batches = {manifest.batch_id: manifest.fingerprint for manifest in lake.manifests(root)}
    return Origin(made_by(), [*tables], batches, forgotten(root), moved)


def known(root: Path, sha256: str) -> Origin | None:
    """Give the origin of the warehouse with a hash; None where nothing says it."""
    try:
        return Origin(**remembered(root)[sha256])  # type: ignore[arg-type]
    except (KeyError, TypeError):
        return None


def note(root: Path, sha256: str, origin: Origin) -> None:
    """Say what a warehouse was built from, before it is put in its place.

    What is said of the warehouse that is there is kept: a kill may leave that one.
    """
    before = [*remembered(root).items()][-1:]
    told = {**dict(before), sha256: asdict(origin)}
    write_text(root / NAME, catalogue.sealed({"format": catalogue.FORMAT, "origins": told}))


def remembered(root: Path) -> dict[str, dict[str, object]]:
    """Return the recorded origin; nothing if its own file is damaged."""
    try:
        found = catalogue.opened((root / NAME).read_bytes(), root / NAME) or {}
    except OSError:
        return {}
    return cast("dict[str, dict[str, object]]", found.get("origins", {}))


def forgotten(root: Path) -> str:
    """Digest the list of what was forgotten: no copy is made of a file that held it."""
    try:
        return hashlib.sha256((root / FORGOTTEN).read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


@cache
def made_by() -> str:
    """Digest the rules that a warehouse depends on, and the version of DuckDB."""
    total = hashlib.sha256(duckdb.__version__.encode())
    package = Path(str(files("newsfacts")))
    for file in sorted({file for pattern in RULES for file in package.glob(pattern)}):
        total.update(file.relative_to(package).as_posix().encode())
        total.update(file.read_bytes())
    return total.hexdigest()[:32]
