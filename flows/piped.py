"""Standard input: articles or a query."""

import codecs
import hashlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from newsfacts.warehouse.errors import WrongUseError

#: Folder of an output in which what is piped lies while it is read.
PIPED = ".piped"
#: How JSON and pages begin; a text may begin with a bracket, too.
JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\"])")
PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


@contextmanager
def kept(sources: Sequence[str], out: Path | None = None) -> Iterator[list[str]]:
    """Return the sources, with a file of what is piped in the place of `-`, while it is needed.

    The file is named by its content, so that the same text piped twice is the same source.

    Args:
        sources: Files and folders, and `-`.
        out: Folder of the output, which has the file; without it, a temporary folder.
    """
    if "-" not in sources:
        yield [*sources]
        return
    content = sys.stdin.buffer.read()
    name = f"stdin-{hashlib.sha256(content).hexdigest()[:12]}.{ending(content)}"
    with (
        nullcontext(out / PIPED) if out else TemporaryDirectory(prefix="newsfacts-") as folder,
        written(Path(folder, name), content) as file,
    ):
        yield [str(file) if source == "-" else source for source in sources]


@contextmanager
def written(file: Path, content: bytes) -> Iterator[Path]:
    """Have a file with some content, unless another command has it there already."""
    if file.exists():
        yield file
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.{os.getpid()}.part")
    unfinished.write_bytes(content)
    unfinished.replace(file)
    try:
        yield file
    finally:
        file.unlink(missing_ok=True)
        with suppress(OSError):  # another command has a file there
            file.parent.rmdir()


def ending(content: bytes) -> str:
    """Return the ending of the name of a file with this content."""
    from newsfacts.flows.sources.csv import holds_csv  # noqa: PLC0415 (a query needs no reader)

    plain = content.removeprefix(codecs.BOM_UTF8)
    if JSON.match(plain):
        return "jsonl"
    if PAGE.match(plain):
        return "html"
    return "csv" if holds_csv(content) else "txt"


def statement(given: str) -> str:
    """Return the SQL that is meant: as it is given, in a file, or on standard input.

    Raises:
        WrongUseError: It names a file that is not there.
    """
    if given == "-":
        return sys.stdin.read()
    if given.endswith(".sql"):
        if Path(given).is_file():
            return Path(given).read_text(encoding="utf-8")
        if len(given.split()) == 1:
            raise WrongUseError("no such file", given, "check the path")
    return given
