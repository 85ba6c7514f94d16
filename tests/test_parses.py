"""Frozen parses: what a test may ask of them."""

from pathlib import Path

import pytest

from newsfacts.transforms.events.events import Events
from tests.parses import COMMAND, PACKAGES, asked, conllu, facts, frozen, read

PARSED = "Russian forces attacked Ukraine on Monday."


def test_a_text_without_a_parse_names_the_command_that_makes_it() -> None:
    with pytest.raises(LookupError, match=COMMAND):
        facts(Events, "Nobody has parsed this sentence.")


def test_a_parse_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("parses") / "parses.conllu"
    file.write_text(f"# newdoc\n{conllu(PARSED, frozen(PARSED))}")

    assert list(read(file)) == [PARSED]
    assert frozen(PARSED)["head_no"].to_list() == [1, 2, None, 2, 5, 2, 2]


def test_texts_are_found_in_tests_that_reach_parses_through_a_helper(tmp_path: Path) -> None:
    (tmp_path / "test_helped.py").write_text(
        f'from tests.transforms.relations.related import related\nTEXTS = ["{PARSED}", "too short"]'
    )
    (tmp_path / "test_other.py").write_text('TEXT = "No parse is asked for here."')

    assert asked(tmp_path) == [PARSED]


@pytest.mark.parametrize("package", [*PACKAGES.glob("*/")], ids=lambda package: package.name)
def test_every_text_that_a_test_asks_for_has_a_parse(package: Path) -> None:
    assert set(asked(package)) <= set(read(package / "parses.conllu"))
