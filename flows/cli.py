"""The command line: each command calls one function."""

from typing import Annotated

import typer
from typer.core import TyperGroup

from newsfacts.flows import cli_forget, cli_pipeline, cli_serve, cli_sources, cli_stored
from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.messages import OK
from newsfacts.flows.settings_shown import show_settings
from newsfacts.flows.sharing import share
from newsfacts.flows.showing import report, view

#: The commands in the order of `newsfacts --help`.
ORDER = (
    "run",
    "query",
    "view",
    "report",
    "sources",
    "serve",
    "derive",
    "load",
    "share",
    "verify",
    "doctor",
    "settings",
    "forget",
)


class InOrder(TyperGroup):
    """Commands in an order of their own: Typer lists groups last."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """List what is used most first."""
        return sorted(super().list_commands(ctx), key=ORDER.index)


app = typer.Typer(
    cls=InOrder,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_show_locals=False,
    rich_markup_mode="markdown",
)
app.add_typer(cli_sources.app, name="sources")
app.command()(cli_forget.forget)


def show_version(wanted: bool) -> None:  # noqa: FBT001 (typer calls it with the option's value)
    """Print the version of the package and of its rules."""
    if wanted:
        typer.echo(f"newsfacts {pipeline_version()}")
        raise typer.Exit(OK)


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", callback=show_version, is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Turn news articles into tables of facts, each row pointing at the words it came from.

    Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some inputs were rejected.
    """


app.command()(cli_pipeline.run)
app.command()(cli_pipeline.derive)
app.command()(cli_pipeline.load)
app.command()(cli_stored.query)
app.command()(cli_stored.verify)
app.command()(cli_pipeline.doctor)
app.command()(cli_serve.serve)
app.command()(view)
app.command()(report)
app.command()(share)
app.command("settings")(show_settings)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
