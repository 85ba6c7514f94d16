"""The CLI reference: every command and option, rendered by typer from the commands themselves.

python -m newsfacts.flows.reference        writes docs/cli.md
"""

from pathlib import Path

import typer
import typer.main
from typer.cli import get_docs_for_click

from newsfacts.flows.cli import app

FILE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
COMMAND = "python -m newsfacts.flows.reference"
TOP = f"""# Command line reference

Generated from the commands by `{COMMAND}`.

"""


def render() -> str:
    """Write the reference as Markdown."""
    command = typer.main.get_command(app)
    context = typer.Context(command, info_name="newsfacts")
    return TOP + get_docs_for_click(obj=command, ctx=context, name="newsfacts")


if __name__ == "__main__":
    FILE.write_text(render(), encoding="utf-8")
