"""Settings that cannot be: the message says which, where it is set and what to give."""

from pathlib import Path

import pytest
import typer

from newsfacts.flows.messages import rows_of
from newsfacts.flows.options import read_settings


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("WORKERS", "zero", "setting workers (NEWSFACTS_WORKERS) is 'zero': give a whole number"),
        ("WORKERS", "0", "is '0': give a number from 1 on"),
        ("FETCH_DEADLINE", "0", "is '0': give a number above 0"),
        ("KEEP_RAW", "perhaps", "give true or false"),
        ("CONTACT", "a b", "give a mail address or a web page"),
        ("ANNOTATOR", "other", "give newsfacts, or spacy:"),
        ("WORKRS", "4", "no setting workrs (NEWSFACTS_WORKRS): did you mean workers?"),
        ("XYZZY", "4", "`newsfacts settings` lists all"),
    ],
)
def test_a_setting_in_the_environment_that_cannot_be_is_named(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    value: str,
    message: str,
) -> None:
    monkeypatch.setenv(f"NEWSFACTS_{variable}", value)
    with pytest.raises(typer.Exit) as ended:
        read_settings()

    assert ended.value.exit_code == 2
    assert message in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("workrs = 4", "no setting workrs (newsfacts.toml): did you mean workers?"),
        ("recheck = 4", "setting recheck (newsfacts.toml) is 4: give a list"),
        ("workers =", "newsfacts.toml is not TOML"),
    ],
)
def test_a_setting_in_the_file_that_cannot_be_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    line: str,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("newsfacts.toml").write_text(line, encoding="utf-8")
    with pytest.raises(typer.Exit):
        read_settings()

    assert message in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("table", "one", "two"),
    [
        ("articles", "1 article", "2 articles"),
        ("entities", "1 entity", "2 entities"),
        ("fetches", "1 fetch", "2 fetches"),
        ("event_participants", "1 event participant", "2 event participants"),
    ],
)
def test_rows_are_counted_in_words(table: str, one: str, two: str) -> None:
    assert (rows_of(table, 1), rows_of(table, 2)) == (one, two)
