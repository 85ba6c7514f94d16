"""The relations of a text, as triples."""

from newsfacts.transforms.relations.relations import Relations
from tests.parses import facts


def related(text: str) -> set[tuple[object, ...]]:
    return {
        (r["subject_id"], str(r["predicate"]), r["object_id"] or r["object_text"])
        for r in facts(Relations, text)
    }
