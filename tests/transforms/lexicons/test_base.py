from importlib.resources import files
from pathlib import Path

import polars as pl
import pytest

from newsfacts.transforms.lexicons.base import Lexicon, alternation, lexicons, place, read


@pytest.mark.parametrize("schema", lexicons(), ids=lambda schema: schema.table_name())
def test_every_lexicon_has_rows_and_describes_its_columns(schema: type[Lexicon]) -> None:
    assert read(schema).height > 0
    assert all(schema.comments().values())


@pytest.mark.parametrize("schema", lexicons(), ids=lambda schema: schema.table_name())
def test_every_lexicon_keeps_its_schema(schema: type[Lexicon]) -> None:
    assert schema.validate(read(schema)).equals(read(schema))


def test_every_lexicon_file_has_a_class() -> None:
    top = Path(str(files("newsfacts.seeds"))) / "lexicons"
    found = {file.relative_to(top).as_posix() for file in top.glob("*/*.csv")}

    assert found == {place(schema) for schema in lexicons()}


def test_alternation_prefers_the_longest_word() -> None:
    text = pl.Series(["week", "weekend"])
    assert text.str.extract(f"({alternation(['week', 'weekend'])})").to_list() == text.to_list()


def test_alternation_escapes_words() -> None:
    assert pl.Series(["U.S.", "UxSx"]).str.contains(alternation(["U.S."])).to_list() == [
        True,
        False,
    ]
