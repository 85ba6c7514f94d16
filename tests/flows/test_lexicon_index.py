"""The index of the lexicons lists what is there."""

from newsfacts.flows import lexicon_index
from newsfacts.transforms.lexicons.base import lexicons


def test_the_index_is_current() -> None:
    assert lexicon_index.FILE.read_text() == lexicon_index.render(), f"run: {lexicon_index.COMMAND}"


def test_every_lexicon_states_its_source_and_licence() -> None:
    assert all(schema.source and schema.licence for schema in lexicons())
