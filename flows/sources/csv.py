"""CSV, plain or gzipped: one article per row, under a line of names.

title,text,authors,published_at
Rain,"It rained in Oslo, officials said.",Ann Bo; Cy Du,2020-11-25
"""

import csv
import gzip
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from newsfacts.flows.sources.border import Piece
from newsfacts.flows.sources.limits import InputError, Meter
from newsfacts.flows.sources.record import FIELDS, Record, Reject, to_record
from newsfacts.warehouse.report.words import counted

#: What separates cells; spreadsheets of many countries write semicolons.
DELIMITERS = (",", ";", "\t")
#: Separates the names of authors in one cell.
BETWEEN_NAMES = ";"


def read(path: Path, meter: Meter) -> Iterator[Piece]:
    """Read a CSV file, row by row; what comes before damage is kept.

    Args:
        path: The file; gzipped when its name ends in `.gz`. Its first line names the columns, one
            of them `text`.
        meter: Counts bytes, and knows the limits.

    Raises:
        InputError: There is no column of texts, or the rest cannot be read.
    """
    record_no = found = 0
    # One quote that is never closed would make one cell of all that follows.
    csv.field_size_limit(min(meter.limits.max_record_bytes, 2**31 - 1))
    with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
        try:
            text = lines(file, meter)
            head = next(text, "")
            names = header(head)
            rows = csv.reader(text, delimiter=delimiter(head), strict=True)
            for record_no, cells in enumerate(filter(None, rows)):
                found += 1
                meter.admit(record_no)
                yield record_no, partial(from_row, names, cells, record_no)
            if not found:
                raise InputError("no row in this file", "remove it, or fetch it again")
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            reason = f"the gzip data break off after row {record_no}: {error}"
            raise InputError(reason, "fetch the file again; it is incomplete") from None
        except csv.Error as error:
            reason = f"not readable as CSV after row {record_no}: {error}"
            raise InputError(reason, "put cells with quotes or line breaks in quotes") from None


def lines(file: BinaryIO | gzip.GzipFile, meter: Meter) -> Iterator[str]:
    """Yield the lines of a file as text; bytes that are not UTF-8 as halves of surrogate pairs.

    Raises:
        InputError: A line is longer than a record may be.
    """
    most = meter.limits.max_record_bytes
    number = 0
    while line := file.readline(most + 1):
        number += 1
        meter.count(len(line))
        if len(line) > most:
            reason = f"line {number} is longer than {most:,} bytes"
            raise InputError(reason, "split it, or raise max_record_bytes")
        code = "utf-8-sig" if number == 1 else "utf-8"
        yield line.decode(code, "surrogateescape")


def delimiter(head: str) -> str:
    """Return what separates the names in the first line, so that one of them is `text`."""
    fits = (sign for sign in DELIMITERS if "text" in names_in(head, sign))
    return next(fits, DELIMITERS[0])


def names_in(head: str, sign: str) -> list[str]:
    """Read the names of the columns."""
    return [name.strip().lower() for name in next(csv.reader([head], delimiter=sign), [])]


def header(head: str) -> list[str]:
    """Read the first line.

    Raises:
        InputError: There is no column of texts, or there are several.
    """
    names = names_in(head, delimiter(head))
    count = names.count("text")
    if count != 1:
        reason = f"{count} columns 'text'" if count else "no column 'text' in the first line"
        raise InputError(reason, "name the column of the articles' texts, and no other, 'text'")
    return names


def from_row(names: list[str], cells: list[str], record_no: int) -> Record | Reject:
    """Make a record of a row; an empty cell says nothing."""
    if len(cells) > len(names):
        reason = f"row {record_no} has {len(cells)} cells under {counted(len(names), 'name')}"
        return Reject(record_no, reason, "put cells with commas in quotes")
    row: dict[str, object] = {
        name: cell
        for name, cell in zip(names, cells, strict=False)
        if cell.strip() and name in FIELDS
    }
    if any("\udc80" <= sign <= "\udcff" for sign in str(row.get("text", ""))):
        return Reject(record_no, f"row {record_no} is not UTF-8", "convert the file to UTF-8")
    if "authors" in row:
        row["authors"] = [name.strip() for name in str(row["authors"]).split(BETWEEN_NAMES)]
    return to_record({"text": "", **row}, record_no)


def holds_csv(content: bytes) -> bool:
    """Say whether a text is CSV: its first line names columns of articles, and no other words."""
    head = content[:1_000].split(b"\n", 1)[0].decode("utf-8-sig", "replace")
    names = names_in(head, delimiter(head))
    return len(names) > 1 and "text" in names and set(names) <= {*FIELDS}
