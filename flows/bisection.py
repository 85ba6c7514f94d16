"""Bisection: split a batch that fails until the failing articles are isolated."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import polars as pl

from newsfacts.transforms.table import Table

Frames: TypeAlias = dict[type[Table], pl.DataFrame]
Build: TypeAlias = Callable[[pl.DataFrame], Mapping[type[Table], pl.DataFrame]]

#: What a rule of ours that an article breaks can raise.
FAULTS = (Exception, pl.exceptions.PanicException)
#: What no article is to blame for: a full disk or memory, a package that is not there.
NOT_FAULTS = (OSError, MemoryError, ImportError)
#: Characters that are kept of what was raised: the engine writes whole plans into it.
KEPT = 200
#: Articles of a batch that may fail; where more do, something else is wrong.
MOST = 20


def built(rows: pl.DataFrame, build: Build) -> tuple[Frames, dict[str, str]]:
    """Build tables of articles, without those whose facts cannot be built.

    Rows of one article never depend on the others: halves hold what the whole would have held.

    Args:
        rows: One row per article, with its `content_hash`.
        build: Builds the tables of some of the rows, or of none.

    Returns:
        The tables, and what was raised by each article left out, by its `content_hash`.
    """
    parts: list[Mapping[type[Table], pl.DataFrame]] = []
    failed: dict[str, str] = {}
    ahead = [rows]
    while ahead:
        part = ahead.pop()
        try:
            parts.append(build(part))
        except NOT_FAULTS:
            raise
        except FAULTS as error:
            middle = part.height // 2
            if middle:
                ahead += [part[middle:], part[:middle]]
                continue
            failed[part["content_hash"][0]] = line_of(error)
            if len(failed) > MOST:
                raise
    if not parts:
        parts.append(build(rows.clear()))
    if len(parts) == 1:
        return dict(parts[0]), failed
    joined = {schema: pl.concat([part[schema] for part in parts]) for schema in parts[0]}
    return {schema: frame.sort(schema.sort_key()) for schema, frame in joined.items()}, failed


def line_of(error: BaseException) -> str:
    """Say in one line what was raised."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:KEPT]
