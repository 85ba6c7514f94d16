"""The commands that read what is stored: `query` and `verify`."""

from typing import Annotated

import typer

from newsfacts.flows.errors import foreseen
from newsfacts.flows.options import Format, Out, folder, read_settings


def query(
    sql: Annotated[
        str,
        typer.Argument(help="One SQL statement; a file that ends in .sql; - for standard input."),
    ],
    out: Out = None,
    output: Annotated[
        Format, typer.Option("--format", "-f", help="How to write the answer.")
    ] = Format.table,
    raw: Annotated[
        bool,
        typer.Option("--raw", help="Leave cells of CSV that begin like a formula as they are."),
    ] = False,
) -> None:
    """Ask the warehouse, read-only; the answer goes to standard output.

    Examples:

    - `newsfacts query "SELECT earliest, text FROM times ORDER BY earliest"`
    - `newsfacts query "FROM timeline" --format csv > timeline.csv`
    """
    from newsfacts.flows.output import write  # noqa: PLC0415
    from newsfacts.flows.piped import statement  # noqa: PLC0415
    from newsfacts.warehouse.query import query as ask  # noqa: PLC0415

    foreseen(lambda: write(ask(folder(out), statement(sql)), output, raw=raw))


def verify(out: Out = None) -> None:
    """Check every file against the catalogue, and that every row points at its words.

    Example:

    - `newsfacts verify --out news`
    """
    from newsfacts.flows.soundness import tell  # noqa: PLC0415

    foreseen(lambda: tell(read_settings(out=out).out))
