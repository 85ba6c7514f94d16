"""Roles of frozen parses, as tests compare them."""

from newsfacts.transforms.roles.roles import Roles
from tests.parses import facts


def held(text: str) -> list[tuple[object, ...]]:
    """Give holder, title, organisation and status of each role in a text."""
    return [
        (r["person_id"], r["title"], r["organization_id"], str(r["status"]))
        for r in facts(Roles, text)
    ]
