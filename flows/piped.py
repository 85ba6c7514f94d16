"""Standard input: articles or a query."""

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def kept(sources: Sequence[str]) -> Iterator[list[str]]:
    """Return the sources, with a file of what is piped in the place of `-`, while it is needed.

    The file is named by its content, so that the same text piped twice is the same source.
    """
    if "-" not in sources:
        yield [*sources]
        return
    from newsfacts.flows.sources.csv import holds_csv  # noqa: PLC0415 (a query needs no reader)

    content = sys.stdin.buffer.read()
    ending = "jsonl" if holds_json(content) else "csv" if holds_csv(content) else "txt"
    name = f"stdin-{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
    with tempfile.TemporaryDirectory(prefix="newsfacts-") as folder:
        file = Path(folder, name)
        file.write_bytes(content)
        yield [str(file) if source == "-" else source for source in sources]


def holds_json(content: bytes) -> bool:
    """Return whether a text is JSON lines: its first line is a JSON object."""
    first = content.lstrip().split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except ValueError:
        return False


def statement(given: str) -> str:
    """Return the SQL that is meant: as it is given, in a file, or on standard input."""
    if given == "-":
        return sys.stdin.read()
    if given.endswith(".sql") and Path(given).is_file():
        return Path(given).read_text(encoding="utf-8")
    return given
