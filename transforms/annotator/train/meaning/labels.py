"""Labels of meaning: roles of arguments, types of events, statuses, kinds of arcs and mentions."""

from typing import Final

ROLES: Final = (
    "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "TMP", "LOC", "MOD", "NEG", "ADV", "MNR", "DIS", "EXT",
    "PRP", "CAU", "DIR", "PRD", "GOL", "COM", "ADJ", "PRR", "LVB", "CXN",
)  # fmt: skip
EVENT_TYPES: Final = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "LAUNCH", "LAND",
    "DOCK", "DEORBIT", "REDUCE", "INCREASE", "ACQUIRE", "SELL", "INVEST", "HIRE", "DISMISS",
    "INFECT", "VACCINATE", "TREAT", "DIE", "ELECT", "APPOINT", "LEGISLATE",
)  # fmt: skip
STATUSES: Final = ("actual", "planned", "possible", "negated")
ATTRIBUTIONS: Final = ("CONTENT", "SOURCE")
PARTICIPANTS: Final = ("ACTOR", "RECIPIENT", "OBJECT", "PLACE")
MENTION_KINDS: Final = ("pronoun", "name", "description")

UNTOLD: Final = -100  # what a source does not say
NO_EVENT: Final = 1  # bit masks of event types: the lowest bit is "none", bit n + 1 type n


def role(label: str) -> str | None:
    """Give the role that a PropBank label stands for, continuations and relatives joined to it."""
    name = label.removeprefix("R-").removeprefix("C-").removeprefix("ARGM-").removesuffix("-DSP")
    return name if name in ROLES else None


def event_mask(types: list[str]) -> int:
    """Give the set of types as a bit mask."""
    return sum(1 << (EVENT_TYPES.index(kind) + 1) for kind in set(types))
