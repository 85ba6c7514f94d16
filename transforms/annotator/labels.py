"""Labels of names: BIO tags over the types that the annotator distinguishes."""

from collections.abc import Iterable
from typing import Final

NAME_TYPES: Final = (
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART",
)  # fmt: skip
NAME_TAGS: Final = ("O", *(f"{part}-{kind}" for kind in NAME_TYPES for part in "BI"))
OUTSIDE: Final = 1
ANYTHING: Final = (1 << len(NAME_TAGS)) - 1


def tag_mask(part: str, kinds: Iterable[str]) -> int:
    """Give the set of tags `part` (B or I) of any of the types, as a bit mask over NAME_TAGS."""
    return sum(1 << NAME_TAGS.index(f"{part}-{kind}") for kind in kinds)
