"""Place: where the warehouse of a lake is, and how a package to share is told from a lake."""

from pathlib import Path

NAME = "warehouse.duckdb"
#: What a package to share has, and no lake.
CROISSANT = "croissant.json"


def is_package(root: Path) -> bool:
    """Say whether a folder is a package to share: its warehouse is made of no lake."""
    return (root / CROISSANT).exists() and not (root / "manifests").exists()
