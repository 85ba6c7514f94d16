"""Frozen parses: what a test may ask of them."""

import pytest

from newsfacts.transforms.events.events import Events
from tests.parses import COMMAND, conllu, facts, frozen, read

PARSED = "Russian forces attacked Ukraine on Monday."


def test_a_text_without_a_parse_names_the_command_that_makes_it() -> None:
    with pytest.raises(LookupError, match=COMMAND):
        facts(Events, "Nobody has parsed this sentence.")


def test_a_parse_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("parses") / "parses.conllu"
    file.write_text(f"# newdoc\n{conllu(PARSED, frozen(PARSED))}")

    assert list(read(file)) == [PARSED]
    assert frozen(PARSED)["head_no"].to_list() == [1, 2, None, 2, 5, 2, 2]
