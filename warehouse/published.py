"""Published: which state of the lake the warehouse shows, so that it is not built again."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import cast

from newsfacts.warehouse import catalogue, checked, lake
from newsfacts.warehouse.atomic_files import write_text

#: Where it is remembered what was published.
NAME = ".shown.json"


def state(root: Path, rules: str, *, with_tokens: bool) -> str:
    """Digest all that a warehouse is made of: batches, inputs, what was fetched, and the rules.

    The log of runs is not among it: runs that found nothing new are published with the next batch.

    Args:
        root: Folder of the lake.
        rules: Version of what builds it.
        with_tokens: Whether it holds the tokens.
    """
    files = catalogue.read(root).files
    kept = {name: files[name][-1] for name in checked.KEPT if name in files}
    batches = [asdict(manifest) for manifest in lake.manifests(root)]
    whole = json.dumps([rules, with_tokens, kept, batches], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def note(root: Path, published: str, counts: dict[str, int]) -> None:
    """Remember the state that was published, and the rows of each table."""
    shown = {"format": catalogue.FORMAT, "state": published, "counts": counts}
    write_text(root / NAME, catalogue.sealed(shown))


def counts(root: Path, now: str) -> dict[str, int] | None:
    """Return the rows of each table of the warehouse, if it shows the lake as it is now.

    Args:
        root: Folder of the lake.
        now: The lake's state.

    Returns:
        None where the lake has changed, or a published file is not as it was written.
    """
    try:
        found = catalogue.opened((root / NAME).read_bytes(), root / NAME) or {}
    except OSError:
        return None
    rows = cast("dict[str, int] | None", found.get("counts"))
    paths = [path for path in catalogue.read(root).files if path not in checked.KEPT]
    if found.get("state") != now or not paths:
        return None
    return None if [*checked.of_files(root, paths, {}, {})] else rows
