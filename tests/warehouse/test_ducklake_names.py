"""Names of catalogues of DuckLake, and an extension that is missing."""

import duckdb
import pytest

from newsfacts.warehouse import ducklake_connection
from newsfacts.warehouse.ducklake_connection import DuckLakeError, kind_of, shown
from newsfacts.warehouse.errors import WrongUseError

pytestmark = pytest.mark.model


@pytest.mark.parametrize("name", ["ducklake:mysql:a", "sqlite:a", "ducklake:", ""])
def test_another_name_is_wrong_usage(name: str) -> None:
    with pytest.raises(WrongUseError, match="ducklake:sqlite:PATH"):
        kind_of(name)


@pytest.mark.parametrize(
    "name",
    ["ducklake:postgres:host=a password=secret", "ducklake:postgres:postgres://b:secret@a/c"],
)
def test_no_password_is_shown(name: str) -> None:
    assert "secret" not in shown(name)
    assert "***" in shown(name)


def test_a_missing_extension_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ducklake_connection, "find_spec", lambda _: None)
    with (
        duckdb.connect(config=ducklake_connection.OFFLINE) as con,
        pytest.raises(DuckLakeError, match=r"newsfacts\[ducklake\]"),
    ):
        ducklake_connection.load_extension(con, "ducklake_that_nobody_has")
