"""Damage to a lake: python -m tests.fuzz.damage [FLIPS] [CUTS] [SEED]

Bits are flipped in, and ends are cut from, files of every kind, a round of them at a time. Each
damage must be found, and named, by what `verify` looks at; `doctor` must heal each round, so that
every fact is as it was, and every byte of facts. Prints what was found, silent, raised and healed.
"""

# ruff: noqa: S311 - drawn to test with

import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks import bare

import polars as pl  # isort: skip (bare comes before all of newsfacts)

from newsfacts.flows import batches
from newsfacts.flows.pipeline import doctor, pipeline
from newsfacts.flows.settings import Settings
from newsfacts.flows.tombstones import RECEIPTS, Tombstones
from newsfacts.transforms.revisions.fetches import Fetches, Servers
from newsfacts.warehouse import checked, fetch_state, verify
from newsfacts.warehouse.atomic_files import write_text
from tests.built_once import BuiltOnce
from tests.flows.written import TEXTS, write
from tests.support import bytes_of, rows_of

#: Files that say the same: where both are damaged, what they say is lost. One of each is left.
COPIES = (
    ({"inputs/records.parquet"}, {"corpus/inputs.parquet", "corpus/warnings.parquet"}),
    ({"state/fetches.parquet"}, {"corpus/fetches.parquet"}),
)
#: Files that say nothing of their own: they are made again where they are missing or wrong.
NEEDLESS = {".lock", ".checked.json", ".shown.json", ".published.json"}


@dataclass
class Counts:
    """What became of the damages."""

    found: Counter[str] = field(default_factory=Counter)
    silent: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)
    unhealed: list[str] = field(default_factory=list)


def lake_of(folder: Path) -> Path:
    """Build a lake of three batches that has every kind of file."""
    root = folder / "lake"
    pipeline(write(folder / "in", [*range(6)]), Settings(out=root, batch_size=2))
    moment = pl.lit("2020-05-01").str.to_datetime(time_zone="UTC", time_unit="us")
    known = {"url": "https://example.org/", "kind": "page", "source_name": "x", "outcome": "gone"}
    rows = pl.DataFrame({**known, "checks": [1], "failures": 0}).with_columns(
        fetched_at=moment, checked_at=moment
    )
    lacking = {n: pl.lit(None) for n in Fetches.column_names() if n not in rows.columns}
    fetch_state.write_fetched(root, rows.with_columns(**lacking), "journal")
    fetch_state.write_servers(root, Servers.create_empty())
    gone = Tombstones().with_more(["0" * 64, "f" * 64])
    gone.write(root)
    receipt = f'{{"tombstones": {str(sorted(gone.hashes)).replace(chr(39), chr(34))}}}\n'
    write_text(root / RECEIPTS / "forgotten-1.json", receipt)
    pipeline([str(folder / "in")], Settings(out=root, batch_size=2))
    return root


def kind(root: Path, file: Path) -> str:
    """Name the kind of a file: its table, or its name."""
    parts = file.relative_to(root).parts
    return parts[1] if parts[0] == "facts" else parts[0] if len(parts) > 1 else file.name


def hurt(file: Path, draw: random.Random, *, cut: bool) -> None:
    """Flip a bit of a file, or cut its end off."""
    content = bytearray(file.read_bytes())
    if cut:
        del content[draw.randrange(len(content)) :]
    else:
        content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
    file.write_bytes(content)


def faults(root: Path) -> list[str]:
    """Give what `verify` says, but for the rows of files whose bytes are known to be right."""
    return [
        *verify.unlike(root),
        *verify.unreadable(root),
        *map(str, checked.damage(root, again=True)),
        *map(str, checked.of_files(root, verify.PUBLISHED, {}, {})),
    ]


def files_to_hurt(root: Path, draw: random.Random) -> list[Path]:
    """List the files of a lake, but for one of each two that say the same."""
    left = {name for pair in COPIES for name in draw.choice(pair)}
    return [
        file
        for file in sorted(root.rglob("*"))
        if file.is_file()
        and file.stat().st_size
        and file.name not in NEEDLESS
        and file.parent.name != RECEIPTS
        and file.relative_to(root).as_posix() not in left
    ]


def one_round(
    sound: Path, root: Path, damages: list[bool], draw: random.Random, to: Counts
) -> None:
    """Damage some files of a copy, see that each is named, and heal all of it.

    Where all three places that know a batch are damaged, the batch is named, not its files; and
    where the catalogue has lost its line of a file, the catalogue is named.
    """
    shutil.copytree(sound, root)
    before, rows = bytes_of(root / "facts"), rows_of(root)
    files = files_to_hurt(root, draw)
    for file, cut in zip(draw.sample(files, len(damages)), damages, strict=True):
        hurt(file, draw, cut=cut)
        try:
            batch = file.stem if kind(root, file) == "manifests" else file.parent.name[6:]
            name = file.relative_to(root).as_posix()
            said = (str(file), f"what batch {batch} is", f": {name} is not in it")
            named = [line for line in faults(root) if any(words in line for words in said)]
        except Exception as error:  # noqa: BLE001 (it is counted)
            to.raised.append(f"verify: {file.relative_to(root)}: {error!r}")
            continue
        to.found[kind(root, file)] += bool(named)
        if not named:
            to.silent.append(f"{file.relative_to(root)} {'cut' if cut else 'flipped'}")
    healed(root, before, rows, to)


def healed(
    root: Path, before: dict[str, str], rows: dict[str, list[tuple[object, ...]]], to: Counts
) -> None:
    """Heal a lake, and see that it is as it was."""
    try:
        summary = doctor(Settings(out=root, batch_size=2))
    except Exception as error:  # noqa: BLE001 (it is counted)
        to.raised.append(f"doctor: {error!r}")
        return
    wrong = [*summary.lost, *verify.verify(root)]
    now, there = bytes_of(root / "facts"), rows_of(root)
    unlike = {*before.items()} ^ {*now.items()}
    if wrong or there != rows or unlike:
        lost = [name for name, held in rows.items() if held != there[name]]
        other = sorted(name for name, _ in unlike)
        to.unhealed.append(f"{root.name}: {wrong} rows of {lost}, {other[:3]}; {summary.healed}")


def main(flips: int = 1000, cuts: int = 100, seed: int = 5, each: int = 55) -> Counts:
    """Damage and heal, and say what became of it."""
    draw, counts = random.Random(seed), Counts()
    began = time.process_time()
    damages = [False] * flips + [True] * cuts
    draw.shuffle(damages)
    # What is built of the same rows is the same, also to heal what was damaged.
    batches.build = BuiltOnce(*TEXTS).learnt()  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as made:
        sound = lake_of(Path(made))
        for number in range(0, len(damages), each):
            some = damages[number : number + each]
            root = Path(made) / f"out{number}"
            one_round(sound, root, some, draw, counts)
            shutil.rmtree(root)
            sys.stdout.write(f"{number + len(some)} damages, {bare.memory():.0f} MB\n")
            sys.stdout.flush()
    for name in ("silent", "raised", "unhealed"):
        for line in getattr(counts, name):
            sys.stdout.write(f"{name}: {line}\n")
    sys.stdout.write(
        f"{flips} flips, {cuts} cuts: {sum(counts.found.values())} found in"
        f" {len(counts.found)} kinds of files {dict(sorted(counts.found.items()))},"
        f" {len(counts.silent)} silent, {len(counts.raised)} raised, {len(counts.unhealed)} of"
        f" {-(-len(damages) // each)} rounds not healed,"
        f" {time.process_time() - began:.0f} s of CPU\n"
    )
    return counts


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
