"""The command line: each command calls one function."""

from typing import TYPE_CHECKING, Annotated

import typer

from newsfacts.flows import cli_forget, cli_sources
from newsfacts.flows.errors import attempt, foreseen
from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.messages import OK, conclude, usage
from newsfacts.flows.options import (
    BatchSize,
    Debug,
    FollowSymlinks,
    Format,
    Out,
    Sources,
    Verbose,
    WithTokens,
    Workers,
    folder,
    read_settings,
)
from newsfacts.flows.piped import kept
from newsfacts.flows.settings_shown import show_settings
from newsfacts.flows.sharing import share
from newsfacts.flows.showing import report, view

if TYPE_CHECKING:
    from newsfacts.flows.summary import Summary

app = typer.Typer(
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


@app.command()
def run(
    sources: Sources,
    out: Out = None,
    batch_size: BatchSize = None,
    workers: Workers = None,
    with_tokens: WithTokens = None,
    follow_symlinks: FollowSymlinks = None,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Read articles, extract their facts and publish the warehouse.

    Articles that are already there are left as they are.

    Examples:

    - `newsfacts run seeds/articles`
    - `newsfacts run today.jsonl.gz archive/ --out news --workers 2`
    - `newsfacts run https://example.org/feed.xml --out news`
    - `newsfacts run sources.toml --out news`
    - `curl https://example.org/today.jsonl | newsfacts run - --out news`
    """
    settings = read_settings(
        out=out,
        batch_size=batch_size,
        workers=workers,
        with_tokens=with_tokens,
        follow_symlinks=follow_symlinks,
    )

    from newsfacts.flows.paths import check_sources  # noqa: PLC0415 (what it imports takes time)

    check_sources([source for source in sources if source != "-"])

    def work() -> "Summary":
        from newsfacts.flows.pipeline import pipeline  # noqa: PLC0415 (Prefect starts when it is needed)

        return pipeline(given, settings)

    with kept(sources) as given:
        summary = attempt(work, settings, verbose=verbose, debug=debug)
    conclude(summary, settings.out)


@app.command()
def derive(
    out: Out = None,
    workers: Workers = None,
    with_tokens: WithTokens = None,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Extract the facts again from the stored texts, and publish; sources are not read.

    Use it when rules or word lists have changed.

    Example:

    - `newsfacts derive --out news`
    """
    settings = read_settings(out=out, workers=workers, with_tokens=with_tokens)
    from newsfacts.flows.paths import check_lake  # noqa: PLC0415

    check_lake(settings.out)

    def work() -> "Summary":
        from newsfacts.flows.pipeline import rederive  # noqa: PLC0415

        return rederive(settings)

    conclude(attempt(work, settings, verbose=verbose, debug=debug), settings.out)


@app.command()
def load(
    out: Out = None,
    with_tokens: WithTokens = None,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Build the warehouse again from the Parquet files.

    Example:

    - `newsfacts load --out news --with-tokens`
    """
    settings = read_settings(out=out, with_tokens=with_tokens)
    from newsfacts.flows.paths import check_lake  # noqa: PLC0415

    check_lake(settings.out)

    def work() -> "Summary":
        from newsfacts.flows.pipeline import reload  # noqa: PLC0415

        return reload(settings)

    conclude(attempt(work, settings, verbose=verbose, debug=debug), settings.out)


@app.command()
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


@app.command()
def verify(out: Out = None) -> None:
    """Check every file against the catalogue, and that every row points at its words.

    Example:

    - `newsfacts verify --out news`
    """
    from newsfacts.flows.soundness import tell  # noqa: PLC0415

    foreseen(lambda: tell(read_settings(out=out).out))


@app.command()
def doctor(
    out: Out = None,
    with_tokens: WithTokens = None,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Look at every file, make again what is damaged, and say what was done.

    Facts are made again from the stored texts, and texts that are lost are read again from their
    sources. What cannot be made again is set aside and named; nothing is deleted.

    Example:

    - `newsfacts doctor --out news`
    """
    settings = read_settings(out=out, with_tokens=with_tokens)
    from newsfacts.flows.paths import check_lake  # noqa: PLC0415

    check_lake(settings.out)

    def work() -> "Summary":
        from newsfacts.flows.pipeline import doctor as heal  # noqa: PLC0415

        return heal(settings)

    conclude(attempt(work, settings, verbose=verbose, debug=debug), settings.out)


@app.command()
def serve(
    sources: Sources,
    every: Annotated[
        str | None, typer.Option(help="Time between two runs: 90s, 15m, 2h, 1d.")
    ] = None,
    cron: Annotated[str | None, typer.Option(help='Cron schedule in UTC: "0 6 * * *".')] = None,
    out: Out = None,
    batch_size: BatchSize = None,
    workers: Workers = None,
    with_tokens: WithTokens = None,
    follow_symlinks: FollowSymlinks = None,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Run the pipeline on a schedule, one run at a time, until stopped with Ctrl-C.

    Uses the server that PREFECT_API_URL names, else starts one of its own.

    Examples:

    - `newsfacts serve inbox/ --every 15m`
    - `newsfacts serve inbox/ --cron "0 6 * * *" --out news`
    """
    settings = read_settings(
        out=out,
        batch_size=batch_size,
        workers=workers,
        with_tokens=with_tokens,
        follow_symlinks=follow_symlinks,
    )
    if (every is None) == (cron is None):
        usage("give either --every or --cron")
    from newsfacts.flows import prefect_env  # noqa: PLC0415
    from newsfacts.flows.paths import check_sources  # noqa: PLC0415

    check_sources(sources)
    prefect_env.prepare(verbose=verbose or debug, lasting=True, home=settings.out)
    from newsfacts.flows.schedule import serve_pipeline  # noqa: PLC0415

    foreseen(lambda: serve_pipeline(sources, settings, every=every, cron=cron), debug=debug)


app.command()(view)
app.command()(report)
app.command()(share)
app.command("settings")(show_settings)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
