"""Files whose hash nobody knows any more: sound is what every reader can read."""

from pathlib import Path

import polars as pl

from newsfacts.transforms.revisions.fetches import Servers
from newsfacts.warehouse.atomic_files import write_parquet
from newsfacts.warehouse.checked import readable

FOOTER = 700  # bytes at the end of the file, which no checksum covers


def polars_reads(file: Path) -> bool:
    try:
        pl.scan_parquet(file).select(pl.len()).collect()
        pl.read_parquet(file)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
        return False
    return True


def test_what_polars_cannot_read_is_not_sound_though_arrow_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "servers.parquet"
    write_parquet(file, Servers.create_empty(), {}, Servers)
    whole = file.read_bytes()
    assert readable(file)
    unread = 0
    for at in range(max(0, len(whole) - FOOTER), len(whole), 3):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        if not polars_reads(file):
            unread += 1
            assert not readable(file), at

    assert unread
