"""Checked files: each is hashed once, and again when its size or time has changed."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from newsfacts.warehouse import catalogue, lake
from newsfacts.warehouse.atomic_files import digest, read_parquet, write_text
from newsfacts.warehouse.errors import DamageError
from newsfacts.warehouse.fetch_state import FETCHES, FORGOTTEN, SERVERS

#: Where it is remembered which files were found sound.
NAME = ".checked.json"
UNREADABLE = "not readable, and its hash is lost"
#: A line of the list of what was forgotten.
HASH = re.compile("[0-9a-f]{64}")
CHANGED = "its bytes are not those that were written"
ADVICE = "run `newsfacts doctor --out {root}`"

Memory = dict[str, list[object]]


@dataclass(frozen=True, slots=True)
class Damage:
    """A file that is not as it was written."""

    place: Path
    what: str
    batch_id: str | None = None
    table: str | None = None

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.place}: {self.what}"


def damage(root: Path, *, again: bool = False) -> list[Damage]:
    """List the files of batches, of inputs and of fetching that are not as they were written.

    Args:
        root: Folder of the lake.
        again: Hash all files, and not only those that seem to have changed.
    """
    memory = {} if again else remembered(root)
    sound: Memory = {}
    found = [*of_batches(root, memory, sound), *of_files(root, KEPT, memory, sound)]
    if sound != memory:
        write_text(root / NAME, json.dumps(sound, sort_keys=True))
    return found


#: The list of what was read, which no batch can bring back.
INPUTS = "inputs/records.parquet"
#: Files that are replaced whole, and that a publish does not make again.
KEPT = [INPUTS, FETCHES, SERVERS, FORGOTTEN]


def of_batches(root: Path, memory: Mapping[str, list[object]], sound: Memory) -> Iterator[Damage]:
    """Yield the damage of batches, and of what was set aside of them."""
    noted = catalogue.read(root).files
    for manifest in lake.manifests(root):
        for table in manifest.set_aside:
            place = lake.aside(root, table, manifest.batch_id)
            hashes = noted.get(place.relative_to(root).as_posix())
            # Older versions noted no hash; nothing is missing where a table has gone since.
            if hashes and (what := fault(place, hashes, root, memory, sound)):
                yield Damage(place, what, manifest.batch_id, f"{lake.REJECTS}/{table}")
        for table, file in manifest.tables.items():
            place = lake.path(root, table, manifest.batch_id)
            if what := fault(place, [file.sha256], root, memory, sound):
                yield Damage(place, what, manifest.batch_id, table)


def of_files(
    root: Path, paths: list[str], memory: Mapping[str, list[object]], sound: Memory
) -> Iterator[Damage]:
    """Yield the damage of files that are replaced whole.

    A run that is killed between noting a hash and replacing the file leaves the one before.
    """
    noted = catalogue.read(root).files
    for path in paths:
        if path in noted and (what := fault(root / path, noted[path], root, memory, sound)):
            yield Damage(root / path, what)
        elif path in KEPT and path not in noted and not readable(root / path):
            yield Damage(root / path, UNREADABLE)


def readable(file: Path) -> bool:
    """Tell whether a file whose hash nobody knows can be read; one that is missing need not be."""
    if not file.exists():
        return True
    try:
        if file.suffix != ".parquet":
            return all(HASH.fullmatch(line) for line in file.read_text("ascii").split())
        read_parquet(file)
        pl.read_parquet(file)  # stricter about the footer than Arrow, which compares checksums
    except (OSError, ValueError, pl.exceptions.PolarsError, pl.exceptions.PanicException):
        return False
    return True


def fault(
    place: Path,
    hashes: list[str],
    root: Path,
    memory: Mapping[str, list[object]],
    sound: Memory,
) -> str | None:
    """Describe the damage of a file, or remember that it is sound."""
    try:
        found = place.stat()
    except FileNotFoundError:
        return "missing"
    name = place.relative_to(root).as_posix()
    seen = [found.st_size, found.st_mtime_ns]
    known = memory.get(name, [])
    if known[:2] == seen and known[2] in hashes:
        sound[name] = known
        return None
    now = digest(place)
    if now not in hashes:
        return CHANGED
    sound[name] = [*seen, now]
    return None


def remembered(root: Path) -> Memory:
    """Return what is remembered; nothing if that file is damaged itself."""
    try:
        found = json.loads((root / NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    rows = found.items() if isinstance(found, dict) else ()
    return {name: row for name, row in rows if isinstance(row, list) and len(row) == 3}


def require_sound(root: Path, *, again: bool = False) -> None:
    """Refuse to read a lake with damaged files.

    Args:
        root: Folder of the lake.
        again: As of `damage`.

    Raises:
        DamageError: A file is not as it was written.
    """
    found = damage(root, again=again)
    if found:
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        advice = f"nothing was published; {ADVICE.format(root=root)}"
        raise DamageError(f"{found[0].what}{more}", found[0].place, advice)
