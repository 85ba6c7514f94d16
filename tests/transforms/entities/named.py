"""Names of a frozen text, for tests of entities."""

from newsfacts.transforms.entities.mentions import Mentions
from tests.parses import facts


def meant(text: str) -> dict[str, set[object]]:
    found: dict[str, set[object]] = {}
    for row in facts(Mentions, text):
        found.setdefault(str(row["text"]), set()).add(row["entity_id"])
    return found


def typed(text: str) -> dict[str, str]:
    named = [row for row in facts(Mentions, text) if row["kind"] == "name"]
    return {str(row["text"]): str(row["entity_type"]) for row in named}
