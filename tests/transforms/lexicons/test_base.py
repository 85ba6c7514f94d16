import importlib
import pkgutil
from importlib.resources import files

import polars as pl
import pytest

from newsfacts.transforms import lexicons as package
from newsfacts.transforms.lexicons.base import Lexicon, alternation, read


def lexicons() -> list[type[Lexicon]]:
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return sorted(Lexicon.__subclasses__(), key=lambda schema: schema.table_name())


@pytest.mark.parametrize("schema", lexicons(), ids=lambda schema: schema.table_name())
def test_every_lexicon_has_rows_and_describes_its_columns(schema: type[Lexicon]) -> None:
    assert read(schema).height > 0
    assert all(schema.comments().values())


def test_every_lexicon_file_has_a_class() -> None:
    found = {
        file.name
        for folder in (files("newsfacts.seeds") / "lexicons").iterdir()
        if folder.is_dir()
        for file in folder.iterdir()
    }
    assert found == {f"{schema.table_name()}.csv" for schema in lexicons()}


def test_alternation_prefers_the_longest_word() -> None:
    text = pl.Series(["week", "weekend"])
    assert text.str.extract(f"({alternation(['week', 'weekend'])})").to_list() == text.to_list()


def test_alternation_escapes_words() -> None:
    assert pl.Series(["U.S.", "UxSx"]).str.contains(alternation(["U.S."])).to_list() == [
        True,
        False,
    ]
