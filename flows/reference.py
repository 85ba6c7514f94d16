"""The CLI reference: every command and option, rendered from the commands themselves.

python -m newsfacts.flows.reference        writes docs/cli.md
"""

import re
from pathlib import Path

import typer.main
from typer.testing import CliRunner

from newsfacts.flows.cli import app

FILE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"

COMMAND = "python -m newsfacts.flows.reference"
TOP = f"# Command line reference\n\nGenerated from the commands by `{COMMAND}`.\n"


def render() -> str:
    """Write the help of every command as Markdown."""
    commands = [[], *([name] for name in typer.main.get_command(app).commands)]  # type: ignore[attr-defined]
    return "\n".join([TOP, *(section(command) for command in commands)])


def section(command: list[str]) -> str:
    """Show the help of one command as a terminal of 90 columns without colours does."""
    environment = {"COLUMNS": "90", "NO_COLOR": "1", "TERM": "dumb", "TERMINAL_WIDTH": "90"}
    shown = CliRunner().invoke(
        app, [*command, "--help"], env=environment, prog_name="newsfacts", color=False
    )
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown.stdout)
    body = "\n".join(line.rstrip() for line in plain.strip("\n").splitlines())
    return f"## {' '.join(['newsfacts', *command])}\n\n```text\n{body.strip()}\n```\n"


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(render(), encoding="utf-8")
