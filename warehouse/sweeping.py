"""Sweeping: remove what interrupted runs left, restore what was lost, touch nothing else.

Nothing is deleted that the catalogue does not say was replaced or never finished.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from newsfacts.warehouse import catalogue, inside, lake
from newsfacts.warehouse import manifests as stored
from newsfacts.warehouse.atomic_files import digest, sync
from newsfacts.warehouse.checked import KEPT, readable
from newsfacts.warehouse.manifests import Manifest

#: Where batches go that are damaged, or that nothing identifies.
ASIDE = "set_aside"
#: Files that were being written.
UNFINISHED = ("*.part", "*.part.wal", "*/*.part")
DAMAGED, REPLACED = "damaged", "replaced"


def sweep(root: Path) -> list[str]:
    """Bring the folder to what the catalogue says, and the catalogue back to what is there.

    Returns:
        A line for each thing that was wrong and is not now; what a killed run leaves is no such.
    """
    shutil.rmtree(root / lake.STAGING, ignore_errors=True)
    for left in (file for pattern in UNFINISHED for file in root.glob(pattern)):
        left.unlink()
    done = [*recovered(root), *mended(root)]
    listed, there = catalogue.read(root), {m.batch_id for m in lake.manifests(root)}
    replaced = lake.replaced(root, lake.known(root))
    for batch_id in sorted(present(root) - there):
        if batch_id in replaced or listed.dropped.get(batch_id) == REPLACED:
            remove(root, batch_id)
        elif batch_id in listed.begun and batch_id not in listed.dropped:
            delete(root, batch_id)
        else:
            done.append(set_aside(root, batch_id, DAMAGED))
    if (catalogue.read(root)).superseded > catalogue.SUPERSEDED:
        rewrite(root)
    return done


def recovered(root: Path) -> Iterator[str]:
    """Bring batches back that only their own footers know."""
    known, dropped = lake.known(root), catalogue.read(root).dropped
    for batch_id in sorted(present(root) - {*known} - {*dropped}):
        manifest = stored.from_footer(lake.path(root, stored.LAST, batch_id))
        if manifest and manifest.batch_id == batch_id and whole(root, manifest):
            begun = batch_id in catalogue.read(root).begun
            catalogue.commit(root, batch_id, asdict(manifest))
            if not begun:
                yield f"batch {batch_id}: its manifest was lost, its own footer brought it back"


def mended(root: Path) -> Iterator[str]:
    """Make the catalogue and the manifests say the same."""
    listed = catalogue.read(root)
    if listed.damaged:
        numbers = ", ".join(map(str, listed.damaged))
        yield f"{root / catalogue.NAME}: line {numbers} was damaged, the manifests say the same"
    known = lake.known(root)
    older = lake.replaced(root, known)
    for batch_id, manifest in sorted(known.items(), key=lambda one: one[0] not in older):
        if batch_id not in listed.committed:
            catalogue.commit(root, batch_id, asdict(manifest))
        file = stored.place(root, batch_id)
        if not file.exists():
            stored.write(root, manifest)
            yield f"{file}: was missing, the catalogue brought it back"
        elif stored.read(file) != manifest:
            stored.write(root, manifest)
            yield f"{file}: was damaged, the catalogue brought it back"
    if listed.damaged:
        rewrite(root)
    yield from taken(root)


def rewrite(root: Path) -> None:
    """Rewrite the catalogue without dropped batches that have no file left."""
    tables = [place for kind in (lake.FACTS, lake.REJECTS) for place in (root / kind).glob("*/")]
    for place in filter(Path.exists, (*tables, root / lake.MANIFESTS)):
        sync(place)  # what is not there does not come back, either
    batches = (*(one for place in tables for one in place.iterdir()), *(root / ASIDE).glob("*"))
    left = present(root) | {one.name.removeprefix("batch=") for one in batches}
    listed = catalogue.read(root)
    dropped = {batch_id: why for batch_id, why in listed.dropped.items() if batch_id in left}
    catalogue.rewrite(root, replace(listed, dropped=dropped))


def taken(root: Path) -> Iterator[str]:
    """Adopt files that the catalogue has lost, or that are older than it."""
    for name in KEPT:
        file = root / name
        if file.exists() and name not in catalogue.read(root).files and readable(file):
            catalogue.note_file(root, name, digest(file))
            yield f"{root / catalogue.NAME}: did not know {name}, it is taken as it is"


def present(root: Path) -> set[str]:
    """Name the batches of which there are files."""
    folders = (root / lake.FACTS).glob("*/batch=*")
    return {
        *(folder.name.removeprefix("batch=") for folder in folders),
        *(file.stem for file in (root / lake.MANIFESTS).glob("*.json")),
    }


def whole(root: Path, manifest: Manifest) -> bool:
    """Return whether all files of a batch are there as they were written."""
    places = ((lake.path(root, n, manifest.batch_id), f) for n, f in manifest.tables.items())
    return all(place.exists() and digest(place) == file.sha256 for place, file in places)


def remove(root: Path, batch_id: str) -> None:
    """Delete a batch that another one replaces."""
    if catalogue.read(root).dropped.get(batch_id) != REPLACED:
        catalogue.drop(root, batch_id, REPLACED)
    delete(root, batch_id)


def delete(root: Path, batch_id: str) -> None:
    """Delete the files of a batch."""
    stored.place(root, batch_id).unlink(missing_ok=True)
    for kind in (lake.FACTS, lake.REJECTS):
        for place in (root / kind).glob(f"*/batch={batch_id}"):
            with inside.folder(root, kind, place.parent.name) as table:
                shutil.rmtree(place.name, dir_fd=table)
    for name in [*catalogue.read(root).files]:
        if name.startswith(f"{lake.REJECTS}/") and f"/batch={batch_id}/" in name:
            catalogue.forget_file(root, name)


def set_aside(root: Path, batch_id: str, why: str) -> str:
    """Put the files of a batch where no reader looks, and say so."""
    if batch_id not in catalogue.read(root).dropped:
        catalogue.drop(root, batch_id, why)
    name = f"batch={batch_id}"
    for place in sorted((root / lake.FACTS).glob(f"*/{name}")):
        table = place.parent.name
        with inside.folder(root, lake.FACTS, table) as above:
            with inside.folder(root, lake.FACTS, table, name):
                for file in place.iterdir():
                    inside.move_in(root, file, ASIDE, name, f"{table}.parquet")
            os.rmdir(name, dir_fd=above)
    stored.place(root, batch_id).unlink(missing_ok=True)
    return f"batch {batch_id}: {why}, its files are in {root / ASIDE / name}"
