import polars as pl
import pytest

from newsfacts.transforms.lexicons.base import Lexicon, alternation, read


def lexicons() -> list[type[Lexicon]]:
    return sorted(Lexicon.__subclasses__(), key=lambda schema: schema.table_name())


@pytest.mark.parametrize("schema", lexicons(), ids=lambda schema: schema.table_name())
def test_every_lexicon_has_rows_and_describes_its_columns(schema: type[Lexicon]) -> None:
    assert read(schema).height > 0
    assert all(schema.comments().values())


def test_alternation_prefers_the_longest_word() -> None:
    text = pl.Series(["week", "weekend"])
    assert text.str.extract(f"({alternation(['week', 'weekend'])})").to_list() == text.to_list()


def test_alternation_takes_words_literally() -> None:
    assert pl.Series(["U.S.", "UxSx"]).str.contains(alternation(["U.S."])).to_list() == [
        True,
        False,
    ]
