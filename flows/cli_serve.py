"""The command that runs the pipeline on a schedule, `serve`."""

from typing import Annotated

import typer

from newsfacts.flows.errors import foreseen
from newsfacts.flows.messages import usage
from newsfacts.flows.options import (
    BatchSize,
    Debug,
    FollowSymlinks,
    Out,
    Sources,
    Verbose,
    WithTokens,
    Workers,
    read_settings,
)


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
