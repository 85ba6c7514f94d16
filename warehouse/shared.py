"""The shared lake: batches in an object store, which several machines add to and read.

batches/a1b2/events-c3d4.parquet  a file of a batch, by the hash of its bytes, written once
log/0000000042.json               the 42nd change: the manifest of a batch that is there since

An entry takes its number by a conditional put, after all files of its batch are there, and after
the machine has taken in every entry before it: so no two batches hold the same article. A batch
that another takes the place of goes from the store when the entry of the other is there.
"""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import polars as pl

from newsfacts.warehouse import catalogue, lake, sweeping
from newsfacts.warehouse import manifests as stored
from newsfacts.warehouse.atomic_files import digest, read_parquet, sync
from newsfacts.warehouse.errors import DamageError
from newsfacts.warehouse.inside import move_in
from newsfacts.warehouse.manifests import Manifest
from newsfacts.warehouse.objects import Objects
from newsfacts.warehouse.shared_position import position, remember

LOG, BATCHES = "log", "batches"
#: Why a batch goes whose articles came from another machine in the meantime.
TAKEN = "replaced"


def number(name: str) -> int:
    """Read the number of an entry from its name."""
    return int(Path(name).stem)


def entry(count: int) -> str:
    """Name an entry; names are in the order of their numbers."""
    return f"{LOG}/{count:010}.json"


def pull(root: Path, objects: Objects) -> list[str]:
    """Take in the batches that other machines have added.

    Args:
        root: Folder of this machine's copy of the lake.
        objects: The shared lake.

    Returns:
        The batches that came.
    """
    last, known = position(root, objects.address)
    there = lake.known(root)
    names = objects.names(LOG, entry(last - 1)) if last else []
    lost_here, lost_there = known - {*there}, last and names[:1] != [entry(last)]
    if not last or lost_here or lost_there:  # all that is missing here or there comes again
        last, known, names = 0, set(), objects.names(LOG)
    else:
        names = names[1:]
    found = [read(objects, name) for name in names]
    listed = known | {one.batch_id for one in found}
    old = hidden(found)
    gone = old | hidden([one for one in there.values() if one.batch_id not in listed])
    here = {*there} - lake.replaced(root, there)
    new = {one.batch_id: one for one in found if one.batch_id not in gone | here}
    for manifest in new.values():
        take_in(root, objects, manifest)
    for batch_id in sorted(old):
        if batch_id in there:
            sweeping.remove(root, batch_id)
        objects.delete(objects.names(f"{BATCHES}/{batch_id}"))
    last = number(names[-1]) if names else last
    remember(root, objects.address, last, listed - gone)
    return [*new]


def push(root: Path, objects: Objects) -> list[str]:
    """Add this machine's batches that are not in the shared lake.

    Returns:
        A line for each batch of this machine that gave way to one of another, with articles of
        both: what only this one held is new again to the next run.
    """
    yielded: list[str] = []
    pull(root, objects)
    for manifest in waiting(root, objects.address):
        for name, file in manifest.tables.items():
            place = lake.path(root, name, manifest.batch_id)
            if digest(place) != file.sha256:
                raise DamageError("not as it was written", place, "run `newsfacts doctor`")
            objects.put_new(object_of(manifest, name), place)
        if line := added(root, objects, manifest):
            yielded.append(line)
    return yielded


def added(root: Path, objects: Objects, manifest: Manifest) -> str | None:
    """Write the entry of a batch whose files are there; say so if it has to give way."""
    content = catalogue.sealed({"format": catalogue.FORMAT, **asdict(manifest)}).encode()
    while True:
        if both := shared_articles(root, manifest):
            catalogue.drop(root, manifest.batch_id, TAKEN)
            sweeping.delete(root, manifest.batch_id)
            objects.delete([object_of(manifest, name) for name in manifest.tables])
            return f"batch {manifest.batch_id}: {both} of its articles came from another machine"
        last, known = position(root, objects.address)
        if objects.put_new(entry(last + 1), content):
            known = (known | {manifest.batch_id}) - manifest.in_place_of
            remember(root, objects.address, last + 1, known)
            for old in sorted(manifest.in_place_of):
                objects.delete(objects.names(f"{BATCHES}/{old}"))
            return None
        pull(root, objects)
        if manifest.batch_id in position(root, objects.address)[1]:
            return None  # the same batch, by another machine, or by this one before it was stopped


def waiting(root: Path, address: str) -> Iterator[Manifest]:
    """Yield the batches of this machine that are not in the shared lake."""
    _, known = position(root, address)
    for manifest in lake.manifests(root):
        if manifest.batch_id not in known:
            yield manifest


def shared_articles(root: Path, manifest: Manifest) -> int:
    """Count the articles of a batch that batches of other machines hold, too."""
    others = [
        lake.path(root, stored.LAST, other.batch_id)
        for other in lake.manifests(root)
        if other.batch_id not in {manifest.batch_id, *manifest.in_place_of}
    ]
    if not others:
        return 0
    mine = read_parquet(lake.path(root, stored.LAST, manifest.batch_id), ["article_id"]).lazy()
    held = pl.scan_parquet(others, missing_columns="insert", extra_columns="ignore")
    both = mine.join(held.select("article_id"), on="article_id", how="semi")
    return int(both.select(pl.len()).collect().item())


def take_in(root: Path, objects: Objects, manifest: Manifest) -> None:
    """Copy a batch, check it against its hashes, and move it into place as if made here.

    Raises:
        DamageError: A file is not as it was written.
    """
    staged = root / lake.STAGING / manifest.batch_id
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    for name, file in manifest.tables.items():
        place = staged / f"{name}.parquet"
        objects.fetch(object_of(manifest, name), place)
        sync(place)
        if digest(place) != file.sha256:
            where = f"{objects.address}/{object_of(manifest, name)}"
            raise DamageError("not as it was written", where, "put it back from a copy")
    catalogue.begin(root, manifest.batch_id)
    for name in sorted(manifest.tables, key=lambda name: name == stored.LAST):
        parts = lake.path(root, name, manifest.batch_id).relative_to(root).parts
        move_in(root, staged / f"{name}.parquet", *parts)
    staged.rmdir()
    stored.write(root, manifest)
    catalogue.commit(root, manifest.batch_id, asdict(manifest))


def read(objects: Objects, name: str) -> Manifest:
    """Read an entry of the log.

    Raises:
        DamageError: It is not as it was written.
    """
    where = Path(name)
    found = catalogue.opened(objects.read(name), where)
    manifest = stored.parsed({n: v for n, v in found.items() if n != "format"}) if found else None
    if manifest is None:
        what = "not as it was written"
        raise DamageError(what, f"{objects.address}/{name}", "put it back from a copy")
    return manifest


def object_of(manifest: Manifest, table: str) -> str:
    """Name the object of a table of a batch."""
    return f"{BATCHES}/{manifest.batch_id}/{table}-{manifest.tables[table].sha256[:16]}.parquet"


def hidden(manifests: Iterable[Manifest]) -> set[str]:
    """Name the batches that later ones, in the order of the log, have taken the place of."""
    names: set[str] = set()
    for manifest in manifests:
        names = (names - {manifest.batch_id}) | manifest.in_place_of
    return names
