"""Plain text: one article per file, its metadata in a file `NAME.meta.json` beside it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsfacts.flows.sources.record import Record, Reject, to_record

SIDECAR = ".meta.json"


def read(path: Path, max_bytes: int) -> Iterator[Record | Reject]:
    """Read a text file as one record.

    Args:
        path: The file, UTF-8 with or without byte order mark.
        max_bytes: Size above which the file is no article.
    """
    size = path.stat().st_size
    if size > max_bytes:
        yield Reject(0, f"{size:,} bytes in one article", "split it, or raise max_record_bytes")
        return
    try:
        text = path.read_bytes().decode("utf-8-sig")
        given = sidecar(path.with_name(path.name.removesuffix(path.suffix) + SIDECAR))
    except UnicodeDecodeError as error:
        yield Reject(0, f"not UTF-8 at byte {error.start}", "convert the file to UTF-8")
    except json.JSONDecodeError as error:
        yield Reject(0, f"its {SIDECAR} file is not JSON: {error}", "mend it or remove it")
    else:
        yield to_record({**given, "text": text}, 0)


def sidecar(path: Path) -> dict[str, Any]:
    """Read the metadata beside a text; none if there is no such file.

    Raises:
        json.JSONDecodeError: The file is not a JSON object.
    """
    if not path.exists():
        return {}
    given = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(given, dict):
        message = "not an object"
        raise json.JSONDecodeError(message, "", 0)
    return given
