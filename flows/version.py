"""The version of the rules: it changes whenever a rule, a word list or the model does."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from transforms.lexicon import Lexicon

#: What the rows of a batch depend on: package, and the files in it.
RULES = {"transforms": "**/*", "seeds": "lexicons/*.csv"}


@cache
def annotator_version(annotator: str) -> str:
    """Give a digest of all that the tokens of a text depend on: while it stays, so do they."""
    digest = hashlib.sha256(annotator.encode())
    words = {
        f"{schema.table_name()}.csv"
        for schema in Lexicon.__subclasses__()
        if schema.__module__.startswith("transforms.annotator")
    }
    for package, pattern in RULES.items():
        top = Path(str(files(package)))
        for file in sorted(top.glob(pattern)):
            inside = "annotator" in file.parts or file.name in {*words, "paragraphs.py"}
            if inside and file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


@cache
def pipeline_version() -> str:
    """Give the version of the package and a digest of its rules."""
    digest = hashlib.sha256()
    for package, pattern in RULES.items():
        top = Path(str(files(package)))
        for file in sorted(top.glob(pattern)):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(top).as_posix().encode())
                digest.update(file.read_bytes())
    return f"{version('newsfacts')}+{digest.hexdigest()[:8]}"
