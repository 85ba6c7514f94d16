"""Damage to files, drawn anew at each call."""

import random
from pathlib import Path

from newsfacts.warehouse import load

DRAW = random.Random(7)  # noqa: S311 (a draw to test with)


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[DRAW.randrange(len(content))] ^= 1 << DRAW.randrange(8)
    file.write_bytes(content)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: DRAW.randrange(file.stat().st_size)])


def hurt_by(way: int, file: Path) -> None:
    if way == 2:
        file.unlink()
    else:
        [flip, cut][way](file)


def published(out: Path) -> bytes:
    return (out / load.NAME).read_bytes()
