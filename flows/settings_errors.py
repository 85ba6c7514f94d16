"""Errors of settings in plain words: which value, where it is set, and what to give."""

import os
import tomllib
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError

PREFIX = "NEWSFACTS_"
#: What to give, by the kind of error that pydantic finds; {} holds its bounds.
WANTED = {
    "bool": "give true or false",
    "float": "give a number",
    "greater_than": "give a number above {gt:g}",
    "greater_than_equal": "give a number from {ge:g} on",
    "int": "give a whole number",
    "path": "give the path of a folder",
    "tuple": "give a list",
}
#: What to give where a pattern is not met.
PATTERNS = {
    "annotator": "give newsfacts, or spacy: and the name of a pipeline",
    "contact": "give a mail address or a web page, without blanks",
}


def in_words(error: "ValidationError", names: Collection[str], file: str) -> str:
    """Describe the first error.

    Args:
        error: What pydantic found.
        names: The settings that there are.
        file: Name of the file of settings.
    """
    first = error.errors()[0]
    name = str(first["loc"][0])
    if first["type"] == "extra_forbidden":
        return unknown(name, file, names)
    return f"setting {name}{origin(name, file)} is {first['input']!r}: {wanted(name, first)}"


def wanted(name: str, error: Mapping[str, object]) -> str:
    """Say what to give instead."""
    kind = str(error["type"])
    if kind == "string_pattern_mismatch" and name in PATTERNS:
        return PATTERNS[name]
    known = WANTED.get(kind) or WANTED.get(kind.partition("_")[0])
    bounds = error.get("ctx")
    return (
        known.format_map(bounds if isinstance(bounds, dict) else {}) if known else str(error["msg"])
    )


def origin(name: str, file: str) -> str:
    """Say where the value comes from, when it is not the command line."""
    variable = f"{PREFIX}{name.upper()}"
    if variable in os.environ:
        return f" ({variable})"
    return f" ({file})" if name in written(file) else ""


def written(file: str) -> Mapping[str, object]:
    """Read the settings that the file gives; none where there is no file."""
    path = Path(file)
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def unknown(name: str, where: str, names: Collection[str]) -> str:
    """Say that there is no such setting, and which one may be meant."""
    meant = get_close_matches(name, names, n=1)
    advice = f"did you mean {meant[0]}?" if meant else "`newsfacts settings` lists all"
    return f"no setting {name} ({where}): {advice}"


def unknown_variables(names: Collection[str]) -> list[str]:
    """Name variables of the environment that look like a setting and are none."""
    return [
        unknown(variable.removeprefix(PREFIX).lower(), variable, names)
        for variable in sorted(os.environ)
        if variable.startswith(PREFIX) and variable.removeprefix(PREFIX).lower() not in names
    ]
