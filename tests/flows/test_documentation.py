"""What the documentation shows: its commands, its questions, and the rows of the README."""

import json
import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from newsfacts.flows.cli import app
from newsfacts.flows.messages import OK
from newsfacts.warehouse.reader import Warehouse
from tests.flows.conftest import Done
from tests.flows.test_cli import newsfacts
from tests.flows.written import run

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text()
#: A command on a line of its own; what it quotes may go on over lines.
COMMAND = re.compile(r"^ *((?:[A-Z_]+=\S+ )*newsfacts (?:\"[^\"]*\"|[^\"\n])*)$", re.MULTILINE)
#: Of what is behind, the shell reads.
SHELL = {">", "|", "&&"}


def commands() -> dict[str, list[str]]:
    """Read the commands of all pages that are written by hand: their words by where they stand."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    found = {}
    for page in pages:
        for number, match in enumerate(COMMAND.findall(page.read_text())):
            words = shlex.split(match, comments=True)
            words = words[words.index("newsfacts") + 1 :]
            end = next((n for n, word in enumerate(words) if word in SHELL), None)
            if "$" not in match:  # the reader is to fill in something
                found[f"{page.name} {number}: {' '.join(words[:2])}"] = words[:end]
    return found


COMMANDS = commands()
QUERIES = {name: words for name, words in COMMANDS.items() if words[0] == "query"}


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_a_command_in_the_documentation_is_one(words: list[str]) -> None:
    command, rest = typer.main.get_command(app), [*words]
    while isinstance(command, TyperGroup):
        whole = command.make_context("newsfacts", [], resilient_parsing=True)
        _, found, rest = command.resolve_command(whole, rest)
        assert found
        command = found
    assert command.make_context("newsfacts", rest).params


@pytest.mark.parametrize("words", QUERIES.values(), ids=QUERIES)
def test_a_question_in_the_documentation_has_an_answer(
    words: list[str], seed_run: tuple[Path, Done]
) -> None:
    told = newsfacts(*words, "--out", seed_run[0])

    assert told.exit_code == OK, told.stderr


def test_the_question_in_the_readme_has_the_answer_that_is_printed(
    seed_run: tuple[Path, Done],
) -> None:
    words = next(words for name, words in QUERIES.items() if name.startswith("README"))
    printed = re.search(r"^    \[\{.*?\}\]$", README, re.MULTILINE | re.DOTALL)
    told = newsfacts(*words, "--out", seed_run[0])

    assert printed
    assert json.loads(told.stdout) == json.loads(re.sub(r"\s+", " ", printed[0]))


def test_the_text_in_the_readme_has_the_rows_that_are_shown(
    tmp_path: Path, prefect_server: str
) -> None:
    quoted = " ".join(re.findall(r"^> (.*)$", README, re.MULTILINE))
    text = quoted.replace("**", "").replace(" [...] ", "\n\n")  # what is left out
    header, _, *rows = re.findall(r"^\| (.*) \|$", README.split("\n\n    pip")[0], re.MULTILINE)
    columns = header.split(" | ")
    (tmp_path / "a.txt").write_text(text)
    run([str(tmp_path / "a.txt")], tmp_path / "out")
    told = Warehouse(tmp_path / "out").sql(f"SELECT {', '.join(columns)} FROM facts")  # noqa: S608
    facts = [["" if value is None else str(value) for value in row] for row in told.rows()]

    for row in rows:
        assert [cell.strip() for cell in row.split(" |")] in facts
