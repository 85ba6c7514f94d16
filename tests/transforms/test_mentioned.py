"""Every entity that a fact names is mentioned in its article: else no key leads to it."""

import pytest

from newsfacts.transforms.entities.mentions import Mentions
from newsfacts.transforms.events.events import Events
from newsfacts.transforms.participants.event_participants import EventParticipants
from newsfacts.transforms.quantities.quantities import Quantities
from newsfacts.transforms.quotes.quotes import Quotes
from newsfacts.transforms.relations.relations import Relations
from newsfacts.transforms.roles.roles import Roles
from newsfacts.transforms.table import Table
from tests.parses import batch

NAMING: list[tuple[type[Table], str]] = [
    (Roles, "person_id"),
    (Roles, "organization_id"),
    (Relations, "subject_id"),
    (Relations, "object_id"),
    (EventParticipants, "entity_id"),
    (Events, "location_id"),
    (Quotes, "speaker_id"),
    (Quantities, "holder_id"),
]


@pytest.mark.parametrize(("schema", "column"), NAMING)
def test_what_a_fact_names_is_mentioned(schema: type[Table], column: str) -> None:
    built, _ = batch()
    named = built[schema].select("article_id", entity_id=column).drop_nulls()
    mentioned = built[Mentions].select("article_id", "entity_id")

    assert named.join(mentioned, on=["article_id", "entity_id"], how="anti").rows() == []
