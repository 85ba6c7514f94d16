"""What was broken on purpose, by class: integrity. Damage is named, healed, and never published."""

import os
from contextlib import suppress
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newsfacts.flows.messages import FAILED, OK
from newsfacts.flows.pipeline import doctor, pipeline
from newsfacts.flows.settings import Settings
from newsfacts.warehouse import catalogue, lake, load
from newsfacts.warehouse.atomic_files import read_parquet
from newsfacts.warehouse.errors import DamageError
from newsfacts.warehouse.verify import verify
from tests.flows.breaks.damage import DRAW, cut, flip, hurt_by, published
from tests.flows.test_cli import newsfacts
from tests.support import bytes_of, rows_of

pytestmark = pytest.mark.usefixtures("prefect_server", "built_once")


def test_break_04_damaged_facts_are_not_published_but_made_again(out: Path, sound: Path) -> None:
    before, warehouse = bytes_of(sound / "out"), published(out)
    files = sorted((out / "facts").rglob("*.parquet"))
    hurt = [f for f in files if f.parts[-3] not in {"raw", "articles"}]
    for file in DRAW.sample(hurt, 4):
        hurt_by(DRAW.randrange(3), file)
        with pytest.raises(DamageError, match="newsfacts doctor"):
            load.publish(out)
        assert published(out) == warehouse
    told = newsfacts("load", "--out", out)
    summary = doctor(Settings(out=out))

    assert told.exit_code == FAILED
    assert len(told.stderr.strip().splitlines()) == 1
    assert 1 <= len(summary.healed) <= 2
    assert "made again" in summary.healed[0]
    assert bytes_of(out) == before
    assert [*verify(out)] == []


def test_break_04_bytes_that_rot_at_the_same_size_and_time_are_not_published(out: Path) -> None:
    assert newsfacts("load", "--out", out).exit_code == OK  # which has hashed every file
    file = min((out / "facts" / "quotes").rglob("*.parquet"))
    found = file.stat()
    flip(file)
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))
    told = newsfacts("load", "--out", out)

    assert told.exit_code == FAILED
    assert "newsfacts doctor" in told.stderr


def test_break_04_a_page_that_is_damaged_is_not_read(out: Path) -> None:
    file = max((out / "facts" / "tokens").rglob("*.parquet"), key=lambda f: f.stat().st_size)
    whole, content, found = read_parquet(file), file.read_bytes(), []
    columns = pq.read_metadata(file).row_group(0)
    last = columns.column(columns.num_columns - 1)
    begin = last.dictionary_page_offset or last.data_page_offset  # not all columns have one
    pages = range(4, begin + last.total_compressed_size)
    for at in DRAW.sample(pages, 100):
        file.write_bytes(content[:at] + bytes([content[at] ^ 16]) + content[at + 1 :])
        with suppress(OSError):
            found.append(read_parquet(file).equals(whole))

    assert len(found) < 30
    assert all(found)


def test_break_04_a_damaged_text_is_set_aside_and_read_again_from_its_source(
    out: Path, sound: Path
) -> None:
    before = rows_of(out)
    file = min((out / "facts" / "articles").rglob("*.parquet"))
    flip(file)
    summary = doctor(Settings(out=out, batch_size=3))

    assert summary.lost == []
    assert "read again" in summary.healed[0]
    assert rows_of(out) == before
    assert (out / "set_aside").exists()
    assert [*verify(out)] == []


def test_break_04_a_run_heals_what_it_can_and_fails_where_texts_are_lost(
    out: Path, tmp_path: Path
) -> None:
    flip(min((out / "facts" / "raw").rglob("*.parquet")))
    (tmp_path / "new.txt").write_text("It snowed on May 9, 2020.")
    state = pipeline([str(tmp_path / "new.txt")], Settings(out=out), return_state=True)

    assert state.is_failed()
    assert "set aside" in str(state.message)
    assert "1 new" in str(state.message)


def test_break_06_damage_of_any_other_file_is_found_and_healed(out: Path, sound: Path) -> None:
    before = rows_of(out)
    names = [
        *(f"manifests/{file.name}" for file in sorted((out / "manifests").iterdir())),
        catalogue.NAME,
        "inputs/records.parquet",
        "datapackage.json",
        "rejects/rejects.jsonl",
        load.NAME,
    ]
    for name in names:
        if (out / name).stat().st_size:
            DRAW.choice([flip, cut])(out / name)
        else:
            (out / name).write_text("x")
        found = [*verify(out)]
        assert found, name
        summary = doctor(Settings(out=out))
        assert summary.lost == []
        assert [*verify(out)] == [], name
        assert rows_of(out) == before, name


def test_break_06_many_flips_of_manifests_and_catalogue_never_lose_a_batch(out: Path) -> None:
    whole = {m.batch_id: m for m in lake.manifests(out)}
    files = [*sorted((out / "manifests").iterdir()), out / catalogue.NAME]
    kept = {file: file.read_bytes() for file in files}
    for number in range(300):
        file = files[number % len(files)]
        DRAW.choice([flip, cut])(file)
        assert {m.batch_id: m for m in lake.manifests(out)} == whole
        assert file.read_bytes() == kept[file] or [*verify_quickly(out)]
        file.write_bytes(kept[file])


def verify_quickly(out: Path) -> list[str]:
    from newsfacts.warehouse.verify import unlike  # noqa: PLC0415 (what reads no Parquet)

    return [*unlike(out)]
