"""Paths that are given on the command line, looked at before anything is started or written."""

from collections.abc import Iterable
from pathlib import Path

from newsfacts.flows.messages import usage
from newsfacts.flows.sources.walk import name_of
from newsfacts.warehouse import sweeping
from newsfacts.warehouse.load import NAME


def check_sources(sources: Iterable[str]) -> None:
    """Leave with one line where a source is no file or folder."""
    for source in sources:
        if "://" in source:
            usage(f"{source} is an address: newsfacts reads files and folders, download it first")
        path = Path(source)
        if not path.exists() and not path.is_symlink():
            usage(f"{name_of(source)}: no such file or folder: check the path")


def check_lake(root: Path) -> None:
    """Leave with one line where a folder holds no articles."""
    there = root.is_dir() and (sweeping.present(root) or (root / NAME).exists())
    if not there:
        usage(f"no articles in {root}: check --out, or run `newsfacts run SOURCE... --out {root}`")
