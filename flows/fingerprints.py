"""Fingerprints of the rules and of the annotator: they change with the files they cover."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

#: What the tokens of a text depend on, as patterns below the package.
ANNOTATION = (
    "transforms/annotator/*.py",
    "transforms/annotator/model/*",
    "transforms/articles/*.py",
    "transforms/lexicons/annotator.py",
    "transforms/lexicons/articles.py",
    "transforms/lexicons/base.py",
    "transforms/lexicons/entities.py",
    "transforms/lexicons/events.py",
    "transforms/lexicons/factuality.py",
    "transforms/lexicons/names.py",
    "transforms/lexicons/times.py",
    "transforms/table.py",
    "seeds/lexicons/annotator/*.csv",
    "seeds/lexicons/articles/*.csv",
    "seeds/lexicons/entities/name_links.csv",
    "seeds/lexicons/events/event_triggers.csv",
    "seeds/lexicons/events/trigger_uses.csv",
    "seeds/lexicons/names/name_clues.csv",
    "seeds/lexicons/names/word_classes.csv",
    "seeds/lexicons/times/months.csv",
)
#: What the rows of a batch depend on.
RULES = ("transforms/**/*", "seeds/lexicons/**/*.csv")
#: What lies among them and decides nothing; an installation lacks some of it.
NO_RULES = frozenset({"__pycache__", "train", "ruff.toml"})


@cache
def annotator_version(annotator: str) -> str:
    """Digest all that the tokens of a text depend on: while it stays, so do they."""
    return _digest(ANNOTATION, salt=annotator)[:16]


@cache
def pipeline_version() -> str:
    """Return the version of the package and a digest of its rules."""
    return f"{version('newsfacts')}+{_digest(RULES)[:8]}"


def covered(patterns: Iterable[str], package: Path) -> list[Path]:
    """List the files that some patterns cover, relative to the package and in order."""
    found = {
        file.relative_to(package)
        for pattern in patterns
        for file in package.glob(pattern)
        if file.is_file()
    }
    return sorted(file for file in found if not any(map(_is_no_rule, file.parts)))


def digest(patterns: Iterable[str], package: Path, salt: str = "") -> str:
    """Digest names and bytes of the files that some patterns cover, wherever the package lies."""
    total = hashlib.sha256(salt.encode())
    for file in covered(patterns, package):
        total.update(file.as_posix().encode())
        total.update((package / file).read_bytes())
    return total.hexdigest()


def _is_no_rule(name: str) -> bool:
    return name.startswith(".") or name in NO_RULES


def _digest(patterns: Iterable[str], salt: str = "") -> str:
    return digest(patterns, Path(str(files("newsfacts"))), salt)
