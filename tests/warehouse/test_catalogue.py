"""The catalogue: read quickly as it grows, as it is read from its beginning, and kept small."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsfacts.warehouse import catalogue, sweeping
from newsfacts.warehouse.atomic_files import write_text
from newsfacts.warehouse.listed import Listed


def filled(root: Path, batches: int) -> None:
    """Write a catalogue of batches, each of which took the place of one before."""
    for number in range(batches):
        catalogue.begin(root, f"b{number}")
        catalogue.commit(root, f"b{number}", {"batch_id": f"b{number}"})
        catalogue.drop(root, f"a{number}", "replaced")


def from_its_beginning(root: Path) -> Listed:
    """Read a catalogue that was never read."""
    copy = root / "copy"
    write_text(copy / catalogue.NAME, (root / catalogue.NAME).read_text(encoding="latin-1"))
    again = catalogue.read(copy)
    (copy / catalogue.NAME).unlink()
    return again


def test_a_line_that_is_added_is_the_only_one_that_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With 37,000 lines each file that was noted cost a second."""
    filled(tmp_path, 20)
    catalogue.read(tmp_path)
    opened, read = catalogue.opened, []

    def counted(line: bytes, where: Path) -> dict[str, object] | None:
        read.append(line)
        return opened(line, where)

    monkeypatch.setattr(catalogue, "opened", counted)
    for number in range(15):
        catalogue.note_file(tmp_path, f"corpus/{number}.parquet", f"{number:064}")

    assert len(catalogue.read(tmp_path).files) == 15
    assert len(read) == 15


def cut(file: Path) -> None:
    with file.open("ab") as opened:
        opened.write(b'{"kind": "drop", "bat')


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 4
    file.write_bytes(content)


def shorten(file: Path) -> None:
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-2]))


def turn(file: Path) -> None:
    write_text(file, "".join(reversed(file.read_text().splitlines(keepends=True))))


@pytest.mark.parametrize("change", [cut, flip, shorten, turn])
def test_whatever_became_of_a_catalogue_it_is_read_as_from_its_beginning(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    filled(tmp_path, 20)
    catalogue.read(tmp_path)

    change(tmp_path / catalogue.NAME)
    catalogue.drop(tmp_path, "b3", "damaged")
    catalogue.note_file(tmp_path, "warehouse.duckdb", "0" * 64)
    catalogue.drop(tmp_path, "b4", "damaged")
    found = catalogue.read(tmp_path)

    assert found == from_its_beginning(tmp_path)
    assert found.dropped["b4"] == "damaged"
    assert len(found.damaged) == (change in (cut, flip))


def test_what_was_read_stays_as_it_was_when_lines_are_added(tmp_path: Path) -> None:
    filled(tmp_path, 3)
    catalogue.note_file(tmp_path, "warehouse.duckdb", "0" * 64)
    before, files = catalogue.read(tmp_path), {"warehouse.duckdb": ["0" * 64]}

    catalogue.drop(tmp_path, "b1", "damaged")
    catalogue.note_file(tmp_path, "warehouse.duckdb", "1" * 64)

    assert catalogue.read(tmp_path).files["warehouse.duckdb"] == ["0" * 64, "1" * 64]
    assert (before.files, [*before.committed]) == (files, ["b0", "b1", "b2"])


def test_a_catalogue_that_is_written_anew_forgets_dropped_batches_without_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "SUPERSEDED", 0)
    for batch_id, why in (("gone", "replaced"), ("going", "replaced"), ("aside", "damaged")):
        catalogue.drop(tmp_path, batch_id, why)
    for number in range(2):
        catalogue.note_file(tmp_path, "corpus/a.parquet", f"{number:064}")
    for place in ("facts/sentences/batch=going", "set_aside/batch=aside"):
        write_text(tmp_path / place / "part.parquet", "")

    assert sweeping.sweep(tmp_path) == []

    assert catalogue.read(tmp_path).dropped == {"aside": "damaged"}
    assert catalogue.read(tmp_path).files == {"corpus/a.parquet": [f"{n:064}" for n in range(2)]}
    assert not (tmp_path / "facts/sentences/batch=going").exists()
