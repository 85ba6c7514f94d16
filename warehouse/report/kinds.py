"""Kinds of facts: how each is named on a page, and the table that holds its rows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact on a page."""

    name: str
    plural: str
    table: str
    key: str
    #: Whether its marks show until someone asks for others.
    shown: bool = False


#: In the order of the keys 1 to 8.
KINDS = (
    Kind("event", "Events", "events", "event_id", shown=True),
    Kind("quote", "Quotes", "quotes", "quote_id", shown=True),
    Kind("agreement", "Agreements", "agreements", "agreement_id", shown=True),
    Kind("name", "Names", "mentions", "mention_id"),
    Kind("time", "Times", "times", "time_id"),
    Kind("quantity", "Figures", "quantities", "quantity_id"),
    Kind("role", "Roles", "roles", "role_id"),
    Kind("relation", "Relations", "relations", "relation_id"),
)
