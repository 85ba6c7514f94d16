"""What the corpora say of meaning, as numbers and bit masks."""

from typing import Final

from newsfacts.transforms.annotator.meaning_labels import (
    ATTRIBUTIONS,
    EVENT_TYPES,
    PARTICIPANTS,
    ROLES,
    TIES,
)

UNTOLD: Final = -100  # what a source does not say
NO_EVENT: Final = 1  # bit masks of event types: the lowest bit is "none", bit n + 1 type n

#: Labels of arcs, by the layer of texts that holds them.
ARCS: Final = {
    "roles": ROLES,
    "participants": PARTICIPANTS,
    "attributions": ATTRIBUTIONS,
    "ties": TIES,
}


def role(label: str) -> str | None:
    """Give the role that a PropBank label stands for, continuations and relatives joined to it."""
    name = label.removeprefix("R-").removeprefix("C-").removeprefix("ARGM-").removesuffix("-DSP")
    return name if name in ROLES else None


def event_mask(types: list[str]) -> int:
    """Give the set of types as a bit mask."""
    return sum(1 << (EVENT_TYPES.index(kind) + 1) for kind in set(types))
