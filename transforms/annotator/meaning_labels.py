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
#: From a subject to the object that it is so related to; from a title to who bears it and to what
#: it is of; from the words for an agreement to who agrees. In the order of the weights.
TIES: Final = (
    "alias", "based_in", "located_in", "part_of", "operated_by", "led_by", "carries", "member_of",
    "owner_of", "produced_by", "party", "employer", "spouse", "family", "born_in", "age",
    "educated_at", "founder_of", "candidate_for", "resident_of", "HOLDER", "OFFICE", "AGREES",
)  # fmt: skip
ATTRIBUTIONS: Final = ("CONTENT", "SOURCE")
PARTICIPANTS: Final = ("ACTOR", "RECIPIENT", "OBJECT", "PLACE")
MENTION_KINDS: Final = ("pronoun", "name", "description")
