"""Pages for people that were written into a lake: reports and reading views hold its texts."""

import re
from pathlib import Path

from newsfacts.warehouse.catalogue import NAME as CATALOGUE
from newsfacts.warehouse.place import CROISSANT as SHARED

#: What every page says of itself in its head.
OURS = re.compile(rb'<meta name="generator" content="newsfacts">')
#: Bytes of a page that its head lies in, before its style.
HEAD = 2_000


def without_reports(root: Path) -> list[str]:
    """Remove the pages that lie in a lake's folder, and name them.

    All go, and not only those with words of what is forgotten: their counts and lists of sources
    hold it, too, and a new report takes seconds.
    """
    removed = []
    for file in sorted(root.rglob("*.html")):
        if file.is_file() and not file.is_symlink() and own(root, file) and written_here(file):
            file.unlink()
            removed.append(file.relative_to(root).as_posix())
            if file.parent != root and not any(file.parent.iterdir()):
                file.parent.rmdir()
    return removed


def own(root: Path, file: Path) -> bool:
    """Tell whether a file is this lake's, and not that of a lake below it."""
    between = file.relative_to(root).parents
    return not any((root / folder / CATALOGUE).exists() for folder in [*between][:-1])


def written_here(file: Path) -> bool:
    """Tell whether a page is a report or reading view."""
    with file.open("rb") as opened:
        return bool(OURS.search(opened.read(HEAD)))


def packages(root: Path) -> list[str]:
    """Name the packages to share that lie in a lake's folder: they were made before."""
    shared = (file.parent for file in root.rglob(SHARED) if own(root, file))
    return sorted(folder.relative_to(root).as_posix() for folder in shared)
