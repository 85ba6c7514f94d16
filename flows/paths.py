"""Paths on the command line, checked before anything is started or written."""

from collections.abc import Iterable
from pathlib import Path

from newsfacts.flows.feeds.source import SourceListError
from newsfacts.flows.messages import usage
from newsfacts.flows.sources.walk import name_of
from newsfacts.flows.watching.following import parted
from newsfacts.warehouse import sweeping
from newsfacts.warehouse.place import NAME, is_package


def check_sources(sources: Iterable[str]) -> None:
    """Leave with one line where a source is no file, folder, list of sources or address."""
    try:
        files, _ = parted(sources)
    except SourceListError as error:
        usage(str(error))
    for source in files:
        path = Path(source)
        if not path.exists() and not path.is_symlink():
            usage(f"{name_of(source)}: no such file or folder: check the path")


def check_lake(root: Path) -> None:
    """Leave with one line where a folder holds no articles."""
    if is_package(root):
        advice = "name the folder that it was shared from"
        usage(f"{root}: a package to share, which holds no articles: {advice}")
    there = root.is_dir() and (sweeping.present(root) or (root / NAME).exists())
    if not there:
        usage(f"no articles in {root}: check --out, or run `newsfacts run SOURCE... --out {root}`")
